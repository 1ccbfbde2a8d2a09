"""Assessments for the caseworker's own screen: the list of a case, and all of one."""

from typing import Final
from uuid import UUID

from app.language.dates import long_date
from app.models.assessment import Assessment, AssessmentChild, AssessmentView
from app.models.case import Child
from app.models.enums_early import AssessmentKind, AssessmentOutcome
from app.models.notification import Notification
from app.models.people import Person
from app.rules.rulebook import RuleBook
from app.services.assessment_clock import WITH_A_DAY, due_day, time_words
from app.services.assessment_questions import questions
from app.services.assessment_rows import (
    AssessmentLine,
    AssessmentPage,
    BeginChoices,
    ChildRow,
    HeadingRow,
    NextStep,
    ViewRow,
    as_heading,
)
from app.services.assessment_sources import Forms, contribution_rows, fetched_rows
from app.services.assessment_templates import AssessmentTemplate, templates_here
from app.services.assessment_views import template_of_row
from app.services.assessments import called_in
from app.services.modules import NOTIFICATIONS, switched_off
from app.services.plan_kind import current_plan
from app.services.ports import Unit, use_case
from app.services.records import RecordRow, list_records
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows, read_case
from app.wording import word

KINDS: Final = {
    AssessmentKind.SCREENING: (AssessmentKind.UNCOVERING, AssessmentKind.INVESTIGATION),
    AssessmentKind.UNCOVERING: (AssessmentKind.INVESTIGATION,),
}
"""What each may go on as (barnets lov §§ 18-20)."""
OF_SCREENING: Final = (AssessmentOutcome.NOTHING_MORE, AssessmentOutcome.UNCOVERING, AssessmentOutcome.INVESTIGATION)
_HELPED: Final = (
    AssessmentOutcome.NOTHING_MORE, AssessmentOutcome.EARLY_HELP, AssessmentOutcome.SUPPORT,
    AssessmentOutcome.PLACEMENT,
)  # fmt: skip
EARLIER = "Fra andre overskrifter"


@use_case("assessment.list")
def list_assessments(unit: Unit, case_id: UUID) -> tuple[AssessmentLine, ...]:
    """Return the assessments of a case: those that are open first, the newest first among each."""
    unit.about(case_id)
    rows, rules = read_case(unit, case_id), rules_of(unit)
    found = [line_of(rows, rules, each) for each in reversed(rows.of(Assessment))]
    return tuple(sorted(found, key=lambda line: not line.is_open))


