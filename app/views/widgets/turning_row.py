"""Fields or buttons beside each other, and under each other when there is no room: nothing is cut."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton

NARROW, GAP = 600, 12
"""Pixels at 100 % under which the parts stand under each other, and pixels between them."""


class TurningRow(QWidget):
    """A row that becomes a column under `narrow` pixels at 100 %. Buttons keep their own width either way."""

    def __init__(self, narrow: int = NARROW) -> None:
        super().__init__()
        self._narrow = narrow
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)

    def add(self, part: QWidget, share: int = 0) -> None:
        """Put a part at the end; `share` is its share of the width that is left."""
        alignment = Qt.AlignmentFlag.AlignLeft if isinstance(part, KeyButton) else Qt.AlignmentFlag(0)
        self._row.addWidget(part, share, alignment)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the widest part: with less room they stand under each other."""
        parts = [item.minimumSize().width() for n in range(self._row.count()) if (item := self._row.itemAt(n))]
        wide = max(parts, default=0)
        return QSize(wide, self._row.totalMinimumHeightForWidth(max(self.width(), wide)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn to fit the width."""
        super().resizeEvent(event)
        narrow = event.size().width() < current_theme().px(self._narrow)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.updateGeometry()
