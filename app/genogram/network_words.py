"""What the network map says in words, for those who hear it, and what its signs mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.genogram.labels import safe
from app.genogram.network import (
    QUALITY_WORDS,
    RING_WORDS,
    RINGS,
    SECTOR_WORDS,
    WAITING,
    MapOptions,
    MapPerson,
    NetworkMap,
)
from app.genogram.network_lines import quality_line
from app.genogram.network_symbols import asked_mark, circle, outline, professional_mark
from app.genogram.shapes import Curve, LegendItem, Line, Shape
from app.models.enums_people import Gender, TieQuality

RING_TINTS = {1: 1.0, 2: 0.5, 3: 0.2}
"""How strongly each ring is tinted."""
_GENDERS = {
    Gender.MAN: "dreng, mand",
    Gender.WOMAN: "pige, kvinde",
    Gender.NONBINARY: "nonbinær",
    Gender.UNKNOWN: "køn ikke skrevet",
}


def map_twin(network: NetworkMap, people: Sequence[MapPerson], options: MapOptions) -> list[str]:
    """Return the map as sentences: how many there are, then everybody by slice, the nearest first."""
    name = safe(network.name) or "barnet"
    placed = [each for each in people if each.band != WAITING]
    if not people:
        return [f"På kortet om {name} står der ingen endnu."]
    count = "1 menneske" if len(placed) == 1 else f"{len(placed)} mennesker"
    near = sum(each.band == 1 for each in placed)
    told = [f"På kortet om {name} står {count}, {near} af dem nærmest."]
    for sector, heading in SECTOR_WORDS.items():
        inside = sorted((each for each in people if each.sector is sector), key=lambda each: each.band)
        told += [person_words(each, heading, options) for each in inside]
    return told


def person_words(person: MapPerson, heading: str, options: MapOptions) -> str:
    """Return one sentence about somebody's place."""
    said = [heading.lower(), RING_WORDS[person.band]]
    if person.band != WAITING:
        said.append(QUALITY_WORDS[person.quality])
    said += ["død"] if person.deceased else []
    if options.marks:
        said += ["er spurgt"] if person.asked else []
        said += ["kun i det faglige eksemplar"] if person.only_professional else []
    if options.contributions and person.can_contribute:
        said.append(f"kan bidrage med: {safe(person.can_contribute)}")
    return f"{safe(person.name) or '?'}: {', '.join(said)}."


def map_legend(people: Sequence[MapPerson], options: MapOptions) -> tuple[LegendItem, ...]:
    """Return the signs in use: lines, rings, symbols, marks."""
    items = [_quality(each) for each in TieQuality if any(p.quality is each and p.band != WAITING for p in people)]
    items += [LegendItem(f"ring_{each}", RING_WORDS[each], (ring_disc(14.0, 10.0, 8.0, each),)) for each in RINGS]
    for gender, word in _GENDERS.items():
        if any(each.gender is gender and not each.body for each in people):
            items.append(LegendItem(gender.value, word, (outline(gender, 14.0, 10.0, 8.5),)))
    if any(each.body for each in people):
        items.append(LegendItem("body", "sted eller forening", (outline(Gender.UNKNOWN, 14.0, 10.0, 8.5, body=True),)))
    if any(each.deceased for each in people):
        cross = (Line(((8.0, 4.0), (20.0, 16.0)), width=1.6), Line(((8.0, 16.0), (20.0, 4.0)), width=1.6))
        items.append(LegendItem("deceased", "død", (outline(Gender.WOMAN, 14.0, 10.0, 8.5), *cross)))
    if options.marks and any(each.asked for each in people):
        items.append(LegendItem("asked", "er spurgt", tuple(asked_mark(14.0, 10.0))))
    if options.marks and any(each.only_professional for each in people):
        items.append(LegendItem("professional", "kun fagligt eksemplar", tuple(professional_mark(14.0, 10.0))))
    return tuple(items)


def ring_disc(x: float, y: float, radius: float, ring: int) -> Curve:
    """Return the tinted ground of a ring."""
    disc = circle(x, y, radius, "accent_soft")
    return replace(disc, fill_opacity=RING_TINTS[ring], width=0.9, colour="ink2", role="mark")


def _quality(quality: TieQuality) -> LegendItem:
    shapes: tuple[Shape, ...] = tuple(quality_line(quality, (1.0, 10.0), (27.0, 10.0)))
    return LegendItem(f"quality_{quality.value}", QUALITY_WORDS[quality], shapes)
