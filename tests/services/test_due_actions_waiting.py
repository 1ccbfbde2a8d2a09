"""»Udskyd, fordi …«: only with a reason, only for a while, never past the law, and back by itself."""

import datetime as dt
from uuid import UUID

import pytest
from doing import ask, do
from sqlalchemy import update

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.deadline import Snooze
from app.models.log import DueItem
from app.services.agreements import add_agreement, judge_agreement
from app.services.cases import start_case
from app.services.due_rows import DueRow, list_due
from app.services.history import undo
from app.services.meetings import plan_meeting
from app.services.records import add_record
from app.services.snoozes import bring_back, put_off
from app.services.today_rows import Group, group_of

SUNDAY = dt.date(2026, 11, 22)


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta Lund", next_on="1. februar 2027")


@pytest.fixture
def agreement(store: OpenStore, case_id: UUID) -> DueRow:
    made = do(store, add_agreement, case_id, text="ringer til skolen", when="24. november")
    return line(store, made)


def line(store: OpenStore, source: UUID, today: dt.date = SUNDAY) -> DueRow:
    return next(row for row in ask(store, list_due, today=today) if row.source_id == source)


def wait(store: OpenStore, row: DueRow, until: str, because: str = "Skolen er lukket.") -> UUID:
    place = {"table": row.source_table, "row_id": row.source_id, "rule_id": row.rule_id}
    return do(store, put_off, until=until, because=because, **place)


def lawful(store: OpenStore, start: str) -> DueRow:
    case_id = do(store, start_case, child_name="Bo Lund")
    values = {"name": "Kontaktperson", "status": "active", "decided_on": start, "since": start}
    made = do(store, add_record, case_id, "intervention", values)
    return next(row for row in ask(store, list_due) if row.source_id == made and row.kind == "statutory")


def test_a_line_waits_until_its_day_and_is_there_again_by_itself(store: OpenStore, agreement: DueRow) -> None:
    wait(store, agreement, "1. december")
    before = line(store, agreement.source_id, dt.date(2026, 11, 30))
    assert group_of(before) is Group.WAITING
    assert (before.snoozed_because, before.due) == ("Skolen er lukket.", agreement.due)

    back = line(store, agreement.source_id, dt.date(2026, 12, 1))
    assert (group_of(back), back.snoozed_because) == (Group.OVERDUE, "")


@pytest.mark.parametrize("because", ["", "   ", "\u200b"])
def test_nothing_waits_without_a_reason(store: OpenStore, agreement: DueRow, because: str) -> None:
    with pytest.raises(UserError, match="hvorfor det kan vente"):
        wait(store, agreement, "1. december", because)
    assert line(store, agreement.source_id).snoozed_until is None


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("", "hvilken dag"),
        ("i dag", "efter i dag"),
        ("1. november 2026", "efter i dag"),
        ("om 8 måneder", "et halvt år"),
    ],
)
def test_a_line_waits_for_a_while_ahead(store: OpenStore, agreement: DueRow, until: str, said: str) -> None:
    with pytest.raises(UserError, match=said):
        wait(store, agreement, until)


def test_a_date_of_the_law_waits_until_its_last_working_day_and_not_a_day_longer(store: OpenStore) -> None:
    row = lawful(store, "2026-11-05")
    assert row.due == dt.date(2027, 2, 5)
    with pytest.raises(UserError, match="Lovfristen er 5. februar. Vælg en dag senest fredag den 5. februar 2027"):
        wait(store, row, "8. februar 2027")
    wait(store, row, "5. februar 2027")
    assert line(store, row.source_id).snoozed_until == row.due
    assert group_of(line(store, row.source_id, row.due)) is Group.TODAY


def test_a_date_of_the_law_that_has_come_or_passed_waits_no_more(store: OpenStore) -> None:
    row = lawful(store, "2026-08-01")
    with pytest.raises(UserError, match="kan ikke vente længere"):
        wait(store, row, "i morgen")


def test_a_date_of_the_law_that_is_missing_cannot_wait(store: OpenStore) -> None:
    row = lawful(store, "2026-11-05")
    with store.vault.engine.begin() as connection:
        connection.execute(update(DueItem).where(DueItem.source_id == row.source_id).values(due_on=None))
    with pytest.raises(UserError, match="mangler en dato"):
        wait(store, row, "1. december")


def test_no_wait_in_the_file_hides_a_date_of_the_law(store: OpenStore) -> None:
    row = lawful(store, "2026-11-05")
    late = {"snoozed_until": dt.date(2027, 3, 1), "snoozed_because": "Ældre end reglen."}
    with store.vault.engine.begin() as connection:
        connection.execute(update(DueItem).where(DueItem.source_id == row.source_id).values(**late))
    assert group_of(line(store, row.source_id)) is Group.LATER


def test_a_meeting_ahead_is_moved_and_not_put_off_past_its_day(store: OpenStore, case_id: UUID) -> None:
    meeting = do(store, plan_meeting, case_id, held_on="1. december", starts_at="15")
    with pytest.raises(UserError, match="Flyt datoen i stedet"):
        wait(store, line(store, meeting), "2. december")
    wait(store, line(store, meeting), "30. november")


def test_undo_takes_the_wait_away_and_a_new_one_takes_its_place(store: OpenStore, agreement: DueRow) -> None:
    wait(store, agreement, "1. december")
    place = {"table": "agreement", "row_id": agreement.source_id, "rule_id": agreement.rule_id}
    with store.units.step("Udskyd", "due.put_off") as unit:
        put_off(unit, until="8. december", because="Stadig lukket.", **place)
    assert line(store, agreement.source_id).snoozed_until == dt.date(2026, 12, 8)
    with store.units.read("test") as reading:
        assert [each.until for each in reading.live(Snooze)] == [dt.date(2026, 12, 8)]

    do(store, undo, unit.outcome.step_id)
    assert line(store, agreement.source_id).snoozed_until == dt.date(2026, 12, 1)


def test_what_waits_can_be_brought_back_now(store: OpenStore, agreement: DueRow) -> None:
    wait(store, agreement, "1. december")
    do(store, bring_back, table="agreement", row_id=agreement.source_id, rule_id=agreement.rule_id)
    assert line(store, agreement.source_id).snoozed_until is None


def test_a_line_that_is_gone_says_so(store: OpenStore, agreement: DueRow) -> None:
    do(store, judge_agreement, agreement.source_id, outcome="kept")
    with pytest.raises(UserError, match="ikke længere"):
        wait(store, agreement, "1. december")
