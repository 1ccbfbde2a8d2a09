"""The agreements of a case: the list with its verbs, and the panel where one is written or changed."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.agreements import AgreementRow, list_agreements, remove_agreement
from app.services.people import list_people
from app.views.case.agreement_panel import AgreementPanel
from app.views.case.lines import AgreementLine
from app.views.widgets.buttons import IconButton, PlainButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace

EMPTY = "Ingen aftaler endnu. Hvem gør hvad, og hvornår?"


class AgreementList(QWidget):
    """All agreements, numbered in their order."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._heading = SectionHeading("Det er aftalt")
        self._empty = EmptyState(EMPTY, "handshake")
        self._list, self._lines = QVBoxLayout(), list[_EditableLine]()
        self._list.setSpacing(0)
        self.panel = AgreementPanel(workspace, case_id)
        self._add = add = PlainButton("Ny aftale", icon="handshake")
        add.clicked.connect(lambda: self.panel.write(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._heading, self._empty):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addWidget(self.panel)
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        if self.panel.has_draft():
            self.panel.begin()

    def refresh(self) -> None:
        """Read the agreements again; the panel keeps what is written in it."""
        rows = self._workspace.ask(list_agreements, self._case_id)
        self.panel.offer_people(self._workspace.ask(list_people, self._case_id))
        self._heading.set_text("Det er aftalt", len(rows) or None)
        self._empty.setVisible(not rows)
        self._show(rows)

    def _show(self, rows: Sequence[AgreementRow]) -> None:
        stood = next(((place, at) for place, each in enumerate(self._lines) if (at := each.focused()) >= 0), None)
        if stood is not None:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)  # or Qt would give it to whatever comes next
        empty_layout(self._list)
        self._lines = [_EditableLine(row) for row in rows]
        for line in self._lines:
            line.change_wanted.connect(self.panel.write)
            line.removal_wanted.connect(self._remove)
            self._list.addWidget(line)
        if stood is not None and self._lines:
            self._lines[min(stood[0], len(self._lines) - 1)].focus(stood[1])

    def _remove(self, row: AgreementRow) -> None:
        self._workspace.do("Fjern aftale", remove_agreement, row.id)


class _EditableLine(QWidget):
    """One agreement with its two buttons."""

    change_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self, row: AgreementRow) -> None:
        super().__init__()
        self.row_id = row.id
        change = IconButton("pencil-simple", f"Ret aftale {row.number}")
        change.clicked.connect(lambda: self.change_wanted.emit(row))
        remove = IconButton("trash", f"Fjern aftale {row.number}")
        remove.clicked.connect(lambda: self.removal_wanted.emit(row))
        self._buttons = (change, remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(AgreementLine(row), 1)
        line.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def focused(self) -> int:
        """Return which of the two buttons has the focus, -1 when none has."""
        return next((at for at, each in enumerate(self._buttons) if each.hasFocus()), -1)

    def focus(self, button: int) -> None:
        """Put the focus on one of the two buttons, also when the line is not yet drawn."""
        there = self._buttons[button]
        QTimer.singleShot(0, there, lambda: there.setFocus(Qt.FocusReason.OtherFocusReason))
