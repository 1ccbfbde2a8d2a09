"""When the child goes: who tells, when, and what is not told, by keys in that order and in nobody's way."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.records import change_record
from app.views.meeting.chips import Chip
from app.views.meeting.meeting_screen import MeetingScreen
from tests.views.meeting_reading import Open, focus

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(open_screen: Open, november: UUID) -> MeetingScreen:
    made = open_screen(november)
    child = made.desk.row.participants[0]
    assert made.desk.do("Tøm", change_record, "participant", child.id, {"present_until": ""})
    values: dict[str, object] = {"told_child_by_id": "", "told_child_when": ""}
    assert made.desk.do("Tøm", change_record, "meeting", november, values)
    return made


def test_tab_goes_from_who_tells_to_when_and_what_is_not_told(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to("child_leaves")
    card, seen = screen.centre.leaving, []
    assert isinstance(focus(screen), Chip), "the first question is who"
    while focus(screen) is not card.not_repeated.editor and len(seen) < 20:
        seen.append(focus(screen))
        qtbot.keyClick(focus(screen), Qt.Key.Key_Tab)
    names = [each for each in card.who.findChildren(Chip) if each.isVisible()]
    assert seen == [*names, card.when.editor]


def test_a_digit_says_who_tells_and_goes_on_to_when(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to("child_leaves")
    qtbot.keyClick(focus(screen), Qt.Key.Key_2)
    adults = [each.person_id for each in screen.desk.here() if not each.is_child]
    assert screen.desk.row.told_child_by_id == adults[1]
    qtbot.keyClicks(focus(screen), "2 gange i aften")
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    assert screen.desk.row.told_child_when == "2 gange i aften", "in a field a digit is a digit"


def test_put_away_it_stays_away_until_another_step_asks(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to("child")
    qtbot.keyClick(screen, Qt.Key.Key_G, ALT)
    assert screen.centre.leaving.isVisible()
    assert isinstance(focus(screen), Chip), "the digits at the names are for the names"
    screen.centre.leaving._away.click()
    assert focus(screen) is screen.centre.writer.words.line
    qtbot.keyClicks(screen.centre.writer.words.line, "Jeg går nu")
    qtbot.keyClick(screen.centre.writer.words.line, Qt.Key.Key_Return)
    assert not screen.centre.leaving.isVisible()
    screen.go_to("read_aloud")
    assert screen.centre.leaving.isVisible()


def test_the_field_is_one_line_while_the_questions_are_answered(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to("child_leaves")
    words = screen.centre.writer.words
    assert words.line.isVisible()
    assert not words.speakers.isVisible()
    words.line.setFocus()
    qtbot.waitUntil(words.speakers.isVisible)
    screen.go_to("works")
    assert words.speakers.isVisible(), "where the field is the step, those who speak stand there"
