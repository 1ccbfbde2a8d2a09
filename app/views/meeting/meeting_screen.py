"""The meeting on the whole screen: steps left, the question in the middle, agreements right, the field below.

Everything is saved as it is typed, and every key works from anywhere, because the person across the table matters
more than the screen.
"""

from collections.abc import Callable
from functools import cached_property, partial
from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.models.enums_meeting import MeetingStatus
from app.services.ports import Changes
from app.views.faults import raised_later
from app.views.meeting.agreement_column import AgreementColumn
from app.views.meeting.attendance_page import leave_now
from app.views.meeting.centre import Centre
from app.views.meeting.desk import NAMES_NOBODY, MeetingDesk
from app.views.meeting.family_beside import KEY as FAMILY_KEY
from app.views.meeting.family_beside import FamilyBeside, FamilyMaker
from app.views.meeting.goodbye_page import GoodbyePage
from app.views.meeting.kinds import KEYS
from app.views.meeting.planned_page import PlannedPage
from app.views.meeting.room_turning import RoomTurning
from app.views.meeting.step_column import StepColumn
from app.views.meeting.top_bar import TopBar
from app.views.meeting.turns_strip import TurnsStrip
from app.views.meeting.work_page import WorkPage
from app.views.workspace import Workspace

CLOCK_MS = 20_000


