"""What a follow-up does to the help, the agreements and the goals it looks at. Part of one step, `follow_ups`.

Help that goes a rung up or down is decided and not rewritten: it goes on until the other help is wished for and begins,
so nobody stands without. Only »afslut« ends it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.agreement import Agreement, AgreementOwner
from app.models.enums import Decision, GoalStatus, Worked
from app.models.enums_meeting import AgreementOutcome, AgreementState, OwnerAnswer
from app.models.plan import FollowUp, FollowUpDecision, Goal, Intervention
from app.services.agreements import add_agreement, answer_agreement
from app.services.interventions import end
from app.services.meeting_review import DECIDED, judge, judge_on
from app.services.plans import score_goal, set_goal_status
from app.services.ports import Unit
from app.services.typed_values import typed_text

HIGHEST_RUNG = 6
WRONG_WAY = "»{name}« er på trin {now}. Vælg et trin, der ligger {way}."
_WAYS = {Decision.UP: "højere", Decision.DOWN: "lavere"}


@dataclass(frozen=True, slots=True)
class HelpDecided:
    """What is decided of one intervention, and why.

    `to_rung` goes with up and down; `worked`, `ended_on` (as typed, empty = that day) and `result` with end.
    """

    intervention_id: UUID
    decision: str
    why: str = ""
    to_rung: int | None = None
    worked: str = ""
    ended_on: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class AgreementWent:
    """How one agreement went, in a word and maybe more. `instead` is what is done from now on, when it was changed."""

    agreement_id: UUID
    outcome: str
    note: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class GoalNow:
    """Where a goal is now: a number from 0 to 10 as typed and who says it, and how it stands. Empty = not said."""

    goal_id: UUID
    value: str = ""
    person_id: UUID | None = None
    status: str = ""
    because: str = ""


def decide_help(unit: Unit, row: FollowUp, decided: HelpDecided, order_key: str) -> None:
    """Note what is decided of an intervention; »afslut« ends it.

    Raises UserError for a rung that lies the wrong way, and for what ending it refuses.
    """
    help_now, decision = unit.get(Intervention, decided.intervention_id), Decision(decided.decision)
    noted = FollowUpDecision(case_id=row.case_id, follow_up_id=row.id, intervention_id=help_now.id, decision=decision)
    if decision in _WAYS:
        _see_the_way(help_now, decision, decided.to_rung)
        noted.to_rung = decided.to_rung
    noted.note, noted.order_key = typed_text(decided.why) or None, order_key
    unit.add(noted)
    if decision is Decision.END:
        on = typed_text(decided.ended_on) or (row.held_on.isoformat() if row.held_on else "")
        worked = Worked(decided.worked) if decided.worked else None
        end(unit, help_now.id, on=on, worked=worked, result=decided.result or decided.why)


def rungs_to(rung: int | None, decision: Decision) -> tuple[int, ...]:
    """Return the rungs an intervention can go to, the nearest first; all of them when nobody knows where it is."""
    every = tuple(range(1, HIGHEST_RUNG + 1))
    if rung is None or decision not in _WAYS:
        return every
    return every[rung:] if decision is Decision.UP else every[: rung - 1][::-1]


def look_at_agreement(unit: Unit, row: FollowUp, went: AgreementWent, there: Iterable[UUID] = ()) -> None:
    """Note how an agreement went on the day of the follow-up; with other words for it, these take its place.

    At a follow-up that was a meeting it is judged at that meeting. Owners who were `there` have said yes to new words.
    """
    agreement, outcome = unit.get(Agreement, went.agreement_id), AgreementOutcome(went.outcome)
    instead = typed_text(went.instead) if outcome is AgreementOutcome.CHANGED else ""
    if row.meeting_id is not None:
        judge(unit, agreement.id, row.meeting_id, outcome.value, note=went.note)
    else:
        judge_on(unit, agreement, outcome.value, row.held_on or unit.today, note=went.note)
    if instead:
        _replace(unit, agreement, instead, frozenset(there))


def note_goal(unit: Unit, row: FollowUp, now: GoalNow) -> None:
    """Note the number of a goal on the day of the follow-up, and how it stands when that has changed.

    Raises UserError for a number outside 0 to 10.
    """
    goal = unit.get(Goal, now.goal_id)
    if typed_text(now.value):
        on = row.held_on.isoformat() if row.held_on else ""
        score_goal(unit, goal.id, value=now.value, person_id=now.person_id, on=on)
    if now.status and GoalStatus(now.status) is not goal.status:
        set_goal_status(unit, goal.id, GoalStatus(now.status), because=now.because)


def _see_the_way(help_now: Intervention, decision: Decision, to_rung: int | None) -> None:
    if to_rung is None or help_now.rung is None or to_rung in rungs_to(help_now.rung, decision):
        return
    name = help_now.name or "Indsatsen"
    raise UserError(WRONG_WAY.format(name=name, now=help_now.rung, way=_WAYS[decision]))


def _replace(unit: Unit, agreement: Agreement, words: str, there: frozenset[UUID]) -> None:
    """Let an agreement in other words take the place of one: of the same people, for the same child and goal."""
    owners = unit.live(AgreementOwner, AgreementOwner.agreement_id == agreement.id)
    new_id = add_agreement(
        unit, agreement.case_id, text=words, owners=tuple(each.person_id for each in owners), area=agreement.area.value,
        state=agreement.state.value if agreement.state in DECIDED else AgreementState.AGREED.value,
    )  # fmt: skip
    new = unit.get(Agreement, new_id)
    new.continues_id, new.child_id, new.goal_id = agreement.id, agreement.child_id, agreement.goal_id
    for each in owners:
        if each.person_id in there:
            answer_agreement(unit, new_id, each.person_id, answer=OwnerAnswer.YES)
