"""The page of decisions: the list, and one of them with what it lacks, who is heard, and the talks before it."""

import datetime as dt
from dataclasses import replace
from typing import Final
from uuid import UUID

from app.language.dates import approx, long_date
from app.language.folding import join_names
from app.models.assessment import Assessment, AssessmentChild
from app.models.enums import InterventionStatus
from app.models.knowledge import ChildTalk
from app.models.plan import Intervention
from app.models.ruling import FormalDecision
from app.rules.cadence import Confidence
from app.rules.plan_decisions import NEW_LAW
from app.rules.rule import Trigger
from app.services.modules import ASSESSMENTS, switched_off
from app.services.party_hearings import hearing_row, hearings_of, to_hear
from app.services.party_status import status_here
from app.services.ports import Unit, use_case
from app.services.records import FieldRow, list_records
from app.services.rulebook import rules_of
from app.services.ruling_checks import parts_of
from app.services.ruling_flow import offers_of
from app.services.ruling_rows import HearingRow, RulingChoices, RulingLine, RulingPage, TalkBefore
from app.services.ruling_templates import RulingTemplate, list_ruling_templates, template_of_ruling
from app.services.snapshot import CaseRows, read_case
from app.wording import word

DRAFT, DECIDED, TOLD = "kladde", "besluttet {on}, ikke givet endnu", "givet {on}"
NAMELESS = "Afgørelse uden navn"
ALL_CHILDREN = "alle børnene"
OLD_LAW = "Truffet efter de regler, der gjaldt til og med 2023."
UNSURE = "Vi har ikke læst den paragraf. Se efter i loven."
TALKS_SHOWN: Final = 6
FIELDS: Final = (
    "name", "child_id", "on", "legal_basis", "purpose", "expected_duration", "expected_until", "reasons",
    "with_consent", "consent_note", "child_view", "parents_view", "complaint_told", "complaint", "decided_by",
    "intervention_id", "assessment_id",
)  # fmt: skip
"""What is typed on the page, in its order; the day it was given has a key of its own and can be put right here."""


@use_case("ruling.list")
def list_rulings(unit: Unit, case_id: UUID) -> tuple[RulingLine, ...]:
    """Return the decisions of a case, drafts first, then the newest."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    found = sorted(rows.of(FormalDecision), key=_newest_first)
    return tuple(_line(rows, each, _template(unit, each)) for each in found)


@use_case("ruling.read")
def read_ruling(unit: Unit, ruling_id: UUID) -> RulingPage:
    """Return one decision for the caseworker's own screen. Raises UserError when it is gone."""
    row = unit.get(FormalDecision, ruling_id)
    unit.about(row.case_id, ruling_id)
    rows, template = read_case(unit, row.case_id), _template(unit, row)
    return RulingPage(
        line=_line(rows, row, template),
        template=row.template or "",
        template_help=template.help if template else "",
        law=OLD_LAW if row.on and row.on < NEW_LAW else "",
        uncertain=UNSURE if template and template.confidence is Confidence.UNSURE else "",
        child_status=" ".join(status_here(rows, person.id, template) for _, person in rows.children(row.child_id)),
        complaint_until=_complaint_until(unit, row),
        fields=_fields(unit, rows, row),
        parts=parts_of(rows, row, template),
        hearings=_hearings(unit, rows, row),
        to_hear=to_hear(rows, row, template),
        talks=_talks(rows, row),
        offers=tuple(offers_of(rows, row)),
    )


