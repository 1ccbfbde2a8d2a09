"""What the drawing shows, hides and says, and that its SVG is safe whatever people are called."""

from __future__ import annotations

import json
from math import hypot
from xml.etree import ElementTree

import pytest

from app.genogram.drawing import draw_family
from app.genogram.family import Family, FamilyPerson, Options, Relation, Union
from app.genogram.geometry_json import geometry_json
from app.genogram.hulls import convex, inside, rounded
from app.genogram.labels import average_width, fit, name_parts, safe
from app.genogram.shapes import Curve, Drawing, Label, Line
from app.genogram.strokes import along, zigzag
from app.genogram.svg import to_svg
from tests.genogram.families import STORIES, blended, child, foster_family, person, returned_home

PALETTE = dict.fromkeys(
    ("ink", "ink2", "card", "page", "accent", "accent_soft", "good", "late", "info", "warn", "warn_soft"), "#123456"
)


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Label)]


def test_a_small_drawing_holds_names_ages_years_and_words_on_lines() -> None:
    words = texts(draw_family(blended()))
    for expected in ("Mathias", "Kjærgaard Østergård", "11", "2015", "gift 2013, skilt 2019", "Hammerum", "2023"):
        assert expected in words


def test_years_off_takes_ages_years_and_words_on_lines_away() -> None:
    words = texts(draw_family(blended(), Options(years=False)))
    assert not any(any(c.isdigit() for c in word) for word in words)


def test_first_names_only_for_the_room() -> None:
    words = texts(draw_family(blended(), Options(names="first", years=False, notes=False, households=False)))
    assert sorted(words) == sorted(
        ["Mathias", "Lone", "Torben", "Alma", "Minh", "Åse", "Storm", "Freja", "Inger", "Poul", "Ruth"]
    )


def test_the_words_for_screen_readers_hide_what_the_picture_hides() -> None:
    room = Options(names="first", years=False, notes=False, relations=False, households=False)
    drawing = draw_family(blended(), room)
    everything = " ".join([*drawing.text_twin, *drawing.names.values()])
    for hidden in ("Kjærgaard", "Østergård", "Nguyen", "kun kontakt", "Struer", "11 år", "1954"):
        assert hidden not in everything, hidden
    assert texts(draw_family(blended(), Options(names="initials", years=False, households=False))).count("M.K.Ø.") == 1


def test_initials_hide_names() -> None:
    assert name_parts(person("x", "Åse Østergård Dahl", "woman", None), "initials") == ("Å.Ø.D.", "")


def test_a_person_not_shown_leaves_nothing_but_a_question_mark() -> None:
    secret = FamilyPerson("s", "Yasmin Farah", "woman", 1980, "1980-01-01", 2020, True, 40, note="bor hos Heidi")
    other = person("o", "Noah", "man", 2009)
    union = Union("u", ("s", "o"), "divorced", "gift 1999, skilt 2001")
    family = Family((secret, other), (union,), relations=(Relation("s", "o", "cut_off", text="hemmeligt"),))
    drawing = draw_family(family, Options(show=frozenset({"o"})))
    everything = " ".join([*texts(drawing), *drawing.text_twin, *(i.key + i.word for i in drawing.legend)])
    for hidden in ("Yasmin", "Farah", "1980", "2020", "40", "Heidi", "gift", "hemmeligt", "cut_off", "divorced"):
        assert hidden not in everything, hidden
    assert not [shape for shape in drawing.shapes if getattr(shape, "role", "") == "relation"]
    assert drawing.names == {"s": "?", "o": "Noah"}
    assert set(drawing.people) == {"s", "o"}


def test_hidden_layers_are_left_out_of_the_words_too() -> None:
    said = " ".join(draw_family(blended(), Options(relations=False, households=False, years=False)).text_twin)
    assert "konflikt" not in said
    assert "Struer" not in said
    assert "11 år" not in said


def test_the_text_twin_says_who_belongs_to_whom() -> None:
    said = draw_family(blended()).text_twin
    assert said[0].startswith("Mathias Kjærgaard Østergård, hovedperson, 11 år, forældre: ")
    assert {"Lone Kjærgaard", "Torben Østergård"} == set(said[0].split(": ")[1].split(", ")[0].split(" og "))
    lone = next(sentence for sentence in said if sentence.startswith("Lone"))
    assert "40 år" in lone
    assert "gift med Torben Østergård 2013, skilt 2019" in lone
    assert "børn: Mathias Kjærgaard Østergård og Alma Kjærgaard Nguyen" in lone


def test_the_text_twin_tells_foster_from_birth_parents_and_the_unborn() -> None:
    liv = draw_family(foster_family()).text_twin[0]
    fostering = liv.split("plejeforældre: ")[1].split(", ")[0]
    assert set(fostering.split(" og ")) == {"Anne-Grethe Toft", "Svend Åge Toft"}
    assert "Tanja Holm" in liv
    said = draw_family(returned_home()).text_twin
    assert "ufødt barn, ventes, termin marts 2027, forældre: Mikkel Sørensen og Sofie." in said
    assert any(s.startswith("Lars Bækgaard, 44 år, søskende: Heidi Bækgaard") for s in said)


def test_the_legend_has_only_what_is_used() -> None:
    words = [item.word for item in draw_family(blended()).legend]
    assert "gift" in words
    assert "tvillinger" in words
    assert "i pleje" not in words
    assert "i pleje" in [item.word for item in draw_family(foster_family()).legend]


