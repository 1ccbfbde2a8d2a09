"""The room's screen is read through before it is turned: what somebody here must not get is kept off it unseen."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import Attendance
from app.services import meetings
from app.services.agreements import add_agreement
from app.services.people import list_people
from app.services.records import change_record
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.room_view import SHOW_ALL
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import words_on
from tests.views.meeting_reading import show_meeting

SECRET = "tager toget til mor på Hemmelig Vej 12"


@pytest.fixture
def meeting(workspace: Workspace, noah_case: UUID, qapp: QApplication) -> UUID:
    """A meeting that runs, with two agreements: one of them tells where Heidi is."""
    apply_theme(qapp, Theme())
    people = {row.called: row.id for row in workspace.ask(list_people, noah_case)}
    workspace.do("Ret", change_record, "person", people["Heidi"], {"address": "Hemmelig Vej 12, 7100 Vejle"})
    planned = workspace.do("Møde", meetings.plan_meeting, noah_case, held_on="22. november 2026")
    assert planned is not None
    workspace.do("Start", meetings.start_meeting, planned.value, step="welcome")
    for text in ("passer sin skole", SECRET):
        workspace.do("Aftale", add_agreement, noah_case, text=text, owners=(people["Noah"],), meeting_id=planned.value)
    return planned.value


def here(workspace: Workspace, meeting: UUID, *called: str) -> None:
    """Let these be round the table, and nobody else."""
    for each in workspace.ask(meetings.read_meeting, meeting).participants:
        there = Attendance.PRESENT if each.called in called else Attendance.ABSENT
        workspace.do("Til stede", change_record, "participant", each.id, {"attendance": there.value})
    row = workspace.ask(meetings.read_meeting, meeting)
    missing = set(called) - {each.called for each in row.participants}
    people = {each.called: each.id for each in workspace.ask(list_people, row.case_id)}
    for name in missing:
        done = workspace.do("Med", meetings.add_participant, meeting, person_id=people[name])
        assert done is not None
        values = {"attendance": Attendance.PRESENT.value}
        workspace.do("Til stede", change_record, "participant", done.value, values)


def turned(workspace: Workspace, meeting: UUID, qtbot: QtBot) -> MeetingScreen:
    screen = show_meeting(workspace, meeting, qtbot)
    screen.turn_screen()
    assert screen.room.isVisible()
    return screen


def test_what_jan_must_not_get_is_kept_off_the_screen_without_saying_what(
    workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    here(workspace, meeting, "Noah", "Jan")
    words = words_on(turned(workspace, meeting, qtbot).room)

    assert "passer sin skole" in words
    assert "Hemmelig" not in words
    assert "Én ting er ikke vist." in words
    assert "Heidi" not in words


def test_it_is_shown_when_she_says_so_and_not_asked_about_again(
    workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    here(workspace, meeting, "Noah", "Jan")
    screen = turned(workspace, meeting, qtbot)
    [button] = [each for each in screen.room.findChildren(QAbstractButton) if each.text() == SHOW_ALL]
    button.click()
    assert "Hemmelig Vej 12" in words_on(screen.room)
    assert "ikke vist" not in words_on(screen.room)
    screen.turn_screen()
    screen.turn_screen()
    assert "Hemmelig Vej 12" in words_on(screen.room)


def test_when_only_she_and_the_child_are_here_nothing_is_kept_back(
    workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    here(workspace, meeting, "Noah", "Heidi")
    words = words_on(turned(workspace, meeting, qtbot).room)
    assert "Hemmelig Vej 12" in words
    assert "ikke vist" not in words
