"""The plan page as frozen rows: purpose, goals, interventions, follow-ups, rhythm, questions, with the right title."""

from dataclasses import dataclass
from uuid import UUID

from app.language.dates import long_date
from app.models.enums import FollowUpKind, PlanKind
from app.models.plan import ActionPlan, Cadence, FollowUp
from app.services.absences import AbsenceRow, QuarterRow, absence_rows, marks_with, own_mark, quarter_rows
from app.services.discreet_rows import Discretion
from app.services.goal_rows import AreaGoals, GoalRow, by_area, goal_rows
from app.services.intervention_rows import InterventionRow, intervention_rows
from app.services.plan_kind import current_plan, decisions_of, kind_of, title_of
from app.services.plan_question import PlanQuestion
from app.services.plan_questions import plan_questions
from app.services.plan_sections import SectionRow, section_rows
from app.services.ports import Unit, use_case
from app.services.rhythm import rhythm_words
from app.services.rhythm_shown import next_to_show
from app.services.snapshot import CaseRows, read_case


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
class ChildPlan:
    """The plan of one child: its title by status, and its words. `is_own` is False for the plan the children share.

    `expected_duration` is the plan's own, else taken from the decision (`duration_from_decision`).
    """

    child_id: UUID
    child: str
    title: str
    kind: PlanKind
    plan_id: UUID | None
    is_own: bool
    purpose: str
    expected_duration: str
    duration_from_decision: bool
    ends_when: str
    call_then: str
    if_hard: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything the plan page shows: the plan all share (or the only child's), and `children` with each child's own.

    `areas` are the same goals by area of life; school is always among them. `quarters` are absence added up.
    """

    title: str
    plan_id: UUID | None
    purpose: str
    expected_duration: str
    duration_from_decision: bool
    ends_when: str
    call_then: str
    if_hard: str
    children: tuple[ChildPlan, ...]
    goals: tuple[GoalRow, ...]
    areas: tuple[AreaGoals, ...]
    interventions: tuple[InterventionRow, ...]
    absences: tuple[AbsenceRow, ...]
    quarters: tuple[QuarterRow, ...]
    sections: tuple[SectionRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    cadences: tuple[CadenceRow, ...]
    questions: tuple[PlanQuestion, ...]


@use_case("plan.read")
def read_plan(unit: Unit, case_id: UUID) -> PlanPage:
    """Return the plan of a case."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    judge = Discretion(rows)
    plan, goals, marks = current_plan(rows), goal_rows(rows), marks_with(own_mark(unit))
    duration, from_decision = _duration(rows, plan, None)
    return PlanPage(
        title=title_of(rows),
        plan_id=plan.id if plan else None,
        purpose=(plan.purpose or "") if plan else "",
        expected_duration=duration,
        duration_from_decision=from_decision,
        ends_when=(plan.ends_when or "") if plan else "",
        call_then=(plan.call_then or "") if plan else "",
        if_hard=(plan.if_hard or "") if plan else "",
        children=tuple(_child_plan(rows, child.id) for child, _ in rows.children()),
        goals=goals,
        areas=by_area(goals),
        interventions=intervention_rows(rows),
        absences=absence_rows(rows, marks),
        quarters=quarter_rows(rows, marks),
        sections=section_rows(unit, rows),
        follow_ups=tuple(_follow_up(each) for each in rows.of(FollowUp)),
        cadences=tuple(_cadence(rows, judge, each) for each in rows.of(Cadence)),
        questions=plan_questions(rows),
    )


def _child_plan(rows: CaseRows, child_id: UUID) -> ChildPlan:
    plan = current_plan(rows, child_id)
    duration, from_decision = _duration(rows, plan, child_id)
    return ChildPlan(
        child_id=child_id,
        child=rows.child_name(child_id),
        title=title_of(rows, child_id),
        kind=kind_of(rows, child_id),
        plan_id=plan.id if plan else None,
        is_own=plan is not None and plan.child_id == child_id,
        purpose=(plan.purpose or "") if plan else "",
        expected_duration=duration,
        duration_from_decision=from_decision,
        ends_when=(plan.ends_when or "") if plan else "",
        call_then=(plan.call_then or "") if plan else "",
        if_hard=(plan.if_hard or "") if plan else "",
    )


def _duration(rows: CaseRows, plan: ActionPlan | None, child_id: UUID | None) -> tuple[str, bool]:
    """Return the expected duration, and whether it is the decision's: it belongs there (§§ 32, 46, 47)."""
    if plan is not None and plan.expected_duration:
        return plan.expected_duration, False
    decided = [each for each, _ in decisions_of(rows, child_id) if each.expected_duration]
    if len(decided) == 1:
        return decided[0].expected_duration or "", True
    each_with_name = [f"{each.name or 'Indsats'}: {each.expected_duration}" for each in decided]
    return "; ".join(dict.fromkeys(each_with_name)), bool(decided)


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


def _cadence(rows: CaseRows, judge: Discretion, each: Cadence) -> CadenceRow:
    following = next_to_show(rows, judge, each)
    on = long_date(following.on) if following.on else ""
    return CadenceRow(each.id, each.kind, rhythm_words(each), each.reason or "", on, following.because)
