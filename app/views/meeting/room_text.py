"""Words on the room's screen: their size follows the window, because a projector shows it as large as a wall."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.views.theme import current_theme, families
from app.views.widgets.text_layout import ENDLESS, SetText

LINE = 1.28
"""Line height in sizes of the letters."""


def room_font(size: float, weight: int = 400) -> QFont:
    """Return the font at a size in pixels."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(max(round(size), 1))
    font.setWeight(QFont.Weight(weight))
    return font


class RoomText(QLabel):
    """Plain words of a size in pixels in a window of 1280 x 720; `set_zoom` makes them follow another window.

    `strong` is how many of the first characters are semibold.
    """

    def __init__(
        self, size: float, colour: str = "ink", weight: int = 400, *, text: str = "", strong: int = 0, wrap: bool = True
    ) -> None:
        super().__init__()
        self._size, self._colour, self._weight, self._strong = size, colour, weight, strong
        self._zoom = 1.0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)

    def set_zoom(self, zoom: float) -> None:
        """Use so many times the size."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size on one line, or thirty letters wide when it wraps."""
        wide, high = self._room(ENDLESS, self._zoom)
        if not self.wordWrap():
            return QSize(int(wide) + 2, round(high))
        width = int(min(wide + 2, self._size * self._zoom * 30)) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the whole line, or a few letters of one when it wraps."""
        if not self.wordWrap():
            return self.sizeHint()
        return QSize(round(self._size * self._zoom * 3), round(self._size * self._zoom * LINE))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines at a width."""
        return self.height_at(width, self._zoom) if self.wordWrap() else -1

    def height_at(self, width: float, zoom: float) -> int:
        """Return the height of the lines at a width, if they were so many times the size."""
        return round(self._room(width, zoom)[1])

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines from the top."""
        painter = QPainter(self)
        painter.setPen(current_theme().colour(self._colour))
        self._set(self.width() if self.wordWrap() else ENDLESS).draw(painter, QPointF(0, 0))
        painter.end()

    def _room(self, width: float, zoom: float) -> tuple[float, float]:
        return _room_of(self.text(), round(self._size * zoom, 2), self._weight, self._strong, width)

    def _set(self, width: float) -> SetText:
        size = self._size * self._zoom
        return SetText(self.text(), room_font(size, self._weight), width, size * LINE, self._strong)


@lru_cache(maxsize=4096)
def _room_of(text: str, size: float, weight: int, strong: int, width: float) -> tuple[float, float]:
    """Return how wide and high a text is at a width; asked for many times while the letters that fit are found."""
    found = SetText(text, room_font(size, weight), width, size * LINE, strong).size
    return found.width(), found.height()
