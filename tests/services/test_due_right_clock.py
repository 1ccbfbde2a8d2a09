"""The law's clocks are right: unsure days, fixed dates, ages that pass in a case nobody touches, and old events."""

import datetime as dt
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Child
from app.models.people import Person
from app.rules.ages import AgeRule
from app.rules.counting import Step
from app.rules.deadlines import Deadline
from app.rules.rule import Area, Confidence, Force, Trigger
from app.services.follow_ups import ChosenRhythm, HeldFollowUp, hold_follow_up, set_rhythm
from app.services.meeting_next import next_days
from app.services.own_rules import put_rules
from app.services.plan_page import read_plan
from app.services.plan_question import Ask
from app.services.records import change_record
from app.services.rhythm_shown import list_rhythms
from app.services.rulebook import shipped_rules
from app.services.seen_deadlines import finish_seen_deadline
from app.services.started_deadlines import preview_deadline, start_deadline
from tests.doing import ask, do
from tests.services.due_making import a_case, help_that_runs, lines, put, told

UNSURE_DAY = "regnet fra den første dag, det kan have været"


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store)


def letter(trigger: Trigger) -> Deadline:
    return Deadline(
        id="own-letter", name="Brev til familien", area=Area.FOLLOW_UP, trigger=trigger, force=Force.PRACTICE,
        source="Vores egen", confidence=Confidence.READ, explanation="Et kort brev.", after=Step.parse("2 weeks"),
    )  # fmt: skip


def at(store: OpenStore, day: str) -> None:
    moment = dt.datetime.fromisoformat(f"{day}T09:00+00:00")
    store.units.now = lambda: moment


def rhythm(store: OpenStore, case_id: UUID, preset: str, base: str, **values: Any) -> UUID:
    usual: dict[str, Any] = {"every": 3, "unit_of_time": "months", "reason": "ro"} | values
    made: UUID = do(store, set_rhythm, case_id, ChosenRhythm(base_on=base, preset_id=preset, **usual))
    return made


def rhythm_days(store: OpenStore) -> list[dt.date | None]:
    return [row.due for row in lines(store, table="cadence")]


@pytest.mark.parametrize(
    ("since", "due"),
    [
        ("2026-08", "2026-11-01"),
        ("2026", "2026-04-01"),
        ("2023-2024", "2024-04-01"),
        ("2023-11-10", "2024-02-10"),
        ("2023", None),
    ],
)
def test_a_start_without_a_day_counts_by_law_from_the_first_it_can_have_been(
    store: OpenStore, case_id: UUID, since: str, due: str | None
) -> None:
    help_that_runs(store, case_id, since=since)
    found = [row for row in lines(store) if row.rule_id == "bl-95"]
    assert [row.due.isoformat() for row in found if row.due] == ([due] if due else [])
    assert [UNSURE_DAY in row.explanation for row in found] == [len(since) < 10] * len(found)


def test_an_investigation_that_ended_is_no_unsure_day(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-09")
    put(store, case_id, "started_deadline", rule_id="child-assessment", on="2026-08-01", done_on="2026-11-20")
    [row] = [row for row in lines(store) if row.rule_id == "bl-95"]
    assert (row.due, UNSURE_DAY in row.explanation) == (dt.date(2026, 11, 20), False)


@pytest.mark.parametrize("trigger", [Trigger.INTERVENTION, Trigger.CASE_OPENED])
def test_a_rule_of_our_own_counts_from_the_first_day_of_the_month_too(
    store: OpenStore, case_id: UUID, trigger: Trigger
) -> None:
    help_that_runs(store, case_id, since="2026-11")
    do(store, change_record, "case_", case_id, {"opened_on": "november 2026"})
    do(store, put_rules, {"own-letter": letter(trigger)})
    [row] = [row for row in lines(store) if row.rule_id == "seen:own-letter"]
    assert (row.due, UNSURE_DAY in row.explanation) == (dt.date(2026, 11, 15), True)


def test_fixed_meetings_are_counted_from_their_base_and_never_chained(store: OpenStore, case_id: UUID) -> None:
    rhythm(store, case_id, "network-meeting-fixed", "31. august 2026")
    assert rhythm_days(store) == [dt.date(2026, 11, 30)]
    at(store, "2026-12-04")
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="2. december 2026"))
    [row] = lines(store, table="cadence")
    assert (row.due, row.explanation) == (dt.date(2027, 2, 28), "Hver 3. måned, faste dage fra 31. august 2026.")
    at(store, "2027-03-20")
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="1. marts 2027"))
    assert rhythm_days(store) == [dt.date(2027, 5, 31)]


