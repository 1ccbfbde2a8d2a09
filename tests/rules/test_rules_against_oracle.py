"""Every shipped rule against a calendar that is counted day by day: the dates are the same on any case.

The oracle reads the rule data itself (TOML), so it shares neither reading nor counting with the program.
"""

import random
import tomllib
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from calendar_oracle import as_date, birthday, copenhagen, days, easter, place, walk

from app.rules.ages import AgeRule, load_ages
from app.rules.cadence import Cadence, load_cadences, next_follow_up
from app.rules.deadlines import Deadline, load_deadlines
from app.rules.holidays import easter as ours
from app.rules.holidays import is_holiday, is_working_day

Many = Callable[[int], int]
Row = Mapping[str, Any]
FOLDER = Path(__file__).parents[2] / "resources/rules"
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
ALL, FEW = 100_000, 60
FROM, TO = date(1996, 1, 1), date(2060, 12, 31)


def rows(name: str, table: str) -> dict[str, Row]:
    return {row["id"]: row for row in tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))[table]}


DEADLINES, CADENCES, AGES = (
    rows("deadlines.toml", "deadline"),
    rows("cadences.toml", "cadence"),
    rows("ages.toml", "age"),
)
OF_DEADLINES = {rule.id: rule for rule in load_deadlines(FOLDER / "deadlines.toml")}
OF_CADENCES = {rule.id: rule for rule in load_cadences(FOLDER / "cadences.toml")}
OF_AGES = {rule.id: rule for rule in load_ages(FOLDER / "ages.toml")}


def any_day(chance: random.Random) -> date:
    """A day; every third is one of those that go wrong: an end of a month, Easter, the turn of a year."""
    day = date.fromordinal(chance.randint(FROM.toordinal(), TO.toordinal()))
    odd = chance.randrange(9)
    if odd == 0:
        return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    if odd == 1:
        return date(day.year, *easter(day.year)) + timedelta(days=chance.randint(-12, 55))
    return date(day.year, 12, 31) - timedelta(days=chance.randint(0, 12)) if odd == 2 else day


def in_force(row: Row, day: date) -> bool:
    return row.get("valid_from", date.min) <= day <= row.get("valid_to", date.max)


def check_deadline(rule: Deadline, row: Row, chance: random.Random) -> None:
    day, saturday = any_day(chance), bool(chance.randrange(2))
    fact = rule.fact(day, saturday_counts=saturday)
    assert (fact is not None) == in_force(row, day)
    due = rule.due_on(day, saturday_counts=saturday)
    if "after" not in row:
        assert due is None
        return
    times = -1 if row.get("before") else 1
    assert due == as_date(walk(place(day), row["after"], times, saturday_counts=saturday)), (rule.id, day, saturday)


def expected_next(row: Row, start: date, held: list[date], ends: date | None) -> date | None:
    """The next date of a series, walked to; None when the rule gives none."""
    if row["kind"] != "series":
        return None
    first = walk(place(start), row["first"])
    if not held:
        due = min(first, place(ends)) if ends and "or_when" in row else first
    elif "then" not in row:
        return None
    elif row.get("counts_from") == "start":
        due = fixed_date(row, start, max(held), first)
    else:
        due = walk(place(max(held)), row["then"])
    over = "ends_after" in row and due > walk(place(start), row["ends_after"])
    return as_date(due) if in_force(row, as_date(due)) and not over else None


def fixed_date(row: Row, start: date, last: date, first: int) -> int:
    """The fixed date after the one the last held lies nearest to (the earlier of two), at most a month ahead of it.

    None is counted from another.
    """
    (count, unit), (again, other) = row["first"].split(" "), row["then"].split(" ")
    fixed = [place(start)]
    while len(fixed) < 2 or fixed[-2] <= place(last):
        number = len(fixed) - 1
        if unit == other:
            fixed.append(walk(place(start), f"{int(count) + int(again) * number} {unit}"))
        else:
            fixed.append(walk(first, f"{int(again) * number} {other}"))
    nearest = min(range(len(fixed)), key=lambda at: (abs(fixed[at] - place(last)), at))
    return fixed[nearest + 1] if fixed[nearest] - place(last) <= 30 else fixed[nearest]


