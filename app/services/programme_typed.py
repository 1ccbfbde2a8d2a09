"""A programme as people type it: each field a text, in the form on the screen and in the columns of a file alike."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from app.language.folding import fold
from app.language.safe_text import clean
from app.models.approx_date import ApproxDate
from app.models.enums import Arena
from app.rules.programmes import Form, Law, Programme
from app.services.programme_checks import WRONG_AGE, WRONG_RUNG, WRONG_WEEKS, Fault
from app.wording import word

LABELS = {
    "id": "Id",
    "name": "Navn",
    "about": "Beskrivelse",
    "age_from": "Alder fra",
    "age_to": "Alder til",
    "themes": "Temaer",
    "forms": "Form",
    "arenas": "Steder",
    "rung": "Trin",
    "placement": "Anbringelse",
    "law_id": "Lov",
    "law": "Paragraf",
    "unit": "Ansvarlig",
    "contact": "Kontaktperson",
    "phone": "Telefon",
    "capacity": "Pladser",
    "waiting_weeks": "Ventetid i uger",
    "entry": "Sådan kommer man med",
    "reviewed_on": "Sidst gennemset",
    "source": "Kilde",
    "example": "Eksempel",
    "retired": "Ude af brug",
    "valid_from": "Findes fra",
    "valid_to": "Findes til",
}
"""What each field is called everywhere a user meets it."""
FORM_WORDS = {Form.INDIVIDUAL: "for én", Form.GROUP: "i gruppe", Form.FAMILY: "for hele familien"}
YES, NO = "ja", "nej"

WRONG_DAY = "Skriv en dag, fx 22. november 2026 eller 22/11-2026."
WRONG_ANSWER = "Skriv »ja« eller »nej«."
UNKNOWN_LAW = "Loven »{0}« kendes ikke. Brug en af: {1}."
UNKNOWN_WORD = "»{0}« kendes ikke. Brug en eller flere af: {1}."

_TEXTS = ("name", "law", "unit", "contact", "phone", "capacity", "source")
_LONG = ("about", "entry")
_NUMBERS = {"age_from": WRONG_AGE, "age_to": WRONG_AGE, "rung": WRONG_RUNG, "waiting_weeks": WRONG_WEEKS}
_DAYS = ("reviewed_on", "valid_from", "valid_to")
_ANSWERS = ("placement", "example", "retired")
_YES, _NO = {"ja", "j", "x", "1", "true", "sand"}, {"", "nej", "n", "0", "false", "falsk"}
_NUMBER = re.compile(r"(?:trin )?(\d{1,3})(?: år| uger?)?")


class _Unread(Exception):  # noqa: N818 - it never leaves this file
    """A text that is no value of its field; the sentence says what is."""


def as_cells(
    programme: Programme, laws: Mapping[str, Law], day: Callable[[dt.date], str] = dt.date.isoformat
) -> dict[str, str]:
    """Return each field as a text, as it would be typed; `day` says how days are written."""
    cells: dict[str, str] = {}
    for name in LABELS:
        value = getattr(programme, name)
        if name == "law_id":
            cells[name] = laws[value].name.rstrip(":") if value in laws else value
        elif isinstance(value, bool):
            cells[name] = YES if value else NO
        elif isinstance(value, dt.date):
            cells[name] = day(value)
        elif isinstance(value, tuple):
            cells[name] = ", ".join(shown_word(each) if isinstance(each, StrEnum) else each for each in value)
        else:
            cells[name] = "" if value is None else str(value)
    return cells


def from_cells(
    cells: Mapping[str, str], base: Programme, laws: Mapping[str, Law]
) -> tuple[Programme, tuple[Fault, ...]]:
    """Return `base` with what stands in the cells, and what could not be read; those fields stay as they were."""
    values: dict[str, Any] = {}
    faults = []
    for name, text in cells.items():
        try:
            values[name] = _read(name, text, laws)
        except _Unread as unread:
            faults.append(Fault(name, str(unread)))
    return replace(base, **values), tuple(faults)


def shown_word(choice: StrEnum) -> str:
    """Return the Danish word for a place or a form."""
    return FORM_WORDS[choice] if isinstance(choice, Form) else word(choice)


def _read(name: str, text: str, laws: Mapping[str, Law]) -> object:
    visible = clean(text)
    if name in _LONG:
        return "\n".join(line.rstrip() for line in visible.split("\n")).strip()
    plain = " ".join(visible.split())
    if name in _NUMBERS:
        return _number(plain, _NUMBERS[name])
    if name in _DAYS:
        return _day(plain)
    if name in _ANSWERS:
        return _answer(plain)
    return _chosen(name, plain, laws)


def _chosen(name: str, plain: str, laws: Mapping[str, Law]) -> object:
    if name == "law_id":
        return _law(plain, laws)
    if name == "themes":
        return tuple(dict.fromkeys(_listed(plain)))
    if name == "arenas":
        return _choices(plain, Arena)
    return _choices(plain, Form) if name == "forms" else plain


def _number(text: str, sentence: str) -> int | None:
    if not text:
        return None
    found = _NUMBER.fullmatch(text.casefold())
    if found is None:
        raise _Unread(sentence)
    return int(found[1])


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    day = ApproxDate.parse(text).exact
    if day is None:
        raise _Unread(WRONG_DAY)
    return day


def _answer(text: str) -> bool:
    plain = text.casefold()
    if plain not in _YES | _NO:
        raise _Unread(WRONG_ANSWER)
    return plain in _YES


def _law(text: str, laws: Mapping[str, Law]) -> str:
    if not text:
        return ""
    for law in laws.values():
        if fold(text) in (fold(law.id), fold(law.name.rstrip(":"))):
            return law.id
    raise _Unread(UNKNOWN_LAW.format(text[:60], ", ".join(law.name.rstrip(":") for law in laws.values())))


def _choices(text: str, kind: type[Arena] | type[Form]) -> tuple[StrEnum, ...]:
    known = {fold(shown_word(each)): each for each in kind} | {fold(each.value): each for each in kind}
    known |= {name.removeprefix("i ").removeprefix("for "): each for name, each in known.items()}
    found = []
    for each in _listed(text):
        if fold(each) not in known:
            raise _Unread(UNKNOWN_WORD.format(each[:60], ", ".join(shown_word(one) for one in kind)))
        found.append(known[fold(each)])
    return tuple(dict.fromkeys(found))


def _listed(text: str) -> list[str]:
    return [part.strip() for part in re.split("[,;]", text) if part.strip()]
