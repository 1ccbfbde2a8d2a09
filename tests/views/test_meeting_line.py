"""The one line of an agreement: Alt+A from anywhere, Enter saves, nothing is asked and nothing typed is lost."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import AgreementState
from app.views.meeting.kinds import AGREEMENT
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import focus, show_meeting
from tests.views.meeting_writing import UNSURE, alt, row_of, type_line, written

Open = Callable[[], MeetingScreen]
PLAIN = "Kasper kører Mathias hjem hver tirsdag"


@pytest.fixture
def open_screen(workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication) -> Open:
    apply_theme(qapp, Theme())
    return lambda: show_meeting(workspace, november, qtbot)


@pytest.mark.long
@pytest.mark.parametrize("step", ["welcome", "works", "scales", "read_aloud", "next"])
def test_alt_a_opens_the_line_from_any_step_and_enter_saves_at_once(open_screen: Open, qtbot: QtBot, step: str) -> None:
    screen = open_screen()
    screen.go_to(step)
    if screen.centre.writer.kind != "agreement":
        alt(qtbot, screen, "A")
    screen.centre.write_on()
    assert focus(screen) is screen.centre.writer.line.line
    type_line(qtbot, screen, PLAIN)
    made = screen.desk.agreements[-1]
    assert (made.doers, made.text, made.when, made.typed) == ("Kasper", "kører Mathias hjem", "hver tirsdag", PLAIN)
    assert screen.centre.writer.line.line.text() == ""
    assert focus(screen) is screen.centre.writer.line.line, "the next one can be typed"


def test_two_enters_make_one_agreement(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    before = len(screen.desk.agreements)
    type_line(qtbot, screen, PLAIN)
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    assert len(screen.desk.agreements) == before + 1


def test_an_enter_held_down_is_one_enter(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    before = len(screen.desk.agreements)
    type_line(qtbot, screen, PLAIN, enter=False)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    QApplication.sendEvent(focus(screen), held)
    assert len(screen.desk.agreements) == before


def test_an_enter_that_comes_while_a_save_is_running_makes_nothing_more(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    before, line = len(screen.desk.agreements), screen.centre.writer.line
    screen.desk.workspace.changed.connect(lambda _changes: line.save())
    type_line(qtbot, screen, PLAIN)
    assert len(screen.desk.agreements) == before + 1


def test_the_line_is_read_quietly_while_it_is_typed_and_nothing_moves(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.go_to("hopes")
    alt(qtbot, screen, "A")
    writer = screen.centre.writer
    places = [each.geometry() for each in (writer, writer.line, writer.line.preview, writer.line.line)]
    type_line(qtbot, screen, PLAIN + " og meget mere, som gør linjen længere end feltet er bredt", enter=False)
    qtbot.waitUntil(lambda: "Kasper" in writer.line.preview.text())
    QApplication.processEvents()
    assert [each.geometry() for each in (writer, writer.line, writer.line.preview, writer.line.line)] == places
    assert writer.line.preview.accessibleName().startswith("Læst som: Kasper")


def test_what_is_unsure_is_marked_and_saved_without_a_question(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    type_line(qtbot, screen, UNSURE, enter=False)
    preview = screen.centre.writer.line.preview
    qtbot.waitUntil(preview.has_doubt)
    qtbot.keyClick(focus(screen), Qt.Key.Key_Return)
    assert screen.desk.agreements[-1].to_check
    assert focus(screen) is screen.centre.writer.line.line
    assert screen.agreements.check.text() == "1 at se efter"


def test_alt_f_and_the_word_itself_both_make_a_proposal(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.go_to("works")
    alt(qtbot, screen, "F")
    assert "Forslag" in screen.centre.writer.accessibleName()
    type_line(qtbot, screen, PLAIN)
    assert screen.desk.agreements[-1].state is AgreementState.PROPOSAL
    type_line(qtbot, screen, "forslag fra Birgitte: Inger henter Mathias hver onsdag")
    made = screen.desk.agreements[-1]
    assert (made.state, made.proposed_by, made.doers) == (AgreementState.PROPOSAL, "Birgitte", "Inger")
    type_line(qtbot, screen, PLAIN)
    assert screen.desk.agreements[-1].is_agreed, "the next line is an agreement again"


def test_alt_and_a_digit_write_the_name(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    alt(qtbot, screen, "4")
    type_line(qtbot, screen, "kører Mathias hjem hver tirsdag")
    assert screen.desk.agreements[-1].doers == "Kasper"


def test_a_line_that_was_refused_stays_with_its_draft(open_screen: Open, qtbot: QtBot, workspace: Workspace) -> None:
    screen = open_screen()
    alt(qtbot, screen, "A")
    type_line(qtbot, screen, "forslag:")
    assert screen.centre.writer.line.line.text() == "forslag:"
    assert screen.centre.notice.sentence()
    screen.centre.writer.flush()
    qtbot.waitUntil(lambda: any("forslag:" in each for each in workspace.drafts.kept().values()))


def test_half_typed_words_follow_into_the_line_and_back(open_screen: Open, qtbot: QtBot) -> None:
    screen = open_screen()
    screen.go_to("works")
    type_line(qtbot, screen, "henter ham", enter=False)
    alt(qtbot, screen, "A")
    assert screen.centre.writer.line.line.text() == "henter ham"
    alt(qtbot, screen, "A")
    assert screen.centre.writer.line.line.text() == "henter ham", "a second press in a hurry makes nothing else of it"
    screen.go_to("works")
    assert screen.centre.writer.words.line.text() == "henter ham"


def test_a_half_typed_line_keeps_its_kind_on_other_steps_until_it_is_written(
    open_screen: Open, qtbot: QtBot, workspace: Workspace
) -> None:
    screen = open_screen()
    writer, before = screen.centre.writer, len(screen.desk.agreements)
    screen.go_to("works")
    alt(qtbot, screen, "A")
    type_line(qtbot, screen, "Lone henter", enter=False)
    screen.go_on(1)
    assert (writer.kind, writer.line.line.text()) == (AGREEMENT, "Lone henter"), "no other kind by another step"
    workspace.undo_stack.undo()
    assert (screen.desk.step.id, writer.kind, writer.line.line.text()) == ("works", AGREEMENT, "Lone henter")
    type_line(qtbot, screen, " ham")
    assert (len(screen.desk.agreements), writer.kind) == (before + 1, "works"), "then the step asks for its own again"
    type_line(qtbot, screen, "ro om aftenen", enter=False)
    screen.go_on(1)
    assert (writer.kind, writer.words.line.text()) == ("works", "ro om aftenen")
    qtbot.keyClick(writer.words.line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(writer.words.line, Qt.Key.Key_Delete)
    assert writer.kind == screen.desk.step.kind != "works", "nor is it, when the words are taken away"


def test_another_form_begins_with_the_old_words_and_a_half_typed_line_waits(
    open_screen: Open, qtbot: QtBot, workspace: Workspace, november: UUID
) -> None:
    old = written(workspace, november, PLAIN)
    screen = open_screen()
    alt(qtbot, screen, "A")
    type_line(qtbot, screen, "Inger bager", enter=False)
    screen.desk.otherwise.emit(row_of(screen, old))
    line = screen.centre.writer.line.line
    assert line.text() == PLAIN
    assert "I stedet for aftale" in screen.centre.writer.accessibleName()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "Inger bager", "Esc leaves the old one alone and the new one where it was"
    screen.desk.otherwise.emit(row_of(screen, old))
    line.selectAll()
    type_line(qtbot, screen, "Kasper kører Mathias hjem hver torsdag")
    new = next(each for each in screen.desk.agreements if each.continues_id == old)
    assert new.when == "hver torsdag"
    assert line.text() == "Inger bager"
    assert old not in [each.id for each in screen.desk.agreements]


def test_a_half_typed_line_comes_back_as_it_was(
    open_screen: Open, qtbot: QtBot, workspace: Workspace, november: UUID
) -> None:
    old = written(workspace, november, PLAIN)
    screen = open_screen()
    alt(qtbot, screen, "A")
    type_line(qtbot, screen, "Inger bager", enter=False)
    screen.desk.otherwise.emit(row_of(screen, old))
    qtbot.keyClicks(focus(screen), "Kasper kører")
    alt(qtbot, screen, "F")
    screen.close()
    again = show_meeting(workspace, november, qtbot).centre.writer
    assert (again.kind, again.line.line.text(), again.line.instead_of) == ("agreement", "Kasper kører", old)
    assert again.line.proposal.isChecked()
    qtbot.keyClick(again.line.line, Qt.Key.Key_Escape)
    assert again.line.line.text() == "Inger bager"