def check_cadence(rule: Cadence, row: Row, chance: random.Random) -> None:
    start = any_day(chance)
    held = [start + timedelta(days=chance.randint(1, 500)) for _ in range(chance.choice((0, 0, 1, 1, 2, 4)))]
    ends = start + timedelta(days=chance.randint(0, 150)) if chance.randrange(2) else None
    found = next_follow_up(rule, start, held, investigation_ends=ends)
    wanted = expected_next(row, start, held, ends)
    assert (found.due if found else None) == wanted, (rule.id, start, held, ends)
    window = row.get("then_from" if held else "first_from")
    if found and window:
        assert found.earliest == as_date(walk(place(max(held, default=start)), window))


def check_age(rule: AgeRule, row: Row, chance: random.Random) -> None:
    birth = date(1996 + 4 * chance.randrange(9), 2, 29) if chance.randrange(10) == 0 else any_day(chance)
    day = birthday(birth, row["age"])
    day = walk(day, row["before"], -1) if "before" in row else day
    day = walk(day, row["after"]) if "after" in row else day
    assert rule.on_day(birth) == as_date(day), (rule.id, birth)
    assert rule.notice_from(birth) == as_date(walk(day, row["notice"], -1)), (rule.id, birth)


def check_clock(rule: Deadline, chance: random.Random) -> None:
    """A deadline in hours: what stands on the clock before and after, by a summer time counted by hand."""
    utc = datetime(2024, 1, 1) + timedelta(minutes=chance.randrange(60 * 24 * 365 * 30))  # noqa: DTZ001 - by hand
    if chance.randrange(3) == 0:
        utc = utc.replace(month=chance.choice((3, 10)), day=chance.randint(24, 31))
    moment = utc.replace(tzinfo=UTC).astimezone(COPENHAGEN)
    assert moment.replace(tzinfo=None) == copenhagen(utc)
    due = rule.due_at(moment)
    assert due is not None
    assert due.replace(tzinfo=None) == copenhagen(utc + timedelta(hours=24)), utc


def check_rule(rule_id: str, chance: random.Random) -> None:
    if rule_id in DEADLINES:
        check_deadline(OF_DEADLINES[rule_id], DEADLINES[rule_id], chance)
    elif rule_id in CADENCES:
        check_cadence(OF_CADENCES[rule_id], CADENCES[rule_id], chance)
    else:
        check_age(OF_AGES[rule_id], AGES[rule_id], chance)


def test_the_oracle_knows_the_same_holidays_and_closed_days() -> None:
    assert all(ours(year) == date(year, *easter(year)) for year in range(1990, 2086))
    for at, day in enumerate(days()[: 366 * 45]):
        found = as_date(at)
        assert (is_holiday(found), is_working_day(found)) == (day.is_holiday, not day.is_closed), found


def test_every_rule_agrees_with_the_oracle_on_some_cases() -> None:
    chance = random.Random(20261122)
    for rule_id in (*DEADLINES, *CADENCES, *AGES):
        for _ in range(FEW):
            check_rule(rule_id, chance)
    for _ in range(FEW):
        check_clock(OF_DEADLINES["acute-assessment"], chance)


@pytest.mark.long
@pytest.mark.parametrize("rule_id", [*DEADLINES, *CADENCES, *AGES])
def test_a_rule_agrees_with_the_oracle_on_a_hundred_thousand_cases(rule_id: str, many: Many, seed: int) -> None:
    chance = random.Random(f"{seed}:{rule_id}")
    for _ in range(many(ALL)):
        check_rule(rule_id, chance)


@pytest.mark.long
def test_24_hours_agree_with_the_oracle_on_a_hundred_thousand_moments(many: Many, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(many(ALL)):
        check_clock(OF_DEADLINES["acute-assessment"], chance)
