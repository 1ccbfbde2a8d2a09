"""Every key figure by another road: plain SQL on the rows as they lie in the store, from the text of its definition.

It knows nothing of how the program counts, so the two are wrong together only where the text is.
"""

from collections.abc import Callable
from types import ModuleType

from tests import (
    figure_oracle_cases,
    figure_oracle_early,
    figure_oracle_follow_up,
    figure_oracle_meetings,
    figure_oracle_outcome,
    figure_oracle_placements,
)
from tests.figure_oracle_rows import Answer, Asked, dumped

__all__ = ["ORACLES", "Answer", "Asked", "answers", "dumped"]

Counts = Callable[[Asked], Answer]
AREAS: tuple[ModuleType, ...] = (
    figure_oracle_cases, figure_oracle_follow_up, figure_oracle_meetings, figure_oracle_early,
    figure_oracle_placements, figure_oracle_outcome,
)  # fmt: skip


def _of(area: ModuleType) -> dict[str, Counts]:
    own = (each for each in vars(area).values() if getattr(each, "__module__", "") == area.__name__)
    return {each.__name__: each for each in own if _is_figure(each)}


def _is_figure(each: object) -> bool:
    notes = getattr(each, "__annotations__", {})
    name = getattr(each, "__name__", "_")
    return not name.startswith("_") and notes.get("return") is Answer and list(notes)[:1] == ["asked"]


ORACLES: dict[str, Counts] = {name: each for area in AREAS for name, each in _of(area).items()}
"""Figure -> what counts it."""


def answers(asked: Asked) -> dict[str, Answer]:
    """Return all figures of a period."""
    return {name: each(asked) for name, each in ORACLES.items()}
