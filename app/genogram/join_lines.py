"""The course of every partner line, drop and sibship bar sideways, and the track each of them lies on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from app.genogram.blocks import Skeleton
from app.genogram.frame import BESIDE, Frame
from app.genogram.kin import Kin
from app.genogram.lanes import GIVE, Lane, slash_side
from app.genogram.symbol_sizes import line_step, scale_of
from app.genogram.tracks import left_edge, nested
from app.genogram.uprights import APART, SEEN, Crowd, Upright

_SLACK = 4.0
_NUDGE = 5.0
_ALONG = 12.0
_ON = 0.45  # of a symbol: so far from its middle a line may end


@dataclass(slots=True)
class JoinLine:
    """Where the line of one join runs: x of both stubs, of the drop and of each child's end, and its tracks.

    `track` is the depth of the partner line; `bar` the track of the sibship bar, -1 when one straight line is
    enough. `slash` is -1 or 1 for the side of an ended union's stroke, 0 without. `tip` is where twins meet.
    `beside` is how far to the right of the line to an adopted child its second stroke runs.
    """

    left: str
    right: str
    left_x: float
    right_x: float
    drop: float
    ends: dict[str, float] = field(default_factory=dict)
    tip: dict[str, float] = field(default_factory=dict)
    beside: dict[str, float] = field(default_factory=dict)
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
    _set_beside(kin, skeleton, lines, frame)
    _set_ends(kin, skeleton, lines, frame, x)
    _set_tips(kin, skeleton, lines, number)
    _set_drops(lines, _Room(kin, skeleton, frame, lanes, x))
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
        left.sort(key=lambda name: -number[lines[name].left])
        right.sort(key=lambda name: -number[lines[name].right])
        count = len(left) + len(right)
        step = line_step(count) * frame.s
        for at, name in enumerate(left + right):
            stub = x[slot] + (at - (count - 1) / 2) * step
            if lines[name].right == slot:
                lines[name].right_x = stub
            else:
                lines[name].left_x = stub


def _set_beside(kin: Kin, skeleton: Skeleton, lines: dict[str, JoinLine], frame: Frame) -> None:
    """Say how far the second stroke of each line to an adopted child runs from the first: less on a small symbol.

    It is the same all the way down, so a line that passes a row asks for the child it leads to. Where the strokes of
    so many families would melt into each other on the symbol, the second ones are not drawn.
    """
    for name, join in skeleton.joins.items():
        for slot, link in join.link.items():
            if link.kind == "adopted":
                kinds = [skeleton.joins[up].link[link.child].kind for up in skeleton.ups[link.child]]
                step = line_step(len(kinds) + kinds.count("adopted")) * _side(kin, frame, link.child)
                if step >= SEEN:
                    lines[name].beside[slot] = min(BESIDE, step)


def _set_ends(kin: Kin, skeleton: Skeleton, lines: dict[str, JoinLine], frame: Frame, x: dict[str, float]) -> None:
    """Spread the lines over each symbol: by their first strokes where there is room, else with all strokes apart."""
    for child, names in skeleton.ups.items():
        side = _side(kin, frame, child)
        roomy = line_step(len(names)) * side >= APART + BESIDE
        strokes = {name: 1 if roomy or child not in lines[name].beside else 2 for name in names}
        step = line_step(sum(strokes.values())) * side
        at = x[child] - (sum(strokes.values()) - 1) / 2 * step
        for name in sorted(names, key=lambda name: lines[name].drop):
            lines[name].ends[child] = at
            at += strokes[name] * step


def _side(kin: Kin, frame: Frame, slot: str) -> float:
    """Give the side of a slot's symbol; lines end on it, however small it is."""
    return frame.s * scale_of(kin.persons[slot]) if slot in kin.persons else frame.s


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


@dataclass(frozen=True, slots=True)
class _Room:
    """What the lines down are placed by. `x` is the middle of each slot; an empty place goes where its line goes."""

    kin: Kin
    skeleton: Skeleton
    frame: Frame
    lanes: dict[str, Lane]
    x: dict[str, float]


def _set_drops(lines: dict[str, JoinLine], room: _Room) -> None:
    """Let every line come down over the middle of the children, as far as its lane allows, and clear of the others."""
    drops = {name: _drop(name, line, room) for name, line in lines.items()}
    ends = {name: _ends(name, line, drops, room) for name, line in lines.items()}
    own = [end for name in lines for child, end in ends[name].items() if child not in room.skeleton.ghosts]
    drawn = [drops[name] for name, line in lines.items() if line.ends]
    crowd = Crowd([*own, *sorted(drawn, key=lambda drop: -len(drop.through))])
    crowd.step_aside(drawn)
    for name, line in lines.items():
        if len(line.ends) == 1 and not line.tip:
            (end,) = ends[name].values()
            if abs(end.x - drops[name].x) <= _NUDGE:
                crowd.follow(end, drops[name].x)
    crowd.step_aside(own)
    crowd.squeeze()
    for name, line in lines.items():
        line.drop = drops[name].x
        line.ends = {child: end.x for child, end in ends[name].items()}
        if line.left == line.right:
            room.x[line.left] = line.left_x = line.right_x = line.drop
        elif line.left in room.skeleton.ghosts:
            line.left_x = line.drop
        elif line.right in room.skeleton.ghosts:
            line.right_x = line.drop


def _drop(name: str, line: JoinLine, room: _Room) -> Upright:
    """Say where a line wants to come down and where it may; one that passes a row is the end of the one above too."""
    join, lane = room.skeleton.joins[name], room.lanes[name]
    low, high = lane.bounds(room.x)
    if join.passing:
        (above,) = room.skeleton.ups[name]
        through = ((join.row - 1, above), (join.row, name))
        return Upright(low, low, high, through, GIVE, max(line.beside.values(), default=0.0))
    wish = sum(_reach(line)) / 2 if line.ends else (low + high) / 2
    give = _SLACK if lane.left != lane.right else 0.0
    slack = give if high > low else 0.0
    aim = wish if low - slack <= wish <= high + slack else min(max(wish, low), high)
    return Upright(aim, low, high, ((join.row, name),), give)


def _ends(name: str, line: JoinLine, drops: dict[str, Upright], room: _Room) -> dict[str, Upright]:
    """Say where the lines to the children come down, and how far along the symbols they may move."""
    join = room.skeleton.joins[name]
    found: dict[str, Upright] = {}
    for child, end in line.ends.items():
        if child in room.skeleton.ghosts:
            found[child] = drops[child]
            continue
        half, beside = _ON * _side(room.kin, room.frame, child), line.beside.get(child, 0.0)
        low, high = max(end - _ALONG, room.x[child] - half), min(end + _ALONG, room.x[child] + half - beside)
        found[child] = Upright(end, low, high, ((join.row, name),), second=beside)
    return found


def _set_tracks(skeleton: Skeleton, lines: dict[str, JoinLine], height: int) -> None:
    for row in range(height):
        mine = {name: line for name, line in lines.items() if skeleton.joins[name].row == row}
        partner = {n: (line.left_x, line.right_x) for n, line in mine.items() if line.left != line.right}
        for name, track in nested(partner).items():
            mine[name].track = track
        bars: dict[str, tuple[float, float]] = {}
        for name, line in mine.items():
            if line.ends:
                whole = [*_reach(line), line.drop, *(line.ends[child] for child in line.tip)]
                span = (min(whole), max(whole))
                if span[1] - span[0] > 0.75 or line.tip:
                    bars[name] = span
        for name, track in left_edge(bars, 30.0).items():
            mine[name].bar = track
