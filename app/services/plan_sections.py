"""The sections a plan has beside goals and agreements, from the template that fits, with what is written under each.

The decision date governs the words. A plan keeps the template it was first written with (SHA-256), so that its
headings read the same in ten years; the municipality's own version of a template is used for plans begun after it.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.models.approx_date import ApproxDate, age_on
from app.models.case import Child
from app.models.enums import InterventionStatus, PlanKind
from app.models.plan import ActionPlan, Intervention, PlanAnswer
from app.models.setup import Definition, DefinitionVersion
from app.paths import resources
from app.rules.cadence import Confidence
from app.rules.plan_templates import (
    PlanTemplate,
    as_text,
    fingerprint,
    from_text,
    load_templates,
    template_for,
)
from app.services.plan_kind import current_plan, kind_of
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

NO_SUCH_SECTION = "Det afsnit hører ikke til planens skabelon."
_OWN, _USED = "plan_template", "plan_template_used"
_RUNS = (InterventionStatus.ACTIVE, InterventionStatus.GRANTED)


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
    """Write what stands under one heading; the plan is made when it is not there. Raises UserError for another key."""
    rows = read_case(unit, case_id)
    template = template_of_case(unit, rows)
    section = next((each for each in template.sections if each.key == key), None) if template else None
    if template is None or section is None:
        raise UserError(NO_SUCH_SECTION)
    plan = current_plan(rows, child_id) or _new_plan(unit, case_id)
    if plan.template_version is None:
        plan.template_version = _keep(unit, template)
    answer = _answer(rows, plan, key, child_id)
    if answer is None:
        answer = PlanAnswer(case_id=case_id, plan_id=plan.id, key=key, child_id=child_id, heading=section.heading)
        answer.order_key = next_key(unit, PlanAnswer, case_id)
        unit.add(answer)
    answer.text = typed_text(text) or None


def section_rows(unit: Unit, rows: CaseRows, child_id: UUID | None = None) -> tuple[SectionRow, ...]:
    """Return the sections asked of each child (or the one asked for), and what is written under others."""
    template = template_of_case(unit, rows)
    found: list[SectionRow] = []
    for child, _ in rows.children(child_id):
        plan = current_plan(rows, child.id)
        asked = template.asked(placed=is_placed(rows, child.id), age=age_of(rows, child)) if template else ()
        for each in asked:
            answer = _answer(rows, plan, each.key, child.id) if plan else None
            heading = (answer.heading if answer else None) or each.heading
            text = (answer.text if answer else None) or ""
            found.append(
                SectionRow(
                    each.key,
                    child.id,
                    rows.child_name(child.id),
                    heading,
                    each.help,
                    each.law,
                    each.confidence,
                    text,
                    answer.id if answer else None,
                )
            )
        found += _left_over(rows, plan, child, {each.key for each in asked})
    return tuple(found)


def template_of_case(unit: Unit, rows: CaseRows) -> PlanTemplate | None:
    """Return the template the plan was begun with, else the one that fits its kind and the day of the decision."""
    plan = current_plan(rows)
    if plan and plan.template_version:
        kept = unit.session.get(DefinitionVersion, plan.template_version)
        if kept is not None:
            return from_text(kept.content)
    return template_for(templates_for(unit), kind_of(rows), decided_on(rows), unit.today)


def templates_for(unit: Unit) -> tuple[PlanTemplate, ...]:
    """Return the shipped templates, each as the municipality has made it its own."""
    chosen = select(DefinitionVersion).where(DefinitionVersion.kind == _OWN, DefinitionVersion.valid_to.is_(None))
    own = {row.key: from_text(row.content) for row in unit.session.scalars(chosen.order_by(DefinitionVersion.key))}
    shipped = shipped_templates()
    new = [template for key, template in own.items() if key not in {each.id for each in shipped}]
    return tuple(own.get(each.id, each) for each in shipped) + tuple(new)


@use_case("plan_templates.save", undoable=False)
def save_template(unit: Unit, template: PlanTemplate) -> str:
    """Keep a template as the municipality's own from today; plans already begun keep theirs. Returns the version."""
    chosen = select(DefinitionVersion).where(
        DefinitionVersion.kind == _OWN, DefinitionVersion.key == template.id, DefinitionVersion.valid_to.is_(None)
    )
    for row in unit.session.scalars(chosen):
        row.valid_to = unit.today
    unit.session.flush()
    if unit.session.get(Definition, (_OWN, template.id)) is None:
        unit.session.add(Definition(kind=_OWN, key=template.id))
    return _keep(unit, template, _OWN)


@cache
def shipped_templates() -> tuple[PlanTemplate, ...]:
    """Return the templates that come with the program."""
    return load_templates(resources() / "definitions" / "plan_templates.toml")


def decided_on(rows: CaseRows) -> dt.date | None:
    """Return the day of the oldest decision that is still in force; None when there is none with a day."""
    days = [last_day(each.decided_on) for each in rows.of(Intervention) if each.status in _RUNS and each.decided_on]
    return min((day for day in days if day), default=None)


def last_day(day: ApproxDate | None) -> dt.date | None:
    """Return the last day a decision can have been made on: what is unsure is read by the newer law."""
    return (day.end or day.start) if day else None


def is_placed(rows: CaseRows, child_id: UUID) -> bool:
    """Tell whether a placement runs for a child."""
    return any(
        each.placement for each in rows.of(Intervention) if each.status in _RUNS and each.child_id in (None, child_id)
    )


def age_of(rows: CaseRows, child: Child) -> int | None:
    """Return the age of a child in whole years today; None when no year of birth is known."""
    person = rows.person(child.person_id)
    age = age_on(person.birth, rows.today) if person and person.birth else None
    return age.years if age else None


def _left_over(rows: CaseRows, plan: ActionPlan | None, child: Child, asked: set[str]) -> list[SectionRow]:
    """What was written under a heading that is no longer asked for is shown as long as it is there."""
    answers = rows.inside(PlanAnswer, plan.id) if plan else []
    return [
        SectionRow(
            each.key,
            child.id,
            rows.child_name(child.id),
            each.heading or "",
            "",
            "",
            Confidence.READ,
            each.text,
            each.id,
        )
        for each in answers
        if each.child_id == child.id and each.key not in asked and each.text
    ]


def _answer(rows: CaseRows, plan: ActionPlan, key: str, child_id: UUID | None) -> PlanAnswer | None:
    found = rows.inside(PlanAnswer, plan.id)
    return next((each for each in found if each.key == key and each.child_id == child_id), None)


def _new_plan(unit: Unit, case_id: UUID) -> ActionPlan:
    plan = unit.add(
        ActionPlan(case_id=case_id, order_key=next_key(unit, ActionPlan, case_id), kind=PlanKind.AGREEMENTS)
    )
    unit.session.flush()
    return plan


def _keep(unit: Unit, template: PlanTemplate, kind: str = _USED) -> str:
    content = as_text(template)
    sha = fingerprint(content)
    row = unit.session.get(DefinitionVersion, sha)
    if row is None:
        row = DefinitionVersion(sha256=sha, kind=kind, key=template.id, content=content, source=template.source)
        unit.session.add(row)
    if kind == _OWN:
        row.kind, row.valid_from, row.valid_to = _OWN, unit.today, None
    return sha
