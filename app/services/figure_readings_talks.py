"""Who somebody talked with and when, and who could be talked with: read as plain tuples, whatever the period."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import or_, select

from app.models.enums_people import PersonKind
from app.models.knowledge import ChildTalk, Contact
from app.models.people import Person
from app.services.figure_desk import FigureDesk
from app.services.figure_readings_cases import ChildFact, first_day, stored
from app.services.figure_readings_days import day_names, plain
from app.services.figure_readings_follow_up import read_held


def talked_with(desk: FigureDesk, children: list[ChildFact], first: dt.date, last: dt.date) -> int:
    """Return how many of some children somebody talked with between two days, both with."""
    days = desk.always(read_talks)
    told = {key for day in day_names(first, last) for key in days.get(day, ())}
    return sum(1 for each in children if each.id.bytes in told or each.case_id.bytes in told)


def read_talks(desk: FigureDesk) -> dict[str, set[bytes]]:
    """Return whom somebody talked with each day: ids of children, and of cases when it is all of their children.

    In a talk that was held, at a follow-up, or in a contact with the tick; the last is about all children of its case.
    For `FigureDesk.always`.
    """
    found, talk, contact = defaultdict[str, set[bytes]](set), ChildTalk, Contact
    held = or_(talk.not_held_because.is_(None), talk.not_held_because == "")
    queries = (
        select(stored(talk.child_id), stored(talk.on)).where(talk.deleted_at.is_(None), held),
        select(stored(contact.case_id), stored(contact.on)).where(
            contact.deleted_at.is_(None), contact.child_talked.is_(True)
        ),
    )
    for key, on in (row for query in queries for row in plain(desk, query)):
        day = first_day(on)
        if day is not None:
            found[day.isoformat()].add(key)
    for case, rows in desk.always(read_held).items():
        for each in rows:
            if each.talked:
                found[each.on].add(each.child or case)
    return dict(found)


def read_expected(desk: FigureDesk) -> frozenset[bytes]:
    """Return the persons who stand as not born and without a birthday. For `FigureDesk.always`."""
    query = select(stored(Person.id)).where(
        Person.deleted_at.is_(None), Person.kind == PersonKind.UNBORN, Person.birth.is_(None)
    )
    return frozenset(person_id for (person_id,) in plain(desk, query))


def read_dead(desk: FigureDesk) -> dict[bytes, dt.date]:
    """Return the persons who are dead, with the first day they may have died. For `FigureDesk.always`.

    Of one who stands as dead nothing more is asked: no day counts as the first of all.
    """
    query = select(stored(Person.id), stored(Person.deceased), stored(Person.death)).where(
        Person.deleted_at.is_(None), or_(Person.deceased.is_(True), Person.death.is_not(None))
    )
    days = ((key, dt.date.min if deceased else first_day(death)) for key, deceased, death in plain(desk, query))
    return {key: day for key, day in days if day is not None}


def can_be_talked_with(desk: FigureDesk, child: ChildFact, day: dt.date) -> bool:
    """Tell whether a child is born and lives on a day."""
    died = desk.always(read_dead).get(child.person_id.bytes)
    return is_born(desk, child, day) and (died is None or died > day)


def is_born(desk: FigureDesk, child: ChildFact, day: dt.date) -> bool:
    """Tell whether a child is born on a day; one whose birthday nobody knows is, unless it stands as expected."""
    if child.birth is not None:
        return child.birth <= day
    return child.person_id.bytes not in desk.always(read_expected)
