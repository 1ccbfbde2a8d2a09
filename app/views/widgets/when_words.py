"""How a typed »hvornår« was understood, in words under the field. It never asks while somebody talks."""

import datetime as dt

from app.language.dates import at_clock, day_date
from app.language.recurrence import recurrence_words
from app.language.when_reader import read_time
from app.rules.holidays import is_working_day

NO_DATE = "Ingen dato endnu."
AS_WRITTEN = "Står, som det er skrevet. Ingen dato endnu."


def how_it_reads(text: str, today: dt.date) -> str:
    """Return »hver tirsdag og torsdag kl. 16.40«, »fredag den 4. december 2026« or that there is no date yet."""
    if not text.strip():
        return NO_DATE
    read = read_time(text, today, is_working_day)
    asked = " ".join(read.questions)
    words = [recurrence_words(read.recurrence)] if read.recurrence else []
    words += [f"fra {day_date(read.start)}"] if read.start else []
    words += [day_date(read.on)] if read.on else []
    if not words:
        return f"{asked} {NO_DATE}" if asked else AS_WRITTEN
    words += [at_clock(read.time)] if read.time else []
    return f"{' '.join(words)}. {asked}".strip() if asked else " ".join(words)
