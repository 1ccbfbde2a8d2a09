"""What is wrong with a case file, in Danish: where (JSON pointer) and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import ValidationError

MOST_NAMED = 5
"""How many strange words are told; a hostile file has a million of them."""

_TYPES = {
    "string": "en tekst i anførselstegn", "integer": "et helt tal", "number": "et tal", "boolean": "true eller false",
    "array": "en liste [ ]", "object": "et objekt { }",
}  # fmt: skip
_FORMATS = {"date": "en dato, fx 2026-11-18", "uuid": "et UUID, fx 0192f0c4-7d3a-7c11-8a53-5f2d1f0e9b11"}


def in_danish(error: ValidationError) -> str:
    """Return one sentence for one schema error."""
    pointer = "/" + "/".join(str(each).replace("~", "~0").replace("/", "~1") for each in error.absolute_path)
    return f"{pointer}: {_why(error)}"


def _why(error: ValidationError) -> str:
    tell = _TELL.get(str(error.validator))
    wanted: Any = error.validator_value
    schema: Any = error.schema
    return tell(error.instance, wanted, schema) if tell else "det passer ikke med beskrivelsen"


def _missing(instance: Any, wanted: Any, _: Any) -> str:  # noqa: ANN401 - any JSON
    return f"{_listed(each for each in wanted if each not in instance)} mangler"


def _unknown(instance: Any, _: Any, schema: Any) -> str:  # noqa: ANN401 - any JSON
    strange = [each for each in instance if each not in schema.get("properties", {})]
    more = f" (og {len(strange) - MOST_NAMED} til)" if len(strange) > MOST_NAMED else ""
    return f"{_listed(strange[:MOST_NAMED])}{more} kendes ikke her"


def _out_of_bounds(instance: Any, _: Any, schema: Any) -> str:  # noqa: ANN401 - any JSON
    return f"{_short(instance)} er uden for {schema.get('minimum')}-{schema.get('maximum')}"


_TELL: dict[str, Callable[[Any, Any, Any], str]] = {
    "required": _missing,
    "additionalProperties": _unknown,
    "type": lambda _, wanted, __: f"her skal stå {_TYPES.get(wanted, wanted)}",
    "enum": lambda instance, wanted, _: f"»{_short(instance)}« kan ikke bruges; vælg {_listed(wanted)}",
    "const": lambda _, wanted, __: f"her skal stå {json.dumps(wanted, ensure_ascii=False)}",
    "format": lambda instance, wanted, _: f"»{_short(instance)}« er ikke {_FORMATS.get(wanted, wanted)}",
    "pattern": lambda instance, _, schema: f"»{_short(instance)}« er ikke skrevet rigtigt ({schema['description']})",
    "minimum": _out_of_bounds,
    "maximum": _out_of_bounds,
    "maxLength": lambda instance, *_: f"»{_short(instance)}« er for langt",
}


def _listed(words: Any) -> str:  # noqa: ANN401 - any iterable of JSON values
    return ", ".join(f"»{_short(each)}«" for each in words)


def _short(value: object) -> str:
    text = "[…]" if isinstance(value, list) else "{…}" if isinstance(value, dict) else str(value)
    return text if len(text) <= 40 else text[:39] + "…"
