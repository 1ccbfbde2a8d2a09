"""What a follow-up asks about one by one: agreements that still hold, goals that are alive, and help that runs."""

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from app.language.dates import approx, long_date
from app.models.agreement import Agreement, AgreementReview
from app.models.enums import Decision, GoalStatus
from app.models.enums_meeting import AgreementOutcome, MeetingStatus
from app.models.meeting import Meeting
from app.models.plan import FollowUp, FollowUpDecision, Goal, GoalScore, Intervention
from app.services.agreement_rows import agreement_row
from app.services.follow_up_outcomes import rungs_to
from app.services.follow_up_session_rows import AskedAgreement, AskedGoal, AskedHelp
from app.services.goal_rows import LIVE, in_order
from app.services.meeting_review import DECIDED, OVER, comes_again
from app.services.meeting_types import is_without_family
from app.services.rhythm_choice import running
from app.services.snapshot import CaseRows
from app.wording import word

ALIVE = (*LIVE, GoalStatus.PAUSED)


def asked_agreements(
    rows: CaseRows, about: Collection[UUID], since: dt.date | None, meeting_id: UUID | None = None
) -> tuple[AskedAgreement, ...]:
    """Return the agreements to look at, and those a meeting has looked at since the last follow-up.

    They are those of some children, of all of them when there are none here. What was agreed at `meeting_id`, the
    meeting that was the follow-up, is none of them.
    """
    days = {each.id: each.held_on for each in rows.of(Meeting)}
    found = [
        each
        for each in rows.of(Agreement)
        if each.state in DECIDED
        and (meeting_id is None or each.meeting_id != meeting_id)
        and is_about(each.child_id, about)
        and (_still_holds(each) or _is_since(_newest(rows, each), since))
        and _made_on(each, days) <= rows.today
    ]
    return tuple(_agreement(rows, each, number, since) for number, each in enumerate(found, start=1))


def asked_goals(rows: CaseRows, about: Collection[UUID]) -> tuple[AskedGoal, ...]:
    """Return the goals that are alive or rest, each with its last number."""
    found = [
        (number, each)
        for number, each in enumerate(in_order(rows.of(Goal)), start=1)
        if each.status in ALIVE and is_about(each.child_id, about)
    ]
    return tuple(_goal(rows, each, number) for number, each in found)


def asked_help(rows: CaseRows, about: Collection[UUID]) -> tuple[AskedHelp, ...]:
    """Return the interventions that run, all of them together."""
    found = [each for each in running(rows, None) if is_about(each.child_id, about)]
    return tuple(_help(rows, each, number) for number, each in enumerate(found, start=1))


def is_about(child_id: UUID | None, about: Collection[UUID]) -> bool:
    """Tell whether what is for a child, or (None) for all, is for one of some children; no children are all."""
    return child_id is None or not about or child_id in about


def is_follow_up(meeting: Meeting) -> bool:
    """Tell whether a meeting may have been a follow-up: it was held, and not among professionals alone."""
    return meeting.status is MeetingStatus.HELD and not is_without_family(meeting)


def _still_holds(agreement: Agreement) -> bool:
    done = agreement.outcome is AgreementOutcome.KEPT and not comes_again(agreement)
    return not done and agreement.outcome not in OVER


def _made_on(agreement: Agreement, days: dict[UUID, dt.date | None]) -> dt.date:
    """Return the day of its meeting; what was agreed at a meeting still to come is nothing to look back on."""
    return (days.get(agreement.meeting_id) if agreement.meeting_id else None) or dt.date.min


def _newest(rows: CaseRows, agreement: Agreement) -> AgreementReview | None:
    judged = [each for each in rows.inside(AgreementReview, agreement.id) if each.judged_on]
    return max(judged, key=lambda each: each.judged_on or dt.date.min, default=None)


def _is_since(review: AgreementReview | None, since: dt.date | None) -> bool:
    """Tell whether a meeting has looked at it since the last follow-up."""
    if review is None or review.judged_on is None or review.meeting_id is None:
        return False
    return since is None or review.judged_on > since


def _agreement(rows: CaseRows, each: Agreement, number: int, since: dt.date | None) -> AskedAgreement:
    row, review = agreement_row(rows, each, number), _newest(rows, each)
    told = _is_since(review, since)
    last = f"Set på {long_date(review.judged_on)}: {word(review.outcome)}." if review and review.judged_on else ""
    return AskedAgreement(
        id=each.id,
        number=number,
        child_id=each.child_id,
        sentence=row.sentence,
        when=row.when,
        outcome=(review.outcome if told and review else None),
        note=(review.note or "") if told and review else "",
        last=last,
        is_told=told,
    )


def _goal(rows: CaseRows, goal: Goal, number: int) -> AskedGoal:
    scores = rows.inside(GoalScore, goal.id)
    newest = max(scores, key=_said_on, default=None)
    whose = _whose(rows, goal.child_id)
    who_id = newest.person_id if newest else _own_child(rows, goal)
    who = rows.called(newest.person_id) if newest else ""
    when = f" ({approx(newest.on)})" if newest and newest.on else ""
    said = f"{who} sagde" if who else "Sidst var tallet"
    last = f"{said} {newest.value}{when}. Den lille prik er tallet fra sidst." if newest else "Ingen tal endnu."
    return AskedGoal(
        id=goal.id,
        number=number,
        child_id=goal.child_id,
        text=goal.text or "",
        status=goal.status,
        value=newest.value if newest else None,
        who=who,
        who_id=who_id,
        last=" ".join(filter(None, (whose and f"{whose[:1].upper()}{whose[1:]}.", last))),
    )


def _whose(rows: CaseRows, child_id: UUID | None) -> str:
    """Return »for Liv« where there are several children and it is for one of them."""
    names = {child.id: rows.called(person.id) for child, person in rows.children()}
    return f"for {names[child_id]}" if len(names) > 1 and child_id in names else ""


def _own_child(rows: CaseRows, goal: Goal) -> UUID | None:
    """Return the child a goal is for, whose number it is until somebody else gives one; None when it is for several."""
    found = [person.id for _, person in rows.children(goal.child_id)]
    return found[0] if len(found) == 1 else None


def _said_on(score: GoalScore) -> dt.date:
    return (score.on.end or score.on.start or dt.date.min) if score.on else dt.date.min


def _help(rows: CaseRows, each: Intervention, number: int) -> AskedHelp:
    whose = _whose(rows, each.child_id)
    about = ", ".join(filter(None, (whose, each.amount, f"siden {approx(each.since)}" if each.since else "")))
    return AskedHelp(
        id=each.id,
        number=number,
        child_id=each.child_id,
        name=each.name or "Indsats",
        about=about,
        last=_last_decided(rows, each),
        rung=each.rung,
        up_to=rungs_to(each.rung, Decision.UP),
        down_to=rungs_to(each.rung, Decision.DOWN),
    )


def _last_decided(rows: CaseRows, each: Intervention) -> str:
    """Return »Sidst: fortsæt. To gange om ugen.«, empty when nothing has been decided of it yet."""
    days = {row.id: row.held_on for row in rows.of(FollowUp) if row.held_on and row.held_on <= rows.today}
    found = [
        (days[row.follow_up_id], row)
        for row in rows.of(FollowUpDecision)
        if row.intervention_id == each.id and days.get(row.follow_up_id)
    ]
    if not found:
        return ""
    newest = max(found, key=lambda pair: pair[0] or dt.date.min)[1]
    return f"Sidst: {word(newest.decision)}." + (f" {newest.note}" if newest.note else "")
