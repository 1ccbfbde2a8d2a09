"""What was written in a »hvornår« field, read just like the time in a line, so that a form and a line agree.

The grammar of the line is asked first; what it finds no time in goes to the grammar of date fields.
"""

from collections.abc import Callable
from datetime import date

from app.language.date_reader import read_when
from app.language.line_words import lowered
from app.language.recurrence import parse_rule
from app.language.safe_text import clean
from app.language.when_bits import find_bits
from app.language.when_found import LineWhen
from app.language.when_meaning import meaning_of

_LONGEST = 200


def read_time(text: str, today: date, working_day: Callable[[date], bool]) -> LineWhen:
    """Read `text` as seen from `today`. Never raises; nothing written is no time and no question."""
    low = lowered(" ".join(clean(text[: 2 * _LONGEST], keep_newlines=False).split()))
    if len(low) <= _LONGEST and (bits := find_bits(low)):
        return meaning_of(bits, today, working_day, low)
    read = read_when(text, today, working_day=working_day)
    question = () if read.understood else (read.note,)
    if read.recurrence:
        until = parse_rule(read.recurrence).until
        return LineWhen(None, read.recurrence, read.time, read.on, until, questions=question)
    return LineWhen(read.on, None, read.time, questions=question)
