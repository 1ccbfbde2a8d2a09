"""A list beside what is chosen in it; where there is no room beside it, under it, and then the page scrolls as one."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from app.views.theme import current_theme
from app.views.widgets.columns import Columns
from app.views.widgets.fitted import Fitted

SHORT = 260
"""Pixels at 100 % the list takes where it stands above: some lines, and then what is chosen can be seen."""


class Pane(QScrollArea):
    """Parts under each other that scroll by themselves, until the page does it for them (`give_way`).

    `whole` is for what is chosen: it then asks for all its height. A list asks for some of its lines.
    """

    def __init__(self, parts: Sequence[QWidget], name: str, *, whole: bool) -> None:
        super().__init__()
        self._whole, self._given_way, inside = whole, False, Fitted()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 24)
        column.setSpacing(16)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def give_way(self, *, gives: bool) -> None:
        """Ask for height, or scroll alone again."""
        if gives is not self._given_way:
            self._given_way = gives
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the height of what lies in it, or of some lines, where the page scrolls."""
        least, inside = super().minimumSizeHint(), self.widget()
        if not self._given_way or inside is None:
            return least
        needed = inside.minimumHeight()
        return QSize(least.width(), needed if self._whole else min(needed, current_theme().px(SHORT)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask again when what lies in it has another height."""
        if self._given_way and watched is self.widget() and event.type() is QEvent.Type.Resize:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class ListBeside(Columns):
    """The list to the left, what is chosen to the right; under each other below `narrow` pixels at 100 %."""

    def __init__(self, listed: QWidget, chosen: Pane, shares: Sequence[int], narrow: int) -> None:
        super().__init__(shares, narrow=narrow, gap=16)
        self._panes = [each for each in (listed, chosen) if isinstance(each, Pane)]
        for column, part in zip(self.columns, (listed, chosen), strict=True):
            column.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page scroll where the two stand under each other."""
        super().resizeEvent(event)
        for pane in self._panes:
            pane.give_way(gives=self._row.direction() is QBoxLayout.Direction.TopToBottom)
