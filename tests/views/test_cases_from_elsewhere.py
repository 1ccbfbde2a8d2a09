"""A case from elsewhere in the window: the question is answered with one key on I dag, and in the case."""

import datetime as dt
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.case import Case
from app.services.due_rows import list_due
from app.services.told_before import read_before, set_here_since
from app.views.case.before_tab import ALWAYS, BeforeTab
from app.views.today import jobs, words
from app.views.today.page import TodayPage
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace
from tests.services.due_making import a_case, help_that_runs
from tests.services.test_due_before_here import CAME
from tests.views.case_reading import words_on
from tests.views.test_accessible_names import faults
from tests.views.test_today_waiting import choose, shown


@pytest.fixture
def came(store: OpenStore, workspace: Workspace) -> UUID:
    case_id = a_case(store)
    help_that_runs(store, case_id)
    assert workspace.do("Kom hertil", set_here_since, case_id, typed=CAME)
    return case_id


@pytest.fixture
def tab(workspace: Workspace, came: UUID, qtbot: QtBot) -> BeforeTab:
    made = BeforeTab(workspace, came)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


def answer_field(tab: BeforeTab) -> LabeledField:
    return next(each for each in tab._asked.findChildren(LabeledField) if each.isVisible())


def test_one_key_and_a_day_answer_it_on_i_dag_and_undo_asks_again(
    workspace: Workspace, came: UUID, qtbot: QtBot
) -> None:
    page: TodayPage = shown(workspace, qtbot)
    assert words.NOT_KNOWN in words_on(page)
    assert words.ALL_DONE not in words_on(page)  # nor where the list of days is empty
    assert words.ASKED_FIRST in words_on(page)
    row = workspace.ask(read_before, came).questions[0]
    assert [job.key for job in jobs.jobs_of(row)] == ["D", "H", "S", "R", "U", "?", "Enter"]
    choose(page._side.missing, row)
    QTest.keyClick(page._side.missing, Qt.Key.Key_D)
    line = page._jobs.tell_line
    QTest.keyClicks(line._field.editor, "1. december 2026")
    QTest.keyClick(line._field.editor, Qt.Key.Key_Return)
    assert line._field.error()
    line._field.set_text("4/10")
    QTest.keyClick(line._field.editor, Qt.Key.Key_Return)
    assert not line.isVisible()
    assert workspace.ask(read_before, came).questions == ()
    workspace.undo_stack.undo()
    assert workspace.ask(read_before, came).questions == (row,)


def test_the_case_asks_the_same_keeps_half_a_day_and_goes_on_when_it_is_answered(
    workspace: Workspace, came: UUID, tab: BeforeTab
) -> None:
    assert faults(tab) == []
    field = answer_field(tab)
    QTest.keyClicks(field.editor, "4/1")
    field.flush_draft()
    assert "4/1" in workspace.drafts.kept().values()
    QTest.keyClicks(field.editor, "0")
    QTest.keyClick(field.editor, Qt.Key.Key_Return)
    assert workspace.ask(read_before, came).questions == ()
    assert "4/1" not in str(workspace.drafts.kept())


def test_the_day_is_seen_refused_when_it_is_to_come_and_taken_away(
    store: OpenStore, workspace: Workspace, came: UUID, tab: BeforeTab
) -> None:
    assert tab.since.text() == "20. november 2026"
    tab.since.editor.set_value("1. december 2026")
    tab.since.commit()
    assert tab.since.error()
    tab.since.editor.set_value("")
    tab.since.commit()
    with store.units.read("test") as unit:
        assert unit.get(Case, came).here_since is None
    tab.refresh()
    assert ALWAYS in words_on(tab)
    assert any(row.due == dt.date(2026, 10, 1) for row in workspace.ask(list_due, case_id=came))
