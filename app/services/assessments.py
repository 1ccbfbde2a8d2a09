"""Screening, afdækning and børnefaglig undersøgelse: begun about one child or jointly, under a set of headings.

Nothing that is missing blocks: it is asked about by `assessment_questions`; only days that cannot be are refused. What
happens along the chain stands in `assessment_chain`.
"""

import datetime as dt
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.folding import join_names
from app.models.approx_spans import Tense
from app.models.assessment import Assessment, AssessmentChild
from app.models.enums_early import AssessmentKind
from app.models.notification import Notification
from app.models.order import key_between
from app.services.assessment_templates import OLD_HEADINGS, USUAL, AssessmentTemplate, keep_template, templates_here
from app.services.case_members import see_child
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows
from app.services.typed_days import NOT_A_DAY, typed_day
from app.services.typed_values import typed_text

NEW_LAW: Final = dt.date(2024, 1, 1)
"""Barnets lov; what was seen before that is assessed under serviceloven § 50, which had no screening."""
NOBODY = "Vælg, hvilket barn det handler om."
NO_SUCH_HEADINGS = "De overskrifter er her ikke mere. Vælg nogle andre."
NOT_YET = "Den dag er ikke kommet endnu."
IS_FINISHED = "Den er afsluttet. Åbn den igen først, og skriv hvorfor."
LAST_CHILD = "Der skal være et barn i undersøgelsen. Fjern hele undersøgelsen i stedet."
OTHER_CASE = "Den underretning hører til en anden sag."


@use_case("assessment.begin")
def begin_assessment(
    unit: Unit,
    case_id: UUID,
    *,
    children: tuple[UUID, ...],
    kind: AssessmentKind = AssessmentKind.SCREENING,
    noticed: str = "",
    template: str = "",
    reason: str = "",
    notification_id: UUID | None = None,
) -> UUID:
    """Begin one today, for one child or jointly for siblings; return its id.

    `noticed` is the day the need was seen (a notification's day when one is named, else unknown). What was seen before
    2024 is an old investigation with the old headings. Raises UserError without a child, and for a day that cannot be.
    """
    if not children:
        raise UserError(NOBODY)
    seen = day_of(noticed, unit.today) if typed_text(noticed) else _came(unit, case_id, notification_id)
    if seen and seen < NEW_LAW and kind is not AssessmentKind.SCREENING:
        kind = AssessmentKind.OLD_INVESTIGATION
    row = Assessment(case_id=case_id, kind=kind, begun_on=unit.today, noticed_on=seen, notification_id=notification_id)
    row.reason, row.order_key = typed_text(reason) or None, next_key(unit, Assessment, case_id)
    unit.add(row)
    unit.session.flush()
    put_headings(unit, row, template or (OLD_HEADINGS if kind is AssessmentKind.OLD_INVESTIGATION else USUAL))
    for child_id in dict.fromkeys(children):
        _add_child(unit, row, child_id)
    return row.id


@use_case("assessment.add_child")
def add_assessment_child(unit: Unit, assessment_id: UUID, child_id: UUID) -> None:
    """Let a brother or sister be part of it from now on; one who is already is left as it is."""
    row = open_assessment(unit, assessment_id)
    if child_id not in {each.child_id for each in children_in(unit, row)}:
        _add_child(unit, row, child_id)


@use_case("assessment.remove_child")
def remove_assessment_child(unit: Unit, assessment_id: UUID, child_id: UUID) -> None:
    """Take a child out again with what was written of it alone. Raises UserError for the last one."""
    row = open_assessment(unit, assessment_id)
    there = children_in(unit, row)
    if {each.child_id for each in there} <= {child_id}:
        raise UserError(LAST_CHILD)
    for each in there:
        if each.child_id == child_id:
            unit.remove(each)


@use_case("assessment.choose_headings")
def choose_headings(unit: Unit, assessment_id: UUID, template: str) -> None:
    """Write under another set of headings from now on. No word is touched: what has no place there stays, and is shown.

    Raises UserError when the set is not here any more.
    """
    put_headings(unit, open_assessment(unit, assessment_id), template)


def open_assessment(unit: Unit, assessment_id: UUID) -> Assessment:
    """Return one that is still written in. Raises UserError when it is finished."""
    row = unit.get(Assessment, assessment_id)
    if row.finished_on is not None:
        raise UserError(IS_FINISHED)
    return row


def children_in(unit: Unit, row: Assessment) -> list[AssessmentChild]:
    """Return the children an assessment is about."""
    return unit.live(AssessmentChild, AssessmentChild.assessment_id == row.id)


def called_in(rows: CaseRows, assessment_id: UUID) -> str:
    """Return the names of the children it is about: »Liv og Emil«."""
    people = {child.id: person.id for child, person in rows.children()}
    inside = rows.inside(AssessmentChild, assessment_id)
    return join_names([rows.called(people[each.child_id]) for each in inside if each.child_id in people])


def put_headings(unit: Unit, row: Assessment, template: str) -> AssessmentTemplate:
    """Let a row be written under a set of headings. Raises UserError when the set is not here."""
    chosen = templates_here(unit).get(template)
    if chosen is None:
        raise UserError(NO_SUCH_HEADINGS)
    row.template, row.template_version = chosen.id, keep_template(unit, chosen)
    return chosen


def _add_child(unit: Unit, row: Assessment, child_id: UUID) -> None:
    see_child(unit, row.case_id, child_id)
    last = max((each.order_key or "" for each in children_in(unit, row)), default="") or None
    inner = AssessmentChild(case_id=row.case_id, assessment_id=row.id, child_id=child_id)
    inner.order_key = key_between(last, None)
    unit.add(inner)
    unit.session.flush()


def _came(unit: Unit, case_id: UUID, notification_id: UUID | None) -> dt.date | None:
    """Return the day a notification came, which is when the need was seen; None when none is named."""
    if notification_id is None:
        return None
    row = unit.get(Notification, notification_id)
    if row.case_id != case_id:
        raise UserError(OTHER_CASE)
    return row.received_on


def day_of(typed: str, today: dt.date) -> dt.date:
    """Return the day that was typed, today when nothing was; without a year it is the last such day there was.

    Raises UserError for no day, and for one to come.
    """
    found = typed_day(typed, today, Tense.GONE)
    day = found.exact
    if day is None:
        raise UserError(NOT_A_DAY)
    if day > today:
        raise UserError(NOT_YET)
    return day
