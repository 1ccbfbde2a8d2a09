"""The days of a calendar: everything counted once, series unfolded, and nothing that is no date."""

import datetime as dt
from collections import Counter
from typing import Any
from uuid import UUID

from doing import ask, do
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.bootstrap import OpenStore
from app.language.recurrence import next_occurrence
from app.models.agreement import Agreement, AgreementOccurrence
from app.models.enums_meeting import AgreementOutcome
from app.models.log import DueItem
from app.services import reminders, snoozes
from app.services.calendar_rows import CalendarDays, numbers_ahead, read_days
from app.services.calendar_series import days_of
from app.services.due_rows import DueRow, list_due
from app.services.due_shown import REMINDERS
from tests.shipped import TODAY as NOW

TODAY = NOW.date()
MONDAY, SUNDAY = dt.date(2026, 10, 26), dt.date(2027, 1, 3)
DAY = dt.timedelta(days=1)


def days(store: OpenStore, **asked: Any) -> CalendarDays:
    found: CalendarDays = ask(store, read_days, MONDAY, SUNDAY, today=TODAY, **asked)
    return found


def dated_once(rows: list[DueRow]) -> Counter[dt.date]:
    return Counter(
        row.due
        for row in rows
        if row.due and not row.recurring and row.source_table not in REMINDERS and MONDAY <= row.due <= SUNDAY
    )


def series(store: OpenStore, words: str) -> Agreement:
    found: Agreement = ask(store, lambda unit: next(a for a in unit.live(Agreement) if words in (a.text or "")))
    return found


def test_each_date_that_comes_once_stands_on_its_day(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID
) -> None:
    found = days(store, named=100)
    rows = [row for each in found.found.values() for row in each.rows if not row.recurring]
    expected = dated_once(ask(store, list_due, today=TODAY))
    assert Counter(row.due for row in rows) == expected
    assert sum(expected.values()) > 5


def test_a_series_stands_on_each_of_its_days_from_today_on(store: OpenStore, mathias_case: UUID) -> None:
    found = days(store, named=100)
    on = [day for day, each in found.found.items() if any("Kasper henter" in row.what for row in each.rows)]
    expected = [
        MONDAY + number * DAY
        for number in range((SUNDAY - MONDAY).days + 1)
        if MONDAY + number * DAY >= TODAY and (MONDAY + number * DAY).weekday() in (1, 3)
    ]
    assert on == expected


def test_the_numbers_are_those_of_all_rows_however_few_are_read(
    store: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    everything, few = days(store, named=100), days(store, named=1)
    assert {day: each.count for day, each in few.found.items()} == {
        day: len(each.rows) for day, each in everything.found.items()
    }
    assert all(len(each.rows) == 1 for each in few.found.values())
    assert any(each.count > 1 for each in few.found.values())


def test_a_series_judged_ahead_goes_on_after_the_judged_day(store: OpenStore, mathias_case: UUID) -> None:
    kasper = series(store, "henter")
    tuesday = dt.date(2026, 11, 24)
    before = days(store, named=100)

    def judge(unit: Any) -> None:
        unit.add(
            AgreementOccurrence(case_id=mathias_case, agreement_id=kasper.id, on=tuesday, outcome=AgreementOutcome.KEPT)
        )

    do(store, judge)
    after = days(store, named=100)
    assert before.on(tuesday).count == after.on(tuesday).count + 1
    assert after.on(tuesday + 2 * DAY).count == before.on(tuesday + 2 * DAY).count
    assert sum(len(each.rows) for each in after.found.values()) == after.count


def test_a_series_judged_beyond_the_stretch_is_not_named_in_it(store: OpenStore, mathias_case: UUID) -> None:
    kasper, tuesday = series(store, "henter"), dt.date(2026, 11, 24)
    before: CalendarDays = ask(store, read_days, tuesday, tuesday, named=100, today=TODAY)

    def judge(unit: Any) -> None:
        later = tuesday + 9 * DAY
        unit.add(
            AgreementOccurrence(case_id=mathias_case, agreement_id=kasper.id, on=later, outcome=AgreementOutcome.KEPT)
        )

    do(store, judge)
    after: CalendarDays = ask(store, read_days, tuesday, tuesday, named=100, today=TODAY)
    assert after.count == len(after.on(tuesday).rows) == before.count - 1


@settings(max_examples=150, deadline=None)
@given(
    start=st.dates(dt.date(2024, 1, 1), dt.date(2027, 3, 1)),
    rule=st.sampled_from([
        "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", "FREQ=WEEKLY;BYDAY=TU,TH",
        "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY", "FREQ=MONTHLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=MO;COUNT=30",
        "FREQ=WEEKLY;UNTIL=20261215",
    ]),
    ends_on=st.none() | st.dates(dt.date(2026, 11, 1), dt.date(2027, 2, 1)),
)  # fmt: skip
def test_a_series_has_the_days_it_has_when_each_is_asked_for_from_its_start(
    start: dt.date, rule: str, ends_on: dt.date | None
) -> None:
    last, expected, day = min(SUNDAY, ends_on or SUNDAY), [], start - DAY
    while (following := next_occurrence(rule, start, day)) is not None and following <= last:
        day = following
        expected += [day] if day >= TODAY else []
    assert days_of(rule, start, (TODAY, SUNDAY), ends_on) == tuple(expected)


def test_one_case_is_read_alone(store: OpenStore, mathias_case: UUID, liv_case: UUID) -> None:
    found = days(store, named=100, case_id=liv_case)
    assert {row.case_id for each in found.found.values() for row in each.rows} == {liv_case}
    assert found.count < days(store).count


def test_what_is_no_date_is_on_no_day(store: OpenStore, mathias_case: UUID, noah_case: UUID) -> None:
    with store.units.read("test") as unit:
        stored = set(unit.session.execute(select(DueItem.source_table)).scalars())
    assert stored & REMINDERS
    shown = {row.source_table for each in days(store, named=100).found.values() for row in each.rows}
    assert not shown & REMINDERS


def test_a_day_says_when_it_is_late(store: OpenStore, noah_case: UUID) -> None:
    found: CalendarDays = ask(store, read_days, dt.date(2026, 1, 1), dt.date(2027, 12, 31), named=100, today=TODAY)
    for day, each in found.found.items():
        assert all((row.bucket.value == "overdue") == (day < TODAY) for row in each.rows)


def test_what_is_put_off_is_not_reminded_of(store: OpenStore, mathias_case: UUID) -> None:
    fishing = next(row for row in ask(store, list_due, today=TODAY) if "fisker" in row.what and row.due)
    before = ask(store, numbers_ahead, fishing.due, fishing.due)
    line = {"table": fishing.source_table, "row_id": fishing.source_id, "rule_id": fishing.rule_id}
    do(store, snoozes.put_off, **line, until=f"{fishing.due + 3 * DAY:%d.%m.%Y}", because="De venter på vejret")
    assert sum(ask(store, numbers_ahead, fishing.due, fishing.due).values()) == sum(before.values()) - 1


def test_the_reminder_counts_fourteen_days_and_tells_nothing_else(store: OpenStore, mathias_case: UUID) -> None:
    numbers = ask(store, reminders.count_ahead)
    assert len(numbers) == 14
    assert sum(numbers) > 3
    assert all(isinstance(each, int) for each in numbers)
