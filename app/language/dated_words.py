"""Words for a time as they were said, with the day beside them: on a refrigerator »på onsdag« is every Wednesday."""

import datetime as dt
import re

from app.language.dates import day_month

_STRETCH = re.compile(r"\buger?\b|\bmåned|\binden for\b", re.IGNORECASE)
"""Words for a stretch of time: the day that was read out of them is its last."""


def dated(words: str, day: dt.date | None, *, keep: bool = False) -> str:
    """Return »på onsdag (25. november)« and »i næste uge (senest 27. november)«; words that tell the day are left.

    The year goes without saying, because such words are said of what comes soon.
    """
    if day is None or re.search(rf"(?<!\d){day.day}\s*[./]", words):
        return words
    latest = "senest " if _STRETCH.search(words) and "senest" not in words.lower() else ""
    return f"{words} ({latest}{day_month(day, keep=keep)})"
