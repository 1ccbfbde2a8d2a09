"""What is there for counting: aims on a plan, the kind of a placement, and two flags on a child, each in its place."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.services.interventions import wish
from app.services.modules import FIGURES, switch_module
from app.services.plan_aims import read_aims, set_aims
from app.services.records import RecordRow, change_record, list_records
from app.views.case.page import CasePage
from app.views.case.plan_tab import PlanTab
from app.views.settings.placement_kinds import PlacementKindsCard
from app.views.theme import Theme, apply_theme
from app.views.widgets.buttons import LinkButton
from app.views.workspace import Workspace
from tests.views.case_reading import field_called, open_case, settle, words_on
from tests.views.test_accessible_names import faults


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> PlanTab:
    apply_theme(qapp, Theme())
    for row in workspace.ask(read_aims, mathias_case):
        workspace.do("Delmål", set_aims, row.plan_id, ())
    page: CasePage = open_case(workspace, mathias_case, qtbot, "plan")
    found = page.tab("plan")
    assert isinstance(found, PlanTab)
    return found


def record(workspace: Workspace, case_id: UUID, row_id: UUID) -> RecordRow:
    return next(each for each in workspace.ask(list_records, case_id, "intervention") if each.id == row_id)


def figures(workspace: Workspace, *, on: bool) -> None:
    workspace.do("Slå tal til eller fra", switch_module, FIGURES, on=on)
    settle()


def test_the_aims_stand_on_the_plan_only_while_the_figures_are_on(tab: PlanTab, workspace: Workspace) -> None:
    assert tab.aims.isHidden()
    figures(workspace, on=True)
    assert not tab.aims.isHidden()
    assert "Ingen valgt." in words_on(tab.aims)
    figures(workspace, on=False)
    assert tab.aims.isHidden()


def test_an_aim_is_ticked_and_stands_as_a_tag_and_undo_takes_it_off(
    tab: PlanTab, workspace: Workspace, mathias_case: UUID
) -> None:
    figures(workspace, on=True)
    [part] = tab.aims.parts()
    part.unfold(on=True)
    part.boxes["stay_at_home"].click()
    settle()
    assert [each.chosen for each in workspace.ask(read_aims, mathias_case)] == [("stay_at_home",)]
    assert (part.boxes["stay_at_home"].isVisible(), faults(tab)) == (True, [])
    workspace.undo_stack.undo()
    settle()
    assert not part.boxes["stay_at_home"].isChecked()


def test_only_a_placement_asks_of_what_kind_it_is(tab: PlanTab, workspace: Workspace, mathias_case: UUID) -> None:
    done = workspace.do("Ønsk", wish, mathias_case, name="Plads i plejefamilie")
    assert done is not None
    settle()
    card = tab.interventions.card_of(done.value)
    assert card is not None
    assert "Slags anbringelse" not in words_on(card)
    workspace.do("Anbringelse", change_record, "intervention", done.value, {"placement": "ja"})
    settle()
    field = field_called(card, f"Slags anbringelse, indsats {card.number}")
    field.editor.set_value("foster_family")
    field.commit()
    fields = {each.name: each.value for each in record(workspace, mathias_case, done.value).fields}
    assert (fields["placement_kind"], fields["rung"]) == ("foster_family", "5")
    assert faults(tab) == []


def test_the_flags_of_a_child_are_in_its_form_only_while_the_figures_are_on(
    workspace: Workspace, mathias_case: UUID
) -> None:
    def names() -> set[str]:
        [child] = workspace.ask(list_records, mathias_case, "child")
        return {each.name for each in child.fields}

    flags = {"disability_only", "unaccompanied"}
    assert not flags & names()
    workspace.do("x", switch_module, FIGURES, on=True)
    assert flags <= names()


def test_a_kind_of_our_own_is_put_on_the_list_and_taken_out_of_use(
    workspace: Workspace, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    card = PlacementKindsCard(workspace)
    qtbot.addWidget(card)
    card.show()
    card.refresh()
    card.show_lines(on=True)
    card.add.click()
    assert "Skriv, hvad anbringelsen hedder." in card.name.error()
    card.name.set_text("Vores hus")
    card.rung.set_text("6")
    card.add.click()
    settle()
    assert "Vores hus, trin 6" in words_on(card)
    assert (card.name.text(), faults(card)) == ("", [])
    [turn] = [each for each in card.findChildren(LinkButton) if each.accessibleName() == "Tag ud af brug: Vores hus"]
    turn.click()
    assert "Vores hus, trin 6 (ude af brug)" in words_on(card)
