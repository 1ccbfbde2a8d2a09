"""»Må jeg skrive det sådan?« has three answers in the meeting: yes, no, and not asked; a no stands on no paper."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.services.meetings import read_meeting
from app.services.papers import plan_for
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.words_editor import MAY_WRITE
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import show_meeting, write

WORDS = "Det er bedst om onsdagen."


@pytest.fixture
def screen(workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication) -> MeetingScreen:
    apply_theme(qapp, Theme())
    screen = show_meeting(workspace, november, qtbot)
    screen.go_to("why")
    screen.write("own_words")
    return screen


def press(widget: QWidget, name: str) -> None:
    QApplication.processEvents()
    [button] = [
        each
        for each in widget.findChildren(QAbstractButton)
        if each.accessibleName().startswith(name) and each.isVisibleTo(widget)
    ]
    button.click()
    QApplication.processEvents()


def answer(screen: MeetingScreen) -> bool | None:
    """What is kept of the answer to the words written last."""
    rows = screen.desk.workspace.ask(read_meeting, screen.desk.meeting_id).contributions
    [row] = [each for each in rows if each.text == WORDS]
    return row.may_be_written


def on_paper(screen: MeetingScreen) -> bool:
    return WORDS in str(screen.desk.workspace.ask(plan_for, screen.desk.row.case_id).paper)


@pytest.mark.long
@pytest.mark.parametrize(("chip", "kept"), [("Ja", True), ("Nej", False), ("Ikke spurgt", None)])
def test_the_answer_is_written_with_the_words(
    screen: MeetingScreen, qtbot: QtBot, chip: str, kept: bool | None
) -> None:
    press(screen.centre.writer.words, f"{MAY_WRITE} {chip}")
    screen.centre.write_on()
    write(qtbot, screen, WORDS)
    assert answer(screen) is kept
    if kept is not None:  # words nobody has asked about wait behind those with a yes
        assert on_paper(screen) is kept
    assert screen.centre.writer.words.may.value() is None


def test_words_that_stand_there_can_be_answered_later_and_the_answer_changed(
    screen: MeetingScreen, qtbot: QtBot
) -> None:
    write(qtbot, screen, WORDS)
    short = f"må jeg skrive det sådan? {WORDS}"
    press(screen, f"Nej, {short}")
    assert answer(screen) is False
    assert not on_paper(screen)
    press(screen, f"Ja alligevel, {short}")
    assert answer(screen) is True
    assert on_paper(screen)
