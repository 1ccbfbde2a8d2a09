"""Who points at a row: looked at before a row goes away or comes back, so that nothing ever points at nothing."""

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from uuid import UUID

from sqlalchemy import false, or_, select

from app.errors import UserError
from app.models.base import CaseRecord, Record
from app.models.case import Case
from app.models.registry import CASE_CLASSES, RECORD_CLASSES
from app.services.ports import Unit

STILL_USED = "Der er stadig noget, der handler om det her ({what}). Fjern det først, eller lad det blive stående."


def pointing_at(unit: Unit, table: str, ids: Collection[UUID]) -> list[tuple[CaseRecord, str]]:
    """Return the live rows that point at some rows of a table, each with the column it does it by."""
    return [
        (row, column) for kind, column in _pointers(table) for row in unit.live(kind, getattr(kind, column).in_(ids))
    ]


def is_pointed_at(unit: Unit, gone: Mapping[str, Collection[UUID]], told: Callable[[int, int], object]) -> bool:
    """Tell whether any live row points at any of some rows of any tables: one question for each kind that might.

    `told` hears how many kinds have been asked.
    """
    for place, kind in enumerate(CASE_CLASSES):
        told(place, len(CASE_CLASSES))
        wheres = [getattr(kind, column).in_(gone[table]) for column, table in _targets(kind) if table in gone]
        found = select(kind.id).where(kind.deleted_at.is_(None), or_(false(), *wheres)).limit(1)
        if wheres and unit.session.scalar(found) is not None:
            return True
    return False


def points_at_nothing(unit: Unit, row: Record) -> bool:
    """Tell whether a row points at a row that is gone."""
    for column, fact in row.facts().items():
        target = getattr(row, column) if fact.refers_to else None
        if target is not None and not _is_live(unit, str(fact.refers_to), target):
            return True
    return isinstance(row, CaseRecord) and not _is_live(unit, Case.__tablename__, row.case_id)


def let_go(unit: Unit, row: Record) -> None:
    """Empty every optional field that points at a row about to go; what lies inside it and mere links to it go too.

    Raises UserError when something cannot be without the row.
    """
    for each, column in pointing_at(unit, row.__tablename__, [row.id]):
        if each.nested_in == (row.__tablename__, column):
            continue
        if column == each.goes_with:
            unit.remove(each)
            continue
        if not each.__table__.columns[column].nullable:
            raise UserError(STILL_USED.format(what=each.title.lower()))
        setattr(each, column, None)


def _pointers(table: str) -> Iterator[tuple[type[CaseRecord], str]]:
    yield from ((kind, column) for kind in CASE_CLASSES for column, target in _targets(kind) if target == table)


@cache
def _targets(kind: type[CaseRecord]) -> tuple[tuple[str, str], ...]:
    """Return the columns of a class that point at rows, each with the table."""
    facts = ((column, fact.refers_to) for column, fact in kind.facts().items() if fact.refers_to)
    return *facts, ("case_id", Case.__tablename__)


def _is_live(unit: Unit, table: str, row_id: UUID) -> bool:
    found = unit.session.get(RECORD_CLASSES[table], row_id)
    return found is not None and found.deleted_at is None
