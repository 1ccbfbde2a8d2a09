"""Which goals of the plan an intervention is there for (formål, mål, indsats: law and method go from goal to help)."""

from uuid import UUID

from app.errors import UserError
from app.models.order import key_between
from app.models.plan import Goal, Intervention, InterventionGoal
from app.services.ports import Unit, use_case

OTHER_CASE = "Målet hører til en anden sag. Vælg et mål fra planen her."


@use_case("intervention.goals")
def set_goals(unit: Unit, intervention_id: UUID, goal_ids: tuple[UUID, ...]) -> None:
    """Say which goals an intervention is there for; none is fine. Raises UserError for a goal of another case."""
    row = unit.get(Intervention, intervention_id)
    known = {each.id for each in unit.live(Goal, Goal.case_id == row.case_id)}
    if not known.issuperset(goal_ids):
        raise UserError(OTHER_CASE)
    there = unit.live(InterventionGoal, InterventionGoal.intervention_id == intervention_id)
    for each in there:
        if each.goal_id not in goal_ids:
            unit.remove(each)
    stays = {each.goal_id: each.order_key for each in there if each.goal_id in goal_ids}
    key = max((key or "" for key in stays.values()), default=None)
    for goal_id in dict.fromkeys(goal_ids):
        if goal_id not in stays:
            key = key_between(key, None)
            unit.add(InterventionGoal(case_id=row.case_id, intervention_id=row.id, goal_id=goal_id, order_key=key))