@use_case("assessment.choices")
def what_to_begin(unit: Unit, case_id: UUID) -> BeginChoices:
    """Return what can be chosen when an assessment of a case is begun."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    came = [each for each in rows.of(Notification) if each.received_on]
    return BeginChoices(
        children=tuple((child.id, rows.called(person.id)) for child, person in rows.children()),
        templates=tuple((each.id, each.name) for each in templates_here(unit).values()),
        notifications=()
        if NOTIFICATIONS in switched_off(unit)
        else tuple((str(each.id), f"modtaget {long_date(each.received_on)}") for each in came if each.received_on),
    )


@use_case("assessment.read")
def read_assessment(unit: Unit, assessment_id: UUID) -> AssessmentPage:
    """Return all of one. Raises UserError when it is gone."""
    row = unit.get(Assessment, assessment_id)
    rows, rules = read_case(unit, row.case_id), rules_of(unit)
    form = next(each for each in list_records(unit, row.case_id, "assessment") if each.id == row.id)
    unit.about(row.case_id, assessment_id)
    template, forms = template_of_row(unit, row), _forms(form)
    inside = rows.inside(AssessmentChild, row.id)
    about = {each.child_id for each in inside}
    return AssessmentPage(
        id=row.id,
        line=line_of(rows, rules, row),
        law=time_words(rules, row, unit.today),
        template=row.template or "",
        templates=tuple((each.id, each.name) for each in templates_here(unit).values()),
        sides=template.sides if template else (),
        free=template is None or template.free,
        headings=_headings(rows, row, template),
        children=tuple(_child(rows, each, forms) for each in inside),
        others=tuple((child.id, rows.called(person.id)) for child, person in rows.children() if child.id not in about),
        people=tuple((each.id, rows.name(each.id)) for each in rows.of(Person) if each.name or each.role),
        fetched=fetched_rows(rows, row, forms),
        contributions=contribution_rows(rows, row, forms),
        fields=form.fields,
        asked=questions(rows, rules, row) if row.finished_on is None else (),
        goes_on_as=KINDS.get(row.kind, ()),
        outcomes=outcomes_of(row.kind),
        steps=tuple(NextStep(child_id=each, called=_called(rows, each), purpose_there=_purpose(rows, each))
                    for each in dict.fromkeys(each.child_id for each in inside)),
    )  # fmt: skip


def outcomes_of(kind: AssessmentKind) -> tuple[AssessmentOutcome, ...]:
    """Return what one may lead to: three things after a screening (§ 18), else help or none, or the next one."""
    if kind is AssessmentKind.SCREENING:
        return OF_SCREENING
    return (*_HELPED, AssessmentOutcome.INVESTIGATION) if kind is AssessmentKind.UNCOVERING else _HELPED


def line_of(rows: CaseRows, rules: RuleBook, row: Assessment) -> AssessmentLine:
    """Return what the list tells of one."""
    told = f"begyndt {long_date(row.begun_on)}" if row.begun_on else "ikke begyndt"
    due = due_day(rules, row) if row.finished_on is None else None
    if row.finished_on:
        led = f", førte til: {word(row.outcome)}" if row.outcome else ""
        told = f"afsluttet {long_date(row.finished_on)}{led}"
    elif due:
        told += f", færdig senest {long_date(due)}"
    elif row.kind in WITH_A_DAY:
        told += ", dagen, behovet blev set, mangler"
    return AssessmentLine(
        id=row.id, kind=row.kind, name=word(row.kind).capitalize(), children=called_in(rows, row.id), stands=told,
        is_open=row.finished_on is None, due=due,
    )  # fmt: skip


def _headings(rows: CaseRows, row: Assessment, template: AssessmentTemplate | None) -> tuple[HeadingRow, ...]:
    """Return the headings in use, then those that are not and have words."""
    by_key: dict[str, list[ViewRow]] = {}
    names: dict[str, str] = {}
    for each in rows.inside(AssessmentView, row.id):
        by_key.setdefault(each.heading, []).append(_view(rows, each))
        names.setdefault(each.heading, each.wording or EARLIER)
    used = [as_heading(each, tuple(by_key.pop(each.key, ()))) for each in (template.headings if template else ())]
    own = template is None or template.free
    left = [
        HeadingRow(key=key, heading=names[key], side="", help="", views=tuple(views), in_use=own)
        for key, views in by_key.items()
    ]
    return (*used, *left)


def _view(rows: CaseRows, each: AssessmentView) -> ViewRow:
    return ViewRow(
        id=each.id, heading=each.heading, text=each.text or "", aspect=each.aspect, source=each.source,
        who=rows.called(each.person_id) or word(each.source), person_id=each.person_id, child_id=each.child_id,
        child=_called(rows, each.child_id),
    )  # fmt: skip


def _child(rows: CaseRows, inside: AssessmentChild, forms: Forms) -> ChildRow:
    called = _called(rows, inside.child_id)
    return ChildRow(row_id=inside.id, child_id=inside.child_id, called=called, fields=forms[inside.id])


def _called(rows: CaseRows, child_id: UUID | None) -> str:
    found = next((each for each in rows.of(Child) if each.id == child_id), None)
    return rows.called(found.person_id) if found else ""


def _purpose(rows: CaseRows, child_id: UUID) -> str:
    plan = current_plan(rows, child_id)
    return (plan.purpose if plan else None) or ""


def _forms(form: RecordRow) -> Forms:
    return {each.id: each.fields for each in form.nested}
