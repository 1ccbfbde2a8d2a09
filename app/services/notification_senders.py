"""Who notifies: the 14 categories and what lies under them, as data (`resources/definitions/senders.toml`).

Source: the sender categories of the forebyggelseskommuner (2014); PPR and foster families were counted under »andre«.

The municipality may offer them in its own words, in its own order, and leave some out. Its own words are a sender of
their own, and their id tells both what it is counted as and the words: »own:school:Klubben Havnen«. So a notification
keeps the words it was written with, figures never change, and a case reads the same on another laptop.
"""

import datetime as dt
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.errors import UserError
from app.models.notification import Notification
from app.paths import resources
from app.services.definitions import end_own, own_versions, take_in_use
from app.services.ports import Unit, use_case

UNREADABLE = "Listen over afsendere kan ikke læses. Geninstallér programmet."
UNKNOWN = "Vælg en afsender fra listen."
NOT_SAID = "afsender ikke skrevet"
ANONYMOUS = "anonym afsender"
ANONYMOUS_ID = "anonymous"
NOT_A_LIST = "Det er ikke en liste over afsendere fra Rundbord."
OUT_OF_USE = "{name} (ude af brug)"
OWN_SOURCE = "Kommunens egen liste over afsendere"
LONGEST = 60
KIND, KEY, OWN = "notification_senders", "all", "own:"


@dataclass(frozen=True, slots=True)
class Sender:
    """One kind of sender. `counted_as` is the id of the category it is counted in, its own for the fourteen.

    `professional`: it is usually somebody who notifies at work. `nudge` is said when it is chosen, mostly nothing.
    """

    id: str
    name: str
    counted_as: str
    professional: bool
    nudge: str


@dataclass(frozen=True, slots=True)
class SenderFile:
    """What the file holds: the senders in the order they are counted, and the shipped words about what counts."""

    senders: dict[str, Sender]
    definition: str
    definition_source: str
    source: str


@use_case("notification.senders")
def list_senders(unit: Unit) -> tuple[Sender, ...]:
    """Return the senders to choose among, in the municipality's order when it has made one.

    Of its own list one whose category is not offered stands alone, and those that are out of use and still stand on a
    notification come last and say so.
    """
    unit.about()
    here = senders_here(unit)
    if senders_since(unit) is None:
        return here
    known = {each.id for each in here}
    used = unit.session.scalars(select(Notification.sender).distinct()).all()
    left = sorted((found for each in used if each not in known and (found := sender_of(each))), key=lambda e: e.name)
    shown = (*here, *(replace(each, name=OUT_OF_USE.format(name=each.name)) for each in left))
    return tuple(each if each.counted_as in known else replace(each, counted_as=each.id) for each in shown)


@use_case("notification.senders_save", undoable=False)
def save_senders(unit: Unit, wanted: Iterable[str]) -> None:
    """Offer such senders (ids) from today; those that are shipped, in their order, are no list of our own.

    Raises UserError for none at all, one that stands twice and one nobody can read.
    """
    ids = tuple(wanted)
    refuse_odd(ids)
    if ids == tuple(shipped_senders().senders):
        end_own(unit, KIND, KEY)
    else:
        take_in_use(unit, KIND, KEY, json.dumps(ids, ensure_ascii=False), OWN_SOURCE)


@use_case("notification.senders_save", undoable=False)
def restore_senders(unit: Unit) -> None:
    """Offer the senders that are shipped again."""
    end_own(unit, KIND, KEY)


def senders_here(unit: Unit) -> tuple[Sender, ...]:
    """Return the senders that are offered here."""
    own = own_versions(unit, KIND).get(KEY)
    if own is None:
        return tuple(shipped_senders().senders.values())
    return tuple(sender for each in json.loads(own.content) if (sender := sender_of(each)))


def senders_since(unit: Unit) -> dt.date | None:
    """Return since when the list is the municipality's own; None while it is the shipped one."""
    own = own_versions(unit, KIND).get(KEY)
    return own.valid_from if own is not None else None


def own_id(base: str, words: str) -> str:
    """Return the id of a sender in our own words, counted as `base`; the shipped words are the shipped sender."""
    return base if shipped_senders().senders[base].name == words else f"{OWN}{base}:{words}"


def base_of(sender_id: str) -> str:
    """Return the id of the shipped sender that one is counted as, itself when it is shipped."""
    return sender_id.removeprefix(OWN).partition(":")[0] if sender_id.startswith(OWN) else sender_id


@cache
def shipped_senders() -> SenderFile:
    """Return what comes with the program. Raises UserError when it cannot be read."""
    return load_senders(resources() / "definitions" / "senders.toml")


def load_senders(path: Path) -> SenderFile:
    """Return the senders of a file. Raises UserError when it is not what it should be."""
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
        senders = {each.id: each for each in map(_sender, content["sender"])}
        told = content["definition"]
        found = SenderFile(senders, str(told["text"]).strip(), str(told["source"]), str(content["source"]))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise UserError(UNREADABLE) from error
    if any(each.counted_as not in senders for each in senders.values()):
        raise UserError(UNREADABLE)
    return found


def sender_of(sender_id: str | None) -> Sender | None:
    """Return a sender by its id; None when nobody is chosen, and for one that a later version knows."""
    asked = sender_id or ""
    found = shipped_senders().senders.get(base_of(asked))
    if found is None or found.id == asked:
        return found
    words = asked.removeprefix(OWN).partition(":")[2].strip()
    return replace(found, id=asked, name=words, nudge="") if words else None


def sender_words(sender_id: str | None, *, anonymous: bool) -> str:
    """Return who it came from as the list shows it, never the name of anybody."""
    sender = sender_of(sender_id)
    if sender is None:
        return ANONYMOUS if anonymous or sender_id == ANONYMOUS_ID else NOT_SAID
    return f"{sender.name}, anonymt" if anonymous and sender.id != ANONYMOUS_ID else sender.name


def category_of(sender_id: str | None, *, anonymous: bool) -> str:
    """Return the id of the category a notification is counted in, empty when nobody has said.

    An anonymous one of which nothing else is known is counted as anonymous.
    """
    sender = sender_of(sender_id)
    if sender is not None:
        return sender.counted_as
    return ANONYMOUS_ID if anonymous else ""


def _sender(row: dict[str, Any]) -> Sender:
    return Sender(
        id=str(row["id"]),
        name=str(row["name"]),
        counted_as=str(row.get("counted_as", row["id"])),
        professional=bool(row.get("professional")),
        nudge=str(row.get("nudge", "")),
    )


def refuse_odd(ids: tuple[str, ...]) -> None:
    """Raise UserError when ids are no list to offer; without the anonymous one nobody could be told to be so."""
    if not all(isinstance(each, str) for each in ids) or len(set(ids)) < len(ids) or ANONYMOUS_ID not in ids:
        raise UserError(NOT_A_LIST)
    for each in ids:
        sender = sender_of(each)
        if sender is None or len(sender.name) > LONGEST or base_of(each) == ANONYMOUS_ID != each:
            raise UserError(NOT_A_LIST)
