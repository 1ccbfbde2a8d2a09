"""The key to the signs: only those the drawing uses, each with its Danish word."""

from __future__ import annotations

from app.genogram import child_lines
from app.genogram.family import FamilyPerson, Gender, LinkKind, Options, PersonKind, RelationKind, UnionStatus
from app.genogram.kin import Kin
from app.genogram.patterns import relation_pattern
from app.genogram.relation_phrases import RELATION_WORDS
from app.genogram.shapes import Box, Curve, Label, LegendItem, Line, Shape
from app.genogram.symbols import outline, part_sign, symbol_shapes
from app.genogram.union_signs import DASHES, line_width, related_couples, status_signs

_GENDERS: dict[Gender, str] = {
    "man": "dreng, mand",
    "woman": "pige, kvinde",
    "nonbinary": "nonbinær",
    "unknown": "køn ikke kendt",
}
_KINDS: dict[PersonKind, str] = {
    "unborn": "ventet barn",
    "miscarriage": "ufrivillig abort",
    "abortion": "abort",
    "stillbirth": "dødfødt",
}
_UNIONS: dict[UnionStatus, str] = {
    "married": "gift",
    "cohabiting": "samboende",
    "engaged": "kærester",
    "separated": "separeret",
    "divorced": "skilt",
    "reunited": "fundet sammen igen",
    "ended_cohabiting": "gået fra hinanden",
    "unknown": "par, ikke nærmere kendt",
}
_LINKS: dict[LinkKind, str] = {
    "adopted": "adopteret",
    "foster": "i pleje",
    "guardian": "værge",
    "step": "stedbarn",
    "donor": "donorbarn",
    "unsure": "måske forælder",
}
_BOX = Box(5.0, 1.0, 18.0, 18.0)
_PATH = tuple((float(x), 10.0) for x in range(0, 29, 2))


def legend_for(kin: Kin, options: Options) -> tuple[LegendItem, ...]:
    """List the signs in use: people, couples, children, relations, households."""
    items = [*_people(list(kin.persons.values()), options), *_couples(kin), *_children(kin)]
    for kind in sorted({relation.kind for relation in kin.relations}, key=list(RELATION_WORDS).index):
        items.append(_relation(kind))
    return (*items, *_homes(kin))


def _people(persons: list[FamilyPerson], options: Options) -> list[LegendItem]:
    known = [p for p in persons if p.kind in ("person", "stillbirth")]
    items = [
        LegendItem(gender, word, tuple(_symbol(gender)))
        for gender, word in _GENDERS.items()
        if any(p.gender == gender for p in known)
    ]
    if any(p.is_index for p in persons):
        inner = outline(FamilyPerson("", "", "man"), Box(8.5, 4.5, 11.0, 11.0), "")
        items.append(LegendItem("index", "hovedperson", (*_symbol("man"), *inner)))
    if any(p.deceased for p in known):
        one = FamilyPerson("", "", "man", deceased=True)
        items.append(LegendItem("deceased", "død", tuple(symbol_shapes(one, _BOX, one_diagonal=options.one_diagonal))))
    for kind, word in _KINDS.items():
        genders = [p.gender for p in persons if p.kind == kind]
        if genders:
            items.append(LegendItem(kind, word, tuple(_small(kind, genders[0], options))))
    if any(p.kind == "placeholder" for p in persons):
        unnamed = (*_symbol("unknown"), Label(14, 15, "?", 14.0))
        items.append(LegendItem("placeholder", "en person, ikke nævnt", unnamed))
    return items


def _symbol(gender: Gender) -> list[Shape]:
    return outline(FamilyPerson("", "", gender), _BOX, "card")


def _small(kind: PersonKind, gender: Gender, options: Options) -> list[Shape]:
    side = {"unborn": 15.0, "stillbirth": 13.0}.get(kind, 9.0)
    box = Box(14 - side / 2, 10 - side / 2, side, side)
    return symbol_shapes(FamilyPerson("", "", gender, kind=kind), box, one_diagonal=options.one_diagonal)


def _couples(kin: Kin) -> list[LegendItem]:
    couples = [union for union in kin.unions.values() if len(union.partners) == 2]
    used = {"married" if union.status == "widowed" else union.status for union in couples}
    items: list[LegendItem] = []
    for status, word in _UNIONS.items():
        if status in used:
            cup = Line(((2.0, 4.0), (2.0, 14.0), (26.0, 14.0), (26.0, 4.0)), DASHES.get(status, ()), line_width(status))
            items.append(LegendItem(f"union_{status}", word, (cup, *status_signs(status, 14.0, 14.0, 36.0))))
    if related_couples(kin):
        double = (Line(((2.0, 8.0), (26.0, 8.0))), Line(((2.0, 12.5), (26.0, 12.5))))
        items.append(LegendItem("related", "par, der er i familie", double))
    return items


def _children(kin: Kin) -> list[LegendItem]:
    used = {link.kind for link in kin.links}
    items: list[LegendItem] = []
    for kind, word in _LINKS.items():
        if kind in used:
            shapes: list[Shape] = [Line(((14.0, 0.0), (14.0, 20.0)), child_lines.DASHES.get(kind, ()))]
            if kind == "adopted":
                shapes.append(Line(((19.0, 0.0), (19.0, 20.0)), (5.0, 4.0)))
            if kind == "unsure":
                shapes.append(Label(14.0, 15.0, "?", 14.0, True, "warn", halo=3.0))
            items.append(LegendItem(f"child_{kind}", word, tuple(shapes)))
    return items + _twins(kin)


def _twins(kin: Kin) -> list[LegendItem]:
    groups: dict[str, list[FamilyPerson]] = {}
    for person in kin.persons.values():
        if person.twin_group:
            groups.setdefault(person.twin_group, []).append(person)
    born = [group for group in groups.values() if len(group) > 1]
    fork = Line(((4.0, 18.0), (14.0, 2.0), (24.0, 18.0)))
    items: list[LegendItem] = []
    if any(not all(p.identical for p in group) for group in born):
        items.append(LegendItem("twins", "tvillinger", (fork,)))
    if any(all(p.identical for p in group) for group in born):
        items.append(LegendItem("identical", "enæggede tvillinger", (fork, Line(((9.0, 10.0), (19.0, 10.0))))))
    return items


def _relation(kind: RelationKind) -> LegendItem:
    return LegendItem(f"relation_{kind}", RELATION_WORDS[kind], tuple(relation_pattern(kind, _PATH, directed=False)))


def _homes(kin: Kin) -> list[LegendItem]:
    if not kin.households:
        return []
    ring = ((5.0, 10.0), (5.0, 0.0), (23.0, 0.0), (23.0, 10.0), (23.0, 20.0), (5.0, 20.0), (5.0, 10.0))
    area = Curve(ring, True, "accent_soft", 0.6, "accent", 1.6, (0.1, 3.5), "legend")
    items = [LegendItem("household", "husstand", (area,))]
    members = [member for house in kin.households for member in house.members]
    if len(members) > len(set(members)) or any(words for house in kin.households for _, words in house.shares):
        items.append(LegendItem("part", "bor her noget af tiden", tuple(part_sign(14.0, 10.0))))
    return items
