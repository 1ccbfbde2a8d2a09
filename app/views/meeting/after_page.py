"""When the family has gone, and any day after: what is missing, the papers, who hears of it, how it was.

One page for the caseworker's own screen. Closing asks for nothing: what is missing can be left with a reason.
"""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums import PaperKind
from app.services.meeting_closing import Closing, end_meeting, read_closing, reopen_meeting
from app.views.journal.panel import JournalPanel
from app.views.meeting.after_calls import CallsPart
from app.views.meeting.after_enough import EnoughPart
from app.views.meeting.after_feedback import FeedbackPart
from app.views.meeting.after_missing import MissingPart, missing_words
from app.views.meeting.after_paper_form import PaperFormPart
from app.views.meeting.after_papers import PapersPart
from app.views.meeting.after_planned import PlannedLines
from app.views.meeting.after_remark import RemarkPart
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel, is_large
from app.views.navigation import END_MEETING
from app.views.records.drafts import DraftGroup
from app.views.records.field_drafts import FieldDrafts
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from app.views.widgets.fields import line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.side_list import SideList
from app.views.widgets.text import Text

OVER, CLOSED = "Mødet er slut", "Mødet er lukket"
MISSING, PAPERS, CALLS, FEEDBACK, REMARK, FORM = "missing", "papers", "calls", "feedback", "remark", "form"
ENOUGH, JOURNAL = "enough", "journal"
BECAUSE = "Hvorfor ikke? (hvis du vil skrive det)"
VERY_LARGE = 1.75
"""From this text size the reason stands under what is missing, not over the button, where it would hide the list."""


