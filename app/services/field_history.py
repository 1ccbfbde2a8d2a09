"""Who changed what from what, and when: the change log of one case, newest first and a page at a time.

Births and removals are told too, and a step that was undone says so. The words shown are the words a filter looks in,
so »lone« finds the name where the log itself only holds an id.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, tuple_

from app.language.folding import fold
from app.models.base import CaseRecord, Record
from app.models.case import Case, Child
from app.models.log import Change, Step
from app.models.registry import CASE_CLASSES, PROGRAMS_OWN, RECORD_CLASSES, nested_classes
from app.models.safety import KeepApart, Protection
from app.services.discreet_rows import Discretion, neutral_title
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.history import BORN, REMOVED
from app.services.ports import Unit, use_case
from app.services.readable import TECHNICAL, Reading, plain_of, title_of
from app.services.snapshot import read_case
from app.services.where_guarded import WhereGuarded

PAGE = 100
STEPS, MORE_STEPS = 150, 900
"""How many steps are read first, and then each time more are needed (SQLite takes no more than so many ids)."""

Place = tuple[int, int]
"""Where a change stands: the number of its step and its own."""

ADDED, CHANGED, TAKEN_AWAY, PUT_BACK = "tilføjet", "ændret", "fjernet", "sat tilbage"
PLACE_IN_LINE = "order_key"
"""The column whose change tells nobody anything, in every table."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """What to look for: changes about a person, of one kind of record (its table), holding some words."""

    person_id: UUID | None = None
    table: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change: when (Danish time), who, in which step, of what, which field, from what to what."""

    id: int
    at: dt.datetime
    actor: str
    step: str
    undone: bool
    what: str
    section: str
    record: str
    column: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """Some rows, newest first, and where the next page begins: None when there are no more."""

    rows: tuple[HistoryRow, ...]
    next_before: Place | None


@use_case("case.history")
def case_history(
    unit: Unit, case_id: UUID, *, wanted: HistoryFilter | None = None, before: Place | None = None, limit: int = PAGE
) -> HistoryPage:
    """Return a page of the history of a case. `before` is the `next_before` of the page above it."""
    unit.about(case_id)
    wanted = wanted or HistoryFilter()
    reader = _Reader(unit, case_id)
    words = fold(wanted.words).split()
    rows: list[HistoryRow] = []
    place: Place | None = None
    for row, at in reader.rows(_matching(unit, case_id, wanted), before):
        if words and not reader.holds(row, words):
            continue
        if len(rows) == limit:
            return HistoryPage(tuple(rows), place)
        rows.append(row)
        place = at
    return HistoryPage(tuple(rows), None)


@use_case("step.recent")
def is_step_told(unit: Unit, step_id: UUID) -> bool:
    """Tell whether the name of a step may stand beside the screen; it tells of what nobody there may read of too."""
    step = unit.session.get(Step, step_id)
    case = unit.session.get(Case, step.case_id) if step is not None and step.case_id else None
    # A case that is gone again, or several at once, has no words of its own in the name.
    return case is None or case.deleted_at is not None or _Reader(unit, case.id).tells_of(step_id)


def _matching(unit: Unit, case_id: UUID, wanted: HistoryFilter) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = [
        Change.column_name != PLACE_IN_LINE,
        tuple_(Change.table_name, Change.column_name).not_in(sorted(TECHNICAL)),
        Change.table_name.not_in(sorted(PROGRAMS_OWN)),
    ]
    if wanted.table:
        kind = RECORD_CLASSES[wanted.table]
        inner = nested_classes(kind) if issubclass(kind, CaseRecord) else ()
        where.append(Change.table_name.in_([wanted.table, *(each.__tablename__ for each in inner)]))
    if wanted.person_id:
        named = json.dumps(str(wanted.person_id))
        rows = _rows_about(unit, case_id, wanted.person_id)
        where.append(or_(Change.row_id.in_(rows), Change.before == named, Change.after == named))
    return where


