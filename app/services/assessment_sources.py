"""What is known elsewhere: fetched, asked for or not, why, and on what basis. A doubt about that warns, no more."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx, long_date
from app.language.folding import fold
from app.models.assessment import Assessment, FetchedInformation, ProfessionalView
from app.models.enums_early import FetchState
from app.models.enums_people import ConsentAnswer, ConsentKind, SharingBasis
from app.models.safety import Consent
from app.services.assessment_rows import ContributionRow, FetchedRow
from app.services.assessments import open_assessment
from app.services.consents_kept_basis import fetch_basis
from app.services.ports import Unit, use_case
from app.services.records import FieldRow, next_key
from app.services.snapshot import CaseRows
from app.services.typed_values import typed_text
from app.wording import word

UNCLEAR = "Grundlaget er ikke afklaret. Spørg om et ja, eller skriv reglen."
NO_YES = "Der står, at nogen har sagt ja, men ikke hvem. Vælg samtykket."
ENDED = "Samtykket er trukket tilbage. Hent ikke mere på det."
TOO_OLD = "Samtykket gjaldt til {until}."
HAS_ONE = "{profession} har allerede et bidrag. Skriv videre i det."
NO_LAW = "Skriv, hvilken regel det hentes efter."
Forms = Mapping[UUID, tuple[FieldRow, ...]]
"""The form of each record, by its id."""
_OF_FETCHING: Final = frozenset({ConsentKind.FETCHING, ConsentKind.SHARING})


@use_case("assessment.add_fetched")
def add_fetched(unit: Unit, assessment_id: UUID, *, what: str = "", whose: str = "") -> UUID:
    """Note that something is known elsewhere; whether it is fetched, why and on what basis is written beside it."""
    row = open_assessment(unit, assessment_id)
    made = FetchedInformation(case_id=row.case_id, assessment_id=row.id, what=typed_text(what) or None)
    made.whose, made.order_key = typed_text(whose) or None, next_key(unit, FetchedInformation, row.case_id)
    return unit.add(made).id


@use_case("assessment.ask_for")
def ask_for(unit: Unit, fetched_id: UUID) -> None:
    """Note that it is asked for today, or that it came today when it had been asked for."""
    made = unit.get(FetchedInformation, fetched_id)
    open_assessment(unit, made.assessment_id)
    if made.state is FetchState.ASKED:
        made.state, made.fetched_on = FetchState.FETCHED, unit.today
    else:
        made.state, made.asked_on = FetchState.ASKED, unit.today


@use_case("assessment.add_contribution")
def add_contribution(unit: Unit, assessment_id: UUID, *, profession: str = "") -> UUID:
    """Make room for one profession's contribution. Raises UserError when that profession has one already."""
    row, called = open_assessment(unit, assessment_id), typed_text(profession)
    for there in unit.live(ProfessionalView, ProfessionalView.assessment_id == row.id):
        if called and fold(there.profession or "") == fold(called):
            raise UserError(HAS_ONE.format(profession=there.profession))
    made = ProfessionalView(case_id=row.case_id, assessment_id=row.id, profession=called or None)
    made.on, made.order_key = unit.today, next_key(unit, ProfessionalView, row.case_id)
    return unit.add(made).id


def fetched_rows(rows: CaseRows, row: Assessment, forms: Forms) -> tuple[FetchedRow, ...]:
    """Return what is known elsewhere, each with its form and what should be thought of."""
    yes = tuple((str(each.id), _consent_words(rows, each)) for each in rows.of(Consent) if each.kind in _OF_FETCHING)
    return tuple(
        FetchedRow(
            id=each.id, state=each.state, line=_fetched_line(each), warning=basis_warning(rows, each),
            basis=fetch_basis(rows, each).words,
            fields=tuple(_with_consents(field, yes) for field in forms[each.id]),
        )
        for each in rows.inside(FetchedInformation, row.id)
    )  # fmt: skip


def contribution_rows(rows: CaseRows, row: Assessment, forms: Forms) -> tuple[ContributionRow, ...]:
    """Return the contributions of the professions, each with its form."""
    return tuple(
        ContributionRow(id=each.id, line=_contribution_line(rows, each), fields=forms[each.id])
        for each in rows.inside(ProfessionalView, row.id)
    )


def basis_warning(rows: CaseRows, fetched: FetchedInformation) -> str:
    """Return what should be thought of before it is fetched, or empty; what is not fetched needs no basis."""
    if fetched.state is FetchState.NOT_FETCHED:
        return ""
    if fetched.basis is SharingBasis.UNCLEAR:
        return UNCLEAR
    if fetched.basis is SharingBasis.LAW:
        return "" if fetched.law else NO_LAW
    consent = next((each for each in rows.of(Consent) if each.id == fetched.consent_id), None)
    return NO_YES if consent is None else _consent_warning(consent, fetched.asked_on or rows.today)


def _consent_warning(consent: Consent, on: dt.date) -> str:
    if consent.withdrawn_on or consent.answer is ConsentAnswer.WITHDRAWN:
        return ENDED
    if consent.answer is not ConsentAnswer.YES:
        return NO_YES
    return TOO_OLD.format(until=long_date(consent.until)) if consent.until and consent.until < on else ""


def _with_consents(field: FieldRow, yes: tuple[tuple[str, str], ...]) -> FieldRow:
    """Return the field of the consent with each told apart by who was asked, about what, and when."""
    return replace(field, choices=yes, shown=dict(yes).get(field.value, "")) if field.name == "consent_id" else field


def _consent_words(rows: CaseRows, consent: Consent) -> str:
    on = approx(consent.given_on) if consent.given_on else ""
    told = (rows.called(consent.person_id), word(consent.answer), (consent.scope or "")[:60], on)
    return ", ".join(filter(None, told))


def _fetched_line(each: FetchedInformation) -> str:
    what = " fra ".join(filter(None, (each.what, each.whose))) or "Ikke skrevet endnu"
    day = each.fetched_on if each.state is FetchState.FETCHED else each.asked_on
    on = f" {long_date(day)}" if day and each.state is not FetchState.NOT_FETCHED else ""
    return f"{what}: {word(each.state)}{on}"


def _contribution_line(rows: CaseRows, each: ProfessionalView) -> str:
    who = ", ".join(filter(None, (each.profession, rows.name(each.person_id)))) or "Ikke skrevet endnu"
    return f"{who}, {long_date(each.on)}" if each.on else who
