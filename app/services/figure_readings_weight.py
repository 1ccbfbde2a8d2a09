"""How much the cases weigh on a day, read for all of them at once: the newest answer to each question of the list."""

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import select

from app.models.overview import CaseWeight
from app.rules.key_figures import Measure, Part
from app.services.case_weights import weights_here
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import Key, first_day
from app.services.weight_list import Heaviness

NAMES = {
    Heaviness.LIGHT: "lette",
    Heaviness.MIDDLE: "mellem",
    Heaviness.HEAVY: "tunge",
    Heaviness.UNWEIGHED: "ikke vejet",
}


def weigh_cases(desk: FigureDesk, cases: Iterable[Key]) -> Measure:
    """Return how many of some cases (by their ids as stored) are light, middle, heavy and not weighed at the end."""
    limits, weighed, day = weights_here(desk.unit), desk.always(_sums), desk.end
    found = Counter(limits.heaviness(_sum_on(weighed.get(each, []), day)) for each in cases)
    parts = tuple(Part(each.value, NAMES[each], found[each]) for each in Heaviness)
    return Measure(id="case_weights", n=sum(found.values()), parts=parts)


def _sum_on(sums: Sequence[tuple[dt.date, int | None]], day: dt.date) -> int | None:
    place = bisect_right(sums, day, key=itemgetter(0))
    return sums[place - 1][1] if place else None


def _sums(desk: FigureDesk) -> dict[Key, list[tuple[dt.date, int | None]]]:
    """Return the points of each case after each answer, in the order they were given; None when none stands."""
    asked, given = {each.id for each in weights_here(desk.unit).criteria}, defaultdict[Key, list[Any]](list)
    for case, *answer in _answers(desk):
        given[case].append(answer)
    return {case: list(_standing(sorted(answers), asked)) for case, answers in given.items()}


def _standing(answers: list[Any], asked: set[str]) -> Iterator[tuple[dt.date, int | None]]:
    """Yield what the answers of one case add up to after each of them, by its day; None when none stands."""
    now: dict[str, int] = {}
    for on, _, criterion, level, points in answers:
        if criterion in asked and (day := first_day(on)):
            if level and points is not None:
                now[criterion] = points
            else:
                now.pop(criterion, None)
            yield day, sum(now.values()) if now else None


def _answers(desk: FigureDesk) -> Iterator[Any]:
    """Return of all answers that have a day their case, day and id (which sorts by time too), and what they say."""
    kind = CaseWeight
    columns: tuple[Any, ...] = (*map(stored, (kind.case_id, kind.noted_on, kind.id)), kind.criterion, kind.level)
    return desk.rows(select(*columns, kind.points).where(kind.deleted_at.is_(None), kind.noted_on.is_not(None)))
