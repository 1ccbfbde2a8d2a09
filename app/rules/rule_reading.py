"""Rules read from plain values and written as such: one shape for the shipped files, the store and the profile file."""

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar, get_args

from app.errors import UserError
from app.rules.counting import Step
from app.rules.rule import Rule

R = TypeVar("R", bound=Rule)
_OWN = "own"
"""Follows from where a rule was read, so it is never written."""


def read_rules(path: Path, table: str, kind: type[R], unreadable: str) -> tuple[R, ...]:
    """The rules of one table in a shipped file, in file order. Raises UserError (`unreadable`)."""
    try:
        with path.open("rb") as file:
            return tuple(rule_of(kind, row) for row in tomllib.load(file)[table])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(unreadable) from error


def rule_of(kind: type[R], row: Mapping[str, Any]) -> R:
    """One rule from plain values. Raises KeyError (missing or unknown name), TypeError or ValueError (of its kind)."""
    known = {each.name: each for each in fields(kind) if each.name != _OWN}
    if unknown := sorted(set(row) - set(known)):
        raise KeyError(unknown[0])
    values: dict[str, Any] = {name: _value(known[name], value) for name, value in row.items()}
    missing = [each.name for each in known.values() if each.default is MISSING and each.name not in values]
    if missing:
        raise KeyError(missing[0])
    return kind(**values)


def row_of(rule: Rule) -> dict[str, Any]:
    """The plain values of a rule: texts, whole numbers, yes-or-no and days; what stands at its default is left out."""
    found = {each.name: getattr(rule, each.name) for each in fields(rule) if getattr(rule, each.name) != each.default}
    found.pop(_OWN, None)
    return {name: str(value) if isinstance(value, Step | StrEnum) else value for name, value in found.items()}


def _value(field: Field[Any], value: object) -> object:
    kinds = [each for each in (get_args(field.type) or (field.type,)) if each is not type(None)]
    wanted = kinds[0]
    if wanted is Step:
        return Step.parse(_text(field, value))
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return wanted(_text(field, value))
    if type(value) is not wanted:
        raise TypeError(field.name)
    return value


def _text(field: Field[Any], value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(field.name)
    return value
