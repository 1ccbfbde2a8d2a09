"""The field where somebody writes when something last happened; it says how it read the day."""

import datetime as dt
from collections.abc import Callable

from app.errors import UserError
from app.language.dates import day_date
from app.models.approx_spans import Tense
from app.services.told_before import TO_COME
from app.services.typed_days import typed_day
from app.views.widgets.fields import LabeledField, line_field

HINT = "Skriv for eksempel 4/3, i går eller 4. marts 2026. Enter skriver dagen."
WHEN = "Hvornår skete det sidst?"


def told_field(today: Callable[[], dt.date], label: str = WHEN) -> LabeledField:
    """Return the field; without a year it is read as the last such day there was."""
    return line_field(label, hint=HINT, explain=lambda text: day_told(text, today()))


def day_told(text: str, today: dt.date) -> str:
    """Return how a day that has been is read: »Onsdag den 4. marts 2026.«. Raises UserError for one that is to come."""
    day = typed_day(text, today, Tense.GONE).exact if text.strip() else None
    if day is None:
        return ""
    if day > today:
        raise UserError(TO_COME)
    words = day_date(day, keep=True)
    return f"{words[:1].upper()}{words[1:]}."
