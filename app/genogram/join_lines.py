"""The course of every partner line, drop and sibship bar sideways, and the track each of them lies on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypeAlias

from app.genogram.blocks import Skeleton
from app.genogram.frame import Frame
from app.genogram.kin import Kin
from app.genogram.lanes import Lane, slash_side
from app.genogram.tracks import left_edge, nested

_SLACK = 4.0
_NUDGE = 5.0
_APART = 7.0
_ALONG = 12.0
_Point: TypeAlias = tuple[float, str]  # where a line ends, and whose it is


@dataclass(slots=True)
class JoinLine:
    """Where the line of one join runs: x of both stubs, of the drop and of each child's end, and its tracks.

    `track` is the depth of the partner line; `bar` the track of the sibship bar, -1 when one straight line is
    enough. `slash` is -1 or 1 for the side of an ended union's stroke, 0 without. `tip` is where twins meet.
    """

    left: str
    right: str
    left_x: float
    right_x: float
    drop: float
    ends: dict[str, float] = field(default_factory=dict)
    tip: dict[str, float] = field(default_factory=dict)
    track: int = 0
    bar: int = -1
    slash: int = 0


def find_join_lines(
    kin: Kin, skeleton: Skeleton, rows: list[list[str]], frame: Frame, lanes: dict[str, Lane], x: dict[str, float]
) -> dict[str, JoinLine]:
    """Work out the lines of every join from the places of the slots."""
    number = {slot: at for row in rows for at, slot in enumerate(row)}
    lines: dict[str, JoinLine] = {}
    for join in skeleton.joins.values():
        left, right = sorted((join.a, join.b), key=lambda slot: number[slot])
        lines[join.id] = JoinLine(left, right, x[left], x[right], (x[left] + x[right]) / 2)
        lines[join.id].slash = slash_side(kin, join, number)
    _set_stubs(skeleton, lines, number, frame, x)
    _set_ends(skeleton, lines, frame, x)
    _set_tips(kin, skeleton, lines, number)
    _set_drops(skeleton, lines, lanes, x)
    _part(skeleton, lines)
    _set_tracks(skeleton, lines, len(rows))
    return lines


def _set_stubs(
    skeleton: Skeleton, lines: dict[str, JoinLine], number: dict[str, int], frame: Frame, x: dict[str, float]
) -> None:
    for slot, names in skeleton.downs.items():
        if slot in skeleton.ghosts:
            continue
        left = [name for name in names if lines[name].right == slot]
        right = [name for name in names if lines[name].left == slot]
        left.sort(key=lambda name: (-number[lines[name].left], name))
        right.sort(key=lambda name: (-number[lines[name].right], name))
        count = len(left) + len(right)
        step = min(0.36, 0.7 / max(1, count - 1)) * frame.s
        for at, name in enumerate(left + right):
            stub = x[slot] + (at - (count - 1) / 2) * step
            if lines[name].right == slot:
                lines[name].right_x = stub
            else:
                lines[name].left_x = stub


def _set_ends(skeleton: Skeleton, lines: dict[str, JoinLine], frame: Frame, x: dict[str, float]) -> None:
    for child, names in skeleton.ups.items():
        ordered = sorted(names, key=lambda name: (lines[name].drop, name))
        step = min(0.36, 0.7 / max(1, len(ordered) - 1)) * frame.s
        for at, name in enumerate(ordered):
            lines[name].ends[child] = x[child] + (at - (len(ordered) - 1) / 2) * step


def _set_tips(kin: Kin, skeleton: Skeleton, lines: dict[str, JoinLine], number: dict[str, int]) -> None:
    """Let twins meet in one point; not when somebody stands between them, whom the slanting lines would cross."""
    for name, line in lines.items():
        groups: dict[str, list[str]] = defaultdict(list)
        for child in skeleton.joins[name].children:
            group = kin.persons[child].twin_group if child in kin.persons else None
            if group:
                groups[group].append(child)
        for twins in groups.values():
            places = [number[child] for child in twins]
            if 1 < len(twins) == max(places) - min(places) + 1:
                middle = sum(line.ends[child] for child in twins) / len(twins)
                line.tip.update(dict.fromkeys(twins, middle))


def _reach(line: JoinLine) -> tuple[float, float]:
    ends = [line.tip.get(child, end) for child, end in line.ends.items()]
    return min(ends), max(ends)


def _set_drops(skeleton: Skeleton, lines: dict[str, JoinLine], lanes: dict[str, Lane], x: dict[str, float]) -> None:
    """Let every line come down over the middle of the children, as far as its lane allows (or very nearly)."""
    ends: dict[int, list[_Point]] = defaultdict(list)
    for name, line in lines.items():
        ends[skeleton.joins[name].row] += [(end, name) for end in line.ends.values()]
    for points in ends.values():
        points.sort()
    for name, line in lines.items():
        low, high = lanes[name].bounds(x)
        line.drop = (low + high) / 2
        if line.ends:
            wish = sum(_reach(line)) / 2
            slack = _SLACK if high > low and lanes[name].left != lanes[name].right else 0.0
            aim = wish if low - slack <= wish <= high + slack else min(max(wish, low), high)
            line.drop = _beside(aim, low, high, ends[skeleton.joins[name].row], name)
            if line.left == line.right:
                x[line.left] = line.left_x = line.right_x = line.drop
        if len(line.ends) == 1 and not line.tip:
            child, end = next(iter(line.ends.items()))
            line.ends[child] = line.drop if abs(line.drop - end) <= _NUDGE else end


def _part(skeleton: Skeleton, lines: dict[str, JoinLine]) -> None:
    """Move the end of a child's line along its symbol where somebody else's line comes down upon it."""
    drops: dict[int, list[_Point]] = defaultdict(list)
    for name, line in lines.items():
        if line.ends:
            drops[skeleton.joins[name].row].append((line.drop, name))
    for points in drops.values():
        points.sort()
    for name, line in lines.items():
        for child, end in line.ends.items():
            if child not in skeleton.ghosts and child not in line.tip:
                points = drops[skeleton.joins[name].row]
                line.ends[child] = _beside(end, end - _ALONG, end + _ALONG, points, name)


def _beside(aim: float, low: float, high: float, points: list[_Point], name: str) -> float:
    """Step aside when a line down would run on top of one at a point of somebody else's (sorted)."""
    for step in (0.0, 9.0, -9.0, 12.0, -12.0, 16.0, -16.0):
        x = aim + step
        if not step or low <= x <= high:
            near = points[bisect_right(points, (x - _APART, "\uffff")) : bisect_left(points, (x + _APART, ""))]
            if all(other == name for _, other in near):
                return x
    return aim


def _set_tracks(skeleton: Skeleton, lines: dict[str, JoinLine], height: int) -> None:
    for row in range(height):
        mine = {name: line for name, line in lines.items() if skeleton.joins[name].row == row}
        partner = {n: (line.left_x, line.right_x) for n, line in mine.items() if line.left != line.right}
        for name, track in nested(partner).items():
            mine[name].track = track
        bars: dict[str, tuple[float, float]] = {}
        for name, line in mine.items():
            if line.ends:
                low, high = _reach(line)
                span = (min(low, line.drop), max(high, line.drop))
                if span[1] - span[0] > 0.75 or line.tip:
                    bars[name] = span
        for name, track in left_edge(bars, 30.0).items():
            mine[name].bar = track
