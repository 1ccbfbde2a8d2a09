"""A case file in and out of a real store, and comparing what came out with what went in."""

import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.case_file import checked, parse
from app.models.case import Case
from app.models.registry import CASE_CLASSES
from app.services.case_content import content_of, store_content

Content = dict[str, Any]


SMALLEST = {"format": "rundbord-case", "version": 1, "case": {"id": "lille"}}


def take_in(store: OpenStore, content: Content, *, as_new: bool = False) -> UUID:
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        return store_content(unit, content, as_new=as_new)


def take_out(store: OpenStore, case_id: UUID) -> Content:
    with store.units.read("case.export") as unit:
        return content_of(unit, case_id)


def without_ids(value: Any) -> Any:
    """The content with every id as the place it first stood."""
    seen: dict[str, str] = {}

    def walk(each: Any) -> Any:
        if isinstance(each, dict):
            return {key: walk(inner) for key, inner in each.items()}
        if isinstance(each, list):
            return [walk(inner) for inner in each]
        if isinstance(each, str) and _is_id(each):
            return seen.setdefault(each, f"id {len(seen)}")
        return each

    return walk(value)


def _is_id(text: str) -> bool:
    try:
        return len(text) == 36 and bool(UUID(text))
    except ValueError:
        return False


def stored_rows(store: OpenStore) -> int:
    with store.units.read("test") as unit:
        return sum(unit.session.scalar(select(func.count()).select_from(kind)) or 0 for kind in (*CASE_CLASSES, Case))


def refused(content: Any) -> str:
    with pytest.raises(UserError) as caught:
        checked(parse(json.dumps(content)))
    return str(caught.value)


def same_facts(given_content: Content, stored: Content, *, rough: bool = False) -> bool:
    """Whether every field given stands in what was stored, and nothing else; ids and dates may be respelt."""
    if rough:  # what was left out has its default now
        assert set(keys_of(given_content)) <= set(keys_of(stored))
    else:
        assert keys_of(given_content) == keys_of(stored)
        assert texts_of(given_content) == texts_of(stored)
    return True


def keys_of(value: Any, pointer: str = "") -> list[str]:
    if isinstance(value, dict):
        inner = [
            key for name, each in sorted(value.items()) if name != "id" for key in keys_of(each, f"{pointer}/{name}")
        ]
        return inner if pointer else [key for key in inner if key]
    if isinstance(value, list):
        return [key for n, each in enumerate(value) for key in keys_of(each, f"{pointer}/{n}")]
    return [pointer]


def texts_of(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [text for name, each in sorted(value.items()) if name != "id" for text in texts_of(each)]
    if isinstance(value, list):
        return [text for each in value for text in texts_of(each)]
    return [value] if not isinstance(value, str) or " " in value else []
