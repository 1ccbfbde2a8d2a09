"""The middle of the meeting: the question in large type, what belongs to the step, and the one field below."""

from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.models.enums_meeting import ContributionKind
from app.views.meeting.absent_page import AbsentPage
from app.views.meeting.attendance_page import AttendancePage
from app.views.meeting.calm_page import CalmPage
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.kinds import AGREEMENT, kind_of_step
from app.views.meeting.leaving_card import LeavingCard
from app.views.meeting.next_page import NextPage
from app.views.meeting.panel import Panel, VeiledScroll, bring_in_sight, is_large, settle
from app.views.meeting.question_head import QuestionHead
from app.views.meeting.read_aloud_page import ReadAloudPage
from app.views.meeting.review_page import ReviewPage
from app.views.meeting.safety_page import SafetyPage
from app.views.meeting.said_list import SaidList
from app.views.meeting.scales_page import ScalesPage
from app.views.meeting.writer import Writer
from app.views.theme import current_theme
from app.views.widgets.editors import LineEditor, TextEditor
from app.views.widgets.fitted import SETTLED
from app.views.widgets.notice import NoticeBar

WIDE, NARROW = (44, 28, 36, 20), (22, 14, 18, 10)
"""Pixels of air round the middle: left, top, right, bottom."""
LOW = 620
"""Pixels at 100 % under which the field cannot stand still below what is said without being cut."""


