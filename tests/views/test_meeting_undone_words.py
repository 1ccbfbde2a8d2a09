"""What is undone in a meeting leaves the field it was written in, and what is typed since then stays."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import AgreementOutcome
from app.services.meeting_children import children_at_home
from app.services.meeting_review import review_rows
from app.services.records import change_record
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
from tests.views.meeting_reading import Open

WORDS, MORE = "sover hos mormor", " i aften"


@pytest.fixture
def screen(november: UUID, open_screen: Open) -> MeetingScreen:
    """The meeting at »Er alle børn i hjemmet trygge?«."""
    opened = open_screen(november)
    opened.go_to("safety")
    return opened


def first_line(screen: MeetingScreen) -> QLineEdit:
    editor = next(iter(screen.centre.safety._fields.values())).editor
    assert isinstance(editor, QLineEdit)
    return editor


def written(screen: MeetingScreen, qtbot: QtBot) -> QLineEdit:
    """The line of the first child, with words that are stored and the cursor still in it."""
    line = first_line(screen)
    line.setFocus()
    qtbot.keyClicks(line, f" {WORDS}")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert notes(screen)[0] == WORDS
    return line


def notes(screen: MeetingScreen) -> list[str]:
    return [each.note for each in screen.desk.workspace.ask(children_at_home, screen.desk.meeting_id)]


def test_words_that_are_undone_leave_the_field_while_the_cursor_is_in_it(
    screen: MeetingScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    line = written(screen, qtbot)

    workspace.undo_stack.undo()
    assert (line.hasFocus(), line.text(), notes(screen)[0]) == (True, "", "")
    workspace.undo_stack.redo()
    assert (line.text(), notes(screen)[0]) == (WORDS, WORDS)


def test_a_step_that_is_undone_keeps_the_focus_in_the_middle(screen: MeetingScreen, workspace: Workspace) -> None:
    first_line(screen).setFocus()
    workspace.undo_stack.undo()
    assert screen.desk.step.kind != "safety"
    assert screen.centre.isAncestorOf(QApplication.focusWidget())


def test_words_that_are_undone_from_another_step_do_not_stand_there_when_it_is_shown_again(
    screen: MeetingScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    line = first_line(screen)
    line.setFocus()
    qtbot.keyClicks(line, WORDS)
    qtbot.keyClick(screen, Qt.Key.Key_F7)
    assert (screen.desk.step.kind, notes(screen)[0]) == ("scale", WORDS)

    workspace.undo_stack.undo()
    assert notes(screen)[0] == ""
    screen.go_to("safety")
    assert first_line(screen).text() == ""


def test_what_is_typed_after_a_step_stays_when_the_step_is_undone(
    screen: MeetingScreen, workspace: Workspace, qtbot: QtBot
) -> None:
    line = written(screen, qtbot)
    qtbot.keyClicks(line, MORE)

    workspace.undo_stack.undo()
    assert line.text() == f" {WORDS}{MORE}"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert notes(screen)[0] == f"{WORDS}{MORE}"


def test_words_about_an_agreement_wait_when_its_judgement_is_taken_back(
    workspace: Workspace, planned: UUID, open_screen: Open, store: OpenStore, qtbot: QtBot
) -> None:
    assert workspace.do("Begynd", change_record, "meeting", planned, {"status": "running"})
    screen = open_screen(planned)
    screen.go_to("since")
    page = screen.centre.review
    row, note = next(iter(page._rows.values())), next(iter(page._notes.values()))
    qtbot.keyClick(row, Qt.Key.Key_2)
    qtbot.keyClicks(note.editor, WORDS)
    qtbot.keyClick(note.editor, Qt.Key.Key_Return)

    qtbot.keyClick(row, Qt.Key.Key_2)
    first = workspace.ask(review_rows, planned).rows[0]
    assert (first.outcome, first.note, note.text(), note.isVisible()) == (None, "", WORDS, True)
    assert WORDS in store.drafts.kept().values()
    qtbot.keyClick(row, Qt.Key.Key_1)
    first = workspace.ask(review_rows, planned).rows[0]
    assert (first.outcome, first.note, note.text()) == (AgreementOutcome.KEPT, WORDS, WORDS)
    assert not store.drafts.kept()


def test_a_reason_that_was_kept_is_not_half_typed_because_of_a_space(
    ended: MeetingScreen, store: OpenStore, qtbot: QtBot
) -> None:
    editor = ended.goodbye.because.editor
    editor.setFocus()
    qtbot.keyClicks(editor, f" {WORDS}")
    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert ended.desk.row.closed_because == WORDS

    editor.clearFocus()
    store.drafts.flush()
    assert not store.drafts.kept()
