"""Måned: weeks and stones that can be walked, heard and opened, and the file for her own calendar."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from icalendar import Calendar
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell_reading import Clock

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.dates_calendar import AlarmChoice
from app.policy import Policy
from app.rules.due import Bucket
from app.services import calendar_rows
from app.services.records import change_record
from app.views.calendar.export_card import ExportCard
from app.views.calendar.export_desk import Choice, DatesDesk
from app.views.calendar.month_grid import moved, weeks_of
from app.views.calendar.month_page import MonthPage
from app.views.calendar.words import (
    cell_line,
    cell_who,
    closed_name,
    holiday_begins,
    row_line,
    special_about,
    spoken,
)
from app.views.theme import Theme, apply_theme
from app.views.widgets.notice import NoticeBar
from app.views.workspace import Workspace
from tests.views.test_accessible_names import faults

FRIDAY = dt.date(2026, 11, 20)


@pytest.fixture
def page(store: OpenStore, workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> MonthPage:
    store.units.now = workspace.now = Clock()
    apply_theme(qapp, Theme())
    made = MonthPage(workspace)
    qtbot.addWidget(made)
    made.resize(1048, 690)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.enter()
    return made


def press(page: MonthPage, *keys: Qt.Key) -> dt.date:
    for key in keys:
        QTest.keyClick(page.grid, key)
    return page.grid.day


def test_one_walks_by_day_week_and_month(page: MonthPage) -> None:
    assert page.grid.day == FRIDAY
    assert press(page, Qt.Key.Key_Right) == FRIDAY + dt.timedelta(days=1)
    assert press(page, Qt.Key.Key_Down) == dt.date(2026, 11, 28)
    assert press(page, Qt.Key.Key_Home) == dt.date(2026, 11, 23)
    assert press(page, Qt.Key.Key_Down) == dt.date(2026, 11, 30)
    assert press(page, Qt.Key.Key_Right) == dt.date(2026, 12, 1)
    assert press(page, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) == dt.date(2026, 12, 1)
    assert press(page, Qt.Key.Key_T) == FRIDAY


def test_a_month_is_whole_weeks_and_a_short_month_does_not_run_over() -> None:
    assert weeks_of(FRIDAY) == (dt.date(2026, 10, 26), dt.date(2026, 12, 6))
    assert weeks_of(dt.date(2027, 2, 10)) == (dt.date(2027, 2, 1), dt.date(2027, 2, 28))
    assert moved(dt.date(2027, 1, 31), months=1) == dt.date(2027, 2, 28)
    assert moved(dt.date(2026, 12, 31), months=-1) == dt.date(2026, 11, 30)


def test_each_day_is_read_aloud_with_its_numbers(page: MonthPage) -> None:
    press(page, Qt.Key.Key_Down)
    assert page.grid.accessibleDescription().startswith("fredag den 27. november 2026: 2 aftaler. Mathias: ")
    press(page, Qt.Key.Key_Right)
    assert page.grid.accessibleDescription() == "lørdag den 28. november 2026: intet"


def test_holidays_and_closed_days_have_names() -> None:
    assert closed_name(dt.date(2027, 3, 26)) == "langfredag"
    assert closed_name(dt.date(2026, 11, 28)) == ""
    assert special_about(dt.date(2026, 12, 25)) == "juledag, juleferie"
    assert holiday_begins(dt.date(2026, 12, 28), dt.date(2026, 11, 30)) == "juleferie"
    assert holiday_begins(dt.date(2026, 12, 29), dt.date(2026, 11, 30)) == ""
    empty = calendar_rows.CalendarDay(dt.date(2026, 12, 24))
    assert spoken(empty, FRIDAY) == "torsdag den 24. december 2026, juleaftensdag, juleferie: intet"


def test_enter_opens_the_days_list_and_then_the_case(page: MonthPage, mathias_case: UUID) -> None:
    asked: list[object] = []
    page.case_requested.connect(lambda case_id, _tab: asked.append(case_id))
    press(page, Qt.Key.Key_Return)
    assert page.day_list.list.hasFocus()
    QTest.keyClick(page.day_list.list, Qt.Key.Key_Return)
    assert asked == [mathias_case]
    QTest.keyClick(page.day_list.list, Qt.Key.Key_Escape)
    assert page.grid.hasFocus()


def test_escape_leaves_the_month(page: MonthPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.closed, timeout=1000):
        press(page, Qt.Key.Key_Escape)


def test_every_control_says_what_it_is(page: MonthPage) -> None:
    page.open_export()
    assert faults(page) == []


def test_the_page_fits_a_small_screen_with_large_letters(
    page: MonthPage, qapp: QApplication, qtbot: QtBot
) -> None:  # fmt: skip
    apply_theme(qapp, Theme(text_scale=1.5))
    page.resize(930, 640)
    page.refresh()
    assert page.minimumSizeHint().width() <= 930
    qtbot.waitUntil(lambda: page.day_list.y() > page.grid.geometry().bottom())
    apply_theme(qapp, Theme())


def test_the_file_is_saved_where_she_says_without_names(page: MonthPage, tmp_path: Path, qtbot: QtBot) -> None:
    path, notice = tmp_path / "datoer.ics", NoticeBar()
    card = ExportCard(page.workspace, notice, ask_path=lambda _name: str(path))
    qtbot.addWidget(card)
    qtbot.addWidget(notice)
    assert card.choice() == Choice(None, False, AlarmChoice(1, dt.time(9)))
    card.save()
    text = path.read_text(encoding="utf-8")
    assert "gemt. Deler du kalenderen" in notice.sentence()
    assert len(Calendar.from_ical(text).walk("VALARM")) == text.count("BEGIN:VEVENT") > 3
    assert "Mathias" not in text
    card._names.setChecked(True)
    card.save()
    assert "Mathias" in path.read_text(encoding="utf-8")


def test_when_she_thinks_better_of_it_nothing_is_written(page: MonthPage, tmp_path: Path, qtbot: QtBot) -> None:
    card = ExportCard(page.workspace, NoticeBar(), ask_path=lambda _name: "")
    qtbot.addWidget(card)
    card.save()
    assert list(tmp_path.glob("*.ics")) == []


def test_it_cannot_be_saved_where_papers_may_not_leave(
    store: OpenStore, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    closed = Workspace(
        store.units, store.drafts, store.units.now, training=False, keeper=store.keeper,
        policy=Policy(allowed_exports=frozenset()),
    )  # fmt: skip
    card = ExportCard(closed, NoticeBar())
    qtbot.addWidget(card)
    assert not card._save.isEnabled()


def test_a_line_others_must_not_read_stands_without_its_words(page: MonthPage, mathias_case: UUID) -> None:
    rows = page.workspace.ask(calendar_rows.read_days, FRIDAY, FRIDAY, named=9).on(FRIDAY).rows
    row = next(each for each in rows if "Torben" in each.what)
    desk = DatesDesk(page.workspace)
    before = desk.prepare(Choice(with_names=True))
    assert b"Torben" in before.data
    page.workspace.do("Ret", change_record, "agreement", row.source_id, {"text": "ringer til Torben om 140315-1234"})
    after = desk.prepare(Choice(with_names=True))
    assert b"140315" not in after.data.replace(b"\r\n ", b"")
    assert (after.silenced, after.count) == (1, before.count)


@pytest.mark.parametrize("names", [False, True])
def test_a_long_way_to_the_file_is_told_and_can_be_stopped(page: MonthPage, names: bool) -> None:
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        told.append((done, total))
        return False

    with pytest.raises(UserError, match="Stoppet"):
        DatesDesk(page.workspace).prepare(Choice(with_names=names), stop)
    assert told[0] == (0, told[0][1])
    assert told[0][1] > 0


def test_a_narrow_day_tells_whom_it_is_about_and_a_late_one_says_so_aloud(page: MonthPage) -> None:
    late = replace(next(row for found in page.grid._days.found.values() for row in found.rows), bucket=Bucket.OVERDUE)
    assert cell_line(late).startswith(f"{cell_who(late)}: ")
    assert row_line(late) == f"over tiden: {cell_line(late)}"
