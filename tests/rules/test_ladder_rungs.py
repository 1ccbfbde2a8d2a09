"""The ladder: six rungs, several at once, and how it moved; told and never judged."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.paths import resources
from app.rules.ladder import Movement, OnRung, in_use, load_rungs, movement, stretches

START = dt.date(2026, 1, 1)
DAYS = st.integers(0, 400).map(lambda days: START + dt.timedelta(days=days))
STEPS = st.lists(
    st.builds(
        lambda rung, first, length: OnRung("x", rung, first, None if length is None else first + dt.timedelta(length)),
        st.integers(1, 6), DAYS, st.none() | st.integers(0, 300),
    ),
    max_size=8,
)  # fmt: skip


def test_there_are_six_rungs_from_the_ground_up() -> None:
    rungs = load_rungs(resources() / "rules" / "ladder.toml")
    assert [each.number for each in rungs] == [1, 2, 3, 4, 5, 6]
    assert all(each.name and each.short for each in rungs)


def test_both_ends_of_an_intervention_count() -> None:
    step = OnRung("Kontaktperson", 3, dt.date(2026, 7, 1), dt.date(2026, 7, 31))
    days = [dt.date(2026, 6, 30), dt.date(2026, 7, 1), dt.date(2026, 7, 31), dt.date(2026, 8, 1)]
    assert [in_use([step], day) for day in days] == [(), (3,), (3,), ()]


def test_movement_is_of_the_highest_rung_in_use() -> None:
    home = OnRung("hjemme", 3, dt.date(2026, 7, 1))
    away = OnRung("ude", 6, dt.date(2024, 9, 1), dt.date(2026, 6, 30))
    before, now = dt.date(2026, 6, 1), dt.date(2026, 8, 1)
    assert movement([home, away], before, now) is Movement.DOWN
    assert movement([home, away], now, before) is Movement.UP
    assert movement([home], now, now) is Movement.SAME
    assert movement([home], before, now) is Movement.NONE


@given(STEPS, DAYS)
def test_the_stretches_say_the_same_as_the_days(steps: list[OnRung], today: dt.date) -> None:
    found = stretches(steps, today)
    for number in range((today - START).days + 1):
        day = START + dt.timedelta(days=number)
        inside = [each.rungs for each in found if each.first <= day and (each.last is None or day <= each.last)]
        assert inside == ([in_use(steps, day)] if in_use(steps, day) else [])


@given(STEPS, DAYS)
def test_neighbouring_stretches_differ(steps: list[OnRung], today: dt.date) -> None:
    found = stretches(steps, today)
    for one, two in zip(found, found[1:], strict=False):
        assert one.last is not None
        assert one.last < two.first
        assert one.rungs != two.rungs or two.first - one.last > dt.timedelta(days=1)


def test_a_ladder_that_cannot_be_read_is_said_in_danish(tmp_path: Path) -> None:
    path = tmp_path / "ladder.toml"
    path.write_text("[[rung]]\nnumber = 1", encoding="utf-8")
    with pytest.raises(UserError, match="Indsatstrappen"):
        load_rungs(path)
