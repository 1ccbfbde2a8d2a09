"""What is counted of what comes out of it: goals and their numbers, help from the catalogue, waiting, plans, aims.

Each figure is counted by its own text in `resources/definitions/key_figures.toml`; what is said after meetings lies in
`figures_feedback`.
"""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from app.models.enums import GoalStatus, InterventionStatus
from app.models.overview import PlanAim
from app.models.plan import ActionPlan, Goal, GoalScore
from app.rules.key_figures import Measure, Part, share
from app.services.figure_desk import FigureDesk, stored
from app.services.figure_readings_cases import (
    RUNS,
    Key,
    first_day,
    first_day_name,
    last_day,
    open_at_end,
    open_now,
    read_cases,
    read_help,
)
from app.services.figure_readings_days import NEVER, by_day, in_period
from app.services.figure_readings_help import Spans, helped_children, in_order
from app.services.figures_cases import DIRECTIONS, way
from app.services.figures_feedback import feedback_children, feedback_family
from app.services.plan_aims import Aim, aims_here
from app.services.plan_limits import shipped_limits
from app.services.programmes import programmes_for
from app.wording import word

OWN = "own"
ELSEWHERE = "elsewhere"
"""What came with a case from another laptop and is not known here: its id is somebody's own words and is not shown."""
WAITING = (InterventionStatus.WISHED, InterventionStatus.GRANTED)


def goals_status(desk: FigureDesk) -> Measure:
    """Count the goals of cases that are open today, as they stand now."""
    stands = desk.always(_stand_now)
    parts = tuple(Part(each.value, word(each), stands[each]) for each in GoalStatus)
    return Measure(id="goals_status", n=sum(stands.values()), parts=parts)


def goals_reached(desk: FigureDesk) -> Measure:
    """Count, of the goals that were reached or dropped in the period, those that were reached."""
    first, last = desk.period.first.isoformat(), desk.end.isoformat()
    found = [reached for on, reached in desk.always(_over) if first <= on <= last]
    return share("goals_reached", sum(found), len(found))


def goal_scores(desk: FigureDesk) -> Measure:
    """Count, for each goal and who gave it numbers, which way the last one went when it was given in the period."""
    last = desk.end.isoformat()
    ways = Counter([gone for following, gone in in_period(desk, desk.always(_turns)) if last < following])
    parts = tuple(Part(key, label, ways[key]) for key, label in (DIRECTIONS[0], ("same", "det samme"), DIRECTIONS[2]))
    return Measure(id="goal_scores", n=sum(ways.values()), parts=parts)


def catalogue_use(desk: FigureDesk) -> Measure:
    """Count the help that began in the period by its programme; what was made for the child is a part of its own."""
    first, last = desk.period.first, desk.end
    there = Counter(programme for on, programme in desk.always(_begun) if first <= on <= last)
    names = desk.always(_programmes)
    chosen = sorted((key for key in there if key in names), key=lambda key: (names[key], key))
    parts = tuple(Part(key, names[key], there[key]) for key in chosen)
    strange = there.total() - there[OWN] - sum(each.count for each in parts)
    elsewhere = (Part(ELSEWHERE, "et tilbud, der ikke findes her", strange),) if strange else ()
    own = Part(OWN, "lavet til barnet", there[OWN])
    return Measure(id="catalogue_use", n=there.total(), parts=(*parts, *elsewhere, own))


def interventions_waiting(desk: FigureDesk) -> Measure:
    """Count, of the help that is wished or granted today, what has waited longer than the limit."""
    days, limit = desk.always(_waits), shipped_limits().long_wait
    return share("interventions_waiting", sum(each > limit for each in days), len(days))


def children_with_plan(desk: FigureDesk) -> Measure:
    """Count, of the children with help of the municipality on the last day, those a plan holds for that day."""
    helped = helped_children(desk, desk.end)
    covered = {child or case for _, case, child in desk.once(_plans_at_end)}
    hit = sum([child in covered or case in covered for child, case in helped.items()])
    return share("children_with_plan", hit, len(helped))


def plan_aims(desk: FigureDesk) -> Measure:
    """Count the plans that work for each aim, of those that hold on the last day in open cases."""
    there = open_at_end(desk)
    plans = {plan_id for plan_id, case, _ in desk.once(_plans_at_end) if case in there}
    names = {each.id: each.name for each in desk.always(_aims)}
    tags = {(plan, aim if aim in names else ELSEWHERE) for plan, aim in desk.always(_tags) if plan in plans}
    found = Counter(aim for _, aim in tags)
    strange = {ELSEWHERE: "et delmål, der ikke findes her"} if found[ELSEWHERE] else {}
    parts = tuple(Part(key, name, found[key]) for key, name in (names | strange).items())
    return Measure(id="plan_aims", n=len(plans), parts=parts)


