"""Who somebody talked with and when, and whom: read as plain tuples, whatever the period."""

import datetime as dt
from collections import defaultdict

from sqlalchemy import or_, select

from app.models.knowledge import ChildTalk, Contact
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import Key, first_day_name
from app.services.figure_readings_days import day_names
from app.services.figure_readings_follow_up import read_follow_ups


def told_between(desk: FigureDesk, first: dt.date, last: dt.date) -> set[Key]:
    """Return whom somebody talked with between two days, both with: as `read_talks` has them."""
    days = desk.always(read_talks)
    return set().union(*(days.get(day, ()) for day in day_names(first, last)))


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
