"""Which plan is in force, what kind it is, and the title that follows from what has been decided.

Siblings share one plan, or have one each; so nearly everything here is asked of one child. Without a child it is the
plan they share, or the plan of the only child.
"""

import datetime as dt
from uuid import UUID

from app.models.approx_date import ApproxDate, age_on
from app.models.case import Child
from app.models.enums import InterventionStatus, PlanKind
from app.models.plan import ActionPlan, Intervention
from app.rules.plan_decisions import HelpDecision
from app.rules.plan_title import plan_title
from app.services.snapshot import CaseRows

RUNS = (InterventionStatus.ACTIVE, InterventionStatus.GRANTED)
_YOUNGEST_WITH_YOUTH_PLAN = 15
"""Years: the plan may be ready when the young person turns 16 (barnets lov § 108)."""
_LOWEST_PLACEMENT = 4
"""From this rung on an intervention is a placement, unless it is said that it is not."""


def current_plan(rows: CaseRows, child_id: UUID | None = None) -> ActionPlan | None:
    """Return the plan in force: the child's own, else the shared one; the newest that has begun and not ended."""
    children = rows.of(Child)
    asked = child_id or (children[0].id if len(children) == 1 else None)
    running = [plan for plan in rows.of(ActionPlan) if not _is_over(rows, plan)]
    begun = [plan for plan in running if not _is_coming(rows, plan)] or running
    own = [plan for plan in begun if asked and plan.child_id == asked]
    found = own or [plan for plan in begun if plan.child_id is None]
    return found[-1] if found else None


def title_of(rows: CaseRows, child_id: UUID | None = None) -> str:
    """Return the title that status gives the paper of a child, or the one they share."""
    kind = kind_of(rows, child_id)
    return plan_title(has_decision=kind is PlanKind.CHILD_PLAN, is_youth_plan=kind is PlanKind.YOUTH_PLAN)


def kind_of(rows: CaseRows, child_id: UUID | None = None) -> PlanKind:
    """Return what the plan is: an ungeplan when it was decided to make one, else by the decisions in force.

    A shared plan is an ungeplan only when it is one for all of them.
    """
    if child_id is not None:
        return _kind_of_child(rows, child_id)
    kinds = {_kind_of_child(rows, child.id) for child, _ in rows.children()}
    if len(kinds) == 1:
        return kinds.pop()
    return PlanKind.AGREEMENTS if kinds <= {PlanKind.AGREEMENTS} else PlanKind.CHILD_PLAN


def decisions_of(rows: CaseRows, child_id: UUID | None = None) -> list[tuple[Intervention, HelpDecision]]:
    """Return the decisions in force about a child (or all of them), in the order of their interventions."""
    return [
        (each, decision_of(each))
        for each in rows.of(Intervention)
        if each.status in RUNS and is_decided(each) and (child_id is None or each.child_id in (None, child_id))
    ]


def decision_of(each: Intervention) -> HelpDecision:
    """Return an intervention as the rule reads its decision: under the law it was decided under."""
    basis = each.earlier_legal_basis or each.legal_basis or ""
    return HelpDecision(basis, last_day(each.decided_on), placement=is_placement(each), choice=each.plan_choice)


def is_decided(each: Intervention) -> bool:
    """Tell whether somebody has decided it: a day or a law stands there."""
    return bool(each.decided_on or each.legal_basis or each.earlier_legal_basis)


def has_decision(rows: CaseRows, child_id: UUID | None = None) -> bool:
    """Tell whether a decision on help is in force; early help needs none."""
    return any(not decision.is_early_help for _, decision in decisions_of(rows, child_id))


def is_placement(each: Intervention) -> bool:
    """Tell whether an intervention is a placement: as it says itself, else by its rung or the paragraph it names."""
    if each.placement is not None:
        return each.placement
    if each.rung is not None and each.rung >= _LOWEST_PLACEMENT:
        return True
    named = (each.legal_basis, each.earlier_legal_basis)
    return any(HelpDecision(basis, last_day(each.decided_on)).places for basis in named if basis)


def is_placed(rows: CaseRows, child_id: UUID) -> bool:
    """Tell whether a placement is decided or runs for a child."""
    return any(
        is_placement(each)
        for each in rows.of(Intervention)
        if each.status in RUNS and each.child_id in (None, child_id)
    )


def _kind_of_child(rows: CaseRows, child_id: UUID) -> PlanKind:
    plan = current_plan(rows, child_id)
    if plan and plan.kind is PlanKind.YOUTH_PLAN and (plan.child_id or _is_young_person(rows, child_id)):
        return PlanKind.YOUTH_PLAN
    written = plan is not None and plan.kind is PlanKind.CHILD_PLAN
    carried = any(each.carries_plan(made_anyway=written) for _, each in decisions_of(rows, child_id))
    return PlanKind.CHILD_PLAN if carried else PlanKind.AGREEMENTS


def _is_young_person(rows: CaseRows, child_id: UUID) -> bool:
    """Tell whether a shared ungeplan can be about a child: not about a little brother; an unknown age may be."""
    birth = next((person.birth for _, person in rows.children(child_id)), None)
    age = age_on(birth, rows.today) if birth else None
    return age is None or age.years >= _YOUNGEST_WITH_YOUTH_PLAN


def last_day(day: ApproxDate | None) -> dt.date | None:
    """Return the last day something can have been on: what is unsure is read by the newer law."""
    return (day.end or day.start) if day else None


def _is_over(rows: CaseRows, plan: ActionPlan) -> bool:
    last = last_day(plan.until)
    return plan.until is not None and (last is None or last <= rows.today)


def _is_coming(rows: CaseRows, plan: ActionPlan) -> bool:
    return plan.since is not None and plan.since.start is not None and plan.since.start > rows.today
