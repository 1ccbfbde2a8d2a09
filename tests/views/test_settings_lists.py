"""»Lister og overskrifter«: chosen, changed by line, used from today, undone, never lost half typed."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.modules import ASSESSMENTS, FIGURES, NOTIFICATIONS, RULINGS, switch_module
from app.services.own_list_rows import LINE_MISSING, ListLine, OwnList
from app.services.own_lists import as_text, read_own_lists
from app.views.settings.lists_page import ListsPage
from app.views.settings.page import SettingsPage
from app.views.workspace import Workspace

ICS, SUPPORT, SENDERS, AIMS = "headings:ics-new", "ruling:support", "senders:all", "aims:all"


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> ListsPage:
    for part in (ASSESSMENTS, RULINGS, NOTIFICATIONS, FIGURES):
        workspace.do("Slå til", switch_module, part, on=True)
    return page_of(workspace, qtbot)


def page_of(workspace: Workspace, qtbot: QtBot) -> ListsPage:
    made = ListsPage(workspace, workspace.drafts.kept())
    qtbot.addWidget(made)
    made.resize(1100, 760)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter()
    return made


def choose(page: ListsPage, key: str) -> ListsPage:
    place = list(page.desk.standings()).index(key)
    page.table.setCurrentIndex(page.table.model().index(place, 0))
    assert page.editor.key == key
    return page


def kept(page: ListsPage, key: str) -> OwnList:
    rows = page.desk.workspace.ask(read_own_lists)
    return next(row.list for row in rows if f"{row.list.kind.value}:{row.list.key}" == key)


def type_in(editor: QWidget, words: str) -> None:
    editor.setFocus()
    QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor, words)


def test_a_heading_is_added_with_the_keyboard_and_used_from_today_and_undone(page: ListsPage) -> None:
    choose(page, ICS)
    before, lines = kept(page, ICS), page.editor.lines
    lines.add.setFocus()
    QTest.keyClick(lines.add, Qt.Key.Key_Space)
    editor = lines.rows[-1].fields["words"].editor
    assert editor.hasFocus()
    QTest.keyClicks(editor, "Søvn")
    page.editor.use_button.setFocus()
    QTest.keyClick(page.editor.use_button, Qt.Key.Key_Space)
    assert [each.words for each in kept(page, ICS).lines] == [*(each.words for each in before.lines), "Søvn"]
    assert "I brug fra i dag" in page.editor.notice.sentence()
    assert "Rettet her fra 22. november 2026" in page.editor._state.text()
    stack = page.desk.workspace.undo_stack
    stack.undo()
    assert kept(page, ICS) == before
    stack.redo()
    assert len(kept(page, ICS).lines) == len(before.lines) + 1
    page.editor.shipped_button.click()
    assert kept(page, ICS) == before
    assert page.editor.shipped_button.isHidden()


def test_a_heading_is_moved_renamed_and_taken_out_and_keeps_its_id(page: ListsPage) -> None:
    lines = choose(page, ICS).editor.lines
    first, second, third, *_ = kept(page, ICS).lines
    lines.open_line(first.id)
    lines.rows[0].down.click()
    assert lines.rows[1].down.hasFocus()
    type_in(lines.rows[1].fields["words"].editor, "Helbred")
    lines.open_line(third.id)
    lines.rows[2].remove.click()
    assert page.editor.use()
    now = kept(page, ICS).lines
    assert [each.id for each in now[:2]] == [second.id, first.id]
    assert now[1].words == "Helbred"
    assert third.id not in {each.id for each in now}


def test_what_is_wrong_is_said_beside_the_line_and_nothing_is_used(page: ListsPage) -> None:
    lines, before = choose(page, SENDERS).editor.lines, kept(page, SENDERS)
    lines.begin()
    lines.open_line(before.lines[0].id)
    assert not page.editor.use()
    assert lines.rows[-1].fields["words"].error() == LINE_MISSING
    assert lines.rows[-1].fields["words"].editor.hasFocus()
    lines.rows[-1].remove.click()
    assert kept(page, SENDERS) == before
    assert page.editor.use_button.isHidden()  # it says what is in use already, so there is no draft


def test_a_sender_gets_our_own_words_and_is_counted_where_it_was(page: ListsPage) -> None:
    lines = choose(page, SENDERS).editor.lines
    lines.open_line("school")
    row = next(each for each in lines.rows if each.fields)
    type_in(row.fields["words"].editor, "Klubben Havnen")
    assert page.editor.use()
    assert "own:school:Klubben Havnen" in {each.id for each in kept(page, SENDERS).lines}


def test_a_decision_says_what_must_be_in_it(page: ListsPage) -> None:
    demands = choose(page, SUPPORT).editor.demands
    field = demands.fields["complaint"]
    field.restore("usual")
    field.commit()
    assert page.editor.use()
    assert next(each.choice for each in kept(page, SUPPORT).lines if each.id == "complaint") == "usual"
    page.editor.head.fields["name"].restore("")
    assert not page.editor.use()
    assert page.editor.head.fields["name"].error()


def test_half_typed_words_are_there_when_the_page_is_made_again(
    page: ListsPage, workspace: Workspace, store: OpenStore, qtbot: QtBot
) -> None:
    lines = choose(page, AIMS).editor.lines
    lines.open_line("found_early")
    field = lines.rows[0].fields["words"]
    type_in(field.editor, "Halvt skrevet")
    field.flush_draft()
    store.drafts.flush()
    anew = choose(page_of(workspace, qtbot), AIMS)
    assert anew.editor.list().lines[0].words == "Halvt skrevet"
    assert kept(anew, AIMS).lines[0].words != "Halvt skrevet"
    anew.editor.leave_button.click()
    assert anew.editor.list() == kept(anew, AIMS)


def test_a_set_of_our_own_is_made_as_a_copy_and_removed_and_undone(page: ListsPage) -> None:
    choose(page, SUPPORT)
    page.editor.copy_button.click()
    made = page.editor.key
    row = page.table.current_row()
    assert row is not None
    assert (row.row.list.name, row.row.is_shipped) == ("Kopi af Støtte til barnet og familien", False)
    assert page.focusWidget() is page.editor.head.fields["name"].editor
    type_in(page.editor.head.fields["name"].editor, "Støtte i skolen")
    assert page.editor.use()
    assert page.editor.shipped_button.isHidden()
    assert "Jeres eget fra 22. november 2026" in page.editor._state.text()
    page.editor.drop_button.click()
    stack = page.desk.workspace.undo_stack
    assert page.desk.standing(made) is None
    stack.undo()
    assert kept(page, made).name == "Støtte i skolen"
    while stack.canUndo() and page.desk.standing(made) is not None:
        stack.undo()
    assert page.desk.standing(made) is None
    stack.redo()
    assert kept(page, made).name == "Kopi af Støtte til barnet og familien"


def test_a_draft_that_does_not_fit_what_is_shipped_is_left_out(
    page: ListsPage, workspace: Workspace, store: OpenStore, qtbot: QtBot
) -> None:
    strange = replace(kept(page, SUPPORT), lines=(ListLine("no_such", "Noget"),))
    workspace.drafts.keep(f"list_draft:{SUPPORT}", as_text(strange))
    workspace.drafts.keep(f"list_draft:{AIMS}", "{")
    store.drafts.flush()
    anew = page_of(workspace, qtbot)
    for key in (SUPPORT, AIMS):
        assert choose(anew, key).editor.list() == kept(page, key)


def test_another_list_can_be_chosen_and_what_was_typed_stays(page: ListsPage) -> None:
    type_in(choose(page, ICS).editor.head.fields["name"].editor, "Vores trekant")
    choose(page, AIMS)
    assert choose(page, ICS).editor.list().name == "Vores trekant"


def test_escape_shuts_the_line_then_the_list_then_the_page(page: ListsPage, qtbot: QtBot) -> None:
    lines = choose(page, AIMS).editor.lines
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.focusWidget() is lines.rows[0].name
    QTest.keyClick(lines.rows[0].name, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(lines.rows[0].fields))
    assert page.focusWidget() is lines.rows[0].fields["words"].editor
    QTest.keyClick(lines.rows[0].fields["words"].editor, Qt.Key.Key_Escape)
    assert not lines.rows[0].fields
    assert page.focusWidget() is lines.rows[0].name
    QTest.keyClick(lines.rows[0].name, Qt.Key.Key_Escape)
    assert page.focusWidget() is page.table
    with qtbot.waitSignal(page.closed):
        QTest.keyClick(page.table, Qt.Key.Key_Escape)


def test_no_two_things_are_called_the_same(page: ListsPage) -> None:
    for key in (ICS, SUPPORT, SENDERS, AIMS):
        choose(page, key)
        if key != SUPPORT:
            page.editor.lines.open_line(page.editor.list().lines[1].id)
        names = list(_names(page))
        assert len(names) == len(set(names)), sorted(names)


def _names(page: QWidget) -> Iterator[str]:
    for each in page.findChildren(QWidget):
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisible() and each.accessibleName():
            yield each.accessibleName()


def test_the_card_is_there_only_while_a_part_with_lists_is_on(workspace: Workspace, qtbot: QtBot) -> None:
    made = SettingsPage(workspace)
    qtbot.addWidget(made)
    made.refresh()
    assert made._own_lists.isHidden()
    workspace.do("Slå til", switch_module, NOTIFICATIONS, on=True)
    made.refresh()
    assert not made._own_lists.isHidden()
    made._own_lists.button.click()
    assert made._lists_page is not None
    assert list(made._lists_page.desk.standings()) == [SENDERS]
    made._lists_page.closed.emit()
    workspace.do("Slå fra", switch_module, NOTIFICATIONS, on=False)
    made._own_lists.button.click()
    assert made._lists_page.editor.isHidden()
