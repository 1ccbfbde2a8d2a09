"""»5 af 8 ting denne uge er gjort«: a small picture of the week, in kind words. Nothing done yet leaves no trace."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.views.theme import current_theme
from app.views.widgets.heard import Role
from app.views.widgets.text import Text

MOST_PEBBLES = 12
PEBBLE, GAP = 10, 5


class WeekProgress(QWidget):
    """The words and the picture, side by side."""

    heard_as = Role.StaticText
    heard_whole = True

    def __init__(self) -> None:
        super().__init__()
        self._picture, self._words = _Pebbles(), Text("", "meta", "ink2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        row.addStretch(1)
        self.hide()

    def show_week(self, done: int, left: int) -> None:
        """Show how many things were done this week, and how many of this week are left."""
        words = progress_words(done, done + left)
        self._words.setText(words)
        self._picture.show_part(done, done + left)
        self.setAccessibleName(words)
        self.setVisible(bool(words))


def progress_words(done: int, whole: int) -> str:
    """»5 af 8 ting denne uge er gjort.«; empty while nothing is."""
    if not done:
        return ""
    if done < whole:
        return f"{done} af {whole} ting denne uge er gjort."
    return "Alt i denne uge er gjort." if whole > 1 else "Ugens ene ting er gjort."


class _Pebbles(QWidget):
    """A pebble for each thing, filled when it is done; a bar when there are many."""

    def __init__(self) -> None:
        super().__init__()
        self._done, self._whole = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_part(self, done: int, whole: int) -> None:
        """Show another part of the whole."""
        self._done, self._whole = done, whole
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the pebbles, or for the bar."""
        theme = current_theme()
        number = min(self._whole, MOST_PEBBLES)
        return QSize(theme.px(number * (PEBBLE + GAP)), theme.px(PEBBLE + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pebbles in a row, or how much of a bar is full."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(current_theme().colour("accent"), 1.3))
        if self._whole > MOST_PEBBLES:
            self._paint_bar(painter)
        else:
            self._paint_pebbles(painter)
        painter.end()

    def _paint_pebbles(self, painter: QPainter) -> None:
        theme = current_theme()
        half = theme.px(PEBBLE) / 2 - 1
        for place in range(self._whole):
            painter.setBrush(theme.colour("accent") if place < self._done else Qt.BrushStyle.NoBrush)
            middle = QPointF(half + 1 + place * theme.px(PEBBLE + GAP), self.height() / 2)
            painter.drawEllipse(middle, half, half)

    def _paint_bar(self, painter: QPainter) -> None:
        height = current_theme().px(PEBBLE) * 0.8
        box = QRectF(1, (self.height() - height) / 2, self.width() - 2, height)
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setBrush(current_theme().colour("accent"))
        box.setWidth(max(box.width() * self._done / self._whole, height))
        painter.drawRoundedRect(box, height / 2, height / 2)
