"""The sections a plan has beside goals and agreements, from the template that fits, with what is written under each.

The decision date governs the words, child by child. A plan keeps the template it was first written with for as long as
it is a plan of that kind under that law; the municipality's own version of a template is used for plans begun after it.
"""

from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.approx_date import age_on
from app.models.case import Child
from app.models.enums import PlanKind
from app.models.plan import ActionPlan, PlanAnswer
from app.rules.cadence import Confidence
from app.rules.plan_decisions import governing_day
from app.rules.plan_templates import PlanSection, PlanTemplate, template_for
from app.services.plan_kind import current_plan, decisions_of, is_placed, kind_of
from app.services.plan_templates import keep_template, template_kept, templates_for
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

NO_SUCH_SECTION = "Det afsnit hører ikke til planens skabelon."
WHICH_CHILD = "Vælg, hvilket barn det handler om."


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section for one child (or for all, when `child_id` is None). `law` is for the professional copy alone."""

    key: str
    child_id: UUID | None
    child: str
    heading: str
    help: str
    law: str
    confidence: Confidence
    text: str
    answer_id: UUID | None


@use_case("plan.sections")
def list_sections(unit: Unit, case_id: UUID) -> tuple[SectionRow, ...]:
    """Return the sections of the plan in force, in the order of the template, child by child."""
    unit.about(case_id)
    return section_rows(unit, read_case(unit, case_id))


@use_case("plan.write_section")
def write_section(unit: Unit, case_id: UUID, key: str, text: str, *, child_id: UUID | None = None) -> None:
    """Write what stands under one heading; the plan is made when it is not there, and emptied text stays as a row.

    With one child in the case it is about that child. Raises UserError for a key the template has not, and when it is
    not said which of several children it is about.
    """
    rows = read_case(unit, case_id)
    children = [child.id for child, _ in rows.children()]
    asked = child_id or (children[0] if len(children) == 1 else None)
    template = _template_with(unit, rows, key, asked)
    section = next(each for each in template.sections if each.key == key)
    whose = asked if section.per_child else None
    if section.per_child and whose not in children:
        raise UserError(WHICH_CHILD)
    plan = current_plan(rows, asked)
    answer = _answer(rows, plan, key, whose) if plan else None
    words = typed_text(text) or None
    if answer is None and words is None:
        return
    plan = plan or new_plan(unit, case_id)
    plan.template_version = keep_template(unit, template)
    if answer is None:
        answer = PlanAnswer(case_id=case_id, plan_id=plan.id, key=key, child_id=whose, heading=section.heading)
        answer.order_key = next_key(unit, PlanAnswer, case_id)
        unit.add(answer)
    answer.text = words


def section_rows(unit: Unit, rows: CaseRows, child_id: UUID | None = None) -> tuple[SectionRow, ...]:
    """Return what is asked of all, then of each child (or the one asked for), and what stands under old headings."""
    found: dict[tuple[str, UUID | None], SectionRow] = {}
    for child, _ in rows.children(child_id):
        plan, template = current_plan(rows, child.id), template_of_child(unit, rows, child.id)
        asked = template.asked(placed=is_placed(rows, child.id), age=_age(rows, child)) if template else ()
        for each in asked:
            whose = child.id if each.per_child else None
            found.setdefault((each.key, whose), _section(rows, each, whose, _answer(rows, plan, each.key, whose)))
        for row in _left_over(rows, plan, child.id):
            found.setdefault((row.key, row.child_id), row)
    return tuple(sorted(found.values(), key=lambda row: row.child_id is not None))


def template_of_child(unit: Unit, rows: CaseRows, child_id: UUID) -> PlanTemplate | None:
    """Return the template a child's plan was begun with while it still fits, else the one that fits today."""
    kind, plan = kind_of(rows, child_id), current_plan(rows, child_id)
    decisions = decisions_of(rows, child_id) if kind is PlanKind.CHILD_PLAN else []  # only there are two laws
    day = governing_day(each for _, each in decisions)
    kept = template_kept(unit, plan.template_version) if plan else None
    if kept is not None and kept.plan_kind is kind and kept.fits(day, unit.today):
        return kept
    return template_for(templates_for(unit), kind, day, unit.today)


def new_plan(unit: Unit, case_id: UUID, child_id: UUID | None = None) -> ActionPlan:
    """Make an empty plan: a child's own, or one for all."""
    key = next_key(unit, ActionPlan, case_id)
    plan = unit.add(ActionPlan(case_id=case_id, child_id=child_id, order_key=key, kind=PlanKind.AGREEMENTS))
    unit.session.flush()
    return plan


def _template_with(unit: Unit, rows: CaseRows, key: str, child_id: UUID | None) -> PlanTemplate:
    """Return the template that asks for a key: of one child, or of any of them. Raises UserError when none does."""
    for child, _ in rows.children(child_id):
        template = template_of_child(unit, rows, child.id)
        if template and any(each.key == key for each in template.sections):
            return template
    raise UserError(NO_SUCH_SECTION)


def _section(rows: CaseRows, asked: PlanSection, whose: UUID | None, answer: PlanAnswer | None) -> SectionRow:
    return SectionRow(
        key=asked.key,
        child_id=whose,
        child=rows.child_name(whose),
        heading=(answer.heading if answer and answer.text else None) or asked.heading,
        help=asked.help,
        law=asked.law,
        confidence=asked.confidence,
        text=(answer.text if answer else None) or "",
        answer_id=answer.id if answer else None,
    )


def _left_over(rows: CaseRows, plan: ActionPlan | None, child_id: UUID) -> list[SectionRow]:
    """What was written under a heading that is no longer asked for is shown for as long as it is there."""
    return [
        SectionRow(
            key=each.key,
            child_id=each.child_id,
            child=rows.child_name(each.child_id),
            heading=each.heading or "",
            help="",
            law="",
            confidence=Confidence.READ,
            text=each.text,
            answer_id=each.id,
        )
        for each in (rows.inside(PlanAnswer, plan.id) if plan else [])
        if each.child_id in (None, child_id) and each.text
    ]


def _answer(rows: CaseRows, plan: ActionPlan | None, key: str, child_id: UUID | None) -> PlanAnswer | None:
    found = rows.inside(PlanAnswer, plan.id) if plan else []
    return next((each for each in found if each.key == key and each.child_id == child_id), None)


def _age(rows: CaseRows, child: Child) -> int | None:
    """Return the age of a child in whole years today; None when no year of birth is known."""
    person = rows.person(child.person_id)
    age = age_on(person.birth, rows.today) if person and person.birth else None
    return age.years if age else None
