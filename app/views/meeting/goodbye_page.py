"""The end: first goodbye, fit for everybody to see; then, when people have gone, what is left for the caseworker."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from app.models.enums_meeting import MeetingStatus
from app.views.meeting.after_feedback import FeedbackPart
from app.views.meeting.after_page import AfterPage
from app.views.meeting.after_papers import PapersPart
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.next_page import coming_for_all
from app.views.meeting.panel import Panel, Scroll
from app.views.meeting.room_words import THANKS
from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text


class GoodbyePage(Panel):
    """Goodbye, with the papers and the question how it was while people are here, then the list.

    `closed` when the meeting is held, `back` to go on with it.
    """

    help_topic = "meeting.goodbye"

    closed = Signal()
    back = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("page")
        self._desk = desk
        self._title = Text(THANKS, "display_room", wrap=True)
        self._line = Text("", "purpose", "ink2", wrap=True)
        half = DraftGroup(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:feedback:")
        self.after, self._round = AfterPage(desk, half), FeedbackPart(desk, half, own=False)
        self._papers: PapersPart | None = None
        self.because, self.finish = self.after.because, self.after.finish
        self.gone = PrimaryButton("Alle har sagt farvel", "Enter")
        self.papers, self.feedback = PlainButton("Papirer nu", "P"), PlainButton("Hvordan var mødet?", "H")
        self._back = QuietButton("Tilbage til farvel", "Esc")
        self._thanks, self._shown_now = QWidget(), QWidget()
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._connect()

    def say_goodbye(self) -> None:
        """Show thanks and the next date, nothing else; a meeting that is closed already has said goodbye."""
        if self._desk.row.status is MeetingStatus.HELD:
            self.show_missing()
            return
        self._line.setText(coming_for_all(self._desk))
        self._stack.setCurrentWidget(self._thanks)
        self.gone.setFocus()

    def on_list(self) -> bool:
        """Tell whether what is missing is shown."""
        return self._stack.currentWidget() is self.after

    def show_missing(self) -> None:
        """Show what is missing, for the caseworker alone."""
        self._stack.setCurrentWidget(self.after)
        self.after.show_after()

    def show_form(self) -> None:
        """Show the form for typing in a meeting that was written by hand."""
        self._stack.setCurrentWidget(self.after)
        self.after.show_form()

    def go_on(self) -> None:
        """Show what is missing, and from there close the meeting."""
        (self.close_now if self.on_list() else self.show_missing)()

    def close_now(self) -> None:
        """Close the meeting, with the reason if one is written."""
        self.after.close_now()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show papers and the question by their letters; Esc goes back to thanks first."""
        here = self._stack.currentWidget()
        if event.key() == Qt.Key.Key_Escape and here is self._shown_now:
            self._to_thanks()
        elif here is self._thanks and not event.modifiers() and event.key() == Qt.Key.Key_P:
            self._show_papers()
        elif here is self._thanks and not event.modifiers() and event.key() == Qt.Key.Key_H:
            self._show_round()
        else:
            super().keyPressEvent(event)

    def _show_round(self) -> None:
        self._round.cover()
        self._show_now(self._round)
        self._round.take_focus()

    def _show_papers(self) -> None:
        """Show who gets what while they are here, without why."""
        if self._papers is None:
            self._papers = PapersPart(self._desk)
            self._papers.paper_shown.connect(self._back.setHidden)  # one Esc at a time
            self._now.addWidget(self._papers)
        self._papers.show_papers(why=False)
        self._show_now(self._papers)
        self._papers.take_focus()

    def _show_now(self, part: QWidget) -> None:
        self._back.show()
        self._round.setVisible(part is self._round)
        if self._papers is not None:
            self._papers.setVisible(part is self._papers)
        self._stack.setCurrentWidget(self._shown_now)

    def _to_thanks(self) -> None:
        self._stack.setCurrentWidget(self._thanks)
        self.gone.setFocus()

    def _on_refreshed(self) -> None:
        """Show what has changed; nothing is read while the page is not seen."""
        if not self.isVisible():
            return
        if self.on_list():
            self.after.show_part()
        elif self._papers is not None and self._papers.isVisible():
            self._papers.show_papers(why=False)

    def _connect(self) -> None:
        self.gone.clicked.connect(self.show_missing)
        self.papers.clicked.connect(self._show_papers)
        self.feedback.clicked.connect(self._show_round)
        self.after.closed.connect(self.closed)
        self.after.back.connect(self.back)
        self._desk.refreshed.connect(self._on_refreshed)

    def _lay_out(self) -> None:
        stay = QuietButton("Tilbage til mødet", "Esc")
        stay.clicked.connect(self.back)
        buttons = FlowLayout(gap=12)
        for button in (self.gone, self.papers, self.feedback, stay):
            buttons.addWidget(button)
        column = QVBoxLayout(self._thanks)
        column.setContentsMargins(56, 56, 56, 44)
        column.setSpacing(20)
        column.addWidget(self._title)
        column.addWidget(self._line)
        column.addStretch(1)
        column.addLayout(buttons)
        self._back.clicked.connect(self._to_thanks)
        scroll = Scroll("Papirer og spørgsmål")
        self._now = scroll.body
        self._now.addWidget(self._round)
        now = QVBoxLayout(self._shown_now)
        now.setContentsMargins(32, 24, 32, 20)
        now.addWidget(scroll, 1)
        now.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        for page in (self._thanks, self.after, self._shown_now):
            self._stack.addWidget(page)
