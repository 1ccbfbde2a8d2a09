"""Verbs of the plan: its own words, goals with small steps and who is responsible, and numbers."""

from uuid import UUID

from app.errors import UserError
from app.models.approx_spans import Tense
from app.models.enums import GoalStatus, LifeArea
from app.models.order import key_between
from app.models.plan import Goal, GoalBaseline, GoalResponsible, GoalScore, GoalStep
from app.services.case_members import see_child, see_person
from app.services.goal_rows import in_order
from app.services.goal_status import stand
from app.services.ordering import move_among
from app.services.plan_kind import current_plan
from app.services.plan_sections import new_plan
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text, typed_value


@use_case("plan.set")
def set_plan(
    unit: Unit,
    case_id: UUID,
    *,
    child_id: UUID | None = None,
    purpose: str | None = None,
    if_hard: str | None = None,
    expected_duration: str | None = None,
    ends_when: str | None = None,
    call_then: str | None = None,
) -> UUID:
    """Write the plan's own words, those that are given; the plan is made when it is not there yet.

    Siblings share a plan until a child has one of its own: with `child_id` the child's own is written, or the shared
    one where there is none; without it the shared one is.
    """
    see_child(unit, case_id, child_id)
    plan = current_plan(read_case(unit, case_id), child_id) or new_plan(unit, case_id)
    typed = {
        "purpose": purpose, "if_hard": if_hard, "expected_duration": expected_duration,
        "ends_when": ends_when, "call_then": call_then,
    }  # fmt: skip
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
    area: LifeArea | None = None,
) -> UUID:
    """Add a goal in the family's words, with how it is now. Raises UserError without text."""
    words = typed_text(text)
    if not words:
        raise UserError("Skriv målet med familiens egne ord.")
    see_child(unit, case_id, child_id)
    goal = Goal(case_id=case_id, child_id=child_id, text=words, order_key=next_key(unit, Goal, case_id))
    goal.reached_when, goal.area = typed_text(reached_when) or None, area
    unit.add(goal)
    unit.session.flush()
    if how_now := typed_text(now):
        baseline = GoalBaseline(case_id=case_id, goal_id=goal.id, value=how_now, order_key=key_between(None, None))
        baseline.period = typed_value(GoalBaseline.__table__.columns["period"], period, unit.today)
        unit.add(baseline)
    return goal.id


@use_case("goal.status")
def set_goal_status(unit: Unit, goal_id: UUID, status: GoalStatus, *, because: str = "") -> None:
    """Say how a goal stands from today; a reason is kept with it, and an old one goes when none is given."""
    goal = unit.get(Goal, goal_id)
    stand(unit, goal, status)
    goal.status_because = typed_text(because) or None


@use_case("goal.move")
def move_goal(unit: Unit, goal_id: UUID, *, by: int) -> None:
    """Move a goal some places up (negative) or down as they stand in the case; past an end nothing happens."""
    goal = unit.get(Goal, goal_id)
    move_among(in_order(unit.live(Goal, Goal.case_id == goal.case_id)), goal, by)


@use_case("goal.step")
def add_step(unit: Unit, goal_id: UUID, *, text: str, due: str = "") -> UUID:
    """Add a small step on the way; a day is kept as it was said. Raises UserError without words."""
    words = typed_text(text)
    if not words:
        raise UserError("Skriv, hvad det lille skridt er.")
    goal = unit.get(Goal, goal_id)
    row = GoalStep(case_id=goal.case_id, goal_id=goal_id, text=words, order_key=next_key(unit, GoalStep, goal.case_id))
    row.due = typed_value(GoalStep.__table__.columns["due"], due, unit.today)
    return unit.add(row).id


@use_case("goal.step_status")
def set_step_status(unit: Unit, step_id: UUID, status: GoalStatus) -> None:
    """Say how a small step stands."""
    unit.get(GoalStep, step_id).status = status


@use_case("goal.responsible")
def add_responsible(
    unit: Unit, goal_id: UUID, *, person_id: UUID | None = None, body: str = "", does: str = ""
) -> UUID:
    """Say who is responsible for a goal: a person or a body of any sector. Raises UserError when it is nobody."""
    words = typed_text(body)
    if person_id is None and not words:
        raise UserError("Vælg en person, eller skriv fx »skolen«.")
    goal = unit.get(Goal, goal_id)
    see_person(unit, goal.case_id, person_id)
    row = GoalResponsible(case_id=goal.case_id, goal_id=goal_id, person_id=person_id, body=words or None)
    row.does, row.order_key = typed_text(does) or None, next_key(unit, GoalResponsible, goal.case_id)
    return unit.add(row).id


@use_case("goal.score")
def score_goal(unit: Unit, goal_id: UUID, *, value: str, person_id: UUID | None = None, on: str = "") -> UUID:
    """Note where a goal is from 0 to 10, today or on the day it was said.

    Raises UserError for anything else, for a day nobody can read, and for one that is still to come.
    """
    goal = unit.get(Goal, goal_id)
    see_person(unit, goal.case_id, person_id)
    number = typed_value(GoalScore.__table__.columns["value"], value, unit.today)
    if number is None:
        raise UserError("Skriv et tal fra 0 til 10.")
    day = typed_day(on, unit.today, Tense.GONE)
    if (day.start or unit.today) > unit.today:
        raise UserError("Skriv den dag, tallet blev sagt. Den kan ikke ligge fremme i tiden.")
    score = GoalScore(case_id=goal.case_id, goal_id=goal_id, value=number, on=day, person_id=person_id)
    score.order_key = next_key(unit, GoalScore, goal.case_id)
    return unit.add(score).id
