"""The children at a follow-up: who was talked with, what was done instead, and one of several."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.cases import add_child
from app.services.follow_up_session import prepare_follow_up
from app.services.plan_page import read_plan
from app.services.records import add_record
from app.views.case.follow_up_basics import CHOOSE
from app.views.case.follow_up_children import NO, YES
from app.views.case.follow_up_tab import FollowUpTab
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import fill, open_case, settle, words_on
from tests.views.follow_up_reading import opened, tab_of


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> FollowUpTab:
    apply_theme(qapp, Theme())
    return tab_of(open_case(workspace, mathias_case, qtbot, "follow_ups"))


def test_one_of_two_children_is_missed_by_name_and_nothing_of_the_other_is_lost(
    workspace: Workspace, liv_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    tab = tab_of(open_case(workspace, liv_case, qtbot, "follow_ups"))
    page = opened(tab)
    liv, bertil = page.children_part.lines.values()
    liv.row.chips.press(2)
    fill(liv.fields["instead"], "Tegning.")
    assert "Mangler til kommunens tal: talt med Bertil og planen gennemgået" in words_on(page.end)
    heard = page.children_part.heard()
    assert (heard.instead, heard.because) == ("", "Liv: Tegning.")  # it counts for Liv, not for Bertil
    bertil.row.chips.press(1)
    fill(bertil.fields["said"], "Fint.")
    heard = page.children_part.heard()
    assert (heard.said, heard.instead, heard.because, heard.not_talked) == ("Bertil: Fint.", "Liv: Tegning.", "", ())
    assert page.next.rhythm_line is not None
    page.next.rhythm_line.row.chips.press(1)
    fill(page.next.rhythm_line.fields["explained_to"], "Liv og Bertil")
    page.carry_out()
    assert workspace.ask(prepare_follow_up, liv_case).rhythm.explained == "Liv og Bertil 22. november 2026"


def test_a_follow_up_of_one_child_asks_of_that_child_alone(
    workspace: Workspace, liv_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    tab = tab_of(open_case(workspace, liv_case, qtbot, "follow_ups"))
    page = opened(tab)
    assert page._session is not None
    page.basics.whose.press(1)
    settle()
    assert [each.said for each in page.children_part.lines.values()] == ["Talt med Bertil"]
    assert "Liv" not in words_on(page.goals)
    page.carry_out()
    settle()
    assert "Holdt 22. november 2026 for Bertil." in words_on(tab.latest)


def test_why_a_child_was_not_talked_with_is_asked_and_stops_nobody(
    tab: FollowUpTab, workspace: Workspace, mathias_case: UUID
) -> None:
    page = opened(tab)
    line = next(iter(page.children_part.lines.values()))
    line.row.chips.press(2)
    assert "helt særlige tilfælde" in words_on(page.children_part)
    fill(line.fields["instead"], "Brev fra Mathias.")
    assert "talt med" not in words_on(page.end)
    assert (line.answer(), YES in line.answer()) == (NO, False)
    page.carry_out()
    page.carry_out()  # pressed twice
    assert len(workspace.ask(read_plan, mathias_case).follow_ups) == 1


def test_a_follow_up_planned_for_one_child_is_about_that_child_until_she_says_otherwise(
    workspace: Workspace, liv_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    bertil = str(workspace.ask(prepare_follow_up, liv_case).children[1].id)
    values = {"planned_on": "2026-11-24", "child_id": bertil}
    workspace.do("Læg en opfølgning i kalenderen", add_record, liv_case, "follow_up", values)
    page = opened(tab_of(open_case(workspace, liv_case, qtbot, "follow_ups")))
    assert [str(each) for each in page.basics.about()] == [bertil]
    fill(page.basics.day, "4. november")
    assert page.basics.held_on() == "4. november"
    page.carry_out()
    held = [each.held_on for each in workspace.ask(read_plan, liv_case).follow_ups if each.held_on]
    assert "4. november 2026" in held


def test_two_of_three_are_chosen_and_nobody_at_all_is_refused(
    workspace: Workspace, liv_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    workspace.do("Tilføj barn", add_child, liv_case, name="Asta Holm Petersen", birth="3. maj 2019")
    tab = tab_of(open_case(workspace, liv_case, qtbot, "follow_ups"))
    page = opened(tab)
    for number in (1, 2, 3):
        page.basics.whose.press(number)
    page.carry_out()
    assert (CHOOSE in words_on(page.end), tab.page) == (True, page)
    for number in (1, 2):
        page.basics.whose.press(number)
    settle()
    liv, bertil = page.children_part.lines.values()
    liv.row.chips.press(1)
    fill(liv.fields["said"], "Fint.")
    bertil.row.chips.press(2)
    tab.page = None  # as when the page is made anew: what was chosen and answered is kept
    page = opened(tab)
    assert [each.talked for each in page.children_part.each_heard()] == [True, False]
    page.carry_out()
    settle()
    assert "Holdt 22. november 2026 for Liv og Bertil." in words_on(tab.latest)
    held = [each for each in workspace.ask(read_plan, liv_case).follow_ups if each.held_on]
    assert [each.child_said for each in held][-2:] == ["Fint.", ""]
