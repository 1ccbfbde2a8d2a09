"""Follow-up cadences: read from `resources/rules/cadences.toml`, and when the next follow-up is due.

Every preset carries its source, how sure we are of it, and whether it is law or practice. Barnets lov § 95 sets only
the first date; after that the caseworker sets and explains each next one, so the preset proposes none.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.rules.counting import Step, StepUnit


class CadenceKind(StrEnum):
    """What makes a follow-up due: a series of dates, birthdays, or a number of talks."""

    SERIES = "series"
    AGES = "ages"
    COUNTER = "counter"


class CountsFrom(StrEnum):
    """Where a series is counted from: its start (fixed dates) or the last follow-up held."""

    START = "start"
    LAST = "last"


class Force(StrEnum):
    """Whether a date is demanded by law or is a practice; practice is never called »lovfrist«."""

    LAW = "law"
    PRACTICE = "practice"


class Confidence(StrEnum):
    """How well the source is known: paragraph read, known from other sources, or unsure (and said so)."""

    READ = "read"
    SECONDARY = "secondary"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Cadence:
    """One preset, as in the rule data. `name`, `law`, `source` and `explanation` are Danish and shown to the user."""

    id: str
    name: str
    kind: CadenceKind
    force: Force
    law: str
    source: str
    confidence: Confidence
    explanation: str
    first: Step | None = None
    first_from: Step | None = None
    then: Step | None = None
    then_from: Step | None = None
    ends_after: Step | None = None
    counts_from: CountsFrom = CountsFrom.LAST
    earlier_of_investigation: bool = False
    ages: tuple[int, ...] = ()
    count: int = 0
    valid_from: date | None = None
    valid_to: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the rule is in force on `day`."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True)
class NextFollowUp:
    """When the next follow-up is due at the latest, from when it fits (None: no lower bound), and why, in Danish."""

    due: date
    earliest: date | None
    because: str


_STEPS = ("first", "first_from", "then", "then_from", "ends_after")
_ENUMS = {"kind": CadenceKind, "force": Force, "confidence": Confidence, "counts_from": CountsFrom}


def load_cadences(path: Path) -> tuple[Cadence, ...]:
    """The presets in `path`, in file order. Raises UserError when the file is not what it should be."""
    try:
        with path.open("rb") as file:
            return tuple(_cadence(row) for row in tomllib.load(file)["cadence"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError("Reglerne for opfølgning kan ikke læses. Geninstallér programmet.") from error


def _cadence(row: dict[str, Any]) -> Cadence:
    values = dict(row)
    values |= {name: Step.parse(values[name]) for name in _STEPS if name in values}
    values |= {name: kind(values[name]) for name, kind in _ENUMS.items() if name in values}
    if "ages" in values:
        values["ages"] = tuple(values["ages"])
    return Cadence(**values)


def next_follow_up(
    cadence: Cadence,
    start: date,
    held: Sequence[date] = (),
    *,
    investigation_ends: date | None = None,
    chosen: Step | None = None,
) -> NextFollowUp | None:
    """The next follow-up of a series that began on `start`, after the ones `held`.

    `investigation_ends` brings the first one forward where the rule says so (barnets lov § 95, stk. 2: the earlier of
    the two). `chosen` is the rhythm the caseworker decided, counted from the last one held. None when the rule sets no
    date: § 95 after the first, a series that has ended, a date when the rule is not in force (serviceloven § 70 after
    2023), cadences by age or number.
    """
    found = _by_series(cadence, start, held, investigation_ends, chosen)
    return found if found and cadence.valid_on(found.due) else None


def _by_series(
    cadence: Cadence, start: date, held: Sequence[date], investigation_ends: date | None, chosen: Step | None
) -> NextFollowUp | None:
    if cadence.kind is not CadenceKind.SERIES or cadence.first is None:
        return None
    if not held:
        return _first(cadence, start, investigation_ends)
    last = max(held)
    if chosen is not None:
        because = f"Aftalt rytme: {step_words(chosen)} efter den seneste opfølgning."
        return NextFollowUp(chosen.after(last), None, because)
    if cadence.then is None:
        return None
    if cadence.counts_from is CountsFrom.LAST:
        earliest = cadence.then_from.after(last) if cadence.then_from else None
        because = f"{_because(cadence)}: senest {step_words(cadence.then)} efter den seneste."
        return NextFollowUp(cadence.then.after(last), earliest, because)
    return _fixed(cadence, start, len(held), last)


def _first(cadence: Cadence, start: date, investigation_ends: date | None) -> NextFollowUp | None:
    if cadence.first is None:
        return None
    due = cadence.first.after(start)
    if cadence.earlier_of_investigation and investigation_ends is not None and investigation_ends < due:
        return NextFollowUp(investigation_ends, None, f"{_because(cadence)}: når den samtidige undersøgelse slutter.")
    earliest = cadence.first_from.after(start) if cadence.first_from else None
    return NextFollowUp(due, earliest, f"{_because(cadence)}: første gang {step_words(cadence.first)} efter start.")


def _fixed(cadence: Cadence, start: date, number: int, last: date) -> NextFollowUp | None:
    """The first fixed date that is neither spent by the `number` held nor before the last of them."""
    while (due := _series_date(cadence, start, number)) <= last:
        number += 1
    if cadence.ends_after and due > cadence.ends_after.after(start):
        return None
    then = cadence.then
    return NextFollowUp(due, None, f"{_because(cadence)}: fast dato, {step_words(then) if then else ''} imellem.")


def _series_date(cadence: Cadence, start: date, number: int) -> date:
    first, then = cadence.first, cadence.then
    if first is None or then is None:
        raise ValueError("a fixed series needs both a first and a next step")
    if first.unit is then.unit:
        return Step(first.count + then.count * number, first.unit).after(start)
    return then.after(first.after(start), number)


def _because(cadence: Cadence) -> str:
    return cadence.law if cadence.force is Force.LAW else cadence.name


def step_words(step: Step) -> str:
    """A step in Danish: »6 uger«, »1 måned«."""
    one, many = {
        StepUnit.DAYS: ("dag", "dage"),
        StepUnit.WEEKS: ("uge", "uger"),
        StepUnit.MONTHS: ("måned", "måneder"),
    }[step.unit]
    return f"{step.count} {one if step.count == 1 else many}"
