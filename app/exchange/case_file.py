"""The case file: JSON that anyone can write from the schema, checked before anything is stored."""

import json
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange.schema_words import in_danish
from app.paths import resources

SCHEMA = "casefile.schema.json"
LARGEST = 50 * 1024 * 1024
DEEPEST = 12
SHAPE = ("pattern", "format", "maxLength")
Content = dict[str, Any]


def read_case_file(path: Path) -> Content:
    """Return the content of a case file that fits the schema.

    Raises UserError in Danish with where (JSON pointer) and why; nothing is stored by then.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UserError("Filen er over 50 MB. En sag fylder langt mindre; er det den rigtige fil?")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError("Filen kan ikke læses. Ligger den der, og må du åbne den?") from error
    except UnicodeDecodeError as error:
        raise UserError("Filen er ikke UTF-8. Gem den som UTF-8, og prøv igen.") from error
    return checked(parse(text))


def parse(text: str) -> Any:  # noqa: ANN401 - any JSON
    """Return the JSON of a text. Raises UserError with line and column."""
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
    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    found = sorted(validator.iter_errors(content), key=lambda error: [str(each) for each in error.absolute_path])
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
    if not path.name:
        raise UserError("Skriv et filnavn, ikke kun en mappe.")
    aside = path.with_name(path.name + ".ny")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise UserError("Filen kan ikke skrives der. Vælg en mappe, du må skrive i, med plads nok.") from error


class _Twice(ValueError):
    """A key stands twice in one object."""


def _once_each(pairs: list[tuple[str, Any]]) -> Content:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(key for key, _ in pairs if [each for each, _ in pairs].count(key) > 1)
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
    elif isinstance(value, str) and ("\0" in value or any("\ud800" <= letter <= "\udfff" for letter in value)):
        raise UserError(f"{pointer or '/'}: teksten holder tegn, der ikke kan gemmes. Slet dem, og prøv igen.")
