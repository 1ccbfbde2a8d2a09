"""Who last changed each fact of a case and when, so that two laptops' copies of it can be brought together.

Each laptop remembers per case how far into the other's changes it has seen (`Seen`: laptop to logical time). A fact
was changed »since« when its stamp is later than what the other side had seen. What came in with a package is no
change of our own, and an undone reception counts as if it never was.
"""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import func, select

from app.models.log import Change, Step
from app.models.setup import Setting
from app.services.history import BORN
from app.services.ports import Unit

Seen = dict[str, str]
"""Laptop (replica id) -> the last logical time of it that was seen."""

FROM_ELSEWHERE = ""
MANY = 500
"""Ids in one statement."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One change: its logical time (empty when it came from another laptop), who made it, and when (ISO 8601)."""

    hlc: str = FROM_ELSEWHERE
    who: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class CaseStamps:
    """What a copy of a case knows: whose it is, how new, what it has seen of others, and the stamps of its facts.

    `rows` holds the last change of each column, with `*` for the birth of the row; `removed` the rows that were
    taken away, with who did it.
    """

    replica: str
    upto: str
    seen: Seen
    rows: dict[UUID, dict[str, Stamp]] = field(default_factory=dict)
    removed: dict[UUID, Stamp] = field(default_factory=dict)

    def of(self, row_id: UUID, column: str) -> Stamp:
        """Return the last change of a column; that is the birth of the row when it was not changed since."""
        known = self.rows.get(row_id, {})
        return known.get(column) or known.get(BORN) or Stamp()

    def brings_others(self, other: "CaseStamps") -> bool:
        """Tell whether this copy has seen more than `other` of a third laptop."""
        thirds = set(self.seen) - {self.replica, other.replica}
        return any(self.seen[each] > other.seen.get(each, "") for each in thirds)

    def changed_since(self, stamp: Stamp, other: "CaseStamps") -> bool:
        """Tell whether a change of this copy is one that `other` has not seen."""
        if stamp.hlc:
            return stamp.hlc > other.seen.get(self.replica, "")
        return self.brings_others(other)


def stamps_of(unit: Unit, case_id: UUID, rows: Collection[UUID], removed: Collection[UUID] = ()) -> CaseStamps:
    """Return what our copy of a case knows about some of its live rows and some that are gone."""
    seen, marks = _kept(unit, case_id)
    upto = unit.session.scalar(select(func.max(Step.hlc))) or ""
    received, void = _receptions(unit, marks)
    stamps = CaseStamps(unit.replica, upto, seen)
    for change, step in _changes(unit, [*rows, *removed]):
        if step.id not in void:
            hlc = FROM_ELSEWHERE if step.id in received else step.hlc
            stamp = Stamp(hlc, step.actor or "", step.at.isoformat(timespec="seconds"))
            stamps.rows.setdefault(change.row_id, {})[change.column_name] = stamp
    stamps.removed.update({row_id: stamps.of(row_id, "deleted_at") for row_id in removed})
    return stamps


def remember_seen(unit: Unit, case_id: UUID, theirs: CaseStamps) -> None:
    """Note that a copy has been looked at. The note is part of the step, so undoing the step forgets it again."""
    key = _key(case_id)
    seen, _ = _kept(unit, case_id)
    for replica, hlc in {**theirs.seen, theirs.replica: theirs.upto}.items():
        seen[replica] = max(hlc, seen.get(replica, ""))
    seen.pop(unit.replica, None)
    kept = next(iter(unit.live(Setting, Setting.key == key)), None) or unit.add(Setting(key=key))
    times = int(json.loads(kept.value)["times"]) + 1 if kept.value else 1
    # Counted, so that the note changes each time: its steps in the change log are the receptions.
    kept.value = json.dumps({"seen": seen, "times": times}, sort_keys=True)


def _key(case_id: UUID) -> str:
    return f"hand_over:{case_id}"


def _kept(unit: Unit, case_id: UUID) -> tuple[Seen, list[UUID]]:
    """Return what was seen, and the ids of every note about it, undone ones too."""
    notes = list(unit.session.scalars(select(Setting).where(Setting.key == _key(case_id))))
    live = next((each for each in notes if each.deleted_at is None and each.value), None)
    seen: Seen = json.loads(live.value)["seen"] if live and live.value else {}
    return seen, [each.id for each in notes]


def _receptions(unit: Unit, marks: list[UUID]) -> tuple[set[UUID], set[UUID]]:
    """Return the steps that brought something in, and those that count for nothing: undone, or undoing."""
    if not marks:
        return set(), set()
    ids = select(Change.step_id).where(Change.row_id.in_(marks))
    received: set[UUID] = set()
    void: set[UUID] = set()
    for step in unit.session.scalars(select(Step).where(Step.id.in_(ids)).order_by(Step.seq.desc())):
        if step.undoes and step.id not in void:
            void |= {step.undoes}
        if step.undoes:
            void.add(step.id)
        elif step.id not in void:
            received.add(step.id)
    return received, void


def _changes(unit: Unit, rows: list[UUID]) -> Iterator[tuple[Change, Step]]:
    """Yield the changes of some rows, oldest first for each row."""
    for start in range(0, len(rows), MANY):
        query = (
            select(Change, Step)
            .join(Step, Step.id == Change.step_id)
            .where(Change.row_id.in_(rows[start : start + MANY]))
            .order_by(Step.seq, Change.id)
        )
        yield from ((change, step) for change, step in unit.session.execute(query))
