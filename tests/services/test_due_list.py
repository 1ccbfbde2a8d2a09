"""What is due: from agreements, meetings, follow-ups, rhythm, law and goals, and nearness as seen from any day."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.services.agreements import add_agreement, change_agreement, judge_agreement
from app.services.case_content import store_content
from app.services.cases import start_case
from app.services.due_rows import list_due
from app.services.follow_ups import ChosenRhythm, HeldFollowUp, hold_follow_up, plan_follow_up, set_rhythm
from app.services.history import undo
from app.services.meetings import plan_meeting
from app.services.modules import switch_module
from app.services.records import add_record, change_record
from tests.shipped import TODAY


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta Lund", birth="2018")


def due(store: OpenStore, today: str = "2026-11-22") -> list[tuple[str, str, str]]:
    rows = ask(store, list_due, today=dt.date.fromisoformat(today))
    return [(row.what, row.due.isoformat() if row.due else "", row.bucket.value) for row in rows]


def test_a_case_without_a_next_date_says_so_until_it_has_one(store: OpenStore, case_id: UUID) -> None:
    assert due(store) == [("Næste dato", "", "missing")]

    do(store, plan_follow_up, case_id, on="4. december")
    assert due(store) == [("Opfølgning", "2026-12-04", "next_14_days")]


@pytest.mark.parametrize(
    ("today", "bucket"),
    [
        ("2026-12-05", "overdue"), ("2026-12-04", "today"), ("2026-12-03", "this_week"),
        ("2026-11-28", "next_14_days"), ("2026-11-01", "later"),
    ],
)  # fmt: skip
def test_how_near_it_is_follows_the_day_it_is_seen_from(
    store: OpenStore, case_id: UUID, today: str, bucket: str
) -> None:
    do(store, plan_follow_up, case_id, on="4/12 2026")

    assert due(store, today) == [("Opfølgning", "2026-12-04", bucket)]


def test_a_held_follow_up_moves_the_rhythm_on_and_months_are_counted_from_it(store: OpenStore, case_id: UUID) -> None:
    do(store, set_rhythm, case_id, ChosenRhythm(every=3, unit_of_time="months", reason="ro", base_on="31. august 2026"))
    assert due(store) == [("Opfølgning", "2026-11-30", "next_14_days")]

    store.units.now = lambda: TODAY + dt.timedelta(days=8)
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="30. november 2026"))
    assert ("Opfølgning", "2027-02-28", "later") in due(store)


def test_a_planned_meeting_stands_in_for_the_rhythm(store: OpenStore, case_id: UUID) -> None:
    do(store, set_rhythm, case_id, ChosenRhythm(every=6, unit_of_time="weeks", reason="ro"))
    do(store, plan_meeting, case_id, held_on="1. december", starts_at="15")

    assert due(store) == [("Inddragende netværksmøde", "2026-12-01", "next_14_days")]


def test_an_agreement_is_due_until_somebody_says_how_it_went(store: OpenStore, case_id: UUID) -> None:
    do(store, plan_follow_up, case_id, on="1. januar 2027")
    agreement = do(store, add_agreement, case_id, text="ringer til skolen", when="fredag den 4. december")
    assert ("Ringer til skolen.", "2026-12-04", "next_14_days") in due(store)

    do(store, judge_agreement, agreement, outcome="partly")
    assert len(due(store)) == 2
    do(store, judge_agreement, agreement, outcome="kept")
    assert len(due(store)) == 1


def test_an_agreement_in_words_alone_lacks_a_date(store: OpenStore, case_id: UUID) -> None:
    do(store, plan_follow_up, case_id, on="1. januar 2027")
    do(store, add_agreement, case_id, text="taler sammen", when="når det passer")

    [row] = [each for each in ask(store, list_due) if each.source_table == "agreement"]
    assert (row.due, row.bucket.value, row.explanation) == (None, "missing", "»når det passer« er ikke en dato.")


def test_a_repeated_agreement_is_due_next_time_and_gone_when_it_has_ended(store: OpenStore, case_id: UUID) -> None:
    do(store, plan_follow_up, case_id, on="1. januar 2028")
    agreement = do(store, add_agreement, case_id, text="henter", when="hver fredag kl. 15")
    assert ("Henter.", "2026-11-27", "next_14_days") in due(store)
    assert ("Henter.", "2026-12-04", "next_14_days") in due(store, "2026-11-28")

    do(store, change_record, "agreement", agreement, {"ends_on": "11. december 2026"})
    assert ("Henter.", "2026-12-11", "today") in due(store, "2026-12-11")
    assert [what for what, *_ in due(store, "2026-12-12")] == ["Opfølgning"]


def test_a_repetition_of_so_many_times_ends(store: OpenStore, case_id: UUID) -> None:
    do(store, plan_follow_up, case_id, on="1. januar 2028")
    values = {"text": "kører", "recurrence": "FREQ=WEEKLY;BYDAY=MO;COUNT=4", "starts_on": "2026-11-23"}
    do(store, add_record, case_id, "agreement", dict(values))

    assert [day for what, day, _ in due(store, "2026-12-14") if what == "Kører."] == ["2026-12-14"]
    assert [day for what, day, _ in due(store, "2026-12-15") if what == "Kører."] == []


def test_what_the_municipality_decides_is_told_as_that(store: OpenStore, case_id: UUID) -> None:
    do(store, plan_follow_up, case_id, on="1. januar 2027")
    agreement = do(store, add_agreement, case_id, text="Samvær i julen", when="15. december", state="to_be_decided")

    assert ("Skal afgøres: Samvær i julen", "2026-12-15", "later") in due(store)
    do(store, change_agreement, agreement, state="dropped")
    assert len(due(store)) == 1


def test_the_first_follow_up_of_a_decided_measure_is_a_deadline_by_law(store: OpenStore, case_id: UUID) -> None:
    values = {"name": "Fast kontaktperson", "status": "active", "decided_on": "2026-11-10", "since": "2026-11-30"}
    do(store, add_record, case_id, "intervention", dict(values))

    [row] = [each for each in ask(store, list_due) if each.kind == "statutory"]
    assert (row.what, row.due, row.rule_id) == (
        "Første opfølgning på Fast kontaktperson",
        dt.date(2027, 2, 28),
        "bl-95",
    )
    assert "§ 95" in row.explanation
    store.units.now = lambda: TODAY + dt.timedelta(days=14)
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="5. december 2026"))
    assert [each for each in ask(store, list_due) if each.kind == "statutory"] == []


def test_supervision_is_off_with_its_module_and_its_data_stays(store: OpenStore, case_id: UUID) -> None:
    chosen = ChosenRhythm(every=6, unit_of_time="months", reason="anbragt", kind="supervision")
    do(store, set_rhythm, case_id, chosen)
    assert "Tilsyn" in [what for what, *_ in due(store)]

    do(store, switch_module, "supervision", on=False)
    assert "Tilsyn" not in [what for what, *_ in due(store)]
    do(store, switch_module, "supervision", on=True)
    assert "Tilsyn" in [what for what, *_ in due(store)]


def test_undo_puts_the_due_list_back(store: OpenStore, case_id: UUID) -> None:
    before = due(store)
    with store.units.step("Aftale", "agreement.add") as unit:
        add_agreement(unit, case_id, text="ringer", when="i morgen")
    assert due(store) != before

    do(store, undo, unit.outcome.step_id)
    assert due(store) == before


def test_dates_at_the_ends_of_the_calendar_break_no_list(store: OpenStore) -> None:
    content: dict[str, Any] = {
        "format": "rundbord-case", "version": 1, "case": {"id": "x"},
        "cadences": [{"id": "c", "every_count": 104, "every_unit": "months", "base_on": "2199-12-31", "reason": "r"}],
        "meetings": [{"id": "m", "held_on": "1800-01-01"}],
        "agreements": [{"id": "a", "text": "t", "recurrence": "FREQ=YEARLY;INTERVAL=99", "starts_on": "2199-12-31"}],
        "goals": [{"id": "g", "text": "t", "due": "efter 2199"}],
    }  # fmt: skip
    do(store, store_content, content)

    for today in ("1800-01-01", "2026-11-22", "2199-12-31"):
        assert due(store, today)


def test_the_list_stands_nearest_first_with_what_lacks_a_date_last(store: OpenStore, noah_case: UUID) -> None:
    days = [day for _, day, _ in due(store)]
    with_day = [day for day in days if day]

    assert with_day == sorted(with_day)
    assert days[: len(with_day)] == with_day
