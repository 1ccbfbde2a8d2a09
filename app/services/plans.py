"""The plan: purpose, goals and scores, interventions, follow-ups and the rhythm, with the title that status gives it."""

from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx, long_date
from app.models.approx_date import ApproxDate
from app.models.case import Child
from app.models.enums import FollowUpKind, GoalStatus, InterventionStatus, PlanKind, TimeUnit
from app.models.order import key_between
from app.models.plan import ActionPlan, Cadence, FollowUp, FollowUpDecision, Goal, GoalBaseline, GoalScore, Intervention
from app.rules.plan_title import plan_title
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.rhythm import next_by_cadence, rhythm_words
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_value

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


@use_case("plan.set")
def set_plan(
    unit: Unit, case_id: UUID, *, purpose: str | None = None, if_hard: str | None = None, expected_duration: str | None = None
) -> UUID:  # fmt: skip
    """Write the purpose and what to do if it gets hard; the plan is made when it is not there yet."""
    plan = current_plan(read_case(unit, case_id))
    if plan is None:
        plan = unit.add(ActionPlan(case_id=case_id, order_key=next_key(unit, ActionPlan, case_id)))
    typed = {"purpose": purpose, "if_hard": if_hard, "expected_duration": expected_duration}
    for name, text in typed.items():
        if text is not None:
            setattr(plan, name, text.strip() or None)
    return plan.id


@use_case("goal.add")
def add_goal(
    unit: Unit, case_id: UUID, *, text: str, child_id: UUID | None = None, now: str = "", period: str = "", reached_when: str = ""
) -> UUID:  # fmt: skip
    """Add a goal in the family's words, with how it is now. Raises UserError without text."""
    if not text.strip():
        raise UserError("Skriv målet med familiens egne ord.")
    goal = Goal(case_id=case_id, child_id=child_id, text=text.strip(), order_key=next_key(unit, Goal, case_id))
    goal.reached_when = reached_when.strip() or None
    unit.add(goal)
    unit.session.flush()
    if now.strip():
        baseline = GoalBaseline(case_id=case_id, goal_id=goal.id, value=now.strip(), order_key=key_between(None, None))
        baseline.period = ApproxDate.parse(period) if period.strip() else None
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


@use_case("rhythm.set")
def set_rhythm(
    unit: Unit, case_id: UUID, *, every: int, unit_of_time: str, reason: str, base_on: str = "", first: int | None = None,
    preset_id: str = "", kind: str = "follow_up",
) -> UUID:  # fmt: skip
    """Decide how often there is a follow-up, and why; every rhythm has its reason (barnets lov § 95, stk. 3).

    An earlier rhythm of the same kind is replaced. Raises UserError without a reason.
    """
    if not reason.strip():
        raise UserError("Skriv kort, hvorfor det er den rytme.")
    chosen = FollowUpKind(kind)
    for old in unit.live(Cadence, Cadence.case_id == case_id, Cadence.kind == chosen):
        unit.remove(old)
    day = typed_value(Cadence.__table__.columns["base_on"], base_on, unit.today) or unit.today
    cadence = Cadence(case_id=case_id, kind=chosen, every_count=every, every_unit=TimeUnit(unit_of_time), base_on=day)
    cadence.first_count, cadence.first_unit = (first, TimeUnit(unit_of_time)) if first else (None, None)
    cadence.reason, cadence.preset_id, cadence.decided_on = reason.strip(), preset_id or None, unit.today
    cadence.order_key = next_key(unit, Cadence, case_id)
    return unit.add(cadence).id


@use_case("follow_up.plan")
def plan_follow_up(unit: Unit, case_id: UUID, *, on: str, kind: str = "follow_up") -> UUID:
    """Plan a follow-up on a day. Raises UserError when the day cannot be read."""
    day = typed_value(FollowUp.__table__.columns["planned_on"], on, unit.today)
    if day is None:
        raise UserError("Skriv, hvornår opfølgningen skal være.")
    row = FollowUp(case_id=case_id, planned_on=day, kind=FollowUpKind(kind), order_key=next_key(unit, FollowUp, case_id))
    return unit.add(row).id


@use_case("follow_up.hold")
def hold_follow_up(
    unit: Unit, case_id: UUID, *, held_on: str = "", follow_up_id: UUID | None = None, child_talked: bool = False,
    plan_reviewed: bool = False, child_said: str = "", progress: str = "", next_reason: str = "", kind: str = "follow_up",
    decisions: dict[UUID, str] | None = None,
) -> UUID:  # fmt: skip
    """Note a follow-up that was held: what the child said, what went well, and what each intervention does now."""
    row = unit.get(FollowUp, follow_up_id) if follow_up_id else FollowUp(case_id=case_id, kind=FollowUpKind(kind))
    row.held_on = typed_value(FollowUp.__table__.columns["held_on"], held_on, unit.today) or unit.today
    row.child_talked, row.plan_reviewed = child_talked, plan_reviewed
    row.child_said, row.progress = child_said.strip() or None, progress.strip() or None
    row.next_reason = next_reason.strip() or None
    row.order_key = row.order_key or next_key(unit, FollowUp, case_id)
    unit.add(row)
    unit.session.flush()
    key: str | None = None
    for intervention_id, decision in (decisions or {}).items():
        key = key_between(key, None)
        unit.add(
            FollowUpDecision(
                case_id=case_id, follow_up_id=row.id, intervention_id=intervention_id, decision=decision, order_key=key
            )
        )
    return row.id


def current_plan(rows: CaseRows) -> ActionPlan | None:
    """Return the plan in force: the newest without an end."""
    running = [plan for plan in rows.of(ActionPlan) if plan.until is None]
    return running[-1] if running else None


def title_of(rows: CaseRows) -> str:
    """Return the title that status gives the paper (at-the-table 1.7)."""
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
        goal.id, number, rows.child_name(goal.child_id), goal.text or "", goal.professional_text or "",
        baseline_words(rows, goal), goal.target or "", goal.reached_when or "", approx(goal.due) if goal.due else "",
        goal.status, tuple((approx(s.on) if s.on else "", s.value, rows.called(s.person_id)) for s in scores),
    )  # fmt: skip


def _intervention(rows: CaseRows, each: Intervention) -> InterventionRow:
    return InterventionRow(
        each.id, rows.child_name(each.child_id), each.name or "", each.rung, each.status,
        approx(each.since) if each.since else "", approx(each.until) if each.until else "", rows.name(each.provider_id),
        each.purpose or "", each.legal_basis or "",
    )  # fmt: skip


def _follow_up(each: FollowUp) -> FollowUpRow:
    return FollowUpRow(
        each.id, each.kind, long_date(each.planned_on) if each.planned_on else "",
        long_date(each.held_on) if each.held_on else "", bool(each.child_talked), bool(each.plan_reviewed),
        each.child_said or "", each.progress or "",
    )  # fmt: skip


def _cadence(rows: CaseRows, each: Cadence) -> CadenceRow:
    following = next_by_cadence(rows, each)
    on = long_date(following.on) if following.on else ""
    return CadenceRow(each.id, each.kind, rhythm_words(each), each.reason or "", on, following.because)
