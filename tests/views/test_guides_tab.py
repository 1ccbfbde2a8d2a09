"""Handleguides: the worry is chosen, the steps stand there, a space bar ticks one with day and initials."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.services import guide_ticks
from app.services.modules import GUIDES, switch_module
from app.views.case.early_tab import EarlyTab
from app.views.guides.tab import GuidesTab
from app.views.workspace import Workspace


def tab_of(workspace: Workspace, case_id: UUID, qtbot: QtBot) -> GuidesTab:
    tab = GuidesTab(workspace, case_id)
    qtbot.addWidget(tab)
    tab.resize(900, 600)
    tab.show()
    return tab


def test_the_space_bar_ticks_a_step_and_the_focus_stays_on_it(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = tab_of(workspace, mathias_case, qtbot)
    box = tab.checklist.boxes()[1]
    name = box.accessibleName()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    again = tab.checklist.boxes()[1]
    assert (again.accessibleName(), again.isChecked()) == (name, True)
    [rows] = workspace.ask(guide_ticks.read_checklists, mathias_case, ("worry-any",))
    assert rows.taken == 1
    QTest.keyClick(again, Qt.Key.Key_Space)
    [rows] = workspace.ask(guide_ticks.read_checklists, mathias_case, ("worry-any",))
    assert rows.taken == 0


def test_what_is_made_for_the_worry_stands_before_what_holds_for_all(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = tab_of(workspace, mathias_case, qtbot)
    tab.kind.set_text("violence")
    tab.refresh()
    assert tab.checklist._ids[:2] == ("worry-violence", "worry-any")


def test_switched_off_there_is_no_trace_of_the_guides(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    tab = EarlyTab(workspace, mathias_case)
    qtbot.addWidget(tab)
    assert "guides" not in tab._parts
    workspace.do("Slå til", switch_module, GUIDES, on=True)
    on = EarlyTab(workspace, mathias_case)
    qtbot.addWidget(on)
    assert "guides" in on._parts
