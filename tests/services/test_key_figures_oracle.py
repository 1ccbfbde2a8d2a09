"""Every key figure of the made-up municipality is what an independent count from its definition gives."""

import datetime as dt
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import OpenStore, create_store
from app.rules.figure_periods import free_period, period_named
from app.rules.key_figures import Period
from app.services.figure_definitions import shipped_figures
from tests.figure_compare import by_oracle, counted
from tests.figure_oracle import ORACLES, Answer, dumped
from tests.municipality import BEGAN, END, fill
from tests.municipality_stores import filled_700
from tests.ready_stores import ReadyStores, in_november
from tests.shipped import CHEAP, PASSPHRASE

PERIODS = (
    period_named("2025H2"),
    period_named("2026H1"),
    period_named("2026H2"),  # it is still running
    period_named("2026Q2"),
    period_named("2024"),
    free_period(dt.date(2025, 2, 10), dt.date(2025, 3, 3)),
    free_period(END, END),
    period_named("2005H1"),  # nobody had begun
)
Both = dict[str, tuple[dict[str, Answer], dict[str, Answer]]]


@pytest.fixture(scope="module")
def town(ready_stores: ReadyStores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    with ready_stores.opened(tmp_path_factory.mktemp("town"), filled_700) as (opened, _):
        yield opened


@pytest.fixture(scope="module")
def rows(town: OpenStore) -> sqlite3.Connection:
    return dumped(town)


@pytest.fixture(scope="module")
def both(town: OpenStore, rows: sqlite3.Connection) -> Both:
    return compared(town, rows, PERIODS, END)


def compared(store: OpenStore, rows: sqlite3.Connection, periods: tuple[Period, ...], today: dt.date) -> Both:
    """Return what the program and the oracle count, by the name of the period."""
    ours = counted(store, periods, today)
    return {period.name: (ours[period.name], by_oracle(rows, period, today)) for period in periods}


def test_every_definition_has_an_oracle_and_every_oracle_a_definition() -> None:
    assert set(ORACLES) == {each.id for each in shipped_figures()}


@pytest.mark.parametrize("period", PERIODS, ids=lambda each: each.name)
def test_every_figure_is_what_its_definition_gives(period: Period, both: Both) -> None:
    ours, oracle = both[period.name]
    assert ours == oracle


def test_there_is_something_to_count_for_every_figure(both: Both) -> None:
    _, oracle = both["2026H1"]
    assert {figure for figure, answer in oracle.items() if not answer.n} == set()


def test_every_part_a_definition_names_is_somebody_s(both: Both) -> None:
    found = {figure: set[str]() for figure in ORACLES}
    for _, oracle in both.values():
        for figure, answer in oracle.items():
            found[figure] |= set(answer.parts)
    assert found["rungs_end"] == {"none", *"123456"}
    assert found["case_weights"] == {"light", "middle", "heavy", "unweighed"}
    assert found["follow_up_days"] == {"1-42", "43-91", "92-182", "183-365", "366+"}
    assert found["meetings_child"] == {"present", "heard", "represented", "not_heard", "unknown"}
    assert found["agreements_kept"] == {"kept", "partly", "not_kept", "changed", "under_way", "open"}
    assert found["notifications_age"] == {"unborn", "0-2", "3-6", "7-12", "13-17", "18+", "unknown"}
    assert found["notification_contact"] == {"0-1", "2-7", "8-14", "15-28", "29+", "none"}
    assert found["worry_to_meeting"] == {"0-14", "15-28", "29-56", "57+", "none"}
    assert len(found["notifications_sender"]) == 14 + 1


def test_nothing_is_counted_before_anybody_had_begun(both: Both) -> None:
    ours, _ = both["2005H1"]
    of_today = {"goals_status", "interventions_waiting"}
    begun = {figure for figure, answer in ours.items() if answer.n} - of_today
    undated = {"cases_open", "rungs_start", "rungs_end", "rung_moves", "rung_direction", "cases_per_caseworker"}
    assert begun <= undated | {"case_weights", "talked_with", "plan_aims"}


@pytest.mark.long
def test_other_towns_seen_from_other_days_are_counted_alike(tmp_path: Path, seconds: float, seed: int) -> None:
    chance, until, number = random.Random(seed), time.monotonic() + seconds, 0
    while number == 0 or time.monotonic() < until:
        number += 1
        store, _ = create_store(tmp_path / f"{number}.db", PASSPHRASE, cost=CHEAP, now=in_november)
        try:
            fill(store, 60, seed=chance.randrange(2**32))
            today = END - dt.timedelta(days=chance.choice((0, 0, chance.randrange(900))))
            for name, (ours, oracle) in compared(store, dumped(store), _drawn(chance), today).items():
                assert ours == oracle, f"{name} seen on {today}"
        finally:
            store.close()


def _drawn(chance: random.Random) -> tuple[Period, ...]:
    """Return some periods of any kind, most in the time of the town."""
    year = chance.randrange(2021, 2028)
    day = BEGAN + dt.timedelta(days=chance.randrange(1900))
    free = free_period(day, day + dt.timedelta(days=chance.randrange(400)))
    return (*(period_named(f"{year}{part}") for part in ("", "H1", "H2", f"Q{chance.randint(1, 4)}")), free)


def test_a_wrong_count_would_be_seen(rows: sqlite3.Connection, both: Both) -> None:
    period = period_named("2026H1")
    rows.execute(
        """UPDATE agreement SET outcome = 'kept' WHERE id = (SELECT a.id FROM agreement AS a
        JOIN met ON met.id = meeting_id WHERE state = 'agreed' AND outcome = 'not_kept'
        AND held_on BETWEEN '2026-03-01' AND '2026-08-31' LIMIT 1)"""
    )
    changed = by_oracle(rows, period, END)
    rows.rollback()
    before = both[period.name][1]
    assert {figure for figure in changed if changed[figure] != before[figure]} == {"agreements_kept"}


def test_a_row_that_was_removed_is_never_counted(town: OpenStore, rows: sqlite3.Connection) -> None:
    with town.vault.engine.connect() as source:
        for table in ("meeting", "follow_up", "intervention", "goal"):
            removed = source.exec_driver_sql(f"SELECT id FROM {table} WHERE deleted_at IS NOT NULL").fetchall()
            left = {row[0] for row in rows.execute(f"SELECT id FROM {table}")}
            assert removed
            assert left.isdisjoint(row[0] for row in removed)
