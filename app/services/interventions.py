"""Interventions from wish to result: wished, granted, begun, ended or refused, each on its day and with its reason.

What is missing is told by `plan_questions` and blocks nothing; only days and steps that cannot be are refused.
Paragraphs are kept as text with the date of the decision and are never turned from one law into another.
"""

from uuid import UUID

from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.enums import Arena, InterventionStatus, PlanChoice, Worked
from app.models.order import key_between
from app.models.plan import Intervention, InterventionArena, InterventionGoal
from app.services.case_members import see_child
from app.services.intervention_goals import set_goals
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text

NO_NAME = "Skriv, hvad indsatsen er."
NO_REASON = "Skriv kort hvorfor, så familien kan få et ordentligt svar."
STILL_OPEN = "Den er allerede ønsket eller i gang."
ENDED = "Den er slut. Ønsk den igen, hvis I vil begynde forfra."
REFUSED = "Der er sagt nej til den. Skriv først, at den er bevilget."
NOT_BEGUN = "Den er ikke begyndt endnu. Skriv, at der er sagt nej, hvis den ikke bliver til noget."
RUNNING = "Den er i gang. Afslut den i stedet."
STILL_TO_COME = "Den dag er ikke kommet endnu. Skriv den som forventet slut."
ENDS_FIRST = "Den kan ikke slutte, før den begynder. Ret den ene af datoerne."
_WISHED_AGAIN = (
    "child_id", "name", "rung", "placement", "provider_id", "place", "amount", "purpose", "why_this",
    "programme_id", "programme_version",
)  # fmt: skip


@use_case("intervention.wish")
def wish(
    unit: Unit, case_id: UUID, *, name: str, child_id: UUID | None = None, purpose: str = "", why_this: str = ""
) -> UUID:
    """Add what somebody wishes for a child or the family, from today; no catalogue is needed. Raises UserError."""
    words = typed_text(name)
    if not words:
        raise UserError(NO_NAME)
    see_child(unit, case_id, child_id)
    row = Intervention(case_id=case_id, child_id=child_id, name=words, status=InterventionStatus.WISHED)
    row.purpose, row.why_this = typed_text(purpose) or None, typed_text(why_this) or None
    row.wished_on = ApproxDate.of(unit.today)
    row.order_key = next_key(unit, Intervention, case_id)
    return unit.add(row).id


@use_case("intervention.wish_again")
def wish_again(unit: Unit, intervention_id: UUID) -> UUID:
    """Wish from today for what was refused or has ended; the old one stays as it was, with its reason and result.

    Raises UserError while it is wished, granted or running.
    """
    old = unit.get(Intervention, intervention_id)
    if old.status not in (InterventionStatus.REFUSED, InterventionStatus.ENDED):
        raise UserError(STILL_OPEN)
    row = Intervention(case_id=old.case_id, status=InterventionStatus.WISHED, wished_on=ApproxDate.of(unit.today))
    for name in _WISHED_AGAIN:
        setattr(row, name, getattr(old, name))
    row.order_key = next_key(unit, Intervention, old.case_id)
    unit.add(row)
    unit.session.flush()
    there = unit.live(InterventionArena, InterventionArena.intervention_id == intervention_id)
    _add_arenas(unit, row, tuple(dict.fromkeys(each.arena for each in there)), after=None)
    goals = [each.goal_id for each in unit.live(InterventionGoal, InterventionGoal.intervention_id == intervention_id)]
    set_goals(unit, row.id, tuple(goals))
    return row.id


@use_case("intervention.grant")
def grant(unit: Unit, intervention_id: UUID, *, on: str = "", legal_basis: str | None = None) -> None:
    """Note that it was granted, on a day (when none is written today, or the day that stands); what runs goes on.

    A refusal that was changed loses its reason and its day. Raises UserError when it has ended, or for an unreadable
    day.
    """
    row = _not_ended(unit, intervention_id)
    if row.status is InterventionStatus.REFUSED:
        row.result = row.decided_on = None
    if typed_text(on) or row.decided_on is None:
        row.decided_on = typed_day(on, unit.today)
    if row.status is not InterventionStatus.ACTIVE:
        row.status = InterventionStatus.GRANTED
    if legal_basis is not None:
        row.legal_basis = typed_text(legal_basis) or None


