"""The list of an access request with the record one stands on beside it, or under it where there is no room."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QTableView, QVBoxLayout, QWidget

from app.views.case.access_detail import AccessDetail
from app.views.theme import current_theme
from app.views.widgets.fitted import Fitted, scrolling

BESIDE, LEAST, GAP = 700, 340, 16
"""Pixels at 100 %: the width from which the record stands beside the list, the least it has there, and the air."""
WIDE, WHY = 1000, 2
"""The width from which the list has room for why, too; the record beside it tells that. And which column it is."""


class ListAndRecord(QWidget):
    """Beside the list the record scrolls by itself, so that the list has the whole height to be walked through."""

    def __init__(self, table: QTableView, record: AccessDetail) -> None:
        super().__init__()
        self._table, self._record, self._is_beside = table, record, False
        holder = Fitted(ground="page")
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.addStretch(1)
        self._frame = scrolling(holder, "Den oplysning, du står på")
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(GAP)
        self._across.addWidget(table, 3)
        self._across.addWidget(self._frame, 2)
        self._across.addWidget(record)
        self._frame.hide()

    def event(self, event: QEvent) -> bool:
        """Ask for the height that what wraps needs at this width, when something inside has changed size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            needed = 0 if self._is_beside else self._across.totalHeightForWidth(self.width())
            self.setMinimumHeight(max(needed, 0))  # before it is laid out it is told as -1
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the record where there is room for it; what is typed in it goes on."""
        super().resizeEvent(event)
        theme = current_theme()
        beside = event.size().width() >= theme.px(BESIDE)
        self._frame.setMinimumWidth(theme.px(LEAST))
        self._table.setColumnHidden(WHY, beside and event.size().width() < theme.px(WIDE))
        if beside == self._is_beside:
            return
        self._is_beside = beside
        held = self._record.focusWidget() if self._record.isAncestorOf(self.window().focusWidget()) else None
        if beside:
            self._inside.insertWidget(0, self._record)
        else:
            self._across.addWidget(self._record)
        self._frame.setVisible(beside)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._across.setDirection(across if beside else down)
        self._record.show_lines(beside=beside)
        if held is not None:
            QTimer.singleShot(0, held, held.setFocus)  # it is shown again when this event is over
