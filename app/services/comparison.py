"""Ours and theirs: what a colleague's copy of a case has that is new, different or gone, before anything is stored."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.models.base import CaseRecord, Record
from app.models.case import Case
from app.models.codec import to_plain
from app.models.hand_over import HandOver
from app.models.registry import CASE_CLASSES
from app.services.change_stamps import CaseStamps, Stamp, stamps_of
from app.services.comparison_rows import SentRow, SentRows
from app.services.hand_over import CaseParcel, Parcel
from app.services.ports import Unit, use_case
from app.services.readable import Reading, known_facts, shown_value, title_of

WHOLE = "*"
"""In a pick: the row as such, where it is new, gone or put back."""
Pick = tuple[UUID, str]
"""One difference to take: the row and the column, or WHOLE."""

_ROADS_OWN = frozenset({"sent_on", "package", "received_on", "received_by", "confirmed_on"})
"""Columns of a hand-over that tell how far it has come as each laptop knows it: no difference, and never taken."""

TAKEN = "Pakken bruger et nummer, som en anden sag her allerede har. Bed om en ny pakke."


class Standing(StrEnum):
    """How a row of theirs stands to ours."""

    NEW = "new"
    DIFFERENT = "different"
    REMOVED_THERE = "removed_there"
    REMOVED_HERE = "removed_here"


class Side(StrEnum):
    """Who changed it since the two copies last met; OURS also when both knew of it and chose differently."""

    THEIRS = "theirs"
    OURS = "ours"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a difference: the value in Danish, who wrote it and when (ISO 8601), empty when not known."""

    text: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that is not the same in both copies."""

    column: str
    label: str
    ours: Version
    theirs: Version
    changed: Side


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """One record that is not the same. For a new or removed one `fields` is empty and `summary` tells what it holds."""

    id: UUID
    table: str
    title: str
    summary: str
    standing: Standing
    changed: Side
    who: str
    at: str
    fields: tuple[FieldDifference, ...] = ()

    @property
    def picks(self) -> tuple[Pick, ...]:
        """Return everything that could be taken from this record."""
        if self.standing is Standing.DIFFERENT:
            return tuple((self.id, each.column) for each in self.fields)
        return ((self.id, WHOLE),)


@dataclass(frozen=True, slots=True)
class Review:
    """One case of a package beside ours. `known`: we have the case. `only_ours`: rows they have never seen."""

    case_id: UUID
    name: str
    known: bool
    records: tuple[RecordDifference, ...]
    same: int
    only_ours: int

    def everything(self) -> frozenset[Pick]:
        """Return the picks that make ours as theirs, also where we have changed something."""
        return frozenset(pick for record in self.records for pick in record.picks)

    def newer(self) -> frozenset[Pick]:
        """Return the picks that overwrite nothing of ours: new records, and fields only they have changed."""
        whole = {(each.id, WHOLE) for each in self.records if _is_news(each)}
        fields = {
            (record.id, each.column) for record in self.records for each in record.fields if each.changed is Side.THEIRS
        }
        return frozenset(whole | fields)

    def conflicts(self) -> frozenset[Pick]:
        """Return the picks where both have changed something."""
        whole = {(each.id, WHOLE) for each in self.records if not each.fields and each.changed is Side.BOTH}
        fields = {
            (record.id, each.column) for record in self.records for each in record.fields if each.changed is Side.BOTH
        }
        return frozenset(whole | fields)


@use_case("case.compare")
def compare(unit: Unit, parcel: Parcel, case_id: UUID) -> Review:
    """Return how one case of a package differs from ours; changes nothing.

    Raises UserError when the package does not hang together.
    """
    unit.about(case_id)
    return Comparison(unit, case_of(parcel, case_id)).review()


def case_of(parcel: Parcel, case_id: UUID) -> CaseParcel:
    """Return one case of a package. Raises UserError when it is not in it."""
    found = next((each for each in parcel.cases if each.case_id == case_id), None)
    if found is None:
        raise UserError("Sagen er ikke i pakken.")
    return found


class Comparison:
    """Both copies of one case side by side, inside one unit of work."""

    def __init__(self, unit: Unit, sent: CaseParcel) -> None:
        self.case_id = sent.case_id
        self.sent = SentRows(sent.content)
        self.theirs = sent.stamps
        self.rows = _our_rows(unit, self.case_id)
        self._refuse_strangers(unit)
        live = [row_id for row_id, row in self.rows.items() if row.deleted_at is None]
        gone = [row_id for row_id, row in self.rows.items() if row.deleted_at is not None]
        self.ours: CaseStamps = stamps_of(unit, self.case_id, live, gone)
        self._reading = Reading(unit)

    def review(self) -> Review:
        """Return the differences, in the order of the case file, what is gone there last."""
        case = self.rows.get(self.case_id)
        found = [*self._sent_differences(), *self._removals()]
        live = {row_id for row_id, row in self.rows.items() if row.deleted_at is None}
        only_ours = live - set(self.sent.by_id) - set(self.theirs.removed)
        same = len(live & set(self.sent.by_id)) - sum(each.standing is Standing.DIFFERENT for each in found)
        known = case is not None and case.deleted_at is None
        return Review(self.case_id, self._name(), known, tuple(found), same, len(only_ours))

    def differing(self, sent: SentRow, ours: Record) -> Iterator[str]:
        """Yield the columns of a row that are not the same in both and could be."""
        own = _ROADS_OWN if sent.kind is HandOver else ()
        for column in sent.kind.facts():
            if column not in own and to_plain(sent.values.get(column)) != to_plain(getattr(ours, column)):
                yield column

    def _sent_differences(self) -> Iterator[RecordDifference]:
        for sent in self.sent.by_id.values():
            ours = self.rows.get(sent.id)
            if ours is None:
                yield self._whole(sent, Standing.NEW, Side.THEIRS)
            elif ours.deleted_at is not None:
                yield self._gone_here(sent)
            elif fields := tuple(self._field(sent, ours, column) for column in self.differing(sent, ours)):
                yield self._different(sent, fields)

    def _removals(self) -> Iterator[RecordDifference]:
        for row_id, stamp in self.theirs.removed.items():
            ours = self.rows.get(row_id)
            if ours is None or ours.deleted_at is not None or row_id in self.sent.by_id:
                continue
            theirs = self.theirs.changed_since(stamp, self.ours)
            mine = any(self.ours.changed_since(each, self.theirs) for each in self.ours.rows.get(row_id, {}).values())
            title, words = title_of(type(ours)), self._summary(ours)
            yield RecordDifference(
                row_id,
                ours.__tablename__,
                title,
                words,
                Standing.REMOVED_THERE,
                _side(theirs, mine),
                stamp.who,
                stamp.at,
            )

    def _field(self, sent: SentRow, ours: Record, column: str) -> FieldDifference:
        mine, theirs = self.ours.of(sent.id, column), self.theirs.of(sent.id, column)
        fact = sent.kind.facts()[column]
        value = getattr(ours, column)
        if fact.refers_to:
            words = self._reading.row(fact.refers_to, value) if value else ""
        else:
            words = shown_value(value, sent.kind.__table__.columns[column])
        side = _side(self.theirs.changed_since(theirs, self.ours), self.ours.changed_since(mine, self.theirs))
        return FieldDifference(
            column,
            fact.label.rstrip("?"),
            Version(words, mine.who, mine.at),
            Version(self.sent.word(sent, column), theirs.who, theirs.at),
            side,
        )

    def _different(self, sent: SentRow, fields: tuple[FieldDifference, ...]) -> RecordDifference:
        sides = {each.changed for each in fields}
        side = sides.pop() if len(sides) == 1 else Side.BOTH
        title, table = title_of(sent.kind), sent.kind.__tablename__
        named = "" if sent.kind is Case else self._reading.row(table, sent.id)
        words = "" if named == title else named
        return RecordDifference(sent.id, table, title, words, Standing.DIFFERENT, side, "", "", fields)

    def _gone_here(self, sent: SentRow) -> RecordDifference:
        removed = self.ours.removed.get(sent.id, Stamp())
        if not removed.hlc and not self.ours.brings_others(self.theirs):
            return self._whole(sent, Standing.NEW, Side.THEIRS)  # it went when a package was undone
        stamps = self.theirs.rows.get(sent.id, {}).values()
        theirs = any(self.theirs.changed_since(each, self.ours) for each in stamps)
        mine = self.ours.changed_since(removed, self.theirs)
        return self._whole(sent, Standing.REMOVED_HERE, _side(theirs, mine))

    def _whole(self, sent: SentRow, standing: Standing, side: Side) -> RecordDifference:
        stamp = self.theirs.of(sent.id, WHOLE)
        words = [self.sent.word(sent, column) for column in known_facts(sent.kind)]
        summary = " · ".join(each for each in words if each)
        table, title = sent.kind.__tablename__, title_of(sent.kind)
        return RecordDifference(sent.id, table, title, summary, standing, side, stamp.who, stamp.at)

    def _summary(self, ours: Record) -> str:
        return " · ".join(words for _, _, words in self._reading.facts_of(ours))

    def _name(self) -> str:
        """Return the number and the children of the sent case."""
        rows = self.sent.by_id
        children = [self.sent.called(each.id) for each in rows.values() if each.kind.__tablename__ == "child"]
        return " · ".join(filter(None, (str(rows[self.case_id].values.get("number") or ""), ", ".join(children))))

    def _refuse_strangers(self, unit: Unit) -> None:
        """Refuse ids that stand for something else here: another case's row, or a row of another kind."""
        for row in self.sent.by_id.values():
            ours = self.rows.get(row.id)
            found = ours or unit.session.get(row.kind, row.id)
            if found is not None and (ours is None or not isinstance(found, row.kind)):
                raise UserError(TAKEN)


def _our_rows(unit: Unit, case_id: UUID) -> Mapping[UUID, Record]:
    rows: dict[UUID, Any] = {}
    case = unit.session.get(Case, case_id)
    if case is not None:
        rows[case_id] = case
    for kind in CASE_CLASSES:
        rows.update({row.id: row for row in unit.session.scalars(_all(kind, case_id))})
    return rows


def _all(kind: type[CaseRecord], case_id: UUID) -> Any:  # noqa: ANN401 - a select of one of forty classes
    return select(kind).where(kind.case_id == case_id)


def _side(theirs: bool, ours: bool) -> Side:
    if theirs:
        return Side.BOTH if ours else Side.THEIRS
    return Side.OURS


def _is_news(record: RecordDifference) -> bool:
    back = record.standing is Standing.REMOVED_HERE and record.changed is Side.THEIRS
    return record.standing is Standing.NEW or back
