"""»Nået siden sidst«: true, warm, with names and ways, and nothing that others may not read."""

import datetime as dt
from typing import Any
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.agreement import Agreement, AgreementOccurrence, AgreementOwner, AgreementReview
from app.models.enums import CaseStatus, GoalStatus
from app.models.enums_early import CaseStage, ConcernOutcome
from app.models.enums_meeting import AgreementOutcome, Attendance, MeetingStatus
from app.models.knowledge import ChildTalk, Concern
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.models.plan import FollowUp, Goal, Intervention
from app.models.safety import HardStop
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.modules import LADDER, switch_module
from app.services.ports import Unit
from app.services.profile import save_profile, save_setting
from app.services.reached_since import mark_reached_seen, read_reached
from app.services.reached_since_rows import NOTHING, Reached, ReachedKind, counted, opening_of
from app.services.stop_decisions import note_stop
from tests.services.figure_making import about, day, family
from tests.shipped import TODAY

K = ReachedKind


def read(store: OpenStore, **values: Any) -> Reached:
    with store.units.read("figures.read") as unit:
        return read_reached(unit, **values)


def numbers(found: Reached) -> dict[ReachedKind, int]:
    return {each.kind: each.count for each in found.counts}


def goal(unit: Unit, case_id: UUID, status: GoalStatus, on: str | None = None, **values: Any) -> Goal:
    return unit.add(Goal(case_id=case_id, status=status, status_on=day(on) if on else None, **values))


def test_an_empty_store_says_something_kind_and_nothing_untrue(store: OpenStore) -> None:
    found = read(store)

    assert (found.opening, found.counts, found.lines, found.near) == (NOTHING, (), (), ())
    assert found.heading == "Nået siden 25. oktober"


