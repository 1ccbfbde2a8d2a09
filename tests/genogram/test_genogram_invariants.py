"""What every drawing of a family promises, tried on families nobody has seen: likely ones, trees and absurd ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings

from app.genogram.drawing import draw_family
from app.genogram.family import AgeOrder, Family, Options
from app.genogram.layout import Layout, lay_out
from tests.genogram.invariants import (
    absent_parents_away,
    children_not_below,
    children_off_the_bar,
    couples_apart,
    couples_on_two_rows,
    drops_outside_couples,
    lines_on_lines,
    lines_through_people,
    lost_or_doubled,
    on_top_of_each_other,
    out_of_age_order,
    strangers_among_siblings,
    too_wide,
    twins_apart,
)
from tests.genogram.random_families import absurd, absurd_families, any_families, likely, likely_families, tree, trees

Check: TypeAlias = Callable[[Layout], list[Any]]

ALWAYS: tuple[Check, ...] = (
    lost_or_doubled,
    on_top_of_each_other,
    couples_on_two_rows,
    children_not_below,
    couples_apart,
    absent_parents_away,
    lines_on_lines,
    drops_outside_couples,
    children_off_the_bar,
)
WITHOUT_LOOPS: tuple[Check, ...] = (*ALWAYS, lines_through_people)
STRICT: tuple[Check, ...] = (strangers_among_siblings, out_of_age_order, twins_apart)
IN_TREES: tuple[Check, ...] = (*WITHOUT_LOOPS, *STRICT, too_wide)
MANY = 300
ROUNDS = 10
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def broken(family: Family, checks: tuple[Check, ...], ages: AgeOrder = "soft") -> dict[str, list[Any]]:
    """Lay a family out and list which promises it breaks, and where."""
    layout = lay_out(family, Options(ages=ages))
    return {check.__name__: found for check in checks if (found := check(layout))}


@quick
@given(any_families)
def test_every_family_is_drawn_whole_and_clear(family: Family) -> None:
    assert not broken(family, ALWAYS)


@quick
@given(likely_families)
def test_with_strict_ages_siblings_stand_together_and_by_age(family: Family) -> None:
    assert not broken(family, STRICT, "strict")


def test_a_father_whose_children_are_far_away_does_not_leave_his_sibship() -> None:
    """The line to the place of an absent mother once led past a couple nobody is related to, to save crossings."""
    assert not broken(likely(6521, 32), (*STRICT, absent_parents_away), "strict")


@quick
@given(likely_families)
def test_no_line_of_a_likely_family_runs_through_anybody(family: Family) -> None:
    assert not broken(family, WITHOUT_LOOPS)


@quick
@given(trees)
def test_a_family_that_descends_from_one_couple_is_in_order_and_narrow(family: Family) -> None:
    assert not broken(family, IN_TREES)


@quick
@given(absurd_families)
def test_everybody_is_painted_and_said_once(family: Family) -> None:
    drawing = draw_family(family)
    assert sorted(drawing.people) == sorted(person.id for person in family.persons)
    assert list(drawing.said.values()) == drawing.text_twin
    assert sorted(drawing.said) == sorted(drawing.people)


@pytest.mark.long(sample=False)
@pytest.mark.parametrize("part", range(ROUNDS))
def test_three_thousand_families_keep_every_promise(part: int, seed: int) -> None:
    for number in range(seed + part * MANY, seed + (part + 1) * MANY, 3):
        size = number % 59 + 2
        assert not broken(absurd(number, size % 17), ALWAYS), number
        assert not broken(likely(number + 1, size), WITHOUT_LOOPS), number + 1
        assert not broken(likely(number + 1, size), STRICT, "strict"), number + 1
        assert not broken(tree(number + 2, size), IN_TREES), number + 2
