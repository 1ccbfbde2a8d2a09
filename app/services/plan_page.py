"""The plan page as frozen rows: purpose, goals, interventions, follow-ups, rhythm, questions, with the right title."""

from dataclasses import dataclass
from uuid import UUID

from app.language.dates import long_date
from app.models.enums import FollowUpKind
from app.models.plan import Cadence, FollowUp
from app.services.absences import AbsenceRow, absence_rows
from app.services.goal_rows import AreaGoals, GoalRow, by_area, goal_rows
from app.services.interventions import InterventionRow, intervention_rows
from app.services.plan_kind import current_plan, title_of
from app.services.plan_questions import PlanQuestion, plan_questions
from app.services.plan_sections import SectionRow, section_rows
from app.services.ports import Unit, use_case
from app.services.rhythm import next_by_cadence, rhythm_words
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
class PlanPage:
    """Everything the plan page shows. `areas` are the same goals by area of life; school is always among them."""

    title: str
    plan_id: UUID | None
    purpose: str
    expected_duration: str
    ends_when: str
    call_then: str
    if_hard: str
    goals: tuple[GoalRow, ...]
    areas: tuple[AreaGoals, ...]
    interventions: tuple[InterventionRow, ...]
    absences: tuple[AbsenceRow, ...]
    sections: tuple[SectionRow, ...]
    follow_ups: tuple[FollowUpRow, ...]
    cadences: tuple[CadenceRow, ...]
    questions: tuple[PlanQuestion, ...]


@use_case("plan.read")
def read_plan(unit: Unit, case_id: UUID) -> PlanPage:
    """Return the plan of a case."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    plan, goals = current_plan(rows), goal_rows(rows)
    return PlanPage(
        title=title_of(rows),
        plan_id=plan.id if plan else None,
        purpose=(plan.purpose or "") if plan else "",
        expected_duration=(plan.expected_duration or "") if plan else "",
        ends_when=(plan.ends_when or "") if plan else "",
        call_then=(plan.call_then or "") if plan else "",
        if_hard=(plan.if_hard or "") if plan else "",
        goals=goals,
        areas=by_area(goals),
        interventions=intervention_rows(rows),
        absences=absence_rows(unit, rows),
        sections=section_rows(unit, rows),
        follow_ups=tuple(_follow_up(each) for each in rows.of(FollowUp)),
        cadences=tuple(_cadence(rows, each) for each in rows.of(Cadence)),
        questions=plan_questions(rows),
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
