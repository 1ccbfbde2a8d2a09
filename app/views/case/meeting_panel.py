"""Planning a meeting: when, where, what we would like to find out, and who is asked."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.rules.meeting_types import MeetingType
from app.services.meetings import plan_meeting
from app.services.people import PersonRow
from app.views.case.panel import BeginPanel
from app.views.records.attempt import attempt
from app.views.records.fields import date_words
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

DUTY = "Et netværksmøde erstatter ikke din egen underretningspligt."


class MeetingPanel(BeginPanel):
    """The panel. `planned` carries the id of the new meeting."""

    planned = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID, types: Mapping[str, MeetingType]) -> None:
        super().__init__(workspace, case_id, "plan_meeting", "Planlæg møde", "Læg mødet i kalenderen")
        self._boxes: dict[UUID, CheckBox] = {}
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.put("day", line_field("Dag", placeholder="fx 6/1", explain=date_words(workspace.today))), 3)
        row.addWidget(self.put("at", line_field("Kl.", placeholder="fx 15")), 1)
        row.addWidget(self.put("place", line_field("Sted")), 3)
        kind = choice_field("Slags møde", [(each.id, each.name) for each in types.values()])
        kind.set_text(next(iter(types), ""))
        row.addWidget(self.put("type", kind), 3)
        self.body.addLayout(row)
        self.body.addWidget(self.put("purpose", text_field("Hvad vil vi gerne finde ud af?", rows=2)))
        self.body.addWidget(Text("Hvem skal med?", "meta", "ink2"))
        self._people = QWidget()
        self._people.setAccessibleName("Hvem skal med?")
        self._flow = FlowLayout(self._people, gap=14, line_gap=2)
        self.body.addWidget(self._people)
        self.body.addWidget(Text(DUTY, "meta", "ink2", wrap=True))
        self.finish_layout()

    def offer_people(self, people: Sequence[PersonRow]) -> None:
        """Offer the living people of the case; whoever is ticked stays ticked. Children of the case are always asked."""
        chosen = {person_id for person_id, box in self._boxes.items() if box.isChecked()}
        offered = [each for each in people if not each.deceased and each.name]
        if [each.id for each in offered] == list(self._boxes):
            return
        self._flow.clear()
        self._boxes = {}
        for person in offered:
            box = CheckBox(f"{person.name} ({person.role})" if person.role else person.name)
            box.setChecked(person.is_child_of_case or person.id in chosen)
            box.setEnabled(not person.is_child_of_case)
            self._boxes[person.id] = box
            self._flow.addWidget(box)

    def carry_out(self) -> None:
        """Plan the meeting and open it."""
        tried = attempt(
            self.workspace, "Planlæg møde", plan_meeting, self.case_id, type_id=self.text("type"),
            held_on=self.text("day"), starts_at=self.text("at"), place=self.text("place"),
            purpose=self.text("purpose"), people=tuple(each for each, box in self._boxes.items() if box.isChecked()),
        )  # fmt: skip
        kind = self.text("type")
        self.settle(tried.refusal, kept=tried.done is not None)
        self.fields["type"].set_text(kind)
        if tried.done is not None:
            self.planned.emit(tried.done.value)
