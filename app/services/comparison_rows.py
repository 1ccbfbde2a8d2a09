"""The rows of a case that somebody sent, as typed values by id, and in words; nothing here touches the store's rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.language.recurrence import parse_rule
from app.models.base import CaseRecord, Record
from app.models.case import Case
from app.models.codec import from_plain
from app.models.registry import PROGRAMS_OWN, TOP_CLASSES, nested_classes
from app.services.case_content import Content, content_key
from app.services.readable import shown_value

NOT_OURS = "Pakken passer ikke med sig selv: noget i sagen peger på noget, der ikke er med. Bed om en ny pakke."
NAMED_BY = ("name", "called", "label", "text", "question", "purpose", "role")
"""Columns that tell a row apart, best first."""


@dataclass(frozen=True, slots=True)
class SentRow:
    """One row: its class, its id, the row it lies inside, and a value for every fact it has."""

    kind: type[Record]
    id: UUID
    owner: UUID | None
    values: dict[str, Any] = field(hash=False)


class SentRows:
    """All rows of one sent case, in their order. Raises UserError when they do not hang together."""

    def __init__(self, content: Content) -> None:
        self.by_id: dict[UUID, SentRow] = {}
        for row in _read(content):
            if row.id in self.by_id:
                raise UserError(NOT_OURS)
            self.by_id[row.id] = row
        for row in self.by_id.values():
            for column, target in references(row):
                _check_target(self.by_id.get(target), row.kind.facts()[column].refers_to)

    def word(self, row: SentRow, column: str) -> str:
        """Return a value in Danish, with a name in place of an id."""
        value = row.values.get(column)
        if row.kind.facts()[column].refers_to and value is not None:
            return self.called(value)
        return shown_value(value, row.kind.__table__.columns[column])

    def called(self, row_id: UUID) -> str:
        """Return what a row is called: a name or the beginning of its text, else the name of what it points at."""
        row = self.by_id[row_id]
        named = next((row.values[each] for each in NAMED_BY if row.values.get(each)), None)
        if named:
            return str(named)
        people = [self.called(each) for column, each in references(row) if _names(row, column)]
        return people[0] if people else str(getattr(row.kind, "title", ""))


def references(row: SentRow) -> Iterator[tuple[str, UUID]]:
    """Yield the columns of a row that point at another, with what they point at."""
    for column, fact in row.kind.facts().items():
        if fact.refers_to and row.values.get(column) is not None:
            yield column, row.values[column]


def _names(row: SentRow, column: str) -> bool:
    return row.kind.facts()[column].refers_to in ("person", "child")


def _check_target(target: SentRow | None, table: str | None) -> None:
    if target is None or target.kind.__tablename__ != table:
        raise UserError(NOT_OURS)


def _read(content: Content) -> Iterator[SentRow]:
    yield _row(Case, content["case"], None)
    for kind in TOP_CLASSES:
        # Who stands left of whom is worked out again where the case lands.
        for plain in () if kind.__tablename__ in PROGRAMS_OWN else content.get(kind.section, ()):
            owner = _row(kind, plain, None)
            yield owner
            for inner in nested_classes(kind):
                yield from (_row(inner, each, owner.id) for each in plain.get(inner.section, ()))


def _row(kind: type[Record], plain: Content, owner: UUID | None) -> SentRow:
    inside = kind.nested_in[1] if issubclass(kind, CaseRecord) and kind.nested_in else ""
    values: dict[str, Any] = {inside: owner} if inside else {}
    for name, fact in kind.facts().items():
        key = content_key(name, is_reference=fact.refers_to is not None)
        if plain.get(key) is not None and name != inside:
            values[name] = _value(kind, name, plain[key])
    if values.get("recurrence"):
        parse_rule(values["recurrence"])
    return SentRow(kind, _id(plain.get("id")), owner, values)


def _value(kind: type[Record], name: str, plain: Any) -> Any:  # noqa: ANN401 - a value of any column
    try:
        return from_plain(kind.__table__.columns[name], plain)
    except (ValueError, TypeError, OverflowError) as error:
        raise UserError(NOT_OURS) from error


def _id(plain: object) -> UUID:
    try:
        return UUID(str(plain))
    except ValueError as error:
        raise UserError(NOT_OURS) from error
