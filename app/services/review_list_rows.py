"""The rows of many cases at once: each kind is read once for all of them, so that a thousand cases are few questions.

Everything that is told of one case from its rows can then be told of all of them, by the same functions. The cases are
those of the list »Sager«: a worry is no case yet, and an early course is one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, func, select, type_coerce
from sqlalchemy.types import NullType

from app.errors import UserError
from app.models.base import CaseRecord
from app.models.case import Case
from app.models.enums import CaseStatus
from app.models.enums_early import CaseStage
from app.services.discreet_rows import Discretion
from app.services.hard_stops import is_discreet
from app.services.kept_columns import shape_of
from app.services.known_rows import KnownRows
from app.services.ports import Progress, Unit
from app.services.snapshot import STOPPED, CaseRows

Row = TypeVar("Row", bound=CaseRecord)
FEW = 200
"""Up to so many cases are asked for by their ids; of more, whole tables of open cases are read."""


class ManyRows(CaseRows):
    """The rows of one case among those that are read together."""

    def __init__(self, unit: Unit, case: Case, together: "_Together") -> None:
        super().__init__(unit, case)
        self._together = together

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the live rows of a class."""
        if kind not in self._rows:
            self._rows[kind] = self._together.of(kind, self.case.id)
        return self._rows[kind]


def rows_of_cases(unit: Unit, case_ids: Sequence[UUID] = ()) -> list[CaseRows]:
    """Return the rows of the open cases asked for, or of all open cases; closed and unknown ones are left out."""
    chosen = _open(unit, case_ids)
    together = _Together(unit, frozenset(each.id for each in chosen))
    return [ManyRows(unit, each, together) for each in chosen]


def open_cases(unit: Unit, case_ids: Sequence[UUID] = ()) -> list[UUID]:
    """Return which of the cases asked for are open, or all that are, in their order."""
    return [each.id for each in _open(unit, case_ids)]


def rows_in_turn(unit: Unit, case_ids: Sequence[UUID]) -> Iterator[CaseRows]:
    """Yield the rows of open cases, a few read at a time: whole tables of many thousands are slower and heavier."""
    for first in range(0, len(case_ids), FEW):
        yield from rows_of_cases(unit, case_ids[first : first + FEW])


def all_in_turn(unit: Unit, case_ids: Sequence[UUID], progress: Progress) -> Iterator[CaseRows]:
    """Yield the rows of cases, closed ones and worries too, some read at a time.

    `progress` hears how many of how many are read; UserError when it answers no.
    """
    ids = sorted(case_ids)
    dense = 2 * len(ids) > (unit.session.scalar(select(func.count(Case.id))) or 0)
    for first in range(0, len(ids), FEW):
        if not progress(first, len(ids)):
            raise UserError(STOPPED)
        some = ids[first : first + FEW]
        chosen = unit.live(Case, Case.id.in_(some))
        together = _Together(unit, frozenset(each.id for each in chosen), (some[0], some[-1]) if dense else None)
        yield from (ManyRows(unit, each, together) for each in chosen)


def known_of(rows: CaseRows) -> CaseRows:
    """Return what a parent knows of whom a child is heard without; of other cases all of it."""
    if not is_discreet(rows, None):
        return rows
    whole = CaseRows(rows.unit, rows.case)  # rows that are read together are plain columns, and no judge knows those
    return KnownRows(whole, Discretion(whole))


def _open(unit: Unit, case_ids: Sequence[UUID]) -> list[Case]:
    only = [Case.id.in_(case_ids)] if 0 < len(case_ids) <= FEW else []
    wanted = frozenset(case_ids)
    every = unit.live(Case, Case.status == CaseStatus.OPEN, Case.stage.is_distinct_from(CaseStage.WORRY), *only)
    return [each for each in every if not wanted or each.id in wanted]


class _Together:
    """Rows of a class by case, read for all the cases when one of them first asks."""

    def __init__(self, unit: Unit, cases: frozenset[UUID], between: tuple[UUID, UUID] | None = None) -> None:
        """`between`: the first and the last id, when most of the cases there are between them are among those."""
        self._unit, self._cases, self._between = unit, cases, between
        self._found: dict[type[CaseRecord], dict[UUID, list[Any]]] = {}

    def of(self, kind: type[Row], case_id: UUID) -> list[Row]:
        """Return the live rows of a class of one case, in their order."""
        if kind not in self._found:
            self._found[kind] = self._read(kind)
        return list(self._found[kind].get(case_id, ()))

    def _read(self, kind: type[Row]) -> dict[UUID, list[Any]]:
        # As they are kept: making an object of every row of a thousand cases costs more than reading them.
        self._unit.session.flush()
        query, shape = _question(kind), shape_of(kind, self._unit.session.get_bind().dialect)
        if self._between:
            query = query.where(kind.__table__.c.case_id.between(*self._between))
        elif len(self._cases) <= FEW:
            query = query.where(kind.__table__.c.case_id.in_(self._cases))
        by_key: dict[Any, list[Any]] = defaultdict(list)
        place = shape.place_of_case
        for row in self._unit.session.execute(query).all():
            by_key[row[place]].append(shape(row))
        return {rows[0].case_id: rows for rows in by_key.values() if rows[0].case_id in self._cases}


@cache
def _question(kind: type[CaseRecord]) -> Select[Any]:
    """Return the question for the live rows of a class with its columns as they are kept, in their order."""
    table = kind.__table__
    plain: list[Any] = [type_coerce(column, NullType()).label(column.key) for column in table.columns]
    return select(*plain).where(table.c.deleted_at.is_(None)).order_by(table.c.order_key, table.c.id)
