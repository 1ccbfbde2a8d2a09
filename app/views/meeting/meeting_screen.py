"""The meeting on the whole screen: steps left, the question in the middle, agreements right, the field below.

Everything is saved as it is typed, and every key works from anywhere, because the person across the table matters
more than the screen.
"""

from uuid import UUID

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QWidget

from app.models.enums_meeting import MeetingStatus
from app.services.ports import Changes
from app.views.meeting.agreement_column import AgreementColumn
from app.views.meeting.attendance_page import leave_now
from app.views.meeting.centre import Centre
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.family_beside import KEY as FAMILY_KEY
from app.views.meeting.family_beside import FamilyBeside, FamilyMaker
from app.views.meeting.goodbye_page import GoodbyePage
from app.views.meeting.kinds import KEYS, kind_of_step
from app.views.meeting.panel import is_large
from app.views.meeting.planned_page import PlannedPage
from app.views.meeting.room_turning import RoomTurning
from app.views.meeting.step_column import StepColumn
from app.views.meeting.top_bar import TopBar
from app.views.meeting.turns_strip import TurnsStrip
from app.views.theme import current_theme
from app.views.workspace import Workspace

CLOCK_MS = 20_000
STEPS_SHARE, AGREEMENTS_SHARE, FAMILY_SHARE = 0.19, 0.28, 0.5
"""The most the side columns take of the width, so that the middle has room."""
NUMBERS_ONLY = 76
"""The steps' column at large text, in pixels at 100 %: their numbers, with the names as tooltips."""


