"""Who somebody talked with and when, and who could be talked with: read as plain tuples, whatever the period."""

import datetime as dt
from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import or_, select

from app.models.knowledge import ChildTalk, Contact
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import ChildFact, Key, first_day_name, read_children
from app.services.figure_readings_days import ALWAYS, NEVER, day_names
from app.services.figure_readings_follow_up import read_follow_ups


class LifeSpan(NamedTuple):
    """A child and its case: the day it is born, and the day from which it is dead, both as stored."""

    child: Key
    case: Key
    born: str
    died: str


def talked_with(desk: FigureDesk, children: list[LifeSpan], first: dt.date, last: dt.date) -> int:
    """Return how many of some children somebody talked with between two days, both with."""
    days = desk.always(read_talks)
    told: set[Key] = set().union(*(days.get(day, ()) for day in day_names(first, last)))
    return sum(1 for each in children if each.child in told or each.case in told)


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
    for key, on in (row for query in queries for row in desk.rows(query)):
        if day := first_day_name(on):
            found[day].add(key)
    for day, keys in desk.always(read_follow_ups).talks.items():
        found[day] |= keys
    return dict(found)


def read_lives(desk: FigureDesk) -> list[LifeSpan]:
    """Return from when to when each child can be talked with. For `FigureDesk.always`."""
    return [
        LifeSpan(each.id, each.case_id, _birth_of(each), each.died.isoformat() if each.died else NEVER)
        for each in desk.always(read_children)
    ]


def lives_by_case(desk: FigureDesk) -> dict[Key, list[LifeSpan]]:
    """Return the same for the children of each case. For `FigureDesk.always`."""
    found = defaultdict[Key, list[LifeSpan]](list)
    for each in desk.always(read_lives):
        found[each.case].append(each)
    return found


def _birth_of(child: ChildFact) -> str:
    """Return the day a child is born, as stored; one whose birthday nobody knows always was, unless it is expected."""
    if child.birth is not None:
        return child.birth.isoformat()
    return NEVER if child.expected else ALWAYS