def _goals(desk: FigureDesk) -> list[Any]:
    """Return id, case, status and day of it of all goals."""
    row, cases = Goal, desk.always(read_cases)
    columns = map(stored, (row.id, row.case_id, row.status, row.status_on))
    return [each for each in desk.rows(select(*columns).where(row.deleted_at.is_(None))) if each[1] in cases]


def _stand_now(desk: FigureDesk) -> Counter[str]:
    there = open_now(desk)
    return Counter(status for _, case, status, _ in desk.always(_goals) if case in there)


def _over(desk: FigureDesk) -> list[tuple[str, bool]]:
    """Return the day each goal that is over was reached or dropped, and whether it was reached."""
    over = (GoalStatus.REACHED.value, GoalStatus.DROPPED.value)
    goals = desk.always(_goals)
    return [(on, status == GoalStatus.REACHED.value) for *_, status, on in goals if on and status in over]


def _turns(desk: FigureDesk) -> list[tuple[str, tuple[str, str]]]:
    """Return, by its day, each number of a goal after another of the same person: the day of the next, which way."""
    goals, row = {each[0] for each in desk.always(_goals)}, GoalScore
    columns: tuple[Any, ...] = (*map(stored, (row.goal_id, row.person_id, row.on, row.id)), row.value)
    given = defaultdict[tuple[Key, Key], list[tuple[str, Key, int]]](list)
    for goal, person, on, score, value in desk.rows(select(*columns).where(row.deleted_at.is_(None))):
        if goal in goals and (day := first_day_name(on)):
            given[goal, person].append((day, score, value))
    found = []
    for scores in given.values():
        scores.sort()
        followed = (*(day for day, _, _ in scores[2:]), NEVER)
        for (_, _, before), (day, _, value), following in zip(scores, scores[1:], followed, strict=False):
            found.append((day, (following, way(before, value))))
    return by_day(found)


def _begun(desk: FigureDesk) -> list[tuple[dt.date, str]]:
    helps = desk.always(read_help)
    return [(each.first, each.programme or OWN) for each in helps if each.first and each.status in RUNS]


def _programmes(desk: FigureDesk) -> dict[str, str]:
    return {key: each.name for key, each in programmes_for(desk.unit).items()}


def _waits(desk: FigureDesk) -> list[int]:
    """Return how many days each help has waited that is wished or granted today and has not begun."""
    today, there = desk.today, open_now(desk)
    waiting = [each for each in desk.always(read_help) if each.status in WAITING and each.case_id in there]
    coming = [each for each in waiting if each.first is None or each.first > today]
    return [(today - each.wished_on).days for each in coming if each.wished_on]


def _plans(desk: FigureDesk) -> Spans:
    """Return id, case and child of all plans; one without days holds always."""
    row, cases = ActionPlan, desk.always(read_cases)
    columns = map(stored, (row.id, row.case_id, row.child_id, row.since, row.until))
    return in_order([
        (first_day(since) or dt.date.min, last_day(until) or dt.date.max, (key, case, child))
        for key, case, child, since, until in desk.rows(select(*columns).where(row.deleted_at.is_(None)))
        if case in cases
    ])  # fmt: skip


def _aims(desk: FigureDesk) -> tuple[Aim, ...]:
    return aims_here(desk.unit)


def _tags(desk: FigureDesk) -> set[tuple[Key, str]]:
    """Return plan and aim of all tags, each once."""
    columns: tuple[Any, ...] = (stored(PlanAim.plan_id), PlanAim.aim)
    return {(plan_id, aim) for plan_id, aim in desk.rows(select(*columns).where(PlanAim.deleted_at.is_(None)))}


def _plans_at_end(desk: FigureDesk) -> list[tuple[Key, Key, Key | None]]:
    """Return plan, case and child of the plans that hold on the last day or have no days."""
    return list(desk.always(_plans).on(desk.end))


MEASURES: dict[str, Callable[[FigureDesk], Measure]] = {
    "goals_status": goals_status,
    "goals_reached": goals_reached,
    "goal_scores": goal_scores,
    "catalogue_use": catalogue_use,
    "interventions_waiting": interventions_waiting,
    "children_with_plan": children_with_plan,
    "plan_aims": plan_aims,
    "feedback_children": feedback_children,
    "feedback_family": feedback_family,
}
