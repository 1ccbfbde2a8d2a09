"""Light or dark and the text size, as they are kept in the settings of this laptop."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.tokens import Scheme
from app.views.theme import Theme, apply_theme

THEME_KEY, SIZE_KEY = "theme", "text_size"
THEMES = (("system", "Som computeren"), ("light", "Lyst"), ("dark", "Mørkt"))
SIZES = tuple((str(size), f"{size} %") for size in (100, 110, 125, 150, 175, 200))


def theme_from(settings: Mapping[str, str], *, dark_system: bool) -> Theme:
    """Return the theme the settings ask for; words that are not known mean as the computer, at 100 %."""
    chosen = settings.get(THEME_KEY, "system")
    scheme: Scheme = "dark" if chosen == "dark" or (chosen != "light" and dark_system) else "light"
    size = settings.get(SIZE_KEY, "100")
    return Theme(scheme, int(size) / 100 if size.isdecimal() else 1.0)


def system_is_dark(app: QApplication) -> bool:
    """Tell whether the computer asks programs to be dark."""
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def use_look(app: QApplication, settings: Mapping[str, str]) -> None:
    """Give the program the look the settings ask for."""
    apply_theme(app, theme_from(settings, dark_system=system_is_dark(app)))
