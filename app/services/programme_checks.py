"""What must be right before a programme stands in the catalogue."""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.language.safe_text import clean
from app.rules.programmes import Programme

OLDEST, MOST_WEEKS, MOST_THEMES = 25, 520, 12
"""Years a child or young person of the catalogue can be, weeks one can be told to wait, words to be found by."""
LENGTHS = {
    "name": 120, "about": 1500, "law": 120, "unit": 160, "contact": 160, "phone": 60, "capacity": 120, "entry": 800,
    "source": 400,
}  # fmt: skip
LONG_TEXTS = ("about", "entry")
"""Texts of several lines."""
THEME_LENGTH = 40

NAME_MISSING, NAME_TAKEN = "Giv tilbuddet et navn.", "Der er allerede et tilbud med det navn."
OWNER_MISSING = "Skriv, hvem der har ansvaret for tilbuddet."
WRONG_AGE = f"Alderen er et helt tal fra 0 til {OLDEST}."
AGES_CROSS = "»Alder til« er lavere end »Alder fra«."
WRONG_RUNG = "Trinet er et tal fra 1 til 6."
WRONG_WEEKS = f"Ventetiden er et helt tal uger fra 0 til {MOST_WEEKS}."
UNKNOWN_LAW = "Vælg en lov, programmet kender."
LAW_MISSING = "Vælg, hvilken lov det står i."
TOO_MANY_THEMES = f"Brug højst {MOST_THEMES} temaer."
WRONG_THEME = f"Et tema er højst {THEME_LENGTH} bogstaver, uden komma og semikolon."
DATES_CROSS = "»Findes til« ligger før »Findes fra«."
WRONG_SIGNS, TOO_LONG = "Teksten har tegn, der ikke kan vises.", "Teksten er for lang. Brug højst {0} tegn."
WRONG_ID = "Tilbuddets kendemærke hænger ikke sammen. Lad feltet »Id« stå tomt."

_ID = re.compile(r"[a-z0-9_]{1,60}")
_UNSHOWN = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in a sentence for the user, and in which field."""

    field: str
    sentence: str


def faults_of(programme: Programme, laws: Collection[str], *, name_taken: bool = False) -> list[Fault]:
    """Return what must be put right first. `laws` are the ids there are; `name_taken` by another that is in use."""
    return [
        *_of_name(programme, name_taken=name_taken),
        *_of_texts(programme),
        *_of_numbers(programme),
        *_of_law(programme, laws),
    ]


def name_key(name: str) -> str:
    """Return what two names are compared by."""
    return " ".join(name.split()).casefold()


def _of_name(programme: Programme, *, name_taken: bool) -> Iterator[Fault]:
    if not _ID.fullmatch(programme.id):
        yield Fault("id", WRONG_ID)
    if not programme.name.strip():
        yield Fault("name", NAME_MISSING)
    elif name_taken:
        yield Fault("name", NAME_TAKEN)
    if not programme.example and not programme.unit.strip():
        yield Fault("unit", OWNER_MISSING)


def _of_texts(programme: Programme) -> Iterator[Fault]:
    for name, most in LENGTHS.items():
        text = getattr(programme, name)
        if len(text) > most:
            yield Fault(name, TOO_LONG.format(most))
        if not is_shown(text, several_lines=name in LONG_TEXTS):
            yield Fault(name, WRONG_SIGNS)
    if len(programme.themes) > MOST_THEMES:
        yield Fault("themes", TOO_MANY_THEMES)
    if not all(_is_theme(each) for each in programme.themes):
        yield Fault("themes", WRONG_THEME)


def _of_numbers(programme: Programme) -> Iterator[Fault]:
    first, last = programme.age_from, programme.age_to
    for name, age in (("age_from", first), ("age_to", last)):
        if age is not None and not 0 <= age <= OLDEST:
            yield Fault(name, WRONG_AGE)
    if first is not None and last is not None and last < first:
        yield Fault("age_to", AGES_CROSS)
    if programme.rung is not None and not 1 <= programme.rung <= 6:
        yield Fault("rung", WRONG_RUNG)
    if programme.waiting_weeks is not None and not 0 <= programme.waiting_weeks <= MOST_WEEKS:
        yield Fault("waiting_weeks", WRONG_WEEKS)
    if programme.valid_from and programme.valid_to and programme.valid_to < programme.valid_from:
        yield Fault("valid_to", DATES_CROSS)


def _of_law(programme: Programme, laws: Collection[str]) -> Iterator[Fault]:
    if programme.law_id and programme.law_id not in laws:
        yield Fault("law_id", UNKNOWN_LAW)
    if programme.law.strip() and not programme.law_id:
        yield Fault("law_id", LAW_MISSING)


def _is_theme(theme: str) -> bool:
    return bool(theme.strip()) and len(theme) <= THEME_LENGTH and not set(",;") & set(theme) and is_shown(theme)


def is_shown(text: str, *, several_lines: bool = False) -> bool:
    """Tell whether every sign can be shown and none turns the line round; line breaks only with several lines."""
    plain = text.replace("\n", "") if several_lines else text
    is_visible = clean(plain) == unicodedata.normalize("NFC", plain)
    return is_visible and not any(unicodedata.category(sign) in _UNSHOWN for sign in plain)