class AfterPage(Panel):
    """The parts beside each other, and the one button that closes. `closed` when it is, `back` to go on with it."""

    closed = Signal()
    back = Signal()

    def __init__(self, desk: MeetingDesk, feedback: DraftGroup) -> None:
        super().__init__("page")
        self._desk, self._feedback = desk, feedback
        self._closing: Closing | None = None
        self._title = Text("", "heading" if is_large() else "title", wrap=True)
        self._line = Text("", "body", "ink2", wrap=True)
        self.notice, self.planned = NoticeBar(), PlannedLines(desk)
        self.because = line_field(BECAUSE, sentences=True)
        self._kept_at = f"meeting:{desk.meeting_id}:closing:"
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, self._kept_at)
        self._drafts.bind("because", self.because)
        self.finish = PrimaryButton("Afslut mødet", "Ctrl Enter")
        self.reopen, self.stay = PlainButton("Åbn mødet igen"), QuietButton("Tilbage til mødet", "Esc")
        self.parts = SideList("Efter mødet")
        for key, name, make in self._kinds():
            self.parts.add(key, name, make)
        self.finish.clicked.connect(self.close_now)
        self.reopen.clicked.connect(self._reopen)
        self.stay.clicked.connect(self.back)
        desk.workspace.refused.connect(self._on_refused)
        self.parts.opened.connect(lambda _key, _part: self.show_part())
        self._lay_out()

    def show_after(self) -> None:
        """Begin with what is missing."""
        self.parts.open(MISSING)
        part = self.parts.part(MISSING)
        if not (isinstance(part, MissingPart) and part.take_focus()):
            self.finish.setFocus()

    def show_form(self) -> None:
        """Begin with typing in from paper."""
        self._open(FORM)

    def show_part(self) -> None:
        """Read the part that is shown, and how the meeting stands."""
        self._closing = closing = self._desk.workspace.ask(read_closing, self._desk.meeting_id)
        self._title.setText(CLOSED if closing.is_closed else OVER)
        self._line.setText(self._state(closing))
        self.planned.show_planned()
        missing = bool(closing.missing)
        self._drafts.show("because", closing.because)
        asks = missing or bool(self.because.text())
        self.because.setVisible(self.parts.current() == MISSING and asks)
        words = "Luk siden" if closing.is_closed else "Afslut alligevel" if missing else "Afslut mødet"
        self.finish.set_words(words)
        self.reopen.setVisible(closing.may_reopen)
        self.stay.setVisible(not closing.is_closed)
        part = self.parts.part(self.parts.current())
        if part is not None:
            self._show(part, closing)

    def close_now(self) -> None:
        """Close the meeting, with the reason if one is written; a closed one only keeps the reason."""
        row, because = self._desk.row, self.because.text().strip()
        closing = self._closing
        done = closing is not None and closing.is_closed and because == closing.because
        with self._desk.workspace.becoming_step(f"{self._kept_at}because"):
            done = done or self._desk.do(END_MEETING, end_meeting, row.id, because=because) is not None
        if done:
            self._drafts.drop("because")
            self.closed.emit()

    def _kinds(self) -> tuple[tuple[str, str, Callable[[], QWidget]], ...]:
        return (
            (MISSING, "Det mangler", self._make_missing),
            (PAPERS, "Hvem får hvad", lambda: PapersPart(self._desk)),
            (CALLS, "Ring og fortæl", self._make_calls),
            (FEEDBACK, "Hvordan var mødet?", lambda: FeedbackPart(self._desk, self._feedback)),
            (ENOUGH, "Er det nok?", lambda: EnoughPart(self._desk)),
            (REMARK, "Familiens bemærkning", self._make_remark),
            (JOURNAL, "Til fagsystemet", self._make_journal),
            (FORM, "Skriv mødet ind fra papir", self._make_form),
        )

    def _make_missing(self) -> QWidget:
        part = MissingPart(self._desk)
        if current_theme().text_scale >= VERY_LARGE:
            part.end_with(self.because)
        part.elsewhere.connect(self._open)
        part.emptied.connect(self.finish.setFocus)
        return part

    def _make_calls(self) -> QWidget:
        part = CallsPart(self._desk)
        part.card_asked.connect(lambda person: self._see(PaperKind.CALL_BACK, person))
        return part

    def _make_remark(self) -> QWidget:
        part = RemarkPart(self._desk)
        part.minutes_asked.connect(lambda: self._see(PaperKind.MINUTES, None))
        return part

    def _make_form(self) -> QWidget:
        part = PaperFormPart(self._desk)
        part.written.connect(lambda: self._open(MISSING))
        return part

    def _make_journal(self) -> QWidget:
        return JournalPanel(self._desk.workspace, self._desk.row.case_id, self._desk.meeting_id)

    def _show(self, part: QWidget, closing: Closing) -> None:
        if isinstance(part, MissingPart):
            part.show_closing(closing)
        elif isinstance(part, PapersPart):
            part.show_papers()
        elif isinstance(part, CallsPart):
            part.show_calls()
        elif isinstance(part, RemarkPart):
            part.show_remarks(closing)
        elif isinstance(part, PaperFormPart):
            part.show_form()
        elif isinstance(part, EnoughPart):
            part.show_answer()
        elif isinstance(part, JournalPanel):
            part.show_queue()

    def _open(self, key: str) -> None:
        self.parts.open(key)
        part = self.parts.part(key)
        if isinstance(part, MissingPart | FeedbackPart | PaperFormPart | EnoughPart):
            QTimer.singleShot(0, part, part.take_focus)

    def _see(self, kind: PaperKind, person: object) -> None:
        self.parts.open(PAPERS)
        part = self.parts.part(PAPERS)
        if isinstance(part, PapersPart):
            part.show_kind(kind, person if isinstance(person, UUID) else None)

    def _on_refused(self, sentence: str) -> None:
        if self.isVisible():
            self.notice.say(sentence, "warn")

    def _reopen(self) -> None:
        if self._desk.do("Åbn mødet igen", reopen_meeting, self._desk.meeting_id) is not None:
            self.back.emit()

    def _state(self, closing: Closing) -> str:
        if closing.is_closed and closing.because:
            return f"{missing_words(closing.missing).partition('.')[0]}. Fordi: {closing.because}"
        return missing_words(closing.missing)

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=12)
        for button in (self.finish, self.reopen, self.stay):
            buttons.addWidget(button)
        top, bottom = QVBoxLayout(), QVBoxLayout()
        large = is_large()  # then the list needs the room
        top.setContentsMargins(32, 14 if large else 24, 32, 0 if large else 4)
        bottom.setContentsMargins(32, 10 if large else 8, 32, 12 if large else 20)
        for widget in (self._title, self._line, self.planned, self.notice):
            top.addWidget(widget)
        top.setSpacing(2 if large else 6)
        bottom.setSpacing(8 if large else 12)
        bottom.addWidget(self.because)
        bottom.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.parts, 1)
        column.addLayout(bottom)
