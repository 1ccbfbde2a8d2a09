"""The case file: JSON that anyone can write from the schema, checked before anything is stored."""

import json
import re
from collections import Counter
from itertools import islice
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange.schema_words import in_danish
from app.exchange.whole_file import read_whole, write_whole
from app.paths import resources

SCHEMA, FORMAT = "casefile.schema.json", "rundbord-case"
TOO_LARGE = "Filen er over 50 MB. En sag fylder langt mindre; er det den rigtige fil?"
LARGEST = 50 * 1024 * 1024
DEEPEST = 12
MOST_VALUES = 1_000_000
"""How many commas and brackets a file may hold: each may become an object of a hundred bytes or more."""
MOST_ROWS = 20_000
"""How many rows a case may bring; forty years of a large family are below a tenth of that."""
LONGEST_TEXT = 200_000
"""Characters in one text, some seventy pages."""
MOST_FAULTS = 1_000
SHAPE = ("pattern", "format", "maxLength")
_SURROGATE = re.compile("[\ud800-\udfff]")
Content = dict[str, Any]


def read_case_file(path: Path) -> Content:
    """Return the content of a case file that fits the schema.

    Raises UserError in Danish with where (JSON pointer) and why; nothing is stored by then.
    """
    return case_in(read_whole(path, LARGEST, TOO_LARGE))


def looks_like_case_file(raw: bytes) -> bool:
    """Tell whether some bytes say that they are a case file; whether they are one is seen by `case_in`."""
    return raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{" and FORMAT.encode() in raw


def case_in(raw: bytes) -> Content:
    """Return the content in the bytes of a case file. Raises UserError as `read_case_file` does."""
    if len(raw) > LARGEST:
        raise UserError(TOO_LARGE)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError("Filen er ikke UTF-8. Gem den som UTF-8, og prøv igen.") from error
    return checked(parse(text))


def parse(text: str) -> Any:  # noqa: ANN401 - any JSON
    """Return the JSON of a text. Raises UserError with line and column, or when it would become too much to hold."""
    if sum(text.count(mark) for mark in ",[{") > MOST_VALUES:
        raise UserError("Filen rummer langt mere end en sag. Er det den rigtige fil?")
    try:
        value = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_once_each)
    except json.JSONDecodeError as error:
        raise UserError(f"Linje {error.lineno}, tegn {error.colno}: filen er ikke gyldig JSON.") from error
    except (RecursionError, ValueError) as error:
        raise UserError(str(error) if isinstance(error, _Twice) else "Filen er skruet for indviklet sammen.") from error
    _look_for_bad_text(value, "", 0)
    return value


def checked(content: Any) -> Content:  # noqa: ANN401 - any JSON
    """Return the content if it fits the schema, else raise UserError with the first three places it does not."""
    from jsonschema import Draft202012Validator, FormatChecker  # dear to import, and only needed here

    schema = json.loads((resources() / SCHEMA).read_text(encoding="utf-8"))
    newest = max(schema["properties"]["version"]["enum"])
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(version, int) and version > newest:
        raise UserError("Filen er skrevet af et nyere Rundbord. Opdatér programmet, og prøv igen. Intet er lagt ind.")
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    _count_rows(content)
    faults = islice(validator.iter_errors(content), MOST_FAULTS)
    found = sorted(faults, key=lambda error: [str(each) for each in error.absolute_path])
    # A field may break two rules at once, and an object without three fields breaks one rule thrice: each place once.
    told = list({(tuple(error.absolute_path), error.validator in SHAPE): in_danish(error) for error in found}.values())
    if told:
        lines = told[:3]
        more = f" (og {len(told) - 3} til)" if len(told) > 3 else ""
        raise UserError(" · ".join(lines) + more)
    result: Content = content
    return result


def write_case_file(content: Content, path: Path) -> None:
    """Write a case file; a half-written one never replaces a whole one. Raises UserError when the place refuses."""
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    write_whole(path, text.encode("utf-8"))


class _Twice(ValueError):
    """A key stands twice in one object."""


def _once_each(pairs: list[tuple[str, Any]]) -> Content:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise _Twice(f"»{twice[:40]}« står to gange på samme sted. Slet den ene.")
    return found


def _no_constant(_: str) -> None:
    raise ValueError("NaN")


def _look_for_bad_text(value: Any, pointer: str, depth: int) -> None:  # noqa: ANN401 - any JSON
    if depth > DEEPEST:
        raise UserError("Filen er skruet for indviklet sammen.")
    if isinstance(value, dict):
        for key, each in value.items():
            _look_for_bad_text(key, pointer, depth + 1)
            _look_for_bad_text(each, f"{pointer}/{key[:40]}", depth + 1)
    elif isinstance(value, list):
        for place, each in enumerate(value):
            _look_for_bad_text(each, f"{pointer}/{place}", depth + 1)
    elif isinstance(value, str):
        _look_at_text(value, pointer or "/")


def _look_at_text(text: str, pointer: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise UserError(f"{pointer}: teksten er over 200.000 tegn. Del den op.")
    if "\0" in text or _SURROGATE.search(text):
        raise UserError(f"{pointer}: teksten holder tegn, der ikke kan gemmes. Slet dem, og prøv igen.")


def _count_rows(content: Any) -> None:  # noqa: ANN401 - any JSON
    """Refuse a case of more rows than a laptop stores in a minute, before each of them is looked at."""
    waiting, rows = [content], 0
    while waiting:
        each = waiting.pop()
        rows += isinstance(each, dict)
        waiting += each.values() if isinstance(each, dict) else each if isinstance(each, list) else ()
    if rows > MOST_ROWS:
        raise UserError("Sagen har over 20.000 rækker. Er det den rigtige fil?")
