"""The room's screen is read through before it is turned: what somebody here must not get is kept off it unseen."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import Attendance
from app.services import meetings
from app.services.agreements import add_agreement
from app.services.people import list_people
from app.services.records import change_record
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.room_list import RoomRow
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


def test_what_jan_must_not_get_is_kept_off_the_screen_and_only_the_own_screen_says_so(
    workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    here(workspace, meeting, "Noah", "Jan")
    screen = turned(workspace, meeting, qtbot)
    words = words_on(screen.room)
    assert "passer sin skole" in words
    assert all(word not in words for word in ("Hemmelig", "Heidi", "ikke vist", "Ikke vist"))

    screen.turn_screen()
    told = words_on(screen.turning.strip)
    assert told.startswith("Ikke vist for rummet: aftale 2.")
    assert all(word not in told for word in ("Hemmelig", "Heidi", "Jan"))


def test_what_is_left_is_numbered_without_a_gap(workspace: Workspace, meeting: UUID, qtbot: QtBot) -> None:
    case_id = workspace.ask(meetings.read_meeting, meeting).case_id
    workspace.do("Aftale", add_agreement, case_id, text="ringer på mandag", meeting_id=meeting)
    here(workspace, meeting, "Noah", "Jan")
    rows = turned(workspace, meeting, qtbot).room.sheet.agreements.findChildren(RoomRow)
    assert [each.accessibleName() for each in rows] == ["1. Noah passer sin skole", "2. Ringer på mandag"]


def test_it_is_shown_when_she_says_so_and_not_asked_about_again(
    workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    here(workspace, meeting, "Noah", "Jan")
    screen = turned(workspace, meeting, qtbot)
    screen.turn_screen()
    screen.turning.strip.show_all.click()
    assert not screen.turning.strip.isVisible()
    screen.turn_screen()
    assert "Hemmelig Vej 12" in words_on(screen.room)
    screen.turn_screen()
    assert not screen.turning.strip.isVisible()


def test_the_same_secret_twice_is_kept_off_twice(workspace: Workspace, meeting: UUID, qtbot: QtBot) -> None:
    case_id = workspace.ask(meetings.read_meeting, meeting).case_id
    workspace.do("Aftale", add_agreement, case_id, text=SECRET, meeting_id=meeting)
    here(workspace, meeting, "Noah", "Jan")
    screen = turned(workspace, meeting, qtbot)
    assert "Hemmelig" not in words_on(screen.room)
    screen.turn_screen()
    assert "aftale 2 og aftale 3" in words_on(screen.turning.strip)


def test_when_only_she_and_the_child_are_here_nothing_is_kept_back(
    workspace: Workspace, meeting: UUID, qtbot: QtBot
) -> None:
    here(workspace, meeting, "Noah", "Heidi")
    screen = turned(workspace, meeting, qtbot)
    assert "Hemmelig Vej 12" in words_on(screen.room)
    assert screen.turning.stage.kept_back_words() == ""


def test_a_photo_is_read_through_as_well(workspace: Workspace, meeting: UUID, qtbot: QtBot) -> None:
    here(workspace, meeting, "Noah", "Jan")
    screen = show_meeting(workspace, meeting, qtbot)
    screen.turning.photo()
    said = screen.room.photo.accessibleDescription()
    assert "passer sin skole" in said
    assert "Hemmelig" not in said


def test_jan_comes_in_and_in_the_same_event_it_is_gone(workspace: Workspace, meeting: UUID, qtbot: QtBot) -> None:
    here(workspace, meeting, "Noah", "Heidi")
    screen = turned(workspace, meeting, qtbot)
    assert "Hemmelig Vej 12" in words_on(screen.room)
    seen: list[str] = []

    def look(_changes: object) -> None:
        labels = screen.room.findChildren(QLabel)
        seen.append(" ".join(each.text() for each in labels if each.isVisible()))

    workspace.changed.connect(look)
    workspace.do("Kom med", meetings.welcome, meeting, called="Jan Sørensen")
    assert len(seen) == 1
    assert "Hemmelig" not in seen[0]
    assert "passer sin skole" in words_on(screen.room)
