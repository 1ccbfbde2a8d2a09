"""The live rows of one case, each kind read once when it is first asked for: what screens and papers are made from."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select

from app.errors import UserError
from app.language.folding import first_name
from app.models.base import CaseRecord
from app.models.case import Case, Child
from app.models.people import Person
from app.services.ports import Progress, Unit
from app.services.settled import kinds_in

Row = TypeVar("Row", bound=CaseRecord)
NAMELESS = "Uden navn"
STOPPED = "Stoppet, før alle sager var læst igennem."
AT_A_TIME = 50
"""Cases whose rows are read together."""
ASKED_ONE_BY_ONE = 3
"""Kinds that are read before it is worth asking which there are: a screen often reads no more."""


class CaseRows:
    """The rows of a case by class, in their order. Lives inside one unit of work and never leaves the services room."""

    def __init__(self, unit: Unit, case: Case) -> None:
        self.case = case
        self._unit = unit
        self._rows: dict[type[CaseRecord], list[Any]] = {}
        self._inside: dict[type[CaseRecord], dict[UUID, list[Any]]] = {}

    @property
    def today(self) -> dt.date:
        """Return the day the rows are read."""
        return self._unit.today

    @property
    def unit(self) -> Unit:
        """Return the unit of work they are read in, for what belongs to the store and to no case: the rules in use."""
        return self._unit

    @cached_property
    def _people(self) -> dict[UUID, Person]:
        return {person.id: person for person in self.of(Person)}

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the live rows of a class."""
        if kind not in self._rows:
            found = self._unit.session.scalars(_rows_of(kind), {"case": self.case.id}) if self._may_have(kind) else ()
            self._rows[kind] = list(found)
        return self._rows[kind]

    def _may_have(self, kind: type[Row]) -> bool:
        if not self._unit.settled or (
            len(self._rows) < ASKED_ONE_BY_ONE and self._unit.known_kinds(self.case.id) is None
        ):
            return True
        return kind.__tablename__ in kinds_in(self._unit, self.case.id)

    def inside(self, kind: type[Row], owner_id: UUID) -> list[Row]:
        """Return the rows of a nested class that lie inside one owner."""
        if kind not in self._inside:
            column = kind.nested_in[1] if kind.nested_in else ""
            by_owner: dict[UUID, list[Any]] = defaultdict(list)
            for row in self.of(kind):
                by_owner[getattr(row, column)].append(row)
            self._inside[kind] = by_owner
        return list(self._inside[kind].get(owner_id, ()))

    def person(self, person_id: UUID | None) -> Person | None:
        """Return a person of the case, or None."""
        return self._people.get(person_id) if person_id else None

    def name(self, person_id: UUID | None) -> str:
        """Return the full name, or the role of someone without a name."""
        person = self.person(person_id)
        return (person.name or person.role or NAMELESS) if person else ""

    def called(self, person_id: UUID | None) -> str:
        """Return the name used at the table: what they are called, else the first name; a body keeps its whole name."""
        person = self.person(person_id)
        if person is None:
            return ""
        return person.called or (self.name(person_id) if person.kind == "body" else first_name(self.name(person_id)))

    def child_name(self, child_id: UUID | None) -> str:
        """Return the name of a child of the case by the id of the child row."""
        child = next((each for each in self.of(Child) if each.id == child_id), None)
        return self.name(child.person_id) if child else ""

    def children(self, child_id: UUID | None = None) -> Iterator[tuple[Child, Person]]:
        """Yield the children of the case (or the one asked for) with their persons."""
        for child in self.of(Child):
            person = self.person(child.person_id)
            if person and child_id in (None, child.id):
                yield child, person


@cache
def _rows_of(kind: type[CaseRecord]) -> Select[Any]:
    """Return the question for the live rows of a class in one case; building it costs as much as asking it."""
    live = select(kind).where(kind.deleted_at.is_(None), kind.case_id == bindparam("case"))
    return live.order_by(kind.order_key, kind.id)


def last_key(unit: Unit, kind: type[CaseRecord], case_id: UUID) -> str | None:
    """Return the order key of the last live row of a class in a case, None when there is none, without the rows."""
    found: str | None = unit.session.scalar(_last_key_of(kind), {"case": case_id})
    return found or None


@cache
def _last_key_of(kind: type[CaseRecord]) -> Select[Any]:
    return select(func.max(kind.order_key)).where(kind.deleted_at.is_(None), kind.case_id == bindparam("case"))


def read_case(unit: Unit, case_id: UUID) -> CaseRows:
    """Return the rows of a case, to be read as they are asked for. Raises UserError when the case is gone."""
    return unit.once((read_case, case_id), lambda: CaseRows(unit, unit.get(Case, case_id)))


class _RowsTogether(CaseRows):
    """The rows of one case among some whose rows are read together."""

    def __init__(
        self, unit: Unit, case: Case, read: dict[type[CaseRecord], dict[UUID, list[Any]]], ids: Sequence[UUID]
    ) -> None:
        super().__init__(unit, case)
        self._read, self._ids = read, ids

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the live rows of a class."""
        if kind not in self._read:
            found: dict[UUID, list[Any]] = defaultdict(list)
            live = select(kind).where(kind.case_id.in_(self._ids), kind.deleted_at.is_(None))
            for row in self.unit.session.scalars(live.order_by(kind.order_key, kind.id)):
                found[row.case_id].append(row)
            self._read[kind] = found
        return list(self._read[kind].get(self.case.id, ()))


def rows_together(unit: Unit, ids: Sequence[UUID]) -> list[CaseRows]:
    """Return the rows of some cases, each kind read once for all of them: one by one, most of the time is questions."""
    if len(ids) == 1:  # nearly every step: the questions for one case are built once
        case = unit.session.get(Case, ids[0])
        return [CaseRows(unit, case)] if case is not None else []
    read: dict[type[CaseRecord], dict[UUID, list[Any]]] = {}
    cases = unit.session.scalars(select(Case).where(Case.id.in_(ids)).order_by(Case.id))
    return [_RowsTogether(unit, case, read, ids) for case in cases]


def rows_in_portions(
    unit: Unit, ids: Sequence[UUID], progress: Progress = lambda _done, _all: True
) -> Iterator[CaseRows]:
    """Yield the rows of any number of cases, some read together at a time: quick, and never all in memory.

    `progress` hears how many of how many cases are read; UserError when it answers no.
    """
    for first in range(0, len(ids), AT_A_TIME):
        if not progress(first, len(ids)):
            raise UserError(STOPPED)
        yield from rows_together(unit, ids[first : first + AT_A_TIME])
