"""Letters typed in a hurry where nobody asked for any: none is lost, and none answers what was not asked."""

from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import Attendance
from app.services.meeting_review import review_rows
from app.services.records import change_record
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.read_aloud_page import WHICH_KEYS
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, planned_meeting, show_meeting

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> MeetingScreen:
    """The follow-up of Mathias at »Siden sidst«, with nobody marked as here."""
    apply_theme(qapp, Theme())
    meeting = planned_meeting(workspace, mathias_case)
    assert workspace.do("Begynd", change_record, "meeting", meeting, {"status": "running", "step": "since"})
    return show_meeting(workspace, meeting, qtbot)


def flood(screen: MeetingScreen, keys: str) -> None:
    """Press keys as fast as they can come, wherever the focus goes meanwhile; a line break is Enter."""
    window = screen.window().windowHandle()
    for each in keys:
        if each == "\n":
            QTest.keyClick(window, Qt.Key.Key_Return)
        else:
            QTest.keyClick(window, each)  # type: ignore[call-overload]  # a letter will do, which the stubs do not know


def hold(widget: QWidget, key: Qt.Key, text: str) -> None:
    """Go on holding a key that is down."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text, True))


def no_word_answers(screen: MeetingScreen) -> None:
    """Write while an agreement is read aloud and letters are answers."""
    screen.go_to("agreements")
    flood(screen, "Lone henter hver fredag\n")
    screen.go_to("read_aloud")
    answers = [each.answers for each in screen.desk.agreements]
    page, written = screen.centre.read_aloud, screen.centre.writer.line.line
    flood(screen, "k")
    assert page.accessibleDescription() == WHICH_KEYS
    assert (focus(screen) is page, written.text()) == (True, ""), "a finger beside J begins no agreement"
    page.take_focus()
    flood(screen, "mormor henter Anna")
    assert written.text().endswith("mormor henter Anna")
    assert [each.answers for each in screen.desk.agreements] == answers, "no letter of a word is an answer"


def test_no_letter_is_lost_at_siden_sidst(screen: MeetingScreen) -> None:
    line, agreed = screen.centre.writer.line.line, len(screen.desk.agreements)
    flood(screen, "1mormor henter hver fredag\nKasper")
    assert screen.desk.agreements[-1].typed == "mormor henter hver fredag"
    assert line.text() == "Kasper", "Enter begins the next line"
    screen.centre.review.take_focus()
    flood(screen, "s onkel")
    assert line.text() == "Kaspers onkel", "letters go on after what stands there"
    line.clear()
    screen.centre.review.take_focus()
    flood(screen, "4Inger henter hver mandag\n")
    rows = screen.desk.workspace.ask(review_rows, screen.desk.meeting_id).rows
    assert [bool(each.becomes) for each in rows[:2]] == [False, True], "the line has the focus before the next letter"
    assert len(screen.desk.agreements) == agreed + 2
    screen.go_to("works")
    screen.steps.findChildren(QAbstractButton)[0].setFocus()
    flood(screen, "Det husker vi\n")
    assert screen.desk.row.contributions[-1].text == "Det husker vi"


def test_a_key_that_is_held_answers_for_one_of_those_at_the_table(
    workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    screen = show_meeting(workspace, november, qtbot)
    first = next(iter(screen.centre.attendance._rows.values()))
    first.setFocus()
    before = [each.attendance for each in screen.desk.row.participants]
    flood(screen, "4")
    for _ in range(3):
        hold(focus(screen), Qt.Key.Key_4, "4")
    after = [each.attendance for each in screen.desk.row.participants]
    assert (after[0], after[1:], focus(screen) is first) == (Attendance.ABSENT, before[1:], False), "one, not all"


def test_half_a_line_goes_on_when_the_child_goes_and_when_agreements_are_read(
    workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    screen = show_meeting(workspace, november, qtbot)
    child = next(each for each in screen.desk.row.participants if each.is_child)
    assert screen.desk.do("Tøm", change_record, "participant", child.id, {"present_until": ""})
    screen.go_to("works")
    flood(screen, "Han er")
    line, card = screen.centre.writer.words.line, screen.centre.leaving
    QTest.keyClick(line, Qt.Key.Key_G, ALT)
    assert card.isVisible()
    assert focus(screen) is line
    flood(screen, " glad for 2 ting")
    assert line.text() == "Han er glad for 2 ting", "who goes on writing writes, digits too"
    QTest.keyClick(line, Qt.Key.Key_G, ALT)
    QTest.keyClick(line, Qt.Key.Key_1)
    assert line.text() == "Han er glad for 2 ting"
    assert card.who.values()
    assert focus(screen) is card.when.editor
    screen.centre.write_on()
    flood(screen, "\n")
    no_word_answers(screen)
