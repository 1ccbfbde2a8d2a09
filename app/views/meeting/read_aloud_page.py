"""Read aloud: every agreement in large type, and what each owner answers."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_meeting import OwnerAnswer
from app.services.agreements import AgreementRow, answer_agreement
from app.views.meeting.agreement_column import agreement_text
from app.views.meeting.choice_row import ChoiceRow, keys_of
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import clear
from app.views.widgets.cards import EmptyState
from app.views.widgets.text import Hairline, Text
from app.wording import word

ORDER = (OwnerAnswer.YES, OwnerAnswer.OTHER_FORM, OwnerAnswer.NO, OwnerAnswer.THINKING, OwnerAnswer.AWAITING)
CHOICES = tuple((each, word(each)) for each in ORDER)
NOTHING = "Der er ingen aftaler at læse op endnu. Alt A skriver den første."


class ReadAloudPage(QWidget):
    """A block per agreement with a row per owner; rows stay while only the answers change."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._rows: dict[tuple[object, object], ChoiceRow] = {}
        self._shown: list[tuple[object, ...]] | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)

    def show_agreements(self) -> None:
        """Show the agreements and answers as they are now."""
        rows = self._desk.agreements
        shown: list[tuple[object, ...]] = [
            (each.id, each.sentence, each.when, each.owner_ids, tuple(name for _, name, _ in each.answers))
            for each in rows
        ]
        if shown != self._shown:
            self._shown = shown
            self._rebuild(rows)
        for each in rows:
            for person_id, _, answer in each.answers:
                self._rows[each.id, person_id].show_choice(answer)

    def take_focus(self) -> bool:
        """Go to the first owner who has not answered; False when all have."""
        waiting = [
            (each.id, person) for each in self._desk.agreements for person, _, answer in each.answers
            if answer is OwnerAnswer.AWAITING
        ]  # fmt: skip
        if waiting:
            self._rows[waiting[0]].setFocus()
        return bool(waiting)

    def _rebuild(self, rows: list[AgreementRow]) -> None:
        clear(self._box)
        self._rows = {}
        if rows:
            self._box.addWidget(Text(keys_of(CHOICES), "meta", "ink2", wrap=True))
        for row in rows:
            words, strong = agreement_text(row)
            number = f"{row.number}. "
            self._box.addWidget(Text(number + words, "agreement_room", wrap=True, strong=len(number) + strong))
            self._box.addWidget(Text(row.when or "Ingen dato endnu", "body", "ink2", wrap=True))
            for person_id, name, _ in row.answers:
                self._box.addWidget(self._owner(row, person_id, name))
            self._box.addWidget(Hairline())
        if not rows:
            self._box.addWidget(EmptyState(NOTHING, "handshake"))

    def _owner(self, row: AgreementRow, person_id: object, name: str) -> ChoiceRow:
        owner = ChoiceRow(name, CHOICES, said=f"Aftale {row.number}, {name}")
        owner.chosen.connect(lambda value: self._answer(row, person_id, value))
        self._rows[row.id, person_id] = owner
        return owner

    def _answer(self, row: AgreementRow, person_id: object, value: object) -> None:
        owner = next(each for each in row.owner_ids if each == person_id)
        self._desk.do(f"Svar på aftale {row.number}", answer_agreement, row.id, owner, answer=str(value))
