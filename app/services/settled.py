"""What is empty where nothing more will be changed.

A case has rows of a third of all kinds, and no municipality has made every definition its own. One question tells
which, and each one that need not be asked is most of a step's time.
"""

from functools import cache
from typing import Final
from uuid import UUID

from sqlalchemy import Select, TextClause, bindparam, select, text

from app.models.case import Case
from app.models.registry import CASE_CLASSES
from app.models.setup import DefinitionVersion
from app.services.ports import Unit

_DEFINED: Final = "settled.defined"
_OWN_KINDS: Final[Select[str]] = select(DefinitionVersion.kind).where(DefinitionVersion.valid_to.is_(None)).distinct()


def kinds_in(unit: Unit, case_id: UUID) -> frozenset[str]:
    """Return the tables a case may have live rows in. For a unit that is settled: what comes later is not there."""
    known = unit.known_kinds(case_id)
    if known is None:
        found = unit.session.scalars(_which_kinds(), {"case": case_id})
        known = frozenset(CASE_CLASSES[place].__tablename__ for place in found)
        unit.keep_kinds(case_id, known)
    return known


def is_made_own(unit: Unit, *kinds: str) -> bool:
    """Tell whether the municipality has a definition of some kind in use; a unit that is not settled must look."""
    if not unit.settled:
        return True
    if _DEFINED not in unit.session.info:
        unit.session.info[_DEFINED] = frozenset(unit.session.scalars(_OWN_KINDS))
    return not unit.session.info[_DEFINED].isdisjoint(kinds)


@cache
def _which_kinds() -> TextClause:
    """Return the question which kinds a case has rows of, by their places among all kinds: eighty looks in an index."""
    looks = " UNION ALL ".join(
        f"SELECT {place} WHERE EXISTS (SELECT 1 FROM {kind.__tablename__}"  # noqa: S608 - our own table names
        " WHERE case_id = :case AND deleted_at IS NULL)"
        for place, kind in enumerate(CASE_CLASSES)
    )
    return text(looks).bindparams(bindparam("case", type_=Case.__table__.c.id.type))
