"""Guides as data: what one does, step by step, when somebody is worried for a child. The words are the municipality's.

A step that was taken keeps its words in the case, so a guide may be reworded without rewriting what was done.
"""

import datetime as dt
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.errors import UserError

UNREADABLE = "Handleguiderne kan ikke læses. Geninstallér programmet."
NOT_A_GUIDE = "Filen er ikke en handleguide fra Rundbord."
NAME_MISSING = "Giv handleguiden et navn."
STEP_MISSING = "Skriv, hvad man gør i hvert trin, eller fjern trinnet."
STEP_TWICE = "To trin har samme navn. Hvert trin skal have sit eget."
NO_STEPS = "En handleguide skal have mindst ét trin."
ENDS_TOO_SOON = "Handleguiden slutter, før den begynder. Ret datoerne."


class GuideFor(StrEnum):
    """Beside which work a guide stands."""

    WORRY = "worry"
    NOTIFICATION = "notification"
    ASSESSMENT = "assessment"
    EARLY = "early"


@dataclass(frozen=True, slots=True)
class GuideStep:
    """One step: what one does and when. `id` never changes, whatever the words become."""

    id: str
    text: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """A guide. `kinds` are kinds of worry (or of notification), `professions` who it is for; empty is all of them."""

    id: str
    name: str
    beside: GuideFor
    kinds: tuple[str, ...]
    professions: tuple[str, ...]
    source: str
    steps: tuple[GuideStep, ...]
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def fits(self, *, kind: str = "", profession: str = "") -> bool:
        """Tell whether the guide is for a kind of worry and a profession; one that is not said narrows nothing."""
        return (not self.kinds or not kind or kind in self.kinds) and (
            not self.professions or not profession or profession in self.professions
        )

    def valid_on(self, day: dt.date) -> bool:
        """Tell whether it is in use on a day."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)


@dataclass(frozen=True, slots=True)
class GuideNews:
    """What is new in a guide since it was last read: the steps that came or were reworded, and those that went."""

    came: tuple[GuideStep, ...]
    went: tuple[GuideStep, ...]


def load_guides(path: Path) -> tuple[Guide, ...]:
    """Return the guides of a file in their order. Raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return tuple(guide_of(row) for row in tomllib.load(file)["guide"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


def faults_of(guide: Guide) -> tuple[str, ...]:
    """Return what must be put right before a guide is used, in Danish."""
    ids = [each.id for each in guide.steps]
    told = []
    if not (guide.id.strip() and guide.name.strip()):
        told.append(NAME_MISSING)
    if not guide.steps:
        told.append(NO_STEPS)
    if not all(each.id.strip() and each.text.strip() for each in guide.steps):
        told.append(STEP_MISSING)
    if len(set(ids)) < len(ids):
        told.append(STEP_TWICE)
    if guide.valid_from and guide.valid_to and guide.valid_to < guide.valid_from:
        told.append(ENDS_TOO_SOON)
    return tuple(told)


def news_between(before: Guide, now: Guide) -> GuideNews:
    """Return what is new: steps are told apart by id, and one with other words counts as come."""
    old = {each.id: each for each in before.steps}
    new = {each.id: each for each in now.steps}
    came = tuple(each for each in now.steps if old.get(each.id) != each)
    return GuideNews(came, tuple(each for each in before.steps if each.id not in new))


def guide_of(row: Mapping[str, Any]) -> Guide:
    """Return a guide from plain values. Raises KeyError, TypeError or ValueError when a part is missing or wrong."""
    return Guide(
        id=str(row["id"]),
        name=str(row["name"]),
        beside=GuideFor(row["for"]),
        kinds=tuple(str(each) for each in row.get("kinds", ())),
        professions=tuple(str(each) for each in row.get("professions", ())),
        source=str(row.get("source", "")),
        steps=tuple(GuideStep(str(e["id"]), str(e["text"]), str(e.get("when", ""))) for e in row["steps"]),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
    )


def as_text(guide: Guide) -> str:
    """Return a guide as text (JSON); the same guide gives the same text."""
    plain = asdict(guide)
    plain["for"] = plain.pop("beside")
    for end in ("valid_from", "valid_to"):
        plain[end] = plain[end].isoformat() if plain[end] else None
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> Guide:
    """Return the guide that a text holds. Raises UserError when it is something else."""
    try:
        return guide_of(json.loads(text))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise UserError(NOT_A_GUIDE) from error


def _day(value: object) -> dt.date | None:
    if value is None or isinstance(value, dt.date):
        return value
    return dt.date.fromisoformat(str(value))
