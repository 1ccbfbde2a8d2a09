"""Making the dates of all cases anew: when the rules change, and when they were made by other rules or programs.

It is one transaction, so a cut or a change of mind leaves every date as it was.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.models.case import Case
from app.models.log import Meta
from app.services import due
from app.services.ports import Unit, use_case
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows

Progress = Callable[[int, int], bool]
"""Told how many cases of how many are done; False stops it all."""
STOPPED = "Afbrudt. Regler og datoer er, som de var."
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
    for done, case_id in enumerate(cases):
        if progress is not None and not progress(done, len(cases)):
            raise UserError(STOPPED)
        case = unit.session.get(Case, case_id)
        if case is not None:
            due.recompute(unit, CaseRows(unit, case))
    unit.session.merge(Meta(key=RULES, value=rules_of(unit).fingerprint))
    return frozenset(cases)


def _fact(unit: Unit, key: str) -> str | None:
    found = unit.session.get(Meta, key)
    return found.value if found else None
