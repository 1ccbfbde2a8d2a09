"""Whether the plan a decision asks for is there: a plan from before it was made for something else (barnets lov § 91).

Nearly every case has a plan of some kind when help is decided. It answers the decision when it is from that day on, or
when somebody has worked on it since; every child the help is for needs one that does.
"""

import datetime as dt
from uuid import UUID

from app.models.plan import ActionPlan, Goal, Intervention, PlanAnswer
from app.rules.counting import months_after
from app.services.plan_kind import current_plan, last_day
from app.services.snapshot import CaseRows

MONTHS_BEFORE = 3
"""A plan that must be there before the decision is this new at the most; the law says how long only for the others."""
FROM_BEFORE = "Planen her er fra før afgørelsen. Gå den igennem, og ret den, så den passer til hjælpen."


def has_new_plan(rows: CaseRows, given: Intervention, on: dt.date, *, before: bool = False) -> bool:
    """Tell whether each child of some help has a plan with words that was made or worked on for what was decided `on`.

    `before`: the plan must be ready before the decision, so one from the months up to it is taken to be the one.
    """
    return all(plan is not None and _fits(rows, plan, given, on, before) for plan in _plans(rows, given))


def has_old_plan(rows: CaseRows, given: Intervention, on: dt.date, *, before: bool = False) -> bool:
    """Tell whether a child has a plan with words that is too old for what was decided `on`."""
    return any(plan is not None and not _fits(rows, plan, given, on, before) for plan in _plans(rows, given))


def _plans(rows: CaseRows, given: Intervention) -> list[ActionPlan | None]:
    """Return the plan of each child help is for who lives, or will; None where it has no words."""
    children: list[UUID | None] = []
    children += [child.id for child, person in rows.children(given.child_id) if person.death is None]
    plans = ((current_plan(rows, each), each) for each in children or [given.child_id])
    return [plan if plan and _has_words(rows, plan, child_id) else None for plan, child_id in plans]


def _has_words(rows: CaseRows, plan: ActionPlan, child_id: UUID | None) -> bool:
    """Tell whether a plan has words of its own: what it is for, or a goal."""
    return bool(plan.purpose) or any(each.child_id in (None, child_id) for each in rows.of(Goal))


def _fits(rows: CaseRows, plan: ActionPlan, given: Intervention, on: dt.date, before: bool) -> bool:
    if before:
        return _is_from(rows, plan, months_after(on, -MONTHS_BEFORE))
    return _is_from(rows, plan, on) and _is_after(rows, plan, given)


def _is_from(rows: CaseRows, plan: ActionPlan, day: dt.date) -> bool:
    """Tell whether a plan is from a day or later: it says so itself, else it was begun or worked on then."""
    begun, touched = plan.created_at, _touched(rows, plan)
    since = last_day(plan.since) or (begun.date() if begun else None)
    reworked = begun is not None and touched is not None and touched > begun and touched.date() >= day
    return reworked or (since is not None and since >= day)


def _is_after(rows: CaseRows, plan: ActionPlan, given: Intervention) -> bool:
    """Tell whether somebody wrote in the plan after the help stood here; without times nobody can say otherwise."""
    touched = _touched(rows, plan)
    return touched is None or given.created_at is None or touched >= given.created_at


def _touched(rows: CaseRows, plan: ActionPlan) -> dt.datetime | None:
    moments = [each.changed_at or each.created_at for each in (plan, *rows.inside(PlanAnswer, plan.id))]
    return max((each for each in moments if each), default=None)
