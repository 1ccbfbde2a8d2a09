"""Interventions as frozen rows: wished, granted, running, ended, refused, with how long the family has waited."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import approx
from app.models.approx_date import ApproxDate
from app.models.enums import Arena, InterventionStatus, PlanChoice, Worked
from app.models.plan import Goal, Intervention, InterventionArena, InterventionGoal
from app.services.snapshot import CaseRows

WAITING = (InterventionStatus.WISHED, InterventionStatus.GRANTED)
_ORDER = (
    InterventionStatus.WISHED,
    InterventionStatus.GRANTED,
    InterventionStatus.ACTIVE,
    InterventionStatus.ENDED,
    InterventionStatus.REFUSED,
)
_TEXTS = (
    "name", "amount", "purpose", "why_this", "legal_basis", "earlier_legal_basis", "result", "family_view",
    "plan_choice_because", "cost",
)  # fmt: skip
"""Texts that stand in the row as they were written."""


@dataclass(frozen=True, slots=True)
class InterventionRow:
    """One intervention as the plan page shows it. `waiting_days` counts from the wish to the start, or to today.

    `overdue` is True when it was expected to have ended; `rung`, `legal_basis` and `cost` are for her own screen.
    """

    id: UUID
    child_id: UUID | None
    child: str
    name: str
    status: InterventionStatus
    rung: int | None
    arenas: tuple[Arena, ...]
    goals: tuple[UUID, ...]
    amount: str
    provider: str
    purpose: str
    why_this: str
    legal_basis: str
    earlier_legal_basis: str
    wished_on: str
    decided_on: str
    since: str
    expected_until: str
    until: str
    waiting_days: int | None
    overdue: bool
    worked: Worked | None
    result: str
    family_view: str
    plan_choice: PlanChoice | None
    plan_choice_because: str
    cost: str
    from_catalogue: bool


def intervention_rows(rows: CaseRows) -> tuple[InterventionRow, ...]:
    """Return the interventions of a case: wished, granted, running, ended, refused; in their order within each."""
    found = sorted(rows.of(Intervention), key=lambda each: _ORDER.index(each.status))
    return tuple(_row(rows, each) for each in found)


def waiting_days(row: Intervention, today: dt.date) -> int | None:
    """Return the days from the wish to the start, or to today while it waits; None when the wish has no day.

    Help that began before somebody wrote down the wish has waited no days at all.
    """
    wished = row.wished_on.exact if row.wished_on else None
    if wished is None or row.status is InterventionStatus.REFUSED:
        return None
    begun = today if row.status in WAITING else (row.since.start if row.since else None)
    return max(0, (begun - wished).days) if begun else None


def is_overdue(row: Intervention, today: dt.date) -> bool:
    """Tell whether a running intervention was expected to have ended before today."""
    last = row.expected_until.end if row.expected_until else None
    return row.status is InterventionStatus.ACTIVE and last is not None and last < today


def goals_of(rows: CaseRows, each: Intervention) -> tuple[UUID, ...]:
    """Return the goals an intervention is there for that still stand in the plan, in the plan's order."""
    chosen = {inner.goal_id for inner in rows.inside(InterventionGoal, each.id)}
    return tuple(goal.id for goal in rows.of(Goal) if goal.id in chosen)


def _row(rows: CaseRows, each: Intervention) -> InterventionRow:
    return InterventionRow(
        id=each.id,
        child_id=each.child_id,
        child=rows.child_name(each.child_id),
        status=each.status,
        rung=each.rung,
        arenas=tuple(inner.arena for inner in rows.inside(InterventionArena, each.id)),
        goals=goals_of(rows, each),
        provider=rows.name(each.provider_id),
        wished_on=_words(each.wished_on),
        decided_on=_words(each.decided_on),
        since=_words(each.since),
        expected_until=_words(each.expected_until),
        until=_words(each.until),
        waiting_days=waiting_days(each, rows.today),
        overdue=is_overdue(each, rows.today),
        worked=each.worked,
        plan_choice=each.plan_choice,
        from_catalogue=bool(each.programme_id),
        **{name: getattr(each, name) or "" for name in _TEXTS},
    )


def _words(day: ApproxDate | None) -> str:
    return approx(day) if day else ""
