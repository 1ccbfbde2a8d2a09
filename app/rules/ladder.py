"""The ladder of interventions (indsatstrappen): its six rungs, which were in use when, and which way it has moved.

A child may stand on several rungs at once, so there is never one rung of a case. Movement is told, never judged: the
right rung is the one that fits the need now. The rungs are data (`resources/rules/ladder.toml`).
"""

import datetime as dt
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.errors import UserError

UNREADABLE = "Indsatstrappen kan ikke læses. Geninstallér programmet."


class Movement(StrEnum):
    """Which way the highest rung in use has moved between two days."""

    UP = "up"
    SAME = "same"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung: its number from the ground, its name, and a short one for a picture."""

    number: int
    name: str
    short: str


@dataclass(frozen=True, slots=True)
class OnRung:
    """One intervention on the ladder: from the first day to the last; no `last` means that it goes on."""

    name: str
    rung: int
    first: dt.date
    last: dt.date | None = None

    def runs(self, day: dt.date) -> bool:
        """Tell whether it runs on a day; both ends count."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time in which the same rungs were in use: from the first day to the last (None: still)."""

    first: dt.date
    last: dt.date | None
    rungs: tuple[int, ...]


def load_rungs(path: Path) -> tuple[Rung, ...]:
    """Return the rungs from the ground up. Raises UserError when the file cannot be read."""
    try:
        with path.open("rb") as file:
            rows = tomllib.load(file)["rung"]
        return tuple(sorted((Rung(row["number"], row["name"], row["short"]) for row in rows), key=lambda r: r.number))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UserError(UNREADABLE) from error


def in_use(steps: Iterable[OnRung], day: dt.date) -> tuple[int, ...]:
    """Return the rungs in use on a day, lowest first."""
    return tuple(sorted({each.rung for each in steps if each.runs(day)}))


def movement(steps: Sequence[OnRung], since: dt.date, today: dt.date) -> Movement:
    """Return which way the highest rung has moved; NONE when nothing ran on one of the two days."""
    before, now = in_use(steps, since), in_use(steps, today)
    if not before or not now:
        return Movement.NONE
    if now[-1] == before[-1]:
        return Movement.SAME
    return Movement.UP if now[-1] > before[-1] else Movement.DOWN


def stretches(steps: Sequence[OnRung], today: dt.date) -> tuple[Stretch, ...]:
    """Return the times up to today in which the same rungs were in use, the first first; empty times are left out."""
    begun = [each for each in steps if each.first <= today]
    after = {each.last + dt.timedelta(days=1) for each in begun if each.last and each.last < today}
    turns = sorted({each.first for each in begun} | after)
    found: list[Stretch] = []
    for place, first in enumerate(turns):
        rungs = in_use(begun, first)
        last = turns[place + 1] - dt.timedelta(days=1) if place + 1 < len(turns) else None
        if found and found[-1].rungs == rungs:
            found[-1] = Stretch(found[-1].first, last, rungs)
        elif rungs or found:
            found.append(Stretch(first, last, rungs))
    return tuple(each for each in found if each.rungs)
