"""One thing the plan asks the caseworker to decide; it says why and where the rule stands, and stops nothing."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Ask(StrEnum):
    """What is asked; the window gives each one a key of its own."""

    YOUTH_PLAN = "youth_plan"
    YOUTH_SUPPORT = "youth_support"
    BIRTH = "birth"
    PLAN_CHOICE = "plan_choice"
    MANY_GOALS = "many_goals"
    NO_GOAL = "no_goal"
    BEGUN = "begun"
    OVERDUE = "overdue"
    WHY_THIS = "why_this"


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """One thing to decide. `about_id` is the child or intervention; `demanded` when the law demands an answer."""

    ask: Ask
    about_id: UUID
    text: str
    because: str
    law: str = ""
    demanded: bool = False
