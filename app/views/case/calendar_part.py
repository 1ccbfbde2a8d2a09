"""The dates of one case as a file for the caseworker's own calendar; the card comes when it is asked for."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.widgets.buttons import PlainButton
from app.views.widgets.notice import NoticeBar
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.views.calendar.export_card import ExportCard


class CalendarPart(QWidget):
    """The button, and the card in its place while it is open."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._notice = NoticeBar()
        self.card: ExportCard | None = None
        self.button = PlainButton("Sagens datoer til min kalender", icon="calendar-blank")
        self.button.clicked.connect(self.open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._notice)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def open(self) -> None:
        """Show the card."""
        from app.views.calendar.export_card import ExportCard  # the library of calendar files is dear, and seldom used

        if self.card is None:
            self.card = ExportCard(self._workspace, self._notice, self._case_id)
            self.card.closed.connect(self._close)
            self._column.addWidget(self.card)
        self.button.hide()
        self.card.enter()

    def _close(self) -> None:
        card, self.card = self.card, None
        if card is not None:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.button.show()
        self.button.setFocus()
