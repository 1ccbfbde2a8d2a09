"""Three faces to choose among, drawn large enough for a child across the table."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton, draw_focus

FACES = ((1, "Nej"), (2, "Lidt"), (3, "Ja"))
FACE = 92
"""Pixels at 100 % of a face."""


class FaceButton(KeyButton):
    """A face drawn with two eyes and a mouth; its words stand under it and are read aloud."""

    def __init__(self, face: int, words: str) -> None:
        super().__init__(words, str(face))
        self._face = face
        self.setAccessibleName(f"Ansigt: {words}")

    def sizeHint(self) -> QSize:
        """Return room for the face and its word."""
        theme = current_theme()
        return QSize(theme.px(FACE + 56), theme.px(FACE + 52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, the face and the word."""
        theme, room = current_theme(), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        side = theme.px(FACE)
        circle = QRectF((room.width() - side) / 2, theme.px(10), side, side)
        painter.setPen(QPen(theme.colour("ink"), theme.px(3), c=Qt.PenCapStyle.RoundCap))
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawEllipse(circle)
        self._paint_features(painter, circle)
        painter.setFont(theme.font("subhead"))
        painter.setPen(theme.colour("ink"))
        words = QRectF(0, circle.bottom(), room.width(), room.bottom() - circle.bottom())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, f"{self._face}  {self.text()}")
        if self.hasFocus():
            draw_focus(painter, room, load_tokens().shape["radius_control"])
        painter.end()

    def _paint_features(self, painter: QPainter, circle: QRectF) -> None:
        side = circle.width()
        for x in (0.34, 0.66):
            painter.setBrush(current_theme().colour("ink"))
            painter.drawEllipse(QPointF(circle.x() + side * x, circle.y() + side * 0.40), side * 0.03, side * 0.03)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._face == 2:
            y = circle.y() + side * 0.68
            painter.drawLine(QPointF(circle.x() + side * 0.33, y), QPointF(circle.x() + side * 0.67, y))
            return
        top = 0.42 if self._face == 3 else 0.62
        mouth = QRectF(circle.x() + side * 0.28, circle.y() + side * top, side * 0.44, side * 0.34)
        begin = 200 if self._face == 3 else 20
        painter.drawArc(mouth, begin * 16, 140 * 16)
