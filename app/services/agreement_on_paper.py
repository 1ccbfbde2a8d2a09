"""One agreement as a line of a paper, worded for those it is for: on the plan and on the papers of a meeting alike."""

from uuid import UUID

from app.models.agreement import Agreement, AgreementOwner
from app.models.enums import Copy
from app.models.enums_meeting import AgreementState
from app.services import plan_wording as say
from app.services.plan_rows import AgreementLine
from app.services.snapshot import CaseRows
from app.wording import word


def agreement_line(
    rows: CaseRows, agreement: Agreement, copy: Copy, number: int, reader_id: UUID | None = None
) -> AgreementLine:
    """Return an agreement with the number it stands under; how it goes and whose part it is, for professionals only.

    `reader_id` is the child a child's page is for.
    """
    owners = rows.inside(AgreementOwner, agreement.id)
    professional = copy is Copy.PROFESSIONAL
    return AgreementLine(
        number=number,
        text=say.sentence_for(rows, agreement, copy, reader_id),
        area=agreement.area.value,
        owners=tuple(rows.called(each.person_id) for each in owners),
        when_text=say.when_unsaid(agreement),
        awaiting=tuple(rows.called(each.person_id) for each in owners if each.answer in say.UNANSWERED),
        to_be_decided=agreement.state is AgreementState.TO_BE_DECIDED,
        answer_by=say.answer_by(agreement, rows.today),
        party=rows.called(agreement.party_id) if professional else "",
        status=word(agreement.outcome) if agreement.outcome and professional else "",
    )
