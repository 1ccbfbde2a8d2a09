"""Putting the lines of a case in the store: what has not changed is left alone: most changes touch one line of many.

Whole statements, and no objects: nobody needs the lines again, and the change log does not tell of what is derived.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, insert, select
from sqlalchemy.orm import Session

from app.models.log import DueItem

_TABLE: Final = cast("Table", DueItem.__table__)
_KEPT: Final = tuple(column.key for column in _TABLE.columns if not column.primary_key)
_READ: Final = select(_TABLE.c.id, *(_TABLE.c[key] for key in _KEPT)).where(_TABLE.c.case_id == bindparam("case"))
_DELETE: Final = delete(_TABLE).where(_TABLE.c.id == bindparam("gone"))


def rewrite(session: Session, case_id: UUID, items: Iterable[DueItem]) -> None:
    """Make the lines of a case in the store these ones."""
    there: dict[tuple[Any, ...], list[int]] = {}
    for line_id, *kept in session.execute(_READ, {"case": case_id}):
        there.setdefault(tuple(kept), []).append(line_id)
    new = [values for values in map(_values, items) if not _is_there(there, values)]
    gone = [{"gone": line_id} for line_ids in there.values() for line_id in line_ids]
    if gone:
        session.execute(_DELETE, gone)
    if new:
        session.execute(insert(_TABLE), new)


def _values(item: DueItem) -> dict[str, Any]:
    yes_or_no = {"uncertain": bool(item.uncertain), "by_hour": bool(item.by_hour)}
    return {key: getattr(item, key) for key in _KEPT} | yes_or_no


def _is_there(there: Mapping[tuple[Any, ...], list[int]], values: Mapping[str, Any]) -> bool:
    """Tell whether just this line is there, and take it out of those that are left."""
    same = there.get(tuple(values[key] for key in _KEPT))
    if same:
        same.pop()
        return True
    return False
