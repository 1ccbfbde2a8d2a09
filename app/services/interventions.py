"""Interventions from wish to result: wished, granted, begun, ended or refused, each on its day and with its reason.

Nothing here blocks a save; what is missing is told by `plan_questions`. Paragraphs are kept as text with the date of
the decision and are never turned from one law into another.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx
from app.models.approx_date import ApproxDate
from app.models.enums import Arena, InterventionStatus, PlanChoice, Worked
from app.models.order import key_between
from app.models.plan import Intervention, InterventionArena
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows
from app.services.typed_values import typed_text, typed_value

NO_NAME = "Skriv, hvad indsatsen er."
NO_REASON = "Skriv kort hvorfor, så familien kan få et ordentligt svar."
_ORDER = (
    InterventionStatus.WISHED,
    InterventionStatus.GRANTED,
    InterventionStatus.ACTIVE,
    InterventionStatus.ENDED,
    InterventionStatus.REFUSED,
)


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


@use_case("intervention.wish")
def wish(
    unit: Unit, case_id: UUID, *, name: str, child_id: UUID | None = None, purpose: str = "", why_this: str = ""
) -> UUID:
    """Add what somebody wishes for a child or the family, from today; no catalogue is needed. Raises UserError."""
    words = typed_text(name)
    if not words:
        raise UserError(NO_NAME)
    row = Intervention(case_id=case_id, child_id=child_id, name=words, status=InterventionStatus.WISHED)
    row.purpose, row.why_this = typed_text(purpose) or None, typed_text(why_this) or None
    row.wished_on = ApproxDate.of(unit.today)
    row.order_key = next_key(unit, Intervention, case_id)
    return unit.add(row).id


@use_case("intervention.grant")
def grant(unit: Unit, intervention_id: UUID, *, on: str = "", legal_basis: str | None = None) -> None:
    """Note that it was granted, on a day (today when none is written). Raises UserError for a day nobody can read."""
    row = unit.get(Intervention, intervention_id)
    row.status, row.decided_on = InterventionStatus.GRANTED, _day(unit, "decided_on", on)
    if legal_basis is not None:
        row.legal_basis = typed_text(legal_basis) or None


@use_case("intervention.start")
def start(unit: Unit, intervention_id: UUID, *, on: str = "", expected_until: str = "") -> None:
    """Note that it has begun. Raises UserError for a day nobody can read."""
    row = unit.get(Intervention, intervention_id)
    row.status, row.since, row.until = InterventionStatus.ACTIVE, _day(unit, "since", on), None
    if typed_text(expected_until):
        row.expected_until = _day(unit, "expected_until", expected_until)


@use_case("intervention.end")
def end(
    unit: Unit,
    intervention_id: UUID,
    *,
    on: str = "",
    worked: Worked | None = None,
    result: str = "",
    family_view: str = "",
) -> None:
    """Note that it has ended, whether it worked, and what the family says. Raises UserError for an unreadable day."""
    row = unit.get(Intervention, intervention_id)
    row.status, row.until = InterventionStatus.ENDED, _day(unit, "until", on)
    row.worked = worked or row.worked
    row.result = typed_text(result) or row.result
    row.family_view = typed_text(family_view) or row.family_view


@use_case("intervention.refuse")
def refuse(unit: Unit, intervention_id: UUID, *, because: str, on: str = "") -> None:
    """Note that it was refused, and why. Raises UserError without a reason."""
    words = typed_text(because)
    if not words:
        raise UserError(NO_REASON)
    row = unit.get(Intervention, intervention_id)
    row.status, row.decided_on, row.result = InterventionStatus.REFUSED, _day(unit, "decided_on", on), words


@use_case("intervention.plan_choice")
def choose_plan(unit: Unit, intervention_id: UUID, *, choice: PlanChoice, because: str = "") -> None:
    """Note whether support at home gets a plan (barnets lov § 91). Raises UserError when »no plan« has no reason."""
    words = typed_text(because)
    if choice is PlanChoice.NO_PLAN and not words:
        raise UserError("Skriv kort, hvorfor der ikke laves en plan.")
    row = unit.get(Intervention, intervention_id)
    row.plan_choice, row.plan_choice_because = choice, words or None


@use_case("intervention.arenas")
def set_arenas(unit: Unit, intervention_id: UUID, arenas: tuple[Arena, ...]) -> None:
    """Say where an intervention takes place; one may follow the child through several places."""
    row = unit.get(Intervention, intervention_id)
    there = unit.live(InterventionArena, InterventionArena.intervention_id == intervention_id)
    for each in there:
        if each.arena not in arenas:
            unit.remove(each)
    last = max((each.order_key or "" for each in there), default=None)
    for arena in arenas:
        if arena not in {each.arena for each in there}:
            last = key_between(last, None)
            unit.add(
                InterventionArena(case_id=row.case_id, intervention_id=intervention_id, arena=arena, order_key=last)
            )


def intervention_rows(rows: CaseRows) -> tuple[InterventionRow, ...]:
    """Return the interventions of a case: wished, granted, running, ended, refused; in their order within each."""
    found = sorted(rows.of(Intervention), key=lambda each: _ORDER.index(each.status))
    return tuple(_row(rows, each) for each in found)


def waiting_days(row: Intervention, today: dt.date) -> int | None:
    """Return the days from the wish to the start, or to today while it waits; None when the wish has no day."""
    wished = row.wished_on.exact if row.wished_on else None
    if wished is None or row.status is InterventionStatus.REFUSED:
        return None
    begun = row.since.exact if row.since else None
    if begun is None and row.status not in (InterventionStatus.WISHED, InterventionStatus.GRANTED):
        return None
    return max(0, ((begun or today) - wished).days)


def is_overdue(row: Intervention, today: dt.date) -> bool:
    """Tell whether a running intervention was expected to have ended before today."""
    last = row.expected_until.end if row.expected_until else None
    return row.status is InterventionStatus.ACTIVE and last is not None and last < today


def _row(rows: CaseRows, each: Intervention) -> InterventionRow:
    return InterventionRow(
        id=each.id,
        child_id=each.child_id,
        child=rows.child_name(each.child_id),
        name=each.name or "",
        status=each.status,
        rung=each.rung,
        arenas=tuple(inner.arena for inner in rows.inside(InterventionArena, each.id)),
        amount=each.amount or "",
        provider=rows.name(each.provider_id),
        purpose=each.purpose or "",
        why_this=each.why_this or "",
        legal_basis=each.legal_basis or "",
        earlier_legal_basis=each.earlier_legal_basis or "",
        wished_on=_words(each.wished_on),
        decided_on=_words(each.decided_on),
        since=_words(each.since),
        expected_until=_words(each.expected_until),
        until=_words(each.until),
        waiting_days=waiting_days(each, rows.today),
        overdue=is_overdue(each, rows.today),
        worked=each.worked,
        result=each.result or "",
        family_view=each.family_view or "",
        plan_choice=each.plan_choice,
        plan_choice_because=each.plan_choice_because or "",
        cost=each.cost or "",
        from_catalogue=bool(each.programme_id),
    )


def _words(day: ApproxDate | None) -> str:
    return approx(day) if day else ""


def _day(unit: Unit, column: str, text: str) -> ApproxDate:
    """Read a day of an intervention; nothing written means today."""
    if not typed_text(text):
        return ApproxDate.of(unit.today)
    found = typed_value(Intervention.__table__.columns[column], text, unit.today)
    if not isinstance(found, ApproxDate) or not found.known:
        raise UserError("Skriv en dag, fx »1. december«, »i dag« eller »uge 49«.")
    return found
