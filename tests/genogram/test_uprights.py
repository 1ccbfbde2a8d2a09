"""Lines down that make way for each other, without any family: they come clear, and stay where they may be."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.genogram.uprights import APART, Crowd, Upright

HAIR = 0.001
ROWS = st.integers(0, 2)
OWNERS = st.sampled_from("abcdefgh")


def upright(x: float, owner: str = "a", row: int = 0, *, room: float = 0.0, give: float = 0.0) -> Upright:
    """A line of one row that may go `room` to either side, and `give` further when it must."""
    return Upright(x, x - room, x + room, ((row, owner),), give)


@st.composite
def anywhere(draw: st.DrawFn) -> Upright:
    """Any line: with or without room, through one row or two, single or double."""
    x, left, right, give = (draw(st.floats(0, 60)) for _ in range(4))
    row, owner = draw(ROWS), draw(OWNERS)
    through = ((row, owner), (row + 1, draw(OWNERS))) if draw(st.booleans()) else ((row, owner),)
    return Upright(x, x - left, x + right, through, give / 4, draw(st.sampled_from((0.0, 0.0, 5.0))))


def near(one: Upright, other: Upright) -> float:
    """Give how close two lines of different owners come in a row they share; far when they share none."""
    shared = [(a, b) for a, who in one.through for b, whose in other.through if a == b and who != whose]
    strokes = [abs(x - y) for x in one.strokes(one.x) for y in other.strokes(other.x)]
    return min(strokes) if shared else 1e9


def closest(uprights: list[Upright]) -> float:
    """Give how close any two of them come."""
    return min((near(one, other) for one, other in combinations(uprights, 2)), default=1e9)


def test_lines_that_are_clear_stay_where_they_are() -> None:
    lines = [upright(0, "a", room=50), upright(APART, "b", room=50), upright(3, "c", row=1, room=50)]
    crowd = Crowd(lines)
    crowd.step_aside(lines)
    crowd.squeeze()
    assert [line.x for line in lines] == [0, APART, 3]


def test_the_lines_of_one_family_may_lie_on_each_other() -> None:
    lines = [upright(0, "a", room=50), upright(0, "a", room=50)]
    Crowd(lines).squeeze()
    assert [line.x for line in lines] == [0, 0]


def test_a_step_aside_is_one_that_shows() -> None:
    lines = [upright(0, "a", room=12), upright(3, "b")]
    Crowd(lines).step_aside(lines)
    assert [line.x for line in lines] == [-9, 3]


def test_without_room_for_a_step_nobody_takes_one_but_is_squeezed_free() -> None:
    lines = [upright(0, "a", room=6), upright(2, "b")]
    crowd = Crowd(lines)
    crowd.step_aside(lines)
    assert [line.x for line in lines] == [0, 2]
    crowd.squeeze()
    assert lines[0].x == pytest.approx(2 - APART, abs=0.02)


def test_a_line_gives_way_beyond_its_room_only_when_it_must() -> None:
    lines = [upright(0, "a", give=8), upright(0, "b", room=8)]
    crowd = Crowd(lines)
    crowd.step_aside(lines)
    assert (lines[0].x, lines[1].x) == (0, 0)
    crowd.squeeze()
    assert abs(lines[0].x) == pytest.approx(APART, abs=0.02)
    held = [upright(0, "a", give=8), upright(0, "b", room=9)]
    crowd = Crowd(held)
    crowd.step_aside(held)
    crowd.squeeze()
    assert (held[0].x, held[1].x) == (0, 9)


def test_when_there_is_too_little_room_for_all_it_is_shared() -> None:
    lines = [upright(0, owner, room=5) for owner in "abcd"]
    Crowd(lines).squeeze()
    assert closest(lines) > 1.5
    assert all(abs(line.x) <= 5 for line in lines)


def test_a_long_line_keeps_clear_in_both_rows_it_goes_through() -> None:
    long = Upright(0, -20, 20, ((0, "a"), (1, "a2")))
    lines = [long, upright(8, "b", row=0), upright(1, "c", row=1)]
    Crowd(lines).squeeze()
    assert long.x == pytest.approx(1 - APART, abs=0.02)


def test_the_second_line_of_an_adopted_child_is_kept_clear_too() -> None:
    double = Upright(0, -20, 20, ((0, "a"),), second=5.0)
    lines = [double, upright(5, "b")]
    Crowd(lines).squeeze()
    assert closest(lines) >= APART


def test_a_line_follows_another_only_to_where_it_may_be() -> None:
    child = upright(0, room=3)
    crowd = Crowd([child])
    crowd.follow(child, 4)
    assert child.x == 0
    crowd.follow(child, 3)
    assert child.x == 3


def test_who_has_moved_is_seen_at_the_new_place() -> None:
    first, second = upright(0, "a", room=20), upright(12, "b", room=20)
    crowd = Crowd([first, second])
    crowd.move(first, 11)
    crowd.squeeze()
    assert closest([first, second]) >= APART


@settings(max_examples=300, deadline=None)
@given(st.lists(anywhere(), max_size=14))
def test_nothing_leaves_its_room_and_nothing_comes_closer_than_it_was(lines: list[Upright]) -> None:
    before, bounds = closest(lines), [(line.low - line.give, line.high + line.give) for line in lines]
    crowd = Crowd(lines)
    crowd.step_aside(lines)
    crowd.squeeze()
    assert all(low <= line.x <= high for line, (low, high) in zip(lines, bounds, strict=True))
    assert closest(lines) >= min(before, 1.2) - HAIR


@settings(max_examples=300, deadline=None)
@given(st.lists(st.builds(upright, st.floats(0, 30), OWNERS, ROWS, room=st.just(200.0)), max_size=14))
def test_with_room_enough_all_come_clear(lines: list[Upright]) -> None:
    Crowd(lines).squeeze()
    assert closest(lines) >= APART - HAIR


@settings(max_examples=100, deadline=None)
@given(st.lists(anywhere(), max_size=14))
def test_once_all_have_made_way_they_stay(lines: list[Upright]) -> None:
    Crowd(lines).squeeze()
    settled = [line.x for line in lines]
    if closest(lines) >= APART:
        Crowd(lines).squeeze()
        assert [line.x for line in lines] == settled
