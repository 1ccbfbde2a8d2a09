"""The catalogue: what a programme or an offer is, as data; from `resources/definitions/` or as the municipality has it.

What nobody has said is None or empty, never a guess: an age, a rung or a paragraph is there only when somebody put it
there. Which laws there are and when a programme must be looked through again are data too.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from dateutil.relativedelta import relativedelta

from app.errors import UserError
from app.models.enums import Arena

UNREADABLE = "Kataloget kan ikke læses. Geninstallér programmet."


class Form(StrEnum):
    """With whom it is done."""

    INDIVIDUAL = "individual"
    GROUP = "group"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Law:
    """A law a programme can rest on, and until when it holds; None is still."""

    id: str
    name: str
    valid_to: dt.date | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Tell whether the law is in force on a day."""
        return self.valid_to is None or day <= self.valid_to


@dataclass(frozen=True, slots=True)
class Programme:
    """One programme or offer. Ages are whole years, both included; `rung` is 1 to 6; `waiting_weeks` is told to be so.

    `law_id` says which law `law` (»§ 32, stk. 1, nr. 5«) belongs to. `source` is where the description is from. An
    `example` is what other municipalities have had; `retired` and a past `valid_to` are out of use here.
    """

    id: str
    name: str
    about: str = ""
    age_from: int | None = None
    age_to: int | None = None
    themes: tuple[str, ...] = ()
    rung: int | None = None
    placement: bool = False
    arenas: tuple[Arena, ...] = ()
    forms: tuple[Form, ...] = ()
    law_id: str = ""
    law: str = ""
    unit: str = ""
    contact: str = ""
    phone: str = ""
    capacity: str = ""
    waiting_weeks: int | None = None
    entry: str = ""
    reviewed_on: dt.date | None = None
    source: str = ""
    example: bool = False
    retired: bool = False
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def in_use(self, day: dt.date) -> bool:
        """Tell whether it can be put in a plan on a day."""
        begun = self.valid_from is None or self.valid_from <= day
        return not self.retired and begun and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is shipped: the programmes, the laws, and after how many months one must be looked through again."""

    programmes: dict[str, Programme]
    laws: dict[str, Law]
    review_after_months: int

    def not_reviewed(self, programme: Programme, today: dt.date) -> bool:
        """Tell whether nobody has looked a programme through for longer than the months say, or ever."""
        seen = programme.reviewed_on
        return seen is None or seen + relativedelta(months=self.review_after_months) < today

    def law_now(self, programme: Programme, today: dt.date) -> str:
        """Return the law and paragraph a new decision can rest on; empty when none is told or the law has ended."""
        law = self.laws.get(programme.law_id)
        if law is not None and not law.holds_on(today):
            return ""
        return law_text(programme, self.laws)


def law_text(programme: Programme, laws: Mapping[str, Law]) -> str:
    """Return »barnets lov § 32, stk. 1, nr. 5«, the law as it stands now or stood then; empty when none is told."""
    law = laws.get(programme.law_id)
    return " ".join(filter(None, (law.name if law else "", programme.law)))


def load_catalogue(path: Path) -> Catalogue:
    """Return the catalogue of a file. Raises UserError when the file cannot be read."""
    try:
        with path.open("rb") as file:
            content = tomllib.load(file)
        laws = [Law(row["id"], row["name"], row.get("valid_to")) for row in content["law"]]
        found = [programme_of(row) for row in content["programme"]]
        months = int(content["review_after_months"])
        return Catalogue({each.id: each for each in found}, {each.id: each for each in laws}, months)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


def programme_of(row: Mapping[str, Any]) -> Programme:
    """Return a programme from plain values; what a later version has added is left out.

    Raises KeyError, TypeError or ValueError when a part is missing or of another kind.
    """
    values: dict[str, Any] = {}
    for each in fields(Programme):
        if each.name in row and row[each.name] is not None:
            values[each.name] = _read(each.name, row[each.name])
        elif each.default is MISSING:
            raise KeyError(each.name)
    return Programme(**values)


_DATES = ("reviewed_on", "valid_from", "valid_to")
_NUMBERS = ("age_from", "age_to", "rung", "waiting_weeks")
_FLAGS = ("placement", "example", "retired")


def _read(name: str, value: Any) -> object:  # noqa: ANN401 - whatever a file holds
    if name in _DATES:
        return value if type(value) is dt.date else dt.date.fromisoformat(value)
    if name in ("themes", "arenas", "forms"):
        return _several(name, value)
    wanted = int if name in _NUMBERS else bool if name in _FLAGS else str
    if type(value) is not wanted:
        raise TypeError(f"{name} is of another kind")
    return value


def _several(name: str, value: Any) -> tuple[str, ...]:  # noqa: ANN401 - whatever a file holds
    if not isinstance(value, list | tuple) or not all(isinstance(each, str) for each in value):
        raise TypeError(f"{name} must be a list of texts")
    if name == "themes":
        return tuple(value)
    kind: type[Arena] | type[Form] = Arena if name == "arenas" else Form
    return tuple(kind(each) for each in dict.fromkeys(value))
