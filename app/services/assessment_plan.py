"""What an assessment came to, taken along: into the plan, and as a wish for help. Offered, never done by itself."""

from uuid import UUID

from app.errors import UserError
from app.models.assessment import Assessment, AssessmentChild
from app.services.interventions import wish
from app.services.plan_kind import current_plan
from app.services.plan_sections import list_sections, template_of_child, write_section
from app.services.plans import set_plan
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case

NOTHING_TO_TAKE = "Skriv først, hvad formålet er, eller hvad undersøgelsen kom frem til."
HAS_PURPOSE = "Planen har allerede et formål. Ret det under Plan."
NOT_ITS_CHILD = "Undersøgelsen handler ikke om det barn."
SECTION = "assessment"
"""The key of the section of a plan that tells what the assessment showed (barnets lov § 92)."""


@use_case("assessment.to_plan")
def take_to_plan(unit: Unit, assessment_id: UUID, child_id: UUID) -> None:
    """Write the purpose in the plan of a child, and the conclusion under the heading for it where the plan has one.

    What the plan says already is never written over. Raises UserError when there is nothing to take along, or the plan
    has it all.
    """
    row = unit.get(Assessment, assessment_id)
    rows = read_case(unit, row.case_id)
    if child_id not in {each.child_id for each in rows.inside(AssessmentChild, row.id)}:
        raise UserError(NOT_ITS_CHILD)
    purpose, showed = row.purpose or row.can_help, row.conclusion or row.judgement
    if not (purpose or showed):
        raise UserError(NOTHING_TO_TAKE)
    plan = current_plan(rows, child_id)
    is_written = False
    if purpose and not (plan and plan.purpose):
        set_plan(unit, row.case_id, child_id=child_id, purpose=purpose)
        is_written = True
    template = template_of_child(unit, rows, child_id)
    has_place = template is not None and any(each.key == SECTION for each in template.sections)
    if showed and has_place and not _stands_there(unit, row.case_id, child_id):
        write_section(unit, row.case_id, SECTION, showed, child_id=child_id)
        is_written = True
    if not is_written:
        raise UserError(HAS_PURPOSE)


@use_case("assessment.to_wish")
def wish_after(unit: Unit, assessment_id: UUID, *, name: str, child_id: UUID | None = None) -> UUID:
    """Wish for help with the purpose the assessment came to, and why. Raises UserError without a name."""
    row = unit.get(Assessment, assessment_id)
    why = row.can_help or row.conclusion or row.judgement or ""
    return wish(unit, row.case_id, name=name, child_id=child_id, purpose=row.purpose or "", why_this=why)


def _stands_there(unit: Unit, case_id: UUID, child_id: UUID) -> bool:
    there = list_sections(unit, case_id)
    return any(each.key == SECTION and each.text and each.child_id in (None, child_id) for each in there)
