"""Light, dark or high contrast and the text size, as they are kept in the settings of this laptop."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QApplication

from app.tokens import Scheme
from app.views.settings.computer_look import computer_look
from app.views.theme import Theme, apply_theme

THEME_KEY, SIZE_KEY = "theme", "text_size"
THEMES = (
    ("system", "Som computeren"),
    ("light", "Lyst"),
    ("dark", "Mørkt"),
    ("black", "Høj kontrast på sort"),
    ("white", "Høj kontrast på hvidt"),
)
SCHEMES: dict[str, Scheme] = {"light": "light", "dark": "dark", "black": "black", "white": "white"}
SIZES = tuple((str(size), f"{size} %") for size in (100, 110, 125, 150, 175, 200))


def theme_from(settings: Mapping[str, str], *, system: Scheme) -> Theme:
    """Return the theme the settings ask for; words that are not known mean as the computer, at 100 %."""
    size = settings.get(SIZE_KEY, "100")
    scheme = SCHEMES.get(settings.get(THEME_KEY, "system"), system)
    return Theme(scheme, int(size) / 100 if size.isdecimal() else 1.0)


def use_look(app: QApplication, settings: Mapping[str, str]) -> None:
    """Give the program the look the settings ask for."""
    apply_theme(app, theme_from(settings, system=computer_look(app).scheme()))


def follow_computer(app: QApplication, changed: Callable[[], object]) -> None:
    """Call when the computer begins to ask for another look, for as long as the program runs."""
    computer_look(app).changed.connect(changed)
