"""Asking for a consent and keeping the answer: to help, to fetching or to sharing. One row for each who is asked.

An answer is never deleted: a yes that is taken back keeps its day and gets another, and who is asked again answers
anew. The meeting's own yeses (to the meeting, to the drawing, topic by topic) are `consent_table` and `sharing`.
"""

import datetime as dt
from typing import TypeVar
from uuid import UUID

from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.enums_early import ConsentCapacity
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.people import Person
from app.models.plan import Intervention
from app.models.safety import Consent
from app.services.consents_kept_basis import KINDS, kept_of, who_says_yes_to_help
from app.services.consents_kept_rows import TypedAsk
from app.services.custody import ASKED_THEMSELVES, holders_of, is_minor, who_must_say_yes, years_of
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text

ABOUT_WHOM = "Vælg, hvem det handler om."
TO_WHICH_HELP = "Skriv, hvilken hjælp der skal siges ja til, eller vælg indsatsen."
FROM_WHOM = "Skriv, hvem oplysningerne skal hentes hos."
TO_WHOM = "Skriv, hvem oplysningerne skal gives til."
NOBODY_CAN = "Vælg, hvem der skal spørges."
YES_OR_NO = "Svaret er ja eller nej. Et ja, der trækkes tilbage, har sin egen knap."
IS_OVER = "Ja’et er trukket tilbage og bliver stående. Spørg igen, hvis de vil svare på ny."
NO_YES = "Der er ikke noget ja at trække tilbage."
TO_COME = "Dagen ligger ude i fremtiden. Skriv den dag, der blev svaret."
ONE_DAY = "Skriv dagen, fx »4. november«."
BEFORE_YES = "Det kan ikke være trukket tilbage, før der blev sagt ja."
ENDS_TOO_SOON = "Den dag er gået. Skriv, hvor længe ja’et gælder, eller lad feltet stå tomt."
ANSWERED = "Der er svaret, så det bliver stående. Et ja kan trækkes tilbage."
OTHER_CASE = "Det hører til en anden sag."
Row = TypeVar("Row", bound=CaseRecord)


@use_case("consent.ask")
def ask_consent(unit: Unit, case_id: UUID, typed: TypedAsk) -> tuple[UUID, ...]:
    """Note who shall be asked for what; without names all who must say yes. Returns an id for each.

    Who is asked already and has not answered is not asked twice. Raises UserError when it does not say what the yes is
    to, about whom, or when nobody can say yes.
    """
    rows, words = read_case(unit, case_id), _words(unit, typed)
    given = _intervention(unit, case_id, typed)
    if typed.about_id is None or rows.person(typed.about_id) is None:
        raise UserError(ABOUT_WHOM)
    people = typed.asked or _asked(rows, typed, typed.about_id, given)
    if not people or any(rows.person(each) is None for each in people):
        raise UserError(NOBODY_CAN)
    open_ones = {each.person_id: each for each in kept_of(rows) if _is_same(each, typed, words)}
    made = []
    for person_id in dict.fromkeys(people):
        row = open_ones.get(person_id) or unit.add(_new(unit, rows, typed, person_id, words))
        row.until = words[2] or row.until
        unit.session.flush()
        made.append(row.id)
    unit.about(case_id, *made)
    return tuple(made)


@use_case("consent.answer")
def answer_consent(
    unit: Unit, consent_id: UUID, answer: ConsentAnswer, *, on: str = "", in_writing: bool | None = None
) -> None:
    """Keep a yes or no, today when no day is written.

    Raises UserError for a yes that was taken back, another answer than yes or no, and a day that is not past.
    """
    row = _kept(unit, consent_id)
    if answer not in (ConsentAnswer.YES, ConsentAnswer.NO):
        raise UserError(YES_OR_NO)
    if row.answer is ConsentAnswer.WITHDRAWN:
        raise UserError(IS_OVER)
    day = _past(unit, on)
    if answer is ConsentAnswer.YES and row.until is not None and row.until < day:
        raise UserError(ENDS_TOO_SOON)
    row.answer, row.given_on = answer, ApproxDate.of(day)
    row.in_writing = in_writing if in_writing is not None else row.in_writing
    unit.about(row.case_id, consent_id)


@use_case("consent.withdraw")
def withdraw_consent(unit: Unit, consent_id: UUID, *, on: str = "") -> None:
    """Note that a yes was taken back, today when no day is written; when it was given stays.

    Raises UserError when there is no yes, and for a day before it or still to come.
    """
    row = _kept(unit, consent_id)
    if row.answer is not ConsentAnswer.YES:
        raise UserError(NO_YES)
    day = _past(unit, on)
    if row.given_on and row.given_on.start and day < row.given_on.start:
        raise UserError(BEFORE_YES)
    row.answer, row.withdrawn_on = ConsentAnswer.WITHDRAWN, day
    unit.about(row.case_id, consent_id)


