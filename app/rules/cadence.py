"""Follow-up cadences: read from `resources/rules/cadences.toml`, and when the next follow-up is due.

Every preset carries its source, how sure we are of it, and whether it is law or practice. Barnets lov § 95 sets only
the first date; after that the caseworker sets and explains each next one, so the preset proposes none.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from app.language.dates import long_date
from app.rules.counting import Step
from app.rules.explaining import because, counted, step_words, told
from app.rules.rule import Confidence, Force, Rule, Trigger
from app.rules.rule_reading import read_rules

__all__ = [
    "Cadence",
    "CadenceKind",
    "Confidence",
    "CountsFrom",
    "Force",
    "NextFollowUp",
    "fixed_date",
    "has_ended",
    "load_cadences",
    "next_follow_up",
]

EARLY = timedelta(days=30)
"""What was held answers the fixed date ahead when it is this near at the most, so the wait is never much longer."""
UNREADABLE = "Reglerne for opfølgning kan ikke læses. Geninstallér programmet."


class CadenceKind(StrEnum):
    """What makes a follow-up due: a series of dates, or a number of talks."""

    SERIES = "series"
    COUNTER = "counter"


class CountsFrom(StrEnum):
    """Where a series is counted from: its start (fixed dates) or the last follow-up held."""

    START = "start"
    LAST = "last"


@dataclass(frozen=True, kw_only=True)
class Cadence(Rule):
    """One preset. `trigger` is its start, `last` what is held again and again; `or_when` brings the first one forward.

    `first_from` and `then_from` are the earliest it fits; without `then` the next date is agreed each time. A counter
    asks for a follow-up at `count` talks. `ends_after`: no more dates that long after the start.
    """

    kind: CadenceKind = CadenceKind.SERIES
    first: Step | None = None
    first_from: Step | None = None
    then: Step | None = None
    then_from: Step | None = None
    ends_after: Step | None = None
    counts_from: CountsFrom = CountsFrom.LAST
    last: Trigger = Trigger.FOLLOW_UP
    or_when: Trigger | None = None
    count: int = 0


@dataclass(frozen=True)
class NextFollowUp:
    """When the next follow-up is due at the latest, from when it fits (None: no lower bound), and why, in Danish."""

    due: date
    earliest: date | None
    because: str


def load_cadences(path: Path) -> tuple[Cadence, ...]:
    """The presets in `path`, in file order. Raises UserError when the file is not what it should be."""
    return read_rules(path, "cadence", Cadence, UNREADABLE)


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
    return found if found and cadence.valid_on(found.due) and not has_ended(cadence, start, found.due) else None


def has_ended(cadence: Cadence, start: date, due: date) -> bool:
    """Tell whether a date lies after the end of a series that began on `start`."""
    return cadence.ends_after is not None and due > cadence.ends_after.after(start)


def fixed_date(start: date, first: Step, then: Step, last: date | None) -> date:
    """Return the fixed date that comes next: the first, and after the `last` one held the next it did not answer.

    What was held answers the fixed date it lies nearest to, so a day early answers it and two in one week are no two;
    but none that is more than a month ahead (`EARLY`).
    Each date is counted from the start, so a short month is not carried on.
    """
    before, number = start, 0
    due = _series_date(start, first, then, number)
    while last is not None and last - before > due - last <= EARLY:
        before, number = due, number + 1
        due = _series_date(start, first, then, number)
    return due


def _by_series(
    cadence: Cadence, start: date, held: Sequence[date], investigation_ends: date | None, chosen: Step | None
) -> NextFollowUp | None:
    if cadence.kind is not CadenceKind.SERIES or cadence.first is None:
        return None
    if not held:
        return _first(cadence, cadence.first, start, investigation_ends)
    last = max(held)
    if chosen is not None:
        return NextFollowUp(chosen.after(last), None, f"Jeres rytme: {counted(cadence.last, chosen, last)}.")
    if cadence.then is None:
        return None
    if cadence.counts_from is CountsFrom.LAST:
        earliest = cadence.then_from.after(last) if cadence.then_from else None
        words = because(cadence, cadence.then, last, trigger=cadence.last, earliest=cadence.then_from)
        return NextFollowUp(cadence.then.after(last), earliest, words)
    words = f"Fast dato, {step_words(cadence.then)} imellem, regnet fra {long_date(start)}"
    return NextFollowUp(fixed_date(start, cadence.first, cadence.then, last), None, told(cadence, words))


def _first(cadence: Cadence, first: Step, start: date, other: date | None) -> NextFollowUp:
    """Return the first date; the day of the other event, where the rule listens to it, when that is earlier."""
    due = first.after(start)
    if cadence.or_when is not None and other is not None and other < due:
        return NextFollowUp(other, None, because(cadence, None, other, trigger=cadence.or_when))
    earliest = cadence.first_from.after(start) if cadence.first_from else None
    return NextFollowUp(due, earliest, because(cadence, first, start, earliest=cadence.first_from))


def _series_date(start: date, first: Step, then: Step, number: int) -> date:
    if first.unit is then.unit:
        return Step(first.count + then.count * number, first.unit).after(start)
    return then.after(first.after(start), number)
