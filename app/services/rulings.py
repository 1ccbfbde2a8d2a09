"""Decisions of the authority as records: begun from a template, told to the family, with the talk that came before.

Nothing is sent from here, and a draft may lack anything. Fields of words are changed through `records`.
"""

import datetime as dt
from typing import TypeVar
from uuid import UUID

from app.errors import UserError
from app.models.approx_spans import Tense
from app.models.assessment import Assessment
from app.models.base import CaseRecord
from app.models.case import Case, Child
from app.models.knowledge import ChildTalk
from app.models.plan import Intervention
from app.models.ruling import FormalDecision, PartyHearing
from app.rules.plan_decisions import NEW_LAW
from app.services.pointers import let_go
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.records import next_key
from app.services.ruling_templates import RulingTemplate, keep_ruling_template, list_ruling_templates
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text

Row = TypeVar("Row", bound=CaseRecord)
CHOOSE = "Vælg, hvilken slags afgørelse det er."
OTHER_CASE = "Det hører til en anden sag."
ONE_DAY = "Skriv dagen, fx »4. november 2026«."
NOT_THEN = "Den slags afgørelse {when}. Vælg en anden, eller ret dagen."
TO_COME = "Dagen ligger ude i fremtiden. Skriv den, når afgørelsen er givet."
TOLD_BEFORE = "Afgørelsen kan ikke være givet, før den blev truffet."


@use_case("ruling.begin")
def begin_ruling(
    unit: Unit, case_id: UUID, *, template: str, child_id: UUID | None = None, on: str = "",
    intervention_id: UUID | None = None, assessment_id: UUID | None = None,
) -> UUID:  # fmt: skip
    """Begin a decision; without a day it is a draft. Returns its id.

    Raises UserError without a template, for one that is not for that day, and for what belongs to another case.
    """
    unit.get(Case, case_id)
    chosen, day = _template(unit, template), _typed_day(unit, on)
    _refuse_odd(chosen, day)
    row = FormalDecision(case_id=case_id, order_key=next_key(unit, FormalDecision, case_id))
    row.child_id = _of_case(unit, Child, child_id, case_id)
    row.intervention_id = _of_case(unit, Intervention, intervention_id, case_id)
    row.assessment_id = _of_case(unit, Assessment, assessment_id, case_id)
    row.on, row.decided_by = day, read_profile(unit).contact.name or None
    given = unit.get(Intervention, intervention_id) if intervention_id else None
    row.name = (given.name if given else None) or chosen.name
    _fill(unit, row, chosen, (given.legal_basis if given else None) or chosen.law_text.strip())
    unit.about(case_id)
    return unit.add(row).id


@use_case("ruling.choose_template")
def choose_template(unit: Unit, ruling_id: UUID, template: str) -> None:
    """Say what kind of decision it is instead; all words stay. Raises UserError as `begin_ruling`."""
    row, chosen = unit.get(FormalDecision, ruling_id), _template(unit, template)
    _refuse_odd(chosen, row.on)
    _fill(unit, row, chosen, row.legal_basis or chosen.law_text.strip())
    unit.about(row.case_id, ruling_id)


@use_case("ruling.tell")
def tell_ruling(unit: Unit, ruling_id: UUID, *, on: str = "") -> None:
    """Note the day the family got the decision, today when none is written: their time to complain runs from it.

    Raises UserError for a day before it was made, or still to come.
    """
    row = unit.get(FormalDecision, ruling_id)
    day = typed_day(on, unit.today, Tense.GONE).exact
    if day is None:
        raise UserError(ONE_DAY)
    if day > unit.today:
        raise UserError(TO_COME)
    if row.on is not None and day < row.on:
        raise UserError(TOLD_BEFORE)
    row.sent_on, row.on = day, row.on or day
    unit.about(row.case_id, ruling_id)


@use_case("ruling.link_talk")
def link_talk(unit: Unit, ruling_id: UUID, talk_id: UUID, *, before: bool = True) -> None:
    """Say that a talk with the child came before a decision, or that it did not after all."""
    row, talk = unit.get(FormalDecision, ruling_id), unit.get(ChildTalk, talk_id)
    if talk.case_id != row.case_id:
        raise UserError(OTHER_CASE)
    talk.decision_id = ruling_id if before else None
    unit.about(row.case_id, ruling_id, talk_id)


@use_case("ruling.remove")
def remove_ruling(unit: Unit, ruling_id: UUID) -> None:
    """Take a decision away (undoable) with the hearings before it; talks stay and point at it no more."""
    row = unit.get(FormalDecision, ruling_id)
    for hearing in unit.live(PartyHearing, PartyHearing.decision_id == ruling_id):
        let_go(unit, hearing)
        unit.remove(hearing)
    let_go(unit, row)
    unit.about(row.case_id, ruling_id)
    unit.remove(row)


def _template(unit: Unit, template_id: str) -> RulingTemplate:
    found = next((each.template for each in list_ruling_templates(unit) if each.template.id == template_id), None)
    if found is None:
        raise UserError(CHOOSE)
    return found


def _refuse_odd(template: RulingTemplate, day: dt.date | None) -> None:
    if day is None or template.valid_on(day):
        return
    is_early = template.valid_from is not None and day < template.valid_from
    year = NEW_LAW.year
    raise UserError(NOT_THEN.format(when=f"findes fra {year}" if is_early else f"er fra før {year}"))


def _fill(unit: Unit, row: FormalDecision, template: RulingTemplate, law: str) -> None:
    row.template, row.template_version = template.id, keep_ruling_template(unit, template)
    row.legal_basis = law or None


def _typed_day(unit: Unit, typed: str) -> dt.date | None:
    if not typed_text(typed):
        return None
    day = typed_day(typed, unit.today).exact
    if day is None:
        raise UserError(ONE_DAY)
    return day


def _of_case(unit: Unit, kind: type[Row], row_id: UUID | None, case_id: UUID) -> UUID | None:
    if row_id is not None and unit.get(kind, row_id).case_id != case_id:
        raise UserError(OTHER_CASE)
    return row_id
