"""Figures of meetings on families small enough to count on the fingers."""

from typing import Any
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.agreement import Agreement, AgreementOccurrence, AgreementReview
from app.models.enums_meeting import AgreementOutcome, AgreementState, Attendance, MeetingStatus, Side, TakesPart
from app.models.knowledge import ChildTalk
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.models.plan import FollowUp
from app.services.ports import Unit
from tests.services.figure_making import day, family, measured, parts


def met(unit: Unit, case_id: UUID, on: str = "2026-04-15", **values: Any) -> UUID:
    row = unit.add(Meeting(case_id=case_id, held_on=day(on), **{"status": MeetingStatus.HELD, **values}))
    unit.session.flush()
    return row.id


def sat(unit: Unit, case_id: UUID, meeting_id: UUID, person_id: UUID, **values: Any) -> Participant:
    return unit.add(Participant(case_id=case_id, meeting_id=meeting_id, person_id=person_id, **values))


def somebody(unit: Unit, case_id: UUID) -> UUID:
    row = unit.add(Person(case_id=case_id, name="Bo"))
    unit.session.flush()
    return row.id


def test_meetings_are_told_by_their_kind_and_a_plan_for_one_is_none(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, _, _ = family(unit, "2015")
        met(unit, case_id)
        met(unit, case_id, "2026-08-31", type_id="follow_up_meeting")
        met(unit, case_id, type_id="from_elsewhere")
        met(unit, case_id, status=MeetingStatus.PLANNED)
        met(unit, case_id, "2026-09-01")

    figure = measured(store, "meetings_held")
    assert parts(figure) == {"network_meeting": 1, "follow_up_meeting": 1, "elsewhere": 1}
    assert figure.n == 3


def test_the_child_alone_is_not_family_and_network(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, _, (person,) = family(unit, "2015")
        for attendance in (Attendance.PHONE, Attendance.ABSENT):
            sat(unit, case_id, met(unit, case_id), somebody(unit, case_id), attendance=attendance)
        sat(unit, case_id, met(unit, case_id), person, attendance=Attendance.PRESENT)
        for side in (Side.GENERAL, Side.AUTHORITY):
            sat(unit, case_id, met(unit, case_id), somebody(unit, case_id), attendance=Attendance.PRESENT, side=side)

    assert parts(measured(store, "meetings_private")) == {"hit": 1, "rest": 4}


def test_the_nearest_a_child_came_to_the_meeting_is_what_is_told(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, (child, _), (one, two) = family(unit, "2015", "2012")
        both = met(unit, case_id)
        sat(unit, case_id, both, one, takes_part=TakesPart.NOT_HEARD)
        sat(unit, case_id, both, two, attendance=Attendance.PARTLY)
        for part in (TakesPart.LETTER, TakesPart.REPRESENTED, TakesPart.NOT_HEARD, None):
            sat(unit, case_id, met(unit, case_id), one, takes_part=part)
        for because in ("", "Hun ville ikke."):
            talk = ChildTalk(case_id=case_id, child_id=child, meeting_id=met(unit, case_id), not_held_because=because)
            unit.add(talk)
        sat(unit, case_id, met(unit, case_id), somebody(unit, case_id), takes_part=TakesPart.LETTER)

    told = {"present": 1, "heard": 2, "represented": 1, "not_heard": 1, "unknown": 3}
    assert parts(measured(store, "meetings_child")) == told


def test_eight_weeks_are_given_and_the_day_after_is_late(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        for again in ("2026-06-10", "2026-06-11"):  # 56 and 57 days after 15 April
            case_id, _, _ = family(unit, "2015")
            met(unit, case_id)
            unit.add(FollowUp(case_id=case_id, held_on=day(again)))
        case_id, _, _ = family(unit, "2015")
        met(unit, case_id)
        met(unit, case_id)  # the same day is no next time
        for first, after in (("2026-04-14", "2026-05-01"), ("2026-06-12", "2026-07-01")):
            case_id, _, _ = family(unit, "2015")
            met(unit, case_id, first)
            met(unit, case_id, after)

    figure = measured(store, "meetings_followed", "2026-06-10", "2026-06-10")
    assert parts(figure) == {"hit": 1, "rest": 3}


def test_the_newest_answer_tells_how_an_agreement_went(store: OpenStore) -> None:
    kept, not_kept, goes_on = AgreementOutcome.KEPT, AgreementOutcome.NOT_KEPT, AgreementOutcome.UNDER_WAY
    with store.units.step("x", "test") as unit:
        case_id, _, _ = family(unit, "2015")
        meeting = met(unit, case_id)

        def agreed(
            *judged: tuple[str, AgreementOutcome], times: tuple[AgreementOutcome, ...] = (), **values: Any
        ) -> None:
            row = unit.add(Agreement(case_id=case_id, meeting_id=meeting, **values))
            unit.session.flush()
            for on, outcome in judged:
                unit.add(AgreementReview(case_id=case_id, agreement_id=row.id, judged_on=day(on), outcome=outcome))
            for outcome in times:
                unit.add(
                    AgreementOccurrence(case_id=case_id, agreement_id=row.id, on=day("2026-05-01"), outcome=outcome)
                )

        agreed(outcome=kept)
        agreed(("2026-05-01", kept), ("2026-06-01", not_kept), outcome=not_kept)
        agreed(("2026-06-01", kept), times=(not_kept,), outcome=goes_on)  # every Tuesday, and it was kept
        agreed(times=(kept,))
        agreed(outcome=goes_on)
        agreed()
        for state in (AgreementState.PROPOSAL, AgreementState.DROPPED):
            agreed(outcome=kept, state=state)
        unit.add(Agreement(case_id=case_id, outcome=kept))

    assert parts(measured(store, "agreements_kept")) == {"kept": 3, "not_kept": 1, "under_way": 1, "open": 1}