@use_case("ruling.choose")
def what_to_decide(unit: Unit, case_id: UUID) -> RulingChoices:
    """Return what a new decision is chosen from; templates of the old law stand last."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    templates = [each.template for each in list_ruling_templates(unit)]
    ordered = sorted(templates, key=lambda each: each.valid_to is not None and each.valid_to < unit.today)
    no_assessments = ASSESSMENTS in switched_off(unit)
    return RulingChoices(
        templates=tuple((each.id, each.name, each.help) for each in ordered),
        children=tuple((child.id, rows.called(person.id)) for child, person in rows.children()),
        interventions=tuple(
            (each.id, each.name or "Hjælp uden navn")
            for each in rows.of(Intervention)
            if each.status is not InterventionStatus.ENDED
        ),
        assessments=() if no_assessments else tuple((each.id, _called(rows, each)) for each in rows.of(Assessment)),
    )


def _template(unit: Unit, row: FormalDecision) -> RulingTemplate | None:
    return template_of_ruling(unit, row.template, row.template_version)


def _newest_first(row: FormalDecision) -> tuple[bool, int]:
    return row.on is not None, -(row.on.toordinal() if row.on else 0)


def _line(rows: CaseRows, row: FormalDecision, template: RulingTemplate | None) -> RulingLine:
    children = [rows.called(person.id) for _, person in rows.children(row.child_id)]
    stands = TOLD.format(on=long_date(row.sent_on)) if row.sent_on else DRAFT
    if row.on and not row.sent_on:
        stands = DECIDED.format(on=long_date(row.on))
    return RulingLine(
        id=row.id,
        name=row.name or (template.name if template else NAMELESS),
        child=join_names(children) if row.child_id or len(children) == 1 else ALL_CHILDREN,
        stands=stands,
        lacks=sum(not each.is_there for each in parts_of(rows, row, template) if each.demanded),
    )


def _fields(unit: Unit, rows: CaseRows, row: FormalDecision) -> tuple[FieldRow, ...]:
    """Return the fields that are typed; what belongs to a part that is switched off is not among them."""
    form = next(each for each in list_records(unit, rows.case.id, "formal_decision") if each.id == row.id)
    there = {each.name: each for each in form.fields}
    names = [*FIELDS, *(("sent_on",) if row.sent_on else ())]
    if ASSESSMENTS in switched_off(unit):
        names.remove("assessment_id")
    several = sum(1 for _ in rows.children()) > 1
    made = {str(each.id): _called(rows, each) for each in rows.of(Assessment)}
    return tuple(
        replace(there[name], choices=tuple(made.items()), shown=made.get(there[name].value, ""))
        if name == "assessment_id"
        else there[name]
        for name in names
        if name != "child_id" or several
    )


def _called(rows: CaseRows, row: Assessment) -> str:
    children = [rows.child_name(each.child_id) for each in rows.inside(AssessmentChild, row.id)]
    day = row.begun_on or row.noticed_on
    on = f" fra {long_date(day)}" if day else ""
    about = f" om {join_names(children)}" if children else ""
    return f"{word(row.kind).capitalize()}{about}{on}"


def _hearings(unit: Unit, rows: CaseRows, row: FormalDecision) -> tuple[HearingRow, ...]:
    forms = {each.id: each.fields for each in list_records(unit, rows.case.id, "party_hearing")}
    fixed = ("person_id", "decision_id")
    return tuple(
        hearing_row(rows, each, tuple(field for field in forms[each.id] if field.name not in fixed))
        for each in hearings_of(rows, row)
    )


def _talks(rows: CaseRows, row: FormalDecision) -> tuple[TalkBefore, ...]:
    """Return the talks before a decision, and the newest that may be it, newest first; those not held count too."""
    children = {child.id for child, _ in rows.children(row.child_id)}
    own = [each for each in rows.of(ChildTalk) if each.child_id in children]
    found = sorted(own, key=lambda each: (each.decision_id == row.id, _day(each)), reverse=True)
    chosen = [each for each in found if each.decision_id == row.id or _may_be(each, row)]
    return tuple(TalkBefore(each.id, _talk_words(rows, each), each.decision_id == row.id) for each in chosen)[
        :TALKS_SHOWN
    ]


def _may_be(talk: ChildTalk, row: FormalDecision) -> bool:
    return talk.decision_id is None and (row.on is None or _day(talk) <= row.on)


def _day(talk: ChildTalk) -> dt.date:
    return (talk.on.start if talk.on else None) or dt.date.min


def _talk_words(rows: CaseRows, talk: ChildTalk) -> str:
    child = next((rows.called(person.id) for _, person in rows.children(talk.child_id)), "")
    if talk.not_held_because:
        return f"Ikke talt med {child}: {talk.not_held_because}"
    on = f" {approx(talk.on)}" if talk.on else ""
    with_whom = f", med {rows.called(talk.with_id)}" if talk.with_id else ""
    return f"{child}{on}{with_whom}"


def _complaint_until(unit: Unit, row: FormalDecision) -> dt.date | None:
    """Return the last day to complain, None while the family has not got the decision."""
    if row.sent_on is None:
        return None
    rules = rules_of(unit)
    found = [each for each in rules.on_event(Trigger.DECISION_TOLD) if each.valid_on(row.sent_on)]
    return found[0].due_on(row.sent_on, saturday_counts=rules.counts.saturday_counts) if found else None
