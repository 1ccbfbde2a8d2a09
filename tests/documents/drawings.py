"""Drawings the paper tests lay on sheets: one of every shape, in any size, and a family as wide as wanted."""

from app.genogram.drawing import draw_family
from app.genogram.family import ChildLink, Family, FamilyPerson, Household, Relation, Union
from app.genogram.shapes import Box, Curve, Drawing, Ellipse, Label, LegendItem, Line, Polygon
from app.typeface import measure


def a_drawing(width: float, height: float) -> Drawing:
    """One of every shape."""
    square = Polygon(((0, 0), (60, 0), (60, 60), (0, 60)), fill="card")
    shapes = (
        Curve(((0, 0), (0, 90), (width, 90), (width, 0)), closed=True, fill="accent", fill_opacity=0.05, dash=(0, 6)),
        square,
        Ellipse(width - 40, 40, 30, 30, fill="accent_soft"),
        Line(((30, 60), (30, 90), (width - 40, 90)), dash=(4, 3)),
        Label(30, 85, "Mathias <b>", 16, bold=True, halo=5, person="1"),
        Label(width - 40, 95, "\U0001f388", 14),
    )
    legend = tuple(LegendItem(str(number), f"tegn nummer {number}", (square,)) for number in range(7))
    return Drawing(width, height, shapes, {"1": Box(0, 0, 60, 60)}, {"1": "Mathias"}, ["Mathias."], legend, ())


def mended_family() -> Family:
    """Return a small family with two homes, an ended marriage, an adopted child, dots, dashes and relations."""
    people = (
        FamilyPerson("m", "Åse Bækgaard", "woman", 1984, "1984", age=42),
        FamilyPerson("f", "Søren Ærø", "man", 1980, "1980", 2020, True, 40),
        FamilyPerson("n", "Minh Nguyen", "nonbinary", 1982, "1982", age=44),
        FamilyPerson("a", "Anna Ærø", "woman", 2010, "2010", age=16, is_index=True),
        FamilyPerson("b", "Bo Ærø", "man", 2012, "2012", age=14),
        FamilyPerson("c", "", "unknown"),
    )
    unions = (
        Union("u", ("m", "f"), "divorced", "gift 2008, skilt 2015", "2008"),
        Union("v", ("m", "n"), "cohabiting", "sammen 2017", "2017"),
    )
    links = (ChildLink("a", "u"), ChildLink("b", "u", "adopted"), ChildLink("c", "v", "foster"))
    homes = (Household("h", "Herning", ("m", "n", "a")),)
    relations = (Relation("a", "m", "close"), Relation("b", "f", "conflict"), Relation("a", "n", "distant"))
    return Family(people, unions, links, homes, relations)


def wide_family(children: int) -> Family:
    """Return parents with so many children that the drawing is that wide."""
    people = (
        FamilyPerson("m", "Inger Kjærgaard", "woman", 1950, "1950"),
        FamilyPerson("f", "Poul Kjærgaard", "man", 1948, "1948"),
        *(FamilyPerson(f"c{n:03}", f"Barn{n:03} Kjærgaard", "woman", 1970, f"1970-{n:03}") for n in range(children)),
    )
    links = tuple(ChildLink(f"c{n:03}", "u") for n in range(children))
    return Family(people, (Union("u", ("m", "f"), "married"),), links)


def drawn(family: Family) -> Drawing:
    """Draw a family with the letters of the papers."""
    return draw_family(family, measure=measure)
