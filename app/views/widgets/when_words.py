"""How a typed »hvornår« was understood, in words under the field. It never asks while somebody talks."""

import datetime as dt

from app.language.date_reader import read_when
from app.language.dates import at_clock, day_date
from app.language.recurrence import recurrence_words
from app.rules.holidays import is_working_day

NO_DATE = "Ingen dato endnu."
AS_WRITTEN = "Står, som det er skrevet. Ingen dato endnu."


def how_it_reads(text: str, today: dt.date) -> str:
    """Return »hver tirsdag og torsdag kl. 16.40«, »fredag den 4. december 2026« or that there is no date yet."""
    if not text.strip():
        return NO_DATE
    read = read_when(text, today, working_day=is_working_day)
    if not read.understood:
        return f"{read.note} {NO_DATE}".strip()
    words = [recurrence_words(read.recurrence)] if read.recurrence else []
    if read.on:
        words.append(f"fra {day_date(read.on)}" if read.recurrence else day_date(read.on))
    if not words:
        return AS_WRITTEN
    words += [at_clock(read.time)] if read.time else []
    understood = " ".join(words)
    return f"{understood}. {read.note}" if read.note else understood
