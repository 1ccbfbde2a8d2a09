"""An agreement as a line of the plan, as it stands today: a day that has passed is no promise, a no is no question."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from app.language.dates import day_date
from app.models.agreement import Agreement, AgreementOwner
from app.models.enums import Copy
from app.models.enums_meeting import OwnerAnswer
from app.services import plan_wording as say
from app.services.agreement_on_paper import agreement_line
from app.services.plan_rows import AgreementLine
from app.services.snapshot import CaseRows


def plan_line(
    rows: CaseRows, agreement: Agreement, copy: Copy, number: int, today: dt.date, reader_id: UUID | None = None
) -> AgreementLine:
    """Return an agreement as a line of a copy of the plan; what somebody said no to is for no child's page.

    `reader_id` is the child a child's page is for.
    """
    line = agreement_line(rows, agreement, copy, number, reader_id)
    if _has_passed(agreement, today):
        line = replace(line, when_text="" if copy is Copy.CHILD else _should_have_been(agreement))
    refusal = say.said_no(rows, agreement)
    if not refusal:
        return line
    if copy is Copy.FAMILY:
        told = f"{line.text.rstrip('.')}. {say.looking_for_another(rows, agreement)}"
        return replace(line, text=told, awaiting=(), refused=True)
    asked = [each for each in rows.inside(AgreementOwner, agreement.id) if each.answer is not OwnerAnswer.NO]
    awaiting = tuple(rows.called(each.person_id) for each in asked if each.answer in say.UNANSWERED)
    return replace(line, status=refusal, awaiting=awaiting, refused=True)


def _has_passed(agreement: Agreement, today: dt.date) -> bool:
    return agreement.due_on is not None and agreement.due_on < today and agreement.outcome is None


def _should_have_been(agreement: Agreement) -> str:
    return f"skulle være sket senest {day_date(agreement.due_on, keep=True)}" if agreement.due_on else ""
