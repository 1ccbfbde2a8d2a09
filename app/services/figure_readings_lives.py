"""From when to when the children of the figures live: read apart from the children, since few figures ask for it."""

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import lru_cache
from itertools import compress, repeat
from operator import itemgetter, lt
from typing import Any, Final, NamedTuple

from sqlalchemy import case as either
from sqlalchemy import select

from app.models.approx_date import ApproxDate
from app.models.case import Child
from app.models.enums_people import PersonKind
from app.models.people import Person
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import Key, first_day_name, read_cases
from app.services.figure_readings_days import ALWAYS, NEVER

_FIRST: Final = itemgetter(0)


class LifeSpan(NamedTuple):
    """A child and its case: the day it is born, and the day from which it is dead, both as stored."""

    child: Key
    case: Key
    born: str
    died: str


class LivesInCases(NamedTuple):
    """The children by the first day they are there (as stored): those days, those they are there no more, and who."""

    firsts: list[str]
    ends: list[str]
    children: list[Key]

    def on(self, day: str) -> list[Key]:
        """Return the children who are there on a day."""
        begun = bisect_right(self.firsts, day)
        return list(compress(self.children[:begun], map(lt, repeat(day), self.ends)))


def read_births(desk: FigureDesk) -> dict[Key, dt.date | None]:
    """Return the first day each child may be born; None where nobody knows. For `FigureDesk.always`."""
    return {child: _birth(birth) for child, _, there, birth, *_ in desk.always(_people) if there}


def lives_by_case(desk: FigureDesk) -> dict[Key, list[LifeSpan]]:
    """Return from when to when each child can be talked with, by case. For `FigureDesk.always`.

    One whose birthday nobody knows always was, unless it is expected. One who stands as dead was so from the first day.
    """
    found = defaultdict[Key, list[LifeSpan]](list)
    for child, case, there, birth, unborn, deceased, death in desk.always(_people):
        if not there:
            continue
        born = _birth_name(birth) or (NEVER if unborn and birth is None else ALWAYS)
        died = ALWAYS if deceased else first_day_name(death) or NEVER
        found[case].append(LifeSpan(child, case, born, died))
    return found


def lives_in_cases(desk: FigureDesk) -> LivesInCases:
    """Return from when to when each child can be talked with and its case is open. For `FigureDesk.always`."""
    cases, found = desk.always(read_cases), list[tuple[str, str, Key]]()
    for key, children in desk.always(lives_by_case).items():
        case = cases[key]
        begun, closed = (case.begun.isoformat() if case.begun else ALWAYS), (case.closed or dt.date.max).isoformat()
        found += [(max(born, begun), min(died, closed), child) for child, _, born, died in children]
    found.sort(key=_FIRST)
    return LivesInCases([first for first, _, _ in found], [last for _, last, _ in found], [key for *_, key in found])


def read_families(desk: FigureDesk) -> set[Key]:
    """Return the cases that have or had several children, those taken out with them. For `FigureDesk.always`."""
    times = Counter([case for _, case, *_ in desk.always(_people)])
    return {case for case, number in times.items() if number > 1}


def _people(desk: FigureDesk) -> list[tuple[Any, ...]]:
    """Return child, case, whether it is there still, birth, whether it stands as unborn, as dead, and since when.

    Of a person that is deleted the birth alone is told.
    """
    there = Person.deleted_at.is_(None)
    columns: tuple[Any, ...] = (
        stored(Child.id), stored(Child.case_id), Child.deleted_at.is_(None), stored(Person.birth),
        there & (Person.kind == PersonKind.UNBORN), there & Person.deceased.is_(True),
        either((there, stored(Person.death))),
    )  # fmt: skip
    joined = select(*columns).join(Person, Person.id == Child.person_id, isouter=True)
    cases = desk.always(read_cases)
    return [each for each in desk.rows(joined) if each[1] in cases]


@lru_cache(maxsize=16384)
def _birth(text: str | None) -> dt.date | None:
    """Return the first day of a birth; of »før 2019« nobody knows an age."""
    return ApproxDate.parse(text).start if text else None


@lru_cache(maxsize=16384)
def _birth_name(text: str | None) -> str:
    birth = _birth(text)
    return birth.isoformat() if birth else ""
