"""The page of consents: what is missing for each help and fetch, what was answered, and who decides for each child."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from app.language.dates import approx, long_date
from app.language.folding import fold, join_names
from app.models.assessment import FetchedInformation
from app.models.enums import InterventionStatus
from app.models.enums_early import FetchState
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.people import Person
from app.models.plan import Intervention
from app.models.safety import Consent
from app.services.consents_kept_basis import (
    fetch_answers,
    fetch_basis,
    fetched_about,
    has_run_out,
    help_basis,
    kept_of,
    stands,
    until_words,
)
from app.services.consents_kept_custody import who_decides
from app.services.consents_kept_rows import Choices, ConsentsPage, KeptRow, NeedRow, TypedAsk
from app.services.custody import is_living
from app.services.kinship import kin_of_case
from app.services.modules import ASSESSMENTS, switched_off
from app.services.ports import Unit, use_case
from app.services.records import RecordRow, list_records
from app.services.snapshot import CaseRows, read_case
from app.wording import word

RESTED = "Det hvilede på ja’et: {what}. Se på, om det skal stoppe."
WAITS, NOT_YET = "venter på svar", "ikke spurgt endnu"
SAID_YES, SAID_NO, TOOK_BACK = "ja{on}", "nej{on}", "sagde ja{on} og trak det tilbage{back}"
ON_PAPER, SPOKEN = "På skrift.", "Sagt, ikke på skrift."
PRINTED = "Arket er skrevet ud {on}."
SHOWN: Final = ("scope", "from_whom", "listener_id", "capacity", "given_on", "until", "in_writing", "withdrawn_on")
"""The fields she may put right, in their order."""
_GOES_ON: Final = (InterventionStatus.WISHED, InterventionStatus.GRANTED, InterventionStatus.ACTIVE)


@use_case("consent.read")
def read_consents(unit: Unit, case_id: UUID) -> ConsentsPage:
    """Return everything about consents outside the meeting, for the caseworker's own screen."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    forms = {each.id: each for each in list_records(unit, case_id, "consent")}
    return ConsentsPage(
        needs=tuple(_needs(unit, rows)),
        kept=tuple(_kept(rows, each, forms[each.id]) for each in kept_of(rows)),
        decides=tuple(who_decides(rows, child, person) for child, person in rows.children()),
        children=tuple((person.id, rows.called(person.id)) for _, person in rows.children()),
        people=_people(rows),
        interventions=tuple((each.id, _help(rows, each)) for each in _helps(rows)),
    )


def _needs(unit: Unit, rows: CaseRows) -> Iterator[NeedRow]:
    for each in _helps(rows):
        about = [person.id for _, person in rows.children(each.child_id)]
        for child in about[:1]:
            basis = help_basis(rows, each)
            ask = TypedAsk(
                kind=ConsentKind.INTERVENTION, about_id=child, asked=basis.asked, intervention_id=each.id,
            )  # fmt: skip
            yield NeedRow(what=_help(rows, each), basis=basis, ask=ask)
    if ASSESSMENTS not in switched_off(unit):
        yield from _fetches(rows)


def _fetches(rows: CaseRows) -> Iterator[NeedRow]:
    for each in rows.of(FetchedInformation):
        if each.state is FetchState.NOT_FETCHED and not fetch_answers(rows, each):
            continue
        basis, about = fetch_basis(rows, each), fetched_about(rows, each)
        what = " fra ".join(filter(None, (each.what, each.whose))) or "Oplysninger fra andre"
        ask = TypedAsk(
            kind=ConsentKind.FETCHING, about_id=about[0] if about else None, asked=basis.asked,
            from_whom=each.whose or "", listener_id=each.person_id, scope=each.what or "",
        )  # fmt: skip
        yield NeedRow(what=f"Hente: {what}", basis=basis, ask=ask)


def _helps(rows: CaseRows) -> list[Intervention]:
    return [each for each in rows.of(Intervention) if each.status in _GOES_ON]


def _help(rows: CaseRows, each: Intervention) -> str:
    name = each.name or "Hjælp uden navn"
    child = rows.child_name(each.child_id)
    several = sum(1 for _ in rows.children()) > 1
    whose = next((rows.called(person.id) for _, person in rows.children(each.child_id)), "")
    return f"{name} til {whose}" if child and several and fold(whose) not in fold(name) else name


