"""Families that are hard to draw: everything is in its place, and what contradicts itself goes round everybody."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.genogram.areas import crosses, symbol_area
from app.genogram.drawing import draw_family
from app.genogram.family import Options
from app.genogram.layout import lay_out
from app.genogram.shapes import Label, Line
from tests.genogram.families import STORIES
from tests.genogram.families_hard_to_draw import HARD, long_names, own_ancestor
from tests.genogram.test_genogram_invariants import WITHOUT_LOOPS, broken
from tests.genogram.test_known_failures_of_others import family


@pytest.mark.parametrize("name", HARD | STORIES)
def test_a_hard_family_keeps_every_promise(name: str) -> None:
    assert not broken((HARD | STORIES)[name](), WITHOUT_LOOPS)


@pytest.mark.parametrize("name", ["own_ancestor", "husband_of_mother_and_daughter"])
def test_the_line_of_a_contradiction_goes_round_everybody(name: str) -> None:
    drawing = draw_family(HARD[name]())
    odd = [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.colour in ("late", "warn")]
    assert len(odd) == 1
    for person, box in drawing.people.items():
        area = symbol_area(person, box, -12.0)  # the corners of a round symbol are free
        assert not any(crosses(area, a, b) for a, b in pairwise(odd[0].points)), person


def test_a_couple_of_two_generations_can_be_chosen_by_its_line() -> None:
    drawing = draw_family(HARD["husband_of_mother_and_daughter"]())
    course = next(course for course in drawing.courses if course.id == "two")
    assert set(course.people) == {"d", "f"}
    assert len(course.points) > 1


def test_a_couple_with_a_child_two_rows_below_can_be_chosen_by_its_line() -> None:
    """Its own line, and not the step of the long link that passes the row between."""
    uncle = family(
        "AbCdEfg", {"old": "Ab", "middle": "Ed", "late": "Cf"}, {"old": "Cd", "middle": "f", "late": "g"}, {}
    )
    assert lay_out(uncle, Options()).skeleton.row_of["C"] == 2
    assert sorted(course.id for course in draw_family(uncle).courses) == ["late", "middle", "old"]


def test_a_contradiction_is_still_warned_about() -> None:
    assert any("sin egen efterkommer" in warning for warning in draw_family(own_ancestor()).warnings)


def test_a_first_name_is_never_cut_however_long_the_whole_name() -> None:
    drawing = draw_family(long_names())
    words = {shape.text for shape in drawing.shapes if isinstance(shape, Label)}
    assert {person.name.split(" ")[0] for person in long_names().persons} <= words
