"""What is due in each of the weeks ahead, counted from the derived list of dates; and the dates a rhythm gives.

Agreements that come again and lines that only remind are no work of one week and are left out. A rhythm stands with its
next date alone, as everywhere: the one after that is not agreed.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select

from app.models.enums import DueKind
from app.models.log import DueItem
from app.rules.cadence import Cadence, CadenceKind, CountsFrom
from app.rules.rule import Trigger
from app.services.case_load_rows import RhythmChoice, WeekLoad
from app.services.due_shown import AGE, REMINDERS
from app.services.figure_desk import stored
from app.services.ports import Unit
from app.services.rulebook import rules_of
from app.services.today_blocks import is_seen, is_waiting

WEEKS = 12
WEEK = dt.timedelta(weeks=1)
ONE_CASELOAD = 400
"""Up to so many cases are asked for by their ids; of more, everything is read."""


def mondays(today: dt.date, weeks: int = WEEKS) -> tuple[dt.date, ...]:
    """Return the Mondays of the weeks, this week's first."""
    first = today - dt.timedelta(days=today.weekday())
    return tuple(first + WEEK * number for number in range(weeks))


def weeks_ahead(unit: Unit, cases: Collection[UUID], weeks: int = WEEKS) -> tuple[WeekLoad, ...]:
    """Return what is due in each week for some cases; what somebody put off counts in no week before it comes back."""
    starts = mondays(unit.today, weeks)
    counted: Counter[tuple[dt.date, str]] = Counter()
    late = 0
    for day, kind in _dated(unit, cases, starts[-1] + WEEK):
        if day < unit.today:
            late += 1
        else:
            counted[day - dt.timedelta(days=day.weekday()), kind] += 1
    return tuple(_week(monday, counted, late if monday == starts[0] else 0) for monday in starts)


def per_week(dates: Sequence[dt.date], today: dt.date, weeks: int = WEEKS) -> tuple[int, ...]:
    """Return how many of some days fall in each of the weeks."""
    there = Counter(day - dt.timedelta(days=day.weekday()) for day in dates)
    return tuple(there[monday] for monday in mondays(today, weeks))


def rhythms(unit: Unit) -> tuple[RhythmChoice, ...]:
    """Return the rhythms of meeting a family that the rules suggest today and that give dates of their own."""
    return tuple(RhythmChoice(each.id, each.name, each.explanation) for each in _presets(unit))


def dates_of(unit: Unit, preset_id: str, start: dt.date, until: dt.date) -> tuple[dt.date, ...]:
    """Return the days a rhythm gives from a start, the start itself first, up to and with a last day."""
    preset = next((each for each in _presets(unit) if each.id == preset_id), None)
    found = [start]
    if preset is None or preset.first is None:
        return tuple(found)
    day, number = preset.first.after(start), 1
    while day <= until and not (preset.ends_after and day > preset.ends_after.after(start)):
        found.append(day)
        if preset.then is None:
            break
        fixed = preset.counts_from is CountsFrom.START
        day = preset.then.after(preset.first.after(start), number) if fixed else preset.then.after(day)
        number += 1
    return tuple(each for each in found if each <= until)


def _presets(unit: Unit) -> list[Cadence]:
    usable = (Trigger.FOLLOW_UP, Trigger.MEETING)
    return [
        each
        for each in rules_of(unit).cadences
        if each.kind is CadenceKind.SERIES and each.first and each.last in usable and each.valid_on(unit.today)
    ]


def _dated(unit: Unit, cases: Collection[UUID], end: dt.date) -> list[tuple[dt.date, str]]:
    kind = DueItem
    # A department has a hundred thousand of them: as they are stored, for to make ids and kinds of all takes seconds.
    query = select(stored(kind.case_id), kind.due_on, stored(kind.kind), kind.source_table).where(
        is_seen(unit, unit.today), ~is_waiting(unit.today), kind.recurrence.is_(None), kind.due_on < end
    )
    query = query.where(kind.case_id.in_(cases)) if len(cases) <= ONE_CASELOAD else query
    keys = {each.bytes for each in cases}
    return [
        (due_on, of_kind)
        for case_id, due_on, of_kind, table in unit.session.execute(query)
        if due_on and case_id in keys and (table not in REMINDERS or _is_lawful_age(table, of_kind))
    ]


def _is_lawful_age(table: str, kind: str) -> bool:
    return table == AGE and kind == DueKind.STATUTORY


def _week(monday: dt.date, counted: Counter[tuple[dt.date, str]], late: int) -> WeekLoad:
    return WeekLoad(
        monday,
        counted[monday, DueKind.MEETING],
        counted[monday, DueKind.STATUTORY],
        counted[monday, DueKind.PRACTICE],
        counted[monday, DueKind.AGREED],
        late,
    )
