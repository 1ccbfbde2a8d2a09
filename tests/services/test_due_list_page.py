"""I dag, read: the same lines as the whole list, counted before they are read, and no more than are shown."""

import datetime as dt
from collections import Counter
from uuid import UUID

import pytest
from doing import ask, do
from sqlalchemy import event, insert

from app.bootstrap import OpenStore
from app.models.enums import DueKind
from app.models.ids import new_id
from app.models.log import DueItem
from app.services.agreements import add_agreement, judge_agreement
from app.services.cases import start_case
from app.services.due_actions import mark_done
from app.services.due_rows import list_due
from app.services.modules import switch_module
from app.services.snoozes import put_off
from app.services.today_rows import MOST, Group, TodayRows, group_of, read_today
from app.services.week_done import read_week_done

SUNDAY = dt.date(2026, 11, 22)
ALL = {group: 10_000 for group in Group}


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta Lund", birth="2018")


def page(store: OpenStore, day: dt.date = SUNDAY) -> TodayRows:
    return ask(store, read_today, today=day, most=ALL)


def put_in(store: OpenStore, case_id: UUID, days: list[dt.date | None], **values: object) -> None:
    line = {"case_id": case_id, "source_table": "agreement", "rule_id": "agreed", "kind": DueKind.AGREED}
    more = {"what": "Ringer", "explanation": "Aftalt.", "uncertain": False, "recurrence": None, **values}
    with store.vault.engine.begin() as connection:
        connection.execute(insert(DueItem), [{**line, **more, "source_id": new_id(), "due_on": day} for day in days])


@pytest.mark.parametrize("days", [-400, -9, 0, 1, 5, 30, 400])
def test_the_page_shows_what_the_whole_list_shows(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID, days: int
) -> None:
    day = SUNDAY + dt.timedelta(days=days)
    whole = ask(store, list_due, today=day)
    shown = page(store, day)

    assert [row for group in Group for row in shown.of(group)] == sorted(
        whole, key=lambda row: list(Group).index(group_of(row))
    )
    assert {group: count for group, count in shown.counts.items() if count} == Counter(group_of(row) for row in whole)


def test_the_numbers_are_of_everything_and_the_rows_only_the_first(store: OpenStore, case_id: UUID) -> None:
    put_in(store, case_id, [SUNDAY - dt.timedelta(days=each % 40 + 1) for each in range(300)])
    shown = ask(store, read_today, most=MOST)

    assert (len(shown.of(Group.OVERDUE)), shown.count(Group.OVERDUE)) == (200, 300)
    days = [row.due for row in shown.of(Group.OVERDUE) if row.due]
    assert days == sorted(days)
    assert days[0] == SUNDAY - dt.timedelta(days=40)
    assert sum(shown.on_days[days[0]].values()) == 7


def test_a_date_of_the_law_is_among_the_first_of_its_day(store: OpenStore, case_id: UUID) -> None:
    put_in(store, case_id, [SUNDAY] * 250)
    put_in(store, case_id, [SUNDAY], kind=DueKind.STATUTORY, what="Lovens frist")
    assert ask(store, read_today).of(Group.TODAY)[0].what == "Lovens frist"


def test_a_series_counts_on_its_next_day_however_long_ago_it_began(store: OpenStore, case_id: UUID) -> None:
    begun = [SUNDAY - dt.timedelta(days=each) for each in range(60)]
    put_in(store, case_id, list(begun), recurrence="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU")
    put_in(store, case_id, list(begun), recurrence="FREQ=DAILY", ends_on=SUNDAY - dt.timedelta(days=1))
    put_in(store, case_id, [None], recurrence="FREQ=DAILY")
    shown, whole = page(store), ask(store, list_due, today=SUNDAY)

    assert shown.counts[Group.TODAY] == 1
    assert sum(shown.counts.values()) == len(whole) == 62
    assert {row.due for row in shown.of(Group.NEXT_14_DAYS)} == {dt.date(2026, 11, 24), dt.date(2026, 12, 1)}


