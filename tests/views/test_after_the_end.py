"""When a meeting has ended the window says what is next, and leads there."""

from uuid import UUID

from pytestqt.qtbot import QtBot

from app.services.meetings import plan_meeting, start_meeting
from app.views.case.page import CasePage
from app.views.case.papers import PapersTab
from app.views.frame.body import ENDED
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.views.every_page import settle


def test_the_end_of_a_meeting_leads_to_the_plan_on_paper(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    window.open_case(mathias_case, "meetings")
    planned = workspace.do("Planlæg møde", plan_meeting, mathias_case)
    assert planned is not None
    workspace.do("Start mødet", start_meeting, planned.value, step="welcome")
    window.open_meeting(mathias_case, planned.value)
    settle()
    screen = window.findChild(MeetingScreen)
    assert screen is not None
    screen.goodbye.show_missing()
    screen.goodbye.close_now()
    settle()
    assert window._notice.sentence() == ENDED
    window._notice._action.click()
    settle()
    page = window._stack.currentWidget()
    assert isinstance(page, CasePage)
    papers = page.tab(page.current_tab())
    assert isinstance(papers, PapersTab)
    assert papers.chooser.sort.key == "family"
    window.open_meeting(mathias_case, planned.value)
    window.go_back()
    assert window._notice.sentence() == ""  # this time it was only looked at
