"""Goals on the plan page: by area of life, with small steps, how they stand and why, and a curve with its words."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums import GoalStatus, LifeArea
from app.services.plan_page import read_plan
from app.services.plans import add_goal, score_goal
from app.services.records import change_record
from app.views.case.goals import NO_SCHOOL_GOAL, GoalCard
from app.views.case.page import CasePage
from app.views.case.plan_tab import PlanTab
from app.views.genogram.drawn import Drawn
from app.views.theme import Theme, apply_theme
from app.views.widgets.check_box import CheckBox
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, open_case, settle, words_on


@pytest.fixture
def page(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> CasePage:
    apply_theme(qapp, Theme())
    return open_case(workspace, mathias_case, qtbot, "plan")


def tab_of(page: CasePage) -> PlanTab:
    tab = page.tab("plan")
    assert isinstance(tab, PlanTab)
    return tab


def test_the_purpose_stays_when_the_goals_scroll_away(page: CasePage) -> None:
    tab = tab_of(page)
    bar = tab.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    assert tab.head.visibleRegion().boundingRect().height() == tab.head.height()
    assert not tab.goals.cards()[0].visibleRegion().boundingRect().height()


def test_school_has_its_place_without_a_goal(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    assert NO_SCHOOL_GOAL not in words_on(page)
    for goal in workspace.ask(read_plan, mathias_case).goals:
        workspace.do("Ret mål", change_record, "goal", goal.id, {"area": LifeArea.FAMILY.value})
    assert NO_SCHOOL_GOAL in words_on(page)


def test_a_small_step_is_written_with_enter_and_ticked_with_space(
    page: CasePage, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    line = field_called(page, "Nyt delmål, mål 1").editor
    qtbot.keyClicks(line, "kommer ind ad døren")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    (box,) = [
        each
        for each in page.findChildren(CheckBox)
        if each.accessibleName() == "Delmål 1.1 er nået: kommer ind ad døren"
    ]
    qtbot.keyClick(box, Qt.Key.Key_Space)
    (step,) = workspace.ask(read_plan, mathias_case).goals[0].steps
    assert step.status is GoalStatus.REACHED


def test_a_pause_keeps_its_reason(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    fill(field_called(page, "Hvordan står det, mål 1"), GoalStatus.PAUSED.value)
    fill(field_called(page, "Fordi, mål 1"), "Skolen har ferie.")
    goal = workspace.ask(read_plan, mathias_case).goals[0]
    assert (goal.status, goal.status_because) == (GoalStatus.PAUSED, "Skolen har ferie.")
    assert "Skolen har ferie." in words_on(page)


def test_alt_and_an_arrow_moves_a_goal_past_its_neighbour(
    page: CasePage, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    for text in ("Det første", "Det andet"):
        workspace.do("Nyt mål", add_goal, mathias_case, text=text, area=LifeArea.LEISURE)
    settle()
    second = workspace.ask(read_plan, mathias_case).goals[-1]
    card = tab_of(page).goals.card_of(second.id)
    assert isinstance(card, GoalCard)
    qtbot.keyClick(card._pencil, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    told = words_on(page)
    assert told.index("Det andet") < told.index("Det første")
    focus = QApplication.focusWidget()
    assert focus is not None
    moved = tab_of(page).goals.card_of(second.id)
    assert moved is not None
    assert moved.isAncestorOf(focus)
    qtbot.keyClick(focus, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert words_on(page) == told


def test_a_curve_says_the_same_in_words(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    goal = workspace.ask(read_plan, mathias_case).goals[0]
    for day, value in (("1. august 2026", "3"), ("10. november 2026", "5")):
        workspace.do("Giv et tal", score_goal, goal.id, value=value, on=day)
    settle()
    pictures = [each for each in page.findChildren(Drawn) if each.isVisible()]
    (picture,) = [each for each in pictures if each.accessibleName() == "Kurve over tal fra 0 til 10, mål 1"]
    told = "Tallet var 3 (1. august 2026) og 5 (10. november 2026). Det er 2 trin op siden begyndelsen."
    read = QAccessible.queryAccessibleInterface(picture)
    assert read.text(QAccessible.Text.Description) == told
    assert told in words_on(page)


def test_a_small_step_half_written_waits(
    store: OpenStore, page: CasePage, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    field = field_called(page, "Nyt delmål, mål 1")
    qtbot.keyClicks(field.editor, "kommer ind ad d")
    field.flush_draft()
    store.drafts.flush()
    again = open_case(workspace, mathias_case, qtbot, "plan")
    assert field_called(again, "Nyt delmål, mål 1").text() == "kommer ind ad d"


def test_the_professional_words_are_shown_when_wanted(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    goal = workspace.ask(read_plan, mathias_case).goals[0]
    workspace.do("Ret mål", change_record, "goal", goal.id, {"professional_text": "Stabil skolegang."})
    assert "Stabil skolegang." not in words_on(page)
    tab_of(page).goals.professional.click()
    assert "Fagligt: Stabil skolegang." in words_on(page)


def test_tab_goes_from_the_head_into_what_scrolls(page: CasePage, qtbot: QtBot) -> None:
    tab = tab_of(page)
    tab.head.pencil.setFocus()
    qtbot.keyClick(tab.head.pencil, Qt.Key.Key_Tab)
    after = QApplication.focusWidget()
    assert after is not None
    assert tab.area.isAncestorOf(after)
    tab.head.pencil.setFocus()
    qtbot.keyClick(tab.head.pencil, Qt.Key.Key_Backtab)
    before = QApplication.focusWidget()
    assert before is not None
    assert not tab.area.isAncestorOf(before)
