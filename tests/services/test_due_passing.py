"""What is due because time passes: birthdays, a quiet case, a child nobody talked with, talks that near their end."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.case import Child
from app.services.cases import close_case
from app.services.follow_ups import HeldFollowUp, hold_follow_up, plan_follow_up
from app.services.records import change_record
from tests.doing import do
from tests.services.due_making import a_case, help_that_runs, lines, put, the_child, told

PLACED = {"name": "Plejefamilie", "legal_basis": "barnets lov § 46", "placement": "ja", "plan_choice": ""}


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store, next_on="1. december 2026")


def who(store: OpenStore, case_id: UUID) -> str:
    with store.units.read("test") as unit:
        return str(unit.live(Child, Child.case_id == case_id)[0].person_id)


def with_contact(store: OpenStore, case_id: UUID, on: str, **values: object) -> None:
    contact = put(store, case_id, "contact", kind="call", on=on, **values)
    put(store, case_id, "contact_person", contact_id=str(contact), person_id=who(store, case_id), role="to")


def test_a_case_is_quiet_sixty_days_after_the_last_that_happened(store: OpenStore, case_id: UUID) -> None:
    assert told(store, "2027-01-20", table="quiet") == []
    [row] = lines(store, "2027-01-21", table="quiet")
    assert (row.what, row.due, row.kind) == ("Stille siden 22. november 2026", dt.date(2027, 1, 21), "practice")

    store.units.now = lambda: dt.datetime(2027, 1, 25, 9, tzinfo=dt.UTC)
    put(store, case_id, "contact", kind="call", on="2027-01-22")
    assert told(store, "2027-01-25", table="quiet") == []
    assert told(store, "2027-03-23", table="quiet")[0][0] == "Stille siden 22. januar 2027"


def test_what_lies_ahead_is_no_movement(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "note", on="2027-02-01", text="Husk at ringe")
    assert told(store, "2027-01-21", table="quiet")[0][0] == "Stille siden 22. november 2026"


def test_a_child_nobody_has_talked_with_is_named_after_ninety_days(store: OpenStore, case_id: UUID) -> None:
    assert told(store, "2027-02-19", table="child_talk") == []
    assert told(store, "2027-02-20", table="child_talk")[0][0] == "Ingen har talt med Asta endnu"

    with_contact(store, case_id, "2026-11-20", child_talked="ja")
    assert told(store, "2027-02-18", table="child_talk")[0][0] == "Ikke talt med Asta siden 20. november 2026"
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="21. november 2026", child_talked=True))
    assert told(store, "2027-02-18", table="child_talk") == []


def test_nobody_talks_with_a_child_until_some_time_after_it_is_born(store: OpenStore) -> None:
    a_case(store, birth="2027-03-01", next_on="1. december 2026")
    assert told(store, "2027-05-29", table="child_talk") == []
    assert told(store, "2027-05-30", table="child_talk")[0][0] == "Ingen har talt med Asta endnu"


def test_a_birthday_is_spoken_of_when_it_is_near_and_goes_by_itself(store: OpenStore) -> None:
    a_case(store, birth="2011-12-20", next_on="1. december 2026")
    assert told(store, "2026-11-19", table="age") == []
    [row] = lines(store, "2026-11-20", table="age")
    assert (row.what, row.due, row.rule_id) == ("Asta fylder 15 år", dt.date(2026, 12, 20), "age-15")
    assert "barnets lov § 46" in row.explanation
    assert told(store, "2026-12-21", table="age") == []


def test_a_child_born_on_a_leap_day_is_told_of_the_doubt(store: OpenStore) -> None:
    a_case(store, birth="2012-02-29", next_on="1. december 2026")
    [row] = lines(store, "2027-02-15", table="age")
    assert (row.due, "Født 29. februar" in row.explanation) == (dt.date(2027, 3, 1), True)


def test_a_birth_known_to_the_year_gives_no_birthday(store: OpenStore) -> None:
    a_case(store, birth="2011", next_on="1. december 2026")
    assert told(store, "2026-12-20", table="age") == []


@pytest.mark.parametrize(
    ("values", "rule", "kind", "day"),
    [({}, "age-16", "practice", "2026-12-20"), (PLACED, "age-16-placed", "statutory", "2027-03-20")],
    ids=["at home", "placed"],
)
def test_at_sixteen_somebody_must_decide_and_only_the_placed_must_have_a_plan(
    store: OpenStore, values: dict[str, str], rule: str, kind: str, day: str
) -> None:
    case_id = a_case(store, birth="2010-12-20", next_on="1. december 2026")
    assert told(store, "2026-12-01", table="child_plan") == []
    help_that_runs(store, case_id, **values)
    [row] = lines(store, "2026-12-01", table="child_plan")
    assert (row.due, row.rule_id, row.kind) == (dt.date.fromisoformat(day), rule, kind)
    assert row.law == "barnets lov § 108"
    assert told(store, "2027-02-01", table="child_plan") == [(row.what, day, rule)]

    put(store, case_id, "action_plan", kind="youth_plan", child_id=str(the_child(store, case_id)), since="2026-11-01")
    assert told(store, "2026-12-01", table="child_plan") == []


def test_support_as_a_grown_up_is_a_demand_for_the_placed_alone(store: OpenStore, noah_case: UUID) -> None:
    [row] = lines(store, table="child_plan")
    assert (row.due, row.kind, row.rule_id) == (dt.date(2026, 10, 30), "practice", "age-17-half")


def test_early_help_gets_a_contact_at_six_also_when_the_case_is_closed(store: OpenStore) -> None:
    case_id = a_case(store, birth="2021-01-15", next_on="1. december 2026")
    help_that_runs(store, case_id, legal_basis="barnets lov § 30", plan_choice="", since="2026-09-01")
    do(store, close_case, case_id, reason="Familien klarer sig")
    assert told(store, "2026-12-31") == []
    assert told(store, "2027-01-10") == [("Asta fylder 6 år", "2027-01-15", "early-6")]
    assert told(store, "2027-02-10") == [("Asta fylder 6 år", "2027-01-15", "early-6")]  # until somebody is in touch

    store.units.now = lambda: dt.datetime(2027, 2, 20, 9, tzinfo=dt.UTC)
    with_contact(store, case_id, "2027-02-11")
    assert told(store, "2027-02-20") == []


def test_other_closed_cases_have_no_dates(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, status="ended", until="2026-11-01")
    do(store, close_case, case_id, reason="Familien klarer sig")
    assert told(store) == []


def test_the_eighth_and_the_tenth_talk_are_told_of_until_there_is_a_follow_up(store: OpenStore, case_id: UUID) -> None:
    for day in range(1, 8):
        with_contact(store, case_id, f"2026-10-{day:02}", in_course="ja")
    assert told(store, table="course") == []
    with_contact(store, case_id, "2026-10-08", in_course="ja")
    [row] = lines(store, table="course")
    assert row.what == "8 af 10 samtaler med Asta. Tal om, hvad der skal ske bagefter."
    assert (row.due, row.kind) == (dt.date(2026, 10, 8), "practice")

    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="9. oktober 2026"))
    assert told(store, table="course") == []
    for day in (20, 21):
        with_contact(store, case_id, f"2026-10-{day}", in_course="ja")
    assert told(store, table="course")[0][1:] == ("2026-10-21", "early-talks")


def test_a_review_with_the_leader_is_planned_or_half_a_year_after_the_last(store: OpenStore, case_id: UUID) -> None:
    assert told(store, "2027-04-21", table="case_review") == []
    assert told(store, "2027-04-22", table="case_review") == [("Sagsgennemgang", "2027-05-22", "case-review")]
    made = put(store, case_id, "case_review", planned_on="2026-12-03")
    assert told(store, table="case_review") == [("Sagsgennemgang", "2026-12-03", "meeting")]
    do(store, change_record, "case_review", made, {"held_on": "2026-11-20"})
    assert told(store, "2027-05-20", table="case_review") == [("Sagsgennemgang", "2027-05-20", "case-review")]


def test_a_placed_child_is_visited_twice_a_year_unless_a_visit_is_planned(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, **PLACED, since="2026-11-01")
    assert told(store, table="supervision") == [("Tilsyn", "2027-05-01", "supervision-visits")]
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="20. november 2026", kind="supervision"))
    assert told(store, table="supervision") == [("Tilsyn", "2027-05-20", "supervision-visits")]
    do(store, plan_follow_up, case_id, on="1. maj 2027", kind="supervision")
    assert told(store, table="supervision") == []


def test_visits_before_the_case_came_here_are_not_called_late(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, **PLACED, since="2016-02-20")
    [row] = lines(store, table="supervision")
    assert (row.due, row.explanation.startswith("Anbragt siden 20. februar 2016.")) == (None, True)
