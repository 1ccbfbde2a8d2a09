"""Making the dates of all cases anew: when the rules change, and when they were made by other rules or programs.

When a file was made by a program whose search index had another shape, the index is filled again on the same way.

It is one transaction, so a cut or a change of mind leaves every date as it was.
"""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import bindparam, select

from app.errors import UserError
from app.models.case import Case
from app.models.log import Meta
from app.services import due, search_texts
from app.services.ports import Unit, use_case
from app.services.rulebook import rules_of
from app.services.snapshot import AT_A_TIME, rows_together

Progress = Callable[[int, int], bool]
"""Told how many cases of how many are done; False stops it all."""
STOPPED = "Afbrudt. Regler og datoer er, som de var."
PROGRAM, RULES = "due.program", "due.rules"
_VALUE = select(Meta.value).where(Meta.key == bindparam("key"))


def is_outdated(unit: Unit, program: str) -> bool:
    """Tell whether dates or search were made by another version of the program, or by other rules; none are not."""
    made_by = (_fact(unit, PROGRAM), _fact(unit, RULES))
    if made_by == (None, None):
        return unit.session.scalars(select(Case.id).limit(1)).first() is not None
    return made_by != (program, rules_of(unit).fingerprint) or search_texts.is_outdated(unit)


@use_case("due.renew", undoable=False)
def renew(unit: Unit, program: str, progress: Progress | None = None) -> None:
    """Make all dates anew with the rules as they are, and note by which program. Raises UserError when stopped.

    The search index too, when it has another shape than this program's.
    """
    anew = search_texts.is_outdated(unit)
    if anew:
        unit.search.clear()
    redate_all(unit, progress, search=anew)
    search_texts.note_made(unit)
    unit.session.merge(Meta(key=PROGRAM, value=program))


def note_first(unit: Unit, program: str) -> None:
    """Note which program and rules made the first dates of a new store; later ones are noted when they are renewed."""
    if _fact(unit, PROGRAM) is None:
        unit.session.merge(Meta(key=PROGRAM, value=program))
        unit.session.merge(Meta(key=RULES, value=rules_of(unit).fingerprint))
        search_texts.note_made(unit)


def redate_all(unit: Unit, progress: Progress | None = None, *, search: bool = False) -> frozenset[UUID]:
    """Make the dates of all cases anew and note by which rules. Returns the cases. Raises UserError when stopped.

    `search`: what can be found of each as well.
    """
    cases = list(unit.session.scalars(select(Case.id).where(Case.deleted_at.is_(None)).order_by(Case.id)))
    for done in range(0, len(cases), AT_A_TIME):
        for place, rows in enumerate(rows_together(unit, cases[done : done + AT_A_TIME])):
            if progress is not None and not progress(done + place, len(cases)):
                raise UserError(STOPPED)
            due.recompute(unit, rows)
            if search:
                search_texts.reindex(unit, rows)
    unit.session.merge(Meta(key=RULES, value=rules_of(unit).fingerprint))
    return frozenset(cases)


def _fact(unit: Unit, key: str) -> str | None:
    return unit.session.scalar(_VALUE, {"key": key})  # after every change: a mapped row takes twice as long
