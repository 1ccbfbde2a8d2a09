"""The JSON schema of the case file, built from the domain so that the two cannot drift apart."""

from typing import Any

from sqlalchemy import Boolean, Date, Float, Integer
from sqlalchemy.sql.elements import KeyedColumnElement

from app.models.base import Record
from app.models.case import Case
from app.models.columns import TIME, Approx, Choice, Fact, Id
from app.models.registry import CASE_CLASSES, TOP_CLASSES, nested_classes
from app.services.case_content import FORMAT, VERSION, content_key
from app.wording import word

Schema = dict[str, Any]

ID = {
    "type": "string",
    "pattern": r"^[A-Za-z0-9ÆØÅæøå._/-]{1,120}$",
    "description": "Et ord, du selv vælger (fx »mathias«), eller et UUID. Bruges, når noget andet peger på rækken.",
}
_WITHOUT_ID_IN_OLDER_FILES = {"action_plan", "child_talk", "note", "concern", "consent"}
"""Nothing could refer to these rows in older files (the last two: until version 7), so they may lack their ids."""
_REFERRED = {fact.refers_to for kind in CASE_CLASSES for fact in kind.facts().values()} - _WITHOUT_ID_IN_OLDER_FILES


def case_file_schema() -> Schema:
    """Return the schema (JSON Schema 2020-12), closed and described in Danish."""
    properties: Schema = {
        "format": {"const": FORMAT, "description": "Siger, at det er en sag fra Rundbord."},
        "version": {"enum": [*range(1, VERSION + 1)], "description": "Filens udgave."},
        "case": _object(Case, {}),
    }
    for kind in TOP_CLASSES:
        nested = {inner.section: _list(inner, _object(inner, {})) for inner in nested_classes(kind)}
        properties[kind.section] = _list(kind, _object(kind, nested))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Sag fra Rundbord",
        "description": (
            "Én sag som JSON. Kun »format«, »version« og »case« skal være der; udelad det, I ikke ved. "
            "Felter, der peger på en anden række, holder dens »id«. Rækkefølgen i listerne bevares."
        ),
        "type": "object",
        "properties": properties,
        "required": ["format", "version", "case"],
        "additionalProperties": False,
    }


def _list(kind: Any, items: Schema) -> Schema:  # noqa: ANN401 - a mapped class
    return {"type": "array", "description": kind.title, "items": items}


def _object(kind: type[Record], nested: Schema) -> Schema:
    owner = getattr(kind, "nested_in", None)
    facts = {key: fact for key, fact in kind.facts().items() if not owner or key != owner[1]}
    columns = kind.__table__.columns
    properties = {content_key(key, is_reference=bool(f.refers_to)): _field(columns[key], f) for key, f in facts.items()}
    required = [
        content_key(key, is_reference=bool(fact.refers_to))
        for key, fact in facts.items()
        if not columns[key].nullable and columns[key].default is None
    ]
    if kind.__tablename__ in _REFERRED or kind is Case:
        required.insert(0, "id")
    return {
        "type": "object",
        "properties": {"id": ID, **properties, **nested},
        "required": required,
        "additionalProperties": False,
    }


def _field(column: KeyedColumnElement[Any], fact: Fact) -> Schema:
    text = fact.label if fact.help == fact.label else f"{fact.label.rstrip('.?')}. {fact.help}"
    if fact.refers_to:
        return {"type": "string", "description": f"{text} (id fra »{_section(fact.refers_to)}«)"}
    return {**_kind(column, fact), "description": text + _choices(column)}


def _section(table: str) -> str:
    return next(kind.section for kind in CASE_CLASSES if kind.__tablename__ == table)


def _kind(column: KeyedColumnElement[Any], fact: Fact) -> Schema:
    bounds = dict(zip(("minimum", "maximum"), fact.bounds, strict=True)) if fact.bounds else {}
    match column.type:
        case Choice():
            return {"type": "string", "enum": [each.value for each in column.type.options]}
        case Boolean():
            return {"type": "boolean"}
        case Id():
            return {"type": "string", "format": "uuid"}
        case Float():
            return {"type": "number", **(bounds or {"minimum": 0, "maximum": 1_000_000})}
        case Integer():
            return {"type": "integer", **bounds}
        case Date():
            return {"type": "string", "format": "date", "pattern": r"^(1[89]|2[01])\d\d-"}
        case Approx():
            return {"type": "string", "pattern": r"\S"}
    # The length is told too: `$` also matches before a line end.
    time = {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$", "maxLength": 5}
    return time if column.type is TIME else {"type": "string"}


def _choices(column: KeyedColumnElement[Any]) -> str:
    if isinstance(column.type, Choice):
        return ": " + ", ".join(f"{each.value} = {word(each)}" for each in column.type.options)
    if isinstance(column.type, Date):
        return " (2026-11-18)"
    if isinstance(column.type, Approx):
        return " (2026-11-18, 1975, »ca. 1975«, »marts 2027«, »foråret 2019«, »siden august 2026«)"
    return ""
