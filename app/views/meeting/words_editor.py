"""The line where something said is written: the words, who said them if they agree, and a yes to the words."""

from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_meeting import ContributionKind
from app.services.absent_words import say_for
from app.services.meetings import add_contribution
from app.views.meeting.chips import Chip, ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import DraftSlot, as_id
from app.views.meeting.field_keys import is_enter
from app.views.meeting.kinds import LABELS, ONLY_SCREEN_KEY, cap
from app.views.meeting.spoken_line import SpokenLine
from app.views.widgets.editors import LineEditor
from app.views.widgets.text import Text

NOBODY = "uden navn"
ONLY_MINE, MAY_BE_READ = "kun på min skærm", "(kan indgå i aktindsigt)"
COVERED = "Dækket, til du skriver videre"
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
        self._saving = False
        self.kind = ContributionKind.PARKED.value
        self.on_behalf_of: UUID | None = None
        self.only_mine = Chip("Kun på min skærm", cap(ONLY_SCREEN_KEY), f"Linjen står {ONLY_MINE}")
        self.only_mine.setToolTip(f"Kun denne linje, og kun på min skærm {MAY_BE_READ}")
        self._may_be_read = Text(MAY_BE_READ, "meta", "ink2")
        self._may_be_read.hide()
        self.line = SpokenLine("Det, der bliver sagt")
        self.line.installEventFilter(self)
        self.speakers = ChipRow("Sagt af", digits=True)
        self.may = ChipRow(MAY_WRITE)
        self.may.set_choices(ANSWERS)
        self.may.set_values([None])
        self._asking, self._who = QWidget(), QWidget()
        self._gives_way = False
        self.slot = DraftSlot(desk.workspace, f"meeting:{desk.meeting_id}:line", desk.row.case_id, self)
        self._lay_out()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.slot.wanted.connect(self._keep)
        self.line.changed.connect(self._on_changed)
        for choice in (self.speakers.chosen, self.may.chosen, self.only_mine.clicked):
            choice.connect(self._on_changed)

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

    def give_way(self, *, gives: bool) -> None:
        """Be one line while a page of the step's own is worked on, until something is to be written here."""
        self._gives_way = gives
        self._show_who(QApplication.focusWidget())

    def is_only_mine(self) -> bool:
        """Tell whether the line being written is for the caseworker's own screen only."""
        return self.only_mine.isChecked()

    def begin_step(self) -> None:
        """Let a line that is still empty be for everybody again when the meeting comes to another step."""
        if not self.line.text():
            self._set_only_mine(shown=False)

    def press_speaker(self, number: int) -> None:
        """Choose speaker 1 to 9; 0 is »uden navn«."""
        self._who.show()
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
        self.on_behalf_of = as_id(kept.get("on_behalf_of"))
        self._set_only_mine(shown=bool(kept.get("only_screen")))
        self._cover(covered=self.is_only_mine())  # whoever opened the screen, others may be looking at it by now
        return True

    def save(self) -> None:
        """Make the line a step; an empty line does nothing, a refused one stays."""
        if self._saving or not self.line.text().strip():
            return
        self._saving = True
        try:
            with self.slot.becoming_step():
                done = self._store(self.line.text().strip())
        finally:
            self._saving = False
        if done:
            self.slot.drop()
            self.line.clear()
            self.may.set_values([None])
            self._set_only_mine(shown=False)
            self._choose_usual_speaker()
            self.written.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on Enter; Ctrl+Enter belongs to the screen."""
        if watched is self.line and is_enter(event):
            self.save()
            return True
        return super().eventFilter(watched, event)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._show_who(new)

    def _show_who(self, focus: QWidget | None) -> None:
        writes = focus is not None and self.isAncestorOf(focus)
        self._who.setVisible(not self._gives_way or writes or bool(self.line.text()) or self.is_only_mine())

    def _store(self, text: str) -> bool:
        name, meeting = f"Skriv: {LABELS[self.kind].lower()}", self._desk.meeting_id
        speaker, mine = cast("UUID | None", self.speakers.value()), self.is_only_mine()
        if self.kind == ContributionKind.FOR_ABSENT.value and self.on_behalf_of is not None:
            done = self._desk.do(
                name, say_for, meeting, absent_id=self.on_behalf_of, text=text, speaker_id=speaker, only_screen=mine
            )
        else:
            done = self._desk.do(
                name, add_contribution, meeting, kind=self.kind, text=text, speaker_id=speaker, only_screen=mine,
                may_be_written=self._answer(),
            )  # fmt: skip
        return done is not None

    def _lay_out(self) -> None:
        ask = QHBoxLayout(self._asking)
        ask.setContentsMargins(0, 0, 0, 0)
        ask.setSpacing(10)
        ask.addWidget(Text(MAY_WRITE, "meta", "ink2"))
        ask.addWidget(self.may, 1)
        mine = QWidget()
        own = QHBoxLayout(mine)
        own.setContentsMargins(0, 0, 0, 0)  # where it begins a line it stands under the names
        own.setSpacing(8)
        own.addWidget(self.only_mine)
        own.addWidget(self._may_be_read)
        self.speakers.end_with(mine)
        who = QHBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(10)
        asked = QVBoxLayout()
        asked.setSpacing(0)
        for words in ("Hvem?", "Alt +"):  # under each other: beside each other they cost the names a whole line
            asked.addWidget(Text(words, "meta", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        asked.addStretch(1)
        who.addLayout(asked)
        who.addWidget(self.speakers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self._asking)
        column.addWidget(self._who)

    def _answer(self) -> bool | None:
        """Return what they said to the words standing there; None when they were not asked."""
        return cast("bool | None", self.may.value()) if self.kind == ContributionKind.OWN_WORDS.value else None

    def _choose_usual_speaker(self) -> None:
        """The child's words are the child's until another is named; everything else begins without a name."""
        own = self.kind == ContributionKind.OWN_WORDS.value
        self.speakers.set_values([self._desk.only_child_id() if own else None])

    def _set_only_mine(self, *, shown: bool) -> None:
        self.only_mine.setChecked(shown)
        self._may_be_read.setVisible(shown)
        self._cover(covered=False)

    def _cover(self, *, covered: bool) -> None:
        mode = LineEditor.EchoMode.Password if covered else LineEditor.EchoMode.Normal
        if mode is self.line.echoMode():
            return
        self.line.setEchoMode(mode)
        self.line.setAccessibleDescription(COVERED if covered else "")
        self._may_be_read.setText(COVERED if covered else MAY_BE_READ)

    def _on_changed(self) -> None:
        self._cover(covered=False)
        self._may_be_read.setVisible(self.is_only_mine())
        self.slot.touched()
        self.edited.emit()

    def _keep(self) -> None:
        if not self.line.text():
            self.slot.drop()
            return
        speaker = self.speakers.value()
        kept = {"kind": self.kind, "text": self.line.text(), "speaker": str(speaker or "")}
        kept["on_behalf_of"] = str(self.on_behalf_of or "")
        self.slot.keep({**kept, "may_be_written": self._answer(), "only_screen": self.is_only_mine()})
