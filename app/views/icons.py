"""Icons: Phosphor drawings tinted with a colour token, sharp at every screen scale."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.paths import resources
from app.views.theme import current_theme


def draw_icon(painter: QPainter, name: str, where: QRectF, colour: str) -> None:
    """Draw an icon in a colour token of the current theme; FileNotFoundError for an icon that is not shipped."""
    _renderer(name, current_theme().hex(colour)).render(painter, where)


def pixmap(name: str, colour: str = "ink2", size: int = 20, ratio: float = 1.0) -> QPixmap:
    """Return an icon of `size` logical pixels; `ratio` is the screen's device pixel ratio."""
    side = round(size * ratio)
    result = QPixmap(QSize(side, side))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    draw_icon(painter, name, QRectF(0, 0, side, side), colour)
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


def icon(name: str, colour: str = "ink2", size: int = 20) -> QIcon:
    """Return an icon for actions and menus; ask again when the theme changes."""
    result = QIcon(pixmap(name, colour, size))
    result.addPixmap(pixmap(name, colour, size, 2.0))
    return result


class IconMark(QWidget):
    """An icon that stands beside words and says nothing on its own, so screen readers pass it by.

    `line` is the text role whose first line it stands in the middle of.
    """

    def __init__(self, name: str, colour: str = "ink2", size: int = 20, line: str = "") -> None:
        super().__init__()
        self._name, self._colour, self._size, self._line = name, colour, size, line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, name: str, colour: str) -> None:
        """Show another icon or colour."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size at the current text size."""
        side = current_theme().px(self._size)
        return QSize(side, round(current_theme().style(self._line).line) if self._line else side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon in the middle."""
        side = self.sizeHint().width()
        painter = QPainter(self)
        where = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_icon(painter, self._name, where, self._colour)
        painter.end()


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))


@cache
def _svg(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
