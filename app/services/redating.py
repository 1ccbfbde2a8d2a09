"""Making the dates of all cases anew: when the rules change, and when they were made by other rules or programs.

It is one transaction, so a cut or a change of mind leaves every date as it was.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.models.base import CaseRecord
from app.models.case import Case
from app.models.log import Meta
from app.services import due
from app.services.ports import Unit, use_case
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows

Progress = Callable[[int, int], bool]
"""Told how many cases of how many are done; False stops it all."""
STOPPED = "Afbrudt. Regler og datoer er, som de var."
AT_A_TIME = 50
"""Cases whose rows are read together."""
Row = TypeVar("Row", bound=CaseRecord)
PROGRAM, RULES = "due.program", "due.rules"


def is_outdated(unit: Unit, program: str) -> bool:
    """Tell whether the dates were made by another version of the program, or by other rules; none are not outdated."""
    made_by = (_fact(unit, PROGRAM), _fact(unit, RULES))
    if made_by == (None, None):
        return unit.session.scalars(select(Case.id).limit(1)).first() is not None
    return made_by != (program, rules_of(unit).fingerprint)


@use_case("due.renew", undoable=False)
def renew(unit: Unit, program: str, progress: Progress | None = None) -> None:
    """Make all dates anew with the rules as they are, and note by which program. Raises UserError when stopped."""
    redate_all(unit, progress)
    unit.session.merge(Meta(key=PROGRAM, value=program))


def note_first(unit: Unit, program: str) -> None:
    """Note which program and rules made the first dates of a new store; later ones are noted when they are renewed."""
    if _fact(unit, PROGRAM) is None:
        unit.session.merge(Meta(key=PROGRAM, value=program))
        unit.session.merge(Meta(key=RULES, value=rules_of(unit).fingerprint))


def redate_all(unit: Unit, progress: Progress | None = None) -> frozenset[UUID]:
    """Make the dates of all cases anew and note by which rules. Returns the cases. Raises UserError when stopped."""
    cases = list(unit.session.scalars(select(Case.id).where(Case.deleted_at.is_(None)).order_by(Case.id)))
    for done in range(0, len(cases), AT_A_TIME):
        for place, rows in enumerate(_rows_together(unit, cases[done : done + AT_A_TIME])):
            if progress is not None and not progress(done + place, len(cases)):
                raise UserError(STOPPED)
            due.recompute(unit, rows)
    unit.session.merge(Meta(key=RULES, value=rules_of(unit).fingerprint))
    return frozenset(cases)


class _RowsTogether(CaseRows):
    """The rows of one case among some whose rows are read together."""

    def __init__(
        self, unit: Unit, case: Case, read: dict[type[CaseRecord], dict[UUID, list[Any]]], ids: list[UUID]
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


def _rows_together(unit: Unit, ids: list[UUID]) -> list[CaseRows]:
    """Return the rows of some cases, each kind read once for all of them: one by one, most of the time is questions."""
    read: dict[type[CaseRecord], dict[UUID, list[Any]]] = {}
    cases = unit.session.scalars(select(Case).where(Case.id.in_(ids)).order_by(Case.id))
    return [_RowsTogether(unit, case, read, ids) for case in cases]


def _fact(unit: Unit, key: str) -> str | None:
    found = unit.session.get(Meta, key)
    return found.value if found else None
