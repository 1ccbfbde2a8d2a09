"""Møder: what is planned and held, and a new meeting planned in under two minutes."""

import datetime as dt
import json
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.errors import UserError
from app.language.date_reader import read_when
from app.language.dates import clock, day_date, week
from app.language.folding import join_names
from app.paths import resources
from app.rules.holidays import is_working_day
from app.rules.meeting_types import load_meeting_types
from app.services import meetings
from app.services.case_header import read_header
from app.services.meeting_rows import MeetingRow
from app.services.people import list_people
from app.views.case_tab import CaseTab
from app.views.page import Hints
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.widgets.fitted import Fitted
from app.views.widgets.flow import FlowLayout
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace
from app.wording import word

EMPTY = "Ingen møder endnu. Begynd med, hvem der er vigtig for {name}."
USUALLY_THERE = ("mor", "far", "rådgiver")
TYPES = "definitions/meeting_types.toml"


class MeetingsTab(CaseTab):
    """The meetings of a case; `meeting_requested(id)` opens one."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._names = {key: each.name for key, each in load_meeting_types(resources() / TYPES).items()}
        self._plan = PrimaryButton("Planlæg møde", icon="users-three")
        self.add_action(self._plan)
        self._form = PlanMeeting(workspace, case_id, self._names)
        self._table: RowsTable[MeetingRow] = RowsTable("Møder i sagen", self._columns(), lambda row: row.id)
        self._empty = EmptyState("", "users-three")
        self._build()
        self._plan.clicked.connect(self.begin_plan)
        self._table.opened.connect(lambda row: self.meeting_requested.emit(row.id))
        self._form.planned.connect(self._on_planned)
        self._form.closed.connect(self._say)

    def refresh(self) -> None:
        """Read the meetings again."""
        rows = self.workspace.ask(meetings.list_meetings, self.case_id)
        children = [each.called for each in self.workspace.ask(read_header, self.case_id).children]
        self._empty.set_sentence(EMPTY.format(name=join_names(children) or "familien"))
        self._table.set_rows(rows)
        self._empty.setVisible(not rows and self._form.isHidden())
        self._table.setVisible(bool(rows))
        if not self._form.isHidden():
            self._form.fill_people()

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        return [(("Enter",), "Åbn mødet")]

    def begin_plan(self) -> None:
        """Open the form, with what was half typed."""
        self._form.open()
        self._say()

    def _on_planned(self, meeting_id: object) -> None:
        self.meeting_requested.emit(meeting_id)

    def _say(self) -> None:
        self._plan.setVisible(self._form.isHidden())
        self.refresh()

    def _columns(self) -> list[Column[MeetingRow]]:
        return [
            Column(
                "Møde", lambda row: self._names.get(row.type_id, "Møde"), second=lambda row: row.purpose, stretch=True
            ),
            Column("Hvornår", _when, lambda row: row.held_on or "9999", second=lambda row: row.place),
            Column("Status", lambda row: word(row.status), second=lambda row: f"{len(row.participants)} er spurgt"),
        ]

    def _build(self) -> None:
        inside = QVBoxLayout()
        inside.setSpacing(14)
        inside.addWidget(self._form)
        inside.addWidget(self._empty)
        inside.addWidget(self._table, 1)
        inside.addStretch(0)
        holder = Fitted()
        holder.setLayout(inside)
        inside.setContentsMargins(32, 16, 32, 16)
        scroll = QScrollArea()
        scroll.setAccessibleName("Møder")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroll)


class PlanMeeting(Card):
    """The form of a new meeting. `planned(id)` when it is made, `closed` when it is put away."""

    planned = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, types: dict[str, str]) -> None:
        super().__init__("Planlæg møde")
        self._workspace, self._case_id = workspace, case_id
        self._fields: dict[str, LabeledField] = {
            "type_id": choice_field("Hvilket møde?", list(types.items())),
            "purpose": text_field("Hvad vil vi gerne finde ud af?", rows=2),
            "held_on": line_field("Dag", explain=self._explain, hint="Fx onsdag den 18. november."),
            "starts_at": line_field("Fra kl.", hint="Fx 15.00."),
            "ends_at": line_field("Til kl.", hint="Fx 16.30."),
            "place": line_field("Sted"),
        }
        self._fields["type_id"].set_text("network_meeting")
        self._people: dict[UUID, CheckBox] = {}
        self._flow = FlowLayout()
        self._make, self._leave = PrimaryButton("Planlæg mødet", icon="check"), PlainButton("Fortryd")
        self._build()
        for field in self._fields.values():
            field.typed.connect(lambda _: self._keep())
        self.hide()
        if self._draft():
            self.open()

    def open(self) -> None:
        """Show the form with what was half typed, and everybody in the case to choose from."""
        for name, text in json.loads(self._draft() or "{}").items():
            if name in self._fields:
                self._fields[name].restore(text)
        self.fill_people()
        self.show()
        self._fields["purpose"].setFocus()

    def fill_people(self) -> None:
        """Show a box for each person of the case who can come."""
        people = [
            row for row in self._workspace.ask(list_people, self._case_id) if not row.deceased and row.kind == "person"
        ]
        if [row.id for row in people] == [*self._people]:
            return
        ticked = {person_id for person_id, box in self._people.items() if box.isChecked()}
        self._flow.clear()
        self._people = {}
        for row in people:
            box = CheckBox(f"{row.name}, {row.role}" if row.role else row.name)
            box.setChecked(row.id in ticked or row.is_child_of_case or row.role in USUALLY_THERE)
            self._flow.addWidget(box)
            self._people[row.id] = box
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Walk from the fields through the people to the button, as the eye does."""
        before: QWidget = self._fields["type_id"].editor
        for after in (*self._people.values(), self._make, self._leave):
            QWidget.setTabOrder(before, after)
            before = after

    def make(self) -> None:
        """Plan the meeting; what cannot be read is said under its field or in the notice."""
        values = {name: field.text() for name, field in self._fields.items()}
        chosen = tuple(person_id for person_id, box in self._people.items() if box.isChecked())
        made = self._workspace.do("Planlæg møde", meetings.plan_meeting, self._case_id, people=chosen, **values)
        if made is not None:
            self.leave()
            self.planned.emit(made.value)

    def leave(self) -> None:
        """Put the form away; nothing half typed is kept."""
        self._workspace.drafts.drop(self._key)
        for name, field in self._fields.items():
            field.set_text("network_meeting" if name == "type_id" else "")
        self.hide()
        self.closed.emit()

    @property
    def _key(self) -> str:
        return f"case:{self._case_id}:plan_meeting"

    def _draft(self) -> str:
        return self._workspace.drafts.kept().get(self._key, "")

    def _keep(self) -> None:
        values = {name: field.text() for name, field in self._fields.items()}
        self._workspace.drafts.keep(self._key, json.dumps(values, ensure_ascii=False), self._case_id)

    def _explain(self, text: str) -> str:
        read = read_when(text, self._workspace.today, working_day=is_working_day)
        if read.on is None:
            raise UserError(read.note or "Skriv for eksempel onsdag den 18. november eller 18/11.")
        return f"{day_date(read.on)}, {week(read.on)}"

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.addWidget(self._fields["purpose"], 0, 0, 1, 4)
        for place, name in enumerate(("held_on", "starts_at", "ends_at", "place")):
            grid.addWidget(self._fields[name], 1, place, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._fields["type_id"], 2, 0, 1, 2)
        self.body.addLayout(grid)
        self.body.addWidget(SectionHeading("Hvem skal med?"))
        holder = QWidget()
        holder.setLayout(self._flow)
        self.body.addWidget(holder)
        make, leave = self._make, self._leave
        leave.setAccessibleName("Luk uden at planlægge")
        make.clicked.connect(self.make)
        leave.clicked.connect(self.leave)
        row = QHBoxLayout()
        for button in (make, leave):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)


def _when(row: MeetingRow) -> str:
    if not row.held_on:
        return "dag mangler"
    day = day_date(dt.date.fromisoformat(row.held_on))
    return f"{day} kl. {clock(row.starts_at)}" if row.starts_at else day
