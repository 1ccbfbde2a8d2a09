"""Figures of what comes early on families small enough to count on the fingers."""

from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.assessment import Assessment
from app.models.enums_early import AssessmentKind, CaseStage, ConcernOutcome, NotificationKind
from app.models.enums_meeting import MeetingStatus
from app.models.enums_people import PersonKind
from app.models.ids import new_id
from app.models.knowledge import Concern
from app.models.meeting import Meeting
from app.models.notification import Notification, NotificationChild
from app.models.people import Person
from app.models.setup import AdviceTalk
from app.services.notification_counts import count_notifications
from app.services.ports import Unit
from tests.services.figure_making import Family, day, family, measured, parts


def told(unit: Unit, of: Family, on: str, contact: str = "", **values: Any) -> UUID:
    row = unit.add(Notification(case_id=of[0], received_on=day(on), **values))
    unit.session.flush()
    for child in of[1]:
        reached = day(contact) if contact else None
        unit.add(NotificationChild(case_id=of[0], notification_id=row.id, child_id=child, contact_on=reached))
    return row.id


def test_a_worry_waits_for_the_first_meeting_that_was_held(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        for on, status in (
            ("2026-03-10", MeetingStatus.HELD),
            ("2026-03-24", MeetingStatus.HELD),
            ("2026-03-24", None),
        ):
            case_id, _, _ = family(unit, "2015", stage=CaseStage.WORRY)
            unit.add(Concern(case_id=case_id, noted_on=day("2026-03-10"), outcome=ConcernOutcome.SETTLED))
            for before, stands in (("2026-03-09", MeetingStatus.HELD), (on, status or MeetingStatus.PLANNED)):
                unit.add(Meeting(case_id=case_id, held_on=day(before), status=stands))
        unit.add(Concern(case_id=case_id, noted_on=day("2026-09-01")))

    figure = measured(store, "worry_to_meeting")
    assert parts(figure) == {"0-14": 2, "none": 1}
    assert figure.middle == 7
    assert parts(measured(store, "worries")) == {"settled": 3}


def test_advice_is_counted_by_its_day(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        for on in ("2026-02-28", "2026-03-01", "2026-08-31"):
            unit.add(AdviceTalk(on=day(on), profession="teacher"))

    assert measured(store, "advice_talks").n == 2


def test_every_sender_is_told_and_together_they_are_all(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        one = family(unit, "2015", "2012")
        for sender, anonymous in (("school", False), ("ppr", False), ("others", True), (None, True), (None, False)):
            told(unit, one, "2026-04-01", sender=sender, anonymous=anonymous)
        told(unit, one, "2026-04-01", sender="school", kind=NotificationKind.OWN_INITIATIVE)
        told(unit, family(unit), "2026-04-01", sender="school")  # about nobody

    figure = measured(store, "notifications_sender")
    assert parts(figure) == {"school": 1, "others": 2, "anonymous": 1, "not_said": 1}
    assert (figure.n, len(figure.parts)) == (5, 15)


def test_the_same_human_in_two_cases_is_notified_again(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        one, two = family(unit, "2015"), family(unit, "2015")
        human = new_id()
        for each in (*one[2], *two[2]):
            unit.get(Person, each).identity_id = human
        told(unit, one, "2026-04-02", received_at="08:00")
        told(unit, two, "2026-04-02")  # no hour stands last
        told(unit, two, "2026-02-01", kind=NotificationKind.OWN_INITIATIVE)  # is not counted at all
        register = count_notifications(unit, first=day("2026-03-01"), last=day("2026-08-31"))

    assert parts(measured(store, "notifications_first")) == {"first": 1, "again": 1}
    assert (register.first_time, register.repeated) == (1, 1)


def test_age_is_that_of_the_day_and_of_the_first_day_it_can_be(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        births = ("2020-04-02", "2020-04-01", "2013-2014", "før 2019", "2026-06-01", "", "")
        one = family(unit, *births)
        unit.get(Person, one[2][-1]).kind = PersonKind.UNBORN
        told(unit, one, "2026-04-01")

    figure = measured(store, "notifications_age")
    assert parts(figure) == {"unborn": 2, "3-6": 2, "13-17": 1, "unknown": 2}
    assert figure.average == pytest.approx((5 + 6 + 13) / 3)


def test_the_first_contact_with_an_unborn_child_is_with_the_family(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        family_first = {"family_contact_on": day("2026-04-05")}
        told(unit, family(unit, "2026-08-01"), "2026-04-01", "2026-08-02", **family_first)
        told(unit, family(unit, "2015"), "2026-04-01", **family_first)
        told(unit, family(unit, "2020"), "2026-04-01", "2026-03-30")  # reached before anybody wrote
        told(unit, family(unit, ""), "2026-04-01", "2026-04-10")

    young = measured(store, "notification_contact_young")
    assert (parts(young), young.middle) == ({"0-1": 1, "2-7": 1}, 2)
    assert parts(measured(store, "notification_contact")) == {"0-1": 1, "2-7": 1, "8-14": 1, "none": 1}


def test_an_assessment_has_four_months_from_when_the_need_was_seen(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, _, _ = family(unit, "2015")
        values = {"case_id": case_id, "kind": AssessmentKind.INVESTIGATION}
        unit.add(
            Assessment(
                noticed_on=day("2025-10-31"), begun_on=day("2025-12-01"), finished_on=day("2026-02-28"), **values
            )
        )
        unit.add(Assessment(begun_on=day("2025-10-31"), finished_on=day("2026-03-01"), **values))
        unit.add(Assessment(case_id=case_id, begun_on=day("2025-10-31"), kind=AssessmentKind.UNCOVERING))

    assert parts(measured(store, "assessments_in_time", "2026-02-28", "2026-02-28")) == {"hit": 1, "rest": 1}
