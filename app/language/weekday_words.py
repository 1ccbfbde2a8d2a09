"""Weekdays the way they are jotted down (»tirs+tors«, »man-fre«, »hveranden ons«), spelled out for the grammars.

»man« and »søn« are words of their own (»man ringer«, »sin søn«), so a short day counts only beside another day, after a
word such as »på« or »hver«, or before a date or a clock time. »ons«, »tirs«, »tors«, »fre« and »lør« mean nothing else.
"""

import re

from app.language.dates import WEEKDAYS

FULL = "(?:" + "|".join(WEEKDAYS) + ")"
"""Pattern for one weekday spelled out."""

SHORT = r"(?:man|tirs?|ons|tors?|fre|lør|søn)\b\.?"
"""Pattern for one weekday cut short, with or without a full stop."""

ANY = rf"(?:{FULL}|{SHORT})"
"""Pattern for one weekday, spelled out or cut short."""

BETWEEN = r"(?:, | og | ?\+ ?| ?& ?| ?/ ?|, og |,)"
"""What stands between two weekdays of a list."""

STRETCH = r"(?: ?- ?| til )"
"""What stands between the first and the last weekday of a stretch."""

_LIST = re.compile(rf"(?<!\w){ANY}(?:(?:{BETWEEN}|{STRETCH}){ANY})+(?!\w)")
_AFTER_LEAD = re.compile(rf"\b((?:på|hver|anden|inden|senest|fra|om|til|næste|indtil|og med) )({SHORT})(?!\w)")
_BEFORE_DAY = re.compile(rf"(?<!\w)({SHORT})(?=,? (?:den |d\.|\d|kl|i næste uge|i denne uge|i uge|uge))")
_ALONE = re.compile(r"(?<!\w)(tirs|ons|tors|fre|lør)\b\.?(?! ?[+/&])")
_ONE = re.compile(rf"(?<!\w){SHORT}")
_JOINED = re.compile(rf"({FULL}(?:ene|en|e)?)(?: ?[+&/] ?|,(?! ))(?={FULL})")
_EVERY_OTHER = re.compile(r"\bhver(anden|andet|tredje)\b")


def spelled_out(text: str) -> str:
    """`text` (lower case) with short weekdays written in full and »+«, »&« and »/« between them as »og«."""
    text = _EVERY_OTHER.sub(r"hver \1", text)
    text = _LIST.sub(lambda found: _ONE.sub(_in_full, found[0]), text)
    text = _AFTER_LEAD.sub(lambda found: found[1] + day_in_full(found[2]), text)
    text = _ALONE.sub(_in_full, _BEFORE_DAY.sub(_in_full, text))
    return _JOINED.sub(r"\1 og ", text)


def _in_full(short: re.Match[str]) -> str:
    return day_in_full(short[0])


def day_in_full(short: str) -> str:
    """»tirs.« as »tirsdag«; a whole name stays. Raises StopIteration for anything else."""
    return next(name for name in WEEKDAYS if name.startswith(short.rstrip(".")))
