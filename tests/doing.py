"""Doing and asking through the real units of work, in one line, as a window would."""

from collections.abc import Callable
from typing import Any

from app.bootstrap import OpenStore


def do(store: OpenStore, use_case: Callable[..., Any], *args: Any, **values: Any) -> Any:
    """Run a use case as one step and return what it returns."""
    with store.units.step("Skridt", "test") as unit:
        return use_case(unit, *args, **values)


def ask(store: OpenStore, use_case: Callable[..., Any], *args: Any, **values: Any) -> Any:
    """Run a reading use case and return what it returns."""
    with store.units.read("test") as unit:
        return use_case(unit, *args, **values)
