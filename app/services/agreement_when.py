"""When an agreement is, from the words for it: as they were said, and as a calendar can use them."""

import datetime as dt

from app.language.when_found import LineWhen
from app.language.when_reader import read_time
from app.models.agreement import Agreement
from app.rules.holidays import is_working_day
from app.services.typed_values import typed_text


def set_when(agreement: Agreement, typed: str, today: dt.date) -> None:
    """Set when an agreement is from what was typed in a field of its own; what is no day stands as it was written."""
    words = typed_text(typed)
    keep_when(agreement, words, read_time(words, today, is_working_day))


def keep_when(agreement: Agreement, words: str, when: LineWhen) -> None:
    """Set when an agreement is from words that have been read."""
    agreement.when_text = words or None
    agreement.recurrence, agreement.at_time = when.recurrence, when.time
    agreement.starts_on, agreement.ends_on, agreement.due_on = when.start, when.until, when.on
    agreement.times, agreement.ongoing = when.times, when.ongoing or None
