"""Follow-ups and their rhythm: decide how often and why, plan the next, note the one that was held."""

from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.enums import Decision, FollowUpKind, TimeUnit
from app.models.order import key_between
from app.models.plan import Cadence, FollowUp, FollowUpDecision
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text, typed_value


@dataclass(frozen=True, slots=True)
class ChosenRhythm:
    """A rhythm as it was decided: every so many weeks or months, counted from a day, and why."""

    every: int
    unit_of_time: str
    reason: str
    base_on: str = ""
    first: int | None = None
    preset_id: str = ""
    kind: str = "follow_up"
    child_wish: str = ""
    explained_to: str = ""


@use_case("rhythm.set")
def set_rhythm(unit: Unit, case_id: UUID, chosen: ChosenRhythm) -> UUID:
    """Decide how often there is a follow-up, and why; every rhythm has its reason (barnets lov § 95, stk. 3).

    An earlier rhythm of the same kind is replaced. Raises UserError without a reason.
    """
    reason = typed_text(chosen.reason)
    if not reason:
        raise UserError("Skriv kort, hvorfor det er den rytme.")
    kind, step = FollowUpKind(chosen.kind), TimeUnit(chosen.unit_of_time)
    for old in unit.live(Cadence, Cadence.case_id == case_id, Cadence.kind == kind):
        unit.remove(old)
    day = typed_value(Cadence.__table__.columns["base_on"], chosen.base_on, unit.today) or unit.today
    cadence = Cadence(case_id=case_id, kind=kind, every_count=chosen.every, every_unit=step, base_on=day)
    cadence.first_count, cadence.first_unit = (chosen.first, step) if chosen.first else (None, None)
    cadence.reason, cadence.preset_id, cadence.decided_on = reason, chosen.preset_id or None, unit.today
    cadence.child_wish = typed_text(chosen.child_wish) or None
    if explained_to := typed_text(chosen.explained_to):
        cadence.explained_to, cadence.explained_on = explained_to, unit.today
    cadence.order_key = next_key(unit, Cadence, case_id)
    return unit.add(cadence).id


@use_case("follow_up.plan")
def plan_follow_up(unit: Unit, case_id: UUID, *, on: str, kind: str = "follow_up") -> UUID:
    """Plan a follow-up on a day. Raises UserError when the day cannot be read."""
    day = typed_value(FollowUp.__table__.columns["planned_on"], on, unit.today)
    if day is None:
        raise UserError("Skriv, hvornår opfølgningen skal være.")
    row = FollowUp(
        case_id=case_id, planned_on=day, kind=FollowUpKind(kind), order_key=next_key(unit, FollowUp, case_id)
    )
    return unit.add(row).id


@dataclass(frozen=True, slots=True)
class HeldFollowUp:
    """What a follow-up showed. `decisions` holds fortsæt, justér or afslut by intervention."""

    held_on: str = ""
    child_talked: bool = False
    plan_reviewed: bool = False
    child_said: str = ""
    progress: str = ""
    next_reason: str = ""
    kind: str = "follow_up"
    decisions: tuple[tuple[UUID, str], ...] = ()


@use_case("follow_up.hold")
def hold_follow_up(unit: Unit, case_id: UUID, held: HeldFollowUp, *, follow_up_id: UUID | None = None) -> UUID:
    """Note a follow-up that was held, planned before or not; without a day it was today.

    A day without a year is the nearest one. Raises UserError when it is no single day.
    """
    day = typed_day(held.held_on, unit.today).exact
    if day is None:
        raise UserError("Skriv den dag, opfølgningen blev holdt, fx »4. november«.")
    row = unit.get(FollowUp, follow_up_id) if follow_up_id else FollowUp(case_id=case_id, kind=FollowUpKind(held.kind))
    row.held_on = day
    row.child_talked, row.plan_reviewed = held.child_talked, held.plan_reviewed
    row.child_said, row.progress = typed_text(held.child_said) or None, typed_text(held.progress) or None
    row.next_reason = typed_text(held.next_reason) or None
    row.order_key = row.order_key or next_key(unit, FollowUp, case_id)
    unit.add(row)
    unit.session.flush()
    key: str | None = None
    for intervention_id, decision in held.decisions:
        key = key_between(key, None)
        unit.add(
            FollowUpDecision(
                case_id=case_id,
                follow_up_id=row.id,
                intervention_id=intervention_id,
                decision=Decision(decision),
                order_key=key,
            )
        )
    return row.id
