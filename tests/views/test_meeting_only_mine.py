"""»Kun på min skærm« is the deliberate exception: one line, counted, and read only while a key is held down."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import ContributionKind
from app.services.meetings import read_meeting
from app.services.records import list_records
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, show_meeting
from tests.views.meeting_writing import alt, type_line

Open = Callable[[], MeetingScreen]
WORDS = "kanariefugl"


@pytest.fixture
def open_screen(workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication) -> Open:
    apply_theme(qapp, Theme())
    return lambda: show_meeting(workspace, november, qtbot)


def shown(screen: MeetingScreen) -> str:
    QApplication.processEvents()
    return " ".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def write_mine(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to("worries")
    alt(qtbot, screen, "S")
    type_line(qtbot, screen, WORDS)
    QApplication.processEvents()


def test_the_line_vanishes_and_only_the_count_stands_there(
    open_screen: Open, qtbot: QtBot, workspace: Workspace, november: UUID
) -> None:
    screen = open_screen()
    write_mine(screen, qtbot)
    assert workspace.ask(read_meeting, november).contributions[-1].only_screen
    assert WORDS not in shown(screen)
    assert screen.centre.writer.hidden.accessibleName() == "1 linje kun på din skærm"
    type_line(qtbot, screen, "Han sover for lidt")
    assert not workspace.ask(read_meeting, november).contributions[-1].only_screen, "the next line is everybody's again"


def test_it_is_told_clearly_while_it_is_written(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.go_to("worries")
    alt(qtbot, screen, "S")
    assert screen.centre.writer.accessibleName() == "Her skriver du: Det bekymrer os · kun på min skærm"
    assert "(kan indgå i aktindsigt)" in shown(screen)
    alt(qtbot, screen, "S")
    assert "aktindsigt" not in shown(screen)


def test_the_words_are_seen_only_while_the_key_is_held(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    write_mine(screen, qtbot)
    button = screen.centre.writer.hidden
    button.setFocus()
    qtbot.keyPress(button, Qt.Key.Key_Space)
    assert WORDS in shown(screen)
    qtbot.keyRelease(button, Qt.Key.Key_Space)
    assert WORDS not in shown(screen)


def test_the_words_are_covered_when_the_screen_is_turned_with_the_key_down(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    write_mine(screen, qtbot)
    button = screen.centre.writer.hidden
    button.setFocus()
    qtbot.keyPress(button, Qt.Key.Key_Space)
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    assert WORDS not in shown(screen)


def test_a_half_typed_line_of_ones_own_comes_back_as_ones_own(
    open_screen: Open, qtbot: QtBot, workspace: Workspace, november: UUID
) -> None:
    screen = open_screen()
    screen.go_to("worries")
    alt(qtbot, screen, "S")
    type_line(qtbot, screen, WORDS, enter=False)
    alt(qtbot, screen, "A")
    assert screen.centre.writer.line.line.text() == "", "it never becomes an agreement on everybody's list"
    screen.close()
    again = show_meeting(workspace, november, qtbot)
    assert again.centre.writer.words.is_only_mine()
    qtbot.keyClick(focus(again), Qt.Key.Key_Return)
    assert again.desk.hidden()[-1].text == WORDS


def test_what_is_said_for_somebody_who_is_not_here_remembers_for_whom(
    open_screen: Open, qtbot: QtBot, workspace: Workspace, november: UUID
) -> None:
    screen = open_screen()
    torben = next(each.person_id for each in screen.desk.row.participants if each.called == "Torben")
    writer = screen.centre.writer
    writer.speak_for(torben)
    writer.turn_to("for_absent")
    writer.take_focus()
    type_line(qtbot, screen, "Han ville sige, at han savner ham")
    said = workspace.ask(read_meeting, november).contributions[-1]
    rows = workspace.ask(list_records, screen.desk.row.case_id, "contribution")
    kept = next(each for each in rows if each.id == said.id)
    assert next(each.value for each in kept.fields if each.name == "on_behalf_of_id") == str(torben)
    assert said.kind is ContributionKind.FOR_ABSENT


def test_a_half_typed_line_of_ones_own_comes_back_covered(
    open_screen: Open, qtbot: QtBot, workspace: Workspace, november: UUID
) -> None:
    screen = open_screen()
    screen.go_to("worries")
    alt(qtbot, screen, "S")
    type_line(qtbot, screen, WORDS, enter=False)
    screen.close()
    line = show_meeting(workspace, november, qtbot).centre.writer.words.line
    assert line.text() == WORDS
    assert WORDS not in line.displayText(), "whoever looks at the screen by now cannot read it"
    qtbot.keyClicks(line, "!")
    assert line.displayText() == f"{WORDS}!"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClicks(line, "for alle")
    assert line.displayText() == "for alle"


def test_it_is_off_again_at_the_next_step_when_nothing_was_written(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.go_to("worries")
    alt(qtbot, screen, "S")
    alt(qtbot, screen, "V")
    assert screen.centre.writer.words.is_only_mine(), "chosen first, and then what kind of words"
    screen.go_to("works")
    assert not screen.centre.writer.words.is_only_mine()


def test_the_key_held_down_turns_it_once(open_screen: Open) -> None:
    screen = open_screen()
    keys = {each.key().toString(): each for each in screen.centre.writer.findChildren(QShortcut)}
    assert not keys["Alt+S"].autoRepeat()
