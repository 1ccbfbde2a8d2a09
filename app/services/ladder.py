"""The ladder of a case: which rungs are in use, how it has moved over time, and the same in words; never judged."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.approx_date import ApproxDate
from app.models.enums import InterventionStatus
from app.models.plan import FollowUp, Intervention
from app.paths import resources
from app.rules.ladder import Movement, OnRung, Rung, Stretch, in_use, load_rungs, movement, stretches
from app.services.plan_kind import last_day
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

_COUNTED = (InterventionStatus.ACTIVE, InterventionStatus.ENDED, InterventionStatus.GRANTED)


@dataclass(frozen=True, slots=True)
class LadderRow:
    """The ladder of one child: the rungs, what has stood on them, what is in use now, and how it moved since last.

    `undated` are interventions with a rung that cannot be placed in time: they are named and not drawn.
    """

    child_id: UUID
    child: str
    rungs: tuple[Rung, ...]
    steps: tuple[OnRung, ...]
    now: tuple[int, ...]
    stretches: tuple[Stretch, ...]
    since: dt.date | None
    movement: Movement
    undated: tuple[str, ...]
    words: str


@use_case("ladder.read")
def read_ladder(unit: Unit, case_id: UUID) -> tuple[LadderRow, ...]:
    """Return the ladder of each child of a case."""
    unit.about(case_id)
    return ladder_rows(read_case(unit, case_id))


@cache
def shipped_rungs() -> tuple[Rung, ...]:
    """Return the six rungs that come with the program."""
    return load_rungs(resources() / "rules" / "ladder.toml")


def ladder_rows(rows: CaseRows, child_id: UUID | None = None) -> tuple[LadderRow, ...]:
    """Return the ladder of each child, or of the one asked for."""
    return tuple(_of_child(rows, child.id) for child, _ in rows.children(child_id))


def rungs_in_use(rows: CaseRows) -> set[int]:
    """Return the rungs something runs on today for any child: `now` of all the ladders, without the ladders."""
    children = [child.id for child, _ in rows.children()]
    mine = (each for child_id in children for each in _counted(rows, child_id))
    return set(in_use(tuple(step for each in mine if (step := _step(each))), rows.today))


def _counted(rows: CaseRows, child_id: UUID) -> list[Intervention]:
    """Return what stands on a child's ladder."""
    known = {each.number for each in shipped_rungs()}
    return [
        each
        for each in rows.of(Intervention)
        if each.rung in known and each.status in _COUNTED and each.child_id in (None, child_id)
    ]


def _of_child(rows: CaseRows, child_id: UUID) -> LadderRow:
    counted = _counted(rows, child_id)
    undated = tuple(each.name or "Indsats" for each in counted if _step(each) is None)
    steps = tuple(step for each in counted if (step := _step(each)))
    held = [each.held_on for each in rows.of(FollowUp) if each.held_on and each.child_id in (None, child_id)]
    since = max((day for day in held if day < rows.today), default=None)
    moved = movement(steps, since, rows.today) if since else Movement.NONE
    return LadderRow(
        child_id=child_id,
        child=rows.child_name(child_id),
        rungs=shipped_rungs(),
        steps=steps,
        now=in_use(steps, rows.today),
        stretches=stretches(steps, rows.today),
        since=since,
        movement=moved,
        undated=undated,
        words=_words(steps, since, moved, rows.today) + _undated_words(undated),
    )


def _step(each: Intervention) -> OnRung | None:
    """Return an intervention on its rung, from the earliest day it may have begun to the last it may have run.

    None when it cannot be drawn: without a first day, or ended on a day nobody knows.
    """
    first, last = _first(each.since), last_day(each.until)
    if first is None or not each.rung or (each.status is InterventionStatus.ENDED and last is None):
        return None
    return OnRung(each.name or "Indsats", each.rung, first, max(first, last) if last else None)


def _first(day: ApproxDate | None) -> dt.date | None:
    return (day.start or day.end) if day else None


def _words(steps: tuple[OnRung, ...], since: dt.date | None, moved: Movement, today: dt.date) -> str:
    """Return the picture in words, for those who cannot see it."""
    now = [each for each in steps if each.runs(today)]
    if not steps:
        return "Ingen indsatser på trappen endnu."
    if not now:
        return "Ingen indsatser er i gang på trappen i dag."
    here = join_names([f"{each.name} på trin {each.rung}" for each in sorted(now, key=lambda each: each.rung)])
    told = {
        Movement.UP: "Det højeste trin er kommet op siden sidste opfølgning",
        Movement.DOWN: "Det højeste trin er kommet ned siden sidste opfølgning",
        Movement.SAME: "Det højeste trin er det samme som ved sidste opfølgning",
    }
    tail = f" {told[moved]} {long_date(since)}." if since and moved in told else ""
    return f"I dag: {here}.{tail}"


def _undated_words(names: tuple[str, ...]) -> str:
    return f" Uden datoer: {join_names(list(names))}." if names else ""