class Centre(Panel):
    """One step at a time. The field stands still; only what is above it changes."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("page")
        self._desk = desk
        self._step = ""
        self.head = QuestionHead(desk)
        self.notice = NoticeBar()
        self.attendance, self.scales = AttendancePage(desk), ScalesPage(desk)
        self.read_aloud, self.next, self.said = ReadAloudPage(desk), NextPage(desk), SaidList(desk)
        self.safety, self.absent, self.calm = SafetyPage(desk), AbsentPage(desk), CalmPage()
        self.review = ReviewPage(desk)
        self.pages: dict[str, QWidget] = {
            "attendance": self.attendance, "scale": self.scales, "read_aloud": self.read_aloud, "next": self.next,
            "review": self.review, "safety": self.safety, "for_absent": self.absent, "information": self.calm,
            "private_time": self.calm,
        }  # fmt: skip
        self.leaving = LeavingCard(desk)
        self.writer = Writer(desk)
        self.said.touched.connect(self.write_on)
        self.writer.words.written.connect(lambda: QTimer.singleShot(0, self, self._follow_line))
        self.writer.turned.connect(lambda _kind: self._show_said())
        self.writer.opened.connect(lambda opened: self.head.give_way(gives=opened))
        self.read_aloud.typed.connect(self.write_letters)
        self.absent.chosen.connect(self._speak_for)
        self._lay_out(large=is_large())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the field scroll along where there is no room for it to stand still."""
        super().resizeEvent(event)
        along = is_large() or self.height() < current_theme().px(LOW)
        if along is self._scroll.isAncestorOf(self.writer):
            return
        held = self.writer.focusWidget() if self.writer.isAncestorOf(self.focusWidget()) else None
        (self._scroll.body if along else self._column).addWidget(self.writer)
        self._column.setContentsMargins(*(NARROW if along else WIDE))
        if held is not None:
            QTimer.singleShot(0, held, held.setFocus)  # it is shown again when this event is over

    def show_step(self) -> None:
        """Show the step the meeting is at; the field changes kind only when the step is another.

        A step may also be left by an undo: what had the focus goes then, and it must not end at a button far away.
        """
        step, here = self._desk.step, self._has_focus()
        self.head.show_step()
        self.writer.show_people()
        if step.id != self._step:
            self._step = step.id
            self.safety.cover()
            self.writer.words.begin_step()
            self.writer.follow_step()
        self.writer.words.give_way(gives=step.kind in self.pages or step.kind == "child_leaves")
        shown = self.pages.get(step.kind)
        for page in self.pages.values():
            page.setVisible(page is shown)
        self.attendance.show_people()
        self.scales.show_scales()
        self.read_aloud.show_agreements()
        self._show_page(step.kind)
        self.leaving.show_if_needed()
        self._show_said()
        if here and not self._has_focus():
            self.take_focus()

    def _has_focus(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def take_focus(self) -> None:
        """Put the focus where the step's first key goes."""
        kind = self._desk.step.kind
        walked = {
            "attendance": self.attendance.take_focus, "scale": self.scales.take_focus, "next": self.next.take_focus,
            "safety": self.safety.take_focus, "child_leaves": self.leaving.take_focus,
        }  # fmt: skip
        if kind in walked:
            walked[kind]()
        elif not (
            (kind == "read_aloud" and self.read_aloud.take_focus()) or (kind == "review" and self.review.take_focus())
        ):
            self.writer.take_focus()
        QTimer.singleShot(0, self, self._begin_at_top)

    def write_on(self) -> None:
        """Put the cursor in the field and the field in sight."""
        self.writer.take_focus()
        if self._scroll.isAncestorOf(self.writer):
            QTimer.singleShot(0, self, self._bring_writer)

    def write_letters(self, letters: str) -> bool:
        """Write what was typed where no letter is asked for, and stay in the field; False when it has no line.

        The cursor goes after what stands half typed there.
        """
        self.write_on()
        line = QApplication.focusWidget()
        if not (isinstance(line, LineEditor | TextEditor) and self.writer.isAncestorOf(line)):
            return False
        if isinstance(line, LineEditor):
            line.setCursorPosition(len(line.text()))
        else:
            line.moveCursor(QTextCursor.MoveOperation.End)
        for each in letters:  # as keys: the line keeps, reads and undoes what is typed
            QApplication.sendEvent(line, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, each))
        return True

    def ask_who_tells(self) -> None:
        """Ask who tells a child that goes now; who stands in half a line goes on there, and its next digit answers."""
        line = QApplication.focusWidget()
        if not self.leaving.isVisible():
            return
        if isinstance(line, LineEditor) and line.text() and self.writer.isAncestorOf(line):
            self.leaving.listen_once(line)
        else:
            self.leaving.take_focus()

    def _begin_at_top(self) -> None:
        settle()
        self._scroll.verticalScrollBar().setValue(0)
        focus = self.focusWidget()
        if focus is not None and self._scroll.isAncestorOf(focus):
            if self.writer.isAncestorOf(focus):
                self._bring_writer()
            else:
                bring_in_sight(focus)
                for wait in (0, SETTLED):  # what stands round it settles only now, and once more with a scroll bar
                    QTimer.singleShot(wait, focus, lambda: bring_in_sight(focus) if focus.hasFocus() else None)

    def _follow_line(self) -> None:
        """Let a line that was just written be seen, or the field below it when both scroll."""
        newest = self.said.newest()
        if self._scroll.isAncestorOf(self.writer):
            self._bring_writer()
        elif newest is not None:
            bring_in_sight(newest)

    def _bring_writer(self) -> None:
        """Let the field be seen whole, or from its top when there is not room for all of it."""
        settle()
        room, bar = self._scroll.viewport().height(), self._scroll.verticalScrollBar()
        top, bottom = self.writer.y(), self.writer.y() + self.writer.height()
        bar.setValue(min(max(bar.value(), bottom - room), top))

    def _show_page(self, kind: str) -> None:
        """Read what only one kind of step shows."""
        if kind == "next":
            self.next.show_next()
        elif kind == "safety":
            self.safety.show_children()
        elif kind == "review":
            self.review.show_review()
        elif kind == "for_absent":
            self.absent.show_absent(self.writer.words.on_behalf_of)
        else:
            self.calm.show_kind(kind)
        if kind != "for_absent":
            self.writer.speak_for(None)

    def _speak_for(self, person: object) -> None:
        at_the_board = self._desk.step.kind == "for_absent"
        self.writer.speak_for(person if at_the_board and isinstance(person, UUID) else None)

    def _show_said(self) -> None:
        kind = self.writer.kind
        quiet = self._desk.step.kind in self.pages and kind in (AGREEMENT, ContributionKind.PARKED.value)
        self.said.setVisible(not quiet)
        if kind == AGREEMENT:  # what was said at this step stays in sight while an agreement is written from it
            kind = kind_of_step(self._desk.step.kind)
        if kind:
            self.said.show_kind(ContributionKind.OWN_WORDS.value if kind == AGREEMENT else kind)

    def _lay_out(self, *, large: bool) -> None:
        scroll = VeiledScroll("Dette trin", gap=14)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(NARROW if large else WIDE))
        column.setSpacing(12)
        column.addWidget(self.head)  # stands still: what is asked is seen while it is answered
        if large:
            scroll.body.addWidget(self.head.hint)
        for page in (self.leaving, *dict.fromkeys(self.pages.values()), self.said):
            scroll.body.addWidget(page)
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)
        column.addWidget(self.notice)
        (scroll.body if large else column).addWidget(self.writer)
        self._scroll, self._column = scroll, column
