"""What nearly all figures are counted from: the cases, their children and their help as plain tuples, and their days.

By the definitions (`resources/definitions/key_figures.toml`): an approximate date counts on its first possible day, an
end on its last. One that is open at that side (»før 2019«, a help that ended »siden maj«) counts on the day it has.
A worry alone is no case, and nothing of it is read here.
"""

import datetime as dt
import re
from collections import defaultdict
from functools import lru_cache, partial
from typing import Any, NamedTuple

from sqlalchemy import func, select

from app.language.folding import sort_key
from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.enums import CaseStatus, InterventionStatus
from app.models.enums_early import CaseStage
from app.models.plan import Intervention
from app.models.setup import Profile
from app.services.figure_desk import NO_TEXT, FigureDesk, stored

Key = Any
"""An id as it is stored: bytes, or the UUID itself where the database knows it. Making one of bytes is dear."""
RUNS = frozenset({InterventionStatus.GRANTED, InterventionStatus.ACTIVE, InterventionStatus.ENDED})
"""What help must stand as to have run from its start to its end."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PLACED_FROM = 4
_HIGHEST = 6


class CaseFact(NamedTuple):
    """A case: early or case, its first day (None: always there), its last (None: open), and whose it is."""

    id: Key
    stage: str
    begun: dt.date | None
    closed: dt.date | None
    caseworker: str


class ChildFact(NamedTuple):
    """A child of a case. `on_ladder`: not left out by one of the two flags."""

    id: Key
    case_id: Key
    person_id: Key
    on_ladder: bool


class HelpFact(NamedTuple):
    """An intervention of a case, of any status. `wished_on` only when the very day is known.

    Without a `child_id` it is for all children of the case. A child that was taken out of the case is none of them:
    what was for it is for nobody else, and is counted all the same.
    """

    id: Key
    case_id: Key
    child_id: Key | None
    rung: int | None
    status: str
    is_placement: bool
    kind: str
    programme: str
    wished_on: dt.date | None
    first: dt.date | None
    last: dt.date | None


@lru_cache(maxsize=8192)
def first_day(text: str | None) -> dt.date | None:
    """Return the first possible day of an approximate date as it is stored; None for words that are no date."""
    return _days(text)[0] if text else None


@lru_cache(maxsize=8192)
def first_day_name(text: str | None) -> str:
    """Return the same day as it is stored; empty for words that are no date."""
    day = first_day(text)
    return day.isoformat() if day else ""


@lru_cache(maxsize=8192)
def last_day(text: str | None) -> dt.date | None:
    """Return the last possible day of an approximate date as it is stored; None for words that are no date."""
    return _days(text)[1] if text else None


@lru_cache(maxsize=8192)
def last_day_name(text: str | None) -> str:
    """Return the last possible day as it is stored; empty for words that are no date."""
    day = last_day(text)
    return day.isoformat() if day else ""


def read_cases(desk: FigureDesk) -> dict[Key, CaseFact]:
    """Return all cases and early courses. For `FigureDesk.always`.

    One that stands as closed without a day was open on no day anybody knows.
    """
    columns: tuple[Any, ...] = (
        stored(Case.id), stored(Case.stage), stored(Case.opened_on), stored(Case.closed_on), stored(Case.status),
        Case.caseworker,
    )  # fmt: skip
    query = select(*columns).where(Case.deleted_at.is_(None), Case.stage != CaseStage.WORRY)
    found = [
        CaseFact(key, stage, first_day(begun), _closed(first_day(closed), status), whose(desk, name))
        for key, stage, begun, closed, status, name in desk.rows(query)
        if is_asked_for(desk, name)
    ]
    return {each.id: each for each in found}


def whose(desk: FigureDesk, name: str | None) -> str:
    """Return the caseworker of a case; one without a name is the one's whose laptop it is."""
    return _spaced(name) or desk.always(_own_name)


def read_caseworkers(desk: FigureDesk) -> tuple[str, ...]:
    """Return the names of those who have or had a case or a worry here, in alphabetical order."""
    query = select(Case.caseworker).where(Case.deleted_at.is_(None)).distinct()
    return tuple(sorted({whose(desk, name) for (name,) in desk.rows(query)}, key=sort_key))


