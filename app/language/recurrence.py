"""Recurring agreements: an RRULE text (RFC 5545, the few parts we use) to Danish words and to the next occurrence.

»hver anden onsdag« is kept as FREQ=WEEKLY;INTERVAL=2;BYDAY=WE. Months and years without a named day are counted from
the start date and never from a shortened month: 31 January gives 28 February and then 31 March again.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrulestr

from app.errors import UserError
from app.language.dates import WEEKDAYS, long_date

DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""RFC 5545 weekday codes, Monday first."""

WORKDAYS = DAY_CODES[:5]
"""»alle hverdage« as people use the word: Monday to Friday."""

ORDINALS = {1: "første", 2: "anden", 3: "tredje", 4: "fjerde", -1: "sidste"}
"""Which weekday of a month, in words."""

_UNITS = {"DAILY": "dag", "WEEKLY": "uge", "MONTHLY": "måned", "YEARLY": "år"}
_DAY = re.compile(r"(-1|[1-4])?(MO|TU|WE|TH|FR|SA|SU)")


@dataclass(frozen=True)
class Rule:
    """A recurrence taken apart. `days` are weekday codes, for months one with its number before it (»1MO«)."""

    freq: str
    interval: int = 1
    days: tuple[str, ...] = ()
    month_day: int | None = None
    count: int | None = None
    until: date | None = None

    def __str__(self) -> str:
        parts = [f"FREQ={self.freq}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        if self.days:
            parts.append(f"BYDAY={','.join(self.days)}")
        if self.month_day:
            parts.append(f"BYMONTHDAY={self.month_day}")
        if self.count:
            parts.append(f"COUNT={self.count}")
        if self.until:
            parts.append(f"UNTIL={self.until:%Y%m%d}")
        return ";".join(parts)


def parse_rule(text: str) -> Rule:
    """Take an RRULE text apart. Raises UserError for parts we do not write ourselves (another program's calendar)."""
    parts = dict(part.split("=", 1) for part in text.split(";") if "=" in part)
    days = tuple(parts.get("BYDAY", "").split(",")) if parts.get("BYDAY") else ()
    known = {"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "COUNT", "UNTIL"}
    if parts.get("FREQ") not in _UNITS or set(parts) - known or not all(_DAY.fullmatch(day) for day in days):
        raise _unreadable()
    try:
        rule = Rule(
            freq=parts["FREQ"],
            interval=int(parts.get("INTERVAL", 1)),
            days=days,
            month_day=int(parts["BYMONTHDAY"]) if "BYMONTHDAY" in parts else None,
            count=int(parts["COUNT"]) if "COUNT" in parts else None,
            until=date.fromisoformat(parts["UNTIL"][:8]) if "UNTIL" in parts else None,
        )
    except ValueError:
        raise _unreadable() from None
    # The upper limits keep a foreign file from sending the calendar past the year 9999.
    if not 1 <= rule.interval <= 99 or not 1 <= (rule.count or 1) <= 10_000 or not 1 <= (rule.month_day or 1) <= 31:
        raise _unreadable()
    return rule


def _unreadable() -> UserError:
    return UserError("Gentagelsen kan ikke læses. I en sagsfil skrives »hver fredag« som FREQ=WEEKLY;BYDAY=FR.")


def recurrence_words(text: str) -> str:
    """An RRULE in Danish: »hver fredag«, »hver tirsdag og torsdag«, »hver 3. måned«. Raises UserError as parse_rule."""
    rule = parse_rule(text)
    words = _rhythm(rule)
    if rule.count:
        words += f", {rule.count} {'gang' if rule.count == 1 else 'gange'}"
    if rule.until:
        words += f" til {long_date(rule.until)}"
    return words


def _rhythm(rule: Rule) -> str:
    if rule.freq == "MONTHLY" and (rule.month_day or rule.days):
        which = f"{rule.month_day}." if rule.month_day else _numbered(rule.days[0])
        return f"den {which} i {_every('måned', rule.interval)}"
    if rule.freq == "WEEKLY" and rule.days == WORKDAYS and rule.interval == 1:
        return "alle hverdage"
    if rule.freq == "WEEKLY" and rule.days:
        names = [WEEKDAYS[DAY_CODES.index(day[-2:])] for day in rule.days]
        listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} og {names[-1]}"
        return _every(listed, rule.interval)
    return _every(_UNITS[rule.freq], rule.interval)


def _numbered(day: str) -> str:
    found = _DAY.fullmatch(day)
    number = int(found[1]) if found and found[1] else 1
    return f"{ORDINALS[number]} {WEEKDAYS[DAY_CODES.index(day[-2:])]}"


def _every(unit: str, interval: int) -> str:
    each = "hvert" if unit == "år" else "hver"
    if interval == 1:
        return f"{each} {unit}"
    if interval == 2:
        return f"{each} {'andet' if unit == 'år' else 'anden'} {unit}"
    return f"{each} {interval}. {unit}"


def next_occurrence(rule: str, start: date, after: date) -> date | None:
    """The first occurrence later than `after` of a series that begins on `start` (itself one, when it fits the rule).

    None when the series has ended. Raises UserError as parse_rule.
    """
    parsed = parse_rule(rule)
    if parsed.freq in ("MONTHLY", "YEARLY") and not parsed.days and not parsed.month_day:
        return _next_by_months(parsed, start, after)
    series = rrulestr(str(parsed), dtstart=datetime.combine(_nearer(parsed, start, after), time()))
    found = series.after(datetime.combine(after, time()))
    return found.date() if found else None


def _nearer(rule: Rule, start: date, after: date) -> date:
    """The start moved whole rounds on, up to `after`: »hver dag« since 1850 would be counted through day by day."""
    if rule.count or rule.freq not in ("DAILY", "WEEKLY") or after <= start:
        return start
    one_round = rule.interval * (7 if rule.freq == "WEEKLY" else 1)
    return start + timedelta(days=(after - start).days // one_round * one_round)


def _next_by_months(rule: Rule, start: date, after: date) -> date | None:
    step = rule.interval * (12 if rule.freq == "YEARLY" else 1)
    passed = (after.year - start.year) * 12 + after.month - start.month
    number = max(0, passed // step)
    while (day := start + relativedelta(months=number * step)) <= after:
        number += 1
    if (rule.count and number >= rule.count) or (rule.until and day > rule.until):
        return None
    return day
