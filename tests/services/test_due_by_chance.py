"""Cases by chance: nothing that runs is without a next date, nothing is asked for twice, and no day of the law is lost.

The days are counted again here, one by one, and not by what the program counts with.
"""

import datetime as dt
import random
import time

import pytest
from sqlalchemy import select

from app.bootstrap import OpenStore
from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.enums import FollowUpKind, InterventionStatus, TimeUnit
from app.models.enums_meeting import MeetingStatus
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.people import Person
from app.models.plan import Cadence, FollowUp, Intervention
from app.services import due
from app.services.ports import Unit
from app.services.snapshot import CaseRows
from tests.shipped import TODAY

TYPES = ("network_meeting", "follow_up_meeting", "colleague_sparring", "family_council")
ASKS = frozenset({"cadence", "intervention", "held_meeting", "case_"})
NO_FOLLOW_UP = frozenset({"child-plan", "plan_choice"})


class Enough(Exception):  # noqa: N818 - not an error: the case is given up once it has been looked at
    """Ends a step without keeping it."""


def three_months_on(day: dt.date) -> dt.date:
    """Walk day by day to the third next month and there to the same number, or to the last day there is."""
    month, walked = (day.month + 2) % 12 + 1, day
    while walked.month != month:
        walked += dt.timedelta(days=1)
    while walked.day < day.day and (walked + dt.timedelta(days=1)).month == month:
        walked += dt.timedelta(days=1)
    return walked


def some_day(chance: random.Random, back: int, ahead: int) -> dt.date:
    return TODAY.date() + dt.timedelta(days=chance.randrange(-back, ahead))


def made_up(unit: Unit, chance: random.Random) -> CaseRows:
    """Put a case with a few of everything in the store."""
    case = unit.add(Case(number="2026-999", opened_on=ApproxDate.of(some_day(chance, 900, 0))))
    unit.session.flush()
    children = [a_child(unit, case, name) for name in ("Asta", "Bo", "Cilie")[: chance.randrange(1, 4)]]
    one = [None, *(each.id for each in children)]
    for _ in range(chance.randrange(4)):
        began = some_day(chance, 500, 60)
        unit.add(
            Intervention(
                case_id=case.id, child_id=chance.choice(one), name="Hjælp", since=ApproxDate.of(began),
                decided_on=ApproxDate.of(began), legal_basis=chance.choice(("barnets lov § 32", "barnets lov § 46")),
                status=chance.choice((InterventionStatus.ACTIVE, InterventionStatus.ACTIVE, InterventionStatus.ENDED)),
            )
        )  # fmt: skip
    for _ in range(chance.randrange(4)):
        held, planned = some_day(chance, 500, 0), some_day(chance, 40, 200)
        row = FollowUp(case_id=case.id, child_id=chance.choice(one), kind=chance.choice(list(FollowUpKind)))
        row.held_on, row.planned_on = chance.choice(((held, None), (None, planned), (held, planned)))
        unit.add(row)
    for _ in range(chance.randrange(3)):
        status, day = chance.choice(((MeetingStatus.HELD, some_day(chance, 300, 0)), (MeetingStatus.PLANNED, None)))
        unit.add(
            Meeting(case_id=case.id, type_id=chance.choice(TYPES), status=status, held_on=day or planned_day(chance))
        )
    for _ in range(chance.choice((0, 0, 1, 2))):
        unit.add(
            Cadence(
                case_id=case.id, child_id=chance.choice(one), every_count=chance.randrange(1, 9), reason="ro",
                every_unit=chance.choice(list(TimeUnit)), base_on=chance.choice((None, some_day(chance, 300, 30))),
            )
        )  # fmt: skip
    unit.session.flush()
    return CaseRows(unit, case)


def planned_day(chance: random.Random) -> dt.date | None:
    return chance.choice((None, some_day(chance, 20, 120)))


def a_child(unit: Unit, case: Case, name: str) -> Child:
    person = unit.add(Person(case_id=case.id, name=f"{name} Lund"))
    unit.session.flush()
    return unit.add(Child(case_id=case.id, person_id=person.id))


def faults_of(rows: CaseRows, items: list[DueItem]) -> list[str]:
    """Return what is wrong with the lines of a case."""
    found = []
    asks = [each for each in items if each.source_table in ASKS]
    dated = [each for each in items if each.source_table in ASKS | {"follow_up", "meeting"} and each.what != "Tilsyn"]
    for each in rows.of(Intervention):
        if each.status is not InterventionStatus.ACTIVE:
            continue
        if not any(is_about(item, each.child_id) for item in dated):
            found.append(f"{each.since} has no next date and no warning")
        last = law_of(rows, each)
        if last and not any(is_about(item, each.child_id) and item.due_on and item.due_on <= last for item in dated):
            found.append(f"{each.since} has a day by law, {last}, and nothing by then")
    for child_id in {item.child_id for item in asks}:
        mine = [item for item in asks if item.child_id == child_id and item.rule_id not in NO_FOLLOW_UP]
        if len(mine) > 1 and any(item.due_on for item in mine):
            found.append(f"{[(item.what, item.due_on) for item in mine]} is one follow-up")
    return found


def is_about(item: DueItem, child_id: object) -> bool:
    return item.rule_id not in NO_FOLLOW_UP and (None in (item.child_id, child_id) or item.child_id == child_id)


def law_of(rows: CaseRows, each: Intervention) -> dt.date | None:
    """Return the last day of the first follow-up by law; None when one was held."""
    start = each.since.exact if each.since else None
    held = [
        row.held_on
        for row in rows.of(FollowUp)
        if row.kind is FollowUpKind.FOLLOW_UP and (each.child_id is None or row.child_id in (None, each.child_id))
    ]
    held += [row.held_on for row in rows.of(Meeting) if row.status is MeetingStatus.HELD and row.type_id == TYPES[1]]
    return None if start is None or any(day and day >= start for day in held) else three_months_on(start)


def look_at(store: OpenStore, seed: int) -> list[str]:
    """Make one case from a seed, work out its dates, and give it up again."""
    found: list[str] = []
    try:
        with store.units.step("Prøv", "test") as unit:
            rows = made_up(unit, random.Random(seed))
            due.recompute(unit, rows)
            items = unit.session.scalars(select(DueItem).where(DueItem.case_id == rows.case.id))
            found = faults_of(rows, list(items))
            raise Enough
    except Enough:
        return [f"seed {seed}: {each}" for each in found]


def test_the_walk_day_by_day_is_right() -> None:
    assert three_months_on(dt.date(2027, 11, 30)) == dt.date(2028, 2, 29)
    assert three_months_on(dt.date(2026, 7, 1)) == dt.date(2026, 10, 1)


def test_cases_by_chance_keep_their_dates(store: OpenStore) -> None:
    assert [fault for seed in range(60) for fault in look_at(store, seed)] == []


@pytest.mark.long
def test_many_cases_by_chance_keep_their_dates(store: OpenStore, seconds: float, seed: int) -> None:
    ends, number = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        assert look_at(store, seed * 1_000_000 + number) == []
        number += 1
