"""What the program was in doubt about is looked at in a pause: Alt+R, one at a time, and nothing is lost on the way."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import AgreementState
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, show_meeting
from tests.views.meeting_writing import UNSURE, alt, row_of, type_line, written

Open = Callable[[], MeetingScreen]
OTHER = "nogen laver mad til festen"


@pytest.fixture
def unsure(workspace: Workspace, november: UUID) -> list[UUID]:
    return [written(workspace, november, text) for text in (UNSURE, OTHER)]


@pytest.fixture
def open_screen(workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication) -> Open:
    apply_theme(qapp, Theme())
    return lambda: show_meeting(workspace, november, qtbot)


def said(screen: MeetingScreen) -> str:
    check = screen.centre.writer.agreements.check
    return " ".join(each.text() for each in check.findChildren(QLabel)) if check.isVisible() else ""


def test_the_queue_shows_the_line_as_it_was_typed_and_enter_goes_to_the_next(
    open_screen: Open, unsure: list[UUID], qtbot: QtBot
) -> None:
    screen = open_screen()
    screen.go_to("works")
    assert screen.agreements.check.text() == "2 at se efter"
    alt(qtbot, screen, "R")
    assert UNSURE in said(screen)
    assert row_of(screen, unsure[0]).to_check in said(screen)
    alt(qtbot, screen, "4")
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    fixed = row_of(screen, unsure[0])
    assert (fixed.doers, fixed.to_check, fixed.typed) == ("Kasper", "", UNSURE)
    assert OTHER in said(screen), "the next one stands there"
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    assert row_of(screen, unsure[1]).to_check == "", "it was right as it stood"
    assert said(screen) == ""
    assert screen.agreements.check.isHidden()
    assert screen.centre.writer.kind == "works", "back to what the step asks for"


def test_tab_goes_through_the_fields_of_the_one_that_is_looked_at(
    open_screen: Open, unsure: list[UUID], qtbot: QtBot
) -> None:
    screen = open_screen()
    alt(qtbot, screen, "R")
    editor = screen.centre.writer.agreement
    assert focus(screen) is editor.other, "nobody was found, so that is asked for first"
    seen = []
    for _ in range(2):
        qtbot.keyClick(focus(screen), Qt.Key.Key_Tab)
        seen.append(focus(screen))
    assert seen == [editor.what, editor.when]
    assert len(unsure) == 2


def test_alt_r_again_skips_and_comes_round(open_screen: Open, unsure: list[UUID], qtbot: QtBot) -> None:
    screen = open_screen()
    for text in (UNSURE, OTHER, UNSURE):
        alt(qtbot, screen, "R")
        assert text in said(screen)
    assert all(row_of(screen, each).to_check for each in unsure)


def test_esc_leaves_and_keeps_what_was_corrected_and_what_was_half_typed(
    open_screen: Open, unsure: list[UUID], qtbot: QtBot
) -> None:
    screen = open_screen()
    screen.go_to("agreements")
    type_line(qtbot, screen, "Inger bager", enter=False)
    alt(qtbot, screen, "R")
    qtbot.keyClicks(screen.centre.writer.agreement.what, " og svarer")
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert said(screen) == ""
    assert screen.centre.writer.line.line.text() == "Inger bager"
    assert row_of(screen, unsure[0]).text.endswith("og svarer")
    assert row_of(screen, unsure[1]).to_check, "what was not looked at waits"


def test_nothing_to_check_is_said_quietly(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    alt(qtbot, screen, "R")
    assert screen.centre.writer._state.words() == "Intet at se efter"
    assert not screen.centre.writer.agreements.is_by_form()


def test_the_rooms_screen_knows_nothing_of_the_queue(open_screen: Open, unsure: list[UUID], qtbot: QtBot) -> None:
    screen = open_screen()
    doubt = row_of(screen, unsure[0]).to_check
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    words = " ".join(each.text() for each in screen.room.findChildren(QLabel))
    assert doubt not in words
    assert "Ses efter" not in words


@pytest.mark.parametrize("line", ["Mathias ser sin far hver anden weekend", "Lone får støtte i hjemmet hver uge"])
def test_a_question_of_law_takes_what_is_typed_as_who_decides(
    open_screen: Open, november: UUID, workspace: Workspace, qtbot: QtBot, line: str
) -> None:
    asked = written(workspace, november, line)
    screen = open_screen()
    alt(qtbot, screen, "R")
    before = row_of(screen, asked)
    assert "afgøre det" in before.to_check
    qtbot.keyClicks(focus(screen), "Familieretshuset")
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    after = row_of(screen, asked)
    assert (after.decides, after.text, after.to_check) == ("Familieretshuset", before.text, "")
    assert after.state is AgreementState.TO_BE_DECIDED


def test_enter_alone_says_that_the_law_has_no_say(
    open_screen: Open, november: UUID, workspace: Workspace, qtbot: QtBot
) -> None:
    asked = written(workspace, november, "Mathias ser sin far hver anden weekend")
    screen = open_screen()
    alt(qtbot, screen, "R")
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    after = row_of(screen, asked)
    assert (after.state, after.decides, after.to_check) == (AgreementState.AGREED, "", "")
    alt(qtbot, screen, "A")
    qtbot.keyClick(focus(screen), Qt.Key.Key_F2)
    assert screen.centre.writer.agreement.decides.isHidden(), "the next form does not ask"
