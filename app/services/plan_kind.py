"""Which plan is in force, what kind it is, and the title that follows from what has been decided."""

from uuid import UUID

from app.models.enums import InterventionStatus, PlanKind
from app.models.plan import ActionPlan, Intervention
from app.rules.plan_title import plan_title
from app.services.snapshot import CaseRows

_RUNS = (InterventionStatus.ACTIVE, InterventionStatus.GRANTED)


def current_plan(rows: CaseRows, child_id: UUID | None = None) -> ActionPlan | None:
    """Return the plan in force, the newest without an end: of the child asked for, else the one for all."""
    running = [plan for plan in rows.of(ActionPlan) if plan.until is None]
    own = [plan for plan in running if child_id and plan.child_id == child_id]
    shared = [plan for plan in running if plan.child_id is None] or ([] if child_id else running)
    found = own or shared
    return found[-1] if found else None


def title_of(rows: CaseRows) -> str:
    """Return the title that status gives the paper."""
    kind = kind_of(rows)
    return plan_title(has_decision=kind is PlanKind.CHILD_PLAN, is_youth_plan=kind is PlanKind.YOUTH_PLAN)


def kind_of(rows: CaseRows) -> PlanKind:
    """Return what the plan is: an ungeplan when it was decided to make one, else by whether a decision is in force."""
    plan = current_plan(rows)
    if plan and plan.kind is PlanKind.YOUTH_PLAN:
        return PlanKind.YOUTH_PLAN
    return PlanKind.CHILD_PLAN if has_decision(rows) else PlanKind.AGREEMENTS


def has_decision(rows: CaseRows) -> bool:
    """Tell whether a decision on help is in force, under barnets lov or an older one under serviceloven."""
    return any(each.decided_on or each.legal_basis for each in rows.of(Intervention) if each.status in _RUNS)
