"""»Plan« and »Opfølgning«: numbers on goals, agreements in plain words, the rhythm with its reason."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.agreements import list_agreements
from app.services.plan_page import read_plan
from app.services.plans import add_goal
from app.views.case.follow_up_tab import FollowUpTab
from app.views.case.page import CasePage
from app.views.case.plan_tab import PlanTab
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import IconButton
from app.views.widgets.check_box import CheckBox
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, open_case, words_on

TOO_MANY = "Tre mål er nok at holde øje med. Vil du sætte et på pause?"


@pytest.fixture
def page(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> CasePage:
    apply_theme(qapp, Theme())
    return open_case(workspace, mathias_case, qtbot, "plan")


def plan_tab(page: CasePage) -> PlanTab:
    tab = page.tab("plan")
    assert isinstance(tab, PlanTab)
    return tab


def test_the_purpose_stands_above_the_goals(page: CasePage) -> None:
    told = words_on(plan_tab(page))
    assert told.index("Mathias kommer i skole") < told.index("1. Mathias er i skole mindst fire dage om ugen")


def test_a_number_is_given_with_enter(page: CasePage, workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    field = field_called(page, "Tal fra 0 til 10, mål 1")
    qtbot.keyClicks(field.editor, "4")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    goal = workspace.ask(read_plan, mathias_case).goals[0]
    assert goal.scores == (("22. november 2026", 4, "Mathias"),)
    assert "Mathias sagde 4 (22. november 2026)." in words_on(plan_tab(page))
    assert field_called(page, "Tal fra 0 til 10, mål 1").text() == ""


def test_a_number_outside_the_scale_is_said_at_its_field(page: CasePage, workspace: Workspace, qtbot: QtBot) -> None:
    field = field_called(page, "Tal fra 0 til 10, mål 1")
    qtbot.keyClicks(field.editor, "11")
    qtbot.keyClick(field.editor, Qt.Key.Key_Return)
    assert "0 til 10" in field.error()


def test_a_fourth_goal_asks_whether_one_may_rest(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    for number in range(2):
        assert TOO_MANY not in words_on(plan_tab(page))
        workspace.do("Nyt mål", add_goal, mathias_case, text=f"Mål {number}")
    assert TOO_MANY in words_on(plan_tab(page))


def test_an_agreement_is_written_and_changed(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    agreements = plan_tab(page).agreements
    panel = agreements.panel
    panel.write(None)
    QTest.keyClicks(page.window().focusWidget(), "ringer til mormor")  # it begins in the first field, »Hvad«
    panel.fields["when"].restore("hver søndag kl. 18")
    QTest.keyClick(panel.fields["text"].editor, Qt.Key.Key_Return)
    assert agreements.isAncestorOf(page.window().focusWidget()), "what is written does not send the keys to the menu"
    row = workspace.ask(list_agreements, mathias_case)[-1]
    assert (row.text, row.when) == ("ringer til mormor", "hver søndag kl. 18")
    panel.write(row)
    panel.fields["outcome"].restore("kept")
    panel.carry_out()
    after = workspace.ask(list_agreements, mathias_case)[-1]
    assert after.outcome is not None
    assert after.when == row.when
    assert "lykkedes" in words_on(plan_tab(page))


def test_an_agreement_half_written_waits(
    store: OpenStore, page: CasePage, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    plan_tab(page).agreements.panel.write(None)
    field = field_called(page, "Hvad")
    qtbot.keyClicks(field.editor, "henter Alm")
    field.flush_draft()
    store.drafts.flush()
    again = open_case(workspace, mathias_case, qtbot, "plan")
    assert field_called(again, "Hvad").text() == "henter Alm"


def test_what_is_half_typed_waits_for_each_agreement(
    page: CasePage, workspace: Workspace, mathias_case: UUID
) -> None:
    row, other = workspace.ask(list_agreements, mathias_case)[:2]
    agreements = plan_tab(page).agreements
    panel = agreements.panel
    for which, words in ((None, "henter Alma"), (row, "et ord")):
        panel.write(which)
        panel.fields["text"].editor.selectAll()
        QTest.keyClicks(panel.fields["text"].editor, words)
        panel.findChildren(CheckBox)[0].click()
        QTest.keyClick(panel.fields["text"].editor, Qt.Key.Key_Escape)
    panel.write(other)
    assert panel.fields["text"].text() == other.text
    for which, words in ((row, "et ord"), (None, "henter Alma")):
        panel.write(which)
        assert panel.fields["text"].text() == words
        before = row.owner_ids if which else ()
        assert set(panel._ticked()) ^ set(before) == {next(iter(panel._boxes))}


def test_arrows_go_from_pencil_to_pencil_and_alt_moves_the_agreement(
    page: CasePage, workspace: Workspace, mathias_case: UUID
) -> None:
    row, other = workspace.ask(list_agreements, mathias_case)[:2]
    agreements = plan_tab(page).agreements
    pencil = next(each for each in agreements.findChildren(IconButton) if each.accessibleName() == "Ret aftale 1")
    pencil.setFocus()
    QTest.keyClick(pencil, Qt.Key.Key_Down)
    below = QApplication.focusWidget()
    assert below is not None
    assert below.accessibleName() == "Ret aftale 2", "not the bin beside it"
    QTest.keyClick(below, Qt.Key.Key_Up)
    assert pencil.hasFocus()
    QTest.keyClick(pencil, Qt.Key.Key_Up)
    assert not agreements._lines[0].isAncestorOf(QApplication.focusWidget()), "above the first it leaves the list"
    pencil.setFocus()
    QTest.keyClick(pencil, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in workspace.ask(list_agreements, mathias_case)[:2]] == [other.id, row.id]


def test_changing_what_is_said_keeps_the_exact_days(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    row = workspace.ask(list_agreements, mathias_case)[0]
    panel = plan_tab(page).agreements.panel
    panel.write(row)
    panel.fields["text"].restore("åbner døren kl. 7.45 og går med ind")
    panel.carry_out()
    after = workspace.ask(list_agreements, mathias_case)[0]
    assert (after.text, after.when, after.owner_ids) == ("åbner døren kl. 7.45 og går med ind", row.when, row.owner_ids)


def test_a_rhythm_needs_a_reason(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    page.open_tab("follow_ups")
    tab = page.tab("follow_ups")
    assert isinstance(tab, FollowUpTab)
    tab.rhythm.begin()
    tab.rhythm.fields["every"].restore("6")
    tab.rhythm.fields["unit"].restore("weeks")
    tab.rhythm.carry_out()
    assert "hvorfor" in words_on(tab.rhythm)
    tab.rhythm.fields["reason"].restore("Skolen er ny for Mathias.")
    tab.rhythm.carry_out()
    rhythm = workspace.ask(read_plan, mathias_case).cadences[0]
    assert (rhythm.words, rhythm.reason) == ("hver 6. uge", "Skolen er ny for Mathias.")
    assert "Hver 6. uge, fordi skolen er ny for Mathias" in words_on(tab)
