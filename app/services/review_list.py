"""The cases as caseworker and leader go through them: one line each, those that need it most first.

What a line says is counted from the case by the same functions as everywhere else; nothing is judged. What a case needs
is said in words: `needs`. Of the dates, those that only remind are no »næste dato« and are not over time.

While a child is heard without a parent, a line tells of the help, the plan and how far the case has come as that parent
knows it; what the case needs is counted from all there is.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import Row, or_, select

from app.errors import UserError
from app.language.folding import initials
from app.models.deadline import CaseReview
from app.models.enums import DueKind, GoalStatus
from app.models.log import DueItem
from app.models.plan import Goal
from app.rules.cadence import next_follow_up
from app.rules.counting import months_after
from app.rules.counts import Counts
from app.rules.rulebook import RuleBook
from app.services.case_phase import Phase, phases_of
from app.services.due_quiet import last_moved, last_talked
from app.services.due_reviews import REVIEW_RULE
from app.services.due_shown import AGE, REMINDERS, is_next_date
from app.services.ladder import rungs_in_use
from app.services.modules import LADDER, switched_off
from app.services.not_held import never_held_since
from app.services.plan_kind import is_placed, last_day, title_of
from app.services.ports import Progress, Unit, use_case
from app.services.review_list_rows import FEW, known_of, open_cases, rows_in_turn
from app.services.rulebook import rules_of
from app.services.snapshot import STOPPED, CaseRows
from app.services.today_blocks import is_seen, is_waiting, next_day

PLACED = "Anbragt"
HALF_A_YEAR = 6
"""Months without a review after which a case is said not to have been gone through."""
NEVER = 100_000
"""Days since somebody talked with a child nobody has talked with, when lines are put in order."""
_COUNTED = (GoalStatus.UNDER_WAY, GoalStatus.ALMOST, GoalStatus.REACHED, GoalStatus.PAUSED)


@dataclass(frozen=True, slots=True)
class CaseDates:
    """The dates of one case: how many are over time, the oldest of them, and the next that is to come."""

    overdue: int = 0
    oldest_on: dt.date | None = None
    oldest: str = ""
    next_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Silence:
    """How long ago somebody talked with one child, in days; None for never. `late` when it is longer than the rule."""

    initials: str
    days: int | None
    late: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewLine:
    """One case in the review. Days are counted to the day it is read; None when it is not known.

    `talked` is the children there is somebody to talk with, the longest silence first. `rungs` is empty when the ladder
    is switched off. `phases` is where the case is on its way. `needs` is what the case needs, in words, worst first.
    """

    case_id: UUID
    number: str
    children: tuple[str, ...]
    initials: tuple[str, ...]
    phases: tuple[Phase, ...]
    stage: str
    rungs: tuple[int, ...]
    goals_reached: int
    goals: int
    dates: CaseDates
    talked: tuple[Silence, ...]
    quiet_days: int | None
    last_review: dt.date | None
    planned_review: dt.date | None
    agreed: str
    needs: tuple[str, ...] = field(default=())
    unreviewed: bool = False
    """Nobody has gone through it with the leader for half a year, planned or not."""
    not_held: int = 0
    """How often something was planned since the last review, or ever, and did not happen."""

    @property
    def silent_days(self) -> int:
        """The days since somebody talked with the child it is longest ago for; never is longer than any."""
        return max((NEVER if each.days is None else each.days for each in self.talked), default=0)


@use_case("review.lines")
def list_for_review(
    unit: Unit, *, case_ids: Sequence[UUID] = (), progress: Progress = lambda _done, _all: True
) -> tuple[ReviewLine, ...]:
    """Return a line for each open case asked for, or for all of them: those that need it most first.

    `progress` hears how many of how many cases are read; UserError when it answers no.
    """
    rules, off = rules_of(unit), switched_off(unit)
    every = open_cases(unit, case_ids)
    if not case_ids:
        _go_on(progress, 0, len(every))  # their dates take a while of many cases
    dates = _dates(unit, every)
    lines: list[ReviewLine] = []
    for rows in rows_in_turn(unit, every):
        _go_on(progress, len(lines), len(every))
        lines.append(_line(rows, dates.get(rows.case.id, CaseDates()), rules, off))
    unit.about(*(line.case_id for line in lines))
    return in_order(lines)


def _go_on(progress: Progress, done: int, total: int) -> None:
    if not progress(done, total):
        raise UserError(STOPPED)


def in_order(lines: Iterable[ReviewLine]) -> tuple[ReviewLine, ...]:
    """Return the lines as they are gone through: those that need it most first."""
    return tuple(sorted(lines, key=_order))


def _order(line: ReviewLine) -> tuple[int, dt.date, int, dt.date, str]:
    """Sort by how many things a case needs, then the oldest date, the longest silence and the oldest review."""
    oldest = line.dates.oldest_on or dt.date.max
    return -len(line.needs), oldest, -line.silent_days, line.last_review or dt.date.min, line.number


def _line(rows: CaseRows, dates: CaseDates, rules: RuleBook, off: frozenset[str]) -> ReviewLine:
    known = known_of(rows)
    people = [(child, person.name or person.called or "") for child, person in rows.children()]
    goals = [each for each in known.of(Goal) if each.status in _COUNTED]
    held = sorted((each for each in rows.of(CaseReview) if each.held_on), key=lambda each: each.held_on or dt.date.min)
    planned = [each.planned_on for each in rows.of(CaseReview) if each.planned_on and not each.held_on]
    moved = last_moved(rows)
    talked = _talked(rows, rules)
    days = [each.held_on for each in held if each.held_on]
    last = max(days, default=None)
    return ReviewLine(
        case_id=rows.case.id,
        number=rows.case.number or "",
        children=tuple(name for _, name in people),
        initials=tuple(initials(name) for _, name in people),
        phases=phases_of(known, rules, off),
        stage=_stage(known),
        rungs=tuple(sorted(rungs_in_use(known) if LADDER not in off else ())),
        goals_reached=sum(each.status is GoalStatus.REACHED for each in goals),
        goals=len(goals),
        dates=dates,
        talked=talked,
        quiet_days=(rows.today - moved).days if moved else None,
        last_review=last,
        planned_review=min(planned, default=None),
        agreed=(held[-1].text or "") if held and known is rows else "",
        unreviewed=_unreviewed(rows, last),
        not_held=len(never_held_since(known, last)),
        needs=(*_needs(dates, talked, moved, rows.today, rules.counts), *_review_due(rows, days, planned, rules)),
    )  # fmt: skip


def _stage(rows: CaseRows) -> str:
    placed = any(is_placed(rows, each.id) for each, _ in rows.children())
    return " · ".join(filter(None, (PLACED if placed else "", title_of(rows))))


def _talked(rows: CaseRows, rules: RuleBook) -> tuple[Silence, ...]:
    found = []
    for child, person in rows.children():
        if person.birth and person.birth.start and person.birth.start > rows.today:
            continue  # a child that is expected is nobody to talk with
        last, called = last_talked(rows, child), initials(person.name or person.called or "")
        since = last or _began(rows)
        late = since is not None and (rows.today - since).days >= rules.counts.not_talked_days
        found.append(Silence(called, (rows.today - last).days if last else None, late))
    return tuple(sorted(found, key=lambda each: -(NEVER if each.days is None else each.days)))


def _began(rows: CaseRows) -> dt.date | None:
    made = rows.case.created_at
    return last_day(rows.case.opened_on) or (made.date() if made else None)


def _needs(
    dates: CaseDates,
    talked: Sequence[Silence],
    moved: dt.date | None,
    today: dt.date,
    counts: Counts,
) -> list[str]:
    """Return what a case needs, as short words that name nobody."""
    needs = []
    if dates.overdue:
        needs.append("én dato over tiden" if dates.overdue == 1 else f"{dates.overdue} datoer over tiden")
    if any(each.late for each in talked):
        needs.append("tal med barnet" if len(talked) == 1 else "tal med børnene")
    if dates.next_on is None:
        needs.append("ingen næste dato")
    if moved and (today - moved).days >= counts.quiet_days:
        needs.append(f"stille i {(today - moved).days} dage")
    return needs


def _review_due(rows: CaseRows, held: list[dt.date], planned: list[dt.date], rules: RuleBook) -> tuple[str, ...]:
    """Return the word that a review is due by the half-yearly rule, unless one is planned ahead."""
    rule, began = rules.cadence(REVIEW_RULE), _began(rows)
    if rule is None or any(day >= rows.today for day in planned):
        return ()
    following = next_follow_up(rule, began, held) if began else None
    return ("sagsgennemgang",) if planned or (following and following.due <= rows.today) else ()


def _unreviewed(rows: CaseRows, last: dt.date | None) -> bool:
    """Tell whether half a year has passed since the last review, or since the case began when there was none."""
    since = last or _began(rows)
    return since is not None and months_after(since, HALF_A_YEAR) <= rows.today


def _dates(unit: Unit, cases: Sequence[UUID]) -> dict[UUID, CaseDates]:
    day, of = unit.today, frozenset(cases)
    # Plain columns of one query: a thousand cases have ten thousand lines.
    kind = DueItem
    query = select(
        kind.case_id, kind.due_on, kind.recurrence, kind.ends_on, kind.source_table, kind.rule_id, kind.kind, kind.what,
        is_waiting(day).label("waiting"),
    ).where(is_seen(unit, day), or_(kind.due_on.is_not(None), kind.recurrence.is_not(None)))  # fmt: skip
    if len(of) <= FEW:
        query = query.where(kind.case_id.in_(of))
    by_case: dict[UUID, list[Row[*tuple[object, ...]]]] = defaultdict(list)
    for row in unit.session.execute(query):
        if row.case_id in of and not _only_reminds(row):
            by_case[row.case_id].append(row)
    return {case_id: _of_case(rows, day) for case_id, rows in by_case.items()}


def _only_reminds(row: Row[*tuple[object, ...]]) -> bool:
    """Tell whether a line is no date of the case; an age the law has a deadline for is one."""
    return row.source_table in REMINDERS and not (row.source_table == AGE and row.kind is DueKind.STATUTORY)


def _of_case(rows: Iterable[Row[*tuple[object, ...]]], day: dt.date) -> CaseDates:
    late, ahead = [], []
    for row in rows:
        on = next_day(row.recurrence, row.due_on, row.ends_on, day) if row.recurrence else row.due_on
        if on and on >= day and is_next_date(row.source_table, row.rule_id, recurring=bool(row.recurrence)):
            ahead.append(on)
        elif on and on < day and not row.waiting:
            late.append((on, row.what))
    first, what = min(late, default=(None, ""))
    return CaseDates(len(late), first, what.rstrip("."), min(ahead, default=None))
