"""How far apart the rows are: room for partner lines, names, households, bars and years."""

from __future__ import annotations

from dataclasses import dataclass

from app.genogram.blocks import Skeleton
from app.genogram.frame import LINE_STEP, Frame
from app.genogram.join_lines import JoinLine
from app.genogram.kin import Kin
from app.genogram.symbol_sizes import scale_of

TRACK_STEP = 0.3
BAR_STEP = 14.0
HOUSE_ROOM = 34.0
YEARS_ROOM = 20.0
"""How high over a symbol its years reach, with some air."""


@dataclass(frozen=True, slots=True)
class Heights:
    """Per row: top of the symbols, first partner line, first bar. Per person: first baseline of the names."""

    top: list[float]
    partner: list[float]
    bar: list[float]
    name: dict[str, float]


def find_heights(
    kin: Kin, skeleton: Skeleton, rows: list[list[str]], frame: Frame, lines: dict[str, JoinLine]
) -> Heights:
    """Stack the rows; every band is as high as what is in it."""
    found = Heights([], [], [], {})
    ends = _household_ends(kin, skeleton, frame)
    y = 0.0
    for number, row in enumerate(rows):
        mine = [line for name, line in lines.items() if skeleton.joins[name].row == number]
        depth = max((line.track for line in mine), default=-1)
        bars = max((line.bar for line in mine), default=-1) + 1
        partner = y + frame.s * 1.45
        below = partner + depth * TRACK_STEP * frame.s + 20
        under = _under_lines(row, mine)
        foot = y + frame.s
        for slot in row:
            if slot in kin.persons:
                under_symbol = y + frame.s * scale_of(kin.persons[slot]) + 19
                found.name[slot] = below if slot in under else under_symbol
                foot = max(foot, found.name[slot] + LINE_STEP * (len(frame.lines[slot]) - 1) + 6)
        foot = max([foot, *([below - 14] if under else [])])
        bar = foot + 14 + (HOUSE_ROOM if number in ends else 0.0)
        found.top.append(y)
        found.partner.append(partner)
        found.bar.append(bar)
        twins = 0.55 * frame.s if any(line.tip for line in mine) else 0.0
        years = YEARS_ROOM + 4.0 if frame.options.years else 12.0
        y = bar + BAR_STEP * bars + twins + years
    return found


def _under_lines(row: list[str], lines: list[JoinLine]) -> set[str]:
    """Name the people a partner line belongs to or passes below."""
    place = {slot: at for at, slot in enumerate(row)}
    return {slot for line in lines if line.left != line.right for slot in row[place[line.left] : place[line.right] + 1]}


def _household_ends(kin: Kin, skeleton: Skeleton, frame: Frame) -> set[int]:
    if not frame.options.households:
        return set()
    return {max(skeleton.row_of[person] for person in house.members) for house in kin.households}
