"""Last time's agreements: one key each for how it went. What succeeded stands first and largest."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.models.enums_meeting import AgreementOutcome
from app.services.meeting_review import ChangedSince, ReviewRow, changed_since, judge, take_back
from app.views.meeting.chips import ChipRow
from app.views.meeting.choice_row import keys_of
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.review_row import ReviewLine
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.scale_line import ScaleLine
from app.views.widgets.text import SectionHeading, Text
from app.wording import word

CHOICES = (
    (AgreementOutcome.KEPT, "lykkedes"),
    (AgreementOutcome.PARTLY, "delvist"),
    (AgreementOutcome.NOT_KEPT, "blev ikke til noget"),
    (AgreementOutcome.CHANGED, "lav om"),
)
FIRST_TIME = "Det er første gang, vi mødes. Der er ikke noget at se tilbage på endnu."
NOTHING_AGREED = "Der er ingen aftaler at se på fra sidst."
SUCCEEDED = "Det er lykkedes"
GROUPS = (
    (AgreementOutcome.PARTLY, "Delvist"),
    (AgreementOutcome.UNDER_WAY, "I gang"),
    (AgreementOutcome.CHANGED, "Lavet om"),
    (AgreementOutcome.NOT_KEPT, "Blev ikke til noget"),
    (None, "Ikke set på endnu"),
)
MODES = (("judge", "Én ad gangen"), ("since", "Ændret siden sidst"))


class ReviewPage(QWidget):
    """Goes through what was agreed; the second way shows »ændret siden sidst« as the paper will."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: dict[UUID, ReviewLine] = {}
        self._notes: dict[UUID, LabeledField] = {}
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:review:")
        self._changed: ChangedSince | None = None
        self.modes = ChipRow("Vis")
        self.modes.set_choices(MODES)
        self.modes.set_values(["judge"])
        self.modes.chosen.connect(self._show)
        self._since, self._keys = Text("", "body", "ink2", wrap=True), Text(keys_of(CHOICES), "meta", "ink2", wrap=True)
        self.succeeded = Card(SUCCEEDED, 0, icon="check-circle")
        self._succeeded, self._list, self._summary = QVBoxLayout(), QWidget(), QVBoxLayout()
        self._box = QVBoxLayout(self._list)
        self._empty = EmptyState("", "handshake")
        self._lay_out()

    def show_review(self) -> None:
        """Read how it went again; rows stay where they are, so the focus does too."""
        changed = self._desk.workspace.ask(changed_since, self._desk.meeting_id)
        if changed == self._changed:
            return
        ids = [each.agreement.id for each in changed.review.rows]
        if ids != list(self._rows):
            self._rebuild(changed.review.rows)
        self._changed = changed
        self._show()

    def take_focus(self) -> bool:
        """Go to the first agreement nobody has judged; False when there is none to look at."""
        rows = self._changed.review.rows if self._changed else ()
        first = next((each for each in rows if each.outcome is None), rows[0] if rows else None)
        if first is not None and self.modes.value() == "judge":
            self._rows[first.agreement.id].setFocus()
        return first is not None

    def _rebuild(self, rows: Sequence[ReviewRow]) -> None:
        self._drafts.unbind()
        empty_layout(self._box)
        self._rows, self._notes = {}, {}
        for each in rows:
            row = ReviewLine(f"{each.number}. {each.agreement.sentence}", CHOICES, f"Aftale {each.number}")
            row.chosen.connect(lambda value, each=each: self._judge(each, value))
            note = line_field(f"Med ord om aftale {each.number}", placeholder="Hvad hjalp? Hvad kom i vejen?")
            self._drafts.bind(str(each.agreement.id), note, partial(self._write, each))
            self._rows[each.agreement.id], self._notes[each.agreement.id] = row, note
            self._box.addWidget(row)
            self._box.addWidget(note)

    def _show(self) -> None:
        if self._changed is None:
            return
        review = self._changed.review
        judging = self.modes.value() == "judge"
        sentence = FIRST_TIME if not review.has_before else NOTHING_AGREED
        self._empty.set_sentence(sentence)
        self._empty.setVisible(not review.rows)
        self._since.setText(f"Det aftalte vi {long_date(review.before_on)}." if review.before_on else "")
        self.modes.setVisible(bool(review.rows))
        self._since.setVisible(bool(review.rows))
        self._keys.setVisible(judging and bool(review.rows))
        self._list.setVisible(judging and bool(review.rows))
        for each in review.rows:
            self._show_row(each)
        self._show_succeeded(review.went(AgreementOutcome.KEPT))
        self._show_summary(self._changed if not judging else None)

    def _show_row(self, row: ReviewRow) -> None:
        becomes = f"Nu: {row.becomes}" if row.becomes else ""
        self._rows[row.agreement.id].show_choice(row.outcome, becomes or row.agreement.when)
        name = str(row.agreement.id)
        self._drafts.show(name, row.note)
        self._notes[row.agreement.id].setVisible(row.outcome is not None or self._drafts.text(name) is not None)

    def _show_succeeded(self, rows: Sequence[ReviewRow]) -> None:
        empty_layout(self._succeeded)
        for each in rows:
            words = f"{each.agreement.sentence} {each.note}".strip()
            self._succeeded.addWidget(Text(words, "spoken", wrap=True))
        self.succeeded.set_heading(SUCCEEDED, len(rows))
        self.succeeded.setVisible(bool(rows))

    def _show_summary(self, changed: ChangedSince | None) -> None:
        empty_layout(self._summary)
        if changed is None:
            return
        for outcome, heading in GROUPS:
            self._add_group(heading, [_told(each) for each in changed.review.went(outcome)])
        self._add_group("Nyt i dag", [each.sentence for each in changed.new])
        for scale in changed.scales:
            earlier = dict(scale.earlier)
            for person, name, value, is_child in scale.answers:
                if is_child:
                    self._summary.addWidget(_scale_card(scale.question, name, value, earlier.get(person)))

    def _add_group(self, heading: str, lines: Sequence[str]) -> None:
        if lines:
            self._summary.addWidget(SectionHeading(heading, len(lines)))
        for line in lines:
            self._summary.addWidget(Text(line, "body", wrap=True))

    def _judge(self, row: ReviewRow, value: object) -> None:
        """Note how it went, with words that wait; the same answer again takes it back, and »lav om« opens the line."""
        outcome = AgreementOutcome(str(value))
        now = next((each for each in self._now() if each.agreement.id == row.agreement.id), row)
        words = str(row.agreement.id)
        if outcome is now.outcome and not now.becomes:
            self._drafts.wait(words, now.note)
            self._desk.do("Fortryd vurdering", take_back, row.agreement.id, self._desk.meeting_id)
            return
        name, note = f"Aftale {row.number}: {word(outcome)}", self._drafts.text(words)
        with self._drafts.becoming_step(words):
            done = self._desk.do(name, judge, row.agreement.id, self._desk.meeting_id, outcome.value, note=note)
        if done is not None and note is not None:
            self._drafts.drop(words)
            self._show()
        if done is not None and outcome is AgreementOutcome.CHANGED:
            self._desk.otherwise.emit(row.agreement)  # at once: what is typed next belongs in the line

    def _write(self, row: ReviewRow, text: str) -> object:
        """Keep the words beside the judgement; without one they wait until it has been said how it went."""
        now = next((each for each in self._now() if each.agreement.id == row.agreement.id), row)
        if now.outcome is None:
            return None
        name = f"Ord om aftale {row.number}"
        return self._desk.do(name, judge, row.agreement.id, self._desk.meeting_id, now.outcome.value, note=text)

    def _now(self) -> tuple[ReviewRow, ...]:
        return self._changed.review.rows if self._changed else ()

    def _lay_out(self) -> None:
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        for layout in (self._succeeded, self._summary):
            layout.setSpacing(8)
        self.succeeded.body.addLayout(self._succeeded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._empty, self._since, self.modes, self.succeeded, self._keys, self._list):
            column.addWidget(widget)
        column.addLayout(self._summary)


def _told(row: ReviewRow) -> str:
    after = f" Nu: {row.becomes}" if row.becomes else ""
    return f"{row.agreement.sentence}{after} {row.note}".strip()


def _scale_card(question: str, name: str, value: int, earlier: int | None) -> Card:
    """Return a child's number now, beside last time's."""
    card = Card()
    card.setAccessibleName(f"{question} {name}")
    before = f"{name} siger {value}. Sidst var det {earlier}." if earlier is not None else f"{name} siger {value}."
    line = ScaleLine(question, name, own=True, read_only=True)
    line.set_value(value)
    for widget in (Text(question, "subhead", wrap=True), Text(before, "spoken", wrap=True), line):
        card.body.addWidget(widget)
    return card
