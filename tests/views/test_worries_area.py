"""Bekymringer: two keys from the list of cases to the field where a worry is written; nothing typed is lost."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.enums_early import CaseStage
from app.services import concerns
from app.services.case_header import read_header
from app.views.cases.page import CasesPage
from app.views.early.concerns_tab import ConcernsTab
from app.views.early.worries_area import WorriesArea
from app.views.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> CasesPage:
    made = CasesPage(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def area_of(page: CasesPage) -> WorriesArea:
    area = page._areas["worries"]
    assert isinstance(area, WorriesArea)
    return area


def test_b_and_n_lead_to_the_field_where_the_worry_is_written(page: CasesPage, workspace: Workspace) -> None:
    QTest.keyClick(page, Qt.Key.Key_B)
    area = area_of(page)
    QTest.keyClick(area, Qt.Key.Key_N)
    text = area.panel.fields["text"].editor
    QTest.keyClicks(text, "Han kommer uden mad.")
    QTest.keyClick(text, Qt.Key.Key_Return)
    [line] = workspace.ask(concerns.list_worries)
    assert line.text == "Han kommer uden mad."
    assert area.table.isVisible()
    assert workspace.drafts.kept() == {}


def test_a_worry_without_words_says_so_under_its_field(page: CasesPage, workspace: Workspace) -> None:
    page.begin_worries()
    area = area_of(page)
    area.begin_worry()
    area.panel.begin()
    assert area.panel.fields["text"].error() == concerns.WHAT_MISSING
    assert workspace.ask(concerns.list_worries) == ()


def test_a_half_typed_worry_waits(page: CasesPage, workspace: Workspace) -> None:
    page.begin_worries()
    area_of(page).begin_worry()
    QTest.keyClicks(area_of(page).panel.fields["text"].editor, "Han kommer")
    area_of(page).panel.fields["text"].flush_draft()
    workspace.drafts.flush()
    again = CasesPage(workspace)
    again.show()
    again.resume_draft(workspace.drafts.kept())
    assert area_of(again).panel.values()["text"] == "Han kommer"
    again.deleteLater()


def test_escape_goes_from_the_worries_to_the_cases(page: CasesPage) -> None:
    page.begin_worries()
    QTest.keyClick(area_of(page), Qt.Key.Key_Escape)
    assert not area_of(page).isVisible()
    assert page._list_area.isVisible()


def test_a_talk_of_the_open_counselling_is_counted_with_two_choices(page: CasesPage) -> None:
    page.begin_worries()
    area = area_of(page)
    area.begin_advice()
    area.advice.carry_out()
    assert area.advice.who.error()
    area.advice.who.set_text("teacher")
    area.advice.carry_out()
    assert [(each.profession, each.number) for each in area.advice.counts()] == [("Lærer", 1)]


def test_a_worry_becomes_a_case_where_it_stands(workspace: Workspace, qtbot: QtBot) -> None:
    done = workspace.do("Ny bekymring", concerns.begin_worry, text="Han kommer uden mad.", child_name="V.")
    assert done is not None
    case_id: UUID = done.value
    tab = ConcernsTab(workspace, case_id)
    qtbot.addWidget(tab)
    tab.show()
    assert tab._stage_card.isVisible()
    tab._become.click()
    assert workspace.ask(read_header, case_id).stage is CaseStage.CASE
    tab.refresh()
    assert not tab._stage_card.isVisible()


def test_an_early_course_that_is_not_limited_says_what_to_do(workspace: Workspace, qtbot: QtBot) -> None:
    done = workspace.do("Ny bekymring", concerns.begin_worry, text="Han kommer uden mad.")
    assert done is not None
    tab = ConcernsTab(workspace, done.value)
    qtbot.addWidget(tab)
    tab.show()
    tab._begin_course.click()
    tab.course.limited.set_text("nej")
    tab.course.carry_out()
    assert "screening" in tab.course.limited.error()
    tab.course.limited.set_text("ja")
    tab.course.because.set_text("Kun maden.")
    tab.course.next_on.set_text("1. december")
    tab.course.carry_out()
    assert workspace.ask(read_header, done.value).stage is CaseStage.EARLY
    assert not tab.course.isVisible()
