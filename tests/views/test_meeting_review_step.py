"""Last time's agreements inside the meeting: the page of the step, and the line when one is made anew."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import AgreementOutcome, MeetingStatus
from app.services.meeting_closing import end_meeting
from app.services.meeting_review import review_rows
from app.services.records import change_record
from app.views.meeting.after_paper_form import PaperFormPart
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, names_in, planned_meeting, running_meeting, show_meeting


@pytest.fixture
def screen(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> MeetingScreen:
    apply_theme(qapp, Theme())
    meeting = planned_meeting(workspace, mathias_case)
    assert workspace.do("Begynd", change_record, "meeting", meeting, {"status": "running", "step": "since"})
    return show_meeting(workspace, meeting, qtbot)


def test_the_follow_up_opens_with_last_times_agreements_under_the_keys(
    screen: MeetingScreen, qtbot: QtBot, workspace: Workspace
) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        qtbot.keyClick(focus(screen), key)
    found = workspace.ask(review_rows, screen.desk.meeting_id).rows
    assert [each.outcome for each in found[:3]] == [AgreementOutcome.KEPT, AgreementOutcome.NOT_KEPT, None]
    names = names_in(screen)
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)


def test_an_agreement_made_anew_takes_the_old_ones_place(
    screen: MeetingScreen, qtbot: QtBot, workspace: Workspace
) -> None:
    qtbot.keyClick(focus(screen), Qt.Key.Key_4)
    line = screen.centre.writer.line
    qtbot.waitUntil(lambda: line.isAncestorOf(focus(screen)))
    qtbot.keyClick(focus(screen), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(focus(screen), "Birgitte åbner døren kl. 7.45 hver mandag")
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    row = workspace.ask(review_rows, screen.desk.meeting_id).rows[0]
    assert row.outcome is AgreementOutcome.CHANGED
    assert row.becomes.startswith("Birgitte åbner døren")


def test_a_planned_meeting_is_typed_in_from_paper_and_then_closed(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    screen = show_meeting(workspace, planned_meeting(workspace, mathias_case), qtbot)
    screen.planned.typed_in.emit()
    part = screen.goodbye.after.parts.part("form")
    assert isinstance(part, PaperFormPart)
    qtbot.waitUntil(lambda: part.isAncestorOf(focus(screen)))
    qtbot.keyClicks(part.field("0.3").editor, "biblioteket")
    part.field("1.1").restore("Lone")
    part.write.click()
    assert screen.desk.row.status is MeetingStatus.RUNNING
    assert screen.desk.row.place == "biblioteket"
    with qtbot.waitSignal(screen.left):
        qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.desk.row.status is MeetingStatus.HELD


def test_a_closed_meeting_leads_to_what_is_left_after_it(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    meeting = running_meeting(workspace, mathias_case)
    assert workspace.do("Luk", end_meeting, meeting)
    screen = show_meeting(workspace, meeting, qtbot)
    qtbot.keyClick(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.goodbye.on_list()
    assert screen.goodbye.after.reopen.isVisible()
