"""What several children of one paper have in common, told once: nobody reads the same four goals under five names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.services.plan_rows import ChildPart, GoalLine

_Said = tuple[str, str, date | None]


@dataclass(frozen=True, slots=True)
class OwnPart:
    """What is told of one child alone. `curved` are goals for all on which this child has given numbers."""

    part: ChildPart
    curved: tuple[GoalLine, ...] = ()


def apart(children: Sequence[ChildPart]) -> tuple[ChildPart, tuple[OwnPart, ...]]:
    """Return what all the children have in common (of a single child nothing), and each child's own part.

    Goals are numbered as they stand then: those for all first, a child's own go on from there.
    """
    common = ChildPart(name="", first_name="")
    if len(children) < 2:
        return common, tuple(OwnPart(each) for each in children)
    first, *others = children
    shared = [each for each in first.goals if all(_said(each) in map(_said, other.goals) for other in others)]
    numbers = {_said(each): number for number, each in enumerate(shared, start=1)}
    common = replace(
        common,
        goals=tuple(replace(each, number=numbers[_said(each)], points=(), curve_words="") for each in shared),
        works=tuple(each for each in first.works if all(each in other.works for other in others)),
        hopes=tuple(each for each in first.hopes if all(each in other.hopes for other in others)),
    )
    return common, tuple(_own(each, common, numbers) for each in children)


def _own(child: ChildPart, common: ChildPart, numbers: dict[_Said, int]) -> OwnPart:
    own = [each for each in child.goals if _said(each) not in numbers]
    part = replace(
        child,
        goals=tuple(replace(each, number=number) for number, each in enumerate(own, start=len(common.goals) + 1)),
        works=tuple(each for each in child.works if each not in common.works),
        hopes=tuple(each for each in child.hopes if each not in common.hopes),
    )
    known = (replace(each, number=numbers[_said(each)]) for each in child.goals if _said(each) in numbers)
    return OwnPart(part, tuple(each for each in known if each.points))


def _said(goal: GoalLine) -> _Said:
    return goal.text, goal.reached_when, goal.by
