"""The words of the month: its name, what is special about a day, a line of a day, a day read aloud. No Qt here."""

import datetime as dt
import re

from app.language.dates import day_date
from app.language.folding import first_name, join_names
from app.language.number_words import whole_number
from app.models.approx_date import MONTHS
from app.models.enums import DueKind
from app.rules.due import Bucket
from app.rules.holidays import closed_because
from app.rules.school_holidays import school_holiday
from app.services.calendar_rows import CalendarDay, CalendarDays
from app.services.due_rows import DueRow

EMPTY_DAY = "Der er ikke noget den dag."
REST = "og {count} til den dag"
_WEEKEND = ("lørdag", "søndag")
_KINDS = {
    DueKind.STATUTORY: ("lovfrist", "lovfrister"),
    DueKind.MEETING: ("møde", "møder"),
    DueKind.AGREED: ("aftale", "aftaler"),
    DueKind.PRACTICE: ("dato i rytmen", "datoer i rytmen"),
}


def month_name(day: dt.date) -> str:
    """»November 2026«."""
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def closed_name(day: dt.date) -> str:
    """»langfredag« on a day offices are closed for a reason of its own; empty on a plain Saturday or Sunday."""
    why = closed_because(day)
    return "" if why in _WEEKEND else why


def holiday_begins(day: dt.date, first: dt.date) -> str:
    """Return the school holiday that begins on a day, or that a row of weeks goes on with on its Monday."""
    name = school_holiday(day)
    begins = day == first or day.weekday() == 0 or school_holiday(day - dt.timedelta(days=1)) != name
    return name if name and begins else ""


def special_about(day: dt.date) -> str:
    """»juledag, juleferie«: all that is special about a day."""
    return ", ".join(filter(None, (closed_name(day), school_holiday(day))))


def row_line(row: DueRow) -> str:
    """»Mathias: ring til Torben«; one that should have happened says so."""
    return f"{'over tiden: ' if row.bucket is Bucket.OVERDUE else ''}{cell_line(row)}"


def cell_line(row: DueRow) -> str:
    """Return a line as it stands in a day: with little room there, the ring and the colour say that it is late."""
    return f"{cell_who(row)}: {row.what[:120].removesuffix('.')}"


def cell_who(row: DueRow) -> str:
    """Return whom a line is about, all there is room for in a narrow day."""
    names = re.split(r", | og ", row.children)
    return join_names([first_name(name) for name in names if name]) or row.case_number


def spoken(found: CalendarDay, today: dt.date) -> str:
    """»tirsdag den 24. november 2026, i dag: 1 lovfrist og 2 aftaler. Mathias: …; …« – a day in words."""
    when = day_date(found.day) + (", i dag" if found.day == today else "")
    special = special_about(found.day)
    head = f"{when}, {special}" if special else when
    if not found.count:
        return f"{head}: intet"
    lines = [row_line(row) for row in found.rows]
    left = found.count - len(lines)
    told = "; ".join([*lines, *([f"og {left} til"] if left > 0 else [])])
    return f"{head}: {counted(found)}. {told}"


def counted(found: CalendarDay) -> str:
    """»1 lovfrist og 2 aftaler«."""
    kinds = ((kind, count) for kind, count in found.kinds.items() if count)
    return join_names([f"{whole_number(count)} {_KINDS[kind][count != 1]}" for kind, count in kinds])


def month_sentence(days: CalendarDays, month: dt.date) -> str:
    """»12 ting i måneden, 2 af dem skulle være sket.« – of the month alone, without the days of its neighbours."""
    inside = [each for day, each in days.found.items() if (day.year, day.month) == (month.year, month.month)]
    count, late = sum(each.count for each in inside), sum(each.count for each in inside if each.day < days.today)
    if not count:
        return "Der er ikke noget i måneden."
    behind = f", {whole_number(late)} af dem skulle være sket" if late else ""
    return f"{whole_number(count)} ting i måneden{behind}."
