"""Hearing the parties before a decision, each for itself: about what, when it was sent, by when, and the answer.

A meeting is no hearing (forvaltningsloven § 19). The last day for an answer is set by the municipality. Who sees to it
that somebody must not be told, is asked to look before anything is sent; nothing is sent from here.
"""

import datetime as dt
from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.models.approx_spans import Tense
from app.models.people import Person
from app.models.ruling import FormalDecision, PartyHearing
from app.services.custody import holders_of, is_minor, parents_of
from app.services.hard_stops import may_tell
from app.services.party_status import is_party_to
from app.services.ports import Unit, use_case
from app.services.records import FieldRow, next_key
from app.services.ruling_rows import HearingRow, PartyRow
from app.services.ruling_templates import RulingTemplate
from app.services.snapshot import CaseRows
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text

SEE_STOP = "Se »Hvem må vide hvad« under Mennesker, før {name} får noget."
ONE_DAY = "Skriv dagen, fx »4. december«."
TOO_SOON = "Svarfristen ligger før den dag, det blev sendt. Skriv en senere dag."
TO_COME = "Dagen ligger ude i fremtiden. Skriv den dag, svaret kom."
BEFORE_SENT = "Svaret kan ikke være kommet, før det blev sendt."
TWICE = "{name} er hørt om den her afgørelse. Åbn høringen, og skriv videre der."
HOLDER, PARENT, PARTY = "har forældremyndigheden", "forælder", "er part"


@use_case("party.hear")
def hear_party(unit: Unit, ruling_id: UUID, person_id: UUID, *, about: str = "", answer_by: str = "") -> UUID:
    """Note that one party was sent something to answer, today. Raises UserError for an odd day and for a second time.

    Nothing is sent from here.
    """
    ruling, person = unit.get(FormalDecision, ruling_id), unit.get(Person, person_id)
    there = unit.live(PartyHearing, PartyHearing.decision_id == ruling_id, PartyHearing.person_id == person_id)
    if person.case_id != ruling.case_id or there:
        raise UserError(TWICE.format(name=person.called or person.name or person.role))
    row = PartyHearing(
        case_id=ruling.case_id, person_id=person_id, decision_id=ruling_id,
        order_key=next_key(unit, PartyHearing, ruling.case_id),
    )  # fmt: skip
    row.sent_on, row.about = unit.today, typed_text(about) or ruling.name
    if typed_text(answer_by):
        row.answer_by = _day(typed_day(answer_by, unit.today, Tense.COMING).exact)
        if row.answer_by < unit.today:
            raise UserError(TOO_SOON)
    unit.about(ruling.case_id, ruling_id)
    return unit.add(row).id


@use_case("party.answered")
def note_answer(unit: Unit, hearing_id: UUID, *, answer: str = "", on: str = "") -> None:
    """Note that a party has answered, today when no day is written. Raises UserError for a day that cannot be."""
    row = unit.get(PartyHearing, hearing_id)
    day = _day(typed_day(on, unit.today, Tense.GONE).exact)
    if day > unit.today:
        raise UserError(TO_COME)
    if row.sent_on and day < row.sent_on:
        raise UserError(BEFORE_SENT)
    row.answered_on, row.answer = day, typed_text(answer) or row.answer
    unit.about(row.case_id, hearing_id)


def hearings_of(rows: CaseRows, ruling: FormalDecision) -> list[PartyHearing]:
    """Return the hearings before one decision."""
    return [each for each in rows.of(PartyHearing) if each.decision_id == ruling.id]


def hearing_row(rows: CaseRows, row: PartyHearing, fields: tuple[FieldRow, ...]) -> HearingRow:
    """Return one hearing as it is shown."""
    name = rows.called(row.person_id)
    told = [f"sendt {long_date(row.sent_on)}" if row.sent_on else "ikke sendt endnu"]
    if row.answered_on:
        told.append(f"svarede {long_date(row.answered_on)}")
    elif row.answer_by:
        told.append(f"svar senest {long_date(row.answer_by)}")
    warning = "" if may_tell(rows, row.person_id).ok else SEE_STOP.format(name=name)
    line = f"{name}: {', '.join(told)}"
    return HearingRow(
        id=row.id, name=name, line=line, warning=warning, is_answered=row.answered_on is not None, fields=fields
    )


def to_hear(rows: CaseRows, ruling: FormalDecision, template: RulingTemplate | None) -> tuple[PartyRow, ...]:
    """Return the parties that have not been heard: those who decide for the child, and the child that is a party."""
    heard = {each.person_id for each in hearings_of(rows, ruling)}
    found: dict[UUID, str] = {}
    for _, person in rows.children(ruling.child_id):
        found |= _parties(rows, person, template)
    return tuple(PartyRow(each, rows.called(each), what) for each, what in found.items() if each not in heard)


def _parties(rows: CaseRows, person: Person, template: RulingTemplate | None) -> dict[UUID, str]:
    if not is_minor(rows, person.id):
        return {person.id: PARTY}
    holders = holders_of(rows, person.id)
    found = dict.fromkeys(holders, HOLDER) if holders else dict.fromkeys(parents_of(rows, person.id), PARENT)
    if is_party_to(rows, person.id, template):
        found[person.id] = PARTY
    return found


def _day(day: dt.date | None) -> dt.date:
    if day is None:
        raise UserError(ONE_DAY)
    return day
