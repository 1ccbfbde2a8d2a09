"""What several children of one paper have in common, told once: nobody reads the same four goals under five names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from app.services.plan_professional_rows import HelpPart
from app.services.plan_rows import ChildPart, GoalLine

Said = tuple[object, ...]
Same = Callable[[GoalLine], Said]
Line = TypeVar("Line")
_NO_NUMBERS: Final[dict[str, Any]] = {"points": (), "curve_words": "", "scores": ()}


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What is told of one child alone. `curved` are goals for all on which this child has given numbers."""

    part: ChildPart
    curved: tuple[GoalLine, ...] = ()


def apart(children: Sequence[ChildPart], same: Same | None = None) -> tuple[ChildPart, tuple[OwnPart, ...]]:
    """Return what all the children have in common (of a single child nothing), and each child's own part.

    `same` tells what makes a goal one for all: what is said of it, or on the professional copy all that stands of it.
    Goals are numbered as they stand then: those for all first, a child's own go on from there.
    """
    common, key = ChildPart(name="", first_name=""), same or _said
    if len(children) < 2:
        return common, tuple(OwnPart(each) for each in children)
    first, *others = children
    shared = [each for each in first.goals if all(key(each) in map(key, other.goals) for other in others)]
    numbers = {key(each): number for number, each in enumerate(shared, start=1)}
    common = replace(
        common,
        goals=tuple(replace(each, number=numbers[key(each)], **_NO_NUMBERS) for each in shared),
        works=_in_all(children, lambda each: each.works),
        hopes=_in_all(children, lambda each: each.hopes),
        worries=_in_all(children, lambda each: each.worries),
        decision=first.decision if all(each.decision == first.decision for each in others) else None,
        help=HelpPart(
            running=_in_all(children, lambda each: each.help.running),
            ended=_in_all(children, lambda each: each.help.ended),
        ),
    )
    return common, tuple(_own(each, common, numbers, key) for each in children)


def in_full(goal: GoalLine) -> Said:
    """Return all that stands of a goal but the numbers that were given on it: those are each child's own."""
    return (replace(goal, number=0, **_NO_NUMBERS),)


def _own(child: ChildPart, common: ChildPart, numbers: dict[Said, int], key: Same) -> OwnPart:
    own = [each for each in child.goals if key(each) not in numbers]
    part = replace(
        child,
        goals=tuple(replace(each, number=number) for number, each in enumerate(own, start=len(common.goals) + 1)),
        works=_left(child.works, common.works),
        hopes=_left(child.hopes, common.hopes),
        worries=_left(child.worries, common.worries),
        decision=None if common.decision else child.decision,
        help=replace(
            child.help,
            running=_left(child.help.running, common.help.running),
            ended=_left(child.help.ended, common.help.ended),
        ),
    )
    known = (replace(each, number=numbers[key(each)]) for each in child.goals if key(each) in numbers)
    return OwnPart(part, tuple(each for each in known if each.points or each.scores))


def _in_all(children: Sequence[ChildPart], told: Callable[[ChildPart], tuple[Line, ...]]) -> tuple[Line, ...]:
    first, *others = children
    return tuple(each for each in told(first) if all(each in told(other) for other in others))


def _left(lines: tuple[Line, ...], common: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(each for each in lines if each not in common)


def _said(goal: GoalLine) -> Said:
    return goal.text, goal.reached_when, goal.by