@use_case("consent.drop_asking")
def drop_asking(unit: Unit, consent_id: UUID) -> None:
    """Take away an asking nobody has answered. Raises UserError when somebody has: answers are kept."""
    row = _kept(unit, consent_id)
    if row.answer is not ConsentAnswer.NOT_ASKED:
        raise UserError(ANSWERED)
    unit.about(row.case_id, consent_id)
    unit.remove(row)


def capacity_of(rows: CaseRows, person_id: UUID, about_id: UUID) -> ConsentCapacity | None:
    """Return as what somebody answers about somebody; None while nobody has written who holds custody."""
    if person_id in holders_of(rows, about_id):
        return ConsentCapacity.CUSTODY_HOLDER
    if person_id != about_id:
        return None
    if not is_minor(rows, person_id):
        return ConsentCapacity.SELF
    years = years_of(rows, person_id)
    return ConsentCapacity.YOUNG_PERSON if years is not None and years >= ASKED_THEMSELVES else ConsentCapacity.CHILD


def _asked(rows: CaseRows, typed: TypedAsk, about_id: UUID, given: Intervention | None) -> tuple[UUID, ...]:
    if typed.kind is ConsentKind.INTERVENTION:
        return who_says_yes_to_help(rows, about_id, given)
    return who_must_say_yes(rows, about_id)


def _words(unit: Unit, typed: TypedAsk) -> tuple[str, str, dt.date | None]:
    """Return scope, the other party and the last day as they are kept. Raises UserError for what is missing."""
    scope, other = typed_text(typed.scope), typed_text(typed.from_whom)
    if typed.kind not in KINDS:
        raise UserError(YES_OR_NO)
    if typed.kind is ConsentKind.INTERVENTION and not (typed.intervention_id or scope):
        raise UserError(TO_WHICH_HELP)
    if typed.kind is not ConsentKind.INTERVENTION and not (other or typed.listener_id):
        raise UserError(FROM_WHOM if typed.kind is ConsentKind.FETCHING else TO_WHOM)
    until = typed_day(typed.until, unit.today, Tense.COMING).exact if typed_text(typed.until) else None
    if typed_text(typed.until) and (until is None or until < unit.today):
        raise UserError(ENDS_TOO_SOON if until else ONE_DAY)
    return scope, other, until


def _intervention(unit: Unit, case_id: UUID, typed: TypedAsk) -> Intervention | None:
    if typed.intervention_id is None:
        return None
    return _of_case(unit.get(Intervention, typed.intervention_id), case_id)


def _new(
    unit: Unit, rows: CaseRows, typed: TypedAsk, person_id: UUID, words: tuple[str, str, dt.date | None]
) -> Consent:
    row = Consent(
        case_id=rows.case.id, person_id=person_id, kind=typed.kind, about_id=typed.about_id,
        intervention_id=typed.intervention_id, listener_id=typed.listener_id,
        order_key=next_key(unit, Consent, rows.case.id),
    )  # fmt: skip
    row.scope, row.from_whom, row.until = words[0] or None, words[1] or None, words[2]
    row.capacity = capacity_of(rows, person_id, typed.about_id) if typed.about_id else None
    if typed.listener_id is not None:
        _of_case(unit.get(Person, typed.listener_id), rows.case.id)
    return row


def _is_same(row: Consent, typed: TypedAsk, words: tuple[str, str, dt.date | None]) -> bool:
    """Tell whether somebody was asked for the same already and has not answered."""
    same = (row.kind, row.about_id, row.intervention_id, row.listener_id, row.scope or "", row.from_whom or "")
    asked = (typed.kind, typed.about_id, typed.intervention_id, typed.listener_id, words[0], words[1])
    return row.answer is ConsentAnswer.NOT_ASKED and same == asked


def _kept(unit: Unit, consent_id: UUID) -> Consent:
    row = unit.get(Consent, consent_id)
    if row.kind not in KINDS:
        raise UserError(OTHER_CASE)
    return row


def _past(unit: Unit, typed: str) -> dt.date:
    day = typed_day(typed, unit.today, Tense.GONE).exact
    if day is None:
        raise UserError(ONE_DAY)
    if day > unit.today:
        raise UserError(TO_COME)
    return day


def _of_case(row: Row, case_id: UUID) -> Row:
    if row.case_id != case_id:
        raise UserError(OTHER_CASE)
    return row
