"""The fields of an agreement's form: who, what, when, where, and whether it is agreed, suggested or to be decided."""

from dataclasses import dataclass
from itertools import pairwise
from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.language.folding import join_names
from app.models.enums_meeting import AgreementArea, AgreementState
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.field_keys import is_enter
from app.views.meeting.panel import is_large
from app.views.theme import current_theme
from app.views.widgets.editors import ChoiceEditor, LineEditor
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import ElidedLabel, Text
from app.views.widgets.when_words import how_it_reads
from app.wording import word

AREAS = tuple((each.value, word(each)) for each in AgreementArea)
STATES = (
    (AgreementState.AGREED.value, word(AgreementState.AGREED)),
    (AgreementState.PROPOSAL.value, "forslag"),
    (AgreementState.TO_BE_DECIDED.value, "skal afgøres"),
)
FROM = ("", "forslag fra …")
WHEN, ANSWER_BY = "For eksempel »hver fredag« eller »inden 4. december«", "Svar senest, for eksempel »4. december«"


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """What stands in the form."""

    what: str = ""
    when: str = ""
    area: str = AgreementArea.OTHER.value
    state: str = AgreementState.AGREED.value
    decides: str = ""
    owners: tuple[UUID, ...] = ()
    proposed_by: UUID | None = None


