"""The case and the meeting that are open: made when asked for, let go when left. One of each at most."""

from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.errors import UserError
from app.services.case_header import expect_case
from app.services.meetings import expect_meeting
from app.views.navigation import END_MEETING, Place
from app.views.page import Hints
from app.views.plan_job import PlanJob
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.views.case.page import CasePage
    from app.views.meeting.meeting_screen import MeetingScreen


class Rooms(QObject):
    """Puts the case page into the frame's stack and the meeting over the whole window."""

    back_requested = Signal()
    meeting_requested = Signal(object)
    tab_changed = Signal(str)
    cover_requested = Signal()
    case_requested = Signal(object, str)
    meeting_ended = Signal(object)
    """Its case: the last thing done in the meeting that is let go was to end it."""
    room_looks = Signal()
    """The screen has been turned to the room."""

    def __init__(self, workspace: Workspace, inside: QStackedWidget, whole: QStackedWidget) -> None:
        super().__init__(inside)
        self._workspace = workspace
        self._inside, self._whole, self._between = inside, whole, QWidget()
        inside.addWidget(self._between)
        self._case: tuple[UUID, CasePage] | None = None
        self._meeting: tuple[UUID, MeetingScreen] | None = None
        self._steps_before = 0

    def show(self, place: Place) -> Hints:
        """Show the case and meeting of a place. Raises UserError when they are gone."""
        if place.meeting_id:
            self._show_meeting(place.meeting_id)
            return []
        left = self._meeting[0] if self._meeting is not None else None
        self._let_go_of_meeting()
        if place.case_id:
            with self._workspace.asked_together():  # the header and the tab tell of the same rows
                self._show_case(place.case_id, place.tab)
        if left is not None and self._case is not None:
            self._case[1].choose_meeting(left)
            self._case[1].enter_tab()  # the key under the page, »Åbn mødet«, counts at once
        return self.key_hints()

    def leave(self) -> None:
        """Let go of case and meeting: what is not on the screen does not stay in memory."""
        self._let_go_of_meeting()
        self._let_go_of_case()

    def current_tab(self) -> str:
        """Return the tab of the case that is open, empty when none is."""
        return self._case[1].current_tab() if self._case else ""

    def key_hints(self) -> Hints:
        """Return the keys of the case's open tab, none when there is no case."""
        return self._case[1].key_hints() if self._case else []

    def is_gone(self, place: Place) -> bool:
        """Tell whether the case or meeting of a place has been undone away."""
        try:
            if place.meeting_id:
                self._workspace.ask(expect_meeting, place.meeting_id)
            elif place.case_id:
                self._workspace.ask(expect_case, place.case_id)
        except UserError:
            return True
        return False

    def show_row(self, row_id: UUID) -> None:
        """Show something of the case that is open, on the tab that is open."""
        if self._case:
            self._case[1].show_row(row_id)

    def begin_follow_up(self) -> None:
        """Open the page where a follow-up is held, in the case that is shown."""
        if self._case:
            self._case[1].begin_follow_up()

    def begin_in_plan(self, what: PlanJob, about_id: UUID) -> None:
        """Begin where something is answered in the plan of the case that is shown."""
        if self._case:
            self._case[1].begin_in_plan(what, about_id)

    def _show_case(self, case_id: UUID, tab: str) -> None:
        from app.views.case.page import CasePage  # here to keep the first window fast

        if self._case is None or self._case[0] != case_id:
            self._let_go_of_case()
            page = CasePage(self._workspace, case_id)
            page.back_requested.connect(self.back_requested)
            page.meeting_requested.connect(self.meeting_requested)
            page.tab_changed.connect(self.tab_changed)
            page.case_requested.connect(self.case_requested)
            self._inside.addWidget(page)
            self._case = (case_id, page)
        page = self._case[1]
        if tab:
            page.open_tab(tab)
        self._inside.setCurrentWidget(page)
        page.arrive(tab)

    def _show_meeting(self, meeting_id: UUID) -> None:
        from app.views.case.family_part import FamilyPart  # both here to keep the first window fast
        from app.views.meeting.meeting_screen import MeetingScreen

        if self._meeting is None or self._meeting[0] != meeting_id:
            self._let_go_of_meeting()
            screen = MeetingScreen(self._workspace, meeting_id, FamilyPart)
            screen.left.connect(self.back_requested)
            screen.meeting_requested.connect(self.meeting_requested)
            screen.cover_requested.connect(self.cover_requested)
            screen.turned.connect(self.room_looks)
            self._whole.addWidget(screen)
            self._meeting = (meeting_id, screen)
            self._steps_before = self._workspace.undo_stack.index()
        self._whole.setCurrentWidget(self._meeting[1])
        self._meeting[1].setFocus()

    def _let_go_of_case(self) -> None:
        if self._case is not None:
            # Qt would show the page beside it meanwhile, which then reads and draws for nobody.
            self._inside.setCurrentWidget(self._between)
            _let_go(self._inside, self._case[1])
            self._case = None

    def _let_go_of_meeting(self) -> None:
        self._whole.setCurrentIndex(0)
        if self._meeting is not None:
            screen, self._meeting = self._meeting[1], None
            _let_go(self._whole, screen)
            steps = self._workspace.undo_stack
            # What was done last may be the end of another meeting, and this one was only looked at.
            if steps.index() > self._steps_before and steps.undoText() == END_MEETING:
                self.meeting_ended.emit(screen.desk.row.case_id)


def _let_go(stack: QStackedWidget, page: QWidget) -> None:
    stack.removeWidget(page)
    page.hide()
    page.deleteLater()
