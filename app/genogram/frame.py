"""The measures one drawing is made with: symbol size, letters, and how wide everyone with a name is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from app.genogram.family import ChildLink, FamilyPerson, Options
from app.genogram.kin import Kin
from app.genogram.labels import YEAR_SIZE, Measure, TextLine, lines_under
from app.genogram.symbol_sizes import line_step, scale_of

GHOST_HALF = 5.0
LINE_STEP = 17.0
BESIDE = 5.0
"""How far the dashed line of an adopted child is from the solid one."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Symbol size `s`, the font's measure, and per person the lines under the symbol and half the room needed."""

    s: float
    measure: Measure
    options: Options
    lines: dict[str, tuple[TextLine, ...]]
    half: dict[str, float]

    def half_of(self, slot: str) -> float:
        """Give half the width of a slot with its label; empty slots are narrow."""
        return self.half.get(slot, GHOST_HALF)

    def label_half(self, slot: str) -> float:
        """Give half the width of the widest line under the symbol."""
        widths = (self.measure(line.text, line.size, line.bold) for line in self.lines.get(slot, ()))
        return max(widths, default=GHOST_HALF) / 2


def make_frame(kin: Kin, options: Options, measure: Measure, s: float) -> Frame:
    """Choose and shorten every label of the drawing."""
    lines = {person.id: lines_under(person, options, measure, s) for person in kin.persons.values()}
    coming = _coming(kin, s)
    half = {
        person.id: max(
            [s / 2 + 4, _year_room(person, options, measure) + coming.get(person.id, 0.0)]
            + [measure(line.text, line.size, line.bold) / 2 for line in lines[person.id]]
        )
        for person in kin.persons.values()
    }
    return Frame(s, measure, options, lines, half)


def _coming(kin: Kin, s: float) -> dict[str, float]:
    """Say how far to each side of its middle lines come down to a child of several families, or an adopted one."""
    links: dict[str, list[ChildLink]] = defaultdict(list)
    for link in kin.links:
        links[link.child].append(link)
    return {
        child: (len(mine) - 1) / 2 * line_step(len(mine)) * s * scale_of(kin.persons[child])
        + (BESIDE if any(link.kind == "adopted" for link in mine) else 0.0)
        for child, mine in links.items()
    }


def _year_room(person: FamilyPerson, options: Options, measure: Measure) -> float:
    years = [year for year in (person.birth_year, person.death_year) if options.years and year is not None]
    return max((measure(str(year), YEAR_SIZE, False) + 10 for year in years), default=0.0)
