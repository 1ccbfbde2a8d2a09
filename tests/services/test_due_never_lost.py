"""What the law asks for does not go by itself: days that lack, days ahead, waits without end, and closed cases."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.deadline import Snooze
from app.models.plan import FollowUp, Intervention
from app.rules.rule import Trigger
from app.services.cases import close_case
from app.services.follow_ups import ChosenRhythm, HeldFollowUp, hold_follow_up, set_rhythm
from app.services.keeping import read_keeping
from app.services.records import change_record
from app.services.snoozes import put_off
from tests.doing import ask, do
from tests.services.due_making import a_case, help_that_runs, lines, put, the_child, told
from tests.services.test_due_events import own_rule

PLACED = {"name": "Plejefamilie", "legal_basis": "barnets lov § 46", "placement": "ja", "plan_choice": ""}
START, DECISION = "Hvornår begyndte »{}«? Skriv dagen.", "Hvornår blev »{}« besluttet? Skriv dagen."


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store, next_on="1. december 2026")


def by_law(store: OpenStore) -> list[dt.date | None]:
    return [row.due for row in lines(store) if row.rule_id == "bl-95" and row.source_table == "intervention"]


def undated(store: OpenStore) -> list[tuple[str, str, str]]:
    return told(store, table="undated_help")


def test_an_assessment_that_ends_beside_the_help_brings_the_first_follow_up_forward(store: OpenStore) -> None:
    case_id = a_case(store)
    help_that_runs(store, case_id, since="2026-10-01")
    made = {}
    for kind, day in (("investigation", "2026-11-16"), ("uncovering", "2026-11-12"), ("screening", "2026-11-01")):
        made[kind] = put(store, case_id, "assessment", kind=kind, finished_on=day)
        assert by_law(store)[-1:] != [dt.date.fromisoformat(day)]  # it is about nobody yet
        link = {"assessment_id": str(made[kind]), "child_id": str(the_child(store, case_id))}
        put(store, case_id, "assessment_child", **link)
    [row] = lines(store)
    assert (row.due, row.rule_id) == (dt.date(2026, 11, 12), "bl-95")
    do(store, change_record, "assessment", made["uncovering"], {"finished_on": ""})
    assert by_law(store) == [dt.date(2026, 11, 16)]


def test_help_without_its_day_asks_for_the_day(store: OpenStore, case_id: UUID) -> None:
    made = help_that_runs(store, case_id, since="")
    placed = help_that_runs(store, case_id, **PLACED, decided_on="", since="2026-11-01")
    help_that_runs(store, case_id, name="Aftale", legal_basis="barnets lov § 30", since="")
    help_that_runs(store, case_id, name="Ønske", status="wished", since="", decided_on="")
    help_that_runs(store, case_id, name="Gammel", legal_basis="serviceloven § 52", decided_on="2019", since="")
    assert sorted(undated(store)) == [
        (START.format("Kontaktperson"), "", "bl-95"),
        (DECISION.format("Plejefamilie"), "", "child-plan"),
    ]
    assert {row.kind for row in lines(store, table="undated_help")} == {"statutory"}
    do(store, change_record, "intervention", made, {"since": "2026-11-01"})
    do(store, change_record, "intervention", placed, {"decided_on": "2026-11-01"})
    assert undated(store) == []


def test_what_is_held_on_a_day_ahead_is_refused_and_counts_for_nothing(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-10-01")
    planned = put(store, case_id, "meeting", type_id="follow_up_meeting", status="planned", held_on="2027-01-20")
    row = put(store, case_id, "follow_up", planned_on="2027-01-04")
    for table, row_id, values in (
        ("meeting", planned, {"status": "held"}),
        ("follow_up", row, {"held_on": "4/1-2027"}),
    ):
        with pytest.raises(UserError, match="ikke kommet endnu"):
            do(store, change_record, table, row_id, values)
    with pytest.raises(UserError, match="ikke kommet endnu"):
        put(store, case_id, "follow_up", held_on="2027-01-04")
    do(store, set_rhythm, case_id, ChosenRhythm(4, "weeks", "ro", base_on="15. november 2026"))
    before = [(each.rule_id, each.due) for each in lines(store) if each.source_table == "cadence"]
    do(store, lambda unit: setattr(unit.get(FollowUp, row), "held_on", dt.date(2027, 1, 4)))  # as from another laptop
    assert [(each.rule_id, each.due) for each in lines(store) if each.source_table == "cadence"] == before
    assert "Første opfølgning senest 1. januar 2027" in " ".join(each.explanation for each in lines(store))


def test_a_missing_date_waits_two_weeks_at_the_most(store: OpenStore) -> None:
    case_id = a_case(store)
    [row] = lines(store)
    assert row.due is None
    place = {"table": row.source_table, "row_id": row.source_id, "rule_id": row.rule_id, "because": "Ferie."}
    with pytest.raises(UserError, match="højst 14 dage"):
        do(store, put_off, until="7. december 2026", **place)
    do(store, put_off, until="6. december 2026", **place)
    assert lines(store)[0].snoozed_until == dt.date(2026, 12, 6)
    with store.units.step("Før", "test") as unit:
        unit.live(Snooze, Snooze.case_id == case_id)[0].until = dt.date(2027, 5, 20)  # as it could be put off before
    assert lines(store)[0].snoozed_until == dt.date(2026, 12, 6)


def test_closing_ends_no_help_and_the_law_goes_on_for_it(store: OpenStore) -> None:
    case_id = a_case(store, birth="2010-03-01")
    placed = help_that_runs(store, case_id, **PLACED, decided_on="2026-02-01", since="2026-02-05")
    own_rule(store, Trigger.INTERVENTION, also_closed=True)
    rules = {"bl-95", "child-plan", "supervision-visits", "age-16-placed", "seen:own-letter"}
    assert rules <= {row.rule_id for row in lines(store)}
    do(store, close_case, case_id, reason="Flytter.")
    assert {row.rule_id for row in lines(store)} == rules
    [help_] = ask(store, read_keeping, case_id).help
    assert (help_.id, help_.words, help_.begun) == (placed, "»Plejefamilie«, begyndt 5. februar 2026", True)


def test_help_that_ends_with_the_case_ends_on_the_day_that_is_written(store: OpenStore, case_id: UUID) -> None:
    placed = help_that_runs(store, case_id, **PLACED, decided_on="2026-10-01", since="2026-10-05")
    other = help_that_runs(store, a_case(store))
    with pytest.raises(UserError, match="anden sag"):
        do(store, close_case, case_id, reason="Slut.", ends=[other])
    with pytest.raises(UserError, match="ikke kommet endnu"):
        do(store, close_case, case_id, reason="Slut.", ends=[placed], ended_on="1. december 2026")
    do(store, close_case, case_id, reason="Slut.", ends=[placed], ended_on="20. november 2026")
    with store.units.read("test") as unit:
        row = unit.get(Intervention, placed)
        assert (row.status, row.until and row.until.exact) == ("ended", dt.date(2026, 11, 20))
    assert [row for row in lines(store) if row.case_id == case_id] == []


def test_a_fixed_day_more_than_a_month_ahead_is_not_answered_by_what_was_held(store: OpenStore, case_id: UUID) -> None:
    chosen = ChosenRhythm(3, "months", "ro", base_on="31. august 2026", first=1, preset_id="network-meeting-fixed")
    do(store, set_rhythm, case_id, chosen)
    store.units.now = lambda: dt.datetime(2026, 12, 20, 9, tzinfo=dt.UTC)
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="20. november 2026"))
    with store.units.step("Ryd", "test") as unit:
        unit.remove(unit.live(FollowUp, FollowUp.held_on.is_(None))[0])
    assert [row.due for row in lines(store, table="cadence")] == [dt.date(2026, 12, 31)]
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="10. december 2026"))
    [row] = lines(store, table="cadence")
    assert row.due == dt.date(2027, 3, 31)
    assert row.explanation.endswith("10. december 2026 tæller som den faste dag lige efter.")
