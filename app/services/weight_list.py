"""The criteria of how much work a case takes, as data: questions with levels and points, and where heavy begins.

No law knows them; the municipality makes them its own (`case_weights`). An answer keeps its points, so a changed list
changes nothing of what was answered before.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from app.paths import resources

UNREADABLE = "Listen over kriterier kan ikke læses."
MOST_POINTS, MOST = 100, 20
LONGEST = 80
NO_NAME = "Der mangler et spørgsmål eller et svar. Skriv det, eller fjern linjen."
LONG = "»{name}« er for langt. Skriv det på højst 80 tegn."
NO_LEVELS = "»{name}« skal have mindst to svar at vælge mellem."
TWICE = "»{name}« står der to gange."
WRONG_POINTS = "Point skal være et tal fra 0 til 100."
WRONG_LIMITS = "Grænsen for en let sag skal ligge under grænsen for en mellem."
TOO_MANY = "Der er for mange. Hold listen på højst 20 spørgsmål med højst 20 svar."
NONE_LEFT = "Der skal være mindst ét spørgsmål."


class SuggestBy(StrEnum):
    """What a case can tell of a criterion by itself; NOTHING: only she knows."""

    NOTHING = ""
    PHASE = "phase"
    CHILDREN = "children"
    HELP = "help"
    PLACES = "places"


class Heaviness(StrEnum):
    """How much work there is in a case, by the municipality's own limits."""

    LIGHT = "light"
    MIDDLE = "middle"
    HEAVY = "heavy"
    UNWEIGHED = "unweighed"


@dataclass(frozen=True, slots=True)
class Level:
    """One answer. `at_least` and `phases` are when it is suggested; without them it never is."""

    id: str
    name: str
    points: int
    at_least: int | None = None
    phases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question with its answers, the lightest first."""

    id: str
    name: str
    levels: tuple[Level, ...]
    suggest_by: SuggestBy = SuggestBy.NOTHING

    def level(self, level_id: str | None) -> Level | None:
        """Return an answer by its id; None for one that is not on the list."""
        return next((each for each in self.levels if each.id == level_id), None)


@dataclass(frozen=True, slots=True)
class WeightList:
    """All criteria. A case with at most `light_to` points is light, with at most `middle_to` middle, else heavy."""

    criteria: tuple[Criterion, ...]
    light_to: int
    middle_to: int
    source: str = ""

    def heaviness(self, points: int | None) -> Heaviness:
        """Return how heavy so many points are; None is a case nobody has weighed."""
        if points is None:
            return Heaviness.UNWEIGHED
        if points <= self.light_to:
            return Heaviness.LIGHT
        return Heaviness.MIDDLE if points <= self.middle_to else Heaviness.HEAVY

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return a criterion by its id; None when it is no longer on the list."""
        return next((each for each in self.criteria if each.id == criterion_id), None)


@cache
def shipped_weights() -> WeightList:
    """Return the list that comes with the program."""
    return load_weights(resources() / "definitions" / "case_weights.toml")


def load_weights(path: Path) -> WeightList:
    """Return the list of a file. Raises KeyError, TypeError or ValueError when it is not what it should be."""
    return weights_of(tomllib.loads(path.read_text(encoding="utf-8")))


def weights_of(told: Mapping[str, Any]) -> WeightList:
    """Return a list from plain values. Raises KeyError, TypeError or ValueError."""
    criteria = tuple(_criterion(each) for each in told["criterion"])
    return WeightList(criteria, int(told["light_to"]), int(told["middle_to"]), str(told.get("source", "")))


def as_plain(wanted: WeightList) -> dict[str, Any]:
    """Return a list as plain values, without what is not said."""
    rows = [_without_nothing(asdict(each)) for each in wanted.criteria]
    for row in rows:
        row["level"] = [_without_nothing(each) for each in row.pop("levels")]
    return {
        "criterion": rows,
        "light_to": wanted.light_to,
        "middle_to": wanted.middle_to,
        "source": wanted.source,
    }


def as_text(wanted: WeightList) -> str:
    """Return a list as it is kept."""
    return json.dumps(as_plain(wanted), ensure_ascii=False, sort_keys=True)


def faults_of(wanted: WeightList) -> Iterator[str]:
    """Yield what must be put right before a list can be used."""
    if not wanted.criteria:
        yield NONE_LEFT
    if len(wanted.criteria) > MOST or any(len(each.levels) > MOST for each in wanted.criteria):
        yield TOO_MANY
    if not 0 <= wanted.light_to < wanted.middle_to:
        yield WRONG_LIMITS
    yield from _twice([each.name for each in wanted.criteria])
    for each in wanted.criteria:
        yield from _faults_of_one(each)


def _faults_of_one(each: Criterion) -> Iterator[str]:
    names = [each.name, *(level.name for level in each.levels)]
    if not all(names):
        yield NO_NAME
    yield from (LONG.format(name=f"{name[:30]} …") for name in names if len(name) > LONGEST)
    if len(each.levels) < 2:
        yield NO_LEVELS.format(name=each.name)
    if not all(0 <= level.points <= MOST_POINTS for level in each.levels):
        yield WRONG_POINTS
    yield from _twice([level.name for level in each.levels])


def _twice(names: list[str]) -> Iterator[str]:
    yield from (TWICE.format(name=each) for place, each in enumerate(names) if each in names[:place])


def _criterion(row: Mapping[str, Any]) -> Criterion:
    levels = tuple(_level(each) for each in row["level"])
    return Criterion(str(row["id"]), str(row["name"]), levels, SuggestBy(row.get("suggest_by", "")))


def _level(row: Mapping[str, Any]) -> Level:
    at_least = row.get("at_least")
    return Level(
        str(row["id"]),
        str(row["name"]),
        int(row["points"]),
        None if at_least is None else int(at_least),
        tuple(str(each) for each in row.get("phases", ())),
    )


def _without_nothing(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value not in (None, "", ())}
