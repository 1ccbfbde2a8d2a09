"""The week strip of I dag: two weeks from Monday, a stone for each thing that is due."""

import datetime as dt
from collections.abc import Sequence

from app.models.enums import DueKind
from app.rules.due import Bucket
from app.services.due_rows import DueRow
from app.views.today.words import person_line
from app.views.widgets.stones import Shape, Stone
from app.views.widgets.week_strip import StripDay

DAYS = 14
_SHAPES: dict[DueKind, Shape] = {DueKind.STATUTORY: "diamond", DueKind.MEETING: "pill", DueKind.PRACTICE: "pill"}


def stone_of(row: DueRow) -> Stone:
    """Return the stone of a row: circle aftalt, diamond lovfrist, pill for what we meet about."""
    words = f"{row.what[:120]}, {person_line(row)}"
    return Stone(_SHAPES.get(row.kind, "circle"), words, late=row.bucket is Bucket.OVERDUE)


def strip_days(rows: Sequence[DueRow], today: dt.date, count: int = DAYS) -> list[StripDay]:
    """Return the days from Monday of this week with their stones: two weeks, or `count` days."""
    monday = today - dt.timedelta(days=today.weekday())
    days = [monday + dt.timedelta(days=number) for number in range(count)]
    return [StripDay(day, tuple(stone_of(row) for row in rows if row.due == day)) for day in days]
