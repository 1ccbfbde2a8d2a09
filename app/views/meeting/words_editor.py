"""The line where something said is written: the words, who said them if they agree, and a yes to the words."""

from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_meeting import ContributionKind
from app.services.meetings import add_contribution
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import DraftSlot, as_id
from app.views.meeting.kinds import LABELS
from app.views.widgets.editors import LineEditor
from app.views.widgets.text import Text

NOBODY = "uden navn"
MAY_WRITE = "Må jeg skrive det sådan?"
ANSWERS = ((True, "Ja"), (False, "Nej"), (None, "Ikke spurgt"))
PLACEHOLDERS = {
    ContributionKind.OWN_WORDS.value: "Skriv ordene, som de blev sagt",
    ContributionKind.PARKED.value: "Det, vi tager senere",
}


class WordsEditor(QWidget):
    """Writes one thing that was said. Enter saves and stays; the text is a draft until then."""

    edited = Signal()
    written = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self.kind = ContributionKind.PARKED.value
        self.line = LineEditor()
        self.line.setAccessibleName("Det, der bliver sagt")
        self.line.installEventFilter(self)
        self.speakers = ChipRow("Sagt af", digits=True)
        self.may = ChipRow(MAY_WRITE)
        self.may.set_choices(ANSWERS)
        self.may.set_values([None])
        self._asking = QWidget()
        self.slot = DraftSlot(desk.workspace, f"meeting:{desk.meeting_id}:line", desk.row.case_id, self)
        self._lay_out()
        self.slot.wanted.connect(self._keep)
        self.line.changed.connect(self._on_changed)
        self.speakers.chosen.connect(self._on_changed)
        self.may.chosen.connect(self._on_changed)

    def show_people(self) -> None:
        """Offer those who are here as speakers, first names only."""
        people = [(each.person_id, each.called) for each in self._desk.here()]
        self.speakers.set_choices([*people, (None, NOBODY)])
        if not self.speakers.values():
            self._choose_usual_speaker()

    def set_kind(self, kind: str) -> None:
        """Write another kind of words from now on; what stands in the line stays."""
        self.kind = kind
        self.line.setPlaceholderText(PLACEHOLDERS.get(kind, "Skriv, og tryk Enter"))
        self.line.setAccessibleName(f"Det, der bliver sagt: {LABELS[kind]}")
        self._asking.setVisible(kind == ContributionKind.OWN_WORDS.value)
        if not self.line.text():
            self._choose_usual_speaker()

    def press_speaker(self, number: int) -> None:
        """Choose speaker 1 to 9; 0 is »uden navn«."""
        if number:
            self.speakers.press(number)
        else:
            self.speakers.set_values([None])
            self._on_changed()

    def restore(self) -> bool:
        """Put an unfinished line back; False when there is none."""
        kept = self.slot.kept()
        kind = str(kept.get("kind", ""))
        if not kept.get("text") or kind not in LABELS:
            return False
        self.set_kind(kind)
        self.line.set_value(str(kept["text"]))
        self.speakers.set_values([as_id(kept.get("speaker"))])
        self.may.set_values([kept.get("may_be_written")])
        return True

    def save(self) -> None:
        """Make the line a step; an empty line does nothing, a refused one stays."""
        text = self.line.text().strip()
        if not text:
            return
        speaker = cast("UUID | None", self.speakers.value())
        done = self._desk.do(
            f"Skriv: {LABELS[self.kind].lower()}", add_contribution, self._desk.meeting_id, kind=self.kind, text=text,
            speaker_id=speaker, may_be_written=self._answer(),
        )  # fmt: skip
        if done is None:
            return
        self.slot.drop()
        self.line.clear()
        self.may.set_values([None])
        self._choose_usual_speaker()
        self.written.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on Enter; Ctrl+Enter belongs to the screen."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.save()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        ask = QHBoxLayout(self._asking)
        ask.setContentsMargins(0, 0, 0, 0)
        ask.setSpacing(10)
        ask.addWidget(Text(MAY_WRITE, "meta", "ink2"))
        ask.addWidget(self.may, 1)
        who = QHBoxLayout()
        who.setSpacing(10)
        who.addWidget(Text("Hvem?", "meta", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        who.addWidget(self.speakers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self._asking)
        column.addLayout(who)

    def _answer(self) -> bool | None:
        """Return what they said to the words standing there; None when they were not asked."""
        return cast("bool | None", self.may.value()) if self.kind == ContributionKind.OWN_WORDS.value else None

    def _choose_usual_speaker(self) -> None:
        """The child's words are the child's until another is named; everything else begins without a name."""
        own = self.kind == ContributionKind.OWN_WORDS.value
        self.speakers.set_values([self._desk.only_child_id() if own else None])

    def _on_changed(self) -> None:
        self.slot.touched()
        self.edited.emit()

    def _keep(self) -> None:
        if not self.line.text():
            self.slot.drop()
            return
        speaker = self.speakers.value()
        kept = {"kind": self.kind, "text": self.line.text(), "speaker": str(speaker or "")}
        self.slot.keep({**kept, "may_be_written": self._answer()})