@use_case("intervention.start")
def start(unit: Unit, intervention_id: UUID, *, on: str = "", expected_until: str = "") -> None:
    """Note that it has begun; with a day that is still to come it is granted, today if no day stands.

    Raises UserError when it was refused or has ended, when it would end before it begins, or for an unreadable day.
    """
    row = _not_ended(unit, intervention_id)
    if row.status is InterventionStatus.REFUSED:
        raise UserError(REFUSED)
    row.since = typed_day(on, unit.today)
    if typed_text(expected_until):
        row.expected_until = typed_day(expected_until, unit.today, Tense.COMING)
    _see_that_it_ends_after(row.since, row.expected_until)
    coming = row.since.start is not None and row.since.start > unit.today
    row.status = InterventionStatus.GRANTED if coming else InterventionStatus.ACTIVE
    if coming and row.decided_on is None:
        row.decided_on = ApproxDate.of(unit.today)


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
    """Note that it has ended, whether it worked, and what the family says; said again it puts the first time right.

    Raises UserError when it never began, for a day still to come or before it began, and for an unreadable day.
    """
    row = unit.get(Intervention, intervention_id)
    if row.status not in (InterventionStatus.ACTIVE, InterventionStatus.ENDED):
        raise UserError(NOT_BEGUN)
    if row.status is InterventionStatus.ACTIVE or row.until is None or typed_text(on):
        last = typed_day(on, unit.today)
        if last.start is not None and last.start > unit.today:
            raise UserError(STILL_TO_COME)
        _see_that_it_ends_after(row.since, last)
        row.until = last
    row.status = InterventionStatus.ENDED
    row.worked = worked or row.worked
    row.result = typed_text(result) or row.result
    row.family_view = typed_text(family_view) or row.family_view


@use_case("intervention.refuse")
def refuse(unit: Unit, intervention_id: UUID, *, because: str, on: str = "") -> None:
    """Note that it was refused, and why. Raises UserError without a reason, and when it runs or has ended."""
    words = typed_text(because)
    if not words:
        raise UserError(NO_REASON)
    row = _not_ended(unit, intervention_id)
    if row.status is InterventionStatus.ACTIVE:
        raise UserError(RUNNING)
    row.status, row.result = InterventionStatus.REFUSED, words
    row.decided_on = typed_day(on, unit.today)


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
    stays: list[InterventionArena] = []
    for each in unit.live(InterventionArena, InterventionArena.intervention_id == intervention_id):
        if each.arena in arenas and each.arena not in {other.arena for other in stays}:
            stays.append(each)
        else:
            unit.remove(each)
    new = [arena for arena in dict.fromkeys(arenas) if arena not in {each.arena for each in stays}]
    _add_arenas(unit, row, tuple(new), after=max((each.order_key or "" for each in stays), default=None))


def _not_ended(unit: Unit, intervention_id: UUID) -> Intervention:
    row = unit.get(Intervention, intervention_id)
    if row.status is InterventionStatus.ENDED:
        raise UserError(ENDED)
    return row


def _see_that_it_ends_after(first: ApproxDate | None, last: ApproxDate | None) -> None:
    """See that some possible first day lies before some possible last day. Raises UserError when none does."""
    earliest, latest = (first.start if first else None), (last.end if last else None)
    if earliest and latest and latest < earliest:
        raise UserError(ENDS_FIRST)


def _add_arenas(unit: Unit, row: Intervention, arenas: tuple[Arena, ...], *, after: str | None) -> None:
    key = after
    for arena in arenas:
        key = key_between(key, None)
        unit.add(InterventionArena(case_id=row.case_id, intervention_id=row.id, arena=arena, order_key=key))
