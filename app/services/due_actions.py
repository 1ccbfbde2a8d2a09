"""What the list of dates lets you do with a row: say that it is done, or give it a date."""

from uuid import UUID

from app.errors import UserError
from app.models.agreement import Agreement, AgreementOccurrence
from app.models.enums_meeting import AgreementOutcome
from app.models.meeting import Meeting
from app.models.plan import Cadence, FollowUp
from app.services.agreements import change_agreement, judge_agreement
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.typed_values import typed_text, typed_value

NOT_HERE = "Det kan ikke klares fra listen. Åbn sagen og gør det dér."
NO_DAY = "Skriv en dag, for eksempel 4. december eller på fredag."
NO_SUCH_DAY = "»{words}« er ikke en dato. Skriv for eksempel 4. december, 4/12 eller på fredag."

WITH_DATE = frozenset({"agreement", "meeting", "follow_up", "cadence", "case_"})
"""Tables whose rows can be given a date from the list."""


@use_case("due.done")
def mark_done(unit: Unit, *, table: str, row_id: UUID, on: str) -> None:
    """Note that an agreement was kept; of a repeated one only the time on the day `on` (ISO).

    Raises UserError for anything that needs more than a tick.
    """
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
    """Give a row a date as it was typed. A case or a rhythm gets a planned follow-up.

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
        unit.get(Meeting, row_id).held_on = typed_value(Meeting.__table__.columns["held_on"], typed, unit.today)
        return
    if table not in WITH_DATE:
        raise UserError(NOT_HERE)
    _plan_follow_up(unit, table, row_id, typed)


def _plan_follow_up(unit: Unit, table: str, row_id: UUID, typed: str) -> None:
    day = typed_value(FollowUp.__table__.columns["planned_on"], typed, unit.today)
    if table == "follow_up":
        unit.get(FollowUp, row_id).planned_on = day
        return
    rhythm = unit.get(Cadence, row_id) if table == "cadence" else None
    case_id = rhythm.case_id if rhythm else row_id
    planned = FollowUp(case_id=case_id, planned_on=day, order_key=next_key(unit, FollowUp, case_id))
    if rhythm:
        planned.kind, planned.child_id = rhythm.kind, rhythm.child_id
    unit.add(planned)
