"""Møder: what is planned and held, a new meeting planned in under two minutes, and the blank form for paper."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.language.folding import join_names
from app.services.meeting_list import MeetingLine, list_lines
from app.services.voice_children import list_children
from app.views.case_tab import CaseTab
from app.views.meeting.blank_form import BlankFormCard
from app.views.meeting.plan_form import PlanMeeting, plan_waits
from app.views.page import Hints
from app.views.widgets.buttons import PrimaryButton, QuietButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.later import Later
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.workspace import Workspace

EMPTY = "Ingen møder endnu. Tryk på »Planlæg møde«, og begynd med, hvem der er vigtig for {name}."


class MeetingsTab(CaseTab):
    """The meetings of a case; `meeting_requested(id)` opens one."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._plan = PrimaryButton("Planlæg møde", icon="users-three")
        self._blank = QuietButton("Tomt mødeskema", icon="printer")
        self.add_action(self._plan)
        self._form, self._paper = Later(self._make_form), Later(lambda: BlankFormCard(workspace))
        self._table: RowsTable[MeetingLine] = RowsTable("Møder i sagen", _columns(), lambda row: row.id)
        self._empty = EmptyState("", "users-three")
        self._build()
        self._plan.clicked.connect(self.begin_plan)
        self._blank.clicked.connect(lambda: self._paper.ask().show_card())
        self._table.opened.connect(lambda row: self.meeting_requested.emit(row.id))
        if plan_waits(workspace, case_id):
            self.form.open()  # now that it has its place: without one it would be a window of its own

    @property
    def form(self) -> PlanMeeting:
        """Where a new meeting is planned."""
        return self._form.ask()

    def refresh(self) -> None:
        """Read the meetings again."""
        rows = self.workspace.ask(list_lines, self.case_id)
        children = [called for _, called in self.workspace.ask(list_children, self.case_id)]
        self._empty.set_sentence(EMPTY.format(name=join_names(children) or "familien"))
        self._table.set_rows(rows)
        self._show_parts()
        if self._form.is_open():
            self.form.fill_people()

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        if self._form.is_open():
            return [(("Ctrl S",), "Planlæg mødet"), (("Alt S",), "De samme som sidst")]
        return [(("Enter",), "Åbn mødet")] if not self._table.isHidden() else []

    def enter(self) -> None:
        """Go to the meetings; where there are none yet, Enter plans the first."""
        if self._form.is_open():
            self.form.fields["purpose"].setFocus()
        elif not self._table.isHidden():
            self._table.setFocus()
        else:
            self._plan.setFocus()

    def choose(self, meeting_id: UUID) -> None:
        """Stand at a meeting in the list; one that is not there changes nothing."""
        self._table.choose(meeting_id)

    def begin_plan(self) -> None:
        """Open the form, with what was half typed."""
        self.form.open()
        self._show_parts()
        self.part_changed.emit()

    def _make_form(self) -> PlanMeeting:
        form = PlanMeeting(self.workspace, self.case_id)
        form.planned.connect(self.meeting_requested)
        form.closed.connect(self._on_closed)
        return form

    def _on_closed(self) -> None:
        self._show_parts()
        self._plan.setFocus()
        self.part_changed.emit()

    def _show_parts(self) -> None:
        """Let the form have the page while it is open: one thing at a time."""
        planning, rows = self._form.is_open(), self._table.model().rowCount() > 0
        self._plan.setVisible(not planning)
        self._blank.setVisible(not planning)
        self._empty.setVisible(not rows and not planning)
        self._table.setVisible(rows and not planning)

    def _build(self) -> None:
        holder = Fitted()
        inside = QVBoxLayout(holder)
        inside.setSpacing(14)
        inside.setContentsMargins(32, 16, 32, 16)
        inside.addLayout(self._form.place)
        inside.addWidget(self._empty)
        inside.addWidget(self._table, 1)
        inside.addWidget(self._blank, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(self._paper.place)
        inside.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolling(holder, "Møder"))


def _columns() -> list[Column[MeetingLine]]:
    return [
        Column("Møde", lambda row: row.title, second=lambda row: row.purpose, stretch=True),
        Column("Hvornår", lambda row: row.when, lambda row: row.order, second=lambda row: row.place, gives_way=2),
        Column("Status", lambda row: row.stands, second=lambda row: row.people, gives_way=1),
    ]