class MeetingScreen(QWidget):
    """One meeting from plan to goodbye. `left` when the user is done with it."""

    left = Signal()
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
        self.planned, self.goodbye, self.work = PlannedPage(self.desk), GoodbyePage(self.desk), QWidget()
        self._pages = QStackedLayout(self)
        self.turning = RoomTurning(self.desk, self.centre.head, self._pages, self)
        self.room = self.turning.view
        for page in (self.planned, self.work, self.room, self.goodbye):
            self._pages.addWidget(page)
        self._lay_out_work()
        self._connect()
        self._keys()
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._show_time)
        self._show_all()
        self._pages.setCurrentWidget(self.planned if self._is_planned() else self.work)
        self._writes = not self._is_planned() and self.centre.writer.restore()
        if self._writes:
            self.centre.show_step()
        self._take_focus()

    def refresh(self) -> None:
        """Read the meeting again and show it; what is half typed stays."""
        self._stale = False
        self.desk.read()
        self._show_all()

    def go_to(self, step_id: str) -> None:
        """Move to a step; steps may come in any order."""
        self.steps.leave(self.desk.step.id)
        self._writes = False
        self.desk.go_to(step_id)
        self.centre.take_focus()

    def go_on(self, steps: int) -> None:
        """Move some steps on, or back with a negative number."""
        wanted = min(max(self.desk.step_number + steps, 0), len(self.desk.type.steps) - 1)
        if self._at_work() and wanted != self.desk.step_number:
            self.go_to(self.desk.type.steps[wanted].id)

    def turn_screen(self) -> None:
        """Turn the screen to the room, or back."""
        self.turning.turn()

    def write(self, kind: str) -> None:
        """Turn the one field into a kind; the same key again turns it back to what the step asks for."""
        if not self._at_work():
            return
        writer = self.centre.writer
        writer.turn_to(kind_of_step(self.desk.step.kind) if writer.kind == kind else kind)
        self.centre.write_on()

    def end(self) -> None:
        """One key all the way out: start what is planned, say goodbye, show what is missing, close."""
        here = self._pages.currentWidget()
        if here is self.planned:
            self._start()
        elif here is self.goodbye:
            (self.goodbye.close_now if self.goodbye.on_list() else self.goodbye.show_missing)()
        else:
            self.centre.writer.flush()
            self._pages.setCurrentWidget(self.goodbye)
            self.goodbye.say_goodbye()

    def type_in(self) -> None:
        """Show the form for typing in a meeting that was written by hand."""
        self._pages.setCurrentWidget(self.goodbye)
        self.goodbye.show_form()

    def child_leaves(self) -> None:
        """Note that the child goes now, and ask who tells what is agreed."""
        children = [each for each in self.desk.row.participants if each.is_child and not each.left_at]
        if self._at_work() and children:
            leave_now(self.desk, children[0])

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
        self.turning.stage.show_family(shown=opens)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed since last, and let the clock go."""
        super().showEvent(event)
        self._clock.start()
        if self._stale:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the side columns their share."""
        super().resizeEvent(event)
        theme = current_theme()
        room = round(self.width() * STEPS_SHARE)
        self.steps.setFixedWidth(theme.px(NUMBERS_ONLY) if is_large() else min(theme.size("meeting_steps"), room))
        self.agreements.setFixedWidth(min(theme.size("meeting_agreements"), round(self.width() * AGREEMENTS_SHARE)))
        self.family.setFixedWidth(round(self.width() * FAMILY_SHARE))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to where the first key goes, so that no key is lost when a meeting is opened."""
        super().focusInEvent(event)
        self._take_focus()

    def event(self, event: QEvent) -> bool:
        """Keep Esc for turning back while the room looks or goodbye is said."""
        here = self._pages.currentWidget() if hasattr(self, "_pages") else None
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and here in (self.room, self.goodbye):
            if event.type() is QEvent.Type.KeyPress:
                (self.turning.turn_back if here is self.room else self._to_work)()
            event.accept()
            return True
        return super().event(event)

    def _take_focus(self) -> None:
        """Go to the plan's first field, to words that stand half typed, or to where the step begins."""
        if self._pages.currentWidget() is self.planned:
            self.planned.purpose.setFocus()
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
        if self._is_planned():
            self._pages.setCurrentWidget(self.planned)
            return
        self._pages.setCurrentWidget(self.work)
        self.centre.take_focus()

    def _on_returned(self) -> None:
        if self._at_work():
            self.centre.take_focus()
        else:
            (self._pages.currentWidget() or self).setFocus()

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and self.desk.row.case_id not in changes.cases:
            return
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
        self.planned.started.connect(self._start)
        self.planned.left.connect(self.left)
        self.planned.typed_in.connect(self.type_in)
        self.turning.returned.connect(self._on_returned)
        self.turning.projector.told.connect(lambda words: self.centre.notice.say(words, "info"))
        self.goodbye.back.connect(self._to_work)
        self.goodbye.closed.connect(self.left)

    def _keys(self) -> None:
        for keys, kind in KEYS.items():
            QShortcut(QKeySequence(keys), self, lambda kind=kind: self.write(kind))
        for digit in range(10):
            QShortcut(QKeySequence(f"Alt+{digit}"), self, lambda digit=digit: self.centre.writer.press_person(digit))
        others = {
            "F7": lambda: self.go_on(1), "Shift+F7": lambda: self.go_on(-1), **self.turning.keys(),
            "Ctrl+Return": self.end, "Ctrl+Enter": self.end, "Alt+G": self.child_leaves,
            "Ctrl+Shift+D": self.cover_requested.emit, FAMILY_KEY: self.turn_to_family,
        }  # fmt: skip
        self.turns.keys_on(self)
        for keys, action in others.items():
            QShortcut(QKeySequence(keys), self, action)

    def _lay_out_work(self) -> None:
        grid = QGridLayout(self.work)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self.top, 0, 0, 1, 4)
        grid.addWidget(self.turning.strip, 1, 0, 1, 4)
        grid.addWidget(self.steps, 2, 0)
        grid.addWidget(self.centre, 2, 1)
        grid.addWidget(self.agreements, 2, 2)
        grid.addWidget(self.family, 2, 3)
        grid.addWidget(self.turns, 3, 0, 1, 4)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)
