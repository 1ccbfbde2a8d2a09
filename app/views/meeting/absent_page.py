"""The ethical board: one of those here speaks for somebody who is not. It is never taken for their own words."""

from typing import cast
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_meeting import ContributionKind
from app.services.absent_words import who_is_absent
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text

QUESTION = "Hvis {name} var her, hvad ville {name} synes, var vigtigt for os at vide?"
NOBODY = "Alle er her. De kan selv sige det."


class AbsentPage(QWidget):
    """Choose whom somebody speaks for; `chosen` carries the person, None when nobody is spoken for."""

    chosen = Signal(object)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._names: dict[UUID, str] = {}
        self.who = ChipRow("Vi taler for")
        self._question = Text("", "spoken", wrap=True)
        self._said = QVBoxLayout()
        self._said.setSpacing(6)
        self.who.chosen.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.who, self._question):
            column.addWidget(widget)
        column.addLayout(self._said)

    def show_absent(self, spoken_for: UUID | None = None) -> None:
        """Offer those who are not here; the one a half-typed line is `spoken_for`, or who was chosen, stays chosen."""
        before = spoken_for or self.person()
        found = self._desk.workspace.ask(who_is_absent, self._desk.meeting_id)
        self._names = {person: self._desk.as_told(person, name) for person, name in found}
        self.who.set_choices([(person, name) for person, name in self._names.items()])
        self.who.setVisible(bool(self._names))
        chosen = before if before in self._names else next(iter(self._names), None)
        self.who.set_values([chosen])
        self._show()

    def person(self) -> UUID | None:
        """Return whom the next line is said for."""
        return cast("UUID | None", self.who.value())

    def _on_chosen(self) -> None:
        self._show()

    def _show(self) -> None:
        name = self._names.get(self.person() or UUID(int=0), "")
        self._question.setText(QUESTION.format(name=name) if name else NOBODY)
        empty_layout(self._said)
        for row in self._desk.said(ContributionKind.FOR_ABSENT):
            by = f" – sagt af {row.speaker}" if row.speaker else ""
            self._said.addWidget(Text(f"For {row.on_behalf_of or 'en, der ikke er her'}: {row.text}{by}", wrap=True))
        self.chosen.emit(self.person())