def is_asked_for(desk: FigureDesk, name: str | None) -> bool:
    """Tell whether the cases of a caseworker are counted here."""
    return not desk.who or whose(desk, name) in desk.who


def open_at_end(desk: FigureDesk) -> set[Key]:
    """Return the cases that are open on the last day of the period."""
    return desk.on_day(open_on, desk.end)


def open_now(desk: FigureDesk) -> set[Key]:
    """Return the cases that are open today."""
    return desk.on_day(open_on, desk.today)


def open_on(desk: FigureDesk, day: dt.date) -> set[Key]:
    """Return the cases that are open on a day: begun that day or before, and not closed that day or before.

    For `FigureDesk.on_day`.
    """
    return {key for key, first, last in desk.always(_case_days) if first <= day < last}


def read_children(desk: FigureDesk) -> list[ChildFact]:
    """Return the children of all cases. For `FigureDesk.always`."""
    columns = (*map(stored, (Child.id, Child.case_id, Child.person_id)), Child.disability_only, Child.unaccompanied)
    cases, live = desk.always(read_cases), select(*columns).where(Child.deleted_at.is_(None))
    return [
        ChildFact(key, case, person, not (only or alone))
        for key, case, person, only, alone in desk.rows(live)
        if case in cases
    ]


def children_by_case(desk: FigureDesk) -> dict[Key, list[ChildFact]]:
    """Return the children of each case. For `FigureDesk.always`."""
    found: dict[Key, list[ChildFact]] = defaultdict(list)
    for each in desk.always(read_children):
        found[each.case_id].append(each)
    return found


def read_help(desk: FigureDesk) -> list[HelpFact]:
    """Return the interventions of all cases. For `FigureDesk.always`."""
    kind, cases = Intervention, desk.always(read_cases)
    # A placement is what says so itself, else what stands on one of those rungs.
    placed = func.coalesce(kind.placement, kind.rung.between(_PLACED_FROM, _HIGHEST), False)
    columns: tuple[Any, ...] = (
        stored(kind.id), stored(kind.case_id), stored(kind.child_id), kind.rung, stored(kind.status), placed,
        func.coalesce(kind.placement_kind, NO_TEXT), func.coalesce(kind.programme_id, NO_TEXT),
        stored(kind.wished_on), stored(kind.since), stored(kind.until),
    )  # fmt: skip
    make = partial(tuple.__new__, HelpFact)  # as `HelpFact(...)`, in half the time
    return [
        make((*told, _exact(wished), first_day(since), last_day(until)))
        for *told, wished, since, until in desk.rows(select(*columns).where(kind.deleted_at.is_(None)))
        if told[1] in cases
    ]


def children_of_help(desk: FigureDesk) -> dict[tuple[Key, Key | None], list[ChildFact]]:
    """Return the children help is for, by case and child: its own, or without one all of the case.

    For `FigureDesk.always`.
    """
    found: dict[tuple[Key, Key | None], list[ChildFact]] = {}
    for case, children in desk.always(children_by_case).items():
        found[case, None] = children
        found.update(((case, each.id), [each]) for each in children)
    return found


def _case_days(desk: FigureDesk) -> list[tuple[Key, dt.date, dt.date]]:
    cases = desk.always(read_cases).values()
    return [(each.id, each.begun or dt.date.min, each.closed or dt.date.max) for each in cases]


def _own_name(desk: FigureDesk) -> str:
    return next((_spaced(each.name) for each in desk.unit.live(Profile)), "")


def _spaced(name: str | None) -> str:
    return " ".join((name or "").split())


def _closed(day: dt.date | None, status: str) -> dt.date | None:
    return day or (dt.date.min if status == CaseStatus.CLOSED else None)


@lru_cache(maxsize=8192)
def _exact(text: str | None) -> dt.date | None:
    if not text:
        return None
    return dt.date.fromisoformat(text) if _ISO.fullmatch(text) else _read(text).exact


@lru_cache(maxsize=8192)
def _read(text: str) -> ApproxDate:
    return ApproxDate.parse(text)


def _days(text: str) -> tuple[dt.date | None, dt.date | None]:
    if _ISO.fullmatch(text):
        exact = dt.date.fromisoformat(text)
        return exact, exact
    day = _read(text)
    return day.start or day.end, day.end or day.start
