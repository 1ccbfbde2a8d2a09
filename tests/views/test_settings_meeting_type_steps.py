"""The steps and questions of a meeting type in the settings, worked with the keyboard alone; what is wrong is told."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls
from type_editing import FOLLOW_UP, opened, shown, step_names, used, write

from app.rules import meeting_type_checks as checks
from app.views.settings import meeting_type_editor as editor_words
from app.views.settings.meeting_type_editor import TypeEditor
from app.views.settings.page import SettingsPage
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> Iterator[SettingsPage]:
    apply_theme(qapp, Theme())
    yield from shown(workspace, qtbot)


@pytest.fixture
def editor(page: SettingsPage) -> TypeEditor:
    return opened(page, FOLLOW_UP)


def test_a_step_is_moved_and_taken_out_with_the_keyboard(editor: TypeEditor, workspace: Workspace) -> None:
    names = step_names(editor.kind())
    editor.steps.item(0).setFocus()
    QTest.keyClick(editor.steps.item(0), Qt.Key.Key_Down)
    assert editor.step.fields.field("name").text() == names[1]
    QTest.keyClick(editor.steps.item(1), Qt.Key.Key_Down, ALT)
    assert step_names(editor.kind())[1:3] == [names[2], names[1]]
    assert editor.steps.item(2).hasFocus()
    QTest.keyClick(editor.steps.item(2), Qt.Key.Key_Delete)
    assert names[1] not in step_names(editor.kind())
    assert editor.kind().minutes == 50
    assert editor.steps.item(2).hasFocus()
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert step_names(editor.kind()) == names


def test_the_ends_of_the_list_hold(editor: TypeEditor) -> None:
    assert not editor.steps.up.isEnabled()
    before = editor.kind()
    QTest.keyClick(editor.steps.item(0), Qt.Key.Key_Up, ALT)
    QTest.keyClick(editor.steps.item(0), Qt.Key.Key_Up)
    assert editor.kind() == before
    editor.go_to_step(99)
    assert not editor.steps.down.isEnabled()


def test_the_last_step_cannot_be_taken_out(editor: TypeEditor) -> None:
    for _ in range(20):
        QTest.keyClick(editor.steps.item(0), Qt.Key.Key_Delete)
    assert len(editor.kind().steps) == 1
    assert not editor.steps.remove.isEnabled()


def test_a_new_step_takes_its_name_from_what_it_is(editor: TypeEditor, workspace: Workspace) -> None:
    editor.steps.add.click()
    assert editor.step.fields.field("kind").editor.hasFocus()
    write(editor.step.fields.field("kind"), "safety")
    write(editor.step.fields.field("question"), "Er alle børn i hjemmet trygge?")
    write(editor.step.fields.field("minutes"), "3 min.")
    assert step_names(editor.kind())[1] == "Er alle børn trygge"
    assert editor.use()
    assert used(workspace).steps[1].kind == "safety"
    assert used(workspace).minutes == 63


def test_what_is_missing_is_not_called_wrong_before_the_type_is_to_be_used(editor: TypeEditor) -> None:
    editor.steps.add.click()
    question = editor.step.fields.field("question")
    assert question.error() == ""
    assert "mangler noget" in editor.steps.item(1).accessibleName()
    editor.go_to_step(4)
    assert not editor.use()
    assert question.error() == checks.QUESTION_MISSING
    assert question.editor.hasFocus()
    assert editor.head.notice.sentence() == editor_words.TO_DO
    write(question, "Hvad nu?")
    assert question.error() == ""


def test_minutes_that_are_no_number_stay_in_the_field_with_the_reason(editor: TypeEditor) -> None:
    minutes = editor.step.fields.field("minutes")
    write(minutes, "ti")
    assert minutes.error() == checks.WRONG_MINUTES
    assert (minutes.text(), editor.kind().minutes) == ("ti", 60)
    write(minutes, "10")
    assert (minutes.error(), editor.kind().minutes) == ("", 65)


def test_a_hard_word_in_a_question_to_a_child_is_pointed_out_and_stops_nobody(editor: TypeEditor) -> None:
    field = editor.step.fields.field("child_question")
    field.editor.set_value("")
    QTest.keyClicks(field.editor, "Har du trivselsproblemer?")
    assert "»trivselsproblemer«" in field.editor.accessibleDescription()
    field.commit()
    assert field.error() == ""
    assert editor.use()


def test_an_order_that_puts_the_child_last_is_worth_a_second_thought(editor: TypeEditor) -> None:
    editor.go_to_step(2)
    editor.steps.down.click()
    editor.steps.down.click()
    assert "Barnet får først ordet" in editor.head._advice.text()
    assert editor.use()


def test_questions_of_the_bank_are_written_added_and_removed(editor: TypeEditor, workspace: Workspace) -> None:
    editor.go_to_step(3)
    before = editor.kind().asked_under("works")
    editor.step.more.click()
    place = editor.step._bank[-1] if editor.step._bank else -1
    adult, child = (editor.step.questions.field(f"{place}.{name}") for name in ("text", "child_text"))
    assert adult.editor.hasFocus()
    write(adult, "Hvad griner I ad?")
    write(child, "Hvad er sjovt?")
    editor.step.more.click()
    assert editor.use()
    after = used(workspace).asked_under("works")
    assert (len(after), after[-1].text, after[-1].child_text) == (
        len(before) + 1,
        "Hvad griner I ad?",
        "Hvad er sjovt?",
    )


def test_a_question_for_children_alone_is_not_enough(editor: TypeEditor) -> None:
    editor.go_to_step(3)
    editor.step.more.click()
    place = editor.step._bank[-1] if editor.step._bank else -1
    write(editor.step.questions.field(f"{place}.child_text"), "Hvad er sjovt?")
    editor.go_to_step(0)
    assert not editor.use()
    assert editor.step.questions.field(f"{place}.text").error() == checks.QUESTION_MISSING


@pytest.mark.long
@pytest.mark.parametrize("type_id", ["network_meeting", "colleague_sparring"])
def test_every_control_has_a_danish_name_of_its_own(page: SettingsPage, type_id: str) -> None:
    editor = opened(page, type_id)
    for place in range(len(editor.kind().steps)):
        editor.go_to_step(place)
        names = names_of_controls(editor)
        assert all(names)
        assert len(names) == len(set(names))
