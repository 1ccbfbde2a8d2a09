"""»Sagens vægt« in a case: an answer is one choice, a suggestion one key, and off it leaves no trace."""

import datetime as dt
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.case_weights import CaseWeightRow, answer_criterion, read_weight
from app.services.modules import CASE_WEIGHT, switch_module
from app.views.case.more_tab import MoreTab
from app.views.case_load.answer_row import AnswerLine
from app.views.case_load.weight_tab import WeightTab
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.shipped import TODAY
from tests.views.case_reading import fill, settle, words_on
from tests.views.test_accessible_names import faults


@pytest.fixture
def tab(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> WeightTab:
    apply_theme(qapp, Theme())
    made = WeightTab(workspace, mathias_case)
    qtbot.addWidget(made)
    made.resize(1000, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


def line(tab: WeightTab, criterion: str) -> AnswerLine:
    place = [each.criterion.id for each in weight(tab).answers].index(criterion)
    return tab.lines[place]


def weight(tab: WeightTab) -> CaseWeightRow:
    return tab.workspace.ask(read_weight, tab.case_id)


def choose(row: AnswerLine, level: str) -> None:
    row.choice.editor.set_value(level)
    row.choice.commit()
    settle()


def test_an_answer_is_kept_when_it_is_chosen_and_undone_in_one_go(tab: WeightTab) -> None:
    choose(line(tab, "complexity"), "very_much")
    assert (weight(tab).points, "Rigtig meget (6 point)") == (6, line(tab, "complexity").choice.editor.currentText())
    fill(line(tab, "complexity").because, "tre skoler")
    assert weight(tab).answers[0].now is not None
    assert weight(tab).answers[0].now.because == "tre skoler"
    for _ in range(2):
        tab.workspace.undo_stack.undo()
        settle()
    assert (weight(tab).points, line(tab, "complexity").choice.text()) == (None, "")
    assert line(tab, "complexity").because.isHidden()


def test_a_suggestion_says_why_and_is_taken_with_one_key(tab: WeightTab) -> None:
    row = line(tab, "children")
    assert row.hint.text() == "Forslag: Ét (ét barn i sagen)"
    row.hint.click()
    settle()
    assert (row.choice.text(), row.hint.isHidden()) == ("one", True)
    choose(row, "four_or_more")
    assert not row.hint.isHidden(), "she may answer otherwise"
    assert line(tab, "own_load").hint.isHidden()


def test_what_was_answered_before_is_told_the_newest_first(
    tab: WeightTab, store: OpenStore, workspace: Workspace
) -> None:
    for days, level in ((-200, "much"), (-100, "some"), (-50, "very_much"), (0, "little")):
        store.units.now = lambda days=days: TODAY + dt.timedelta(days=days)
        workspace.do("x", answer_criterion, tab.case_id, criterion="complexity", level=level)
        settle()
    told = words_on(line(tab, "complexity"))
    assert told.index("Før: Rigtig meget (6), 3. oktober 2026") < told.index("Før: Noget (2)")
    assert "Før: Meget" not in told
    line(tab, "complexity").older.click()
    assert "Før: Meget (4)" in words_on(line(tab, "complexity"))
    assert faults(tab) == []


def test_with_the_part_off_the_case_has_no_trace_of_it(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    for on in (True, False):
        workspace.do("x", switch_module, CASE_WEIGHT, on=on)
        more = MoreTab(workspace, mathias_case)
        qtbot.addWidget(more)
        more.open_part("weight")
        assert isinstance(more.part(), WeightTab) is on
