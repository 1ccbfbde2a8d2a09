"""Bekymringer: two keys from the list of cases to the field where a worry is written; nothing typed is lost."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.models.enums_early import CaseStage
from app.services import concerns
from app.services.case_header import read_header
from app.services.modules import GUIDES, NOTIFICATIONS, switch_module
from app.services.records import list_records
from app.views.cases.page import CasesPage
from app.views.early.concerns_tab import ConcernCard, ConcernsTab
from app.views.early.known_child import KnownChildHint
from app.views.early.worries_area import WorriesArea
from app.views.widgets.buttons import LinkButton
from app.views.workspace import Workspace


@pytest.fixture
def page(workspace: Workspace, qtbot: QtBot) -> CasesPage:
    made = CasesPage(workspace)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def area_of(page: CasesPage) -> WorriesArea:
    area = page._areas.shown()
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
    area = area_of(page)
    QTest.keyClick(area, Qt.Key.Key_Escape)
    assert not area.isVisible()
    assert page._list_area.isVisible()


def test_a_talk_of_the_open_counselling_is_counted_with_two_choices(page: CasesPage, workspace: Workspace) -> None:
    page.begin_worries()
    area = area_of(page)
    area.begin_advice()
    area.advice.carry_out()
    assert area.advice.who.error()
    area.advice.who.set_text("teacher")
    area.advice.carry_out()
    assert [(each.profession, each.number) for each in area.advice.counts()] == [("Lærer", 1)]
    area.advice.remove.click()
    assert area.advice.counts() == ()
    assert area.advice.remove.isHidden()
    workspace.undo_stack.undo()
    page.refresh()
    assert not area.advice.remove.isHidden()


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


def test_a_guide_is_read_without_a_case_and_saved_as_one_page(
    workspace: Workspace, page: CasesPage, tmp_path: Path
) -> None:
    workspace.do("Slå til", switch_module, GUIDES, on=True)
    page.begin_worries()
    area = area_of(page)
    QTest.keyClick(area, Qt.Key.Key_H)
    reader = area.reader
    assert reader is not None
    assert reader.kind.editor.hasFocus()
    reader.kind.set_text("violence")
    reader.refresh()
    assert next(iter(reader.names)) == "worry-violence"
    QTest.keyClick(reader.names["worry-any"], Qt.Key.Key_Space)
    assert reader.card.accessibleName() == "Når du er bekymret for et barn"
    reader.save_to(tmp_path / "guide.pdf")
    assert (tmp_path / "guide.pdf").read_bytes().startswith(b"%PDF")
    assert "gemt" in reader.notice.sentence()
    QTest.keyClick(reader, Qt.Key.Key_Escape)
    assert area._list.isVisible()


def test_guides_that_are_off_leave_no_trace_among_the_worries(page: CasesPage) -> None:
    page.begin_worries()
    area = area_of(page)
    assert area._guides_button.isHidden()
    QTest.keyClick(area, Qt.Key.Key_H)
    assert area.reader is None
    assert "Handleguides" not in {words for _, words in area.key_hints()}


def test_a_child_that_is_here_already_is_said_quietly_and_can_be_opened(page: CasesPage, workspace: Workspace) -> None:
    done = workspace.do("Ny bekymring", concerns.begin_worry, text="Stille.", child_name="Saga Krog", birth="2021")
    assert done is not None
    opened: list[UUID] = []
    page.case_requested.connect(lambda case_id, _tab: opened.append(case_id))
    page.begin_worries()
    for card, begin in ((page._panel, page.begin_case), (area_of(page).panel, area_of(page).begin_worry)):
        page.begin_worries()
        begin()
        name = card.fields["child_name"]
        QTest.keyClicks(name.editor, "saga krog")
        name.flush_draft()
        hint = card.findChildren(KnownChildHint)[0]
        assert hint.isVisible()
        hint.findChildren(LinkButton)[0].click()
        QTest.keyClicks(name.editor, " 2")
        name.flush_draft()
        assert not hint.isVisible()
    assert opened == [done.value, done.value]


def test_k_opens_the_worry_where_a_contact_is_noted(page: CasesPage, workspace: Workspace) -> None:
    done = workspace.do("Ny bekymring", concerns.begin_worry, text="Stille.")
    assert done is not None
    page.begin_worries()
    asked: list[tuple[UUID, str]] = []
    page.case_requested.connect(lambda case_id, tab: asked.append((case_id, tab)))
    area = area_of(page)
    area.table.selectRow(0)
    QTest.keyClick(area, Qt.Key.Key_K)
    assert asked == [(done.value, "contacts")]


def test_the_card_of_a_worry_ticks_the_guide_of_its_kind_and_leads_to_a_notification(
    workspace: Workspace, qtbot: QtBot
) -> None:
    done = workspace.do("Ny bekymring", concerns.begin_worry, text="Sover.", kind="violence")
    assert done is not None
    tab = ConcernsTab(workspace, done.value)
    qtbot.addWidget(tab)
    tab.show()
    [card] = tab.section.cards()
    assert isinstance(card, ConcernCard)
    assert card.guide_button.isHidden()
    assert card.notify_button.isHidden()
    for part in (GUIDES, NOTIFICATIONS):
        workspace.do("Slå til", switch_module, part, on=True)
    tab.refresh()
    card.guide_button.click()
    assert card.steps is not None
    assert card.steps._ids[0] == "worry-violence"
    card.steps.boxes()[0].click()
    asked: list[str] = []
    tab.tab_requested.connect(asked.append)
    card.notify_button.click()
    assert asked == ["notifications"]
    tab.refresh()
    assert "førte til: en underretning" in card.line_of(workspace.ask(list_records, done.value, "concern")[0])
