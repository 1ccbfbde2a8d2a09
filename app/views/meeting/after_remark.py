"""The family's own remark beside the minutes, and how long the minutes can be corrected."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.language.dates import at_clock, day_date
from app.models.enums_meeting import ContributionKind
from app.services.meeting_closing import Closing
from app.services.meeting_rows import ContributionRow
from app.services.meetings import add_contribution, change_contribution
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import DraftSlot, as_id
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import text_field
from app.views.widgets.fitted import Fitted
from app.views.widgets.text import Text

ABOUT = "Er noget skrevet forkert, retter I det, eller familien skriver sin egen mening ved siden af."
NOT_CLOSED = "Referatet er en kladde, til mødet er lukket, og 24 timer efter."
OPEN = "Referatet er en kladde og kan rettes til {until}."
FINAL = "Tiden til at rette er gået. Du kan gøre referatet færdigt."
EMPTY = "Skriv bemærkningen først."


class RemarkPart(Fitted):
    """A speaker, some lines, and the remarks there are. `minutes_asked` shows the minutes as paper."""

    minutes_asked = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._state = Text("", "body", wrap=True)
        self._remarks = QVBoxLayout()
        self.who = ChipRow("Bemærkning fra")
        self.words = text_field("Bemærkning, med deres egne ord", rows=3, as_said=True)
        self.write, self.minutes = PlainButton("Skriv bemærkningen"), QuietButton("Se referatet")
        self.slot = DraftSlot(desk.workspace, f"meeting:{desk.meeting_id}:remark", desk.row.case_id, self)
        self._shown: tuple[object, ...] = ()
        self._corrections = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:remarks:")
        self.write.clicked.connect(self._write)
        self.minutes.clicked.connect(self.minutes_asked)
        self.words.editor.changed.connect(self.slot.touched)
        self.who.chosen.connect(self.slot.touched)
        self.slot.wanted.connect(self._keep)
        self._lay_out()
        self._restore()

    def show_remarks(self, closing: Closing) -> None:
        """Show the remarks and how long the minutes are a draft."""
        until = closing.correct_until
        day = f"{day_date(until.date())} {at_clock(f'{until:%H:%M}')}" if until else ""
        self._state.setText(FINAL if closing.is_final else OPEN.format(until=day) if until else NOT_CLOSED)
        self.minutes.set_words("Gør referatet færdigt" if closing.is_final else "Se referatet")
        self._offer_people()
        rows = self._desk.said(ContributionKind.REMARK)
        shown = tuple((each.id, each.speaker) for each in rows)
        if shown != self._shown:
            self._shown = shown
            self._rebuild(rows)
        for row in rows:
            self._corrections.show(str(row.id), row.text)

    def take_focus(self) -> bool:
        """Go to the words."""
        self.words.setFocus()
        return True

    def _rebuild(self, rows: list[ContributionRow]) -> None:
        self._corrections.unbind()
        empty_layout(self._remarks)
        for number, row in enumerate(rows, start=1):
            field = text_field(f"{row.speaker or 'Uden navn'} skriver", rows=1, as_said=True)
            field.editor.setAccessibleName(f"Bemærkning {number}: {row.speaker or 'uden navn'} skriver")
            self._corrections.bind(str(row.id), field, partial(self._correct, row.id))
            self._remarks.addWidget(field)

    def _correct(self, remark_id: UUID, text: str) -> object:
        return self._desk.do("Ret bemærkning", change_contribution, remark_id, text=text)

    def _offer_people(self) -> None:
        people = [(each.person_id, each.called) for each in self._desk.row.participants]
        self.who.set_choices([*people, (None, "Uden navn")])

    def _write(self) -> None:
        text, speaker = self.words.text(), self.who.value()
        if not text.strip():
            self.words.set_error(EMPTY)
            return
        with self.slot.becoming_step():
            done = self._desk.do(
                "Bemærkning", add_contribution, self._desk.meeting_id, kind=ContributionKind.REMARK.value, text=text,
                speaker_id=speaker if isinstance(speaker, UUID) else None, may_be_written=True,
            )  # fmt: skip
        if done is not None:
            self.words.set_text("")
            self.who.set_values([])
            self.slot.drop()

    def _keep(self) -> None:
        if self.words.text().strip():
            self.slot.keep({"text": self.words.text(), "who": str(self.who.value() or "")})
        else:
            self.slot.drop()

    def _restore(self) -> None:
        kept = self.slot.kept()
        if kept.get("text"):
            self._offer_people()
            self.words.restore(str(kept["text"]))
            self.who.set_values([as_id(kept.get("who"))])

    def _lay_out(self) -> None:
        self._remarks.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(14)
        column.addWidget(Text(ABOUT, "body", "ink2", wrap=True))
        column.addWidget(self._state)
        column.addWidget(self.minutes, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._remarks)
        column.addWidget(Text("Hvem siger det?", "meta", "ink2"))
        column.addWidget(self.who)
        column.addWidget(self.words)
        column.addWidget(self.write, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