def test_an_empty_family_is_an_empty_drawing() -> None:
    drawing = draw_family(Family())
    assert drawing.shapes == ()
    assert drawing.width > 0


@pytest.mark.parametrize("story", STORIES)
def test_everything_lies_within_the_paper(story: str) -> None:
    drawing = draw_family(STORIES[story]())
    for box in drawing.people.values():
        assert 0 < box.x < drawing.width - box.width
        assert 0 < box.y < drawing.height - box.height


@pytest.mark.parametrize("story", STORIES)
def test_no_family_line_runs_through_a_name_or_a_symbol(story: str) -> None:
    drawing = draw_family(STORIES[story]())
    discs = [(b.x + b.width / 2, b.y + b.height / 2, b.width / 2 - 1) for b in drawing.people.values()]
    areas: list[tuple[float, float, float, float]] = []
    for shape in drawing.shapes:
        if isinstance(shape, Label) and shape.person and not shape.text.isdigit():
            half = average_width(shape.text, shape.size, shape.bold) / 2
            areas.append((shape.x - half, shape.y - 11, shape.x + half, shape.y + 1))
    for shape in drawing.shapes:
        if isinstance(shape, Line) and shape.role in ("partner", "child"):
            for a, b in zip(shape.points, shape.points[1:], strict=False):
                for step in range(41):
                    x, y = (a[i] + (b[i] - a[i]) * step / 40 for i in (0, 1))
                    hit = [area for area in areas if area[0] < x < area[2] and area[1] < y < area[3]]
                    assert not hit, (shape, hit)
                    assert not [disc for disc in discs if hypot(x - disc[0], y - disc[1]) < disc[2]], shape


@pytest.mark.parametrize("story", STORIES)
def test_a_household_never_takes_in_somebody_else(story: str) -> None:
    family = STORIES[story]()
    drawing = draw_family(family)
    hulls = [shape for shape in drawing.shapes if isinstance(shape, Curve) and shape.role == "household"]
    homes = [set(house.members) for house in family.households]
    assert len(hulls) >= len(homes)
    for hull in hulls:
        corners = list(hull.points[::3])
        within = {n for n, b in drawing.people.items() if inside((b.x + b.width / 2, b.y + b.height / 2), corners)}
        assert within
        assert any(within <= home for home in homes)


HOSTILE = [
    "<script>alert(1)</script>",
    "a\"b'c&d",
    "\x00\x1b[31m\ud800",
    "\u202egnitirw",
    "👩‍👧 Æ",
    "x" * 10_000,
    " ",
    "",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_give_well_formed_svg_without_anything_active(name: str) -> None:
    family = Family(
        (FamilyPerson("a", name, note=name, is_index=True), FamilyPerson("b", name, due=name, kind="unborn")),
        (Union("u", ("a",), text=name),),
        (child("b", "u"),),
    )
    drawing = draw_family(family)
    text = to_svg(drawing, PALETTE, 'A"tkinson', name)
    root = ElementTree.fromstring(text.encode())
    assert {element.tag.split("}")[1] for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "polyline", "polygon", "ellipse", "path", "text"
    }  # fmt: skip
    assert drawing.width < 600


def test_svg_raises_when_the_palette_lacks_a_colour() -> None:
    with pytest.raises(KeyError):
        to_svg(draw_family(blended()), {"card": "#fff"}, "Arial")


def test_a_long_text_is_cut_to_its_room() -> None:
    cut = fit("y" * 10_000, 16, False, 100, average_width)
    assert cut.endswith("…")
    assert average_width(cut, 16, False) <= 100
    assert fit("Lone", 16, False, 100, average_width) == "Lone"


def test_safe_keeps_danish_letters_and_drops_what_turns_the_line() -> None:
    assert safe("Åse\u202e\x07 Bækø\n") == "Åse Bækø"


def test_contradictions_are_said_in_danish() -> None:
    mother = person("m", "Mor M", "woman", 2000)
    people = (mother, person("b", "Barn B", "man", 1990), person("c", "Cai C", "man", 2005))
    family = Family(people, (Union("u", ("m",)),), (child("b", "u"), child("c", "u")))
    assert draw_family(family).warnings == (
        "Barn B er født før Mor M. Ret et af årstallene.",
        "Mor M var 5 år, da Cai C blev født. Er årstallene rigtige?",
    )


def test_the_geometry_file_has_every_person_and_both_link_kinds() -> None:
    told = json.loads(geometry_json(foster_family(), Options()))
    assert len(told["persons"]) == 12
    assert {link["kind"] for link in told["links"]} == {"biological", "adopted", "foster"}
    assert {line["kind"] for line in told["lines"]} >= {"partner", "child", "relation"}
    assert told["size"] == 60.0
    assert told["pitch"] >= 60.0


def test_patterns_start_and_end_at_the_people() -> None:
    path = tuple((float(x), 0.0) for x in range(0, 101, 10))
    teeth = zigzag(path)
    assert teeth[0] == (0.0, 0.0)
    assert teeth[-1] == pytest.approx((100.0, 0.0))
    assert along(path, 0.25) == (25.0, 0.0)


def test_a_rounded_outline_is_closed_and_inside_its_polygon() -> None:
    square = convex([(0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0), (50.0, 50.0)])
    assert len(square) == 4
    path = rounded(square)
    assert path[0] == path[-1]
    assert len(path) % 3 == 1
    assert all(-0.01 <= x <= 100.01 and -0.01 <= y <= 100.01 for x, y in path)