def test_an_agreement_judged_ahead_of_time_is_counted_on_its_next_day(store: OpenStore, case_id: UUID) -> None:
    agreements = [do(store, add_agreement, case_id, text="henter", when="hver fredag") for _ in range(3)]
    friday = dt.date(2026, 11, 27)
    do(store, mark_done, table="agreement", row_id=agreements[1], on=friday.isoformat())
    shown = page(store)

    assert shown.on_days[friday] == {DueKind.AGREED: 2}
    assert shown.on_days[friday + dt.timedelta(days=7)] == {DueKind.AGREED: 1}
    assert [row.due for row in shown.of(Group.NEXT_14_DAYS)] == [friday, friday, friday + dt.timedelta(days=7)]


def test_what_is_quiet_stands_apart_and_is_never_over_the_time(store: OpenStore, case_id: UUID) -> None:
    shown = page(store, SUNDAY + dt.timedelta(days=120))
    assert {row.source_table for row in shown.of(Group.STILL)} == {"quiet", "child_talk"}
    assert not [row for row in shown.of(Group.OVERDUE) if row.is_still]
    assert shown.count(Group.STILL) == 2


def test_what_is_put_off_is_a_number_until_somebody_asks(store: OpenStore, case_id: UUID) -> None:
    agreement = do(store, add_agreement, case_id, text="ringer", when="24. november")
    do(store, put_off, table="agreement", row_id=agreement, rule_id="agreed", until="1/12", because="Vi venter.")
    shown = ask(store, read_today)
    assert (shown.of(Group.WAITING), shown.count(Group.WAITING)) == ((), 1)
    [row] = page(store).of(Group.WAITING)
    assert (row.snoozed_until, row.snoozed_because) == (dt.date(2026, 12, 1), "Vi venter.")
    assert agreement not in {row.source_id for row in page(store).by_date()}

    again = page(store, dt.date(2026, 12, 1))
    assert agreement in {row.source_id for row in again.of(Group.OVERDUE)}
    assert not again.count(Group.WAITING)


def test_a_part_that_is_off_is_not_counted(store: OpenStore, case_id: UUID) -> None:
    put_in(store, case_id, [SUNDAY], module="supervision")
    assert page(store).count(Group.TODAY) == 1
    do(store, switch_module, "supervision", on=False)
    assert page(store).count(Group.TODAY) == 0


def test_only_the_cases_that_are_shown_are_noted_as_read(store: OpenStore) -> None:
    cases = [do(store, start_case, child_name=name, next_on="4. december") for name in ("Ida", "Bo")]
    put_in(store, cases[0], [SUNDAY] * 3)
    with store.units.read("test") as unit:
        read_today(unit, most={**dict.fromkeys(Group, 0), Group.TODAY: 10})
    assert unit.subjects == {cases[0]}


def test_what_was_done_this_week_is_counted_by_day(store: OpenStore, case_id: UUID) -> None:
    assert ask(store, read_week_done) == {}
    kept = do(store, add_agreement, case_id, text="ringer", when="24. november")
    do(store, judge_agreement, kept, outcome="kept")
    weekly = do(store, add_agreement, case_id, text="henter", when="hver fredag")
    do(store, mark_done, table="agreement", row_id=weekly, on="2026-11-20")

    assert ask(store, read_week_done) == {SUNDAY: 1, dt.date(2026, 11, 20): 1}
    assert ask(store, read_week_done, today=SUNDAY + dt.timedelta(days=1)) == {}


def test_a_day_that_is_held_against_every_row_stands_in_the_question(store: OpenStore, case_id: UUID) -> None:
    """Beside the question it is made ready anew for each row: ten thousand cases then take ten times as long."""
    put_in(store, case_id, [SUNDAY])
    beside: list[str] = []

    def note(_connection: object, _cursor: object, asked: str, given: tuple[object, ...], *_more: object) -> None:
        beside.extend(asked for each in given if str(each) == f"{SUNDAY}" and "due_item" not in asked)

    event.listen(store.vault.engine, "before_cursor_execute", note)
    ask(store, read_week_done)
    page(store)
    assert beside == []
