"""The room's screen after goodbye: thanks and the next date, until the meeting is gone on with."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.room_stage import Shows
from app.views.meeting.room_view import RoomView
from app.views.meeting.room_words import THANKS
from tests.views.case_reading import words_on
from tests.views.meeting_reading import Open

CTRL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
QUESTION, AGAIN = "Hvad går godt", "Vi mødes igen onsdag den 6. januar 2027"


@pytest.fixture
def screen(november: UUID, open_screen: Open) -> MeetingScreen:
    """Story A's meeting at »Hvad virker?«."""
    opened = open_screen(november)
    opened.go_to("works")
    return opened


@pytest.fixture
def projected(screen: MeetingScreen, qtbot: QtBot) -> Iterator[RoomView]:
    """What stands on a projector beside it."""
    view = RoomView(screen.turning.stage, is_own=False)
    view.resize(1280, 720)
    view.show()
    with qtbot.waitActive(screen):  # a projector's window takes no keys
        screen.activateWindow()
    screen.turning.stage.read()
    yield view
    view.take_off()
    view.close()


def press(screen: MeetingScreen, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(QApplication.focusWidget() or screen, key, held)
    QApplication.processEvents()


def test_no_question_stands_before_people_who_have_said_goodbye(screen: MeetingScreen, projected: RoomView) -> None:
    assert QUESTION in words_on(projected)

    press(screen, Qt.Key.Key_Return, CTRL)
    assert words_on(projected).startswith(f"{THANKS}\n{AGAIN}")
    assert QUESTION not in words_on(projected)
    press(screen, Qt.Key.Key_Return)
    assert screen.goodbye.on_list()
    assert words_on(projected).startswith(f"{THANKS}\n{AGAIN}")

    press(screen, Qt.Key.Key_Escape)
    assert QUESTION in words_on(projected)


def test_the_agreements_can_still_be_shown_after_goodbye(screen: MeetingScreen, projected: RoomView) -> None:
    press(screen, Qt.Key.Key_Return, CTRL)

    press(screen, Qt.Key.Key_F8)
    assert QUESTION in words_on(projected)
    press(screen, Qt.Key.Key_Escape)
    assert (words_on(projected).splitlines()[0], screen.goodbye.isVisible()) == (THANKS, True)


def test_the_dark_gives_goodbye_back(screen: MeetingScreen, projected: RoomView) -> None:
    press(screen, Qt.Key.Key_Return, CTRL)

    press(screen, Qt.Key.Key_F10)
    assert projected.dark.isVisible()
    press(screen, Qt.Key.Key_Space)
    assert (words_on(projected).splitlines()[0], screen.turning.stage.shows) == (THANKS, Shows.GOODBYE)
    press(screen, Qt.Key.Key_Escape)
    assert screen.goodbye.isVisible()
