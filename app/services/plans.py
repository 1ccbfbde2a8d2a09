"""Verbs of the plan: purpose, goals and scores."""

from uuid import UUID

from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.order import key_between
from app.models.plan import ActionPlan, Goal, GoalBaseline, GoalScore
from app.services.plan_page import current_plan
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_values import typed_text, typed_value


@use_case("plan.set")
def set_plan(
    unit: Unit,
    case_id: UUID,
    *,
    purpose: str | None = None,
    if_hard: str | None = None,
    expected_duration: str | None = None,
) -> UUID:
    """Write the purpose and what to do if it gets hard; the plan is made when it is not there yet."""
    plan = current_plan(read_case(unit, case_id))
    if plan is None:
        plan = unit.add(ActionPlan(case_id=case_id, order_key=next_key(unit, ActionPlan, case_id)))
    typed = {"purpose": purpose, "if_hard": if_hard, "expected_duration": expected_duration}
    for name, text in typed.items():
        if text is not None:
            setattr(plan, name, typed_text(text) or None)
    return plan.id


@use_case("goal.add")
def add_goal(
    unit: Unit,
    case_id: UUID,
    *,
    text: str,
    child_id: UUID | None = None,
    now: str = "",
    period: str = "",
    reached_when: str = "",
) -> UUID:
    """Add a goal in the family's words, with how it is now. Raises UserError without text."""
    words = typed_text(text)
    if not words:
        raise UserError("Skriv målet med familiens egne ord.")
    goal = Goal(case_id=case_id, child_id=child_id, text=words, order_key=next_key(unit, Goal, case_id))
    goal.reached_when = typed_text(reached_when) or None
    unit.add(goal)
    unit.session.flush()
    if how_now := typed_text(now):
        baseline = GoalBaseline(case_id=case_id, goal_id=goal.id, value=how_now, order_key=key_between(None, None))
        baseline.period = typed_value(GoalBaseline.__table__.columns["period"], period, unit.today)
        unit.add(baseline)
    return goal.id


@use_case("goal.score")
def score_goal(unit: Unit, goal_id: UUID, *, value: str, person_id: UUID | None = None) -> UUID:
    """Note where a goal is from 0 to 10 today. Raises UserError for anything else."""
    goal = unit.get(Goal, goal_id)
    number = typed_value(GoalScore.__table__.columns["value"], value, unit.today)
    if number is None:
        raise UserError("Skriv et tal fra 0 til 10.")
    today = ApproxDate.parse(unit.today.isoformat())
    score = GoalScore(case_id=goal.case_id, goal_id=goal_id, value=number, on=today, person_id=person_id)
    score.order_key = next_key(unit, GoalScore, goal.case_id)
    return unit.add(score).id