def test_what_was_reached_is_told_with_its_child_and_a_way(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, (one, _), (asta, bo) = family(unit, "2015", "2012")
        unit.get(Person, bo).called = "Bo"
        goal(unit, case_id, GoalStatus.REACHED, "2026-11-10", text="Asta sover hele natten", child_id=one)
        goal(unit, case_id, GoalStatus.REACHED, "2026-10-24", text="for længe siden")
        goal(unit, case_id, GoalStatus.ALMOST, "2026-07-01", text="De spiser sammen")
        goal(unit, case_id, GoalStatus.ALMOST, "2026-01-01", text="har stået sådan længe")
        unit.add(Concern(case_id=case_id, outcome=ConcernOutcome.SETTLED, closed_on=day("2026-11-01"), child_id=one))
        agreement = unit.add(Agreement(case_id=case_id, text="henter til træning", child_id=one))
        unit.session.flush()
        unit.add(AgreementOwner(case_id=case_id, agreement_id=agreement.id, person_id=bo))
        for on, outcome in (("2026-11-02", AgreementOutcome.NOT_KEPT), ("2026-11-09", AgreementOutcome.KEPT)):
            unit.add(AgreementOccurrence(case_id=case_id, agreement_id=agreement.id, on=day(on), outcome=outcome))

    found = read(store)
    assert [(each.kind, each.who, each.words, each.tab) for each in found.lines] == [
        (K.GOAL, "Asta", "»Asta sover hele natten« er nået.", "plan"),
        (K.AGREEMENT, "Asta", "Bo henter til træning. Det lykkedes.", "meetings"),
        (K.WORRY, "Asta", "En bekymring er løst.", "concerns"),
    ]
    assert [(each.who, each.words) for each in found.near] == [("Asta og Bo", "»De spiser sammen« er næsten nået.")]
    assert found.opening == "1 mål er nået. 1 bekymring er løst, og 1 aftale lykkedes."
    assert {each.case_id for each in (*found.lines, *found.near)} == {case_id}


def test_an_agreement_that_failed_last_was_not_kept(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, _, _ = family(unit, "2015")
        row = unit.add(Agreement(case_id=case_id, text="henter", done_on=day("2026-11-01")))
        unit.session.flush()
        review = {"case_id": case_id, "agreement_id": row.id, "outcome": AgreementOutcome.NOT_KEPT}
        unit.add(AgreementReview(judged_on=day("2026-11-05"), **review))

    assert read(store).counts == ()


def test_what_was_done_is_counted_each_thing_once(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, (one, two), (asta, bo) = family(unit, "2015", "2012")
        meeting = unit.add(Meeting(case_id=case_id, status=MeetingStatus.HELD, held_on=day("2026-11-03")))
        unit.session.flush()
        for person in (asta, bo):
            seat = Participant(case_id=case_id, meeting_id=meeting.id, person_id=person, attendance=Attendance.PRESENT)
            unit.add(seat)
        for child in (one, two):
            unit.add(FollowUp(case_id=case_id, child_id=child, held_on=day("2026-11-04"), child_talked=child == one))
        unit.add(ChildTalk(case_id=case_id, child_id=one, on=about("2026-11-05")))

    found = read(store)
    assert numbers(found) == {K.FOLLOW_UP: 1, K.MEETING: 1, K.TALK: 1}
    assert found.opening == "I har talt med 1 barn."


def test_a_step_down_is_told_only_where_the_ladder_is_in_use(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, (one, two), _ = family(unit, "2015", "2012")
        for child, rung, since, until in (
            (one, 4, "2025", "2026-11-01"), (one, 2, "2026-11-01", None), (two, 3, "2025", "2026-11-01"),
        ):  # fmt: skip
            row = Intervention(case_id=case_id, child_id=child, rung=rung, since=about(since))
            row.until = about(until) if until else None
            unit.add(row)

    assert numbers(read(store)) == {}
    with store.units.step("x", "test") as unit:
        switch_module(unit, LADDER, on=True)
    found = read(store)
    assert [(each.who, each.words, each.on) for each in found.lines] == [
        ("Asta", "Hjælpen er nu på et lavere trin.", None)
    ]


def test_a_case_is_told_when_no_goal_was_left(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        for left in (GoalStatus.DROPPED, GoalStatus.PAUSED):
            case_id, _, _ = family(unit, "2015", status=CaseStatus.CLOSED, closed_on=day("2026-11-20"))
            goal(unit, case_id, GoalStatus.REACHED, "2026-09-01")
            goal(unit, case_id, left)

    assert numbers(read(store)) == {K.CASE_CLOSED: 1}


def test_nobody_elses_cases_are_told_of(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        save_profile(unit, {"name": "Kirsten Bech"})
        for whose in (None, "Kirsten Bech", "Jonas Lind"):
            case_id, _, _ = family(unit, "2015", caseworker=whose)
            goal(unit, case_id, GoalStatus.REACHED, "2026-11-10", text="Mål")
            unit.add(FollowUp(case_id=case_id, held_on=day("2026-11-04"), child_talked=True))

    assert numbers(read(store)) == {K.GOAL: 2, K.FOLLOW_UP: 2, K.TALK: 2}


def test_what_nobody_beside_the_screen_may_read_has_no_name(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, _, _ = family(unit, "2015")
        father = unit.add(Person(case_id=case_id, name="Carl"))
        unit.session.flush()
        note_stop(unit, case_id, kind="abuse", against_id=father.id)
        unit.add(Concern(case_id=case_id, outcome=ConcernOutcome.SETTLED, closed_on=day("2026-11-12"), text="slag"))
        goal(unit, case_id, GoalStatus.ALMOST, text="Hun sover hos farmor")
        unit.session.flush()
        unit.live(HardStop)[0].created_at = TODAY - dt.timedelta(hours=1)  # the rest was written after it

    found = read(store)
    assert [(each.kind, each.words, each.who, each.tab) for each in found.lines] == [
        (K.NAMELESS, NEUTRAL_TITLE, "", "overview")
    ]
    assert (numbers(found), found.near) == ({K.WORRY: 1}, ())


def test_it_looks_back_to_the_last_look_and_at_least_a_week(store: OpenStore) -> None:
    starts = []
    for seen in ("2026-11-01", "2026-11-16", "2024-01-01", "2027-01-01", "i går"):
        with store.units.step("x", "test") as unit:
            save_setting(unit, "figures.reached_seen", seen)
        starts.append(read(store).since.isoformat())
    with store.units.step("x", "test") as unit:
        mark_reached_seen(unit)

    assert starts == ["2026-11-01", "2026-10-25", "2026-05-24", "2026-10-25", "2026-10-25"]
    assert read(store, today=dt.date(2026, 12, 24)).since == dt.date(2026, 11, 22)
    assert read(store, since=dt.date(2025, 1, 1)).heading == "Nået siden 1. januar 2025"


def test_only_the_newest_few_of_a_kind_are_lines_and_all_are_counted(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        for number in range(1, 10):
            case_id, _, _ = family(unit, "2015", stage=CaseStage.EARLY)
            goal(unit, case_id, GoalStatus.REACHED, f"2026-11-0{number}", text=f"Mål {number}")

    found = read(store)
    assert [each.words for each in found.lines] == [f"»Mål {number}« er nået." for number in (9, 8, 7, 6, 5, 4)]
    assert numbers(found) == {K.GOAL: 9}


def test_the_opening_never_scolds() -> None:
    talks, kept = counted(K.TALK, 14), counted(K.AGREEMENT, 12)

    assert opening_of([talks], has_goals=True, near=0) == "Ingen mål er nået i perioden. I har talt med 14 børn."
    assert opening_of([talks], has_goals=True, near=2).startswith("Ingen mål er nået i perioden, men 2 er næsten.")
    assert opening_of([kept, talks], has_goals=False, near=0) == "12 aftaler lykkedes, og I har talt med 14 børn."
    assert opening_of([], has_goals=True, near=1).startswith("Ingen mål er nået i perioden, men ét er næsten.")
    assert opening_of([counted(K.CASE_CLOSED, 1)], has_goals=True, near=0) == "1 sag er afsluttet med målene nået."
    assert opening_of([counted(K.MEETING, 1)], has_goals=False, near=0) == "Barnet var med til 1 møde."
