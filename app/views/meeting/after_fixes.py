"""What mends one thing that is missing, in its own line: a few chips or one field, and it is done."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_meeting import ChildSafety, ContributionKind, OwnerAnswer
from app.services.agreement_proposals import answer_proposal
from app.services.agreements import answer_agreement, change_agreement
from app.services.meeting_children import set_child_safety
from app.services.meeting_closing import ClosingPoint, set_lead
from app.services.meetings import add_contribution, set_told_child
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.next_meeting import NextMeeting
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.text import Text
from app.views.widgets.when_words import how_it_reads
from app.wording import word

ANSWERS = tuple((each, word(each).capitalize()) for each in (OwnerAnswer.YES, OwnerAnswer.NO, OwnerAnswer.THINKING))
SAFE = ((ChildSafety.SAFE, "Tryg"), (ChildSafety.WORRIED, "Vi er bekymrede"))
CALL_FIRST = "Spørg først. Skriv svaret her, når du har det."


class Fix(QWidget):
    """One way to mend. `press(digit)` presses a chip; False when it has none."""

    elsewhere = Signal(str)
    """The part of the page where it is mended instead."""

    def __init__(self, desk: MeetingDesk, point: ClosingPoint, drafts: FieldDrafts) -> None:
        super().__init__()
        self._desk, self._point, self._drafts = desk, point, drafts
        self.chips: ChipRow | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 2, 0, 6)
        self.column.setSpacing(8)
        _MAKERS[point.kind](self)

    def press(self, number: int) -> bool:
        """Press a chip by its number."""
        return self.chips is not None and self.chips.press(number)

    def take_focus(self) -> None:
        """Go to the first thing here that takes the focus."""
        for child in self.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self) and child.isEnabled():
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def offer(self, name: str, choices: list[tuple[object, str]], chosen: Callable[[object], object]) -> None:
        """Stand some chips here."""
        self.chips = chips = ChipRow(name, digits=True)
        chips.set_choices([(value, text) for value, text in choices if value is not None])
        chips.chosen.connect(lambda: chosen(chips.value()))
        self.column.addWidget(chips)

    def offer_people(self, name: str, chosen: Callable[[object], object], *, adults: bool = True) -> None:
        """Stand those who were round the table here, and those who were not."""
        people = [each for each in self._desk.row.participants if not (adults and each.is_child)]
        self.offer(name, [(each.person_id, each.called) for each in people], chosen)

    def ask(self, field: LabeledField, committed: Callable[[str], object]) -> None:
        """Stand a field here; what is half typed in it waits under the line it mends."""
        self._drafts.bind(draft_name(self._point), field, lambda text: text.strip() and committed(text))
        self.column.addWidget(field)

    def child_voice(self) -> None:
        """The child's words, word for word."""
        name = next(
            (each.called for each in self._desk.row.participants if each.person_id == self._point.person_id), ""
        )
        field = line_field(f"{name or self._desk.child}: egne ord, ordret")
        self.ask(field, self._keep_words)

    def owner(self) -> None:
        """Who does it."""
        self.offer_people("Hvem gør det?", self._set_owner, adults=False)

    def answer(self) -> None:
        """What the owner says, asked afterwards."""
        self.column.addWidget(Text(CALL_FIRST, "meta", "ink2", wrap=True))
        self.offer("Svaret", list(ANSWERS), self._answer)

    def proposal(self) -> None:
        """What the family says."""
        self.offer("Familiens svar", list(ANSWERS), self._answer_proposal)

    def date(self) -> None:
        """When it is done."""
        today = self._desk.workspace.today
        field = line_field("Hvornår", placeholder="Fx 4. december", explain=lambda text: how_it_reads(text, today))
        written = (each.when_text for each in self._desk.agreements if each.id == self._point.agreement_id)
        field.set_text(next(written, ""))  # words no day was found in
        self.ask(field, self._set_when)

    def next_meeting(self) -> None:
        """The day of the next meeting."""
        chooser = NextMeeting(self._desk)
        chooser.show_next()
        self.chips = chooser.days
        self.column.addWidget(chooser)

    def lead(self) -> None:
        """Who keeps an eye on the agreements."""
        self.offer_people("Tovholder", self._set_lead)

    def feedback(self) -> None:
        """Asked on a page of its own."""
        self.offer("Tilbagemelding", [("feedback", "Spørg nu")], lambda _value: self.elsewhere.emit("feedback"))

    def told_child(self) -> None:
        """Who tells the child, and when."""
        self.offer_people("Hvem fortæller det?", self._set_teller)
        if self.chips is not None:
            self.chips.set_values([self._desk.row.told_child_by_id])
        field = line_field("Hvornår?", placeholder="For eksempel »i aften«")
        field.set_text(self._desk.row.told_child_when)
        self.ask(field, self._set_told_when)

    def safety(self) -> None:
        """How the child is."""
        self.offer("Er barnet trygt?", list(SAFE), self._set_safety)

    def _keep_words(self, text: str) -> object:
        kind, meeting = ContributionKind.OWN_WORDS.value, self._desk.meeting_id
        speaker = self._point.person_id
        return self._desk.do("Barnets ord", add_contribution, meeting, kind=kind, text=text, speaker_id=speaker)

    def _set_owner(self, person: object) -> None:
        if self._point.agreement_id and isinstance(person, UUID):
            self._desk.do("Hvem gør det", change_agreement, self._point.agreement_id, owners=(person,))

    def _answer(self, value: object) -> None:
        agreement, person = self._point.agreement_id, self._point.person_id
        if agreement and person:
            self._desk.do("Svar på aftale", answer_agreement, agreement, person, answer=str(value))

    def _answer_proposal(self, value: object) -> None:
        if self._point.agreement_id:
            self._desk.do("Svar på forslag", answer_proposal, self._point.agreement_id, answer=str(value))

    def _set_when(self, text: str) -> object:
        agreement = self._point.agreement_id
        return agreement and self._desk.do("Hvornår", change_agreement, agreement, when=text)

    def _set_lead(self, person: object) -> None:
        if isinstance(person, UUID):
            self._desk.do("Tovholder", set_lead, self._desk.meeting_id, person_id=person)

    def _set_teller(self, person: object) -> None:
        if isinstance(person, UUID):
            self._desk.do("Hvem fortæller barnet det", set_told_child, self._desk.meeting_id, by_id=person)

    def _set_told_when(self, text: str) -> object:
        return self._desk.do("Hvornår får barnet det at vide", set_told_child, self._desk.meeting_id, when=text)

    def _set_safety(self, value: object) -> None:
        if self._point.person_id:
            person = self._point.person_id
            self._desk.do("Er barnet trygt", set_child_safety, self._desk.meeting_id, person, answer=str(value))


def draft_name(point: ClosingPoint) -> str:
    """Return the name under which what mends a point is kept while it is half typed."""
    return f"{point.kind}:{point.agreement_id or ''}:{point.person_id or ''}"


_MAKERS: dict[str, Callable[[Fix], None]] = {
    "child_voice": Fix.child_voice, "owner": Fix.owner, "answer": Fix.answer, "proposal": Fix.proposal,
    "date": Fix.date, "next_meeting": Fix.next_meeting, "lead": Fix.lead, "feedback": Fix.feedback,
    "told_child": Fix.told_child, "safety": Fix.safety,
}  # fmt: skip