def _rows_about(unit: Unit, case_id: UUID, person_id: UUID) -> list[UUID]:
    """Return the person and every row, also a removed one, that points at them or at them as a child of the case."""
    children = unit.session.scalars(select(Child.id).where(Child.case_id == case_id, Child.person_id == person_id))
    about = {"person": [person_id], "child": list(children)}
    found = {person_id, *about["child"]}
    for kind in CASE_CLASSES:
        columns = [
            getattr(kind, name).in_(about[fact.refers_to])
            for name, fact in kind.facts().items()
            if fact.refers_to in about and about[fact.refers_to]
        ]
        if columns:
            found.update(unit.session.scalars(select(kind.id).where(kind.case_id == case_id, or_(*columns))))
    return sorted(found)


def _section(kind: type[Record]) -> str:
    """Return what a kind of record is called in a list of all kinds: what lies in another one says in which."""
    owner = RECORD_CLASSES.get(kind.nested_in[0]) if issubclass(kind, CaseRecord) and kind.nested_in else None
    title = title_of(kind)
    return f"{title_of(owner)}: {title[:1].lower()}{title[1:]}" if owner is not None else title


class _Reader:
    """Turns changes into rows, with what every row needs read once."""

    def __init__(self, unit: Unit, case_id: UUID) -> None:
        self._unit, self._case_id = unit, case_id
        case = read_case(unit, case_id)
        self._judge, self._where = Discretion(case), WhereGuarded(case)
        self._read = Reading(unit, self._judge)
        self._discreet: set[UUID] = set()
        self._fold: dict[str, str] = {}
        self._undone_by: dict[UUID, list[UUID]] = {}

    def rows(self, where: list[ColumnElement[bool]], before: Place | None) -> Iterator[tuple[HistoryRow, Place]]:
        """Yield the rows, newest first, with their place; the steps of the case are walked some at a time."""
        seq, some = (before[0] if before else None), STEPS
        while True:
            steps = self._steps(seq, some)
            if not steps:
                return
            self._note_undone(seq, min(each.seq for each in steps.values()))
            query = select(Change).where(Change.step_id.in_(list(steps)), *where).order_by(Change.id.desc())
            changes = list(self._unit.session.scalars(query))
            self._prefetch(changes)
            self._note_discreet(steps)
            found = [(change, steps[change.step_id]) for change in changes if change.table_name in RECORD_CLASSES]
            for change, step in sorted(found, key=lambda each: (each[1].seq, each[0].id), reverse=True):
                if before is None or (step.seq, change.id) < before:
                    yield self._row(change, step), (step.seq, change.id)
            seq, some = min(each.seq for each in steps.values()) - 1, MORE_STEPS

    def holds(self, row: HistoryRow, words: list[str]) -> bool:
        """Tell whether every folded word stands on the row."""
        parts = (row.actor, row.step, row.what, row.section, row.record, row.field, row.before, row.after)
        shown = " ".join(self._folded(each) for each in parts)
        return all(word in shown for word in words)

    def _folded(self, text: str) -> str:
        # The same names and labels stand on thousands of rows, and folding is dear.
        if text not in self._fold:
            self._fold[text] = fold(text)
        return self._fold[text]

    def _steps(self, newest: int | None, some: int) -> dict[UUID, Step]:
        query = select(Step).where(Step.case_id == self._case_id).order_by(Step.seq.desc()).limit(some)
        if newest is not None:
            query = query.where(Step.seq <= newest)
        return {each.id: each for each in self._unit.session.scalars(query)}

    def _note_undone(self, newest: int | None, oldest: int) -> None:
        """Read which steps reverse others; a step is always newer than the one it reverses."""
        query = select(Step.id, Step.undoes).where(
            Step.case_id == self._case_id, Step.seq >= oldest, Step.undoes.is_not(None)
        )
        if newest is not None and self._undone_by:
            query = query.where(Step.seq <= newest)
        for step_id, undoes in self._unit.session.execute(query):
            if undoes is not None:
                self._undone_by.setdefault(undoes, []).append(step_id)

    def tells_of(self, step_id: UUID) -> bool:
        """Tell whether a step of the case touched nothing but what may be read beside the screen."""
        self._note_discreet([step_id])
        return step_id not in self._discreet

    def _note_discreet(self, steps: Iterable[UUID]) -> None:
        """Remember which steps touched something nobody beside the screen may read of: their names tell of it too."""
        if not self._judge.is_careful:
            return
        columns = select(Change.step_id, Change.table_name, Change.row_id)
        for step_id, table, row_id in self._unit.session.execute(columns.where(Change.step_id.in_(list(steps)))):
            if table in RECORD_CLASSES and self._hides(self._unit.session.get(RECORD_CLASSES[table], row_id)):
                self._discreet.add(step_id)

    def _hides(self, record: Record | None) -> bool:
        """Tell whether a row stands here without words; who is protected is nothing the kept-out parent may read."""
        return self._judge.hides(record) or (self._judge.is_careful and isinstance(record, Protection | KeepApart))

    def _prefetch(self, changes: list[Change]) -> None:
        ids: dict[str, set[UUID]] = {}
        for each in changes:
            ids.setdefault(each.table_name, set()).add(each.row_id)
        for table in ids.keys() & RECORD_CLASSES.keys():
            self._read.prefetch(table, ids[table])

    def _row(self, change: Change, step: Step) -> HistoryRow:
        kind = RECORD_CLASSES[change.table_name]
        what, field, before, after = self._told(kind, change)
        record = self._read.row(change.table_name, change.row_id)
        title = title_of(kind)
        row = HistoryRow(
            id=change.id,
            at=step.at.astimezone(self._unit.now.tzinfo),
            actor=step.actor or "",
            step=NEUTRAL_TITLE if step.id in self._discreet else step.name,
            undone=self._is_undone(step.id),
            what=what,
            section=_section(kind),
            record="" if record == title or kind is Case else record,
            column=change.column_name,
            field=field,
            before=before,
            after=after,
        )
        return self._discreetly(row, self._unit.session.get(kind, change.row_id))

    def _discreetly(self, row: HistoryRow, record: Record | None) -> HistoryRow:
        """Return a row of what nobody beside the screen may read without its words: who, when, what was done."""
        if record is None or not self._hides(record):
            return self._without_places(row, record)
        return replace(row, section=neutral_title(record), record="", column="", field="", before="", after="")

    def _without_places(self, row: HistoryRow, record: Record | None) -> HistoryRow:
        """Return a row without what tells where somebody is or was whom the kept-out parent must not find."""
        if self._where.is_about(record, row.column):
            return replace(row, column="", field="", before="", after="")
        step, told = NEUTRAL_TITLE if self._where.tells(row.step) else row.step, self._where.told
        return replace(row, step=step, record=told(row.record), before=told(row.before), after=told(row.after))

    def _told(self, kind: type[Record], change: Change) -> tuple[str, str, str, str]:
        """Return what happened, the field, and the values before and after."""
        before, after = plain_of(change.before), plain_of(change.after)
        if change.column_name == BORN:
            return ADDED, "", "", self._read.born(kind, after or {})
        if change.column_name == REMOVED:
            return (TAKEN_AWAY if after else PUT_BACK), "", "", ""
        if change.column_name not in kind.__table__.columns:
            return CHANGED, change.column_name, str(before or ""), str(after or "")
        fact = kind.__table__.columns[change.column_name].info.get("fact")
        label = fact.label.rstrip("?") if fact else change.column_name
        shown = [self._read.value(kind, change.column_name, each) for each in (before, after)]
        return CHANGED, label, shown[0], shown[1]

    def _is_undone(self, step_id: UUID) -> bool:
        """Tell whether a step has been reversed by one that stands: undoing the undoing puts it back."""
        return any(not self._is_undone(each) for each in self._undone_by.get(step_id, ()))