class AgreementFields(QWidget):
    """The form. `edited` comes for each change the user makes, `entered` when they press Enter in one of its lines."""

    edited = Signal()
    entered = Signal(object)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._extra: list[tuple[UUID, str]] = []
        self.owners = ChipRow("Aftale med", several=True, digits=True)
        self.other, self.what, self.when = (_line(name) for name in ("En anden", "Hvad", "Hvornår"))
        self.areas, self.states = _choice("Hvor", AREAS), _choice("Status", STATES)
        self.decides = _line("Hvem afgør det?")
        self.proposer = _choice("Foreslået af", (FROM,))
        self.reads = ElidedLabel("", "meta", "ink2")
        self._asks_law, self._decided = False, QWidget()
        self._first, self._place, self.rest = QVBoxLayout(), QVBoxLayout(), FlowLayout(gap=10)
        self._lay_out()
        for line in (self.other, self.what, self.when, self.decides):
            line.installEventFilter(self)
            line.changed.connect(self.on_changed)
        self.owners.chosen.connect(self.on_changed)
        for choice in (self.areas, self.states, self.proposer):
            choice.changed.connect(self.on_changed)

    def show_people(self) -> None:
        """Offer everybody asked to the meeting as owners, also those who are not here."""
        asked = [(each.person_id, each.called) for each in self._desk.row.participants]
        known = {person for person, _ in asked}
        people = [*asked, *(each for each in self._extra if each[0] not in known)]
        self.owners.set_choices(people)
        self._offer_proposers(people)

    def press_owner(self, number: int) -> None:
        """Add or take away owner 1 to 9; 0 takes all away."""
        if number:
            self.owners.press(number)
        else:
            self.owners.set_values([])
            self.on_changed()

    def words(self) -> AgreementWords:
        """Return what stands in the form."""
        owners = cast("tuple[UUID, ...]", self.owners.values())
        by = self.proposer.value()
        return AgreementWords(
            self.what.text(), self.when.text(), self.areas.value(), self.states.value(), self.decides.text(), owners,
            UUID(by) if by else None,
        )  # fmt: skip

    def fill(self, words: AgreementWords) -> None:
        """Put something in the form without telling anybody; its owners are to be known (`know`)."""
        self.what.set_value(words.what)
        self.when.set_value(words.when)
        self.areas.set_value(words.area)
        self.states.set_value(words.state)
        self.decides.set_value(words.decides)
        self.other.clear()
        self.show_people()
        self.owners.set_values(words.owners)
        self.proposer.set_value(str(words.proposed_by or ""))
        self._show_what_follows()

    def know(self, person_id: UUID, name: str) -> None:
        """Let somebody who was not asked to the meeting be an owner too."""
        if person_id not in dict(self._extra):
            self._extra.append((person_id, name))

    def names(self) -> dict[UUID, str]:
        """Return the names of everybody who may be an owner."""
        return dict([*self._extra, *((each.person_id, each.called) for each in self._desk.row.participants)])

    def is_empty(self) -> bool:
        """Tell whether nothing has been written."""
        lines = (self.what, self.when, self.other, self.decides)
        return not (any(line.text() for line in lines) or self.owners.values())

    def as_line(self) -> str:
        """Return the form as one line: »Kasper og Henning kører hjem hver tirsdag«."""
        words, names = self.words(), self.names()
        owners = [*(names.get(each, "") for each in words.owners), self.other.text().strip()]
        doers = join_names([each for each in owners if each])
        said = " ".join(part for part in (doers, words.what.strip(), words.when.strip()) if part)
        by = names.get(words.proposed_by, "") if words.proposed_by else ""
        return f"forslag fra {by}: {said}" if by and words.state == AgreementState.PROPOSAL.value else said

    def ask_who_decides(self, *, asks: bool) -> None:
        """Ask who decides also of what stands as agreed: a name there makes it something to be decided."""
        self._asks_law = asks
        (self._first if asks else self._place).addWidget(self.decides)  # the answer stands right under its question
        self._set_order()
        self._show_what_follows()

    def on_changed(self) -> None:
        """Show what follows from a change, and tell of it."""
        if self._asks_law and self.decides.text().strip():
            self.states.set_value(AgreementState.TO_BE_DECIDED.value)
        self._show_what_follows()
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make Enter one thing in every field."""
        if is_enter(event):
            self.entered.emit(watched)
            return True
        return super().eventFilter(watched, event)

    def _show_what_follows(self) -> None:
        decided_later = self.states.value() == AgreementState.TO_BE_DECIDED.value
        reads = how_it_reads(self.when.text(), self._desk.workspace.today)
        if reads != self.reads.text():
            self.reads.show_text(reads)
        self.when.setPlaceholderText(ANSWER_BY if decided_later else WHEN)
        self.decides.setVisible(decided_later or self._asks_law)
        self._decided.setVisible(decided_later and not self._asks_law)
        self.proposer.setVisible(self.states.value() == AgreementState.PROPOSAL.value)

    def _offer_proposers(self, people: list[tuple[UUID, str]]) -> None:
        """Offer the same people as those a proposal may be from; the one chosen stays chosen."""
        choices = [FROM, *((str(person), f"forslag fra {name}") for person, name in people)]
        there = [(str(self.proposer.itemData(at)), self.proposer.itemText(at)) for at in range(self.proposer.count())]
        if choices == there:
            return
        chosen = self.proposer.value()
        self.proposer.clear()
        for value, text in choices:
            self.proposer.addItem(text, value)
        self.proposer.set_value(chosen)

    def _lay_out(self) -> None:
        self.what.setPlaceholderText(f"gør hvad? For eksempel »henter {self._desk.child} til træning«")
        self.other.setPlaceholderText("En anden …")
        self.decides.setPlaceholderText("Hvem afgør det?")
        self.other.setFixedWidth(current_theme().px(130))
        self.decides.setFixedWidth(current_theme().px(190))
        self.owners.end_with(self.other)
        self.proposer.setFixedWidth(current_theme().px(220))
        self._place.setContentsMargins(0, 0, 0, 0)
        self._decided.setLayout(self._place)
        self._place.addWidget(self.decides)
        for part in (self.areas, self.states, self._decided, self.proposer):
            self.rest.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._first)
        form = QGridLayout()
        column.addLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        for row, name in () if is_large() else ((0, "Hvem"), (1, "Hvad"), (2, "Hvornår"), (4, "Hvor")):
            form.addWidget(Text(name, "meta", "ink2"), row, 0)
        for row, widget in enumerate((self.owners, self.what, self.when, self.reads)):
            form.addWidget(widget, row, 1)
        form.addLayout(self.rest, 4, 1)
        QWidget.setTabOrder(self.owners, self.other)
        self._set_order()

    def _set_order(self) -> None:
        lines = (self.other, self.what, self.when, self.areas, self.states)
        order = (self.decides, *lines) if self._asks_law else (*lines, self.decides)
        for first, second in pairwise((*order, self.proposer)):
            QWidget.setTabOrder(first, second)


def _line(name: str) -> LineEditor:
    line = LineEditor()
    line.setAccessibleName(name)
    return line


def _choice(name: str, choices: tuple[tuple[str, str], ...]) -> ChoiceEditor:
    choice = ChoiceEditor(choices)
    choice.setAccessibleName(name)
    return choice
