"""Reading a Danish civil registration number (CPR): its birth date and, when the check digit differs, a soft hint.

Source: cpr.dk, »Opbygning af CPR-nummeret« and »Personnumre uden kontrolciffer« (since October 2007 numbers that fail
modulus 11 are issued and must be accepted). Nothing is inferred about sex or pronoun from the last digit.
"""

import re
from dataclasses import dataclass, field
from datetime import date

_FORM = re.compile(r"(\d{2})(\d{2})(\d{2})[ -]?(\d)(\d{3})")
_WEIGHTS = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_TEST_DAYS = 60  # numbers in test data have 60 added to the day


@dataclass(frozen=True)
class Cpr:
    """A number that can exist. `digits` is kept out of the printed form of the object, so it cannot slip into a log."""

    digits: str = field(repr=False)
    birth: date
    is_test: bool
    hint: str

    @property
    def masked(self) -> str:
        """»140315-••••«, the only form for a screen others may see. A test number keeps its raised day."""
        return f"{self.digits[:6]}-••••"

    @property
    def written(self) -> str:
        """»140315-1234«, for fields that ask for the whole number."""
        return f"{self.digits[:6]}-{self.digits[6:]}"


def read_cpr(text: str, today: date | None = None) -> Cpr | None:
    """The number in `text` (ten digits, a hyphen or space allowed), or None when no such number can exist.

    With `today` a birth date in the future is refused as well. A failing check digit only gives a `hint`.
    """
    found = _FORM.fullmatch(text.strip()) if text.isascii() else None
    if not found:
        return None
    day, month, year = int(found[1]), int(found[2]), int(found[3])
    is_test = day > _TEST_DAYS
    try:
        birth = date(_century(int(found[4]), year) + year, month, day - (_TEST_DAYS if is_test else 0))
    except ValueError:
        return None
    if today is not None and birth > today:
        return None
    digits = "".join(found.groups())
    fails = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True)) % 11
    hint = "Kontrollér tallene en ekstra gang. Nyere numre kan godt se sådan ud." if fails and not is_test else ""
    return Cpr(digits, birth, is_test, hint)


def _century(seventh: int, year: int) -> int:
    """The century by the seventh digit and the two-digit year."""
    if seventh <= 3:
        return 1900
    if seventh in (4, 9):
        return 2000 if year <= 36 else 1900
    return 2000 if year <= 57 else 1800