def test_the_next_meeting_is_offered_near_the_fixed_day(store: OpenStore, case_id: UUID) -> None:
    rhythm(store, case_id, "network-meeting-fixed", "31. august 2026")
    met = put(store, case_id, "meeting", type_id="network_meeting", status="held", held_on="2026-11-06")
    found = ask(store, next_days, met)
    assert found.because == "Jeres rytme: hver 3. måned med faste dage."
    assert min(abs((each.on - dt.date(2027, 2, 28)).days) for each in found.days) <= 7


def test_two_follow_ups_in_one_week_spend_one_fixed_day(store: OpenStore, case_id: UUID) -> None:
    rhythm(store, case_id, "placement-frequent", "1. oktober 2026", every=6, unit_of_time="weeks", first=2)
    for day in ("13. oktober 2026", "15. oktober 2026", "16. oktober 2026"):
        do(store, hold_follow_up, case_id, HeldFollowUp(held_on=day))
    assert rhythm_days(store) == [dt.date(2026, 11, 26)]


def test_a_rhythm_that_has_ended_says_so_and_asks_for_nothing(store: OpenStore, case_id: UUID) -> None:
    rhythm(store, case_id, "skoleflex", "1. september 2025", every=6, first=3)
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="1. juni 2026"))
    assert rhythm_days(store) == [dt.date(2026, 7, 31), dt.date(2026, 9, 1)]  # what ends, and no follow-up
    [row] = ask(store, list_rhythms, case_id)
    assert (row.next_on, row.because) == ("", "Rytmen har ikke flere datoer efter 1. september 2026.")


@pytest.mark.parametrize("placed", [False, True], ids=["at home", "placed"])
def test_what_is_decided_at_an_age_goes_at_eighteen_though_nobody_touches_the_case(
    store: OpenStore, placed: bool
) -> None:
    case_id = a_case(store, birth="2009-04-30")
    law = {"legal_basis": "barnets lov § 46"} if placed else {}
    help_that_runs(store, case_id, **law)
    assert len(told(store, "2027-04-29", table="child_plan")) == 2
    assert told(store, "2027-04-30", table="child_plan") == []


def test_the_ages_of_a_list_are_those_of_its_day(store: OpenStore) -> None:
    a_case(store, birth="2009-04-30")
    assert {row.ages for row in lines(store, "2027-04-29") + lines(store)} == {"17 år"}
    assert {row.ages for row in lines(store, "2028-06-01")} == {"19 år"}


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({"kind": "unborn", "due_date": "2027-02-01"}, "2027-05-02"),
        ({"kind": "unborn"}, None),
        ({"death": "2026-11-01"}, None),
    ],
    ids=["due in February", "nobody knows when", "has died"],
)
def test_nobody_is_asked_to_talk_with_a_child_that_is_not_there(
    store: OpenStore, values: dict[str, str], day: str | None
) -> None:
    case_id = a_case(store, birth="")
    with store.units.read("test") as unit:
        person = unit.get(Person, unit.live(Child, Child.case_id == case_id)[0].person_id).id
    do(store, change_record, "person", person, values)
    assert [row[1] for row in told(store, "2028-01-01", table="child_talk")] == ([day] if day else [])


@pytest.mark.parametrize(("called", "answered"), [("2026-11-21", True), ("2026-11-14", True), ("2026-11-13", False)])
def test_a_call_within_the_notice_of_an_early_contact_answers_it(store: OpenStore, called: str, answered: bool) -> None:
    case_id = a_case(store, birth="2023-11-28")
    help_that_runs(store, case_id, legal_basis="barnets lov § 30", plan_choice="", since="2026-09-01")
    put(store, case_id, "contact", kind="call", on=called)
    assert (told(store, table="age") == []) is answered
    assert (told(store, "2026-12-20", table="age") == []) is answered