class MeetingScreen(QWidget):
    """One meeting from plan to goodbye. `left` when the user is done with it, `turned` when the room looks.

    `meeting_requested` carries the id of the meeting that came instead of this one.
    """

    left = Signal()
    meeting_requested = Signal(object)
    turned = Signal()
    cover_requested = Signal()

    def __init__(self, workspace: Workspace, meeting_id: UUID, family: FamilyMaker | None = None) -> None:
        """Show a meeting. Raises UserError when it is gone, StoreError when the file cannot be read."""
        super().__init__()
        self.desk = MeetingDesk(workspace, meeting_id, self)
        self._stale = False
        self.setAutoFillBackground(True)
        self.top, self.steps = TopBar(self.desk), StepColumn(self.desk)
        self.centre, self.agreements = Centre(self.desk), AgreementColumn(self.desk)
        self.family, self.turns = FamilyBeside(self.desk, family), TurnsStrip(self.desk)
        self.work = WorkPage(self.steps, self.centre, self.agreements, self.family)
        self._pages = QStackedLayout(self)
        self.turning = RoomTurning(self.desk, self.centre.head, self._pages, self)
        self.room = self.turning.view
        for page in (self.work, self.room):
            self._pages.addWidget(page)
        self.work.put_across(self.top, self.turning.strip, below=self.turns)
        self._connect()
        self._keys()
        self._clock = QTimer(self, interval=CLOCK_MS)
        self._clock.timeout.connect(self._show_time)
        self._show_all()
        self._pages.setCurrentWidget(self.planned if self._is_planned() else self.work)
        self._writes = not self._is_planned() and self.centre.writer.restore()
        if self._writes:
            self.centre.show_step()
        elif self.desk.row.status is MeetingStatus.HELD:
            self._pages.setCurrentWidget(self.goodbye)  # what waits after it; Esc goes to the steps
        self._take_focus()

    @property
    def help_topic(self) -> str:
        """The page of the guide for the page or the step the meeting is at."""
        return str(getattr(self._pages.currentWidget(), "help_topic", f"meeting.{self.desk.step.kind}"))

    @cached_property
    def planned(self) -> PlannedPage:
        """What is prepared before the meeting; made when it is first asked for."""
        page = PlannedPage(self.desk)
        page.started.connect(self._start)
        page.left.connect(self.left)
        page.typed_in.connect(self.type_in)
        page.meeting_requested.connect(self.meeting_requested)
        self._pages.addWidget(page)
        return page

    @cached_property
    def goodbye(self) -> GoodbyePage:
        """The goodbye and what comes after; made when it is first asked for."""
        page = GoodbyePage(self.desk)
        page.back.connect(self._to_work)
        page.closed.connect(self.left)
        self._pages.addWidget(page)
        return page

    def refresh(self) -> None:
        """Read the meeting again and show it; what is half typed stays."""
        self._stale = False
        self.desk.read()
        self._show_all()
        here, is_running = self._pages.currentWidget(), self.desk.row.status is MeetingStatus.RUNNING
        if (here is self.work and self._is_planned()) or (isinstance(here, PlannedPage) and is_running):
            self._to_work()  # its start was undone, or done again: words would else go into a meeting nobody holds

    def go_to(self, step_id: str) -> None:
        """Move to a step; steps may come in any order. The one we are at turns the field back to what it asks for."""
        if step_id == self.desk.step.id:
            self.centre.writer.turn_back()
        self.steps.leave(self.desk.step.id)
        self._writes = False
        self.desk.go_to(step_id)
        self.centre.take_focus()

    def go_on(self, steps: int) -> None:
        """Move some steps on, or back with a negative number; the own screen may be turned to the room meanwhile."""
        wanted = self.desk.step_from_here(steps)
        if (self._at_work() or self.turning.stands_before(self.work)) and wanted != self.desk.step.id:
            self.go_to(wanted)
        self.turning.keep_focus()

    def turn_screen(self) -> None:
        """Turn the screen to the room, or back."""
        self.turning.turn()

    def write(self, kind: str) -> None:
        """Turn the one field into a kind; the same key again turns it back while nothing is written in it."""
        if self._at_work():
            self.centre.writer.press(kind)
            self.centre.write_on()

    def end(self) -> None:
        """One key all the way out: start what is planned, say goodbye, show what is missing, close."""
        here = self._pages.currentWidget()
        if isinstance(here, PlannedPage):
            self._start()
        elif isinstance(here, GoodbyePage):
            here.go_on()
        else:
            self.centre.writer.flush()
            self._pages.setCurrentWidget(self.goodbye)
            self.goodbye.say_goodbye()

    def type_in(self) -> None:
        """Show the form for typing in a meeting that was written by hand."""
        self._pages.setCurrentWidget(self.goodbye)
        self.goodbye.show_form()

    def child_leaves(self) -> None:
        """Note that the child goes now, and ask who tells what is agreed; half a line goes on after the digit."""
        children = [each for each in self.desk.row.participants if each.is_child and not each.left_at]
        if self._at_work():
            if children:
                leave_now(self.desk, children[0])
            self.centre.ask_who_tells()

    def turn_to_family(self) -> None:
        """Show the family where the agreements stand, or the agreements again."""
        if not (self._at_work() or self.turning.is_on):
            return
        opens = self.family.isHidden()
        self.agreements.setVisible(not opens)
        if opens:
            self.family.open()
        else:
            self.family.hide()
            self.centre.take_focus()
        self.work.share_width()
        self.turning.stage.show_family(shown=opens)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed since last, and let the clock go."""
        super().showEvent(event)
        self._clock.start()
        if self._stale:
            with raised_later():
                self.desk.forget_title()
                self.refresh()
        if not event.spontaneous():
            self.turning.projector.resume()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop the clock and keep what was typed a moment ago."""
        super().hideEvent(event)
        self._clock.stop()
        self.centre.writer.flush()
        if not event.spontaneous():
            self.turning.projector.rest()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to where the first key goes, so that no key is lost when a meeting is opened."""
        super().focusInEvent(event)
        self._take_focus()

    def event(self, event: QEvent) -> bool:
        """Keep Esc for turning back while the room looks or goodbye is said."""
        here = self._pages.currentWidget() if hasattr(self, "_pages") else None
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and here is not None and (here is self.room or isinstance(here, GoodbyePage)):
            if event.type() is QEvent.Type.KeyPress:
                (self.turning.turn_back if here is self.room else self._to_work)()
            event.accept()
            return True
        return super().event(event)

    def _take_focus(self) -> None:
        """Go to the plan's first field, what waits after it, words that stand half typed, or where the step begins."""
        here = self._pages.currentWidget()
        if isinstance(here, PlannedPage):
            here.take_focus()
        elif isinstance(here, GoodbyePage):
            here.show_missing()
        elif self._at_work():
            (self.centre.write_on if self._writes else self.centre.take_focus)()

    def _show_all(self) -> None:
        self.setAccessibleName(self.desk.title)
        self.top.show_meeting()
        self.centre.show_step()
        self.agreements.show_agreements()
        self.family.show_people()
        self.turns.show_turns()
        if self._is_planned():
            self.planned.show_meeting()
        self._show_time()

    def _show_time(self) -> None:
        now = self.desk.workspace.now()
        gone = self.desk.minutes_gone(now)
        self.top.show_time(now, gone)
        self.steps.show_steps(gone)
        self.turning.show_time(now)

    def _is_planned(self) -> bool:
        return self.desk.row.status in (MeetingStatus.PLANNED, MeetingStatus.CANCELLED)

    def _at_work(self) -> bool:
        return self._pages.currentWidget() is self.work

    def _start(self) -> None:
        if self.desk.row.status is not MeetingStatus.PLANNED:
            return
        focus = self.planned.focusWidget()
        if focus is not None:
            focus.clearFocus()  # commits the field being written in
        self.desk.go_to(self.desk.step.id)
        self._to_work()

    def _to_work(self) -> None:
        self._pages.setCurrentWidget(self.planned if self._is_planned() else self.work)
        self._take_focus()

    def _on_returned(self) -> None:
        if self._at_work():
            self._to_work()
        else:
            (self._pages.currentWidget() or self).setFocus()

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and self.desk.row.case_id not in changes.cases:
            return
        if not isinstance(changes, Changes) or not changes.tables <= NAMES_NOBODY:
            self.desk.forget_people()
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_refused(self, sentence: str) -> None:
        if self.isVisible() and self._at_work():
            self.centre.notice.say(sentence, "warn")

    def _connect(self) -> None:
        self.desk.workspace.changed.connect(self._on_changed)
        self.desk.workspace.refused.connect(self._on_refused)
        self.top.turned.connect(self.turn_screen)
        self.top.ended.connect(self.end)
        self.top.covered.connect(self.cover_requested)
        self.steps.chosen.connect(self.go_to)
        self.agreements.opened.connect(self.centre.writer.edit_agreement)
        self.turning.turned.connect(self.turned)
        self.turning.returned.connect(self._on_returned)
        self.turning.projector.told.connect(lambda words: self.centre.notice.say(words, "info"))

    def _keys(self) -> None:
        all_keys: dict[str, Callable[[], object]] = {
            **{keys: partial(self.write, kind) for keys, kind in KEYS.items()},
            **{f"Alt+{digit}": partial(self.centre.writer.press_person, digit) for digit in range(10)},
            "F7": lambda: self.go_on(1), "Shift+F7": lambda: self.go_on(-1), **self.turning.keys(),
            "Ctrl+Return": self.end, "Ctrl+Enter": self.end, "Alt+G": self.child_leaves,
            "Ctrl+Shift+D": self.cover_requested.emit, FAMILY_KEY: self.turn_to_family,
        }  # fmt: skip
        self.turns.keys_on(self)
        for keys, action in all_keys.items():
            QShortcut(QKeySequence(keys), self, action).setAutoRepeat(False)  # held down it would end the meeting
