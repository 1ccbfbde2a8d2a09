"""Mødetyper in the settings: changed as a draft, taken in use, undone, and sent to others as a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from type_editing import FOLLOW_UP, opened, shown, state, used, write

from app.bootstrap import OpenStore
from app.rules import meeting_type_checks as checks
from app.rules.meeting_type_text import from_file
from app.services.meeting_types import list_types, shipped_types
from app.views.main_window import MainWindow
from app.views.settings import meeting_type_editor as editor_words
from app.views.settings.meeting_type_editor import TypeEditor
from app.views.settings.meeting_type_words import NEVER_USED, WAITING
from app.views.settings.page import SettingsPage
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot, qapp: QApplication) -> Iterator[SettingsPage]:
    apply_theme(qapp, Theme())
    yield from shown(workspace, qtbot)


@pytest.fixture
def editor(page: SettingsPage) -> TypeEditor:
    return opened(page, FOLLOW_UP)


def test_the_list_says_how_long_each_type_is_and_how_it_stands(page: SettingsPage) -> None:
    assert state(page) == "60 minutter, 9 trin · Som den følger med"
    assert [page._types.name(each).text() for each in shipped_types()] == [
        each.name for each in shipped_types().values()
    ]


def test_a_change_waits_as_a_draft_until_it_is_taken_in_use(
    page: SettingsPage, editor: TypeEditor, workspace: Workspace
) -> None:
    assert editor.head.use_button.isHidden()
    write(editor.whole.fields.field("name"), "Statusmøde")
    assert used(workspace).name == "Opfølgningsmøde"
    assert WAITING in state(page)
    editor.head.use_button.click()
    assert used(workspace).name == "Statusmøde"
    assert state(page) == "60 minutter, 9 trin · Rettet her fra 22. november 2026"
    assert editor.head.notice.sentence() == editor_words.USED


def test_every_change_is_undone_one_at_a_time_also_the_taking_in_use(editor: TypeEditor, workspace: Workspace) -> None:
    undo = workspace.undo_stack
    write(editor.whole.fields.field("name"), "Statusmøde")
    editor.use()
    write(editor.whole.fields.field("name"), "Møde om status")
    undo.undo()
    assert editor.whole.fields.field("name").text() == "Statusmøde"
    assert used(workspace).name == "Statusmøde"
    undo.undo()
    assert used(workspace).name == "Opfølgningsmøde"
    assert editor.kind().name == "Statusmøde"
    undo.undo()
    assert editor.kind() == shipped_types()[FOLLOW_UP]
    for _ in range(3):
        undo.redo()
    assert used(workspace).name == "Statusmøde"
    assert editor.kind().name == "Møde om status"


def test_what_is_typed_and_taken_back_is_no_change(page: SettingsPage, editor: TypeEditor) -> None:
    name = editor.whole.fields.field("name")
    write(name, "Statusmøde")
    write(name, "Opfølgningsmøde")
    assert state(page) == "60 minutter, 9 trin · Som den følger med"
    assert editor.head.use_button.isHidden()


def test_what_is_half_typed_is_there_after_a_crash(
    editor: TypeEditor, workspace: Workspace, store: OpenStore, qtbot: QtBot
) -> None:
    field = editor.whole.fields.field("name")
    QTest.keyClicks(field.editor, " nr. 2")
    field.flush_draft()
    store.drafts.flush()
    for again in shown(workspace, qtbot):
        assert opened(again, FOLLOW_UP).whole.fields.field("name").text() == "Opfølgningsmøde nr. 2"


def test_a_draft_that_is_thrown_away_can_be_brought_back(editor: TypeEditor, workspace: Workspace) -> None:
    write(editor.whole.fields.field("about"), "Vi ser på,\nhvad der blev til noget.")
    assert editor.kind().about == "Vi ser på, hvad der blev til noget."
    editor.head.leave_button.click()
    assert editor.kind() == shipped_types()[FOLLOW_UP]
    workspace.undo_stack.undo()
    assert editor.whole.fields.field("about").text() == "Vi ser på, hvad der blev til noget."


def test_what_must_be_there_at_the_end_is_ticked(editor: TypeEditor) -> None:
    assert editor.whole.box("child_voice").isChecked()
    assert not editor.whole.box("safety").isChecked()
    editor.whole.box("lead").click()
    editor.whole.box("feedback").click()
    editor.whole.box("family").click()
    assert set(editor.kind().at_the_end) == {"child_voice", "owner", "date", "next_meeting", "lead"}
    assert not editor.kind().family


def test_the_rhythm_can_be_none(editor: TypeEditor) -> None:
    write(editor.whole.fields.field("follow_up"), "none")
    assert editor.kind().follow_up == ""
    write(editor.whole.fields.field("follow_up"), "skoleflex")
    assert editor.kind().follow_up == "skoleflex"
    assert editor.use()


def test_a_name_that_is_taken_is_told_under_the_field(editor: TypeEditor, workspace: Workspace) -> None:
    write(editor.whole.fields.field("name"), "aftaleforum")
    assert editor.whole.fields.field("name").error() == checks.NAME_TAKEN
    assert not editor.use()
    assert used(workspace).name == "Opfølgningsmøde"


def test_a_new_type_begins_like_another_and_is_gone_when_it_is_undone(page: SettingsPage, workspace: Workspace) -> None:
    page._types._like.editor.set_value("handover_meeting")
    page._types.begin()
    editor = page._editor
    assert editor is not None
    assert editor.kind().name == "Overgangsmøde (vores)"
    own = editor.kind().id
    assert NEVER_USED in state(page, own)
    write(editor.whole.fields.field("name"), "Farvelmøde")
    assert editor.use()
    assert used(workspace, own).steps == shipped_types()["handover_meeting"].steps
    for _ in range(3):
        workspace.undo_stack.undo()
    assert own not in workspace.ask(list_types)
    assert page._pages.currentWidget() is page._area


def test_a_type_is_taken_out_brought_back_and_as_shipped_again(editor: TypeEditor, workspace: Workspace) -> None:
    write(editor.whole.fields.field("name"), "Statusmøde")
    editor.use()
    editor.head.retire_button.click()
    assert FOLLOW_UP not in workspace.ask(list_types)
    editor.head.retire_button.click()
    assert used(workspace).name == "Statusmøde"
    editor.head.shipped_button.click()
    assert used(workspace) == shipped_types()[FOLLOW_UP]
    for _ in range(3):
        workspace.undo_stack.undo()
    assert used(workspace).name == "Statusmøde"


def test_a_type_travels_as_a_file_and_waits_to_be_looked_through(
    page: SettingsPage, editor: TypeEditor, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "type.json"
    write(editor.whole.fields.field("name"), "Statusmøde")
    editor.use()
    editor.save_to(path)
    assert from_file(path.read_bytes()).name == "Statusmøde"
    editor.head.shipped_button.click()
    page._types.take(path)
    assert "»Opfølgningsmøde«" in editor.head.notice.sentence()
    assert used(workspace).name == "Opfølgningsmøde"
    assert editor.use()
    assert used(workspace).name == "Statusmøde"


@pytest.mark.long
@pytest.mark.parametrize("content", [b"", b"hej", b"{}", b"x" * (2 * 1024 * 1024)])
def test_a_file_that_is_no_meeting_type_changes_nothing(page: SettingsPage, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "type.json"
    path.write_bytes(content)
    page._types.take(path)
    assert "ikke en mødetype" in page._types._notice.sentence()
    page._types.take(tmp_path)
    assert "kan ikke læses" in page._types._notice.sentence()
    assert page._editor is None


def test_a_file_that_cannot_be_written_is_told(editor: TypeEditor, tmp_path: Path) -> None:
    editor.save_to(tmp_path / "mangler" / "type.json")
    assert "kan ikke gemmes" in editor.head.notice.sentence()


def test_escape_keeps_what_was_typed_and_goes_back_to_the_list(page: SettingsPage, editor: TypeEditor) -> None:
    QTest.keyClicks(editor.whole.fields.field("name").editor, " nr. 2")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert page._pages.currentWidget() is page._area
    assert page._types.name(FOLLOW_UP).hasFocus()
    assert page._types.name(FOLLOW_UP).text() == "Opfølgningsmøde nr. 2"


def test_other_pages_are_told_when_the_types_change(editor: TypeEditor, workspace: Workspace, qtbot: QtBot) -> None:
    write(editor.whole.fields.field("name"), "Statusmøde")
    with qtbot.waitSignal(workspace.changed) as told:
        editor.use()
    assert told.args is not None
    assert told.args[0].tables == {"definition_version"}


def test_in_the_window_ctrl_z_undoes_a_change_and_escape_leads_back(
    workspace: Workspace, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F4)
    page = window.findChild(SettingsPage)
    assert page is not None
    page._types.name(FOLLOW_UP).setFocus()
    QTest.keyClick(page._types.name(FOLLOW_UP), Qt.Key.Key_Return)
    name = QApplication.focusWidget()
    assert name is not None
    QTest.keyClicks(name, " nu")
    QTest.keyClick(name, Qt.Key.Key_Tab)
    assert WAITING in state(page)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page._editor is not None
    assert page._editor.kind() == shipped_types()[FOLLOW_UP]
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F2)
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert page._editor.whole.fields.field("name").editor.hasFocus()
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert page._types.name(FOLLOW_UP).hasFocus()
    assert page.isVisible()
