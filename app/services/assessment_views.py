"""Who says what: one line at a time under a heading, with what kind of thing it is; the four sources are kept apart."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.models.assessment import Assessment, AssessmentView
from app.models.enums_early import Aspect, ViewSource
from app.services.assessment_templates import AssessmentTemplate, template_kept, templates_here
from app.services.assessments import open_assessment
from app.services.case_members import see_child, see_person
from app.services.custody import holders_of, parents_of
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.stop_rows import is_private
from app.services.typed_values import typed_text

NO_WORDS = "Skriv, hvad der er at vide."
NO_HEADING = "Vælg, hvilken overskrift det hører under."
OWN: Final = "own:"
"""Stands before the key of a heading that was typed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedView:
    """What is known, as it was typed. `heading` is the key of one, `own_heading` one in her own words."""

    text: str
    heading: str = ""
    own_heading: str = ""
    aspect: Aspect = Aspect.PERSPECTIVE
    source: ViewSource | None = None
    person_id: UUID | None = None
    child_id: UUID | None = None


@use_case("assessment.add_view")
def add_view(unit: Unit, assessment_id: UUID, typed: TypedView) -> UUID:
    """Put what is known under a heading; without a source it follows from who told it, else it is a professional's.

    Raises UserError without words or a heading, for a person of another case, and when it is finished.
    """
    row = open_assessment(unit, assessment_id)
    view = AssessmentView(
        case_id=row.case_id, assessment_id=row.id, order_key=next_key(unit, AssessmentView, row.case_id)
    )
    _fill(unit, row, view, typed)
    return unit.add(view).id


@use_case("assessment.change_view")
def change_view(unit: Unit, view_id: UUID, typed: TypedView) -> None:
    """Put it right, or under another heading. Raises UserError as `add_view`."""
    view = unit.get(AssessmentView, view_id)
    _fill(unit, open_assessment(unit, view.assessment_id), view, typed)


@use_case("assessment.remove_view")
def remove_view(unit: Unit, view_id: UUID) -> None:
    """Take it away again. Raises UserError when the assessment is finished."""
    view = unit.get(AssessmentView, view_id)
    open_assessment(unit, view.assessment_id)
    unit.remove(view)


def template_of_row(unit: Unit, row: Assessment) -> AssessmentTemplate | None:
    """Return the headings it is written under: the kept version, else the set of that name here, else none."""
    return template_kept(unit, row.template_version) or templates_here(unit).get(row.template or "")


def source_of(rows: CaseRows, person_id: UUID | None) -> ViewSource:
    """Return whose knowledge something is by who told it: a child of the case, a parent of one, an agency, the rest."""
    children = [person.id for _, person in rows.children()]
    if person_id in children:
        return ViewSource.CHILD
    if any(person_id in (*parents_of(rows, each), *holders_of(rows, each)) for each in children):
        return ViewSource.PARENTS
    private = person_id is not None and is_private(rows, person_id, None)
    return ViewSource.NETWORK if private else ViewSource.PROFESSIONAL


def _fill(unit: Unit, row: Assessment, view: AssessmentView, typed: TypedView) -> None:
    words = typed_text(typed.text)
    if not words:
        raise UserError(NO_WORDS)
    see_child(unit, row.case_id, typed.child_id)
    see_person(unit, row.case_id, typed.person_id)
    view.heading, view.wording = _heading(unit, row, typed)
    view.text, view.aspect = words, typed.aspect
    view.source = typed.source or source_of(read_case(unit, row.case_id), typed.person_id)
    view.person_id, view.child_id = typed.person_id, typed.child_id


def _heading(unit: Unit, row: Assessment, typed: TypedView) -> tuple[str, str | None]:
    """Return the key of a heading and how it reads; what stands under one that went out of use may stay there."""
    own = typed_text(typed.own_heading)
    template = template_of_row(unit, row)
    if own:
        same = (each for each in (template.headings if template else ()) if each.heading.casefold() == own.casefold())
        found = next(same, None)
        return (found.key, found.heading) if found else (f"{OWN}{own.casefold()}", own)
    asked = template.named(typed.heading) if template else None
    if asked:
        return asked.key, asked.heading
    there = unit.live(AssessmentView, AssessmentView.assessment_id == row.id)
    known = next((each for each in there if typed.heading and each.heading == typed.heading), None)
    if known is None:
        raise UserError(NO_HEADING)
    return known.heading, known.wording
