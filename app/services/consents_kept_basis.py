"""What help and fetching rest on: the yes of those who decide, law, or nothing that is cleared yet.

Each holder of custody answers for itself, and both parents are asked as long as custody is not written. A young person
of 15 answers beside them when it is about a placement (barnets lov § 46). The newest answer of each stands; one that
has run out or was taken back is none. All of it warns, nothing is stopped.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Final
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import fold, join_names
from app.models.assessment import AssessmentChild, FetchedInformation
from app.models.enums_people import ConsentAnswer, ConsentKind, SharingBasis
from app.models.plan import Intervention
from app.models.safety import Consent
from app.rules.sharing import Ground, Weighed, weigh
from app.services.consent_rows import cell_of
from app.services.consents import CUSTODY_UNCLEAR, ONLY_ONE_ASKED
from app.services.consents_kept_rows import Basis
from app.services.custody import (
    ASKED_THEMSELVES,
    custody_is_clear,
    holders_of,
    is_minor,
    parents_of,
    who_must_say_yes,
    years_of,
)
from app.services.plan_kind import decision_of, is_placement
from app.services.snapshot import CaseRows

KINDS: Final = (ConsentKind.INTERVENTION, ConsentKind.FETCHING, ConsentKind.SHARING)
"""Three kinds of yes that are never mixed; the yes to a meeting and to a drawing is kept with the meeting."""
NOBODY_ASKED = "Ingen er spurgt endnu."
NOBODY_CAN = "Der er ingen, som kan sige ja. Skriv, hvilken regel der gælder."
WAITS_FOR = "Mangler svar fra {names}."
SAID_NO = "{names} har sagt nej."
TAKEN_BACK = "{names} har trukket sit ja tilbage."
STOP_OR_ASK = "Se på, om det skal stoppe, eller spørg igen."
"""Where the line itself says who took a yes back."""
OTHER_WAY_OR_ASK = "Se, om der er en anden vej, eller spørg igen."
"""Where the line itself says who said no."""
RAN_OUT = "Ja’et fra {names} gælder ikke mere."
NO_LAW = "Skriv, hvilken regel det er."
WITHOUT_CONSENT = "Besluttet uden samtykke."


def kept_of(rows: CaseRows) -> list[Consent]:
    """Return the askings outside the meeting: to help, to fetch, and to share something named in words."""
    return [each for each in rows.of(Consent) if each.kind in KINDS and each.topic is None and not _is_rule(each)]


def stands(row: Consent, today: dt.date) -> bool:
    """Tell whether a yes holds on a day: it was given, not taken back, and has not run out."""
    return row.answer is ConsentAnswer.YES and row.withdrawn_on is None and not has_run_out(row, today)


def has_run_out(row: Consent, today: dt.date) -> bool:
    """Tell whether the last day of an answer has passed."""
    return row.until is not None and row.until < today


def who_says_yes_to_help(rows: CaseRows, person_id: UUID, given: Intervention | None) -> tuple[UUID, ...]:
    """Return who must say yes to help for somebody: the holders of custody, and from 15 the young to a placement."""
    if not is_minor(rows, person_id):
        return who_must_say_yes(rows, person_id)
    years = years_of(rows, person_id)
    young = given is not None and is_placement(given) and years is not None and years >= ASKED_THEMSELVES
    decide = holders_of(rows, person_id) or parents_of(rows, person_id)
    return tuple(dict.fromkeys((*((person_id,) if young else ()), *decide)))


def help_basis(rows: CaseRows, given: Intervention) -> Basis:
    """Return what one intervention rests on, for each child it is for."""
    if decision_of(given).without_consent:
        return Basis(Ground.LAW, "lov", missing=WITHOUT_CONSENT)
    about = [person.id for _, person in rows.children(given.child_id)]
    asked = tuple(dict.fromkeys(one for each in about for one in who_says_yes_to_help(rows, each, given)))
    answers = [each for each in kept_of(rows) if each.intervention_id == given.id]
    return _weighed(rows, asked, answers, about)


def fetch_basis(rows: CaseRows, fetched: FetchedInformation) -> Basis:
    """Return what one fetch rests on: the rule that is named, or the yes of all who decide for those it is about."""
    if fetched.basis is SharingBasis.LAW:
        return Basis(Ground.LAW, "lov", missing="" if fetched.law else NO_LAW)
    about = fetched_about(rows, fetched)
    asked = tuple(dict.fromkeys(one for each in about for one in who_must_say_yes(rows, each)))
    return _weighed(rows, asked, fetch_answers(rows, fetched), about)


def fetched_about(rows: CaseRows, fetched: FetchedInformation) -> list[UUID]:
    """Return the persons of the children a fetch is about."""
    children = {each.child_id for each in rows.inside(AssessmentChild, fetched.assessment_id)}
    return [person.id for child, person in rows.children() if not children or child.id in children]


def fetch_answers(rows: CaseRows, fetched: FetchedInformation) -> list[Consent]:
    """Return the answers to one fetch: the one it points at, and all to the same place."""
    chosen = next((each for each in rows.of(Consent) if each.id == fetched.consent_id), None)
    places = {fold(each) for each in (fetched.whose, chosen.from_whom if chosen else None) if each}
    found = [each for each in kept_of(rows) if each.kind is ConsentKind.FETCHING and _is_to(each, fetched, places)]
    return [*found, *([chosen] if chosen is not None and chosen not in found else [])]


def newest(answers: Iterable[Consent]) -> dict[UUID, Consent]:
    """Return the answer of each that stands; of two the later asked."""
    return {each.person_id: each for each in answers}


def _weighed(rows: CaseRows, asked: tuple[UUID, ...], answers: list[Consent], about: list[UUID]) -> Basis:
    last = newest(answers)
    said = {each: row.answer for each, row in last.items() if not _is_over(row, rows.today)}
    weighed = weigh(asked, said)
    cell = cell_of(rows, weighed, said)
    return Basis(weighed.ground, cell.words, asked, _missing(rows, weighed, last, about) if asked else NOBODY_CAN)


def _missing(rows: CaseRows, weighed: Weighed[UUID], last: Mapping[UUID, Consent], about: list[UUID]) -> str:
    """Return the one sentence that helps most, the gravest first."""
    unclear = any(is_minor(rows, each) and not custody_is_clear(rows, each) for each in about)
    told = f"{CUSTODY_UNCLEAR} " if unclear else ""
    no = OTHER_WAY_OR_ASK if weighed.ground is Ground.NO else SAID_NO
    back = STOP_OR_ASK if weighed.ground is Ground.WITHDRAWN else TAKEN_BACK
    for words, names in (
        (no, [each for each, row in last.items() if row.answer is ConsentAnswer.NO]),
        (back, [each for each, row in last.items() if row.answer is ConsentAnswer.WITHDRAWN]),
        (RAN_OUT, [each for each, row in last.items() if _is_over(row, rows.today)]),
    ):
        if names:
            return told + words.format(names=_names(rows, names))
    return (told + _not_answered(rows, weighed, last)).strip()


def _not_answered(rows: CaseRows, weighed: Weighed[UUID], last: Mapping[UUID, Consent]) -> str:
    silent = [each for each in weighed.missing if each not in last]
    if not weighed.missing:
        return ""
    if not last:
        return NOBODY_ASKED
    if silent and not any(_is_young(rows, each) for each in silent):
        return ONLY_ONE_ASKED if len(silent) == 1 else WAITS_FOR.format(names=_names(rows, list(weighed.missing)))
    return WAITS_FOR.format(names=_names(rows, list(weighed.missing)))


def _is_young(rows: CaseRows, person_id: UUID) -> bool:
    return any(person.id == person_id for _, person in rows.children())


def _is_over(row: Consent, today: dt.date) -> bool:
    return row.answer is ConsentAnswer.YES and has_run_out(row, today)


def _is_rule(row: Consent) -> bool:
    return row.basis is SharingBasis.LAW


def _is_to(row: Consent, fetched: FetchedInformation, places: set[str]) -> bool:
    same_person = row.listener_id is not None and row.listener_id == fetched.person_id
    return same_person or (bool(row.from_whom) and fold(row.from_whom or "") in places)


def _names(rows: CaseRows, people: list[UUID]) -> str:
    return join_names([rows.called(each) for each in people])


def until_words(row: Consent, today: dt.date) -> str:
    """Return »Gælder til 1. marts 2027.«, »Gjaldt til …« or nothing."""
    if row.until is None:
        return ""
    return f"{'Gjaldt' if has_run_out(row, today) else 'Gælder'} til {long_date(row.until)}."
