"""The limits a plan reminds of, as data (`resources/rules/plan_limits.toml`); none of them stops anything."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.errors import UserError

UNREADABLE = "Planens grænser kan ikke læses. Geninstallér programmet."


@dataclass(frozen=True, slots=True)
class PlanLimits:
    """How many goals are enough, and how many days are a long wait."""

    enough_goals: int
    long_wait: int


def load_limits(path: Path) -> PlanLimits:
    """Return the limits of a file. Raises UserError when it cannot be read, or one of them is no number above 0."""
    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
        limits = PlanLimits(
            enough_goals=_number(data["goals"]["enough"]),
            long_wait=_number(data["waiting"]["long_days"]),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error
    return limits


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError("a limit is a whole number above 0")
    return value
