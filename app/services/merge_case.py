"""Taking in what was chosen from a colleague's copy of a case: one step, undone as a whole."""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.models.attachment import Attachment
from app.models.base import CaseRecord, Record
from app.models.case import Case
from app.models.order import key_between
from app.models.paper import Blob, Paper
from app.models.people import DrawingPlace
from app.services.change_stamps import remember_seen
from app.services.comparison import WHOLE, Comparison, Pick, case_of
from app.services.comparison_rows import SentRow, references
from app.services.drawing_facts import orders_the_drawing
from app.services.drawing_places import keep_places
from app.services.hand_over import Parcel
from app.services.pointers import let_go, pointing_at
from app.services.ports import Unit, use_case
from app.services.records import next_key

TRAINING_DIFFERS = "Pakken er fra en øvelse. Den kan kun hentes ind i en øvelse."
REAL_IN_TRAINING = "Pakken holder en rigtig sag. Den kan ikke hentes ind i en øvelse."


@use_case("case.receive")
def apply_review(unit: Unit, parcel: Parcel, case_id: UUID, *, take: Collection[Pick]) -> UUID:
    """Take what was picked from a sent case, and what the picked needs to hang together; return the case id.

    A case that is not here is taken whole. What is not picked stays as it is. A row of ours that something else of
    ours cannot be without is kept even if they have removed it. Raises UserError when the package does not hang
    together, or when practice and real cases would be mixed.
    """
    if parcel.training != unit.training:
        raise UserError(TRAINING_DIFFERS if parcel.training else REAL_IN_TRAINING)
    sent = case_of(parcel, case_id)
    both = Comparison(unit, sent)
    if _moves_somebody(both, take):
        keep_places(unit, case_id)
        both = Comparison(unit, sent)  # the places are rows of ours now
    _Merge(unit, both).take(take)
    remember_seen(unit, case_id, sent.stamps)
    unit.session.flush()
    _keep_bytes(unit, parcel, case_id)
    unit.about(case_id)
    return case_id


@use_case("case.receive")
def receive_cases(unit: Unit, parcel: Parcel, *, take: Mapping[UUID, Collection[Pick]]) -> tuple[UUID, ...]:
    """Take what was picked from several cases of a package as one step. Raises UserError as `apply_review`."""
    return tuple(apply_review(unit, parcel, case_id, take=picks) for case_id, picks in take.items())


def _moves_somebody(both: Comparison, take: Iterable[Pick]) -> bool:
    """Tell whether what is taken would lay a family of ours out anew: its own facts, or where theirs are drawn."""
    case = both.rows.get(both.case_id)
    if case is None or case.deleted_at is not None:
        return False
    for row_id, column in take:
        sent, ours = both.sent.by_id.get(row_id), both.rows.get(row_id)
        kind = sent.kind if sent else type(ours) if ours else Case
        if kind is DrawingPlace or orders_the_drawing(kind, None if column == WHOLE else (column,)):
            return True
    return False


class _Merge:
    def __init__(self, unit: Unit, both: Comparison) -> None:
        self._unit = unit
        self._both = both
        self._rows: dict[UUID, Record] = dict(both.rows)
        self._last: dict[type[CaseRecord], str] = {}

    def take(self, picks: Collection[Pick]) -> None:
        """Put rows in, then write fields, then take rows away; the order keeps every pointer pointing at something."""
        sent = self._both.sent.by_id
        case = self._rows.get(self._both.case_id)
        if case is None or case.deleted_at is not None:
            self._put(sent)
            return
        whole = {row_id for row_id, column in picks if column == WHOLE}
        fields = [(row_id, column) for row_id, column in picks if column != WHOLE and self._is_live(row_id)]
        self._put(self._needed((whole & set(sent)) | self._pointed_at(fields)))
        for row_id, column in fields:
            if row_id in sent and column in sent[row_id].kind.facts():
                _write(self._rows[row_id], sent[row_id], column)
        self._unit.session.flush()
        self._remove(whole & set(self._both.theirs.removed) - set(sent))

    def _is_live(self, row_id: UUID) -> bool:
        row = self._rows.get(row_id)
        return row is not None and row.deleted_at is None

    def _pointed_at(self, fields: Iterable[Pick]) -> set[UUID]:
        sent = self._both.sent.by_id
        values = [sent[row_id].values.get(column) for row_id, column in fields if row_id in sent]
        return {each for each in values if isinstance(each, UUID) and each in sent and not self._is_live(each)}

    def _needed(self, wanted: set[UUID]) -> set[UUID]:
        """Return the rows to put in: those wanted, what they point at and lie inside, when it is not here."""
        found: set[UUID] = set()
        waiting = [each for each in wanted if not self._is_live(each)]
        while waiting:
            row_id = waiting.pop()
            if row_id not in found:
                found.add(row_id)
                pointers = [target for _, target in references(self._both.sent.by_id[row_id])]
                waiting += [each for each in pointers if not self._is_live(each)]
        return found

    def _put(self, wanted: Iterable[UUID]) -> None:
        chosen = set(wanted)
        for row_id, sent in self._both.sent.by_id.items():  # in their order, so that lists keep it
            if row_id in chosen:
                self._put_row(sent)
        self._unit.session.flush()

    def _put_row(self, sent: SentRow) -> None:
        kind: Any = sent.kind
        row = self._rows.get(sent.id)
        if row is not None:
            row.deleted_at = None
            for column in kind.facts():
                _write(row, sent, column)
            return
        place = {} if kind is Case else {"case_id": self._both.case_id, "order_key": self._next_key(kind)}
        self._rows[sent.id] = self._unit.add(kind(id=sent.id, **sent.values, **place))

    def _next_key(self, kind: type[CaseRecord]) -> str:
        last = self._last.get(kind)
        key = key_between(last, None) if last else next_key(self._unit, kind, self._both.case_id)
        self._last[kind] = key
        return key

    def _remove(self, wanted: set[UUID]) -> None:
        """Remove rows, those that nothing needs first; round again until no more can go."""
        left = [self._rows[each] for each in sorted(wanted) if self._is_live(each)]
        while left:
            free = [row for row in left if not self._is_needed(row)]
            if not free:
                return
            for row in free:
                let_go(self._unit, row)
                self._unit.remove(row)
                self._unit.session.flush()
            left = [row for row in left if row.deleted_at is None]

    def _is_needed(self, row: Record) -> bool:
        """Tell whether something cannot be without the row; what lies inside it goes with it."""
        table = row.__tablename__
        return any(
            not each.__table__.columns[column].nullable and each.nested_in != (table, column)
            for each, column in pointing_at(self._unit, table, [row.id])
        )


def _write(row: Record, sent: SentRow, column: str) -> None:
    value = sent.values.get(column)
    if value is not None or row.__table__.columns[column].nullable:
        setattr(row, column, value)


def _keep_bytes(unit: Unit, parcel: Parcel, case_id: UUID) -> None:
    """Keep the bytes that papers and attachments of the case know by their hash, and no others."""
    for paper in unit.live(Paper, Paper.case_id == case_id):
        content = parcel.papers.get(paper.sha256 or "")
        if content is not None and _is(content, paper.sha256) and unit.session.get(Blob, paper.sha256) is None:
            unit.session.add(Blob(sha256=paper.sha256, content=content))
    for attachment in unit.live(Attachment, Attachment.case_id == case_id):
        content = parcel.files.get(attachment.sha256 or "")
        if content is not None and _is(content, attachment.sha256):
            unit.files.put(content)


def _is(content: bytes, sha: str | None) -> bool:
    return hashlib.sha256(content).hexdigest() == sha
