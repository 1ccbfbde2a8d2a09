"""»Fra kataloget« in a plan: it knows the child, Enter puts the programme in, one Ctrl+Z takes it out again."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.bootstrap import OpenStore
from app.models.enums import Arena
from app.rules.programmes import Programme
from app.services import records
from app.services.modules import CATALOGUE, switch_module
from app.services.programmes import keep_programmes
from app.views.case.page import TABS
from app.views.catalogue.filters import KEYS
from app.views.catalogue.picker import CataloguePicker
from app.views.widgets.editors import ChoiceEditor
from app.views.workspace import Workspace

OURS = Programme("own_1", "Trappen op", "", 9, 14, ("skole",), arenas=(Arena.HOME, Arena.SCHOOL), unit="Familiehuset")


@pytest.fixture
def offered(store: OpenStore) -> None:
    with store.units.step("Tilbud", "programmes.keep") as unit:
        switch_module(unit, CATALOGUE, on=True)
        keep_programmes(unit, {OURS.id: OURS})


def opened(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> CataloguePicker:
    made = CataloguePicker(workspace, case_id)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.begin()
    return made


@pytest.fixture
def picker(workspace: Workspace, offered: None, mathias_case: UUID, qtbot: QtBot) -> CataloguePicker:
    return opened(workspace, mathias_case, qtbot)


def interventions(workspace: Workspace, case_id: UUID) -> list[str]:
    rows = workspace.ask(records.list_records, case_id, "intervention")
    return [next(each.value for each in row.fields if each.name == "name") for row in rows]


def test_off_nothing_opens(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    made = opened(workspace, mathias_case, qtbot)
    assert not made.is_offered()
    assert made.isHidden()


def test_it_knows_how_old_the_child_is_and_what_fits_stands_first(picker: CataloguePicker) -> None:
    assert picker.finder.filters.choice("age").text() == "11"
    current = picker.finder.current()
    assert current is not None
    assert current.programme == OURS
    assert picker.finder.detail._fit.text() == "Passer til alder og »skole«"


def test_enter_puts_it_in_the_plan_and_one_undo_takes_it_out(
    picker: CataloguePicker, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    before = interventions(workspace, mathias_case)
    with qtbot.waitSignal(picker.added):
        QTest.keyClick(picker.finder.filters.words.editor, Qt.Key.Key_Return)
    assert interventions(workspace, mathias_case) == [*before, "Trappen op"]
    assert picker.isHidden()
    workspace.undo_stack.undo()
    assert interventions(workspace, mathias_case) == before


def test_the_arrow_reaches_the_list_and_enter_there_adds_too(
    picker: CataloguePicker, workspace: Workspace, mathias_case: UUID
) -> None:
    QTest.keyClicks(picker.finder.filters.words.editor, "cool")
    QTest.keyClick(picker.finder.filters.words.editor, Qt.Key.Key_Down)
    QTest.keyClick(picker.finder.table, Qt.Key.Key_Return)
    assert interventions(workspace, mathias_case)[-1] == "Cool Kids"


def test_escape_shuts_it_and_nothing_is_added(
    picker: CataloguePicker, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    before = interventions(workspace, mathias_case)
    with qtbot.waitSignal(picker.shut):
        QTest.keyClick(picker.finder.filters.words.editor, Qt.Key.Key_Escape)
    assert interventions(workspace, mathias_case) == before


def test_what_nobody_has_can_be_made_for_this_child_alone(picker: CataloguePicker, qtbot: QtBot) -> None:
    QTest.keyClicks(picker.finder.filters.words.editor, "fiske med onkel")
    assert not picker.put.isEnabled()
    with qtbot.waitSignal(picker.own_wanted) as asked:
        picker.own.click()
    assert asked.args == ["fiske med onkel"]


def test_of_siblings_one_is_chosen_and_the_search_follows(
    workspace: Workspace, offered: None, liv_case: UUID, qtbot: QtBot
) -> None:
    picker = opened(workspace, liv_case, qtbot)
    editor = picker.child.editor
    assert isinstance(editor, ChoiceEditor)
    assert picker.child.isVisible()
    assert picker.finder.filters.choice("age").text() == "", "for all of them no age is asked for"
    editor.setCurrentIndex(0)
    editor.activated.emit(0)
    assert picker.finder.filters.choice("age").text().isdecimal()


def test_its_keys_are_no_keys_of_the_tabs_round_it() -> None:
    tabs = {title[title.index("&") + 1].upper() for _, title, _ in TABS}
    assert tabs.isdisjoint(keys.removeprefix("Alt+") for _, keys in KEYS)
    assert len({keys for _, keys in KEYS}) == len(KEYS)


def test_it_shuts_when_the_part_is_switched_off_and_its_names_are_its_own(
    picker: CataloguePicker, workspace: Workspace
) -> None:
    names = names_of_controls(picker)
    assert all(names)
    assert len(names) == len(set(names))
    assert workspace.do("Slå fra: Tilbud", switch_module, CATALOGUE, on=False)
    picker.refresh()
    assert picker.isHidden()
