"""Words she has put in her own dictionary, and the words that are names here: neither is marked as misspelt."""

import json
import re
from collections.abc import Iterable

from sqlalchemy import or_, select
from sqlalchemy.orm import InstrumentedAttribute

from app.errors import UserError
from app.language.written_words import bare
from app.models.people import Person
from app.models.setup import Setting
from app.services.ports import Unit, use_case
from app.services.programmes import programmes_for
from app.services.typed_values import typed_text

SPELLING_KEY = "spelling"
"""The setting that switches spelling off with »0«."""

OWN_WORDS_KEY = "own_words"
LONGEST = 60
NO_WORD = "Skriv et ord."
ONE_WORD = "Skriv ét ord ad gangen, højst 60 bogstaver."
MOST_AT_ONCE = 40
"""Words asked about in one question to the store."""


@use_case("own_words.read")
def list_own_words(unit: Unit) -> list[str]:
    """Return her own words, in the order of the alphabet."""
    return sorted(_kept(unit), key=lambda word: (word.casefold(), word))


@use_case("own_words.add")
def add_own_word(unit: Unit, word: str) -> None:
    """Put a word in her own dictionary; one that is there stays. Raises UserError when it is none or several."""
    plain = typed_text(word)
    if not plain:
        raise UserError(NO_WORD)
    if len(plain) > LONGEST or len(plain.split()) > 1:
        raise UserError(ONE_WORD)
    _keep(unit, {*_kept(unit), plain})


@use_case("own_words.remove")
def remove_own_word(unit: Unit, word: str) -> None:
    """Take a word out of her own dictionary."""
    _keep(unit, _kept(unit) - {word})


@use_case("own_words.names")
def names_among(unit: Unit, words: Iterable[str]) -> frozenset[str]:
    """Return those of some words that are names in this store: of people, of where they work, and of programmes.

    A person's name counts as it is written; the rest also in small letters. An owner's s makes no difference.
    """
    asked = {word: bare(word) for word in list(words)[:MOST_AT_ONCE]}
    # Half a pair of surrogates can be typed by a program, and stands in no store.
    forms = {form for each in asked.values() for form in each if form and not re.search("[\ud800-\udfff]", form)}
    if not forms:
        return frozenset()
    names = _words_of(unit, (Person.name, Person.called), forms)
    programmes = (part for each in programmes_for(unit).values() for part in _parts(each.name))
    others = {each.casefold() for each in {*_words_of(unit, (Person.organisation,), forms), *programmes}}
    return frozenset(
        word for word, each in asked.items() if any(form in names or form.casefold() in others for form in each)
    )


def _words_of(unit: Unit, columns: Iterable[InstrumentedAttribute[str | None]], forms: set[str]) -> set[str]:
    """Return the single words of the rows in which one of the forms stands."""
    found: set[str] = set()
    for column in columns:
        holds = or_(*(column.contains(form, autoescape=True) for form in sorted(forms)))
        for text in unit.session.scalars(select(column).where(holds).distinct()):
            found |= _parts(str(text))
    return found


def _parts(name: str) -> set[str]:
    """Return the words of a name, one with a hyphen also in its halves."""
    return {*re.split(r"[\s,()]+", name), *re.split(r"[\s,()-]+", name)} - {""}


def _row(unit: Unit) -> Setting | None:
    return next(iter(unit.live(Setting, Setting.key == OWN_WORDS_KEY)), None)


def _kept(unit: Unit) -> set[str]:
    row = _row(unit)
    try:
        words = json.loads(row.value or "[]") if row else []
    except ValueError:  # a value from elsewhere is not worth a window that does not open
        return set()
    return {str(word) for word in words} if isinstance(words, list) else set()


def _keep(unit: Unit, words: set[str]) -> None:
    text = json.dumps(sorted(words), ensure_ascii=False)
    row = _row(unit)
    if row is None:
        unit.add(Setting(key=OWN_WORDS_KEY, value=text))
    else:
        row.value = text
