"""What the list of dates lets you do with a row: say that it is done, or give it a date.

Putting off stands in `snoozes`, noting a call in `contacts`.
"""

from uuid import UUID

from app.errors import UserError
from app.models.agreement import Agreement, AgreementOccurrence
from app.models.case import Case, Child
from app.models.deadline import CaseReview
from app.models.enums import FollowUpKind
from app.models.enums_meeting import AgreementOutcome
from app.models.meeting import Meeting
from app.models.plan import Cadence, FollowUp, Intervention
from app.services.agreements import change_agreement, judge_agreement
from app.services.meetings import change_meeting
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.review_steps import finish_step
from app.services.started_deadlines import finish_deadline
from app.services.typed_values import typed_text, typed_value

NOT_HERE = "Det kan ikke klares fra listen. Åbn sagen, og gør det dér."
NO_DAY = "Skriv en dag, for eksempel 4. december eller på fredag."
NO_SUCH_DAY = "»{words}« er ikke en dato. Skriv for eksempel 4. december, 4/12 eller på fredag."

WITH_DATE = frozenset(
    {
        "agreement",
        "meeting",
        "follow_up",
        "cadence",
        "case_",
        "case_review",
        "held_meeting",
        "intervention",
        "supervision",
    }
)
"""Tables whose rows can be given a date from the list."""

TO_TICK = frozenset({"agreement", "started_deadline", "note"})
"""Tables whose rows are done with a tick."""


@use_case("due.done")
def mark_done(unit: Unit, *, table: str, row_id: UUID, on: str) -> None:
    """Note that an agreement was kept, or that a deadline that was set going has been met.

    Of a repeated agreement only the time on the day `on` (ISO). Raises UserError for what needs more than a tick.
    """
    if table == "started_deadline":
        finish_deadline(unit, row_id)
        return
    if table == "note":
        finish_step(unit, row_id)
        return
    if table != "agreement":
        raise UserError(NOT_HERE)
    agreement = unit.get(Agreement, row_id)
    if not agreement.recurrence:
        judge_agreement(unit, row_id, outcome=AgreementOutcome.KEPT)
        return
    kind = AgreementOccurrence
    day = typed_value(kind.__table__.columns["on"], on, unit.today)
    if day is None:
        raise UserError(NO_DAY)
    order_key = next_key(unit, kind, agreement.case_id)
    unit.add(
        kind(case_id=agreement.case_id, agreement_id=row_id, on=day, outcome=AgreementOutcome.KEPT, order_key=order_key)
    )


@use_case("due.set_date")
def set_due_date(unit: Unit, *, table: str, row_id: UUID, typed: str) -> None:
    """Give a row a date as it was typed; what asks for a follow-up, a visit or a review gets a planned one.

    Raises UserError when the words are no date, or when the date follows from something else.
    """
    if table == "agreement":
        change_agreement(unit, row_id, when=typed)
        agreement = unit.get(Agreement, row_id)
        if not (agreement.due_on or agreement.recurrence):
            raise UserError(NO_SUCH_DAY.format(words=typed_text(typed)[:40]))
        return
    if not typed_text(typed):
        raise UserError(NO_DAY)
    if table == "meeting":
        change_meeting(unit, row_id, held_on=typed)
        return
    if table not in WITH_DATE:
        raise UserError(NOT_HERE)
    if table == "case_review":
        _plan_review(unit, row_id, typed)
    else:
        _plan_follow_up(unit, table, row_id, typed)


def _plan_review(unit: Unit, row_id: UUID, typed: str) -> None:
    """Plan a review with the leader; the row is a planned one, or the case that has none."""
    day = typed_value(CaseReview.__table__.columns["planned_on"], typed, unit.today)
    planned = unit.session.get(CaseReview, row_id)
    if planned is not None:
        unit.get(CaseReview, row_id).planned_on = day
        return
    case_id = unit.get(Case, row_id).id
    unit.add(CaseReview(case_id=case_id, planned_on=day, order_key=next_key(unit, CaseReview, case_id)))


def _plan_follow_up(unit: Unit, table: str, row_id: UUID, typed: str) -> None:
    day = typed_value(FollowUp.__table__.columns["planned_on"], typed, unit.today)
    if table == "follow_up":
        unit.get(FollowUp, row_id).planned_on = day
        return
    case_id, child_id, kind = asked_by(unit, table, row_id)
    planned = FollowUp(case_id=case_id, planned_on=day, order_key=next_key(unit, FollowUp, case_id))
    planned.kind, planned.child_id = kind, child_id
    unit.add(planned)


def asked_by(unit: Unit, table: str, row_id: UUID) -> tuple[UUID, UUID | None, FollowUpKind]:
    """Return the case, the child and the kind of the follow-up a row asks for."""
    if table == "cadence":
        rhythm = unit.get(Cadence, row_id)
        return rhythm.case_id, rhythm.child_id, rhythm.kind
    if table == "supervision":
        child = unit.get(Child, row_id)
        return child.case_id, child.id, FollowUpKind.SUPERVISION
    if table == "intervention":
        intervention = unit.get(Intervention, row_id)
        return intervention.case_id, intervention.child_id, FollowUpKind.FOLLOW_UP
    if table == "held_meeting":
        return unit.get(Meeting, row_id).case_id, None, FollowUpKind.FOLLOW_UP
    return unit.get(Case, row_id).id, None, FollowUpKind.FOLLOW_UP
