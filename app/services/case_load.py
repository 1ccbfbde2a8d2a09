"""The case load: what each open case weighs and why, the sum against her own capacity, and what one more would do.

Weight is a help for planning and for the talk with the leader. It is never a measure of the family.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from app.errors import UserError
from app.language.folding import join_names, sort_key
from app.models.case import Case, Child
from app.models.enums import CaseStatus
from app.models.overview import CaseWeight
from app.models.people import Person
from app.models.setup import Profile, Setting
from app.services.case_load_rows import CaseLoad, LoadLine, OneMore, RhythmChoice, WorkerLoad
from app.services.case_load_weeks import WEEK, WEEKS, dates_of, per_week, rhythms, weeks_ahead
from app.services.case_weights import newest_answers, points_of, weights_here
from app.services.figure_desk import stored
from app.services.hard_stops import is_discreet
from app.services.ports import Progress, Unit, use_case
from app.services.review_list_rows import rows_of_cases
from app.services.snapshot import AT_A_TIME, STOPPED, CaseRows
from app.services.typed_values import typed_text
from app.services.weight_list import Heaviness, WeightList

CAPACITY = "case_load.capacity"
MOST_CAPACITY = 2000
NO_NUMBER = "Skriv et helt tal fra 1 til 2000, fx »120«. Tomt = ingen grænse."
NO_NAME = "Uden navn"


@use_case("case_load.read")
def read_case_load(
    unit: Unit, *, whose: str | None = None, hers_first: bool = False, weeks: int = WEEKS,
    progress: Progress = lambda _done, _all: True,
) -> CaseLoad:  # fmt: skip
    """Return the open cases of a caseworker, or of all (None), the heaviest first, and the weeks ahead.

    `hers_first`: her own, whoever `whose` is, when there are several caseworkers and she is one of them; else all.
    Her own number is compared with her own cases alone, never with those of the whole department.
    `progress` hears how many of how many cases are read; UserError when it answers no.
    """
    here, own, capacity = weights_here(unit), _own_name(unit), _capacity(unit)
    lines = list(_lines(unit, here, own, progress))
    workers = _workers(lines)
    if hers_first:
        whose = own if len(workers) > 1 and any(each.name == own for each in workers) else None
    chosen = [each for each in lines if whose in (None, each.caseworker)]
    is_hers = {each.name for each in workers} <= {own} if whose is None else whose == own
    ids = frozenset(each.case_id for each in chosen)
    unit.about(*ids)
    return CaseLoad(
        whose=whose,
        own=own,
        lines=tuple(sorted(chosen, key=_heaviest_first)),
        workers=workers,
        weeks=weeks_ahead(unit, ids, weeks),
        points=sum(each.points or 0 for each in chosen),
        unweighed=sum(each.points is None for each in chosen),
        is_hers=is_hers,
        capacity=capacity if is_hers else None,
        light_to=here.light_to,
        middle_to=here.middle_to,
        source=here.source,
    )


@use_case("case_load.rhythms")
def list_rhythms(unit: Unit) -> tuple[RhythmChoice, ...]:
    """Return the rhythms one more case could have."""
    unit.about()
    return rhythms(unit)


@use_case("case_load.one_more")
def one_more_case(unit: Unit, load: CaseLoad, *, heaviness: Heaviness, week: int, preset_id: str) -> OneMore:
    """Return what one more case would do to a case load, from a week on (0 = this week); nothing is kept.

    It is counted with what the cases of that weight have on average, else with the middle of the limits.
    """
    unit.about()
    points, starts = typical_points(load, heaviness), [each.monday for each in load.weeks]
    start = max(starts[min(max(week, 0), len(starts) - 1)], unit.today)
    dates = dates_of(unit, preset_id, start, starts[-1] + WEEK - dt.timedelta(days=1))
    added = per_week(dates, unit.today, len(starts))
    return OneMore(points, load.points, load.points + points, load.capacity, added, dates)


@use_case("case_load.capacity")
def save_capacity(unit: Unit, typed: str) -> None:
    """Keep how many points are enough for her; empty takes the limit away. Raises UserError for no whole number."""
    text = typed_text(typed)
    if text and not (text.isascii() and text.isdecimal() and len(text) < 9 and 1 <= int(text) <= MOST_CAPACITY):
        raise UserError(NO_NUMBER)
    row = next(iter(unit.live(Setting, Setting.key == CAPACITY)), None)
    if row is None:
        unit.add(Setting(key=CAPACITY, value=text))
    else:
        row.value = text


def typical_points(load: CaseLoad, heaviness: Heaviness) -> int:
    """Return what a case of a weight is counted with: the mean of those there are, else the middle of its limits."""
    there = [each.points for each in load.lines if each.heaviness is heaviness and each.points is not None]
    if there:
        return round(sum(there) / len(there))
    middles = {
        Heaviness.LIGHT: max(1, load.light_to // 2),
        Heaviness.MIDDLE: (load.light_to + 1 + load.middle_to) // 2,
    }
    return middles.get(heaviness, load.middle_to + 3)


def _capacity(unit: Unit) -> int | None:
    row = next(iter(unit.live(Setting, Setting.key == CAPACITY)), None)
    text = (row.value or "") if row else ""
    return int(text) if text.isascii() and text.isdecimal() else None


def _lines(unit: Unit, here: WeightList, own: str, progress: Progress) -> Iterator[LoadLine]:
    """Yield what each open case weighs; `progress` hears of every so many."""
    every = rows_of_cases(unit)
    names, given = _children(unit), _given(unit)
    for done, rows in enumerate(every):
        if done % AT_A_TIME == 0 and not progress(done, len(every)):
            raise UserError(STOPPED)
        key = rows.case.id.bytes
        yield _line(rows, given.get(key, []), here, own, names.get(key, []))


def _line(rows: CaseRows, given: list[Any], here: WeightList, own: str, children: list[str]) -> LoadLine:
    answers = newest_answers(given, here)
    points = points_of(answers.values())
    return LoadLine(
        case_id=rows.case.id,
        number=rows.case.number or "",
        children=join_names(children),
        caseworker=" ".join((rows.case.caseworker or "").split()) or own,
        points=points,
        heaviness=here.heaviness(points),
        why="" if is_discreet(rows, None) else _why(answers, here),
        unanswered=sum(each.id not in answers for each in here.criteria),
        weighed_on=max((each.noted_on for each in answers.values() if each.noted_on), default=None),
    )


def _why(answers: Mapping[str, CaseWeight], here: WeightList) -> str:
    """Return the answers with their points, those that weigh most first; what weighs nothing is left out."""
    heavy = sorted((each for each in answers.values() if each.points), key=lambda each: -(each.points or 0))
    return " · ".join(f"{_level_name(each, here)} ({each.points})" for each in heavy)


def _level_name(given: CaseWeight, here: WeightList) -> str:
    criterion = here.criterion(given.criterion)
    level = criterion.level(given.level) if criterion else None
    return level.name if level else given.level or ""


def _workers(lines: Iterable[LoadLine]) -> tuple[WorkerLoad, ...]:
    by_name: dict[str, list[LoadLine]] = defaultdict(list)
    for each in lines:
        by_name[each.caseworker].append(each)
    return tuple(_worker(name, by_name[name]) for name in sorted(by_name, key=sort_key))


def _worker(name: str, lines: list[LoadLine]) -> WorkerLoad:
    return WorkerLoad(
        name,
        len(lines),
        sum(each.points or 0 for each in lines),
        sum(each.heaviness is Heaviness.HEAVY for each in lines),
        sum(each.points is None for each in lines),
    )


def _heaviest_first(line: LoadLine) -> tuple[int, str, str]:
    return -(line.points if line.points is not None else -1), line.number, line.children


def _given(unit: Unit) -> dict[bytes, list[Any]]:
    """Return the answers of each open case, by its id as stored: no more of them than is asked for here."""
    row, found = CaseWeight, defaultdict[bytes, list[Any]](list)
    query = (
        select(stored(row.case_id).label("case_id"), row.id, row.criterion, row.level, row.points, row.noted_on)
        .join(Case, Case.id == row.case_id)
        .where(row.deleted_at.is_(None), Case.status == CaseStatus.OPEN)
    )
    for each in unit.session.execute(query):
        found[each.case_id].append(each)
    return found


def _children(unit: Unit) -> dict[bytes, list[str]]:
    """Return what the children of each case are called, by its id as stored."""
    query = (
        select(stored(Child.case_id), Person.name, Person.called)
        .join(Person, Person.id == Child.person_id)
        .where(Child.deleted_at.is_(None))
        .order_by(Child.order_key)
    )
    found: dict[bytes, list[str]] = defaultdict(list)
    for case_id, name, called in unit.session.execute(query):
        found[case_id].append(name or called or NO_NAME)
    return found


def _own_name(unit: Unit) -> str:
    return next((" ".join((each.name or "").split()) for each in unit.live(Profile)), "")
