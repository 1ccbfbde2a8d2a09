"""The lists a worry is sorted by: kinds of worry and professions, as the municipality has made them its own.

They hold also when the guides are switched off. What is taken out of use is no longer offered, and keeps its name where
it was chosen. An entry of the municipality's own has its first words as id, so that it can be read on another laptop.
"""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from app.errors import UserError
from app.language.folding import fold
from app.models.setup import Setting
from app.paths import resources
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

Choices = tuple[tuple[str, str], ...]
"""(id, Danish name), in the order they are offered."""

NAME_MISSING = "Skriv, hvad det skal hedde."
NAME_LONG = "Navnet er over 60 tegn. Skriv det kortere, så det kan stå på en liste."
NAME_TAKEN = "»{name}« står på listen allerede."
LAST_ONE = "Der skal være mindst én at vælge. Læg en ny på listen først."
NOT_THERE = "Det står ikke på listen længere."
LONGEST = 60
MOST = 100
TOO_MANY = "Listen er for lang at vælge fra. Tag noget ud af brug, eller ret et navn i stedet."


class ListName(StrEnum):
    """Which list; the value is its table in the shipped file and in a profile."""

    WORRY_KIND = "worry_kind"
    PROFESSION = "profession"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list. `id` never changes; `in_use` is whether it is offered."""

    id: str
    name: str
    in_use: bool = True


@use_case("guides.worry_kinds")
def worry_kinds(unit: Unit) -> Choices:
    """Return the kinds of worry there are to choose among."""
    unit.about()
    return _offered(entries(unit, ListName.WORRY_KIND))


@use_case("guides.professions")
def professions(unit: Unit) -> Choices:
    """Return the professions there are to choose among."""
    unit.about()
    return _offered(entries(unit, ListName.PROFESSION))


@use_case("lists.read")
def read_list(unit: Unit, which: ListName) -> tuple[Entry, ...]:
    """Return a list for whoever edits it, also what is out of use."""
    unit.about()
    return entries(unit, which)


@use_case("lists.add")
def add_entry(unit: Unit, which: ListName, name: str) -> str:
    """Put one more on a list and return its id; one that is out of use comes back.

    Raises UserError without a name, or for one that stands there.
    """
    words, here = _name(name), entries(unit, which)
    found = next((each for each in here if fold(each.name) == fold(words)), None)
    if found is not None and found.in_use:
        raise UserError(NAME_TAKEN.format(name=found.name))
    if found is not None:
        put_list(unit, which, [replace(each, in_use=True) if each == found else each for each in here])
        return found.id
    taken = {each.id for each in here}
    key = next(each for each in (words, *(f"{words} {number}" for number in range(2, MOST + 2))) if each not in taken)
    put_list(unit, which, [*here, Entry(key, words)])
    return key


@use_case("lists.rename")
def rename_entry(unit: Unit, which: ListName, entry_id: str, name: str) -> None:
    """Give one of a list other words, everywhere it is shown. Raises UserError as `add_entry`."""
    words, here = _name(name), entries(unit, which)
    if entry_id not in {each.id for each in here}:
        raise UserError(NOT_THERE)
    for each in here:
        if each.id != entry_id and fold(each.name) == fold(words):
            raise UserError(NAME_TAKEN.format(name=each.name))
    put_list(unit, which, [replace(each, name=words) if each.id == entry_id else each for each in here])


@use_case("lists.turn")
def turn_entry(unit: Unit, which: ListName, entry_id: str, *, in_use: bool) -> None:
    """Take one out of use, or offer it again. Raises UserError for the last one."""
    after = [replace(each, in_use=in_use) if each.id == entry_id else each for each in entries(unit, which)]
    put_list(unit, which, after)


def entries(unit: Unit, which: ListName) -> tuple[Entry, ...]:
    """Return a list as it stands here; what a newer program ships comes after what was kept."""
    kept, shipped = _kept(unit, which), shipped_list(which)
    known = {each.id for each in kept}
    return (*kept, *(each for each in shipped if each.id not in known))


def put_list(unit: Unit, which: ListName, wanted: Iterable[Entry]) -> None:
    """Keep a whole list as it shall stand. Raises UserError when nothing is left to choose, or far too much."""
    after = tuple(wanted)
    if not any(each.in_use for each in after):
        raise UserError(LAST_ONE)
    if len(after) > MOST:
        raise UserError(TOO_MANY)
    text = json.dumps([[each.id, each.name, each.in_use] for each in after], ensure_ascii=False)
    row = _row(unit, which)
    if row is None:
        unit.add(Setting(key=_key(which), value=text))
    else:
        row.value = text
    unit.session.flush()


def is_own(unit: Unit, which: ListName) -> bool:
    """Tell whether a list stands otherwise here than it is shipped."""
    return entries(unit, which) != shipped_list(which)


def name_of(unit: Unit, which: ListName, entry_id: str | None) -> str:
    """Return the name of what was chosen, also when it is out of use; its own words when it is not known here."""
    return dict((each.id, each.name) for each in entries(unit, which)).get(entry_id or "", entry_id or "")


@cache
def shipped_list(which: ListName) -> tuple[Entry, ...]:
    """Return a list as it comes with the program."""
    content = tomllib.loads((resources() / "definitions" / "guides.toml").read_text(encoding="utf-8"))
    return tuple(Entry(str(each["id"]), str(each["name"])) for each in content[which.value])


def _offered(found: Iterable[Entry]) -> Choices:
    return tuple((each.id, each.name) for each in found if each.in_use)


def _name(typed: str) -> str:
    words = " ".join(typed_text(typed).split())
    if not words:
        raise UserError(NAME_MISSING)
    if len(words) > LONGEST:
        raise UserError(NAME_LONG)
    return words


def _kept(unit: Unit, which: ListName) -> tuple[Entry, ...]:
    row = _row(unit, which)
    try:
        return tuple(Entry(str(key), str(name), bool(on)) for key, name, on in json.loads((row and row.value) or "[]"))
    except (ValueError, TypeError):
        return ()


def _row(unit: Unit, which: ListName) -> Setting | None:
    return next((each for each in unit.live(Setting) if each.key == _key(which)), None)


def _key(which: ListName) -> str:
    return f"list:{which.value}"
