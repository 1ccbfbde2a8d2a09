"""One quiet line under the field: how what is typed was read. It paints and never asks for room."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.icons import draw_icon
from app.views.theme import current_theme
from app.views.widgets.text_layout import draw_elided

HEIGHT = 26


class PreviewLine(QWidget):
    """»Kasper · henter til træning · tirsdag og torsdag«; the first `strong` letters are semibold.

    Its size never depends on the words, so nothing on the screen moves while somebody types.
    """

    def __init__(self) -> None:
        super().__init__()
        self._text, self._strong, self._doubt = "", 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reading(self, text: str, strong: int = 0, *, doubt: bool = False) -> None:
        """Show a reading; `doubt` puts a small mark before it, and asks nothing."""
        if (text, strong, doubt) == (self._text, self._strong, self._doubt):
            return
        self._text, self._strong, self._doubt = text, strong, doubt
        self.setAccessibleName(f"Læst som: {text}{', ses efter i en pause' if doubt else ''}" if text else "")
        self.update()

    def text(self) -> str:
        """Return the reading."""
        return self._text

    def has_doubt(self) -> bool:
        """Tell whether something is to be looked at later."""
        return self._doubt

    def sizeHint(self) -> QSize:
        """Return one line of a hand's width."""
        return QSize(current_theme().px(200), current_theme().px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return one short line."""
        return QSize(current_theme().px(80), current_theme().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the mark and as much of the words as there is room for."""
        if not self._text:
            return
        theme, room = current_theme(), QRectF(self.rect())
        painter = QPainter(self)
        x = 0.0
        if self._doubt:
            side = theme.px(18)
            draw_icon(painter, "note-pencil", QRectF(0, (room.height() - side) / 2, side, side), "ink2")
            x = side + theme.px(6)
        strong, rest = self._text[: self._strong], self._text[self._strong :]
        for part, weight in ((strong, 600), (rest, 400)):
            painter.setFont(theme.font("body", weight))
            painter.setPen(theme.colour("ink" if weight > 400 else "ink2"))
            draw_elided(painter, QRectF(QPointF(x, 0), room.bottomRight()), part)
            x = min(x + QFontMetricsF(painter.font()).horizontalAdvance(part), room.right())
        painter.end()
