"""Who comes, the next date and what is missing, by keys alone: the focus goes where the next key is wanted."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.services.absent_words import who_is_absent
from app.services.meeting_plan import ask_by_name
from app.services.meetings import set_attendance
from app.views.meeting.absent_page import AbsentPage
from app.views.meeting.after_missing import MissingPart
from app.views.meeting.chips import Chip
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.views.case_reading import settle
from tests.views.meeting_reading import focus, planned_meeting, show_meeting

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
MOST_TABS = 40


@pytest.fixture
def screen(workspace: Workspace, november: UUID, qtbot: QtBot) -> MeetingScreen:
    return show_meeting(workspace, november, qtbot)


def missing(screen: MeetingScreen) -> MissingPart:
    part = screen.goodbye.after.parts.part("missing")
    assert isinstance(part, MissingPart)
    return part


def test_tab_goes_down_what_is_missing_through_what_is_open_and_comes_to_the_note_last(
    ended: MeetingScreen, qtbot: QtBot
) -> None:
    part = missing(ended)
    part._lines[0].button.setFocus()
    qtbot.keyClick(focus(ended), Key.Key_Return)
    qtbot.waitUntil(lambda: part._lines[0].fix is not None and part._lines[0].fix.isAncestorOf(focus(ended)))
    seen = []
    for _ in range(MOST_TABS):
        seen.append(focus(ended))
        if seen[-1] is part.note.line.editor:
            break
        qtbot.keyClick(seen[-1], Key.Key_Tab)
    assert seen[-1] is part.note.line.editor
    assert isinstance(seen[0], Chip)
    assert [each for each in seen if each in [line.button for line in part._lines]] == [
        line.button for line in part._lines[1:]
    ]


def test_the_last_answer_stays_on_its_row_and_down_leaves_the_rows(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to(screen.desk.type.steps[0].id)
    rows = list(screen.centre.attendance._rows.values())
    rows[-2].setFocus()
    qtbot.keyClick(focus(screen), Key.Key_1)
    assert focus(screen) is rows[-1]
    qtbot.keyClick(focus(screen), Key.Key_2)
    assert focus(screen) is rows[-1], "a slip is mended by another digit"
    qtbot.keyClick(focus(screen), Key.Key_Down)
    assert focus(screen) is screen.centre.attendance.newcomer.editor


def test_half_a_name_is_nobody_until_enter(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to(screen.desk.type.steps[0].id)
    page, count = screen.centre.attendance, len(screen.desk.row.participants)
    page.newcomer.setFocus()
    qtbot.keyClicks(focus(screen), "Henn")
    page.take_focus()
    next(iter(page._rows.values())).setFocus()
    assert len(screen.desk.row.participants) == count
    page.newcomer.setFocus()
    qtbot.keyClicks(focus(screen), "ing")
    qtbot.keyClick(focus(screen), Key.Key_Return)
    assert screen.desk.row.participants[-1].called == "Henning"
    assert page.newcomer.text() == ""


def test_another_next_date_is_agreed_by_typing_over_the_one_that_stands_there(
    screen: MeetingScreen, qtbot: QtBot
) -> None:
    screen.go_to("next")
    screen.centre.take_focus()
    date = focus(screen)
    assert date.accessibleName() == "Dato"
    qtbot.keyClicks(date, "13. januar")
    qtbot.keyClick(date, Key.Key_Return)
    coming = screen.desk.row.coming
    assert coming is not None
    assert str(coming.held_on) == "2027-01-13"
    assert isinstance(date, QLineEdit)
    assert date.text() == "onsdag den 13. januar 2027"


def test_a_suggested_date_is_agreed_by_its_digit(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to("next")
    screen.centre.take_focus()
    qtbot.keyClick(focus(screen), Key.Key_Tab, SHIFT)
    assert isinstance(focus(screen), Chip)
    qtbot.keyClick(focus(screen), Key.Key_1)
    coming, offered = screen.desk.row.coming, next(iter(screen.centre.next.meeting._offers))
    assert coming is not None
    assert coming.held_on == offered


def test_whom_a_half_typed_line_is_for_stays_chosen(workspace: Workspace, screen: MeetingScreen, qtbot: QtBot) -> None:
    for each in screen.desk.row.participants[1:4]:
        assert workspace.do("Ikke her", set_attendance, each.id, attendance="absent")
    page = AbsentPage(screen.desk)
    qtbot.addWidget(page)
    people = [person for person, _ in workspace.ask(who_is_absent, screen.desk.meeting_id)]
    page.show_absent(people[-1])
    assert page.person() == people[-1]
    page.show_absent()
    assert page.person() == people[-1]


def test_a_text_in_another_language_goes_to_nobody_else(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    planned = planned_meeting(workspace, mathias_case)
    for name in ("Anh", "Minh"):
        assert workspace.do("Spørg", ask_by_name, planned, name=name, role="")
    part = show_meeting(workspace, planned, qtbot).planned.invitations
    one, other = list(part._guests)[:2]
    part.people.set_values([one])
    part._choose()
    part.own.editor.setFocus()
    qtbot.keyClicks(part.own.editor, "Xin chao")
    part.people.set_values([other])
    part._choose()
    assert part.own.text() == ""
    part.people.set_values([one])
    part._choose()
    assert part.own.text() == "Xin chao"
    settle()
