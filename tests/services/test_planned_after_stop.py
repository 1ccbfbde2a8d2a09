"""A follow-up that is planned while a child is heard without a parent: its day stands everywhere, its word nowhere."""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore, open_store
from app.cli.run import run
from app.exchange.dates_calendar import dates_bytes
from app.models.plan import FollowUp
from app.services.calendar_dates import read_dates
from app.services.calendar_rows import read_days
from app.services.due_rows import list_due
from app.services.follow_ups import plan_follow_up
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.stop_decisions import note_stop
from app.services.today_rows import read_today
from tests.doing import ask, do
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.services.meeting_making import who
from tests.shipped import CHEAP, PASSPHRASE, TODAY

BEFORE, AFTER = dt.date(2026, 12, 3), dt.date(2026, 12, 1)


@pytest.fixture
def store(tmp_path: Path, ready_stores: ReadyStores) -> Iterator[OpenStore]:
    """Story B with a follow-up planned before the stop and one after it."""
    minutes = iter(range(1_000_000))
    clock = lambda: TODAY + dt.timedelta(minutes=next(minutes) / 60)  # noqa: E731 - a clock
    with ready_stores.opened(tmp_path, nothing, "noah_case", now=clock) as (opened, _):
        case_id = case_of(opened, "2026-007")
        do(opened, plan_follow_up, case_id, on="3. december 2026")
        do(opened, note_stop, case_id, kind="abuse", against_id=who(opened, case_id, "Jan"), reason="uro")
        do(opened, plan_follow_up, case_id, on="1. december 2026")
        yield opened


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return case_of(store, "2026-007")


def test_on_i_dag_in_the_month_and_in_the_calendar_file(store: OpenStore, case_id: UUID) -> None:
    today = {row.due: row.what for row in ask(store, read_today).all_read() if row.due in (BEFORE, AFTER)}
    month = ask(store, read_days, AFTER, BEFORE).found
    assert today == {AFTER: NEUTRAL_TITLE, BEFORE: "Opfølgning"}
    assert {day: month[day].rows[0].what for day in (AFTER, BEFORE)} == today
    dates = {each.on: each for each in ask(store, read_dates, case_id=case_id)}
    assert dates[AFTER].named == dates[AFTER].neutral
    own = dates_bytes([dates[AFTER]], TODAY, named=frozenset({dates[AFTER].uid})).decode()
    assert "pfølg" not in own
    assert "SUMMARY:Aftale" in own
    assert "pfølgning" in dates[BEFORE].named


def test_on_the_command_line(
    store: OpenStore, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = store.vault.path
    store.close()
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP))
    assert run(["due", "--store", str(path), "--today", "2026-11-22"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [NEUTRAL_TITLE in line for line in lines if "1. dec." in line] == [True]
    assert ["Opfølgning" in line for line in lines if "3. dec." in line] == [True]


def test_a_date_without_words_is_known_by_nothing_that_can_be_read(store: OpenStore, case_id: UUID) -> None:
    planned: UUID = ask(
        store, lambda unit: next(each.id for each in unit.live(FollowUp) if each.planned_on == AFTER)
    )  # fmt: skip
    row = next(each for each in ask(store, list_due, case_id=case_id) if each.source_id == planned)
    assert row.source_table == "discreet"
    assert not any(word in row.rule_id for word in ("meeting", "follow", "None", str(planned)))
