"""A made-up case that fills every field of every table, made from the domain itself."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Boolean, Date, Float, Integer, Text

from app.models.base import CaseRecord, Record
from app.models.case import Case
from app.models.columns import TIME, Approx, Choice, Fact, Id
from app.models.enums_early import CaseStage
from app.models.registry import CASE_CLASSES, TOP_CLASSES, nested_classes
from app.services.case_content import FORMAT, VERSION, content_key

Content = dict[str, Any]
Wording = Callable[[str, str], str]
OTHER = frozenset({"b_id", "against_id", "listener_id", "with_id", "said_by_id"})
"""Columns that name the other of two people."""


def plain_words(table: str, column: str) -> str:
    """A text that tells where it stands."""
    return f"{table} {column} æøå »ord«"


def full_case(words: Wording = plain_words) -> Content:
    """Return case-file content with one row of every table and a value in every field; `words` gives the texts."""
    content: Content = {"format": FORMAT, "version": VERSION, "case": {"id": "case-1", **_values(Case, words)}}
    for kind in TOP_CLASSES:
        content[kind.section] = [_row(kind, words)]
    content["people"].append({"id": "people-2", "name": words("person", "name"), "kind": "person", "gender": "man"})
    return content


def text_columns(kind: type[Record]) -> list[str]:
    """Return the columns of a class that hold free text."""
    columns = kind.__table__.columns
    return [name for name in kind.facts() if isinstance(columns[name].type, Text) and not _is_special(name)]


def _is_special(name: str) -> bool:
    return name in {"recurrence", "type_id"}


def _row(kind: type[CaseRecord], words: Wording) -> Content:
    row = {"id": f"{kind.section}-1", **_values(kind, words)}
    for inner in nested_classes(kind):
        row[inner.section] = [{"id": f"{kind.section}-1-{inner.section}-1", **_values(inner, words)}]
    return row


def _values(kind: type[Record], words: Wording) -> Content:
    owner = getattr(kind, "nested_in", None)
    return {
        content_key(name, is_reference=fact.refers_to is not None): _value(kind, name, fact, words)
        for name, fact in kind.facts().items()
        if not owner or name != owner[1]
    }


def _value(kind: type[Record], name: str, fact: Fact, words: Wording) -> Any:
    if fact.refers_to:
        section = next(each.section for each in CASE_CLASSES if each.__tablename__ == fact.refers_to)
        return f"{section}-2" if name in OTHER and section == "people" else f"{section}-1"
    column = kind.__table__.columns[name]
    if isinstance(column.type, Choice):
        return CaseStage.CASE.value if column.type.options is CaseStage else next(iter(column.type.options)).value
    if column.type is TIME:
        return "14:30"
    fixed = {"recurrence": "FREQ=WEEKLY;BYDAY=FR", "type_id": "network_meeting"}
    plain = {Boolean: False, Float: 7.5, Date: "2026-11-18", Approx: "ca. 1975"}
    plain[Id] = "0192f0c4-7d3a-7c11-8a53-5f2d1f0e9b11"
    for column_type, value in plain.items():
        if isinstance(column.type, column_type):
            return value
    if isinstance(column.type, Integer):
        return fact.bounds[0] if fact.bounds else 1
    return fixed.get(name) or words(kind.__tablename__, name)