@pytest.mark.parametrize(
    ("on", "rule", "law"),
    [
        ("31. december 2023", "child-assessment-sel", "serviceloven § 50"),
        ("1. januar 2024", "child-assessment", "barnets lov § 20, stk. 3"),
    ],
)
def test_an_event_is_counted_by_the_law_of_its_day(
    store: OpenStore, case_id: UUID, on: str, rule: str, law: str
) -> None:
    assert law in ask(store, preview_deadline, rule_id="child-assessment", on=on).because
    do(store, start_deadline, case_id, rule_id="child-assessment", on=on)
    [row] = lines(store, table="started_deadline")
    assert (row.rule_id, row.law) == (rule, law)


def test_what_was_written_before_is_read_by_the_law_of_its_day_too(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "started_deadline", rule_id="acute-assessment", on="2023-12-01")
    [row] = lines(store, table="started_deadline")
    assert (row.rule_id, row.law) == ("acute-assessment-sel", "serviceloven § 155")


@pytest.mark.parametrize(
    ("rule", "on", "said"),
    [
        ("second-look", "31. december 2023", "sket fra 1. januar 2024"),
        ("child-assessment-sel", "1. januar 2024", "til og med 31. december 2023"),
    ],
)
def test_a_deadline_is_not_counted_from_a_day_it_was_not_in_force(
    store: OpenStore, case_id: UUID, rule: str, on: str, said: str
) -> None:
    with pytest.raises(UserError, match=said):
        do(store, start_deadline, case_id, rule_id=rule, on=on)


def test_a_school_rule_of_our_own_can_be_ticked_off(store: OpenStore, case_id: UUID) -> None:
    do(store, put_rules, {"own-letter": letter(Trigger.SCHOOL_GRANT)})
    made = rhythm(store, case_id, "skoleflex", "1. september 2026", every=6, first=3)
    own = [row.rule_id for row in lines(store, table="cadence") if "own" in row.rule_id]
    assert own == ["seen:own-letter"]
    do(store, finish_seen_deadline, case_id, table="cadence", row_id=made, rule_id=own[0])
    assert [row.rule_id for row in lines(store, table="cadence") if "own" in row.rule_id] == []


@pytest.mark.parametrize(
    ("values", "placed"),
    [
        ({"legal_basis": "barnets lov § 47"}, True),
        ({"legal_basis": "barnets lov § 32", "earlier_legal_basis": "serviceloven § 58"}, True),
        ({"legal_basis": "barnets lov § 32, jf. § 47"}, False),
        ({"legal_basis": "barnets lov § 47", "placement": "nej"}, False),
    ],
)
def test_the_paragraph_of_a_placement_makes_it_one(store: OpenStore, values: dict[str, str], placed: bool) -> None:
    case_id = a_case(store, birth="2010-06-01")
    help_that_runs(store, case_id, **({"plan_choice": ""} | values))
    rules = {row.rule_id for row in lines(store, table="child_plan")}
    assert rules == {"age-16-placed" if placed else "age-16"}


def test_the_plan_asks_at_the_age_the_municipality_has_chosen(store: OpenStore) -> None:
    case_id = a_case(store, birth="2009-08-10")
    help_that_runs(store, case_id)
    questions = {each.ask: each.because for each in ask(store, read_plan, case_id).questions}
    assert "inden 10. februar 2027" in questions[Ask.YOUTH_SUPPORT]
    rule = shipped_rules()["age-17-half"]
    assert isinstance(rule, AgeRule)
    do(store, put_rules, {rule.id: replace(rule, before=Step.parse("4 months"))})
    at(store, "2027-01-09")
    assert Ask.YOUTH_SUPPORT not in {each.ask for each in ask(store, read_plan, case_id).questions}
    at(store, "2027-01-10")
    questions = {each.ask: each.because for each in ask(store, read_plan, case_id).questions}
    assert "inden 10. april 2027" in questions[Ask.YOUTH_SUPPORT]


def test_an_age_rule_of_our_own_that_begins_today_still_asks(store: OpenStore) -> None:
    case_id = a_case(store, birth="2009-08-10")
    help_that_runs(store, case_id)
    rule = shipped_rules()["age-17-half"]
    do(store, put_rules, {rule.id: replace(rule, valid_from=dt.date(2026, 11, 1))})
    assert [row.due for row in lines(store) if row.rule_id == "age-17-half"] == [dt.date(2027, 2, 10)]
