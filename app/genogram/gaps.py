"""How close neighbours may stand: room for names, for lines that come down between them and for words on lines."""

from __future__ import annotations

from collections import defaultdict

from app.genogram.blocks import Join, Skeleton
from app.genogram.family import Union
from app.genogram.frame import Frame
from app.genogram.kin import Kin
from app.genogram.labels import SMALL_SIZE, fit
from app.genogram.union_signs import STROKES

SLASH_ROOM = 26.0
_DROP_ROOM = 16.0
_LONGEST_TEXT = 230.0


def union_text(union: Union, frame: Frame) -> str:
    """Give the words on a union's line, shortened; empty when the drawing shows no years."""
    if not frame.options.years or not union.text:
        return ""
    return fit(union.text, SMALL_SIZE, False, _LONGEST_TEXT, frame.measure)


def far_gap(join: Join, skeleton: Skeleton, number: dict[str, int]) -> int:
    """Give the gap (by its left slot) where the line of a join comes down: beside the partner further out."""
    low, high = sorted((join.a, join.b), key=lambda slot: number[slot])
    left_is_far = len(skeleton.downs[low]) < len(skeleton.downs[high])
    return number[low] if left_is_far else number[high] - 1


def find_gaps(kin: Kin, skeleton: Skeleton, rows: list[list[str]], frame: Frame) -> list[list[float]]:
    """Give the smallest distance between the centres of neighbours, row by row."""
    between: dict[tuple[int, int], list[Join]] = defaultdict(list)
    numbers = [{slot: at for at, slot in enumerate(row)} for row in rows]
    for join in skeleton.joins.values():
        if join.a != join.b:
            between[join.row, far_gap(join, skeleton, numbers[join.row])].append(join)
    apart = 36.0 if frame.options.households and kin.households else 24.0
    result: list[list[float]] = []
    for number, row in enumerate(rows):
        gaps: list[float] = []
        for at, (left, right) in enumerate(zip(row, row[1:], strict=False)):
            halves = frame.half_of(left) + frame.half_of(right)
            same = skeleton.block_of[left] is skeleton.block_of[right]
            joins = between.get((number, at), [])
            room = [_room(join, left, right, kin, frame) for join in joins]
            gaps.append(max([halves + (14.0 if same else apart) + _DROP_ROOM * max(0, len(joins) - 1), *room]))
        result.append(gaps)
    return result


def _room(join: Join, left: str, right: str, kin: Kin, frame: Frame) -> float:
    union = kin.unions[join.union]
    slash = SLASH_ROOM if union.status in STROKES else 0.0
    text = union_text(union, frame)
    plain = frame.half_of(left) + frame.half_of(right) + _DROP_ROOM + slash
    if not text:
        return plain
    wide = frame.measure(text, SMALL_SIZE, False) + 24.0
    if slash:
        return max(plain, wide + slash + max(frame.half_of(left), frame.half_of(right)) + 0.18 * frame.s)
    return max(plain, wide + 0.36 * frame.s)
