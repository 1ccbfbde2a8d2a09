"""»Afgørelser«: begun on a card, written on its page, heard and told with one key each; half typed words wait."""

from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.services.modules import RULINGS, switch_module
from app.services.ruling_read import list_rulings, read_ruling
from app.services.ruling_rows import RulingPage
from app.views.case.early_tab import EarlyTab
from app.views.rulings.tab import RulingsTab
from app.views.workspace import Workspace
from tests.views.test_accessible_names import faults


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> RulingsTab:
    return show(workspace, mathias_case, qtbot)


def show(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> RulingsTab:
    made = RulingsTab(workspace, case_id)
    qtbot.addWidget(made)
    made.resize(940, 700)
    workspace.changed.connect(lambda _changes: made.refresh())
    made.refresh()
    made.show()
    return made


def press(tab: RulingsTab, words: str) -> None:
    QApplication.processEvents()
    keys = [each for each in tab.findChildren(QPushButton) if each.accessibleName().startswith(words)]
    next(each for each in keys if each.isVisible()).click()


def begin(tab: RulingsTab, template: str = "support") -> UUID:
    tab.begin()
    tab.panel.fields["template"].set_text(template)
    tab.panel.carry_out()
    assert tab.page is not None
    return tab.page.ruling_id


def shown(workspace: Workspace, ruling_id: UUID) -> RulingPage:
    return workspace.ask(read_ruling, ruling_id)


def test_it_is_begun_on_the_card_and_told_with_one_key(tab: RulingsTab, workspace: Workspace) -> None:
    ruling = begin(tab)
    assert tab.panel.isHidden()
    press(tab, "Lone er hørt i dag")
    assert [each.name for each in shown(workspace, ruling).hearings] == ["Lone"]
    press(tab, "Lone har svaret i dag")
    assert shown(workspace, ruling).hearings[0].is_answered
    press(tab, "Givet i dag")
    assert shown(workspace, ruling).line.stands == "givet 22. november 2026"
    press(tab, "Tilbage: Alle afgørelser")
    assert tab.page is None


def test_another_kind_keeps_the_words_and_one_of_another_time_is_refused(tab: RulingsTab, workspace: Workspace) -> None:
    ruling = begin(tab)
    press(tab, "Givet i dag")
    assert tab.page is not None
    tab.page.kind.editor.set_value("refusal")
    tab.page.kind.commit()
    assert shown(workspace, ruling).template == "refusal"
    tab.page.kind.editor.set_value("sel-support")
    tab.page.kind.commit()
    assert shown(workspace, ruling).template == "refusal"
    assert tab.page.kind.text() == "refusal"
    assert "er fra før 2024" in tab.page._fault.text()


def test_without_a_kind_nothing_is_begun_and_the_card_says_so(
    tab: RulingsTab, workspace: Workspace, mathias_case: UUID
) -> None:
    tab.begin()
    tab.panel.carry_out()
    assert tab.panel.fault.text() == "Vælg, hvilken slags afgørelse det er."
    assert workspace.ask(list_rulings, mathias_case) == ()


def test_half_typed_reasons_wait_and_the_page_is_open_again(
    tab: RulingsTab, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    ruling = begin(tab)
    assert tab.page is not None
    field = tab.page.form.field("reasons")
    QTest.keyClicks(field.editor, "Fordi morgenen")
    field.flush_draft()
    again = show(workspace, mathias_case, qtbot)
    assert again.page is not None
    assert again.page.ruling_id == ruling
    assert again.page.form.field("reasons").text() == "Fordi morgenen"


def test_the_paper_stands_in_place_of_the_page_and_undo_takes_the_page_away(
    tab: RulingsTab, workspace: Workspace
) -> None:
    begin(tab)
    press(tab, "Papir")
    told = " ".join(each.text for each in tab.paper.paper.rendered().parts)
    assert "Det er ikke et brev" in told
    assert "Mangler. Hvilken dag blev det besluttet?" in told
    press(tab, "Tilbage: Afgørelsen")
    workspace.undo_stack.undo()
    assert tab.page is None


def test_everything_on_the_page_says_what_it_is_and_no_two_say_the_same(tab: RulingsTab) -> None:
    tab.begin()
    QApplication.processEvents()
    assert faults(tab) == []
    begin(tab)
    for name in ("Lone", "Torben"):
        press(tab, f"{name} er hørt i dag")
    QApplication.processEvents()
    assert faults(tab) == []
    tab.open_paper()
    QApplication.processEvents()
    assert faults(tab) == []
    tab.close_page()
    QApplication.processEvents()
    assert faults(tab) == []


def test_switched_off_there_is_no_trace_of_decisions(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    off = EarlyTab(workspace, mathias_case)
    qtbot.addWidget(off)
    assert "rulings" not in off._parts
    workspace.do("Slå til", switch_module, RULINGS, on=True)
    on = EarlyTab(workspace, mathias_case)
    qtbot.addWidget(on)
    assert "rulings" in on._parts
