"""»Mennesker«: drawing and list agree, the inspector follows, and the other parts are there."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.services.people import list_people
from app.views.case.family_part import FamilyPart
from app.views.case.people_tab import NETWORK, PeopleTab
from app.views.genogram.new_person import Asked, NewPersonLine
from app.views.network.network_part import NetworkPart
from app.views.theme import Theme, apply_theme
from app.views.widgets.keys import hints_at
from app.views.widgets.side_list import SideItem
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, open_case, settle, words_on


@pytest.fixture
def people(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> PeopleTab:
    apply_theme(qapp, Theme())
    tab = open_case(workspace, mathias_case, qtbot, "people").tab("people")
    assert isinstance(tab, PeopleTab)
    return tab


def family(tab: PeopleTab) -> FamilyPart:
    part = tab.family()
    assert part is not None
    return part


def press(tab: PeopleTab, name: str) -> None:
    next(each for each in tab.findChildren(SideItem) if each.text() == name).click()


def test_the_inspector_follows_the_selection(people: PeopleTab, workspace: Workspace, mathias_case: UUID) -> None:
    inger = next(each for each in workspace.ask(list_people, mathias_case) if each.called == "Inger")
    family(people).select(inger.id)
    settle()  # the forms are filled when the drawing has been painted
    told = words_on(family(people).inspector)
    assert "Inger Kjærgaard" in told
    assert "mormor, ca. 68 år, født 1958" in told
    assert "Har lovet" in told
    assert field_called(people, "Kan bidrage med, netværk").text().startswith("er hos børnene")


def test_a_name_is_changed_in_the_inspector_and_drawn(people: PeopleTab) -> None:
    fill(field_called(people, "Navn"), "Mathias Østergård")
    assert "Mathias Østergård" in family(people).view.accessibleDescription()


def test_the_list_holds_everybody_and_takes_the_same_letters(
    people: PeopleTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    family(people).show_mode("list")
    settle()
    table = family(people).table
    assert table.model().rowCount() == len(workspace.ask(list_people, mathias_case))
    qtbot.keyClick(table, Qt.Key.Key_S)
    settle()
    assert family(people).new_person.isVisible()


def test_half_a_name_comes_back_under_its_own_question_and_no_other(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    mother = Asked("parents", UUID(int=1), "Mathias", missing="mother")
    around = Asked("network", UUID(int=1), "Mathias")
    line = NewPersonLine(workspace, mathias_case)
    qtbot.addWidget(line)
    line.begin(around)
    qtbot.keyClicks(line.findChild(QLineEdit), "Holm")
    line.begin(mother)
    assert line.findChild(QLineEdit).text() == ""

    again = NewPersonLine(workspace, mathias_case)  # as after a lock
    qtbot.addWidget(again)
    again.begin(mother)
    assert again.findChild(QLineEdit).text() == ""
    again.close_line()
    again.begin(around)
    assert again.findChild(QLineEdit).text() == "Holm"


def test_the_child_of_the_case_cannot_be_taken_out(
    people: PeopleTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    before = len(workspace.ask(list_people, mathias_case))
    qtbot.keyClick(family(people).view, Qt.Key.Key_Delete)
    assert len(workspace.ask(list_people, mathias_case)) == before


def test_somebody_who_owns_an_agreement_is_kept_with_a_sentence(
    people: PeopleTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    lone = next(each for each in workspace.ask(list_people, mathias_case) if each.called == "Lone")
    family(people).select(lone.id)
    with qtbot.waitSignal(workspace.refused) as refused:
        qtbot.keyClick(family(people).view, Qt.Key.Key_Delete)
    assert refused.args is not None
    assert "Lone" in refused.args[0]


def test_custody_that_is_not_clear_is_said(people: PeopleTab, workspace: Workspace, qtbot: QtBot) -> None:
    from app.services.cases import start_case

    done = workspace.do("Ny sag", start_case, child_name="Ida")
    assert done is not None
    tab = open_case(workspace, done.value, qtbot, "people").tab("people")
    assert isinstance(tab, PeopleTab)
    tab.parts.open("custody")
    assert "Forældremyndigheden er ikke afklaret." in words_on(tab)


def test_the_keys_that_are_told_follow_the_part_that_is_shown(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    page = open_case(workspace, mathias_case, qtbot, "people")
    tab = page.tab("people")
    assert isinstance(tab, PeopleTab)

    def told() -> set[str]:
        return {words for _, words in hints_at(page.window().focusWidget(), page.key_hints())}

    page.arrive("people")
    assert "Partner" not in told(), "no letter of the drawing works among the tabs"
    page.enter_tab()
    assert "Partner" in told()
    with qtbot.waitSignal(page.tab_changed):
        press(tab, "Netværkskort")
    assert "Ring" in told()
    assert "Partner" not in told()
    part = tab.parts.part(NETWORK)
    assert isinstance(part, NetworkPart)
    assert page.window().focusWidget() is part.map.view, "the letters that are told do not work"
    with qtbot.waitSignal(page.tab_changed):
        part.open_panel(part.paper)
    assert "Ring" not in told()
    with qtbot.waitSignal(page.tab_changed):
        tab.parts.open("custody")
    assert "Partner" not in told()