def _kept(rows: CaseRows, row: Consent, form: RecordRow) -> KeptRow:
    fields = {each.name: each for each in form.fields}
    capacity = word(row.capacity) if row.capacity else ""
    return KeptRow(
        id=row.id,
        kind=row.kind,
        answer=row.answer,
        title=consent_title(rows, row),
        who=", ".join(filter(None, (rows.name(row.person_id), capacity))),
        answered=_answered(row),
        lines=tuple(_lines(rows, row)),
        stands=stands(row, rows.today),
        is_open=row.answer is ConsentAnswer.NOT_ASKED,
        until=row.until,
        rested=_rested(rows, row),
        fields=tuple(fields[name] for name in SHOWN if _belongs(row, name)),
    )


def consent_title(rows: CaseRows, row: Consent) -> str:
    """Return what a yes is to, and about whom: »Hente oplysninger hos Skovbakkeskolen, om Mathias«."""
    about = f", om {rows.called(row.about_id)}" if row.about_id else ""
    if row.kind is ConsentKind.INTERVENTION:
        given = next((each for each in rows.of(Intervention) if each.id == row.intervention_id), None)
        return f"{_help(rows, given) if given else row.scope or 'Hjælp'}{about}"
    other = " og ".join(filter(None, (row.from_whom, rows.name(row.listener_id))))
    verb = "Hente oplysninger hos" if row.kind is ConsentKind.FETCHING else "Give oplysninger til"
    return f"{verb} {other or 'andre'}{about}"


def _answered(row: Consent) -> str:
    on = f" {approx(row.given_on)}" if row.given_on else ""
    match row.answer:
        case ConsentAnswer.YES:
            return SAID_YES.format(on=on)
        case ConsentAnswer.NO:
            return SAID_NO.format(on=on)
        case ConsentAnswer.WITHDRAWN:
            back = f" {long_date(row.withdrawn_on)}" if row.withdrawn_on else ""
            return TOOK_BACK.format(on=on, back=back)
    return WAITS if row.form_printed_on else NOT_YET


def _lines(rows: CaseRows, row: Consent) -> Iterator[str]:
    if row.scope and not (row.kind is ConsentKind.INTERVENTION and row.intervention_id is None):
        yield f"{row.scope[:1].upper()}{row.scope[1:].rstrip('.')}."
    if until := until_words(row, rows.today):
        yield until
    if row.in_writing is not None and row.answer is not ConsentAnswer.NOT_ASKED:
        yield ON_PAPER if row.in_writing else SPOKEN
    if row.form_printed_on:
        yield PRINTED.format(on=long_date(row.form_printed_on))


def _rested(rows: CaseRows, row: Consent) -> str:
    """Return what rested on a yes that holds no more and has not ended itself."""
    is_gone = row.answer is ConsentAnswer.WITHDRAWN or (
        row.answer is ConsentAnswer.YES and has_run_out(row, rows.today)
    )
    if not is_gone:
        return ""
    found = [_help(rows, each) for each in _helps(rows) if each.id == row.intervention_id]
    found += [
        each.what or each.whose or "oplysninger"
        for each in rows.of(FetchedInformation)
        if each.state is FetchState.ASKED and row in fetch_answers(rows, each)
    ]
    if row.kind is ConsentKind.SHARING and not found:
        found = [consent_title(rows, row)]
    return RESTED.format(what=join_names(found)) if found else ""


def _belongs(row: Consent, name: str) -> bool:
    """Tell whether a field is one of this kind's: help is given to nobody and fetched from nobody."""
    if name in ("from_whom", "listener_id"):
        return row.kind is not ConsentKind.INTERVENTION
    if name == "withdrawn_on":
        return row.answer is ConsentAnswer.WITHDRAWN
    return name != "given_on" or row.answer is not ConsentAnswer.NOT_ASKED


def _people(rows: CaseRows) -> Choices:
    """Return those who may be asked, the family first."""
    kin = kin_of_case(rows)
    living = [each for each in rows.of(Person) if is_living(rows, each.id) and (each.name or each.role)]
    ordered = sorted(living, key=lambda each: each.id not in kin)
    return tuple((each.id, rows.name(each.id)) for each in ordered)
