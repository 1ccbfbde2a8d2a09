"""The middle of the meeting: the question in large type, what belongs to the step, and the one field below."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_meeting import ContributionKind
from app.views.meeting.attendance_page import AttendancePage
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.kinds import AGREEMENT, kind_of_step
from app.views.meeting.leaving_card import LeavingCard
from app.views.meeting.next_page import NextPage
from app.views.meeting.panel import Panel, Scroll, is_large
from app.views.meeting.read_aloud_page import ReadAloudPage
from app.views.meeting.said_list import SaidList
from app.views.meeting.scales_page import ScalesPage
from app.views.meeting.writer import Writer
from app.views.theme import current_theme
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text


class Centre(Panel):
    """One step at a time. The field stands still; only what is above it changes."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("page")
        self._desk = desk
        self._step = ""
        scale = current_theme().text_scale
        role = "case" if is_large() else "display_room" if scale < 1.25 else "title"  # always about 38 px
        self._question, self._hint = Text("", role, wrap=True), Text("", "body", "ink2", wrap=True)
        self.notice = NoticeBar()
        self.attendance, self.scales = AttendancePage(desk), ScalesPage(desk)
        self.read_aloud, self.next, self.said = ReadAloudPage(desk), NextPage(desk), SaidList(desk)
        self.pages: dict[str, QWidget] = {
            "attendance": self.attendance, "scale": self.scales, "read_aloud": self.read_aloud, "next": self.next,
        }  # fmt: skip
        self.leaving = LeavingCard(desk)
        self.writer = Writer(desk)
        self.said.touched.connect(self.write_on)
        self.writer.turned.connect(lambda _kind: self._show_said())
        self._lay_out(large=is_large())

    def show_step(self) -> None:
        """Show the step the meeting is at; the field changes kind only when the step is another."""
        step = self._desk.step
        self._question.setText(self._desk.words(step.question))
        self._hint.setText(self._desk.words(step.hint))
        self.writer.show_people()
        if step.id != self._step:
            self._step = step.id
            self.writer.turn_to(kind_of_step(step.kind))
        for kind, page in self.pages.items():
            page.setVisible(kind == step.kind)
        self.attendance.show_people()
        self.scales.show_scales()
        self.read_aloud.show_agreements()
        if step.kind == "next":
            self.next.show_next()
        self.leaving.show_if_needed()
        self._show_said()

    def take_focus(self) -> None:
        """Put the focus where the step's first key goes."""
        kind = self._desk.step.kind
        if kind == "attendance":
            self.attendance.take_focus()
        elif kind == "scale":
            self.scales.take_focus()
        elif kind == "next":
            self.next.take_focus()
        elif not (kind == "read_aloud" and self.read_aloud.take_focus()):
            self.write_on()

    def write_on(self) -> None:
        """Put the cursor in the field and the field in sight."""
        self.writer.take_focus()
        if self._scroll.isAncestorOf(self.writer):
            QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(self.writer))

    def _show_said(self) -> None:
        kind = self.writer.kind
        quiet = self._desk.step.kind in self.pages and kind in (AGREEMENT, ContributionKind.PARKED.value)
        self.said.setVisible(not quiet)
        if kind:
            self.said.show_kind(ContributionKind.OWN_WORDS.value if kind == AGREEMENT else kind)

    def _lay_out(self, *, large: bool) -> None:
        scroll = Scroll("Dette trin", gap=14)
        column = QVBoxLayout(self)
        column.setContentsMargins(44, 28, 36, 20)
        column.setSpacing(12)
        head = scroll.body if large else column
        head.addWidget(self._question)
        head.addWidget(self._hint)
        for page in (self.leaving, *self.pages.values(), self.said):
            scroll.body.addWidget(page)
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)
        column.addWidget(self.notice)
        (scroll.body if large else column).addWidget(self.writer)
        self._scroll = scroll
