"""What stands in an anonymous period file: counts of one laptop in one period, hidden before they are written.

Nothing in it tells of a person: no ids of the store, no names, no words anybody has typed, and no mark of the laptop.
The file has a mark of its own, made by chance, so that the same file is not counted twice. A mark that stayed with a
laptop would be a name for a caseworker; so who replaces an older file says which one.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import UserError
from app.rules.figure_periods import may_leave, period_named
from app.rules.key_figures import KeyFigure, Period, Shape
from app.rules.suppression import SMALLEST_GROUP, too_few
from app.services.figure_definitions import shipped_figures
from app.services.period_values import Fault, FigureCounts, value_faults

FORMAT, VERSION = "rundbord-period-figures", 2
NOT_OURS = "Filen er ikke tal for en periode fra Rundbord. Bed din kollega om at gemme den igen under Tal."
TOO_NEW = "Filen er gemt af en nyere udgave af Rundbord. Opdatér programmet, og prøv igen."
OTHER_PERIOD = "Filen siger ét navn på perioden og andre dage. Bed din kollega om at gemme den igen."
ODD = "»{name}« kan ikke være sådan. Bed din kollega om at gemme filen igen."
TWICE = "»{name}« står der to gange. Bed din kollega om at gemme filen igen."
NOT_ADDING_UP = "Tallene for »{name}« passer ikke sammen. Bed din kollega om at gemme filen igen."
NOT_HIDDEN = "Filen viser tal for »{name}«, der er for små til at vise. Læs den ikke, og bed din kollega om en ny."
LARGEST_COUNT = 10_000_000
MOST_PARTS = 200
LARGEST_GROUP = 50
LONGEST_DAYS = 40_000
_HEAD = {
    "format",
    "version",
    "period",
    "first",
    "last",
    "counted_to",
    "made_on",
    "mark",
    "smallest",
    "program",
    "figures",
}
_BODY = {1: {"id", "n", "parts", "per"}, 2: {"id", "n", "parts", "per", "middle", "middles", "total"}}
"""What a figure has in each version of the file; the second has medians, and the sum of ages behind a mean."""
_MARK, _KEY, _PROGRAM = re.compile("[0-9a-f]{32}"), re.compile("[a-z0-9_+>-]{0,40}"), re.compile("[0-9A-Za-z.+-]{1,40}")


@dataclass(frozen=True, kw_only=True, slots=True)
class PeriodCounts:
    """The counts of one laptop in a period, up to and with `counted_to`."""

    period: Period
    counted_to: dt.date
    made_on: dt.date
    mark: str
    smallest: int
    program: str
    figures: tuple[FigureCounts, ...]


def plain_of(counts: PeriodCounts) -> dict[str, Any]:
    """Return the counts as a file has them."""
    period = counts.period
    return {
        "format": FORMAT, "version": VERSION, "period": period.name, "first": period.first.isoformat(),
        "last": period.last.isoformat(), "counted_to": counts.counted_to.isoformat(),
        "made_on": counts.made_on.isoformat(), "mark": counts.mark, "smallest": counts.smallest,
        "program": counts.program,
        "figures": [_plain(each) for each in counts.figures],
    }  # fmt: skip


def counts_of(values: object) -> PeriodCounts:
    """Return the counts a file holds. Raises UserError when it is another file, a newer one, or cannot be true."""
    if not isinstance(values, dict) or values.get("format") != FORMAT:
        raise UserError(NOT_OURS)
    version = values.get("version")
    if type(version) is not int or version < 1:
        raise UserError(NOT_OURS)
    if version > VERSION:
        raise UserError(TOO_NEW)
    _see_names(values, _HEAD)
    period, smallest = _period(values), _whole(values, "smallest", SMALLEST_GROUP, LARGEST_GROUP)
    figures = values["figures"]
    if not isinstance(figures, list) or len(figures) > len(shipped_figures()):
        raise UserError(ODD.format(name="figures"))
    read = tuple(_figure(each, smallest, version) for each in figures)
    for each in read:
        if [one.id for one in read].count(each.id) > 1:
            raise UserError(TWICE.format(name=each.id))
    return PeriodCounts(
        period=period, counted_to=_day(values, "counted_to"), made_on=_day(values, "made_on"),
        mark=_text(values, "mark", _MARK), smallest=smallest, program=_text(values, "program", _PROGRAM), figures=read,
    )  # fmt: skip


def _plain(each: FigureCounts) -> dict[str, Any]:
    return {
        "id": each.id, "n": each.n, "parts": dict(each.parts), "per": each.per,
        "middle": each.middle, "middles": dict(each.middles), "total": each.total,
    }  # fmt: skip


def _period(values: Mapping[str, Any]) -> Period:
    name = values["period"]
    if not isinstance(name, str):
        raise UserError(ODD.format(name="period"))
    period = period_named(name)
    if period.name != name or not may_leave(period):
        raise UserError(ODD.format(name="period"))
    if (period.first, period.last) != (_day(values, "first"), _day(values, "last")):
        raise UserError(OTHER_PERIOD)
    return period


def _figure(row: object, smallest: int, version: int) -> FigureCounts:
    if not isinstance(row, dict):
        raise UserError(ODD.format(name="figures"))
    _see_names(row, _BODY[version])
    known = {each.id: each for each in shipped_figures()}
    if not isinstance(row["id"], str) or row["id"] not in known:
        # A figure nobody knew when this program was made.
        raise UserError(TOO_NEW if isinstance(row["id"], str) else NOT_OURS)
    figure, parts = known[row["id"]], row["parts"]
    if not isinstance(parts, dict) or len(parts) > MOST_PARTS or not all(map(_KEY.fullmatch, parts)):
        raise UserError(ODD.format(name=figure.name))
    read = FigureCounts(
        figure.id, _count(row["n"], figure.name), {key: _count(each, figure.name) for key, each in parts.items()},
        None if row["per"] is None else _whole(row, "per", 1, LARGEST_COUNT), **_values(row, figure.name),
    )  # fmt: skip
    _check_sums(figure, read, smallest)
    for fault in value_faults(figure, read, smallest):
        raise UserError((NOT_HIDDEN if fault is Fault.GIVES_AWAY else NOT_ADDING_UP).format(name=figure.name))
    return read


def _values(row: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the medians and the sum of a figure; none in a file of the first version."""
    middles = row.get("middles", {})
    if not isinstance(middles, dict) or len(middles) > MOST_PARTS:
        raise UserError(ODD.format(name=name))
    return {
        "middle": _days_of(row.get("middle"), name), "total": _count(row.get("total"), name),
        "middles": {key: days for key, each in middles.items() if (days := _days_of(each, name)) is not None},
    }  # fmt: skip


