"""What is wrong with a case file, in Danish: where (JSON pointer) and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jsonschema import ValidationError

_TYPES = {
    "string": "en tekst i anførselstegn", "integer": "et helt tal", "number": "et tal", "boolean": "true eller false",
    "array": "en liste [ ]", "object": "et objekt { }",
}  # fmt: skip
_FORMATS = {"date": "en dato, fx 2026-11-18"}


def in_danish(error: ValidationError) -> str:
    """Return one sentence for one schema error."""
    pointer = "/" + "/".join(str(each).replace("~", "~0").replace("/", "~1") for each in error.absolute_path)
    return f"{pointer}: {_why(error)}"


def _why(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    schema: Any = error.schema
    match error.validator:
        case "required":
            return f"{_listed(each for each in wanted if each not in error.instance)} mangler"
        case "additionalProperties":
            known = schema.get("properties", {})
            return f"{_listed(each for each in error.instance if each not in known)} kendes ikke her"
        case "type":
            return f"her skal stå {_TYPES.get(wanted, wanted)}"
        case "enum":
            return f"»{_short(error.instance)}« kan ikke bruges; vælg {_listed(wanted)}"
        case "const":
            return f"her skal stå {wanted!r}".replace("'", '"')
        case "format":
            return f"»{_short(error.instance)}« er ikke {_FORMATS.get(wanted, wanted)}"
        case "pattern":
            return f"»{_short(error.instance)}« er ikke skrevet rigtigt ({schema.get('description', wanted)})"
        case "minimum" | "maximum":
            return f"{_short(error.instance)} er uden for {schema.get('minimum')}-{schema.get('maximum')}"
        case "minLength":
            return "teksten er tom; slet linjen, hvis I ikke ved det"
    return "det passer ikke med beskrivelsen"


def _listed(words: Any) -> str:  # noqa: ANN401 - any iterable of JSON values
    return ", ".join(f"»{_short(each)}«" for each in words)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 40 else text[:39] + "…"
