"""A question with its numbers on the room's screen: one line from 0 to 10, and a name over each mark."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.room_rows import RoomScale
from app.views.meeting.room_text import LINE, room_font
from app.views.meeting.room_words import scale_words
from app.views.theme import current_theme
from app.views.widgets.heard import Role
from app.views.widgets.text_layout import draw_elided

NAME, DIGIT, MARK = 17.0, 15.0, 11.0
EDGE, BELOW = 18.0, 34.0
"""Pixels in a window of 1280 x 720, as everything here."""


class RoomScaleLine(QWidget):
    """The line. Names whose marks are near each other stand on top of each other."""

    heard_as = Role.Graphic

    def __init__(self, scale: RoomScale) -> None:
        super().__init__()
        self._scale, self._zoom = scale, 1.0
        self.setAccessibleName(scale.question)
        self.setAccessibleDescription(scale_words(scale))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_zoom(self, zoom: float) -> None:
        """Use so many times the size."""
        self._zoom = zoom
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the names above and the digits below."""
        width = round(300 * self._zoom)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return eleven digits side by side."""
        return QSize(round(220 * self._zoom), round((MARK + 6 + NAME * LINE + BELOW) * self._zoom))

    def heightForWidth(self, width: int) -> int:
        """Return the height: where there is less room beside each other, names stand higher."""
        return round(self._y(width) + BELOW * self._zoom)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line, digits, marks and names."""
        theme, zoom, y = current_theme(), self._zoom, self._y(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("control"), 2 * zoom))
        painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(10), y))
        painter.setFont(room_font(DIGIT * zoom))
        for number in range(11):
            x = self._x(number)
            painter.setPen(QPen(theme.colour("control"), 2 * zoom))
            painter.drawLine(QPointF(x, y - 5 * zoom), QPointF(x, y + 5 * zoom))
            painter.setPen(theme.colour("ink2"))
            box = QRectF(x - 20 * zoom, y + 13 * zoom, 40 * zoom, DIGIT * LINE * zoom)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
        self._paint_marks(painter, y)
        painter.end()

    def _paint_marks(self, painter: QPainter, y: float) -> None:
        theme, zoom = current_theme(), self._zoom
        colour = theme.colour("amber" if self._scale.is_childs else "accent")
        high = NAME * LINE * zoom
        placed = [(name, value, box.translated(0, y)) for name, value, box in self._places(self.width())]
        painter.setPen(QPen(theme.colour("line_strong"), zoom))
        for _, value, box in placed:
            painter.drawLine(QPointF(self._x(value), box.bottom()), QPointF(self._x(value), y))
        painter.setFont(room_font(NAME * zoom, 600))
        for name, value, box in placed:
            painter.fillRect(box.adjusted(0, high * 0.1, 0, -high * 0.1), theme.colour("card"))
            painter.setPen(theme.colour("ink"))
            draw_elided(painter, box.adjusted(3 * zoom, 0, 0, 0), name)
            painter.setPen(QPen(theme.colour("card"), 2 * zoom))
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(self._x(value), y), MARK * zoom, MARK * zoom)

    def _places(self, width: float) -> list[tuple[str, int, QRectF]]:
        """Return each name with its box over the line, which lies at 0; the nearest free place above its mark."""
        metrics, high = QFontMetricsF(room_font(NAME * self._zoom, 600)), NAME * LINE * self._zoom
        found: list[tuple[str, int, QRectF]] = []
        most = width / (2 if len(self._scale.answers) > 1 else 1)
        for name, value in self._scale.answers:
            wide = min(metrics.horizontalAdvance(name) + 6 * self._zoom, most)
            left = min(max(self._x(value, width) - wide / 2, 0.0), max(width - wide, 0.0))
            box = QRectF(left, -(MARK + 4) * self._zoom - high, wide, high)
            while any(box.intersects(other) for _, _, other in found):
                box.translate(0, -high)
            found.append((name, value, box))
        return found

    def _x(self, number: int, width: float | None = None) -> float:
        edge = EDGE * self._zoom
        return edge + ((self.width() if width is None else width) - 2 * edge) * number / 10

    def _y(self, width: float) -> float:
        """Return how far down the line is: under all the names."""
        return -min((box.top() for _, _, box in self._places(width)), default=0.0) + 2 * self._zoom
