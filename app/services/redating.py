"""Making the dates of all cases anew: when the rules change, and when they were made by other rules or programs.

When the rules are changed it is one transaction, so a cut or a change of mind leaves every date as it was. When a store
is opened nobody is let in before all are made, so it is done in portions and goes on where it was cut off. What can be
found is filled again on the same way when it has another shape than this program's: all of it at once, since somebody
who is not found is taken for somebody who is not there.
"""

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import bindparam, func, select

from app.errors import UserError
from app.models.case import Case
from app.models.log import Meta, Step
from app.services import due, search_texts
from app.services.ports import Progress, Unit, use_case
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows, rows_in_portions

STOPPED = "Afbrudt. Regler og datoer er, som de var."
PROGRAM, RULES, REACHED = "due.program", "due.rules", "due.reached"
UNDER_WAY = "under_way"
PORTION = 1000
"""Cases whose dates are made in one transaction: what is done again after a cut."""
_LAST_STEP = select(func.max(Step.seq))
_VALUE = select(Meta.value).where(Meta.key == bindparam("key"))


def is_outdated(unit: Unit, program: str) -> bool:
    """Tell whether dates or search were made by another version of the program, or by other rules; none are not."""
    made_by = (_fact(unit, PROGRAM), _fact(unit, RULES))
    if made_by == (None, None):
        return unit.session.scalars(select(Case.id).limit(1)).first() is not None
    return made_by != (program, rules_of(unit).fingerprint) or search_texts.is_outdated(unit)


@use_case("due.renew", undoable=False)
def renew(unit: Unit, program: str, progress: Progress | None = None) -> bool:
    """Make the dates of the next cases anew with the rules as they are; tell whether all are made now, by `program`.

    To be called again, each time in a transaction of its own, until all are. Raises UserError when stopped.
    """
    unit.settled = True  # from here on only what is worked out from the rest
    every = _live_cases(unit)
    done = _reached(unit, program, len(every))
    is_last = done + PORTION >= len(every)
    search = is_last and search_texts.is_outdated(unit)
    if search:
        unit.search.clear()
    for rows in _told(unit, every[done : done + PORTION], done, len(every), progress):
        due.recompute(unit, rows)
        if search:
            search_texts.reindex(unit, rows)
    if not is_last:
        _note_reached(unit, program, len(every), done + PORTION)
        return False
    for rows in _told(unit, every[:done] if search else [], 0, done, progress):
        search_texts.reindex(unit, rows)
    search_texts.note_made(unit)
    unit.session.merge(Meta(key=RULES, value=rules_of(unit).fingerprint))
    unit.session.merge(Meta(key=PROGRAM, value=program))
    return True


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
    every = _live_cases(unit)
    for rows in _told(unit, every, 0, len(every), progress):
        due.recompute(unit, rows)
        if search:
            search_texts.reindex(unit, rows)
    unit.session.merge(Meta(key=RULES, value=rules_of(unit).fingerprint))
    return frozenset(every)


def _live_cases(unit: Unit) -> list[UUID]:
    return list(unit.session.scalars(select(Case.id).where(Case.deleted_at.is_(None)).order_by(Case.id)))


def _told(
    unit: Unit, cases: list[UUID], before: int, total: int, progress: Progress | None
) -> Iterator[CaseRows]:  # fmt: skip
    """Yield the rows of cases and tell how many of all are done, `before` of them before. Raises UserError."""
    for place, rows in enumerate(rows_in_portions(unit, cases), start=before):
        if progress is not None and not progress(place, total):
            raise UserError(STOPPED)
        yield rows


def _note_reached(unit: Unit, program: str, cases: int, done: int) -> None:
    """Note how far it has come. Until the end no program has made the dates, so that an older one makes all anew."""
    unit.session.merge(Meta(key=REACHED, value=f"{_mark(unit, program, cases)} {done}"))
    unit.session.merge(Meta(key=PROGRAM, value=UNDER_WAY))


def _reached(unit: Unit, program: str, cases: int) -> int:
    """Return how many cases were done before a cut; none when anything has been changed since."""
    mark, _, done = (_fact(unit, REACHED) or "").rpartition(" ")
    same = _fact(unit, PROGRAM) == UNDER_WAY and mark == _mark(unit, program, cases)
    return int(done) if same else 0


def _mark(unit: Unit, program: str, cases: int) -> str:
    return f"{program} {rules_of(unit).fingerprint} {unit.session.scalar(_LAST_STEP)} {cases}"


def _fact(unit: Unit, key: str) -> str | None:
    return unit.session.scalar(_VALUE, {"key": key})  # after every change: a mapped row takes twice as long
