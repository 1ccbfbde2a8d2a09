"""Handleguides: the worry is chosen, the steps stand there, a space bar ticks one with day and initials."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.rules.guides import GuideStep
from app.services import guide_ticks
from app.services.guides import list_guides, save_guide
from app.services.modules import GUIDES, switch_module
from app.views.case.early_tab import EarlyTab
from app.views.guides.news import NewsLine
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


def test_a_remark_beside_a_step_is_kept_and_waits_half_typed(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = tab_of(workspace, mathias_case, qtbot)
    tab.checklist.boxes()[0].click()
    ask = tab.checklist.lines[0].ask
    assert ask is not None
    QTest.keyClick(ask, Qt.Key.Key_Space)
    note = tab.checklist.lines[0].note
    assert note is not None
    QTest.keyClicks(note.editor, "Talt med Kirs")
    note.flush_draft()
    workspace.drafts.flush()
    again = tab_of(workspace, mathias_case, qtbot)
    waiting = again.checklist.lines[0].note
    assert waiting is not None
    assert waiting.text() == "Talt med Kirs"
    QTest.keyClicks(waiting.editor, "tine")
    waiting.commit()
    qtbot.waitUntil(lambda: again.checklist.lines[0].note is None)
    [rows] = workspace.ask(guide_ticks.read_checklists, mathias_case, (tab.checklist._ids[0],))
    assert "Kirs" in rows.steps[0].note
    assert "tine" in rows.steps[0].note
    assert not [key for key in workspace.drafts.kept() if key.startswith("guide_note:")]


def test_what_is_new_since_the_first_tick_is_told_until_it_is_seen(
    workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    tab = tab_of(workspace, mathias_case, qtbot)
    tab.checklist.boxes()[0].click()
    guide = next(each.guide for each in workspace.ask(list_guides) if each.guide.id == tab.checklist._ids[0])
    workspace.do("Ret", save_guide, replace(guide, steps=(*guide.steps, GuideStep("new", "Ring til os."))))
    tab.refresh()
    [news] = [each for each in tab.checklist.findChildren(NewsLine) if not each.isHidden()]
    assert "Nyt siden sidst: »Ring til os.«" in news.words.text()
    news.button.click()
    assert not any(each.isVisible() for each in tab.checklist.findChildren(NewsLine))


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
