"""The limits a plan reminds of, read once from the data that comes with the program."""

from functools import cache

from app.paths import resources
from app.rules.plan_limits import PlanLimits, load_limits


@cache
def shipped_limits() -> PlanLimits:
    """Return the limits that come with the program."""
    return load_limits(resources() / "rules" / "plan_limits.toml")
