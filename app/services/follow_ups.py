"""Follow-ups and their rhythm: decide how often and why, plan the next, note the one that was held.

A follow-up is one step, »Hold opfølgning«: who was there, how it went, what was decided of the help, the rhythm and
the next date are one conversation, and one undo takes all of it back. Until then it is the drafts of one page.

Of several children each has a right to a follow-up of its own (barnets lov § 95). So a follow-up with some of them, or
one where they did not all get the same answer, is noted as one row for each child.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.errors import UserError
from app.models.approx_spans import Tense
from app.models.enums import FollowUpKind, TimeUnit
from app.models.order import key_between
from app.models.plan import Cadence, FollowUp, FollowUpPerson, Intervention
from app.services.case_members import see_child
from app.services.follow_up_outcomes import (
    AgreementWent,
    GoalNow,
    HelpDecided,
    decide_help,
    look_at_agreement,
    note_goal,
)
from app.services.follow_up_planned import children_of, keep_for_the_rest, planned_at, planned_one
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.rhythm_choice import BECAUSE_LONGER, asks_again, with_long_reason
from app.services.rulebook import rules_of
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text, typed_value

NO_REASON = "Skriv kort, hvorfor det er den rytme."
NOBODY = "Skriv, hvem rytmen er forklaret for."
NO_DAY_HELD = "Skriv den dag, opfølgningen blev holdt, fx »4. november«."
TO_COME = "Den dag er ikke kommet endnu. Skriv den dag, I holdt opfølgningen, eller lad feltet stå tomt for i dag."
NOT_AFTER = "Den næste opfølgning skal ligge efter den, I holder nu."


@dataclass(frozen=True, slots=True)
class ChosenRhythm:
    """A rhythm as it was decided: every so many weeks or months, counted from a day, and why.

    `first` may have a unit of its own. `longer_because` is why it is enough to meet more seldom than every six months.
    `child_id` makes it the rhythm of one child; None is for all of them.
    """

    every: int
    unit_of_time: str
    reason: str
    base_on: str = ""
    first: int | None = None
    preset_id: str = ""
    kind: str = "follow_up"
    child_wish: str = ""
    explained_to: str = ""
    explained_on: str = ""
    first_unit: str = ""
    longer_because: str = ""
    child_id: UUID | None = None


@use_case("rhythm.set")
def set_rhythm(unit: Unit, case_id: UUID, chosen: ChosenRhythm) -> UUID:
    """Decide how often there is a follow-up, and why; every rhythm has its reason (barnets lov § 95, stk. 3).

    An earlier rhythm of the same kind is replaced; one for a single child leaves the others' standing. Raises
    UserError without a reason, for a long rhythm without why that is enough, and for days nobody can read.
    """
    reason = _reason(unit, chosen)
    kind, step = FollowUpKind(chosen.kind), TimeUnit(chosen.unit_of_time)
    for old in unit.live(Cadence, Cadence.case_id == case_id, Cadence.kind == kind):
        if chosen.child_id in (None, old.child_id):
            unit.remove(old)
    day = typed_value(Cadence.__table__.columns["base_on"], chosen.base_on, unit.today) or unit.today
    cadence = Cadence(case_id=case_id, kind=kind, every_count=chosen.every, every_unit=step, base_on=day)
    cadence.child_id = chosen.child_id
    first_unit = TimeUnit(chosen.first_unit) if chosen.first_unit else step
    cadence.first_count, cadence.first_unit = (chosen.first, first_unit) if chosen.first else (None, None)
    cadence.reason = reason
    cadence.preset_id, cadence.decided_on = chosen.preset_id or None, unit.today
    cadence.child_wish = typed_text(chosen.child_wish) or None
    if explained_to := typed_text(chosen.explained_to):
        on = typed_value(Cadence.__table__.columns["explained_on"], chosen.explained_on, unit.today)
        cadence.explained_to, cadence.explained_on = explained_to, on or unit.today
    cadence.order_key = next_key(unit, Cadence, case_id)
    return unit.add(cadence).id


def _reason(unit: Unit, chosen: ChosenRhythm) -> str:
    """Return why a rhythm was chosen, with why a long one is enough. Raises UserError when one of them is missing."""
    reason, longer = typed_text(chosen.reason), typed_text(chosen.longer_because)
    if not reason:
        raise UserError(NO_REASON)
    asked = asks_again(chosen.every, chosen.unit_of_time, rules_of(unit).counts.long_rhythm_months)
    if asked and not longer and BECAUSE_LONGER not in reason:
        raise UserError(asked)
    return with_long_reason(reason, longer)


@dataclass(frozen=True, slots=True)
class ExplainedRhythm:
    """Whom a rhythm that goes on was explained to, and when, as typed (empty = today)."""

    cadence_id: UUID
    to: str
    on: str = ""


@use_case("rhythm.explain")
def explain_rhythm(unit: Unit, explained: ExplainedRhythm) -> None:
    """Note that a rhythm was explained once more, as child and parents have a right to (barnets lov § 95, stk. 3).

    Raises UserError without a name, and for a day nobody can read.
    """
    to = typed_text(explained.to)
    if not to:
        raise UserError(NOBODY)
    cadence = unit.get(Cadence, explained.cadence_id)
    on = typed_value(Cadence.__table__.columns["explained_on"], explained.on, unit.today)
    cadence.explained_to, cadence.explained_on = to, on or unit.today


@use_case("follow_up.plan")
def plan_follow_up(
    unit: Unit, case_id: UUID, *, on: str, kind: str = "follow_up", child_id: UUID | None = None
) -> UUID:
    """Plan a follow-up on a day. Raises UserError when the day cannot be read."""
    day = typed_value(FollowUp.__table__.columns["planned_on"], on, unit.today)
    if day is None:
        raise UserError("Skriv, hvornår opfølgningen skal være.")
    row = FollowUp(case_id=case_id, planned_on=day, kind=FollowUpKind(kind), child_id=child_id)
    row.order_key = next_key(unit, FollowUp, case_id)
    return unit.add(row).id


@dataclass(frozen=True, slots=True)
class ChildHeard:
    """How one of several children was heard at a follow-up."""

    child_id: UUID
    talked: bool = False
    said: str = ""
    because: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class HeldFollowUp:
    """What a follow-up showed, and what was decided at it.

    `meeting_id` when a network meeting was the follow-up. `child_id` is whom it was about, None for all children;
    `children`, when there are any, are those it was about instead, each heard in its own way. `rhythm` is None when it
    goes on as it is; `next_on` empty when no date was set.
    """

    held_on: str = ""
    child_talked: bool = False
    plan_reviewed: bool = False
    child_said: str = ""
    progress: str = ""
    next_reason: str = ""
    kind: str = "follow_up"
    not_talked_because: str = ""
    heard_instead: str = ""
    child_id: UUID | None = None
    children: tuple[ChildHeard, ...] = ()
    meeting_id: UUID | None = None
    people: tuple[UUID, ...] = ()
    decisions: tuple[HelpDecided, ...] = ()
    agreements: tuple[AgreementWent, ...] = ()
    goals: tuple[GoalNow, ...] = ()
    rhythm: ChosenRhythm | None = None
    explained: ExplainedRhythm | None = None
    next_on: str = ""

    def of_each(self) -> tuple["HeldFollowUp", ...]:
        """Return it as it was for each child that was heard in its own way; itself when it was one for all."""
        return tuple(
            replace(
                self, child_id=each.child_id, child_talked=each.talked, child_said=each.said,
                not_talked_because=each.because, heard_instead=each.instead, children=(),
            )
            for each in self.children
        ) or (self,)  # fmt: skip


@use_case("follow_up.hold")
def hold_follow_up(unit: Unit, case_id: UUID, held: HeldFollowUp, *, follow_up_id: UUID | None = None) -> UUID:
    """Note a follow-up that was held, planned before or not; without a day it was today. Returns the first row of it.

    What was decided is carried out with it: help that ends ends, agreements and goals get what was said of them, and
    the rhythm and the next date are set. A day without a year is the last such day. Whom it was about is what was held,
    whoever it was planned for; the children it was planned for and not held with keep their planned day. Raises
    UserError when it is no single day or one to come, when it was noted before, and for what the parts of it refuse;
    then nothing is changed.
    """
    day = typed_day(held.held_on, unit.today, Tense.GONE).exact
    if day is None:
        raise UserError(NO_DAY_HELD)
    if day > unit.today:
        raise UserError(TO_COME)
    each, planned = held.of_each(), planned_one(unit, follow_up_id) or planned_at(unit, held.meeting_id)
    if planned is not None:
        keep_for_the_rest(unit, planned, frozenset(one.child_id for one in each))
    rows = {
        one.child_id: _note_held(unit, row, one, day)
        for one, row in zip(each, _rows_for(unit, case_id, each, planned), strict=True)
    }
    _carry_out(unit, rows, held)
    first = next(iter(rows.values()))
    about_all = len(rows) > 1 and set(rows) == set(children_of(unit, case_id))
    for child_id in (None,) if about_all else tuple(rows):
        _what_comes_then(unit, first, held, child_id)
    return first.id


def _carry_out(unit: Unit, rows: Mapping[UUID | None, FollowUp], held: HeldFollowUp) -> None:
    """Do what was decided: of the help of one child on the row of that child, all else on the first."""
    first = next(iter(rows.values()))
    for place, decided in zip(_keys(len(held.decisions)), held.decisions, strict=True):
        whose = unit.get(Intervention, decided.intervention_id).child_id
        decide_help(unit, rows.get(whose, first), decided, place)
    for went in held.agreements:
        look_at_agreement(unit, first, went, held.people)
    for goal in held.goals:
        note_goal(unit, first, goal)
    if held.rhythm is None and held.explained is not None:
        explain_rhythm(unit, held.explained)


def _rows_for(unit: Unit, case_id: UUID, each: Sequence[HeldFollowUp], planned: FollowUp | None) -> list[FollowUp]:
    """Return a row for each: the planned one, what was planned that same day for another of them, else a new one."""
    waiting: dict[UUID | None, FollowUp] = {}
    if planned is not None:
        same_day = unit.live(FollowUp, FollowUp.case_id == case_id, FollowUp.planned_on == planned.planned_on)
        waiting = {row.child_id: row for row in same_day if _is_open(row) and row.kind is planned.kind}
        waiting[planned.child_id] = planned
    for one in each:
        see_child(unit, case_id, one.child_id)
    rows = [waiting.get(one.child_id) for one in each]
    if planned is not None and planned not in rows:
        rows[rows.index(None) if None in rows else 0] = planned
    return [row or FollowUp(case_id=case_id, kind=FollowUpKind(one.kind)) for row, one in zip(rows, each, strict=True)]


def _is_open(row: FollowUp) -> bool:
    return row.held_on is None and row.not_held is None


def _note_held(unit: Unit, row: FollowUp, held: HeldFollowUp, day: dt.date) -> FollowUp:
    row.held_on, row.meeting_id = day, held.meeting_id or row.meeting_id
    row.child_id = held.child_id
    row.child_talked, row.plan_reviewed = held.child_talked, held.plan_reviewed
    for name in ("child_said", "progress", "next_reason", "not_talked_because", "heard_instead"):
        setattr(row, name, typed_text(getattr(held, name)) or None)
    row.order_key = row.order_key or next_key(unit, FollowUp, row.case_id)
    unit.add(row)
    unit.session.flush()
    _note_people(unit, row, held.people)
    return row


def _note_people(unit: Unit, row: FollowUp, people: Iterable[UUID]) -> None:
    there = {each.person_id for each in unit.live(FollowUpPerson, FollowUpPerson.follow_up_id == row.id)}
    new = [each for each in dict.fromkeys(people) if each not in there]
    for place, person_id in zip(_keys(len(new)), new, strict=True):
        unit.add(FollowUpPerson(case_id=row.case_id, follow_up_id=row.id, person_id=person_id, order_key=place))


def _what_comes_then(unit: Unit, row: FollowUp, held: HeldFollowUp, child_id: UUID | None) -> None:
    """Set the rhythm and the next date, of one child or (None) of all."""
    if held.rhythm is not None:
        base_on = held.rhythm.base_on or (row.held_on.isoformat() if row.held_on else "")
        whose = child_id if held.children else held.rhythm.child_id
        set_rhythm(unit, row.case_id, replace(held.rhythm, base_on=base_on, child_id=whose))
    if not typed_text(held.next_on):
        return
    new = plan_follow_up(unit, row.case_id, on=held.next_on, kind=row.kind.value, child_id=child_id)
    planned = unit.get(FollowUp, new).planned_on
    if planned and row.held_on and planned <= row.held_on:
        raise UserError(NOT_AFTER)


def _keys(count: int) -> list[str]:
    """Return so many keys of order, one after the other."""
    keys: list[str] = []
    for _ in range(count):
        keys.append(key_between(keys[-1] if keys else None, None))
    return keys
