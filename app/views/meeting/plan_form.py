"""A new meeting planned in under two minutes by keyboard: write, Tab, a few letters for each person, and one key."""

import json
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from app.services.meeting_days import day_notes
from app.services.meeting_guests import PlanChoices, people_to_ask
from app.services.meeting_plan import MeetingPlan, look_at_plan, plan_whole
from app.services.meeting_types import USUAL, list_types
from app.views.meeting.draft_slot import as_id
from app.views.meeting.plan_fields import (
    TypeField,
    day_field,
    end_field,
    offer_people,
    role_fields,
    start_field,
)
from app.views.meeting.plan_people import PeoplePicker
from app.views.meeting.prepare_notes import NoteLines
from app.views.meeting.prepare_question import purpose_field
from app.views.records.attempt import attempt
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

MAKE_KEY = "Ctrl+S"
LOOK_AFTER = 250
"""Milliseconds from the last choice until the day and the company are looked at again."""


class PlanMeeting(Card):
    """The form. `planned(id)` when the meeting is made, `closed` when the form is put away."""

    planned = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__("Planlæg møde")
        self._workspace, self._case_id = workspace, case_id
        self._choices: PlanChoices | None = None
        today = workspace.today
        self.kind = TypeField(workspace.ask(list_types))
        start = start_field(today)
        self.fields: dict[str, LabeledField] = {
            "purpose": purpose_field(), "held_on": day_field(today), "starts_at": start,
            "ends_at": end_field(today, start), "place": line_field("Sted"),
        }  # fmt: skip
        self.fields |= {str(role): field for role, field in role_fields().items()}
        self.picker, self.notes = PeoplePicker(), NoteLines()
        self._fault = Text("", "body", "late", wrap=True)
        self.make_button = PrimaryButton("Planlæg mødet", "Ctrl S", "check")
        self.leave_button = PlainButton("Fortryd")
        self._soon = QTimer(self, singleShot=True, interval=LOOK_AFTER)
        self._lay_out()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show the form: what was half typed, else what a meeting most likely looks like."""
        self.fill_people()
        draft = self._read_draft()
        if draft:
            self._restore(draft)
        else:
            self._begin()
        self.show()
        self.look()
        self.fields["purpose"].setFocus()

    def fill_people(self) -> None:
        """Read who can be asked again; ticks stay."""
        self._choices = self._workspace.ask(people_to_ask, self._case_id)
        self.picker.show_people(self._choices)
        offer_people(self._roles().values(), self._choices.people)
        if self._choices.place:
            self.fields["place"].editor.setPlaceholderText(f"Sidst: {self._choices.place}")

    def plan(self) -> MeetingPlan:
        """Return the meeting as it is typed; half a name in the line counts as typed."""
        if self.picker.line.text().strip():
            self.picker.line.take()
        typed = {name: field.text() for name, field in self.fields.items()}
        return MeetingPlan(
            type_id=self.kind.text(), purpose=typed["purpose"], held_on=typed["held_on"],
            starts_at=typed["starts_at"], ends_at=typed["ends_at"], place=typed["place"],
            chair_id=as_id(typed["chair_id"]), minutes_id=as_id(typed["minutes_id"]), lead_id=as_id(typed["lead_id"]),
            people=self.picker.people(), newcomers=self.picker.newcomers(),
        )  # fmt: skip

    def make(self) -> None:
        """Plan the meeting once; what cannot be read is said under its field, which gets the focus."""
        if self.isHidden():
            return
        wrong = next((field for field in self.fields.values() if field.error()), None)
        if wrong is not None:
            wrong.setFocus()
            return
        with self._workspace.becoming_step(self._key):
            tried = attempt(self._workspace, "Planlæg møde", plan_whole, self._case_id, self.plan())
        self._say_fault(tried.refusal)
        if tried.done is not None:
            self.leave()
            self.planned.emit(tried.done.value)

    def leave(self) -> None:
        """Put the form away; nothing half typed is kept."""
        self._soon.stop()
        self._workspace.drafts.drop(self._key)
        self._say_fault("")
        self.hide()
        self.closed.emit()

    def look(self) -> None:
        """Look at the day, the hours and the company again."""
        self._soon.stop()
        people, typed = self.picker.people(), {name: field.text() for name, field in self.fields.items()}
        days = self._workspace.ask(
            day_notes, self._case_id, held_on=typed["held_on"], starts_at=typed["starts_at"],
            ends_at=typed["ends_at"], people=people,
        )  # fmt: skip
        self.notes.show_notes(days, self._workspace.ask(look_at_plan, self._case_id, people))

    def _roles(self) -> dict[str, LabeledField]:
        return {name: field for name, field in self.fields.items() if name.endswith("_id")}

    def _begin(self) -> None:
        for field in self.fields.values():
            field.set_text("")
        self.kind.set_text(USUAL)
        if self._choices is not None:
            for name, field in self._roles().items():
                field.set_text(str(getattr(self._choices, name) or ""))
        self.picker.line.set_text("")
        self._tick_usual()

    def _tick_usual(self) -> None:
        kind = self.kind.chosen()
        self.picker.start_with(self.picker.usual(family=kind is None or kind.family))

    def _on_kind(self) -> None:
        kind = self.kind.chosen()
        if kind is not None and not kind.family:
            self._tick_usual()
        self._touched()

    def _touched(self) -> None:
        self._soon.start()
        self._keep()

    def _say_fault(self, sentence: str) -> None:
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    @property
    def _key(self) -> str:
        return _key_of(self._case_id)

    def _draft(self) -> str:
        return self._workspace.drafts.kept().get(self._key, "")

    def _read_draft(self) -> dict[str, object]:
        try:
            found = json.loads(self._draft() or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _keep(self) -> None:
        if self.isHidden():
            return
        kept: dict[str, object] = {name: field.text() for name, field in self.fields.items()}
        kept |= {"type_id": self.kind.text(), "find": self.picker.line.text()}
        kept |= {"people": [str(each) for each in self.picker.people()], "newcomers": list(self.picker.newcomers())}
        self._workspace.drafts.keep(self._key, json.dumps(kept, ensure_ascii=False), self._case_id)

    def _restore(self, draft: dict[str, object]) -> None:
        for name, field in self.fields.items():
            field.restore(str(draft.get(name, "")))
        self.kind.set_text(str(draft.get("type_id", USUAL)))
        ids = {as_id(each) for each in _listed(draft, "people")}
        written = [(str(each[0]), str(each[1])) for each in _listed(draft, "newcomers") if len(each) == 2]
        self.picker.start_with([each for each in ids if each], written)
        self.picker.line.restore(str(draft.get("find", "")))

    def _connect(self) -> None:
        for name, field in self.fields.items():
            for told in (field.typed, field.committed):
                told.connect(lambda _text: self._keep())
            if name in ("held_on", "starts_at", "ends_at"):
                field.committed.connect(lambda _text: self.look())
        self.kind.field.committed.connect(lambda _text: self._on_kind())
        self.picker.changed.connect(self._touched)
        self.picker.typed.connect(self._keep)
        self.picker.passed.connect(self.make_button.setFocus)
        self._soon.timeout.connect(self.look)
        self.make_button.setShortcut(MAKE_KEY)
        self.make_button.clicked.connect(self.make)
        self.leave_button.setAccessibleName("Luk uden at planlægge")
        self.leave_button.clicked.connect(self.leave)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        at_top, place = Qt.AlignmentFlag.AlignTop, 0
        grid.addWidget(self.kind.field, 1, 0, 1, 6, at_top)  # »Inddragende netværksmøde« whole at 150 %
        grid.addWidget(self.fields["purpose"], 1, 6, 1, 6, at_top)
        for name, width in (("held_on", 4), ("starts_at", 2), ("ends_at", 2), ("place", 4)):
            grid.addWidget(self.fields[name], 2, place, 1, width, at_top)
            place += width
        grid.addWidget(self.notes, 3, 0, 1, 12)
        grid.addWidget(self.picker, 4, 0, 1, 12)
        for place, field in enumerate(self._roles().values()):
            grid.addWidget(field, 5, place * 4, 1, 4, at_top)
        for column in range(12):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (self.make_button, self.leave_button):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addSpacing(current_theme().px(6))
        self.body.addWidget(self._fault)
        self.body.addLayout(row)
        self._fault.hide()


def plan_waits(workspace: Workspace, case_id: UUID) -> bool:
    """Tell whether a meeting of the case was half planned when the program stopped."""
    return bool(workspace.drafts.kept().get(_key_of(case_id)))


def _key_of(case_id: UUID) -> str:
    return f"case:{case_id}:plan_meeting"


def _listed(draft: dict[str, object], name: str) -> list[Any]:
    """Return a list of a draft; nothing when something else was kept there."""
    found = draft.get(name)
    return found if isinstance(found, list) else []
