"""Signs of people, couples and children: small forms, twins, lines by kind, strokes, and letters that fit."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from app.genogram.drawing import draw_family
from app.genogram.extent import corners
from app.genogram.family import (
    ChildLink,
    Family,
    FamilyPerson,
    LinkKind,
    Options,
    PersonKind,
    Union,
    UnionStatus,
)
from app.genogram.labels import average_width, fit, initials, lines_under, name_parts, wrapped
from app.genogram.layout import lay_out
from app.genogram.legend import legend_for
from app.genogram.shapes import Drawing, Ellipse, Label, Line, Polygon, Shape
from app.genogram.union_signs import DASHES, line_width, related_couples, status_signs
from tests.genogram.families import child, person


def with_child(kind: PersonKind = "person", link: LinkKind = "biological", **more: object) -> Family:
    parents = (person("m", "Mor M", "woman", 1980), person("f", "Far F", "man", 1978))
    one = FamilyPerson("c", "", kind=kind, **more)  # type: ignore[arg-type]  # fields of the dataclass, test by test
    return Family((*parents, one), (Union("u", ("f", "m"), "married"),), (ChildLink("c", "u", link),))


def of_child(drawing: Drawing) -> list[Shape]:
    box = drawing.people["c"]
    found = [(s, corners(s, average_width)) for s in drawing.shapes if getattr(s, "role", "") == "symbol"]
    return [
        s
        for s, ((left, top), (right, bottom)) in found
        if left >= box.x - 1
        and right <= box.x + box.width + 1
        and top >= box.y - 1
        and bottom <= box.y + box.height + 1
    ]


def test_a_miscarriage_is_a_small_filled_dot() -> None:
    drawing = draw_family(with_child("miscarriage"))
    (dot,) = of_child(drawing)
    assert isinstance(dot, Ellipse)
    assert dot.fill == "ink"
    assert drawing.people["c"].width < 20


def test_an_abortion_is_a_small_cross_without_a_border() -> None:
    shapes = of_child(draw_family(with_child("abortion")))
    assert [type(shape) for shape in shapes] == [Line, Line]


@pytest.mark.parametrize(("gender", "form"), [("woman", Ellipse), ("man", Polygon), ("unknown", Polygon)])
def test_a_stillborn_child_is_a_half_size_symbol_with_a_cross(gender: str, form: type[Shape]) -> None:
    drawing = draw_family(with_child("stillbirth", gender=gender))
    border, *cross = of_child(drawing)
    assert isinstance(border, form)
    assert drawing.people["c"].width == 30
    assert len([line for line in cross if isinstance(line, Line)]) == 2


def test_an_unborn_child_is_a_triangle_with_the_due_date_under_it() -> None:
    drawing = draw_family(with_child("unborn", due="termin 3. marts 2027"))
    triangle = of_child(drawing)[0]
    assert isinstance(triangle, Polygon)
    assert len(triangle.points) == 3
    assert "termin 3. marts 2027" in [s.text for s in drawing.shapes if isinstance(s, Label)]


def test_a_line_to_a_child_ends_at_its_symbol() -> None:
    for kind in get_args(PersonKind):
        drawing = draw_family(with_child(kind))
        box = drawing.people["c"]
        ends = [s.points[-1] for s in drawing.shapes if isinstance(s, Line) and s.role == "child"]
        assert any(abs(x - box.x - box.width / 2) < 1 and box.y <= y <= box.y + box.height / 2 for x, y in ends), kind


def child_lines(drawing: Drawing) -> set[tuple[tuple[float, ...], int]]:
    lines = [s for s in drawing.shapes if isinstance(s, Line) and s.role == "child"]
    marks = [s for s in drawing.shapes if isinstance(s, Label) and s.text == "?" and not s.person]
    return {(line.dash, len(lines) + 10 * len(marks)) for line in lines}


def test_every_kind_of_parenthood_has_a_line_of_its_own() -> None:
    looks = {kind: frozenset(child_lines(draw_family(with_child(link=kind)))) for kind in get_args(LinkKind)}
    assert len(set(looks.values())) == len(looks)


def test_a_bar_that_only_leads_to_foster_children_is_dotted_there() -> None:
    people = [person(f"c{n}", f"Barn {n}", "man", 2000 + n) for n in range(4)]
    links = [child(p.id, "u", "foster" if n > 1 else "biological") for n, p in enumerate(people)]
    base = with_child()
    drawing = draw_family(Family((*base.persons[:2], *people), base.unions, tuple(links)))
    bars = [s for s in drawing.shapes if isinstance(s, Line) and s.role == "child" and s.points[0][1] == s.points[1][1]]
    assert sorted(bool(bar.dash) for bar in bars) == [False, True]


def test_identical_twins_are_joined_by_a_bar_and_others_only_meet() -> None:
    def lines(identical: bool | None) -> int:
        twins = [person(key, key, "woman", 2010, twin_group="t", identical=identical) for key in ("a", "b")]
        base = with_child()
        family = Family((*base.persons[:2], *twins), base.unions, tuple(child(p.id, "u") for p in twins))
        return len([s for s in draw_family(family).shapes if isinstance(s, Line) and s.role == "child"])

    assert lines(True) == lines(False) + 1 == lines(None) + 1


def test_no_two_ways_of_being_a_couple_look_alike() -> None:
    def look(status: UnionStatus) -> tuple[object, ...]:
        return (DASHES.get(status), line_width(status), tuple(status_signs(status, 0, 0, 60)))

    statuses = [status for status in get_args(UnionStatus) if status != "widowed"]
    assert len({look(status) for status in statuses}) == len(statuses)
    assert look("widowed") == look("married")  # the cross of the dead says it


def test_partners_who_are_related_get_a_double_line() -> None:
    people = tuple(person(key, key, "man", 1900 + n) for n, key in enumerate("abcd"))
    unions = (Union("top", ("a", "b"), "married"), Union("kin", ("c", "d"), "married"))
    kin = lay_out(Family(people, unions, (child("c", "top"), child("d", "top"))), Options()).kin
    assert related_couples(kin) == {"kin"}
    assert "related" in [item.key for item in legend_for(kin, Options())]


LONG = "Anne-Margrethe-Kristiane Elisabeth Østergaard-Vestergaard Kjærgaard-Christensen"


def test_a_long_name_takes_more_lines_and_its_first_name_stays_whole() -> None:
    lines = [line.text for line in lines_under(person("a", LONG, "woman", 1980), Options(), average_width, 60.0)]
    assert "".join(lines).startswith("Anne-Margrethe-Kristiane")
    assert len(lines) <= 4
    assert all(average_width(line, 14, False) <= 60 * 2.6 * 1.15 for line in lines)


@pytest.mark.parametrize("name", ["Svend\u00a0Åge Toft", "Christoffer", "Marie-Louise", "Abdirahman Mohamed"])
def test_a_first_name_of_ordinary_length_is_never_cut(name: str) -> None:
    for side in (42.0, 60.0):
        lines = lines_under(person("a", name, "man", 1980), Options(), average_width, side)
        assert "".join(line.text for line in lines if line.bold) == name.split(" ", maxsplit=1)[0]


@pytest.mark.parametrize("name", ["x" * 10_000, "👩\u200d👧 " * 40, "محمد عبد الرحمن " * 9, "e\u0301" * 300, "W" * 60])
def test_names_nobody_has_stay_in_their_place(name: str) -> None:
    lines = lines_under(person("a", name, "woman", 1980, note=name), Options(), average_width, 60.0)
    assert 1 <= len(lines) <= 6
    assert all(average_width(line.text, line.size, line.bold) <= 60 * 3.01 for line in lines)


def test_words_wrap_where_both_lines_are_shortest() -> None:
    assert wrapped("Kjærgaard Østergård Nielsen", 14, False, 160, average_width) == ["Kjærgaard", "Østergård Nielsen"]
    assert wrapped("Toft", 14, False, 160, average_width) == ["Toft"]
    assert wrapped("  ", 14, False, 160, average_width) == []


def test_a_cut_never_parts_a_letter_from_its_accent() -> None:
    for room in range(20, 60):
        cut = fit("e\u0301" * 30, 16, False, room, average_width)
        assert cut == "…" or cut[-2] == "\u0301"


def test_initials_take_every_name_with_its_accent() -> None:
    assert initials("Svend\u00a0Åge Toft") == "S.Å.T."
    assert initials("E\u0301mile Zola") == "E\u0301.Z."
    assert name_parts(replace(person("a", "Åse Dahl", "woman", None), kind="unborn"), "initials") == ("Å.D.", "")


def test_nobody_known_and_lost_pregnancies_have_no_name_of_their_own() -> None:
    for kind in ("unborn", "miscarriage", "abortion", "stillbirth"):
        assert name_parts(FamilyPerson("a", "", kind=kind), "full") == ("", "")
    assert name_parts(FamilyPerson("a", ""), "full") == ("?", "")
    assert name_parts(FamilyPerson("a", "Emma", kind="stillbirth"), "full") == ("Emma", "")


def test_the_question_mark_of_an_unsure_family_stands_over_the_child_on_the_way() -> None:
    """The line ends low on the side of the triangle when there is another family; the mark does not."""
    links = (child("c", "u"), child("c", "v", "unsure", primary=False))
    drawing = draw_family(Family((FamilyPerson("c", "", kind="unborn"),), (Union("u"), Union("v")), links))
    (mark,) = (s for s in drawing.shapes if isinstance(s, Label) and s.text == "?" and s.person != "c")
    assert mark.y <= drawing.people["c"].y


def test_the_years_of_a_dead_twin_stand_on_both_sides_of_its_line() -> None:
    twins = [
        person("a", "A", "woman", 2010, died=2014, twin_group="t"),
        person("b", "B", "woman", 2010, twin_group="t"),
    ]
    base = with_child()
    drawing = draw_family(Family((*base.persons[:2], *twins), base.unions, tuple(child(p.id, "u") for p in twins)))
    years = [s for s in drawing.shapes if isinstance(s, Label) and s.person == "a" and s.text in ("2010", "2014")]
    assert [(label.text, label.anchor) for label in sorted(years, key=lambda label: label.x)] == [
        ("2010", "end"),
        ("2014", "start"),
    ]
    assert len({label.y for label in years}) == 1
