"""Relations: nineteen signs that are told apart without colour, and lines that go round what they meet."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist
from typing import Any, get_args

import pytest

from app.genogram.areas import PASSABLE, crosses, label_area, symbol_area
from app.genogram.drawing import draw_family
from app.genogram.family import Family, FamilyPerson, Options, Relation, RelationKind, Union
from app.genogram.labels import average_width
from app.genogram.layout import lay_out
from app.genogram.legend import legend_for
from app.genogram.patterns import COLOURS, LETTERS, ONE_WAY, relation_pattern
from app.genogram.relation_phrases import RELATION_WORDS
from app.genogram.shapes import Ellipse, Label, Line, Polygon, Shape
from app.genogram.strokes import along, beside, lengths, wave, zigzag
from tests.genogram.families import STORIES, blended, foster_family, person

KINDS: tuple[RelationKind, ...] = get_args(RelationKind)
PATH = tuple((float(x), 0.0) for x in range(0, 201, 10))


def sign(kind: RelationKind, *, letters: bool = True) -> set[Any]:
    """What a pattern is made of without its colour: form, dash and where its points lie."""
    return {_form(s) for s in relation_pattern(kind, PATH, directed=False) if letters or not isinstance(s, Label)}


def _form(shape: Shape) -> tuple[Any, ...]:
    if isinstance(shape, Label):
        return ("letter", shape.text)
    if isinstance(shape, Ellipse):
        return ("ring", round(shape.rx))
    dash = getattr(shape, "dash", ())
    filled = isinstance(shape, Polygon) and bool(shape.fill)
    heights = tuple(round(y) for _, y in shape.points[:6])
    return (type(shape).__name__, dash, len(shape.points), heights, filled)


def test_there_are_nineteen_kinds_each_with_a_word_and_a_colour() -> None:
    assert len(KINDS) == 19
    assert set(COLOURS) == set(KINDS) == set(RELATION_WORDS)
    assert len(set(RELATION_WORDS.values())) == 19


def test_no_two_kinds_look_alike_in_black_and_white() -> None:
    for one, other in combinations(KINDS, 2):
        assert sign(one) != sign(other), (one, other)


def test_violence_and_neglect_differ_even_where_the_letter_is_too_small_to_read() -> None:
    for one, other in combinations(sorted(LETTERS), 2):
        assert sign(one, letters=False) != sign(other, letters=False), (one, other)


def ends_in_an_arrow(kind: RelationKind, *, directed: bool) -> bool:
    shapes = relation_pattern(kind, PATH, directed=directed)
    return any(PATH[-1] in s.points and len(s.points) == 3 for s in shapes if isinstance(s, Line | Polygon))


@pytest.mark.parametrize("kind", KINDS)
def test_what_one_does_to_the_other_has_an_arrow_at_the_other(kind: RelationKind) -> None:
    assert ends_in_an_arrow(kind, directed=False) is (kind in ONE_WAY)
    assert ends_in_an_arrow(kind, directed=True)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("length", [1, 12, 28, 90])
def test_a_sign_fits_between_neighbours_however_close(kind: RelationKind, length: int) -> None:
    path = tuple((length * n / 10, 10.0) for n in range(11))
    for shape in relation_pattern(kind, path, directed=True):
        if isinstance(shape, Line | Polygon):
            assert all(-9 <= x <= length + 9 and 0 <= y <= 20 for x, y in shape.points), shape


def test_letters_are_the_first_of_the_danish_words() -> None:
    assert LETTERS == {"violence": "F", "emotional_abuse": "P", "sexual_abuse": "S", "neglect": "M"}
    for kind, letter in LETTERS.items():
        assert RELATION_WORDS[kind].upper().startswith(letter)
        assert RELATION_WORDS[kind].endswith(f"({letter})")


def test_paths_keep_their_ends_and_their_distance() -> None:
    assert zigzag(PATH)[0] == wave(PATH)[0] == (0.0, 0.0)
    assert zigzag(PATH)[-1] == pytest.approx((200.0, 0.0))
    assert wave(PATH)[-1] == pytest.approx((200.0, 0.0))
    assert {y for _, y in beside(PATH, 5.0)} == {5.0}
    assert lengths(PATH)[-1] == 200.0
    assert along(PATH, 0.5) == (100.0, 0.0)


def test_the_legend_names_every_kind_that_is_drawn() -> None:
    two = (person("a", "Anna", "woman", 1980), person("b", "Bo", "man", 1980))
    family = Family(two, relations=tuple(Relation("a", "b", kind) for kind in KINDS))
    kin = lay_out(family, Options()).kin
    assert {item.word for item in legend_for(kin, Options())} >= set(RELATION_WORDS.values())
    for item in legend_for(kin, Options()):
        for shape in item.shapes:
            if isinstance(shape, Line | Polygon):
                assert all(-2 <= x <= 30 and -1 <= y <= 21 for x, y in shape.points), item.key


@pytest.mark.parametrize("text", ["", "gift den 3. september 2003"])
def test_many_relations_between_the_same_two_lie_apart(text: str) -> None:
    two = (person("a", "Anna", "woman", 1980), person("b", "Bo", "man", 1980))
    kinds: tuple[RelationKind, ...] = ("close", "conflict", "distant", "caring")
    relations = tuple(Relation("a", "b", kind) for kind in kinds)
    courses = draw_family(Family(two, (Union("u", ("a", "b"), "married", text),), relations=relations)).courses
    paths = [course.points for course in courses if course.role == "relation"]
    assert len(paths) == 4
    for one, other in combinations(paths, 2):
        shares = [n / 8 for n in range(9)]
        assert max(dist(along(one, share), along(other, share)) for share in shares) > 7


@pytest.mark.parametrize("story", STORIES)
def test_no_relation_of_the_stories_runs_over_a_symbol_or_a_name(story: str) -> None:
    drawing = draw_family(STORIES[story]())
    labels = [s for s in drawing.shapes if isinstance(s, Label) and s.role == "label" and s.halo < PASSABLE]
    words = [label_area(label, average_width, -1.0) for label in labels]
    for course in (course for course in drawing.courses if course.role == "relation"):
        steps = list(zip(course.points, course.points[1:], strict=False))
        others = [symbol_area(p, box, -1.0) for p, box in drawing.people.items() if p not in course.people]
        inside = [drawing.people[p] for p in course.people]
        for area in [*words, *others]:
            own_age = any(
                b.x < area.left and area.right < b.x + b.width and b.y < area.top < b.y + b.height for b in inside
            )
            assert own_age or not any(crosses(area, a, b) for a, b in steps), (course.id, area)


@pytest.mark.parametrize("kind", ["close", "fused", "conflict", "violence"])
def test_a_relation_to_a_lost_pregnancy_goes_round_who_stands_between_however_wide_its_sign(kind: RelationKind) -> None:
    """The year and the name round a small sign leave little room for a line to end at."""
    people = (
        FamilyPerson("mother", "", "man", 1902, "1902"),
        FamilyPerson("lost", "Åse Østergård Dahl", "man", 1900, "1900", kind="miscarriage"),
        FamilyPerson("between", "Anne-Margrethe Vestergaard-Madsen", "man", 1901, "1901"),
    )
    drawing = draw_family(Family(people, relations=(Relation("mother", "lost", kind),)))
    box = drawing.people["between"]
    assert drawing.people["lost"].x < box.x < drawing.people["mother"].x
    (course,) = drawing.courses
    assert not any(crosses(symbol_area("between", box, -2.0), a, b) for a, b in pairwise(course.points))


def test_a_relation_stays_with_the_drawing_instead_of_making_the_paper_larger() -> None:
    with_lines, without = draw_family(foster_family()), draw_family(foster_family(), Options(relations=False))
    assert with_lines.height <= without.height + 60
    assert with_lines.width <= without.width + 60


def test_lines_that_can_be_chosen_say_whose_they_are() -> None:
    courses = {course.id: course for course in draw_family(blended()).courses}
    assert courses["lone-torben"].people in (("lone", "torben"), ("torben", "lone"))
    assert courses["lone-torben"].role == "partner"
    assert courses["lone|torben|conflict"].role == "relation"
    box = draw_family(blended()).people["lone"]
    start = courses["lone|torben|conflict"].points[0]
    assert box.x - 9 < start[0] < box.x + box.width + 9
    assert box.y - 9 < start[1] < box.y + box.height + 9
