"""Columns beside each other when there is room, under each other when there is not or the text is large."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.views.theme import current_theme


class Columns(QWidget):
    """Columns with the widths given as shares. `narrow` is the width in px at 100 % under which they stack."""

    def __init__(self, shares: Sequence[int], narrow: int = 860, gap: int = 32) -> None:
        super().__init__()
        self._narrow = narrow
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        self.columns: list[QVBoxLayout] = []
        for share in shares:
            column = QVBoxLayout()
            column.setSpacing(18)
            self._row.addLayout(column, share)
            self.columns.append(column)

    def share(self, place: int, part: int) -> None:
        """Give a column another share; one that stands empty needs none."""
        self._row.setStretch(place, part)

    def push_up(self) -> None:
        """Let what stands in each column stay at the top. An alignment would make Qt forget that words wrap."""
        for column in self.columns:
            column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the direction for the new width."""
        super().resizeEvent(event)
        wide = event.size().width() >= current_theme().px(self._narrow)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._row.direction() != direction:
            self._row.setDirection(direction)


def empty_layout(layout: QVBoxLayout) -> None:
    """Take every widget out of a column and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def at_most(part: QWidget, wide: int) -> QHBoxLayout:
    """Return a line that holds a part no wider than so many pixels.

    In a column of its own Qt would count the lines of its words at the whole width, and squeeze it.
    """
    part.setMaximumWidth(wide)
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(part, 1)
    line.addStretch(0)
    return line
