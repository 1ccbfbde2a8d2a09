"""A deadline in hours on I dag: it can wait into a weekend, and it is late on the page the minute its hour comes."""

import datetime as dt
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shell_reading import Clock

from app.bootstrap import COPENHAGEN, OpenStore
from app.services import snoozes
from app.services.due_rows import DueRow
from app.services.started_deadlines import start_deadline
from app.services.today_rows import Group
from app.views.today.page import TodayPage
from app.views.today.wait_line import WaitLine
from app.views.workspace import Workspace


@pytest.fixture
def clock() -> Clock:
    """Friday evening: the hours run out on Saturday, when nobody is at work."""
    return Clock(dt.datetime(2026, 11, 20, 18, 0, tzinfo=COPENHAGEN))


@pytest.fixture
def page(store: OpenStore, workspace: Workspace, mathias_case: UUID, clock: Clock, qtbot: QtBot) -> TodayPage:
    workspace.now = store.units.now = clock
    workspace.do("Frist", start_deadline, mathias_case, rule_id="acute-assessment", on="20. november 2026", at="17.00")
    made = TodayPage(workspace)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


def the_row(page: TodayPage) -> DueRow:
    return next(row for row in page._due.all_read() if row.source_table == "started_deadline")


def test_it_can_wait_until_its_own_day_and_no_longer(page: TodayPage) -> None:
    row = the_row(page)
    page._list._choose(page._list._model.place_of(row.id))
    QTest.keyClick(page._list, Qt.Key.Key_U)
    line = page.findChild(WaitLine)
    assert line.row is not None
    told = line._law.text().replace("\xa0", " ")
    assert told == "Lovfristen er lørdag den 21. november 2026. Vælg senest den dag."
    source = {"table": row.source_table, "row_id": row.source_id, "rule_id": row.rule_id, "because": "ferie"}
    refused: list[str] = []
    page.workspace.refused.connect(refused.append)
    assert page.workspace.do("Udskyd", snoozes.put_off, until="22. november", **source) is None
    assert "senest" in refused[0]
    assert page.workspace.do("Udskyd", snoozes.put_off, until="21. november", **source) is not None
    clock_is_at(page, dt.datetime(2026, 11, 21, 8, tzinfo=COPENHAGEN))
    assert the_row(page).snoozed_until is None


def test_it_is_late_as_soon_as_its_hour_comes_without_a_key(page: TodayPage) -> None:
    clock_is_at(page, dt.datetime(2026, 11, 21, 16, 59, tzinfo=COPENHAGEN))
    assert page._due.lapses_at == "17:00"
    assert the_row(page) in page._due.of(Group.TODAY)
    clock_is_at(page, dt.datetime(2026, 11, 21, 17, 0, tzinfo=COPENHAGEN))
    assert the_row(page) in page._due.of(Group.OVERDUE)
    assert page._due.lapses_at == ""
    page._list._choose(page._list._model.place_of(the_row(page).id))
    QTest.keyClick(page._list, Qt.Key.Key_U)
    assert page._notice.sentence() == snoozes.LAW_IS_HERE, "it asks for a day and a reason only to refuse them"
    assert page.findChild(WaitLine).isHidden()


def clock_is_at(page: TodayPage, moment: dt.datetime) -> None:
    clock = page.workspace.now
    assert isinstance(clock, Clock)
    clock.at = moment
    page._clock.timeout.emit()
