"""Interventions, questions, sections, absence and the ladder on the plan page, by key and in words."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums import InterventionStatus, PlanChoice, Worked
from app.services.intervention_rows import InterventionRow
from app.services.interventions import grant, start, wish
from app.services.modules import CATALOGUE, LADDER, switch_module
from app.services.plan_page import read_plan
from app.services.records import add_record, change_record
from app.views.case.page import CasePage
from app.views.case.plan_tab import PlanTab
from app.views.genogram.drawn import Drawn
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, fill, open_case, settle, words_on

DOOR = "Støtte ved døren"
LAW = "Lovgrundlag, som det står i afgørelsen"


@pytest.fixture
def page(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> CasePage:
    apply_theme(qapp, Theme())
    return open_case(workspace, mathias_case, qtbot, "plan")


@pytest.fixture
def door(page: CasePage, workspace: Workspace, mathias_case: UUID) -> UUID:
    done = workspace.do("Ønsk", wish, mathias_case, name=DOOR)
    assert done is not None
    return done.value


def tab_of(page: CasePage) -> PlanTab:
    tab = page.tab("plan")
    assert isinstance(tab, PlanTab)
    return tab


def press(page: CasePage, name: str, qtbot: QtBot) -> None:
    settle()
    found = [each for each in page.findChildren(QAbstractButton) if each.accessibleName() == name and each.isVisible()]
    assert len(found) == 1, (name, len(found))
    found[0].setFocus()
    qtbot.keyClick(found[0], Qt.Key.Key_Return)
    settle()


def row_of(workspace: Workspace, case_id: UUID, row_id: UUID) -> InterventionRow:
    return next(each for each in workspace.ask(read_plan, case_id).interventions if each.id == row_id)


def number_of(page: CasePage, row_id: UUID) -> int:
    card = tab_of(page).interventions.card_of(row_id)
    assert card is not None
    return card.number


def test_a_tailor_made_wish_is_written_without_the_catalogue(
    page: CasePage, workspace: Workspace, mathias_case: UUID
) -> None:
    panel = tab_of(page).interventions.wish_panel
    tab_of(page).interventions.begin()
    fill(panel.fields["name"], DOOR)
    panel.carry_out()
    (row,) = [each for each in workspace.ask(read_plan, mathias_case).interventions if each.name == DOOR]
    assert row.status is InterventionStatus.WISHED
    assert panel.isHidden()


def test_an_intervention_is_granted_begun_and_ended_by_its_keys(
    page: CasePage, workspace: Workspace, mathias_case: UUID, door: UUID, qtbot: QtBot
) -> None:
    number = number_of(page, door)
    for verb, lines in (("Bevilg", ("Hvornår", LAW)), ("Start", ("Hvornår", "Forventet slut"))):
        press(page, f"{verb}, indsats {number}", qtbot)
        for line in lines:  # Enter goes on to the next line, and from the last one it is done
            qtbot.keyClick(field_called(page, f"{line}, indsats {number}").editor, Qt.Key.Key_Return)
        settle()
    press(page, f"Afslut, indsats {number}", qtbot)
    fill(field_called(page, f"Virkede det?, indsats {number}"), Worked.PARTLY.value)
    fill(field_called(page, f"Det siger familien, indsats {number}"), "Det hjalp om mandagen.")
    press(page, f"Skriv ind, indsats {number}", qtbot)
    row = row_of(workspace, mathias_case, door)
    assert (row.status, row.worked) == (InterventionStatus.ENDED, Worked.PARTLY)
    assert "Familien siger: Det hjalp om mandagen." in words_on(page)


def test_a_no_without_a_reason_is_not_taken(
    page: CasePage, workspace: Workspace, mathias_case: UUID, door: UUID, qtbot: QtBot
) -> None:
    number = number_of(page, door)
    press(page, f"Sig nej, indsats {number}", qtbot)
    press(page, f"Skriv ind, indsats {number}", qtbot)
    assert "Skriv kort hvorfor" in words_on(page)
    fill(field_called(page, f"Hvorfor bliver det nej?, indsats {number}"), "Skolen gør det selv.")
    press(page, f"Skriv ind, indsats {number}", qtbot)
    assert row_of(workspace, mathias_case, door).status is InterventionStatus.REFUSED
    assert "Nej, fordi: Skolen gør det selv." in words_on(page)


def test_a_result_half_written_waits(
    store: OpenStore, page: CasePage, workspace: Workspace, mathias_case: UUID, door: UUID, qtbot: QtBot
) -> None:
    number = number_of(page, door)
    press(page, f"Sig nej, indsats {number}", qtbot)
    name = f"Hvorfor bliver det nej?, indsats {number}"
    field = field_called(page, name)
    qtbot.keyClicks(field.editor, "Skolen gør d")
    field.flush_draft()
    store.drafts.flush()
    again = open_case(workspace, mathias_case, qtbot, "plan")
    assert field_called(again, name).text() == "Skolen gør d"


def test_the_choice_of_no_plan_is_made_where_it_is_asked(
    page: CasePage, workspace: Workspace, mathias_case: UUID, door: UUID
) -> None:
    workspace.do("Bevilg", grant, door, legal_basis="barnets lov § 32")
    fill(field_called(page, "Der laves ingen plan, fordi, spørgsmål 1"), "Vi ser på det om tre måneder.")
    row = row_of(workspace, mathias_case, door)
    assert (row.plan_choice, row.plan_choice_because) == (PlanChoice.NO_PLAN, "Vi ser på det om tre måneder.")


def test_an_ungeplan_that_is_begun_opens_its_fields(
    page: CasePage, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    child = workspace.ask(read_plan, mathias_case).children[0].child_id
    tab_of(page).questions._begin_youth_plan(child)
    fields = tab_of(page).fields
    qtbot.waitUntil(lambda: fields.isVisible() and page.window().focusWidget() in fields.findChildren(QWidget))
    assert workspace.ask(read_plan, mathias_case).title == "Ungeplan"


def test_a_question_put_aside_is_gone_and_nothing_is_changed(
    page: CasePage, workspace: Workspace, mathias_case: UUID, door: UUID, qtbot: QtBot
) -> None:
    workspace.do("Bevilg", grant, door, legal_basis="barnets lov § 32")
    before = len(workspace.ask(read_plan, mathias_case).questions)
    shown = words_on(tab_of(page).questions)
    press(page, "Ikke nu, spørgsmål 1", qtbot)
    assert words_on(tab_of(page).questions) != shown
    assert len(workspace.ask(read_plan, mathias_case).questions) == before
    settle()
    assert tab_of(page).questions.isAncestorOf(QApplication.focusWidget()), "the next one is answered now"


def test_the_ladder_leaves_no_trace_until_it_is_switched_on(
    page: CasePage, workspace: Workspace, mathias_case: UUID, door: UUID
) -> None:
    workspace.do("Ret", change_record, "intervention", door, {"rung": "2"})
    workspace.do("Start", start, door, on="1. september 2026")
    settle()
    told = words_on(page)
    assert "trin 2" not in told
    assert "trappe" not in told.replace("en trappe op", "")
    workspace.do("Slå til", switch_module, LADDER, on=True)
    tab_of(page).refresh()
    assert f"I dag: {DOOR} på trin 2" in words_on(page)
    assert any(each.accessibleName().startswith("Indsatstrappen") for each in page.findChildren(Drawn))


def test_the_catalogue_is_offered_when_it_is_on(page: CasePage, workspace: Workspace) -> None:
    part = tab_of(page).interventions
    assert part.from_catalogue.isHidden()
    workspace.do("Slå til", switch_module, CATALOGUE, on=True)
    part.refresh()
    part.from_catalogue.click()
    assert part.picker.isVisible()
    part.picker.own_wanted.emit("ridning")
    assert (part.picker.isHidden(), part.wish_panel.fields["name"].text()) == (True, "ridning")


def test_absence_over_a_mark_is_said_in_words(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    child = workspace.ask(read_plan, mathias_case).children[0].child_id
    values: dict[str, object] = {
        "child_id": str(child),
        "school_days": "60",
        "lawful_days": "2",
        "sick_days": "4",
        "unlawful_days": "9",
    }
    workspace.do("Fravær", add_record, mathias_case, "absence", values | {"period": "1. kvartal 2026"})
    told = words_on(page)
    assert "60 skoledage: lovligt 2, syg 4, ulovligt 9" in told
    assert "25 % fravær, ulovligt 15 %" in told
    passed = [mark for row in workspace.ask(read_plan, mathias_case).absences for mark in row.marks]
    assert passed
    assert [mark.says for mark in passed if mark.says not in told] == []


def test_an_own_mark_that_is_no_number_is_said_at_its_field(page: CasePage, workspace: Workspace) -> None:
    field = field_called(page, "Kommunens eget mærke i procent")
    fill(field, "mange")
    assert "Skriv et tal" in field.error()


def test_what_is_written_under_a_heading_is_kept(page: CasePage, workspace: Workspace, mathias_case: UUID) -> None:
    row = workspace.ask(read_plan, mathias_case).sections[0]
    fill(field_called(page, row.heading), "Ro om morgenen.")
    assert workspace.ask(read_plan, mathias_case).sections[0].text == "Ro om morgenen."
