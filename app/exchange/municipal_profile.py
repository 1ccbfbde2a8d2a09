"""A municipal profile as one TOML file that people can read and correct, and back; what is wrong is told by line.

Only texts, numbers, yes-or-no, days, lists and tables are written: enough for the values of a profile.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from app.errors import UserError
from app.services.profile_content import NOT_A_PROFILE, ProfileContent

LARGEST = 2 * 1024 * 1024
"""Bytes; a profile with everything made our own is about a tenth of that."""
TOO_LARGE = "Filen er for stor til at være en profil. Den må højst fylde 2 MB."
BROKEN_LINE = "Linje {line} kan ikke læses. Se efter et anførselstegn eller et lighedstegn, der mangler."
HEAD = """\
# Profil fra Rundbord: sådan arbejder vores kommune. Der står intet om familier i filen.
# Hent den under Indstillinger, Regler og frister. Det, der ikke står her, bliver, som det er.
"""
_HEADER = re.compile(r"\s*\[\[\s*([A-Za-z_]+)\s*\]\]")
_AT_LINE = re.compile(r"at line (\d+)")
_DELETE = "\x7f"


def write_profile(values: Mapping[str, Any]) -> bytes:
    """Return the values of a profile as a file (UTF-8)."""
    return "\n".join([HEAD, *_lines(values, ())]).encode("utf-8", "replace") + b"\n"


def read_profile(content: bytes) -> ProfileContent:
    """Return the values of a file and where its tables begin. Raises UserError when it is no such file."""
    if len(content) > LARGEST:
        raise UserError(TOO_LARGE)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UserError(NOT_A_PROFILE) from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        raise UserError(BROKEN_LINE.format(line=found[1] if found else len(text.splitlines()) or 1)) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or lists in lists without end
        raise UserError(NOT_A_PROFILE) from error
    return ProfileContent(values, dict(_places(text)))


def _places(text: str) -> Iterator[tuple[tuple[str, int], int]]:
    """Yield on which line (from 1) each entry of a table begins."""
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if found := _HEADER.match(line):
            table = found[1]
            yield (table, seen.get(table, 0)), number
            seen[table] = seen.get(table, 0) + 1


def _lines(values: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of a table: its plain values first, then the tables inside it."""
    inner = {name: value for name, value in values.items() if _is_table(value)}
    for name, value in values.items():
        if name not in inner:
            yield f"{name} = {_plain(value)}"
    for name, value in inner.items():
        inside = (*path, name)
        for row in value if isinstance(value, list) else (value,):
            header = ".".join(inside)
            yield f"\n[[{header}]]" if isinstance(value, list) else f"\n[{header}]"
            yield from _lines(row, inside)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and bool(value) and isinstance(value[0], Mapping))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(_plain(each) for each in value)}]"
    return json.dumps(str(value), ensure_ascii=False).replace(_DELETE, "\\u007f")
