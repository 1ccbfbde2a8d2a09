"""Who notifies: the 14 categories and what lies under them, as data (`resources/definitions/senders.toml`).

Source: the sender categories of the forebyggelseskommuner (2014); PPR and foster families were counted under »andre«.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.paths import resources
from app.services.ports import Unit, use_case

UNREADABLE = "Listen over afsendere kan ikke læses. Geninstallér programmet."
UNKNOWN = "Vælg en afsender fra listen."
NOT_SAID = "afsender ikke skrevet"
ANONYMOUS = "anonym afsender"
ANONYMOUS_ID = "anonymous"


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
    """Return the senders to choose among, those that lie under another right after it."""
    unit.about()
    return tuple(shipped_senders().senders.values())


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
    return shipped_senders().senders.get(sender_id or "")


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
