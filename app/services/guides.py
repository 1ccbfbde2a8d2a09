"""Kinds of worry and professions, as the municipality names them; they hold also when the guides are switched off."""

import tomllib
from functools import cache
from typing import Any

from app.paths import resources
from app.services.ports import Unit, use_case

Choices = tuple[tuple[str, str], ...]
"""(id, Danish name), in the order they are offered."""


@use_case("guides.worry_kinds")
def worry_kinds(unit: Unit) -> Choices:
    """Return the kinds of worry there are to choose among."""
    unit.about()
    return _named("worry_kind")


@use_case("guides.professions")
def professions(unit: Unit) -> Choices:
    """Return the professions there are to choose among."""
    unit.about()
    return _named("profession")


def _named(table: str) -> Choices:
    return tuple((each["id"], each["name"]) for each in shipped()[table])


@cache
def shipped() -> dict[str, list[dict[str, Any]]]:
    """Return the tables of the shipped file as plain values."""
    return tomllib.loads((resources() / "definitions" / "guides.toml").read_text(encoding="utf-8"))