def _days_of(value: object, name: str) -> float | None:
    """Return a median: whole days, or half a day between two."""
    if value is None:
        return None
    if type(value) not in (int, float) or not isinstance(value, int | float) or not 0 <= value <= LONGEST_DAYS:
        raise UserError(ODD.format(name=name))
    if 2 * value != int(2 * value):
        raise UserError(ODD.format(name=name))
    return float(value)


def _check_sums(figure: KeyFigure, read: FigureCounts, smallest: int) -> None:
    """Raise UserError when the counts do not add up, or give away what is hidden."""
    shown = [each for each in read.parts.values() if each is not None]
    hidden = len(read.parts) - len(shown)
    if any(too_few(each, smallest) for each in (*shown, read.n or 0)):
        raise UserError(NOT_HIDDEN.format(name=figure.name))
    if figure.shape is Shape.TAGS:
        if read.n is not None and any(each > read.n for each in shown):
            raise UserError(NOT_ADDING_UP.format(name=figure.name))
        return
    if read.n is None:
        if shown and not hidden:
            raise UserError(NOT_HIDDEN.format(name=figure.name))
        return
    rest = read.n - sum(shown)
    if rest < 0 or (rest > 0 and not hidden):
        raise UserError(NOT_ADDING_UP.format(name=figure.name))
    if hidden == 1 or (hidden and rest < smallest):
        raise UserError(NOT_HIDDEN.format(name=figure.name))


def _see_names(values: Mapping[str, Any], names: set[str]) -> None:
    for name in sorted(names ^ set(values)):
        raise UserError(ODD.format(name=name[:40]))


def _count(value: object, name: str) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= LARGEST_COUNT:
        raise UserError(ODD.format(name=name))
    return value


def _whole(values: Mapping[str, Any], name: str, least: int, most: int) -> int:
    value = values[name]
    if type(value) is not int or not least <= value <= most:
        raise UserError(ODD.format(name=name))
    return value


def _text(values: Mapping[str, Any], name: str, pattern: re.Pattern[str]) -> str:
    value = values[name]
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise UserError(ODD.format(name=name))
    return value


def _day(values: Mapping[str, Any], name: str) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(values, name, re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")))
    except ValueError as error:
        raise UserError(ODD.format(name=name)) from error
