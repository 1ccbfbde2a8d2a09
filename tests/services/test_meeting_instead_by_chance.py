"""Which meeting came instead of one that is off: true of any few meetings planned, moved, moved again and called off.

What cannot be told, since nothing points from one to the other: of two meetings of one kind, about the same children
and planned the same day, which is the new day of which. Then the nearer one is shown, for both.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.models.case import Child
from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting, Participant
from app.services.cases import add_child, start_case
from app.services.meeting_instead import instead_of
from app.services.meetings import plan_meeting
from app.services.planned_not_held import WhyNot, say_not_held
from app.services.ports import Unit
from app.services.snapshot import CaseRows, read_case
from tests.shipped import TODAY

KINDS = ("network_meeting", "whole_family_meeting")
DAYS = st.integers(-6, 12)


class Undone(Exception):  # noqa: N818 - nothing is wrong: what was tried is not kept
    """Ends a step of which nothing is kept."""


@dataclass(frozen=True)
class Planned:
    kind: str
    children: frozenset[int]
    day: int


PLANNED = st.lists(
    st.builds(Planned, st.sampled_from(KINDS), st.sets(st.integers(0, 1), min_size=1).map(frozenset), DAYS),
    min_size=1, max_size=4,
)  # fmt: skip
OFF = st.lists(st.tuples(st.integers(0, 9), st.none() | st.integers(0, 14)), min_size=1, max_size=4)


@settings(settings.get_profile("same"), max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PLANNED, OFF)
@example([Planned(KINDS[0], frozenset({0}), 10)], [(0, 2)])
@example([Planned(KINDS[0], frozenset({0}), 3)], [(0, 5), (0, 9), (0, None)])
def test_the_meeting_instead_is_of_the_kind_and_the_children_and_none_is_nearer(
    store: OpenStore, planned: list[Planned], off: list[tuple[int, int | None]]
) -> None:
    with _tried(store) as unit:
        case_id = start_case(unit, child_name="Liv Holm")
        add_child(unit, case_id, name="Bertil Holm")
        for each in planned:
            _plan_yesterday(unit, case_id, each)
        _call_off(unit, case_id, off)
        unit.session.flush()
        rows = read_case(unit, case_id)
        for gone in (each for each in rows.of(Meeting) if each.status is MeetingStatus.CANCELLED):
            _judge(rows, gone)


@contextmanager
def _tried(store: OpenStore) -> Iterator[Unit]:
    try:
        with store.units.step("Prøv", "test") as unit:
            yield unit
            raise Undone
    except Undone:
        return


def _plan_yesterday(unit: Unit, case_id: UUID, planned: Planned) -> None:
    on = TODAY.date() + dt.timedelta(days=planned.day)
    meeting = plan_meeting(unit, case_id, type_id=planned.kind, held_on=on.isoformat())
    children = [each.person_id for each in unit.live(Child, Child.case_id == case_id)]
    asked = {children[place] for place in planned.children}
    for guest in unit.live(Participant, Participant.meeting_id == meeting):
        if guest.person_id not in asked:
            unit.remove(guest)
    unit.get(Meeting, meeting).created_at = TODAY - dt.timedelta(days=1)
    unit.session.flush()


def _call_off(unit: Unit, case_id: UUID, off: list[tuple[int, int | None]]) -> None:
    for place, later in off:
        left = [each for each in unit.live(Meeting, Meeting.case_id == case_id) if each.status is MeetingStatus.PLANNED]
        if left:
            day = "" if later is None else (TODAY.date() + dt.timedelta(days=later)).isoformat()
            say_not_held(unit, table="meeting", row_id=left[place % len(left)].id, said=WhyNot("cancelled", "", day))


def _judge(rows: CaseRows, gone: Meeting) -> None:
    may = [each for each in rows.of(Meeting) if _may_be_instead(rows, gone, each)]
    found = instead_of(rows, gone)
    assert (found is None) == (may == [])
    if found is not None:
        chosen = next(each for each in may if each.id == found.id)
        assert (not _is_new(chosen), _off(gone, chosen)) == min((not _is_new(each), _off(gone, each)) for each in may)
        assert found.words.startswith("Det nye møde" if _is_new(chosen) else "Det næste møde")


def _may_be_instead(rows: CaseRows, gone: Meeting, other: Meeting) -> bool:
    covers = _asked(rows, gone) <= _asked(rows, other)
    in_time = _is_new(other) or (other.held_on or dt.date.max) >= (gone.held_on or dt.date.min)
    return other.status is MeetingStatus.PLANNED and other.type_id == gone.type_id and covers and in_time


def _asked(rows: CaseRows, meeting: Meeting) -> set[UUID]:
    return {each.person_id for each in rows.inside(Participant, meeting.id)}


def _is_new(meeting: Meeting) -> bool:
    return meeting.created_at is not None and meeting.created_at.date() >= TODAY.date()


def _off(one: Meeting, other: Meeting) -> int:
    return abs(((other.held_on or dt.date.max) - (one.held_on or dt.date.max)).days)
