"""Days, times and names as a paper says them in Danish; day and month never part at the end of a line."""

from collections.abc import Sequence
from datetime import date, time

NO_BREAK = "\u00a0"
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip


def long_day(day: date) -> str:
    """Return »18. november 2026«."""
    return f"{day.day}.{NO_BREAK}{_MONTHS[day.month - 1]}{NO_BREAK}{day.year}"


def week_day(day: date) -> str:
    """Return »onsdag den 18. november 2026«."""
    return f"{_WEEKDAYS[day.weekday()]} den {long_day(day)}"


def clock(at: time) -> str:
    """Return »kl. 15« on the hour and else »kl. 16.40«."""
    return f"kl.{NO_BREAK}{at.hour}" + (f".{at.minute:02d}" if at.minute else "")


def listed(names: Sequence[str]) -> str:
    """Return »a«, »a og b« or »a, b og c«; empty names are left out."""
    kept = [name for name in names if name.strip()]
    return " og ".join(part for part in (", ".join(kept[:-1]), *kept[-1:]) if part)


def sentence(text: str) -> str:
    """Return the text with one full stop at its end, unless it already ends a sentence; empty stays empty."""
    bare = text.strip()
    return bare if not bare or bare[-1] in ".!?…:»«" else bare + "."


def capital(text: str) -> str:
    """Return the text with its first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]
