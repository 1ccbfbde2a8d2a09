"""Whatever is told of people who stand in the drawing, they keep their sides; and a mirror is exact."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.genogram.family import ChildLink, Family, FamilyPerson, Gender, Options, Union
from app.genogram.lanes import Lane, find_lanes
from app.genogram.layout import lay_out
from app.genogram.spacing import place
from tests.genogram.families import blended
from tests.genogram.promises_of_edits import swapped, with_order
from tests.genogram.random_families import SEEDS, absurd, any_families, likely

quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
EXACT = 0.01
"""Drawing units: what sums of many numbers in another order may differ by, and more."""

FACTS = ("gender", "birth", "name", "dead", "main", "sort", "kind")


def told(family: Family, fact: str, chance: random.Random) -> Family:
    """Tell something else about one person, or one couple; nobody comes and nobody goes."""
    if fact in ("sort", "kind"):
        return _of_couples(family, fact, chance)
    if not family.persons:
        return family
    who = chance.choice(family.persons)
    born = str(chance.randint(1900, 2020))
    instead = {
        "gender": replace(who, gender=chance.choice(get_args(Gender))),
        "birth": replace(who, birth_year=int(born), birth_sort=born),
        "name": replace(who, name=chance.choice(("Aa Aa", "Åse Ågård Østergård"))),
        "dead": replace(who, deceased=True, death_year=2020),
        "main": replace(who, is_index=not who.is_index),
    }[fact]
    return replace(family, persons=tuple(instead if each.id == who.id else each for each in family.persons))


def _of_couples(family: Family, fact: str, chance: random.Random) -> Family:
    if fact == "sort":
        years = [replace(each, sort=str(chance.randint(1900, 2020))) for each in family.unions]
        return replace(family, unions=tuple(years))
    return replace(family, links=tuple(replace(each, primary=chance.random() < 0.5) for each in family.links))


@quick
@given(any_families, st.sampled_from(FACTS), SEEDS)
def test_nobody_passes_anybody_when_something_else_is_told_of_them(family: Family, fact: str, seed: int) -> None:
    first = lay_out(family, Options())
    kept = with_order(family, first)
    assert not swapped(first, lay_out(told(kept, fact, random.Random(seed)), Options()))


def with_gender(family: Family, who: str, gender: Gender) -> Family:
    people = tuple(replace(each, gender=gender) if each.id == who else each for each in family.persons)
    return replace(family, persons=people)


def test_a_free_drawing_turns_with_a_gender_and_a_kept_one_does_not() -> None:
    free = replace(blended(), order=())
    first = lay_out(free, Options())
    other = [(each.id, gender) for each in free.persons for gender in get_args(Gender)]

    assert any(swapped(first, lay_out(with_gender(free, *change), Options())) for change in other)
    kept = with_order(free, first)
    assert not any(swapped(first, lay_out(with_gender(kept, *change), Options())) for change in other)


def test_an_order_of_people_alone_in_their_rows_leaves_the_layout_free() -> None:
    family = replace(blended(), order=())
    free = lay_out(family, Options())
    for alone in (("mathias",), ("mathias", "lone"), ("inger", "torben", "storm"), ("nobody",)):
        assert lay_out(replace(family, order=alone), Options()).order == free.order


def test_an_order_of_two_in_one_row_is_kept_though_the_free_layout_has_them_the_other_way_round() -> None:
    family = replace(blended(), order=())
    row = next(row for row in lay_out(family, Options()).order if {"lone", "torben"} <= set(row))
    left, right = sorted(("lone", "torben"), key=row.index)
    turned = lay_out(replace(family, order=(right, left)), Options())
    assert turned.x[right] < turned.x[left]


def off_the_mirror(family: Family) -> float:
    """Give the most anybody is off when rows, distances and lanes are turned round."""
    layout = lay_out(family, Options())
    lanes = find_lanes(layout.kin, layout.skeleton, layout.order, layout.frame)
    turned = {
        name: Lane(lane.right, lane.left, lane.from_right, lane.from_left, lane.parts - 1 - lane.part, lane.parts)
        for name, lane in lanes.items()
    }
    rows, gaps = [row[::-1] for row in layout.order], [gaps[::-1] for gaps in layout.gaps]
    straight = place(layout.skeleton, layout.order, layout.gaps, lanes, {})
    mirrored = place(layout.skeleton, rows, gaps, turned, {})
    return max((abs(x + mirrored[slot]) for slot, x in straight.items()), default=0.0)


def alone_with_a_child() -> Family:
    """A row as wide as the drawing may be: one parent, an empty place beside."""
    people = (FamilyPerson("son", "Svend\u00a0Åge Toft", "man"), FamilyPerson("mother", "Bo", "woman"))
    return Family(people, (Union("u", ("mother",), "engaged"),), (ChildLink("son", "u"),))


WORKED = {
    "a parent alone": alone_with_a_child(),
    "six people, a widower's son": likely(46, 6),
    "thirty-nine people, five generations": likely(1442811757, 39),
    "a story": blended(),
}


@pytest.mark.parametrize("name", WORKED)
def test_nothing_hangs_on_the_last_digit_of_a_sum(name: str) -> None:
    assert off_the_mirror(WORKED[name]) < EXACT


@quick
@given(any_families)
def test_a_mirrored_order_gives_the_mirrored_places_exactly(family: Family) -> None:
    assert off_the_mirror(family) < EXACT


@pytest.mark.long(sample=False)
def test_hundreds_of_families_stand_in_a_mirror_exactly(seed: int) -> None:
    for number in range(seed, seed + 300):
        family = absurd(number, number % 15 + 1) if number % 3 == 0 else likely(number, number % 60 + 2)
        assert off_the_mirror(family) < EXACT, number
