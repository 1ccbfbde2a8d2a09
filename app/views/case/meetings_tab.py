"""»Møder«: the meetings of a case, and planning the next one."""

import datetime as dt
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from app.language.dates import at_clock, short_day
from app.models.enums_meeting import ContributionKind, MeetingStatus
from app.paths import resources
from app.rules.meeting_types import load_meeting_types
from app.services.case_header import read_header
from app.services.meeting_rows import MeetingRow
from app.services.meetings import list_meetings
from app.services.people import list_people
from app.views.case.meeting_panel import MeetingPanel
from app.views.case.tab import SIDE, CaseTab
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.workspace import Workspace
from app.wording import word


class MeetingsTab(CaseTab):
    """The list; Enter opens a meeting."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._types = load_meeting_types(resources() / "definitions" / "meeting_types.toml")
        plan = PrimaryButton("Planlæg møde", icon="users-three")
        plan.clicked.connect(self.begin)
        self.add_action(plan)
        self._panel = MeetingPanel(workspace, case_id, self._types)
        self._panel.planned.connect(self.meeting_requested)
        self._empty = EmptyState("", "users-three")
        self._table: RowsTable[MeetingRow] = RowsTable("Møder", self._columns(), lambda row: row.id)
        self._table.opened.connect(lambda row: self.meeting_requested.emit(row.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 20, SIDE, 24)
        column.setSpacing(16)
        column.addWidget(self._panel)
        column.addWidget(self._empty)
        column.addWidget(self._table, 1)
        column.addStretch()
        if self._panel.has_draft():
            self._panel.begin()

    def refresh(self) -> None:
        """Read the meetings again."""
        rows = self.workspace.ask(list_meetings, self.case_id)
        header = self.workspace.ask(read_header, self.case_id)
        self._panel.offer_people(self.workspace.ask(list_people, self.case_id))
        name = header.children[0].called if header.children else "barnet"
        self._empty.set_sentence(f"Ingen møder endnu. Begynd med, hvem der er vigtig for {name}.")
        self._empty.setVisible(not rows)
        self._table.setVisible(bool(rows))
        self._table.set_rows(rows)

    def begin(self) -> None:
        """Open the panel where a meeting is planned."""
        self._panel.begin()

    def _columns(self) -> tuple[Column[MeetingRow], ...]:
        return (
            Column("Møde", self._type_name, second=lambda row: row.purpose, stretch=True),
            Column("Dag", _day, sort_key=lambda row: row.held_on or None, second=lambda row: row.place),
            Column("Status", lambda row: word(row.status), second=_who),
        )

    def _type_name(self, row: MeetingRow) -> str:
        found = self._types.get(row.type_id)
        return found.name if found else "Møde"


def _day(row: MeetingRow) -> str:
    if not row.held_on:
        return "dato mangler"
    day = dt.date.fromisoformat(row.held_on)
    words = short_day(day) + f" {day.year}"
    return f"{words} {at_clock(row.starts_at)}" if row.starts_at else words


def _who(row: MeetingRow) -> str:
    if row.status is MeetingStatus.PLANNED:
        return f"{len(row.participants)} er spurgt" if row.participants else "ingen er spurgt endnu"
    here = sum(1 for each in row.participants if each.is_here)
    words = sum(1 for each in row.contributions if each.kind is ContributionKind.OWN_WORDS)
    return f"{here} var med" + (", egne ord skrevet" if words else "")
