"""Since when a goal has stood as it does: the day is noted wherever its status becomes another, by verb or by form."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from app.models.base import Record
from app.models.enums import GoalStatus
from app.models.plan import Goal
from app.services.ports import Unit


def stand(unit: Unit, goal: Goal, status: GoalStatus) -> None:
    """Let a goal stand as said; since today when it stood otherwise."""
    if goal.status is not status:
        goal.status, goal.status_on = status, unit.today


def status_day(
    unit: Unit, kind: type[Record], typed: Mapping[str, Any], old: Record | None = None
) -> dict[str, dt.date]:
    """Return the day that belongs to what a form writes, when it gives a goal another status and no other day.

    `typed` are the values of the form, `old` the goal as it was; a new goal comes from being under way.
    """
    if kind is not Goal or "status" not in typed:
        return {}
    before = old if isinstance(old, Goal) else Goal(status=GoalStatus.UNDER_WAY)
    another_day = typed.get("status_on") not in (None, before.status_on)
    return {} if another_day or typed["status"] is before.status else {"status_on": unit.today}
