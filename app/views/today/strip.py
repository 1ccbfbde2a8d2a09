"""The week strip of I dag: two weeks from Monday, a stone for each thing that is due, hollow ones for what is done."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from app.models.enums import DueKind
from app.rules.due import Bucket
from app.services.due_rows import DueRow
from app.services.today_rows import TodayRows
from app.views.today.words import person_line
from app.views.widgets.stones import Shape, Stone
from app.views.widgets.week_strip import StripDay
from app.wording import word

DAYS = 14
NAMED = 12
"""Most things of a day that are named aloud; the rest is a number."""

_SHAPES: dict[DueKind, Shape] = {DueKind.STATUTORY: "diamond", DueKind.MEETING: "pill", DueKind.PRACTICE: "pill"}


def stone_of(row: DueRow) -> Stone:
    """Return the stone of a row: circle aftalt, diamond lovfrist, pill for what we meet about."""
    words = f"{row.what[:120]}, {person_line(row)}"
    return Stone(_SHAPES.get(row.kind, "circle"), words, late=row.bucket is Bucket.OVERDUE)


def strip_days(due: TodayRows, done: Mapping[dt.date, int], count: int = DAYS) -> list[StripDay]:
    """Return the days from Monday of this week with their stones: two weeks, or `count` days."""
    monday = due.day - dt.timedelta(days=due.day.weekday())
    rows: dict[dt.date | None, list[DueRow]] = {}
    for row in due.by_date():
        rows.setdefault(row.due, []).append(row)
    days = [monday + dt.timedelta(days=number) for number in range(count)]
    return [_day(day, rows.get(day, ()), due, done.get(day, 0)) for day in days]


def _day(day: dt.date, rows: Sequence[DueRow], due: TodayRows, done: int) -> StripDay:
    kinds = Counter(due.on_days.get(day, {}))
    named = [stone_of(row) for row in rows[:NAMED]]
    kinds.subtract(row.kind for row in rows[:NAMED])
    late = day < due.day
    # Rows that were not read are stones all the same: their number and kind are known.
    unread = [kind for kind, count in kinds.items() for _ in range(min(count, 3))]
    rest = [Stone(_SHAPES.get(kind, "circle"), word(kind), late=late) for kind in unread]
    hollow = [Stone("circle", "gjort", done=True)] * min(done, 3)
    stones = (*hollow, *named, *rest)
    return StripDay(day, stones, more=sum(kinds.values()) - len(rest) + done - len(hollow))
