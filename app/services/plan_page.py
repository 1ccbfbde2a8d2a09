"""The plan page as frozen rows: purpose, goals, interventions, follow-ups and the rhythm, with the right title."""

from dataclasses import dataclass
from uuid import UUID

from app.language.dates import approx, long_date
from app.models.case import Child
from app.models.enums import FollowUpKind, GoalStatus, InterventionStatus, PlanKind
from app.models.plan import ActionPlan, Cadence, FollowUp, Goal, GoalBaseline, GoalScore, Intervention
from app.rules.plan_title import plan_title
from app.services.ports import Unit, use_case
from app.services.rhythm import next_by_cadence, rhythm_words
from app.services.snapshot import CaseRows, read_case

ENOUGH_GOALS = 3
MANY_GOALS = "Tre mål er nok at holde øje med. Vil du sætte et på pause?"


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal with its baselines and scores as (when, value, who)."""

    id: UUID
    number: int
    child: str
    text: str
    professional_text: str
    now: str
    target: str
    reached_when: str
    due: str
    status: GoalStatus
    scores: tuple[tuple[str, int, str], ...]


@dataclass(frozen=True, slots=True)
class InterventionRow:
    """One intervention."""

    id: UUID
    child: str
    name: str
    rung: int | None
    status: InterventionStatus
    since: str
    until: str
    provider: str
    purpose: str
    legal_basis: str


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One follow-up, planned or held."""

    id: UUID
    kind: FollowUpKind
    planned_on: str
    held_on: str
    child_talked: bool
    plan_reviewed: bool
    child_said: str
    progress: str


@dataclass(frozen=True, slots=True)
class CadenceRow:
    """The rhythm in words, its reason, and the next date with its explanation."""

    id: UUID
    kind: FollowUpKind
    words: str
    reason: str
    next_on: str
    because: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything the plan page shows."""

    title: str
    plan_id: UUID | None
    purpose: str
    expected_duration: str
    if_hard: str
    goals: tuple[GoalRow, ...]
    interventions: tuple[InterventionRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    cadences: tuple[CadenceRow, ...]
    warning: str


@use_case("plan.read")
def read_plan(unit: Unit, case_id: UUID) -> PlanPage:
    """Return the plan of a case."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    plan = current_plan(rows)
    goals = tuple(_goal(rows, goal, number) for number, goal in enumerate(rows.of(Goal), start=1))
    active = [goal for goal in goals if goal.status in (GoalStatus.UNDER_WAY, GoalStatus.ALMOST)]
    return PlanPage(
        title=title_of(rows),
        plan_id=plan.id if plan else None,
        purpose=(plan.purpose or "") if plan else "",
        expected_duration=(plan.expected_duration or "") if plan else "",
        if_hard=(plan.if_hard or "") if plan else "",
        goals=goals,
        interventions=tuple(_intervention(rows, each) for each in rows.of(Intervention)),
        follow_ups=tuple(_follow_up(each) for each in rows.of(FollowUp)),
        cadences=tuple(_cadence(rows, each) for each in rows.of(Cadence)),
        warning=MANY_GOALS if len(active) > ENOUGH_GOALS * max(1, len(rows.of(Child))) else "",
    )


def current_plan(rows: CaseRows, child_id: UUID | None = None) -> ActionPlan | None:
    """Return the plan in force, the newest without an end: of the child asked for, else the one for all."""
    running = [plan for plan in rows.of(ActionPlan) if plan.until is None]
    own = [plan for plan in running if child_id and plan.child_id == child_id]
    shared = [plan for plan in running if plan.child_id is None] or ([] if child_id else running)
    found = own or shared
    return found[-1] if found else None


def title_of(rows: CaseRows) -> str:
    """Return the title that status gives the paper."""
    running = (InterventionStatus.ACTIVE, InterventionStatus.GRANTED)
    decided = any(each.decided_on or each.legal_basis for each in rows.of(Intervention) if each.status in running)
    plan = current_plan(rows)
    return plan_title(has_decision=decided, is_youth_plan=bool(plan and plan.kind is PlanKind.YOUTH_PLAN))


def baseline_words(rows: CaseRows, goal: Goal) -> str:
    """Return how it is now, value and period: »godt tre dage (siden august 2026), én dag (uge 45, 2026)«."""
    lines = rows.inside(GoalBaseline, goal.id)
    return ", ".join(f"{each.value} ({approx(each.period)})" if each.period else each.value or "" for each in lines)


def _goal(rows: CaseRows, goal: Goal, number: int) -> GoalRow:
    scores = rows.inside(GoalScore, goal.id)
    return GoalRow(
        goal.id,
        number,
        rows.child_name(goal.child_id),
        goal.text or "",
        goal.professional_text or "",
        baseline_words(rows, goal),
        goal.target or "",
        goal.reached_when or "",
        approx(goal.due) if goal.due else "",
        goal.status,
        tuple((approx(s.on) if s.on else "", s.value, rows.called(s.person_id)) for s in scores),
    )


def _intervention(rows: CaseRows, each: Intervention) -> InterventionRow:
    return InterventionRow(
        each.id,
        rows.child_name(each.child_id),
        each.name or "",
        each.rung,
        each.status,
        approx(each.since) if each.since else "",
        approx(each.until) if each.until else "",
        rows.name(each.provider_id),
        each.purpose or "",
        each.legal_basis or "",
    )


def _follow_up(each: FollowUp) -> FollowUpRow:
    return FollowUpRow(
        each.id,
        each.kind,
        long_date(each.planned_on) if each.planned_on else "",
        long_date(each.held_on) if each.held_on else "",
        bool(each.child_talked),
        bool(each.plan_reviewed),
        each.child_said or "",
        each.progress or "",
    )


def _cadence(rows: CaseRows, each: Cadence) -> CadenceRow:
    following = next_by_cadence(rows, each)
    on = long_date(following.on) if following.on else ""
    return CadenceRow(each.id, each.kind, rhythm_words(each), each.reason or "", on, following.because)
