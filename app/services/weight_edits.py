"""Changing the criteria one thing at a time: a name, an answer, its points, the limits. Whoever asks keeps them."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from app.errors import UserError
from app.services.weight_list import MOST_POINTS, WRONG_LIMITS, WRONG_POINTS, Criterion, Level, WeightList

NEW_QUESTION, NEW_ANSWER = "Nyt spørgsmål", "Nyt svar"
Change = Callable[[Criterion], Criterion]
_FIRST_ANSWERS = (("Lidt", 0), ("Noget", 1), ("Meget", 3))


def renamed(here: WeightList, criterion_id: str, name: str) -> WeightList:
    """Return the list with another name for a question."""
    return _with(here, criterion_id, lambda each: replace(each, name=name))


def with_level(
    here: WeightList, criterion_id: str, level_id: str, *, name: str | None = None, points: str | None = None
) -> WeightList:
    """Return the list with other words or points for an answer. Raises UserError for points that are no number."""
    found = here.criterion(criterion_id)
    level = found.level(level_id) if found else None
    if found is None or level is None:
        return here
    changed = replace(
        level,
        name=level.name if name is None else name,
        points=level.points if points is None else typed_points(points),
    )
    levels = tuple(changed if each.id == level_id else each for each in found.levels)
    return _with(here, criterion_id, lambda each: replace(each, levels=levels))


def with_new_level(here: WeightList, criterion_id: str) -> WeightList:
    """Return the list with one more answer to a question, a point heavier than the last."""

    def longer(each: Criterion) -> Criterion:
        points = min(MOST_POINTS, max((level.points for level in each.levels), default=0) + 1)
        name = _free(NEW_ANSWER, [level.name for level in each.levels])
        return replace(each, levels=(*each.levels, Level(uuid4().hex[:8], name, points)))

    return _with(here, criterion_id, longer)


def without_level(here: WeightList, criterion_id: str, level_id: str) -> WeightList:
    """Return the list without an answer; what was answered keeps its points."""
    return _with(
        here, criterion_id, lambda each: replace(each, levels=tuple(e for e in each.levels if e.id != level_id))
    )


def with_new_criterion(here: WeightList) -> WeightList:
    """Return the list with one more question, with three answers to put right."""
    levels = tuple(Level(uuid4().hex[:8], name, points) for name, points in _FIRST_ANSWERS)
    name = _free(NEW_QUESTION, [each.name for each in here.criteria])
    return replace(here, criteria=(*here.criteria, Criterion(uuid4().hex[:12], name, levels)))


def without_criterion(here: WeightList, criterion_id: str) -> WeightList:
    """Return the list without a question; its answers count no more."""
    return replace(here, criteria=tuple(each for each in here.criteria if each.id != criterion_id))


def with_limits(here: WeightList, *, light_to: str | None = None, middle_to: str | None = None) -> WeightList:
    """Return the list with other limits. Raises UserError for what is no number."""
    return replace(
        here,
        light_to=here.light_to if light_to is None else _number(light_to, WRONG_LIMITS),
        middle_to=here.middle_to if middle_to is None else _number(middle_to, WRONG_LIMITS),
    )


def typed_points(text: str) -> int:
    """Return points as typed. Raises UserError when they are no whole number from 0 to 100."""
    points = _number(text, WRONG_POINTS)
    if points > MOST_POINTS:
        raise UserError(WRONG_POINTS)
    return points


def _number(text: str, fault: str) -> int:
    plain = text.strip()
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 4):
        raise UserError(fault)
    return int(plain)


def _with(here: WeightList, criterion_id: str, change: Change) -> WeightList:
    return replace(here, criteria=tuple(change(each) if each.id == criterion_id else each for each in here.criteria))


def _free(name: str, taken: list[str]) -> str:
    """Return a name nobody has: »Nyt svar«, then »Nyt svar 2«."""
    return next(each for each in (name, *(f"{name} {number}" for number in range(2, 99))) if each not in taken)
