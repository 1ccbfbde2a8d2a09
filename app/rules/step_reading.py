"""A distance in time as it is typed: »3 måneder«, »6 hverdage«, »en uge«."""

import re

from app.errors import UserError
from app.rules.counting import Step, StepUnit

NOT_A_STEP = "Skriv et tal og timer, dage, hverdage, arbejdsdage, uger, måneder eller skoleår, fx »3 måneder«."
_TYPED = re.compile(r"([0-9]{1,4}|et halvt|en|et)\s*([a-zæøå]+)\.?")
_WORDS = {"en": 1, "et": 1, "et halvt": 6}
_UNITS = {
    "time": StepUnit.HOURS, "timer": StepUnit.HOURS, "t": StepUnit.HOURS,
    "dag": StepUnit.DAYS, "dage": StepUnit.DAYS, "døgn": StepUnit.DAYS,
    "hverdag": StepUnit.WEEKDAYS, "hverdage": StepUnit.WEEKDAYS,
    "arbejdsdag": StepUnit.WORKDAYS, "arbejdsdage": StepUnit.WORKDAYS,
    "uge": StepUnit.WEEKS, "uger": StepUnit.WEEKS,
    "måned": StepUnit.MONTHS, "måneder": StepUnit.MONTHS, "mdr": StepUnit.MONTHS, "md": StepUnit.MONTHS,
    "skoleår": StepUnit.SCHOOL_YEARS,
}  # fmt: skip
_YEARS = frozenset({"år"})


def read_step(typed: str) -> Step | None:
    """Return the distance that was typed, None for nothing. Years are counted in months. Raises UserError."""
    text = " ".join(typed.casefold().split())
    if not text:
        return None
    found = _TYPED.fullmatch(text)
    if found is None:
        raise UserError(NOT_A_STEP)
    count, unit = found.groups()
    number = _WORDS[count] if count in _WORDS else int(count)
    if unit in _YEARS:
        return Step(number if count == "et halvt" else number * 12, StepUnit.MONTHS)
    if unit not in _UNITS or count == "et halvt":
        raise UserError(NOT_A_STEP)
    return Step(number, _UNITS[unit])
