"""The key to the signs: only those the drawing uses, each with its Danish word."""

from __future__ import annotations

from app.genogram import child_lines, partner_lines
from app.genogram.family import FamilyPerson, Gender, LinkKind, Options, RelationKind, UnionStatus
from app.genogram.gaps import ENDED
from app.genogram.kin import Kin
from app.genogram.partner_lines import strokes
from app.genogram.patterns import relation_pattern
from app.genogram.shapes import Box, Curve, Label, LegendItem, Line, Shape
from app.genogram.symbols import outline
from app.genogram.twin import RELATION_WORDS

_GENDERS: dict[Gender, str] = {
    "man": "dreng, mand",
    "woman": "pige, kvinde",
    "nonbinary": "nonbinær",
    "unknown": "køn ikke kendt",
}
_UNIONS: dict[UnionStatus, str] = {
    "married": "gift",
    "cohabiting": "samboende",
    "engaged": "kærester",
    "separated": "separeret",
    "divorced": "skilt",
    "ended_cohabiting": "gået fra hinanden",
    "widowed": "gift, en er død",
    "unknown": "par",
}
_LINKS: dict[LinkKind, str] = {
    "adopted": "adopteret",
    "foster": "i pleje",
    "guardian": "værge",
    "step": "stedbarn",
    "donor": "donorbarn",
}
_BOX = Box(5.0, 1.0, 18.0, 18.0)
_PATH = tuple((float(x), 10.0) for x in range(1, 28, 2))


def legend_for(kin: Kin, options: Options) -> tuple[LegendItem, ...]:
    """List the signs in use: people, couples, children, relations, households."""
    items = [*_people(list(kin.persons.values()), options), *_couples(kin), *_children(kin)]
    for kind in sorted({relation.kind for relation in kin.relations}, key=list(RELATION_WORDS).index):
        items.append(_relation(kind))
    if kin.households:
        ring = ((5.0, 10.0), (5.0, 0.0), (23.0, 0.0), (23.0, 10.0), (23.0, 20.0), (5.0, 20.0), (5.0, 10.0))
        area = Curve(ring, True, "accent_soft", 0.6, "accent", 1.6, (0.1, 3.5), "legend")
        items.append(LegendItem("household", "husstand", (area,)))
    return tuple(items)


def _people(persons: list[FamilyPerson], options: Options) -> list[LegendItem]:
    known = [p for p in persons if p.kind == "person"]
    items = [
        LegendItem(gender, word, tuple(_symbol(gender)))
        for gender, word in _GENDERS.items()
        if any(p.gender == gender for p in known)
    ]
    if any(p.is_index for p in persons):
        inner = outline(FamilyPerson("", "", "man"), Box(8.5, 4.5, 11.0, 11.0), "")
        items.append(LegendItem("index", "hovedperson", (*_symbol("man"), *inner)))
    if any(p.deceased for p in known):
        ends = [Line(((5.0, 1.0), (23.0, 19.0)), width=1.6), Line(((23.0, 1.0), (5.0, 19.0)), width=1.6)]
        items.append(LegendItem("deceased", "død", (*_symbol("man"), *ends[: 1 if options.one_diagonal else 2])))
    if any(p.kind == "unborn" for p in persons):
        triangle = outline(FamilyPerson("", "", kind="unborn"), Box(6.0, 3.0, 16.0, 15.0), "card")
        items.append(LegendItem("unborn", "ventet barn", tuple(triangle)))
    if any(p.kind == "placeholder" for p in persons):
        unnamed = (*_symbol("unknown"), Label(14, 15, "?", 14.0))
        items.append(LegendItem("placeholder", "en person, ikke nævnt", unnamed))
    return items


def _symbol(gender: Gender) -> list[Shape]:
    return outline(FamilyPerson("", "", gender), _BOX, "card")


def _couples(kin: Kin) -> list[LegendItem]:
    used = {union.status for union in kin.unions.values() if len(union.partners) == 2}
    items: list[LegendItem] = []
    for status, word in _UNIONS.items():
        if status in used:
            dash = partner_lines.DASHES.get(status, ())
            cup = Line(((2.0, 4.0), (2.0, 14.0), (26.0, 14.0), (26.0, 4.0)), dash)
            items.append(LegendItem(f"union_{status}", word, (cup, *strokes(14.0, 14.0, ENDED.get(status, 0), 36.0))))
    return items


def _children(kin: Kin) -> list[LegendItem]:
    used = {link.kind for link in kin.links}
    items: list[LegendItem] = []
    for kind, word in _LINKS.items():
        if kind in used:
            shapes: list[Shape] = [Line(((14.0, 0.0), (14.0, 20.0)), child_lines.DASHES.get(kind, ()))]
            if kind == "adopted":
                shapes.append(Line(((19.0, 0.0), (19.0, 20.0)), (5.0, 4.0)))
            items.append(LegendItem(f"child_{kind}", word, tuple(shapes)))
    groups = [p.twin_group for p in kin.persons.values() if p.twin_group]
    if len(groups) > len(set(groups)):
        items.append(LegendItem("twins", "tvillinger", (Line(((4.0, 18.0), (14.0, 2.0), (24.0, 18.0))),)))
    return items


def _relation(kind: RelationKind) -> LegendItem:
    return LegendItem(f"relation_{kind}", RELATION_WORDS[kind], tuple(relation_pattern(kind, _PATH, directed=False)))
