"""A decision on paper: a plain record for the case, and a page of what it should have. It is no letter to anybody.

It is the professional copy alone, so no family reads it, and what the caseworker keeps to itself is not on it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx, long_date
from app.models.enums import Copy, PaperKind
from app.models.knowledge import ChildTalk
from app.models.people import Person
from app.models.plan import Intervention
from app.models.ruling import FormalDecision, PartyHearing
from app.services.hard_stops import is_discreet
from app.services.paper_keeping import (
    KeptAs,
    PaperKey,
    earlier_papers,
    file_stem,
    hash_of,
    keep_paper,
    next_version,
    same_paper,
)
from app.services.party_hearings import hearings_of
from app.services.plan_rows import DRAFT
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.ruling_checks import parts_of
from app.services.ruling_paper_rows import CheckLine, FactLine, RulingDraft, RulingPaper
from app.services.ruling_templates import template_of_ruling
from app.services.sight import sight_for
from app.services.snapshot import CaseRows, read_case
from app.services.told_facts import Told

TITLE, FILE_WORD = "Afgørelse", "papir-til-sagen"
NONE_YET = "Der er ingen afgørelse i sagen endnu."
_TOLD: Final = (
    ("purpose", "Formål"), ("reasons", "Begrundelse"), ("child_view", "Barnets holdning"),
    ("parents_view", "Forældrenes holdning"), ("complaint", "Sådan kan der klages"),
)  # fmt: skip


@use_case("paper.preview")
def ruling_paper_for(
    unit: Unit, case_id: UUID, *, child_id: UUID | None = None, ruling_id: UUID | None = None
) -> RulingDraft:
    """Return the paper of one decision (None: the newest, of a child when one is named).

    The same facts give the version and day they had. Raises UserError when there is none.
    """
    rows = read_case(unit, case_id)
    row = _asked(rows, child_id, ruling_id)
    unit.about(case_id, row.id)
    sight = sight_for(rows, Copy.PROFESSIONAL, None, row.child_id)
    paper = _written(unit, Told(rows, sight), row)
    key = PaperKey(PaperKind.FORMAL_DECISION, Copy.PROFESSIONAL, row.child_id)
    fingerprint = hash_of(repr(asdict(replace(paper, version="", made_on=dt.date.min))))
    earlier = earlier_papers(rows, key)
    same = same_paper(earlier, fingerprint)
    made_on, version = (same.made_on, same.version) if same else (unit.today, next_version(earlier, unit.replica))
    paper = replace(paper, version=version or DRAFT, made_on=made_on or unit.today)
    name = f"{file_stem(FILE_WORD, rows.case)}.pdf"
    return RulingDraft(paper, tuple(sight.left_out), frozenset(), name, fingerprint, None, key)


@use_case("paper.finish", undoable=False)
def finish_ruling_paper(unit: Unit, case_id: UUID, draft: RulingDraft, pdf: bytes) -> UUID:
    """Keep the paper as it is handed out. The same facts again keep the one there is.

    Its name stands in lists others may read along, so it tells nothing while a child is heard without a parent.
    """
    rows = read_case(unit, case_id)
    kept = KeptAs(
        name=draft.paper.title if is_discreet(rows, None) else f"{draft.paper.title}: {draft.paper.name}",
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
        left_out=draft.left_out,
    )
    return keep_paper(rows, unit, draft.key, kept, pdf)


def _asked(rows: CaseRows, child_id: UUID | None, ruling_id: UUID | None) -> FormalDecision:
    found = [
        each
        for each in rows.of(FormalDecision)
        if ruling_id in (None, each.id) and (child_id is None or each.child_id in (None, child_id))
    ]
    if not found:
        raise UserError(NONE_YET)
    return max(found, key=lambda each: (each.on or dt.date.max, str(each.id)))


def _written(unit: Unit, told: Told, row: FormalDecision) -> RulingPaper:
    rows, profile = told.rows, read_profile(unit)
    child = _person(rows, row)
    template = template_of_ruling(unit, row.template, row.template_version)
    return RulingPaper(
        title=TITLE,
        copy=Copy.PROFESSIONAL.value,
        made_on=unit.today,
        version="",
        example=unit.training,
        municipality=profile.municipality,
        logo=profile.logo,
        caseworker=profile.contact,
        name=told.text(row, "name", child) or (template.name if template else TITLE),
        children=tuple(told.name(person.id) for _, person in rows.children(row.child_id)),
        on=row.on,
        sent_on=row.sent_on,
        facts=tuple(_facts(told, row, child)),
        told=tuple(FactLine(label, words) for name, label in _TOLD if (words := told.text(row, name, child))),
        hearings=tuple(_hearing(told, each) for each in hearings_of(rows, row)),
        talks=tuple(_talk(told, each) for each in rows.of(ChildTalk) if each.decision_id == row.id),
        checks=tuple(
            CheckLine(each.label, each.is_there, each.demanded, each.help) for each in parts_of(rows, row, template)
        ),
    )


def _facts(told: Told, row: FormalDecision, child: UUID | None) -> Iterator[FactLine]:
    rows = told.rows
    given = next((each for each in rows.of(Intervention) if each.id == row.intervention_id), None)
    until = told.day(row, "expected_until", child)
    duration = ", ".join(filter(None, (told.text(row, "expected_duration", child), f"til {until}" if until else "")))
    yes = {True: "med samtykke", False: "uden samtykke", None: ""}[row.with_consent]
    consent = ". ".join(filter(None, (yes, told.text(row, "consent_note", child))))
    complaint = {True: "givet", False: "ikke givet", None: ""}[row.complaint_told]
    found = (
        ("Besluttet", long_date(row.on) if row.on else ""),
        ("Lovgrundlag", told.text(row, "legal_basis", child)),
        ("Om indsatsen", told.text(given, "name", child) if given else ""),
        ("Forventet varighed", duration),
        ("Samtykke", consent),
        ("Klagevejledning", complaint),
        ("Givet", long_date(row.sent_on) if row.sent_on else ""),
        ("Besluttet af", told.text(row, "decided_by")),
    )
    yield from (FactLine(label, text) for label, text in found if text)


def _hearing(told: Told, row: PartyHearing) -> str:
    name = told.name(row.person_id) or "En part"
    sent = f"sendt {long_date(row.sent_on)}" if row.sent_on else "ikke sendt"
    came = f"svarede {long_date(row.answered_on)}" if row.answered_on else "har ikke svaret"
    about, answer = told.text(row, "about", row.person_id), told.text(row, "answer", row.person_id)
    more = (f"Om: {_end(about)}" if about else "", f"Svar: {_end(answer)}" if answer else "")
    return " ".join(filter(None, (f"{name}: {sent}, {came}.", *more)))


def _talk(told: Told, row: ChildTalk) -> str:
    child = next((person.id for _, person in told.rows.children(row.child_id)), None)
    name = told.called(child)
    if row.not_held_because:
        why, instead = told.text(row, "not_held_because", child), told.text(row, "done_instead", child)
        return " ".join(filter(None, (f"Ikke talt med {name}: {_end(why)}", _end(instead) if instead else "")))
    on = f" {approx(row.on)}" if row.on else ""
    with_whom = f" med {told.called(row.with_id)}" if row.with_id and told.called(row.with_id) else ""
    return f"{name} talte{with_whom}{on}."


def _person(rows: CaseRows, row: FormalDecision) -> UUID | None:
    found: Person | None = next((person for _, person in rows.children(row.child_id)), None) if row.child_id else None
    return found.id if found else None


def _end(text: str) -> str:
    return f"{text.strip().rstrip('.')}."
