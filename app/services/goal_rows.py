"""The goals of a case as frozen rows: by area of life, with small steps, who is responsible, and numbers over time."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.language.dates import approx, long_date
from app.language.folding import join_names
from app.models.approx_date import Precision
from app.models.enums import GoalStatus, LifeArea
from app.models.plan import FollowUp, Goal, GoalBaseline, GoalResponsible, GoalScore, GoalStep
from app.services.snapshot import CaseRows

_FINE = (Precision.DAY, Precision.WEEK, Precision.MONTH)
LIVE = (GoalStatus.UNDER_WAY, GoalStatus.ALMOST)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A small step on the way (delmål)."""

    id: UUID
    text: str
    due: str
    status: GoalStatus


@dataclass(frozen=True, slots=True)
class ResponsibleRow:
    """A person or a body of any sector, and what they do for the goal."""

    id: UUID
    who: str
    does: str


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One number on a day that is known at least to the month; `on` is the first possible day."""

    on: dt.date
    value: int
    who: str
    when: str


class MarkKind(StrEnum):
    """What a mark on the curve of a goal tells."""

    BASELINE = "baseline"
    FOLLOW_UP = "follow_up"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class CurveMark:
    """A day on the curve of a goal: how it was then, a follow-up, or what is hoped for by then (`words` as said)."""

    on: dt.date
    kind: MarkKind
    words: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One goal. `scores` are (when, value, who) as written; `points` are those that can be placed in time."""

    id: UUID
    number: int
    child_id: UUID | None
    child: str
    area: LifeArea | None
    text: str
    professional_text: str
    now: str
    target: str
    seen_by: str
    reached_when: str
    due: str
    status: GoalStatus
    status_because: str
    help_from_others: str
    steps: tuple[StepRow, ...]
    responsible: tuple[ResponsibleRow, ...]
    scores: tuple[tuple[str, int, str], ...]
    points: tuple[ScorePoint, ...]
    marks: tuple[CurveMark, ...]

    @property
    def is_live(self) -> bool:
        """Tell whether it is a goal to keep an eye on now."""
        return self.status in LIVE


@dataclass(frozen=True, slots=True)
class AreaGoals:
    """The goals of one area of life; None holds those without an area."""

    area: LifeArea | None
    goals: tuple[GoalRow, ...]


def goal_rows(rows: CaseRows) -> tuple[GoalRow, ...]:
    """Return the goals as they stand, numbered."""
    return tuple(_goal(rows, goal, number) for number, goal in enumerate(in_order(rows.of(Goal)), start=1))


def in_order(goals: Sequence[Goal]) -> list[Goal]:
    """Return goals as they stand on the screen and on every paper: each area of life where its first goal has come to.

    So »2.« never stands before »1.«, whatever area a goal is moved to.
    """
    first = {each.area: place for place, each in reversed(list(enumerate(goals)))}
    return sorted(goals, key=lambda each: first[each.area])


def by_area(goals: tuple[GoalRow, ...]) -> tuple[AreaGoals, ...]:
    """Return the goals that stand together by area, in their order; school always, last when it has no goal."""
    areas = dict.fromkeys((*(each.area for each in goals), LifeArea.SCHOOL))
    return tuple(AreaGoals(area, tuple(each for each in goals if each.area is area)) for area in areas)


def baseline_words(rows: CaseRows, goal: Goal) -> str:
    """Return how it is now, value and period: »godt tre dage (siden august 2026), én dag (uge 45, 2026)«."""
    lines = rows.inside(GoalBaseline, goal.id)
    return ", ".join(f"{each.value} ({approx(each.period)})" if each.period else each.value or "" for each in lines)


def score_points(rows: CaseRows, goal: Goal) -> tuple[ScorePoint, ...]:
    """Return the numbers of a goal that are known to the month, the first first, then in the order they were noted."""
    placed = [
        ScorePoint(on, each.value, rows.called(each.person_id), approx(each.on))
        for each in rows.inside(GoalScore, goal.id)
        if each.on and each.on.precision in _FINE and (on := each.on.start or each.on.end)
    ]
    return tuple(sorted(placed, key=lambda each: each.on))


def curve_marks(rows: CaseRows, goal: Goal) -> tuple[CurveMark, ...]:
    """Return what stands along the curve: how it was at first, the follow-ups held, what is hoped for and by when."""
    marks = [
        CurveMark(each.period.start, MarkKind.BASELINE, each.value or "")
        for each in rows.inside(GoalBaseline, goal.id)
        if each.period and each.period.start
    ]
    held = {
        each.held_on for each in rows.of(FollowUp) if goal.child_id is None or each.child_id in (None, goal.child_id)
    }
    marks += [CurveMark(day, MarkKind.FOLLOW_UP, f"Opfølgning {long_date(day)}") for day in held if day]
    if goal.due and (last := goal.due.end or goal.due.start):
        marks.append(CurveMark(last, MarkKind.TARGET, goal.target or goal.reached_when or goal.text or ""))
    return tuple(sorted(marks, key=lambda each: (each.on, each.kind.value)))


def curve_words(points: tuple[ScorePoint, ...]) -> str:
    """Return a curve in words for each who gave numbers: »Noah sagde 4 (12. august 2026) og 6 (…). …«."""
    told = []
    for who in dict.fromkeys(each.who for each in points):
        own = [each for each in points if each.who == who]
        steps = join_names([f"{each.value} ({each.when})" for each in own])
        told.append(f"{f'{who} sagde' if who else 'Tallet var'} {steps}.{_change(own)}")
    return " ".join(told)


def _change(own: list[ScorePoint]) -> str:
    if len(own) < 2:
        return ""
    change = own[-1].value - own[0].value
    if change == 0:
        return " Det er det samme som i begyndelsen."
    steps = "ét trin" if abs(change) == 1 else f"{abs(change)} trin"
    return f" Det er {steps} {'op' if change > 0 else 'ned'} siden begyndelsen."


def _goal(rows: CaseRows, goal: Goal, number: int) -> GoalRow:
    scores = rows.inside(GoalScore, goal.id)
    return GoalRow(
        id=goal.id,
        number=number,
        child_id=goal.child_id,
        child=rows.child_name(goal.child_id),
        area=goal.area,
        text=goal.text or "",
        professional_text=goal.professional_text or "",
        now=baseline_words(rows, goal),
        target=goal.target or "",
        seen_by=goal.seen_by or "",
        reached_when=goal.reached_when or "",
        due=approx(goal.due) if goal.due else "",
        status=goal.status,
        status_because=goal.status_because or "",
        help_from_others=goal.help_from_others or "",
        steps=tuple(
            StepRow(each.id, each.text or "", approx(each.due) if each.due else "", each.status)
            for each in rows.inside(GoalStep, goal.id)
        ),
        responsible=tuple(
            ResponsibleRow(each.id, rows.name(each.person_id) or each.body or "", each.does or "")
            for each in rows.inside(GoalResponsible, goal.id)
        ),
        scores=tuple((approx(s.on) if s.on else "", s.value, rows.called(s.person_id)) for s in scores),
        points=score_points(rows, goal),
        marks=curve_marks(rows, goal),
    )
