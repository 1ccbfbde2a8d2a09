"""Who somebody talked with and when, and whom: read as plain tuples, whatever the period."""

import datetime as dt
from collections import defaultdict
from itertools import chain

from sqlalchemy import or_, select

from app.models.knowledge import ChildTalk, Contact
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import Key, first_day_name
from app.services.figure_readings_days import day_names
from app.services.figure_readings_follow_up import read_follow_ups
from app.services.figure_readings_lives import lives_by_case


def children_told_between(desk: FigureDesk, first: dt.date, last: dt.date) -> set[Key]:
    """Return the children somebody talked with between two days, both with; some may be in no case any more."""
    days = desk.always(read_talks)
    return set[Key]().union(*(days.get(day, ()) for day in day_names(first, last)))


def read_talks(desk: FigureDesk) -> dict[str, list[Key]]:
    """Return the children somebody talked with each day, in a talk that was held, at a follow-up, or in a contact.

    A follow-up with all children of a case is with each of them, and a contact with the tick too. For
    `FigureDesk.always`.
    """
    written, talk, contact = defaultdict[str | None, list[Key]](list), ChildTalk, Contact
    held = or_(talk.not_held_because.is_(None), talk.not_held_because == "")
    talks = select(stored(talk.on), stored(talk.child_id)).where(talk.deleted_at.is_(None), held)
    ticked = select(stored(contact.on), stored(contact.case_id)).where(
        contact.deleted_at.is_(None), contact.child_talked.is_(True)
    )
    lives, (with_children, with_all) = desk.always(lives_by_case), desk.always(read_follow_ups).talks
    for on, child in chain(desk.rows(talks), with_children):
        written[on].append(child)
    for on, case in chain(desk.rows(ticked), with_all):
        written[on] += [each.child for each in lives.get(case, ())]
    found = defaultdict[str, list[Key]](list)
    for on, children in written.items():
        if day := first_day_name(on):
            found[day] += children
    return dict(found)
