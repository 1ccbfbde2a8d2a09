"""What every door has in common: the rows it opens on, and where it puts a text."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from app.models.base import Record
from app.models.case import Case
from app.models.registry import CASE_CLASSES
from app.services.ports import Unit


@dataclass(frozen=True, slots=True)
class Hall:
    """The rows the doors open on: the first live one of every kind of one case."""

    case: UUID
    rows: dict[type[Record], UUID]

    def the(self, kind: type[Record]) -> UUID:
        return self.rows[kind]


@dataclass(frozen=True, slots=True)
class Kept:
    """Where a text was put."""

    kind: type[Record]
    row_id: UUID
    column: str


Door = Callable[[Unit, Hall, str], Kept | None]


def hall_of(unit: Unit, case_id: UUID) -> Hall:
    """Return the first row of every kind."""
    found: dict[type[Record], UUID] = {kind: unit.live(kind, kind.case_id == case_id)[0].id for kind in CASE_CLASSES}
    return Hall(case_id, {**found, Case: case_id})


def read(verb: Callable[[Unit, Hall, str], object]) -> Door:
    """A door for a text that is read, and not kept as it is."""

    def door(unit: Unit, hall: Hall, text: str) -> None:
        verb(unit, hall, text)

    return door


def kept_in(kind: type[Record], column: str, verb: Callable[[Unit, Hall, str], UUID]) -> Door:
    """A door for a text that is kept in a column of the row a verb makes."""
    return lambda unit, hall, text: Kept(kind, verb(unit, hall, text), column)
