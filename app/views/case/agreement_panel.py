"""Writing an agreement outside a meeting: who, what, when in plain words, where, and how it went."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.enums_meeting import AgreementArea, AgreementOutcome, AgreementState
from app.services.agreements import AgreementRow, add_agreement, change_agreement, judge_agreement
from app.services.people import PersonRow
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel, drafts_of_panel
from app.views.widgets.check_box import CheckBox
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.widgets.when_words import how_it_reads
from app.views.workspace import Workspace
from app.wording import word

STATES = (AgreementState.PROPOSAL, AgreementState.AGREED, AgreementState.TO_BE_DECIDED)
ONLY_LATER = ("outcome", "detail")
"""Fields that are asked about when the agreement is there."""

NOT_JUDGED = ("", "ikke spurgt endnu")
DRAFTS = "agreement"
"""Under which the drafts of a new agreement are kept; those of one that is changed have its id with them."""
OWNERS = "owners"
"""The draft of who is ticked: their ids with commas between."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AgreementPanel(BeginPanel):
    """The panel, for a new agreement or one that is changed. What is half typed waits for each of them."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, DRAFTS, "Aftale", "Skriv aftalen ind")
        self._changing: AgreementRow | None = None
        self._boxes: dict[UUID, CheckBox] = {}
        people = QWidget()
        people.setAccessibleName("Hvem gør det?")
        self._flow = FlowLayout(people, gap=14, line_gap=2)
        self._lay_out(people)
        self._defaults()
        self.finish_layout()

    def _lay_out(self, people: QWidget) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        what = line_field("Hvad", placeholder="fx henter til træning", sentences=True)
        first.addWidget(self.put("text", what), 3, Qt.AlignmentFlag.AlignTop)  # its neighbour grows
        explain = self._how_it_reads
        first.addWidget(self.put("when", line_field("Hvornår", placeholder="fx hver fredag", explain=explain)), 2)
        areas = [(each.value, word(each)) for each in AgreementArea]
        second.addWidget(self.put("area", choice_field("Hvor", areas)))
        second.addWidget(self.put("state", choice_field("Status", [(each.value, word(each)) for each in STATES])))
        outcomes = [NOT_JUDGED, *((each.value, word(each)) for each in AgreementOutcome)]
        second.addWidget(self.put("outcome", choice_field("Hvordan gik det?", outcomes)))
        for row in (first, second):
            row.setSpacing(12)
        self.body.addLayout(first)
        self.body.addWidget(Text("Hvem gør det?", "meta", "ink2"))
        self.body.addWidget(people)
        self.body.addLayout(second)
        how = line_field("Sådan gør vi", placeholder="hvis der er mere at sige", sentences=True)
        self.body.addWidget(self.put("detail", how))

    def write(self, row: AgreementRow | None) -> None:
        """Open the panel for an agreement, for a new one when None."""
        for field in self.fields.values():
            field.flush_draft()
        self._show(row)
        self.set_heading(f"Ret aftale {row.number}" if row else "Ny aftale")
        for name in ONLY_LATER:
            self.fields[name].setVisible(row is not None)
        self.begin()

    def offer_people(self, people: Sequence[PersonRow]) -> None:
        """Offer everybody alive; who is ticked stays ticked."""
        offered = [each for each in people if not each.deceased]
        if [each.id for each in offered] == list(self._boxes):
            return
        ticked = self._ticked() if self._boxes else self._kept_owners()
        self._flow.clear()
        self._boxes = {}
        for person in offered:
            self._boxes[person.id] = CheckBox(person.name)
            self._boxes[person.id].clicked.connect(self._keep_owners)
            self._flow.addWidget(self._boxes[person.id])
        self._tick(ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Carry it out with Enter in a line or on a person; in a choice Enter belongs to its list."""
        on_line = isinstance(self.focusWidget(), LineEditor | CheckBox)
        if event.key() in ENTER and on_line and not event.isAutoRepeat():
            self.carry_out()
            return
        super().keyPressEvent(event)

    def carry_out(self) -> None:
        """Keep the agreement."""
        values = {name: self.text(name) for name in ("text", "when", "area", "state", "detail")}
        if self._changing is not None:
            self._change(self._changing, values)
            return
        tried = attempt(
            self.workspace, "Ny aftale", add_agreement, self.case_id, owners=self._ticked(), text=values["text"],
            when=values["when"], area=values["area"], state=values["state"],
        )  # fmt: skip
        self._settle(tried.refusal, kept=tried.done is not None)

    def _change(self, row: AgreementRow, values: dict[str, str]) -> None:
        tried = attempt(
            self.workspace, "Ret aftale", change_agreement, row.id, owners=self._ticked(), **self._changed(row, values)
        )
        outcome = self.text("outcome")
        if tried.done is not None and outcome and outcome != (row.outcome.value if row.outcome else ""):
            attempt(self.workspace, "Sådan gik det", judge_agreement, row.id, outcome=outcome)
        self._settle(tried.refusal, kept=tried.done is not None)

    def _changed(self, row: AgreementRow, values: dict[str, str]) -> dict[str, str]:
        """Return what differs; a time that was not touched keeps its exact days."""
        same_when = values["when"] == (row.when_text or row.when)
        return {name: value for name, value in values.items() if not (name == "when" and same_when)}

    def _settle(self, refusal: str, *, kept: bool) -> None:
        self.settle(refusal, kept=kept)
        if kept:
            self._show(None)

    def _show(self, row: AgreementRow | None) -> None:
        """Fill the fields with an agreement and with what is half typed in it, or with the new one that waits."""
        self._changing = row
        self.drafts = drafts_of_panel(self.workspace, self.case_id, f"{DRAFTS}-{row.id}" if row else DRAFTS)
        values = _values(row) if row else {}
        for name, field in self.fields.items():
            field.set_text(values.get(name, ""))
            if (half_typed := self.drafts.text(name)) is not None:
                field.restore(half_typed)
        self._tick(row.owner_ids if row and self.drafts.text(OWNERS) is None else self._kept_owners())
        self._defaults()

    def _keep_owners(self) -> None:
        self.drafts.keep(OWNERS, ",".join(str(each) for each in self._ticked()))

    def _kept_owners(self) -> tuple[UUID, ...]:
        return tuple(UUID(each) for each in (self.drafts.text(OWNERS) or "").split(",") if each)

    def _defaults(self) -> None:
        for name, value in (("area", AgreementArea.OTHER.value), ("state", AgreementState.AGREED.value)):
            if not self.text(name):
                self.fields[name].set_text(value)
        if not self.text("outcome"):
            self.fields["outcome"].set_text("")

    def _ticked(self) -> tuple[UUID, ...]:
        return tuple(person_id for person_id, box in self._boxes.items() if box.isChecked())

    def _tick(self, people: Sequence[UUID]) -> None:
        for person_id, box in self._boxes.items():
            box.setChecked(person_id in people)

    def _how_it_reads(self, text: str) -> str:
        return how_it_reads(text, self.workspace.today)


def _values(row: AgreementRow) -> dict[str, str]:
    """Return what stands in the fields of an agreement, by the names of the fields."""
    values = {"text": row.text, "when": row.when_text or row.when, "area": row.area.value, "detail": row.detail}
    return values | {"state": row.state.value, "outcome": row.outcome.value if row.outcome else ""}
