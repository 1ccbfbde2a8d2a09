"""One follow-up, one line: rhythm, law and method ask for the same, and nothing that runs is without a next date."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.case import Child
from app.services.cases import add_child
from app.services.follow_ups import ChosenRhythm, HeldFollowUp, hold_follow_up, plan_follow_up, set_rhythm
from app.services.started_deadlines import finish_deadline, start_deadline
from tests.doing import do
from tests.services.due_making import a_case, help_that_runs, lines, put, the_child, told
from tests.shipped import TODAY


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return a_case(store)


def rhythm(store: OpenStore, case_id: UUID, every: int, unit: str, base: str, **values: Any) -> None:
    do(store, set_rhythm, case_id, ChosenRhythm(every=every, unit_of_time=unit, reason="ro", base_on=base, **values))


def test_the_first_follow_up_is_due_three_months_after_help_began(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id)
    [row] = lines(store)
    assert (row.what, row.due, row.kind) == ("Første opfølgning på Kontaktperson", dt.date(2026, 10, 1), "statutory")
    assert row.explanation == "3 måneder efter start 1. juli 2026, barnets lov § 95, stk. 2."


def test_an_investigation_that_ends_brings_it_forward(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-11-02")
    made = do(store, start_deadline, case_id, rule_id="child-assessment", on="1. august 2026")
    do(store, finish_deadline, made, on="16. november 2026")
    [row] = lines(store)
    assert (row.due, row.rule_id) == (dt.date(2026, 11, 16), "bl-95")


def test_the_day_of_the_law_leads_and_the_later_rhythm_stands_in_its_explanation(
    store: OpenStore, case_id: UUID
) -> None:
    help_that_runs(store, case_id, since="2026-09-01")
    rhythm(store, case_id, 6, "months", "1. september 2026")
    [row] = lines(store)
    assert (row.rule_id, row.due) == ("bl-95", dt.date(2026, 12, 1))
    assert "Rytmen 1. marts 2027" in row.explanation


def test_an_earlier_rhythm_leads_and_tells_of_the_law(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-10-01")
    rhythm(store, case_id, 6, "weeks", "15. oktober 2026")
    [row] = lines(store)
    assert (row.what, row.due, row.kind) == ("Opfølgning", dt.date(2026, 11, 26), "practice")
    assert "Første opfølgning senest 1. januar 2027" in row.explanation
    assert row.law == "barnets lov § 95, stk. 2"


def test_what_a_follow_up_did_not_answer_comes_back_when_it_has_been_held(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-10-01")
    rhythm(store, case_id, 6, "weeks", "15. oktober 2026")
    help_that_runs(store, case_id, name="Familiebehandling", since="2026-11-21")
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="20. november 2026"))
    [row] = lines(store)
    assert (row.due, "21. februar 2027" in row.explanation) == (dt.date(2027, 1, 1), True)


def test_a_planned_follow_up_in_time_takes_the_words_of_the_law(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-10-01")
    do(store, plan_follow_up, case_id, on="15. december 2026")
    [row] = lines(store)
    assert (row.source_table, row.law) == ("follow_up", "barnets lov § 95, stk. 2")
    assert "senest 1. januar 2027" in row.explanation


def test_one_planned_too_late_leaves_the_deadline_of_the_law_standing(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2026-10-01")
    do(store, plan_follow_up, case_id, on="2. januar 2027")
    assert [row.rule_id for row in lines(store)] == ["bl-95", "meeting"]


def test_early_help_and_wishes_have_no_first_follow_up_by_law(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, legal_basis="barnets lov § 30", plan_choice="")
    help_that_runs(store, case_id, status="wished", since="2026-11-01")
    assert [row.kind for row in lines(store)] == ["practice"]


def test_siblings_are_asked_for_one_by_one_and_together(store: OpenStore, case_id: UUID) -> None:
    do(store, add_child, case_id, name="Bo Lund", birth="2020")
    with store.units.read("test") as unit:
        asta, bo = [each.id for each in unit.live(Child, Child.case_id == case_id)]
    help_that_runs(store, case_id, child_id=str(asta), since="2026-10-01")
    help_that_runs(store, case_id, child_id=str(bo), since="2026-10-01")
    assert [row.children for row in lines(store)] == ["Asta Lund", "Bo Lund"]
    rhythm(store, case_id, 4, "weeks", "1. november 2026")
    assert [(row.due, row.children) for row in lines(store)] == [(dt.date(2026, 11, 29), "Asta Lund og Bo Lund")]


def test_six_to_eight_weeks_after_a_network_meeting_when_nothing_else_is_said(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "meeting", type_id="network_meeting", status="held", held_on="2026-11-04")
    [row] = lines(store)
    assert (row.what, row.due, row.earliest) == ("Nyt netværksmøde", dt.date(2026, 12, 30), dt.date(2026, 12, 16))
    assert row.explanation.startswith("6-8 uger efter netværksmødet 4. november 2026. Praksis")
    rhythm(store, case_id, 3, "months", "4. november 2026")
    assert [row.what for row in lines(store)] == ["Opfølgning"]


def test_professionals_alone_are_no_network_meeting(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "meeting", type_id="colleague_sparring", status="held", held_on="2026-11-04")
    assert told(store) == [("Næste dato", "", "practice")]


def test_a_meeting_without_the_family_moves_no_rhythm(store: OpenStore, case_id: UUID) -> None:
    rhythm(store, case_id, 3, "months", "1. oktober 2026")
    put(store, case_id, "meeting", type_id="colleague_sparring", status="held", held_on="2026-11-04")
    assert lines(store)[0].due == dt.date(2027, 1, 1)
    put(store, case_id, "meeting", type_id="network_meeting", status="held", held_on="2026-11-05")
    assert lines(store)[0].due == dt.date(2027, 2, 5)


def test_what_followed_a_meeting_long_ago_is_not_known(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "meeting", type_id="network_meeting", status="held", held_on="2019-11-04")
    assert told(store) == [("Næste dato", "", "practice")]


def test_help_that_runs_without_a_next_date_is_a_warning(store: OpenStore, case_id: UUID) -> None:
    do(store, add_child, case_id, name="Bo Lund", birth="2020")
    asta = the_child(store, case_id)
    with store.units.read("test") as unit:
        bo = unit.live(Child, Child.case_id == case_id)[1].id
    help_that_runs(store, case_id, child_id=str(bo), since="2026-01-01")
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="1. marts 2026", child_id=bo))
    assert told(store) == [("Næste dato", "", "practice")]
    do(store, plan_follow_up, case_id, on="1. december 2026", child_id=asta)
    assert told(store)[-1] == ("Næste opfølgning på Kontaktperson", "", "next_follow_up")


def test_month_ends_are_counted_from_the_day_it_began_and_never_chained(store: OpenStore, case_id: UUID) -> None:
    help_that_runs(store, case_id, since="2027-11-30")
    assert lines(store)[0].due == dt.date(2028, 2, 29)
    rhythm(store, case_id, 1, "months", "31. oktober 2026")
    assert lines(store)[0].due == dt.date(2026, 11, 30)
    store.units.now = lambda: TODAY + dt.timedelta(days=8)
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="30. november 2026"))
    assert lines(store, table="cadence")[0].due == dt.date(2026, 12, 30)


def test_a_meeting_without_guests_yet_keeps_the_rhythm_of_a_child(store: OpenStore, mathias_case: UUID) -> None:
    days = [row.due for row in lines(store) if row.source_table in ("cadence", "meeting")]
    assert days == [dt.date(2027, 1, 6)]


def test_support_in_school_ends_with_its_year_and_asks_for_a_new_referral(store: OpenStore, case_id: UUID) -> None:
    rhythm(store, case_id, 6, "months", "1. september 2025", preset_id="skoleflex", first=3)
    do(store, hold_follow_up, case_id, HeldFollowUp(held_on="1. juli 2026"))
    assert told(store) == [
        ("Støtten i skolen udløber med skoleåret", "2026-07-31", "school-year-end"),
        ("Ny visitation til støtten i skolen", "2026-09-01", "school-referral"),
    ]
