"""School holidays as most municipalities have them, to be said beside a suggested day and never to forbid it.

Source: bekendtgørelse af lov om folkeskolen § 14 a: the summer holiday begins on the last Saturday of June. The rest is
decided by each municipality; what stands here is what nearly all of them do, so it is worded »som regel«.
"""

from datetime import date, timedelta

from app.rules.holidays import easter

SATURDAY = 5


def school_holiday(day: date) -> str:
    """Return the school holiday a day usually falls in, empty when it falls in none: »efterårsferie«."""
    week, year = day.isocalendar().week, day.year
    if (day.month, day.day) >= (12, 21) or (day.month, day.day) <= (1, 2):
        return "juleferie"
    if week in (7, 8) and day.month == 2:
        return "vinterferie"
    if easter(year) - timedelta(days=8) <= day <= easter(year) + timedelta(days=1):
        return "påskeferie"
    if _summer_begins(year) <= day <= date(year, 8, 8):
        return "sommerferie"
    return "efterårsferie" if week == 42 else ""


def _summer_begins(year: int) -> date:
    last = date(year, 6, 30)
    return last - timedelta(days=(last.weekday() - SATURDAY) % 7)
