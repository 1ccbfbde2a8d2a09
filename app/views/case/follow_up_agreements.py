"""What was agreed last time, gone through one key at a time; what succeeded stands first and largest."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_meeting import AgreementOutcome
from app.services.follow_up_outcomes import AgreementWent
from app.services.follow_up_session_rows import AskedAgreement
from app.views.case.follow_up_line import AskedLine
from app.views.meeting.choice_row import keys_of
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field, text_field
from app.views.widgets.text import SectionHeading, Text
from app.wording import word

CHOICES = (
    (AgreementOutcome.KEPT, "lykkedes"),
    (AgreementOutcome.PARTLY, "delvist"),
    (AgreementOutcome.NOT_KEPT, "blev ikke til noget"),
    (AgreementOutcome.CHANGED, "lavet om"),
    (AgreementOutcome.UNDER_WAY, "i gang"),
)
SUCCEEDED, AGREED = "Det er lykkedes", "Det aftalte vi"
NONE = "Der er ingen aftaler at se på fra sidst."


class AgreementsPart(QWidget):
    """What succeeded, the agreements to look at, and what a meeting has looked at already."""

    answered = Signal()

    def __init__(self, drafts: FieldDrafts) -> None:
        super().__init__()
        self._drafts = drafts
        self._asked: tuple[AskedAgreement, ...] = ()
        self.lines: dict[str, AskedLine] = {}
        self.succeeded, self.agreed = Card(SUCCEEDED, icon="check-circle"), Card(AGREED, 0, icon="handshake")
        self._kept, self._list, self._told = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self.progress = drafts.bind("progress", text_field("Andet, der er lykkedes", rows=2))
        self._keys = Text(keys_of(CHOICES), "meta", "ink2", wrap=True)
        self._empty = EmptyState(NONE, "handshake")
        for layout, body in ((self._kept, self.succeeded.body), (self._list, self.agreed.body)):
            layout.setSpacing(4)
            body.addLayout(layout)
        self.succeeded.body.addWidget(self.progress)
        for place, widget in enumerate((self._empty, self._keys), start=1):
            self.agreed.body.insertWidget(place, widget)
        self.agreed.body.addLayout(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self.succeeded)
        column.addWidget(self.agreed)

    def show_agreements(self, asked: Sequence[AskedAgreement]) -> None:
        """Ask about the agreements; rows that are the same stay, so the focus does too."""
        if tuple(asked) != self._asked or not self.lines:
            self._asked = tuple(asked)
            self._build()
        self._show_kept()

    def went(self) -> tuple[AgreementWent, ...]:
        """Return how those that were looked at went."""
        return tuple(
            AgreementWent(each.id, line.answer(), note=line.text("note"), instead=line.text("instead"))
            for each in self._asked
            if (line := self.lines.get(str(each.id))) is not None and line.answer()
        )

    def unanswered(self) -> int:
        """Return how many nobody has looked at yet."""
        return sum(not line.answer() for line in self.lines.values())

    def _build(self) -> None:
        empty_layout(self._list)
        empty_layout(self._told)
        open_yet = [each for each in self._asked if not each.is_told]
        self.lines = {str(each.id): self._line(each) for each in open_yet}
        told = [each for each in self._asked if each.is_told]
        if told:
            self._told.addWidget(SectionHeading("Set på ved mødet", len(told)))
        for each in told:
            how = f"{word(each.outcome).capitalize()}. " if each.outcome else ""
            self._told.addWidget(Text(f"{how}{each.sentence} {each.note}".strip(), "body", wrap=True))
        self.agreed.set_heading(AGREED, len(open_yet))
        self._keys.setVisible(bool(open_yet))
        self._empty.setVisible(not self._asked)

    def _line(self, each: AskedAgreement) -> AskedLine:
        said = f"Aftale {each.number}"
        line = AskedLine(self._drafts, f"agreement:{each.id}", f"{each.number}. {each.sentence}", CHOICES, said)
        line.add("note", line_field("Med ord", placeholder="Hvad hjalp? Hvad kom i vejen?", sentences=True))
        hint = "Skriv kun, hvad de gør: henter til træning kl. 17"
        instead = line_field("Sådan gør de nu", placeholder=hint, sentences=True)
        line.add("instead", instead, AgreementOutcome.CHANGED)
        line.put_into(self._list)
        line.set_note(" ".join(filter(None, (each.when and f"{each.when[:1].upper()}{each.when[1:]}.", each.last))))
        line.answered.connect(self._on_answered)
        return line

    def _on_answered(self) -> None:
        self._show_kept()
        self.answered.emit()

    def _show_kept(self) -> None:
        empty_layout(self._kept)
        kept = [each for each in self._asked if self._outcome(each) == AgreementOutcome.KEPT]
        for each in kept:
            self._kept.addWidget(Text(each.sentence, "spoken", wrap=True))

    def _outcome(self, each: AskedAgreement) -> str:
        line = self.lines.get(str(each.id))
        return line.answer() if line is not None else (each.outcome.value if each.outcome else "")
