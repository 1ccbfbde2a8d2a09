"""Deadlines somebody sets going: the day and clock they fall on, as in the worked examples, until they are done."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services.history import undo
from app.services.started_deadlines import (
    finish_deadline,
    list_started,
    preview_deadline,
    remove_deadline,
    reopen_deadline,
    start_deadline,
    startable_rules,
)
from tests.doing import ask, do
from tests.services.due_making import a_case, lines, the_child, told
from tests.shipped import TODAY

RECEIPT, ASSESSMENT, INVESTIGATION = "receipt", "acute-assessment", "child-assessment"


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store, next_on="1. december 2026")


@pytest.mark.parametrize(
    ("rule", "on", "at", "words"),
    [
        (ASSESSMENT, "20. november 2026", "14.30", "Senest 21. november 2026 kl. 14.30"),
        (ASSESSMENT, "24. oktober 2026", "10", "Senest 25. oktober 2026 kl. 9"),  # the clock goes back that night
        (ASSESSMENT, "28. marts 2026", "10", "Senest 29. marts 2026 kl. 11"),
        (ASSESSMENT, "20. november 2026", "", "Senest 21. november 2026"),
        (RECEIPT, "20. november 2026", "", "Senest 27. november 2026"),
        (RECEIPT, "31. marts 2026", "", "Senest 10. april 2026"),
        (INVESTIGATION, "31. oktober 2026", "", "Senest 28. februar 2027"),
        ("appeal", "2. november 2026", "", "Senest 30. november 2026"),
        ("access-to-documents", "19. november 2026", "", "Senest 30. november 2026"),
        ("second-look", "20. november 2026", "", "Ingen fast dato"),
    ],
)
def test_a_deadline_falls_on_its_day(store: OpenStore, rule: str, on: str, at: str, words: str) -> None:
    assert ask(store, preview_deadline, rule_id=rule, on=on, at=at).words == words


def test_it_stands_on_the_list_with_its_clock_until_it_is_done(store: OpenStore, case_id: UUID) -> None:
    made = do(store, start_deadline, case_id, rule_id=ASSESSMENT, on="21. november", at="14.30")
    [row] = lines(store, table="started_deadline")
    assert (row.due, row.at_time, row.kind, row.rule_id) == (dt.date(2026, 11, 22), "14:30", "statutory", ASSESSMENT)
    assert row.explanation == "24 timer efter underretningen 21. november 2026 kl. 14.30, barnets lov § 136."

    do(store, finish_deadline, made)
    assert lines(store, table="started_deadline") == []
    [done] = ask(store, list_started, case_id)
    assert done.done_on == TODAY.date()
    do(store, reopen_deadline, made)
    assert len(lines(store, table="started_deadline")) == 1
    do(store, remove_deadline, made)
    assert lines(store, table="started_deadline") == []


def test_an_investigation_tells_what_to_do_when_it_takes_longer_and_hours_ask_for_the_clock(
    store: OpenStore, case_id: UUID
) -> None:
    for rule in (INVESTIGATION, ASSESSMENT):
        do(store, start_deadline, case_id, rule_id=rule, on="21. november")
    hours, months = (row.explanation for row in lines(store, table="started_deadline"))
    assert "foreløbig vurdering" in months
    assert "Uden klokkeslæt" in hours


def test_a_paragraph_nobody_has_read_is_told_as_such(store: OpenStore, case_id: UUID) -> None:
    do(store, start_deadline, case_id, rule_id=RECEIPT, on="20. november", child_id=the_child(store, case_id))
    [row] = lines(store, table="started_deadline")
    assert "Paragraffen er ikke bekræftet." in row.explanation
    assert (row.law, row.uncertain, row.children) == ("", True, "Asta Lund")


def test_the_last_working_day_is_told_when_a_deadline_ends_on_a_closed_day(store: OpenStore) -> None:
    found = ask(store, preview_deadline, rule_id=INVESTIGATION, on="31. oktober 2026")
    assert found.work_by == dt.date(2027, 2, 26)
    hours = ask(store, preview_deadline, rule_id=ASSESSMENT, on="21. november 2026", at="12")
    assert hours.work_by is None


def test_only_what_somebody_must_say_has_happened_can_be_chosen(store: OpenStore) -> None:
    chosen = {each.id: each for each in ask(store, startable_rules)}
    assert "child-plan" not in chosen
    assert "acute-assessment-sel" not in chosen
    assert [each.id for each in chosen.values() if each.needs_clock] == [ASSESSMENT]
    assert chosen[RECEIPT].event == "underretningen er modtaget"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"rule_id": "child-plan"}, "Vælg"),
        ({"rule_id": "no-such"}, "Vælg"),
        ({"rule_id": RECEIPT, "on": "uge 47"}, "Skriv den dag"),
        ({"rule_id": RECEIPT, "on": "1. december 2026"}, "til og med i dag"),
        ({"rule_id": ASSESSMENT, "at": "sent"}, "klokkeslæt"),
    ],
)
def test_what_cannot_be_counted_from_is_refused(
    store: OpenStore, case_id: UUID, values: dict[str, str], said: str
) -> None:
    with pytest.raises(UserError, match=said):
        do(store, start_deadline, case_id, **values)


def test_it_cannot_be_done_before_it_began_and_undo_takes_it_back(store: OpenStore, case_id: UUID) -> None:
    with store.units.step("Sæt frist i gang", "deadline.start") as unit:
        made = start_deadline(unit, case_id, rule_id=RECEIPT, on="20. november")
    with pytest.raises(UserError, match="før det begyndte"):
        do(store, finish_deadline, made, on="19. november")
    do(store, undo, unit.outcome.step_id)
    assert told(store, table="started_deadline") == []
