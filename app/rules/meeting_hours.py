"""When a meeting is over: from what was typed (»16.30«, »90 min«, »1½ time«), else as long as such a meeting takes."""

import re

_DAY = 24 * 60
_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,2}(?:,\d+)?) ?t(?:imer?)?\.?)?(?: ?(?:og )?(?P<minutes>\d{1,3}) ?m(?:in(?:utt?er)?)?\.?)?"
)
_WORDS = (("halvanden", "1,5"), ("en halv", "0,5"), ("halv", "0,5"), ("en ", "1 "), ("to ", "2 "), ("tre ", "3 "))


def minutes_in(text: str) -> int | None:
    """Return the minutes of a typed length: »90 min«, »1½ time«, »to timer«; None when it is no length."""
    plain = " ".join(text.lower().split()).replace("½", ",5")
    for said, number in _WORDS:
        plain = plain.replace(said, number, 1) if plain.startswith(said) else plain
    found = _LENGTH.fullmatch(f"0{plain}" if plain.startswith(",") else plain)
    if found is None or not (found["hours"] or found["minutes"]):
        return None
    minutes = round(float((found["hours"] or "0").replace(",", ".")) * 60) + int(found["minutes"] or 0)
    return minutes if 0 < minutes < _DAY else None


def clock_after(starts_at: str, minutes: int) -> str:
    """Return HH:MM so many minutes after HH:MM, past midnight too."""
    hour, minute = (int(part) for part in starts_at.split(":"))
    return "{:02d}:{:02d}".format(*divmod((hour * 60 + minute + minutes) % _DAY, 60))


def span(starts_at: str, ends_at: str, usual: int) -> tuple[int, int] | None:
    """Return first and last minute of the day of a meeting; None when nobody knows when it begins.

    Without an end it takes `usual` minutes; one that ends before it begins goes on past midnight.
    """
    if not starts_at:
        return None
    first, last = _minute(starts_at), _minute(ends_at) if ends_at else _minute(starts_at) + usual
    return first, last if last > first else last + _DAY


def _minute(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * 60 + int(minute)
