"""Clock times as they are jotted down: »8«, »16.40«, »7:45«, and »4« that is most likely in the afternoon."""

import re

_TIME = re.compile(r"(\d{1,2})(?:[.:](\d{2}))?")
_LATER = ("aften", "eftermiddag")
_EARLIEST_SURE = 7
"""»kl. 7« is in the morning; »kl. 4« is asked about unless a part of the day is named."""


def clock_of(words: str, part_of_day: str = "", *, is_evening: bool = False) -> tuple[str | None, str]:
    """HH:MM and a question (empty: sure) for digits with or without minutes; no such time gives None and a question.

    `part_of_day` (»aften«, »eftermiddag«, »morgen«, »nat«) settles hours that may be in either half of the day.
    `is_evening`: the sentence is about something people do in the evening, so an hour of the morning is asked about.
    """
    found = _TIME.fullmatch(words)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if hour > 23 or minute > 59:
        return None, f"Klokkeslættet »{words}« findes ikke. Skriv for eksempel kl. 14.30."
    if part_of_day in _LATER and 1 <= hour < 12:
        hour += 12
    elif not part_of_day and _may_be_later(words, 12 if is_evening else _EARLIEST_SURE, hour):
        later = f"{hour + 12}" + (f".{minute:02d}" if minute else "")
        return f"{hour:02d}:{minute:02d}", f"Er »kl. {words}« efter kl. 12? Så skriv kl. {later}."
    return f"{hour:02d}:{minute:02d}", ""


def _may_be_later(words: str, sure_from: int, hour: int) -> bool:
    """Whether people may mean after noon; »06.30« and »04:00« are written by the clock of 24 hours."""
    return 1 <= hour < sure_from and not words.startswith("0")
