"""A whole case as plain values and back: what the case file, hand-over and comparison all stand on.

One walk over the registry; a new column or table is carried without a line written here.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.language.recurrence import parse_rule
from app.models.base import CaseRecord, Record
from app.models.case import Case
from app.models.codec import from_plain, to_plain
from app.models.columns import Id
from app.models.ids import id_from_name, new_id
from app.models.order import key_between
from app.models.registry import CASE_CLASSES, TOP_CLASSES, nested_classes
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

FORMAT = "rundbord-case"
VERSION = 10
"""2 added attachments (hash and name), 3 the network as the child draws it and who stands where in the genogram.

Files of all earlier versions are read for ever.
"""
Content = dict[str, Any]

EXISTS = "Sagen findes allerede."


def content_key(column: str, *, is_reference: bool) -> str:
    """Return the name of a column in the case file: references lose their `_id`."""
    return column.removesuffix("_id") if is_reference else column


@use_case("case.export", undoable=False)
def content_of(unit: Unit, case_id: UUID) -> Content:
    """Return the live case as plain values, in a fixed order and without empty fields. Raises UserError when gone."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    content: Content = {"format": FORMAT, "version": VERSION, "case": _row(rows.case)}
    for kind in TOP_CLASSES:
        inside = {inner: _by_owner(rows, inner) for inner in nested_classes(kind)}
        listed = [_with_nested(each, inside) for each in rows.of(kind)]
        if listed:
            content[kind.section] = listed
    return content


@use_case("case.import", undoable=False)
def store_content(unit: Unit, content: Content, *, as_new: bool = False) -> UUID:
    """Add a case from plain values that fit the schema, and return its id.

    Plain words used as ids become ids of their own; `as_new` gives every row a fresh one.
    Raises UserError when the case is here already, or when something points at a row that is not in the file.
    """
    content = deepcopy(content)  # ids and places are filled in below, and the file is still the caller's
    names = _Names(str(content["case"]["id"]), as_new=as_new)
    case_id = names.known(content["case"]["id"])
    if unit.session.get(Case, case_id) is not None:
        raise UserError(EXISTS)
    for kind, row, _ in _rows(content):
        names.learn(kind, row)
    _refuse_known(unit, names)
    unit.add(_fill(Case, content["case"], names, pointer="/case"))
    for kind, row, pointer in _rows(content):
        filled = _fill(kind, row, names, pointer=pointer)
        filled.case_id = case_id
        unit.add(filled)
    unit.about(case_id)
    return case_id


def _refuse_known(unit: Unit, names: "_Names") -> None:
    """Refuse rows that another case in the store holds already: a copy whose case alone got a new id."""
    for kind, ids in names.rows.items():
        listed = sorted(ids)
        for start in range(0, len(listed), 500):
            some = kind.id.in_(listed[start : start + 500])
            if unit.session.scalars(select(kind.id).where(some).limit(1)).first():
                raise UserError(EXISTS)


def _row(row: Record, *, leave_out: str | None = None) -> Content:
    plain: Content = {"id": str(row.id)}
    for key, fact in row.facts().items():
        value = to_plain(getattr(row, key))
        if value is not None and key != leave_out:
            plain[content_key(key, is_reference=fact.refers_to is not None)] = value
    return plain


def _by_owner(rows: CaseRows, inner: type[CaseRecord]) -> dict[UUID, list[Content]]:
    owner = inner.nested_in[1] if inner.nested_in else ""
    found: dict[UUID, list[Content]] = {}
    for each in rows.of(inner):
        found.setdefault(getattr(each, owner), []).append(_row(each, leave_out=owner))
    return found


def _with_nested(row: CaseRecord, inside: dict[type[CaseRecord], dict[UUID, list[Content]]]) -> Content:
    nested = {inner.section: found[row.id] for inner, found in inside.items() if row.id in found}
    return _row(row) | nested


def _rows(content: Content) -> Iterator[tuple[type[CaseRecord], Content, str]]:
    """Yield every row of a file with its class and JSON pointer; nested rows carry their owner and a place in line."""
    for kind in TOP_CLASSES:
        key: str | None = None
        for place, row in enumerate(content.get(kind.section, ())):
            key = key_between(key, None)
            pointer = f"/{kind.section}/{place}"
            row.setdefault("id", f"{kind.section}/{place}")
            row["order_key"] = key
            yield kind, row, pointer
            yield from _nested_rows(kind, row, pointer)


def _nested_rows(
    kind: type[CaseRecord], owner: Content, pointer: str
) -> Iterator[tuple[type[CaseRecord], Content, str]]:
    for inner in nested_classes(kind):
        column = inner.nested_in[1] if inner.nested_in else ""
        key: str | None = None
        for place, row in enumerate(owner.get(inner.section, ())):
            key = key_between(key, None)
            row.setdefault("id", f"{owner['id']}/{inner.section}/{place}")
            row["order_key"] = key
            row[content_key(column, is_reference=True)] = owner["id"]
            yield inner, row, f"{pointer}/{inner.section}/{place}"


class _Names:
    """Which id each name in the file stands for, and in which table it lives."""

    def __init__(self, case_name: str, *, as_new: bool) -> None:
        self._case_name = case_name
        self._as_new = as_new
        self._ids: dict[str, UUID] = {}
        self._tables: dict[str, str] = {}
        self.rows: dict[type[CaseRecord], set[UUID]] = {}

    def known(self, name: str) -> UUID:
        if name not in self._ids:
            self._ids[name] = new_id() if self._as_new else self._plain_id(name)
        return self._ids[name]

    def learn(self, kind: type[CaseRecord], row: Content) -> None:
        name = str(row["id"])
        if name in self._tables or self.known(name) in self.rows.setdefault(kind, set()):
            raise UserError(f"Id »{name}« er brugt to gange i filen. Giv den ene et andet id.")
        self._tables[name] = kind.__tablename__
        self.rows[kind].add(self.known(name))

    def refer(self, name: str, table: str, pointer: str) -> UUID:
        if self._tables.get(name) != table:
            section = next(kind.section for kind in CASE_CLASSES if kind.__tablename__ == table)
            raise UserError(f"{pointer}: der er ingen række med id »{name}« i »{section}«.")
        return self.known(name)

    def follow(self, name: str) -> UUID:
        """Return what an id of any table has become: its new one when it is a row of the file, else itself."""
        return self.known(name) if name in self._tables else UUID(name)

    def _plain_id(self, name: str) -> UUID:
        try:
            return UUID(name)
        except ValueError:
            return id_from_name(self._case_name, name)


def _fill(kind: type[Any], row: Content, names: _Names, *, pointer: str) -> Any:  # noqa: ANN401 - one of 40 classes
    values: dict[str, Any] = {"id": names.known(row["id"])}
    if "order_key" in row:
        values["order_key"] = row["order_key"]
    for column, fact in kind.facts().items():
        key = content_key(column, is_reference=fact.refers_to is not None)
        if row.get(key) is None:
            continue
        if fact.refers_to:
            values[column] = names.refer(str(row[key]), fact.refers_to, f"{pointer}/{key}")
        elif isinstance(kind.__table__.columns[column].type, Id):
            values[column] = names.follow(str(row[key]))
        else:
            values[column] = from_plain(kind.__table__.columns[column], row[key])
    if values.get("recurrence"):
        _check_recurrence(values["recurrence"], pointer)
    return kind(**values)


def _check_recurrence(rule: str, pointer: str) -> None:
    try:
        parse_rule(rule)
    except UserError as error:
        raise UserError(f"{pointer}/recurrence: {error}") from None
