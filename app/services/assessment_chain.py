"""The chain: an assessment goes on as the next one, is finished, and is opened again with the reason.

What one of them knows the next begins with (barnets lov §§ 18-22).
"""

from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.models.assessment import Assessment, AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView
from app.models.base import CaseRecord
from app.models.enums import NoteKind
from app.models.enums_early import AssessmentKind, AssessmentOutcome
from app.models.knowledge import Note
from app.services.assessments import NEW_LAW, called_in, day_of, open_assessment
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_values import typed_text
from app.wording import word

ENDS_FIRST = "Den kan ikke slutte, før den begyndte. Ret den ene dag."
IS_OPEN = "Den er ikke afsluttet."
WHY_AGAIN = "Skriv kort, hvorfor den åbnes igen."
NOT_THE_NEXT = "Den kan ikke komme efter. Vælg en afdækning eller en undersøgelse."
OPENED_AGAIN = "{what} om {children}, der blev afsluttet {on}, er åbnet igen, fordi {because}"
_CARRIED = (
    "noticed_on", "template", "template_version", "notification_id", "reason", "basis", "child_part", "siblings",
    "second_caseworker", "parents_comment",
)  # fmt: skip
_RUNG: Final = (
    AssessmentKind.SCREENING, AssessmentKind.UNCOVERING, AssessmentKind.INVESTIGATION, AssessmentKind.OLD_INVESTIGATION,
)  # fmt: skip
_LEADS_TO: Final = {
    AssessmentKind.UNCOVERING: AssessmentOutcome.UNCOVERING,
    AssessmentKind.INVESTIGATION: AssessmentOutcome.INVESTIGATION,
}


@use_case("assessment.go_on")
def go_on(unit: Unit, assessment_id: UUID, kind: AssessmentKind, *, because: str = "") -> UUID:
    """End one in the next of the chain, which begins with all that is known; return the id of the next.

    Raises UserError when it is not further along the chain.
    """
    row = unit.get(Assessment, assessment_id)
    if _RUNG.index(kind) <= _RUNG.index(row.kind) or kind not in _LEADS_TO:
        raise UserError(NOT_THE_NEXT)
    if row.finished_on is None:
        row.finished_on = unit.today
        row.outcome, row.outcome_because = _LEADS_TO[kind], typed_text(because) or row.outcome_because
    seen = row.noticed_on
    if seen and seen < NEW_LAW:
        kind = AssessmentKind.OLD_INVESTIGATION
    after = Assessment(case_id=row.case_id, kind=kind, begun_on=unit.today)
    for name in _CARRIED:
        setattr(after, name, getattr(row, name))
    after.order_key = next_key(unit, Assessment, row.case_id)
    unit.add(after)
    unit.session.flush()
    for inner in (AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView):
        _carry(unit, inner, row.id, after.id)
    return after.id


@use_case("assessment.finish")
def finish_assessment(
    unit: Unit, assessment_id: UUID, *, on: str = "", outcome: AssessmentOutcome | None = None, because: str = ""
) -> None:
    """Finish it on a day (nothing written: today), with what it leads to and why; what is left out stays as it stands.

    Raises UserError for a day to come or before it began, and when it is finished.
    """
    row = open_assessment(unit, assessment_id)
    day = day_of(on, unit.today)
    if row.begun_on and day < row.begun_on:
        raise UserError(ENDS_FIRST)
    row.finished_on = day
    row.outcome = outcome or row.outcome
    row.outcome_because = typed_text(because) or row.outcome_because


@use_case("assessment.reopen")
def reopen_assessment(unit: Unit, assessment_id: UUID, because: str) -> None:
    """Open a finished one again; why, and when it was finished, stands as a note. Raises UserError without a reason."""
    row, why = unit.get(Assessment, assessment_id), typed_text(because)
    if row.finished_on is None:
        raise UserError(IS_OPEN)
    if not why:
        raise UserError(WHY_AGAIN)
    rows = read_case(unit, row.case_id)
    told = OPENED_AGAIN.format(
        what=word(row.kind).capitalize(), children=called_in(rows, row.id), on=long_date(row.finished_on),
        because=why.rstrip(".") + ".",
    )  # fmt: skip
    note = Note(case_id=row.case_id, on=unit.today, kind=NoteKind.NOTE, text=told)
    note.order_key = next_key(unit, Note, row.case_id)
    unit.add(note)
    row.finished_on = None


def _carry(unit: Unit, kind: type[CaseRecord], owner_id: UUID, new_owner_id: UUID) -> None:
    """Copy what lies inside one into the next, in its order."""
    for old in unit.live(kind, kind.__table__.columns["assessment_id"] == owner_id):
        values = {name: getattr(old, name) for name in kind.facts()}
        copied = kind(**values | {"assessment_id": new_owner_id}, case_id=old.case_id, order_key=old.order_key)
        unit.add(copied)
