"""Puts what the bits of a line said together into one time, and asks where they do not go together."""

import re
from dataclasses import replace
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from app.language.dates import day_date
from app.language.recurrence import Rule, parse_rule
from app.language.when_found import Found, LineWhen
from app.language.when_patterns import WHOLE_MONTH
from app.models.approx_spans import month_number

_IN_MONTH = re.compile(rf"(?:i|hele|i hele) ({WHOLE_MONTH})")


def together(found: Found) -> LineWhen:
    """One time out of everything that was found; what belongs to words of its own leaves none."""
    several = (("rytmer", found.rules), ("klokkeslæt", found.times), ("dage", [*found.days, *found.weeks]))
    mixed = [name for name, values in several if len(set(values)) > 1]
    mixed += ["dage"] if found.rules and found.is_weekend else []
    found.questions += [f"Der står flere {name}. Er det flere aftaler? Så skriv dem hver for sig." for name in mixed]
    if mixed:
        return LineWhen(questions=tuple(dict.fromkeys(found.questions)), mixed=True)
    when = LineWhen(
        on=next(iter(found.days or found.weeks), None),
        time=next(iter(found.times), None),
        start=next(iter(found.starts), None),
        until=next(iter(found.ends), None),
        times=next(iter(found.counts), None),
        ongoing=found.ongoing,
    )
    when = _repeated(when, found) if found.rules else _once(when, found)
    return replace(when, questions=tuple(dict.fromkeys(found.questions)))


def _once(when: LineWhen, found: Found) -> LineWhen:
    if when.start and when.until and when.until < when.start:
        found.questions.append("Slutdagen ligger før den første dag. Ret en af dem.")
    if when.until and found.only_til and not when.start and not when.on:
        return replace(when, on=when.until, until=None)  # »laver en plan til torsdag« is the latest day
    if when.on and (when.start or when.until):
        found.questions.append("Jeg kan ikke se, hvad der er start, og hvad der er slut. Ret dagene.")
        return replace(when, on=None)
    return when


def _repeated(when: LineWhen, found: Found) -> LineWhen:
    rule = parse_rule(found.rules[0])
    if when.on and not (found.weeks and not when.start and not when.until):
        found.questions.append(f"Skal det gentages, eller er det én gang {day_date(when.on)}? Ret, hvornår det er.")
        return replace(when, on=None, start=None, until=None)
    start, until = _bounds(when, found)
    rule = replace(rule, until=until) if until else _as_often(rule, when.times, start, found)
    if found.maybe_once and not (start or rule.until or rule.count):
        found.questions.append(f"Er »{found.maybe_once}« hver uge?")
    times = None if rule.count else when.times
    return replace(when, on=None, start=start, until=rule.until, recurrence=str(rule), times=times)


def _bounds(when: LineWhen, found: Found) -> tuple[date | None, date | None]:
    """The first and the last day of a rhythm; a span that is no day (»til jul«) is asked about."""
    start, until = when.start, when.until
    if found.weeks:  # »hver dag i uge 49«
        monday = found.weeks[0] - timedelta(days=found.weeks[0].weekday())
        start, until = max(monday, found.today), monday + timedelta(days=6)
    for span in found.spans:
        if (month := _IN_MONTH.fullmatch(span)) and not (start or until):
            start, until = _whole_month(month[1], found.today)
        else:
            found.questions.append(f"Hvilken dag er »{span}«? Skriv den, hvis det skal begynde eller slutte da.")
    if until and until < (start or found.today):
        found.questions.append("Slutdagen ligger før den første dag. Ret en af dem.")
        return start, None
    return start, until


def _as_often(rule: Rule, times: int | None, start: date | None, found: Found) -> Rule:
    """The rule with a length (»i fire uger«) or a number of times (»5 gange«), when there is one."""
    if found.lengths:
        return _for_so_long(rule, *found.lengths[0], start or found.today)
    if not times:
        return rule
    if not rule.days and rule.freq != "DAILY":
        found.questions.append(f"Er det {times} gange i alt?")  # »hver uge to gange« may be twice a week
    return replace(rule, count=times)


def _whole_month(name: str, today: date) -> tuple[date, date]:
    """From the first to the last day of the next such month; from today when it has begun."""
    month = month_number(name) or today.month
    first = date(today.year + (month < today.month), month, 1)
    return max(first, today), first + relativedelta(months=1, days=-1)


def _for_so_long(rule: Rule, number: int, unit: str, first: date) -> Rule:
    """»i fire uger« counts occurrences, so that it needs no start; months end on a day."""
    if unit == "uge" and rule.freq in ("DAILY", "WEEKLY"):
        in_a_week = 7 if rule.freq == "DAILY" else max(1, len(rule.days))
        return replace(rule, count=max(1, number * in_a_week // rule.interval))
    if unit == "dag" and rule.freq == "DAILY":
        return replace(rule, count=max(1, number // rule.interval))
    length = {"dag": relativedelta(days=number), "uge": relativedelta(weeks=number)}
    return replace(rule, until=first + length.get(unit, relativedelta(months=number)) - timedelta(days=1))
