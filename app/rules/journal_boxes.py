"""The boxes of the municipality's own system that texts are put in, and how long something may lie outside it.

The boxes are data (`resources/definitions/journal_boxes.toml`): the municipality gives them their names once, says how
much each takes, and leaves out those it does not use.
"""

import datetime as dt
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.rules.holidays import is_working_day
from app.rules.journal_parts import length_of

UNREADABLE = "Felterne til fagsystemet kan ikke læses. Geninstallér programmet."
NO_NAME = "Skriv, hvad feltet hedder i jeres fagsystem."
LONG_NAME = "Navnet på et felt kan højst fylde 80 tegn."
TWICE = "To felter hedder »{name}«. Giv det ene et andet navn."
SMALL = "Skriv, hvor mange tegn der er plads til, fx 4000, eller lad feltet stå tomt."
LONGEST_NAME = 80
SMALLEST, LARGEST = 20, 1_000_000
"""Characters. A box that takes less than a line cannot be meant, and nothing written here is longer."""


@dataclass(frozen=True, slots=True)
class JournalBox:
    """One box: its own key, the name it has over there, and how many characters it takes (None: not known).

    `module` is the part of the program its texts come from, empty for what is always there.
    """

    id: str
    name: str
    about: str = ""
    limit: int | None = None
    on: bool = True
    module: str = ""

    def has_room_for(self, text: str) -> bool:
        """Tell whether a text goes into the box whole."""
        return self.limit is None or length_of(text) <= self.limit


@dataclass(frozen=True, slots=True)
class JournalRule:
    """How many working days something final may lie here alone, and days a copy is kept once it lies over there."""

    working_days_outside: int
    days_kept_after: int
    source: str


def load_boxes(path: Path) -> tuple[JournalBox, ...]:
    """Return the boxes of a file in their order. Raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return tuple(_box(row) for row in tomllib.load(file)["box"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


def load_journal_rule(path: Path) -> JournalRule:
    """Return the rule of a file. Raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return JournalRule(**tomllib.load(file))
    except (OSError, tomllib.TOMLDecodeError, TypeError) as error:
        raise UserError(UNREADABLE) from error


def faults_of(boxes: Sequence[JournalBox]) -> tuple[str, ...]:
    """Return what must be put right before the boxes can be used, in Danish."""
    told, seen = [], set()
    for each in boxes:
        if not each.name.strip():
            told.append(NO_NAME)
        if len(each.name) > LONGEST_NAME:
            told.append(LONG_NAME)
        if each.name.strip().casefold() in seen:
            told.append(TWICE.format(name=each.name.strip()))
        if each.limit is not None and not SMALLEST <= each.limit <= LARGEST:
            told.append(SMALL)
        seen.add(each.name.strip().casefold())
    return tuple(dict.fromkeys(told))


def read_limit(typed: str) -> int | None:
    """Return a limit as it was typed: »4.000« and »4000 tegn« are 4000, nothing is None. Raises UserError."""
    plain = typed.casefold().removesuffix("tegn").replace(".", "").replace(" ", "").replace("\u00a0", "")
    if not plain:
        return None
    if not (plain.isascii() and plain.isdecimal() and SMALLEST <= int(plain[:9]) <= LARGEST):
        raise UserError(SMALL)
    return int(plain[:9])


def as_text(boxes: Sequence[JournalBox]) -> str:
    """Return the boxes as text (JSON); the same boxes give the same text."""
    return json.dumps([asdict(each) for each in boxes], ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> tuple[JournalBox, ...]:
    """Return the boxes that a text holds. Raises UserError when it is something else."""
    try:
        rows = json.loads(text)
        return tuple(_box(row) for row in rows[:])  # a slice: an object of JSON is no list of boxes
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise UserError(UNREADABLE) from error


@lru_cache(maxsize=4096)
def latest_day(since: dt.date, working_days: int) -> dt.date:
    """Return the last day something may lie outside: `working_days` working days after the day it was final."""
    day, left = since, working_days
    while left > 0:
        day += dt.timedelta(days=1)
        left -= is_working_day(day)
    return day


def _box(row: Mapping[str, Any]) -> JournalBox:
    limit = row.get("limit")
    if limit is not None and (not isinstance(limit, int) or isinstance(limit, bool)):
        raise TypeError("a limit is a number of characters")
    about, on, module = str(row.get("about", "")), bool(row.get("on", True)), str(row.get("module", ""))
    return JournalBox(str(row["id"]), str(row["name"]), about, limit, on, module)
