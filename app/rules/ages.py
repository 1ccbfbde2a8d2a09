"""The ages that change a child's rights, as dates: 10, 15, 16, 17½, 18 and 23.

Sources: barnets lov (LBK 282/2025) §§ 3, 46, 108, 111 and the rules on ungestøtte (§§ 114-120). The flags are
reminders: at 10 a child is a party only in the matters that § 3 lists, and 15 is about consent to placement.
"""

from dataclasses import dataclass
from datetime import date

from app.rules.counting import months_after


@dataclass(frozen=True)
class AgeFlag:
    """A day on which an age begins to matter. `label`, `meaning`, `law` and `note` are Danish and shown.

    `note` is filled when the day itself is open to doubt (born 29 February). `uncertain`: the paragraph is not read.
    """

    label: str
    on: date
    meaning: str
    law: str
    note: str = ""
    uncertain: bool = False


_MEANINGS = (
    (
        10,
        0,
        "10 år",
        "Er part og har egne rettigheder i de sager, som § 3 nævner. Bliver altid inddraget.",
        "barnets lov § 3",
        False,
    ),
    (15, 0, "15 år", "Skal selv spørges om samtykke til en anbringelse.", "barnets lov § 46", False),
    (
        16,
        0,
        "16 år",
        "Tag stilling til en ungeplan. Den er et krav, hvis den unge er anbragt.",
        "barnets lov § 108",
        False,
    ),
    (
        18,
        -6,
        "17½ år",
        "Er den unge anbragt, skal der være en afgørelse om ungestøtte. Revidér ungeplanen først.",
        "barnets lov § 111",
        False,
    ),
    (18, 0, "18 år", "Bliver myndig. Forældremyndigheden slutter.", "forældreansvarsloven § 1", True),
    (23, 0, "23 år", "Ungestøtte slutter senest.", "barnets lov §§ 114-120", True),
)
_LEAP_NOTE = "Født 29. februar: Datoen er 1. marts i år uden skuddag. Vurdér selv, om 28. februar er sikrere."


def birthday(birth: date, age: int) -> date:
    """The day a person turns `age`. Born 29 February: 1 March in common years (Danish practice, no statute found)."""
    year = birth.year + age
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def age_flags(birth: date) -> tuple[AgeFlag, ...]:
    """All six flags for a child born on `birth`, in order of age.

    17½ is six months before the 18th birthday, as § 111 counts, and so may fall on a shorter month's last day.
    """
    note = _LEAP_NOTE if (birth.month, birth.day) == (2, 29) else ""
    return tuple(
        AgeFlag(label, months_after(birthday(birth, age), months), meaning, law, note, uncertain)
        for age, months, label, meaning, law, uncertain in _MEANINGS
    )


def next_age_flag(birth: date, today: date) -> AgeFlag | None:
    """The first flag on or after `today`; None when all have passed."""
    return next((flag for flag in age_flags(birth) if flag.on >= today), None)
