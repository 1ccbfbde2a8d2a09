"""The look on screen: colours, type and the style sheet for a light or dark theme at a text size."""

import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from app.paths import resources
from app.tokens import Scheme, TextStyle, load_tokens


@dataclass(frozen=True, slots=True)
class Theme:
    """A colour scheme and a text size. `text_scale` outside 1.0 to 2.0 is moved to the nearest end."""

    scheme: Scheme = "light"
    text_scale: float = 1.0

    def __post_init__(self) -> None:
        smallest, largest = load_tokens().text_size_range
        object.__setattr__(self, "text_scale", min(max(self.text_scale, smallest), largest))

    def hex(self, name: str) -> str:
        """Return `#RRGGBB` of a colour token; KeyError for an unknown name."""
        return load_tokens().colour(name, self.scheme)

    def colour(self, name: str) -> QColor:
        """Return a colour token; KeyError for an unknown name."""
        return QColor(self.hex(name))

    def px(self, size: float) -> int:
        """Return a length that follows the text size, in logical pixels."""
        return round(size * self.text_scale)

    def size(self, name: str) -> int:
        """Return a named size from the tokens that follows the text size."""
        return self.px(load_tokens().size[name])

    def style(self, role: str) -> TextStyle:
        """Return a step of the type scale in pixels at this text size."""
        return _style(role, self.text_scale)

    def font(self, role: str, weight: int | None = None) -> QFont:
        """Return the font of a step of the type scale, in another weight if asked for; the caller's own to change."""
        return QFont(_font(self.style(role), weight))

    def palette(self) -> QPalette:
        """Return the palette for what the style sheet does not reach."""
        palette, role = QPalette(), QPalette.ColorRole
        for target, name in (
            (role.Window, "page"), (role.Base, "card"), (role.AlternateBase, "sunken"), (role.Button, "card"),
            (role.WindowText, "ink"), (role.Text, "ink"), (role.ButtonText, "ink"), (role.ToolTipText, "ink"),
            (role.ToolTipBase, "card"), (role.PlaceholderText, "ink3"), (role.Link, "accent"),
            (role.LinkVisited, "accent"), (role.Highlight, "accent"), (role.HighlightedText, "on_accent"),
            (role.Mid, "line_strong"), (role.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(target, self.colour(name))
        for target in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.colour("ink3"))
        return palette

    def style_sheet(self) -> str:
        """Return `resources/app.qss` with its placeholders filled.

        `$px(12)` follows the text size, `$type(title)` is size and weight of a step,
        and `$name` is a colour, else a shape.
        """
        text = (resources() / "app.qss").read_text(encoding="utf-8")
        text = re.sub(r"\$px\((\d+)\)", lambda found: f"{self.px(int(found[1]))}px", text)
        text = re.sub(r"\$type\((\w+)\)", lambda found: self._type(found[1]), text)
        return re.sub(r"\$(\w+)", lambda found: self._fact(found[1]), text)

    def _type(self, role: str) -> str:
        step = self.style(role)
        return f"font-size: {round(step.size)}px; font-weight: {step.weight}"

    def _fact(self, name: str) -> str:
        tokens = load_tokens()
        return f"{tokens.shape[name]}px" if name in tokens.shape else self.hex(name)


@lru_cache(maxsize=256)
def _style(role: str, scale: float) -> TextStyle:
    """Make a step once: a page that is painted asks for the same few a thousand times."""
    step = load_tokens().type_scale[role]
    return TextStyle(step.size * scale, step.line * scale, step.weight, step.spacing * scale)


@lru_cache(maxsize=256)
def _font(step: TextStyle, weight: int | None) -> QFont:
    """Make a font once: a layout asks for the same few thousands of times."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(round(step.size))
    font.setWeight(QFont.Weight(weight or step.weight))
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, step.spacing)
    return font


_DRESSED = "dressed"


@dataclass
class _InUse:
    theme: Theme
    sheet: str = ""


_IN_USE = _InUse(Theme())


def current_theme() -> Theme:
    """Return the theme of the running program; painters ask for it each time they paint."""
    return _IN_USE.theme


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give the whole program a theme; the windows that are dressed follow at once."""
    load_fonts()
    sheet = theme.style_sheet()
    if theme == _IN_USE.theme and sheet == _IN_USE.sheet:
        return  # laid on once more it would ask every open widget how it looks
    _IN_USE.theme, _IN_USE.sheet = theme, sheet
    if app.style().name().lower() != "fusion":  # once is enough: it asks every widget how it looks
        app.setStyle("Fusion")
    app.setPalette(theme.palette())
    app.setFont(theme.font("body"))
    for window in app.topLevelWidgets():
        if window.property(_DRESSED):
            window.setStyleSheet(sheet)


def dress(window: QWidget) -> None:
    """Give a window with all that is in it the style sheet, and what comes into it later; its last act when it is made.

    The sheet is the window's and not the program's: with one for the whole program, Qt works out the style of a widget
    anew each time what it lies in is put into something else, so a page of a thousand parts took a third longer.
    """
    if window.property(_DRESSED) and window.styleSheet() == _IN_USE.sheet:
        return  # laid on once more it would ask everything in it how it looks
    window.setProperty(_DRESSED, True)  # noqa: FBT003 - Qt's own signature
    window.setStyleSheet(_IN_USE.sheet)


def families() -> list[str]:
    """Return the shipped font families, the program's own first."""
    tokens = load_tokens()
    return [tokens.family, *tokens.fallback]


def load_fonts() -> None:
    """Make the shipped fonts known to Qt; does nothing the second time."""
    if QFontDatabase.hasFamily(load_tokens().family):
        return
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def speak_danish(app: QApplication) -> bool:
    """Let Qt's own words, numbers and dates be Danish; False when Qt's Danish words are not there."""
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    translator = QTranslator(app)
    found = translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return bool(found and app.installTranslator(translator))
