"""The goals on one copy of a plan: in plain words for the family, with steps, signs and numbers for professionals."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from app.language.dates import approx
from app.models.case import Child
from app.models.enums import Copy, GoalStatus
from app.models.plan import Goal, GoalResponsible, GoalScore, GoalStep
from app.services import plan_wording as say
from app.services.goal_rows import ScorePoint, baseline_words, curve_words, in_order, score_points
from app.services.plan_professional_rows import DoerLine, StepLine
from app.services.plan_rows import GoalLine, ScoreLine
from app.services.told_facts import Told
from app.wording import word

RUNNING = (GoalStatus.UNDER_WAY, GoalStatus.ALMOST, GoalStatus.REACHED)
"""Goals of every copy of the plan; one that rests or was dropped stands on the professional copy alone."""
ALIVE = (*RUNNING, GoalStatus.PAUSED)
"""Goals a family hears of at a follow-up."""


def goals(told: Told, child: Child, copy: Copy, *, standing: bool = False) -> tuple[GoalLine, ...]:
    """Return the goals of one child that this copy tells of, numbered as they stand there.

    `standing` adds for the family how each one stands, and those that rest; why is for professionals.
    """
    professional = copy is Copy.PROFESSIONAL
    own = [each for each in in_order(told.rows.of(Goal)) if each.child_id in (None, child.id)]
    shown = [each for each in own if professional or each.status in (ALIVE if standing else RUNNING)]
    lines = (_goal(told, each, number) for number, each in enumerate(shown, start=1))
    if professional:
        return tuple(_in_full(told, each, line) for each, line in zip(shown, lines, strict=True))
    if copy is Copy.FAMILY:
        told_of = (replace(line, by=_coming(told, line.by)) for line in lines)
        curved = [_with_curve(told, each, child, line) for each, line in zip(shown, told_of, strict=True)]
        return tuple(replace(line, status=word(each.status)) if standing else line
                     for each, line in zip(shown, curved, strict=True))  # fmt: skip
    return tuple(replace(line, by=_coming(told, line.by)) for line in lines)


def _coming(told: Told, day: dt.date | None) -> dt.date | None:
    """Return a last day that is still to come; one that has passed is no promise to a family."""
    return day if day and day >= told.rows.today else None


def _goal(told: Told, goal: Goal, number: int) -> GoalLine:
    reached = say.mid_sentence(told.rows, goal.reached_when, "når")
    return GoalLine(number=number, text=goal.text or "", reached_when=reached, by=say.last_day(goal.due))


def _with_curve(told: Told, goal: Goal, child: Child, line: GoalLine) -> GoalLine:
    """Add the numbers a family may keep: the child's own, else those nobody in particular gave; never an adult's."""
    points = score_points(told.rows, goal)
    own = {told.rows.called(child.person_id)}
    if not any(each.who in own for each in points):
        own = {""}
    return _curved(line, tuple(each for each in points if each.who in own))


def _curved(line: GoalLine, points: tuple[ScorePoint, ...]) -> GoalLine:
    return replace(line, points=points, curve_words=curve_words(points)) if len(points) > 1 else line


def _in_full(told: Told, goal: Goal, line: GoalLine) -> GoalLine:
    status, why = word(goal.status), say.mid_sentence(told.rows, told.text(goal, "status_because"), "fordi")
    full = replace(
        line,
        professional_text=told.text(goal, "professional_text"),
        baseline=baseline_words(told.rows, goal),
        target=told.text(goal, "target"),
        seen_by=told.text(goal, "seen_by"),
        area=word(goal.area) if goal.area else "",
        help=told.text(goal, "help_from_others"),
        status=f"{status}, fordi {why}" if why else status,
        steps=tuple(_step(told, each) for each in told.rows.inside(GoalStep, goal.id)),
        doers=_doers(told, goal),
        scores=_scores(told, goal),
    )
    seen = {each.who for each in full.scores}
    return _curved(full, tuple(each for each in score_points(told.rows, goal) if each.who in seen))


def _step(told: Told, step: GoalStep) -> StepLine:
    return StepLine(text=told.text(step, "text"), due=told.day(step, "due"), status=word(step.status))


def _doers(told: Told, goal: Goal) -> tuple[DoerLine, ...]:
    """Return who does something for a goal; what somebody does who may not be named is left out with the name."""
    found = []
    for each in told.rows.inside(GoalResponsible, goal.id):
        who = told.name(each.person_id) if each.person_id else told.text(each, "body")
        if who or not each.person_id:
            found.append(DoerLine(who=who, does=told.text(each, "does", each.person_id)))
    return tuple(each for each in found if each.who or each.does)


def _scores(told: Told, goal: Goal) -> tuple[ScoreLine, ...]:
    return tuple(
        ScoreLine(who=told.rows.called(each.person_id), value=each.value, period=approx(each.on) if each.on else "")
        for each in told.rows.inside(GoalScore, goal.id)
        if _may_be_named(told, each.person_id)
    )


def _may_be_named(told: Told, person_id: UUID | None) -> bool:
    return person_id is None or told.sight.person(person_id)
