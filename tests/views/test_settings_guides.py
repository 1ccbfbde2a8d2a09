"""The municipality's guides and lists: edited by line, taken in use with a key, undone, never lost half typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.rules.guides import Guide
from app.services import guide_lists, guides
from app.services.modules import ASSESSMENTS, GUIDES, NOTIFICATIONS, switch_module
from app.views.settings.guides_editor import GuideEditor
from app.views.settings.page import SettingsPage
from app.views.workspace import Workspace

ANY = "worry-any"


def page_of(workspace: Workspace, qtbot: QtBot) -> SettingsPage:
    made = SettingsPage(workspace)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    made.refresh()
    made.show()
    return made


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> SettingsPage:
    workspace.do("Slå til", switch_module, GUIDES, on=True)
    return page_of(workspace, qtbot)


def editor_of(page: SettingsPage, guide_id: str = ANY) -> GuideEditor:
    page._guides.name(guide_id).click()
    assert page._guide_editor is not None
    return page._guide_editor


def in_use(workspace: Workspace, guide_id: str = ANY) -> Guide:
    return next(each.guide for each in workspace.ask(guides.list_guides) if each.guide.id == guide_id)


def test_a_step_is_added_with_the_keyboard_and_taken_in_use(page: SettingsPage, workspace: Workspace) -> None:
    editor = editor_of(page)
    before = [each.id for each in in_use(workspace).steps]
    editor.steps.add.setFocus()
    QTest.keyClick(editor.steps.add, Qt.Key.Key_Space)
    line = editor.steps.lines[-1]
    assert line.text.editor.hasFocus()
    QTest.keyClicks(line.text.editor, "Ring til os.")
    QTest.keyClicks(line.when.editor, "Straks")
    editor.use_button.setFocus()
    QTest.keyClick(editor.use_button, Qt.Key.Key_Space)
    *old, new = in_use(workspace).steps
    assert [each.id for each in old] == before
    assert (new.text, new.when) == ("Ring til os.", "Straks")
    assert "i brug fra i dag" in editor.notice.sentence()
    workspace.undo_stack.undo()
    assert [each.id for each in in_use(workspace).steps] == before
    workspace.undo_stack.redo()
    assert len(in_use(workspace).steps) == len(before) + 1


def test_a_step_that_is_moved_or_reworded_keeps_its_id(page: SettingsPage, workspace: Workspace) -> None:
    editor = editor_of(page)
    first, second, *_ = in_use(workspace).steps
    editor.steps.lines[0].down.click()
    assert editor.steps.lines[1].down.hasFocus()
    editor.steps.lines[1].text.set_text("")
    QTest.keyClicks(editor.steps.lines[1].text.editor, "Skriv det ned.")
    assert editor.use()
    now = in_use(workspace).steps
    assert [now[0].id, now[1].id] == [second.id, first.id]
    assert (now[0], now[1].text) == (second, "Skriv det ned.")


def test_what_is_missing_is_said_where_it_is_and_nothing_is_taken_in_use(
    page: SettingsPage, workspace: Workspace
) -> None:
    page._guides.begin_button.click()
    editor = page._guide_editor
    assert editor is not None
    assert not editor.use()
    assert editor.about.name.error()
    assert editor.steps.lines[0].text.error()
    assert editor.about.name.editor.hasFocus()
    QTest.keyClicks(editor.about.name.editor, "Når nogen ringer")
    editor.steps.lines[0].remove.click()
    assert editor.steps.add.hasFocus()
    assert not editor.use()
    assert "mindst ét trin" in editor.notice.sentence()
    assert len(workspace.ask(guides.all_guides)) == len(guides.shipped_guides())


def test_half_typed_words_are_there_when_the_page_is_made_again(
    page: SettingsPage, workspace: Workspace, qtbot: QtBot
) -> None:
    editor = editor_of(page)
    field = editor.steps.lines[0].text
    field.set_text("")
    QTest.keyClicks(field.editor, "Halvt skrevet")
    field.flush_draft()
    workspace.drafts.flush()
    anew = page_of(workspace, qtbot)
    again = editor_of(anew)
    assert again.steps.lines[0].text.text() == "Halvt skrevet"
    assert in_use(workspace).steps[0].text != "Halvt skrevet"


def test_a_guide_goes_out_of_use_and_back_to_the_shipped_one(page: SettingsPage, workspace: Workspace) -> None:
    editor = editor_of(page)
    editor.retire_button.click()
    assert ANY not in {each.guide.id for each in workspace.ask(guides.list_guides)}
    assert "ude af brug" in editor._state.text()
    editor.retire_button.click()
    assert in_use(workspace).steps
    editor.shipped_button.click()
    assert in_use(workspace) in guides.shipped_guides()
    assert "som den følger med" in editor._state.text()


def test_it_is_narrowed_to_some_worries_and_escape_goes_back(page: SettingsPage, workspace: Workspace) -> None:
    editor = editor_of(page)
    editor.about.kinds.box("care").click()
    assert editor.use()
    assert in_use(workspace).kinds == ("care",)
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert page._guides.name(ANY).hasFocus()


def test_parts_that_are_off_are_not_named(workspace: Workspace, qtbot: QtBot) -> None:
    off = page_of(workspace, qtbot)
    assert off._guides.isHidden()
    workspace.do("Slå til", switch_module, GUIDES, on=True)
    on = page_of(workspace, qtbot)
    assert not on._guides.isHidden()
    assert set(on._guides._names) & {"notification-any", "assessment-begin"} == set()
    for part in (NOTIFICATIONS, ASSESSMENTS):
        workspace.do("Slå til", switch_module, part, on=True)
    on.refresh()
    assert {"notification-any", "assessment-begin"} <= set(on._guides._names)


def test_a_kind_is_added_and_reworded_and_undone(page: SettingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    kinds = page._lists.kinds
    kinds.unfold.click()
    QTest.keyClicks(kinds.new.editor, "Spil og skærm")
    kinds.add.click()
    assert dict(workspace.ask(guide_lists.worry_kinds))["Spil og skærm"] == "Spil og skærm"
    assert kinds.new.text() == ""
    kinds.add.click()
    assert "hvad det skal hedde" in kinds.new.error()
    kinds.open_line("care")
    assert kinds.field is not None
    kinds.field.set_text("")
    QTest.keyClicks(kinds.field.editor, "Omsorg")
    QTest.keyClick(kinds.field.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kinds.field is None)
    assert dict(workspace.ask(guide_lists.worry_kinds))["care"] == "Omsorg"
    workspace.undo_stack.undo()
    assert dict(workspace.ask(guide_lists.worry_kinds))["care"] == "Omsorg i hjemmet"
    assert [key for key in workspace.drafts.kept() if key.startswith("list:")] == []


def test_a_name_that_is_half_typed_opens_the_list_again(page: SettingsPage, workspace: Workspace, qtbot: QtBot) -> None:
    askers = page._lists.askers
    askers.unfold.click()
    QTest.keyClicks(askers.new.editor, "Ungekon")
    askers.new.flush_draft()
    workspace.drafts.flush()
    anew = page_of(workspace, qtbot)
    again = anew._lists.askers
    assert again.new.text() == "Ungekon"
    assert not again._inside.isHidden()
