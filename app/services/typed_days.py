"""A day as it is typed beside a verb: »i dag«, »1. december«, »uge 49«, »siden august 2026«, as far as it is known."""

import datetime as dt
import re

from app.errors import UserError
from app.language.date_reader import read_when
from app.models.approx_date import MONTHS, ApproxDate
from app.models.approx_spans import Tense
from app.services.typed_values import typed_text

NOT_A_DAY = "Skriv en dag, fx »1. december«, »i dag« eller »uge 49«."
_LOOSELY = re.compile(r"^(?:ca\.?|cirka|omkring|siden|efter) (?=\d|den |uge )", re.IGNORECASE)
"""What may stand before a day that has been; »før« may stand before one that has not come."""
_DAY_AND_MONTH = re.compile(r"(?P<day>\d\d?)[./-](?P<month>\d\d?)\.?")


def typed_day(typed: str, today: dt.date, tense: Tense = Tense.EITHER) -> ApproxDate:
    """Return the day that was typed; nothing written means today.

    Without a year it is the nearest such day, the next one to come, or the last there was. Raises UserError when it is
    no day, and asks by one when it is likelier a slip of the finger than a day of last year (`gone_days`).
    """
    text = typed_text(typed)
    if not text:
        return ApproxDate.of(today)
    known = ApproxDate.parse(text)
    if known.known:
        return known
    if (asked := read_when(_LOOSELY.sub("", text, count=1), today, tense=tense)).slip:
        raise UserError(asked.note)
    if yearless := _in_some_year(text, today, tense):
        return yearless
    read = read_when(text, today, tense=tense)
    if read.on is None:
        raise UserError(NOT_A_DAY)
    return ApproxDate.of(read.on)


def _in_some_year(text: str, today: dt.date, tense: Tense) -> ApproxDate | None:
    """Return »4. november« or »uge 45« in the year that is meant; None when it is neither day, week nor month."""
    years = [ApproxDate.parse(f"{_slashed(text)} {year}") for year in range(today.year - 1, today.year + 2)]
    found = [each for each in years if each.start and each.end]
    if tense is Tense.COMING:
        return next((each for each in found if each.end and each.end >= today), None)
    if tense is Tense.GONE:
        return next((each for each in reversed(found) if each.start and each.start <= today), None)
    return min(found, key=lambda each: abs(((each.start or today) - today).days), default=None)


def _slashed(text: str) -> str:
    """Write »4/11« so that a year can follow: »4. november«."""
    found = _DAY_AND_MONTH.fullmatch(text)
    if not found or not 1 <= int(found["month"]) <= len(MONTHS):
        return text
    return f"{found['day']}. {MONTHS[int(found['month']) - 1]}"
