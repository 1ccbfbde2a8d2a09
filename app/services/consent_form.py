"""The sheet where somebody says yes or no with their name: to what, about whom, to whom, how long, and how to go back.

One yes on each sheet. Who a stop keeps from being told gets none, and nothing stands on it that this reader may not
know. Without a reader the sheets are blank, one of each kind.
"""

import datetime as dt
from dataclasses import asdict, replace
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.models.enums import Copy, PaperKind
from app.models.enums_early import ConsentCapacity
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.plan import Intervention
from app.models.safety import Consent
from app.rules.visibility import counting_shields
from app.services.consent_form_rows import ConsentFormDraft, ConsentFormPaper, ConsentSheet
from app.services.consents_kept_basis import KINDS, kept_of
from app.services.hard_stops import require_may_tell
from app.services.own_children import note_others
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
from app.services.plan_rows import DRAFT
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.sight import Sight, sight_for
from app.services.snapshot import CaseRows, read_case
from app.services.stop_rows import holding, stop_of
from app.services.told_facts import Told

TITLE: Final = "Siger du ja?"
FILE_WORD = "papir-ja-eller-nej"
NOTHING_ASKED = "Der er ikke noget, {name} mangler at svare på. Spørg først under »Samtykke«."
_AS: Final = {
    ConsentCapacity.CUSTODY_HOLDER: "og har forældremyndigheden",
    ConsentCapacity.YOUNG_PERSON: "og er fyldt 15 år",
}
TYPED: Final = "Hvad det handler om, og hvor der hentes"
MAY_SHOW_WHERE: Final = (
    "Det kan vise, hvor en beskyttet person er. Der er linjer på arket: skriv kun i hånden det, der er sikkert."
)
TAKEN_BACK: Final = "Ja’et er trukket tilbage. Spørg igen, før du skriver et ark ud."


@use_case("paper.preview")
def consent_form_for(
    unit: Unit, case_id: UUID, *, recipient_id: UUID | None = None, consent_id: UUID | None = None
) -> ConsentFormDraft:
    """Return the sheets for one reader: one consent, or all this reader has not answered; blank without both.

    Raises UserError when there is nothing to ask, the yes was taken back, or a stop keeps the reader from being told.
    """
    rows = read_case(unit, case_id)
    chosen = _chosen(rows, recipient_id, consent_id)
    reader = chosen[0].person_id if chosen else None
    unit.about(case_id, *(each.id for each in chosen))
    if reader is not None:
        require_may_tell(rows, reader)
    sight = sight_for(rows, Copy.FAMILY, reader)
    sight.left_out.clear()
    for child in _children(rows, chosen):
        note_others(rows, sight, reader, child)
    told = Told(rows, sight)
    tells_where = _tells_where(rows, sight, chosen)
    sheets = tuple(_sheet(told, each, tells_where) for each in chosen) or tuple(_blank(each) for each in KINDS)
    key = PaperKey(PaperKind.CONSENT_FORM, Copy.FAMILY, None, reader)
    return _draft(unit, rows, _paper(unit, rows, reader, sheets), key, tuple(sight.left_out), chosen)


@use_case("paper.finish", undoable=False)
def finish_consent_form(unit: Unit, case_id: UUID, draft: ConsentFormDraft, pdf: bytes) -> UUID:
    """Keep the sheets as they are handed out, and note on each consent that its sheet was written today."""
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
        left_out=draft.left_out,
    )
    for consent_id in draft.consents:
        unit.get(Consent, consent_id).form_printed_on = unit.today
    return keep_paper(read_case(unit, case_id), unit, draft.key, kept, pdf)


def _chosen(rows: CaseRows, recipient_id: UUID | None, consent_id: UUID | None) -> list[Consent]:
    kept = kept_of(rows)
    if consent_id is not None:
        found = [each for each in kept if each.id == consent_id]
        if not found:
            raise UserError(NOTHING_ASKED.format(name="nogen"))
        if found[0].answer is ConsentAnswer.WITHDRAWN:
            raise UserError(TAKEN_BACK)
        return found
    if recipient_id is None:
        return []
    found = [each for each in kept if each.person_id == recipient_id and each.answer is ConsentAnswer.NOT_ASKED]
    if not found:
        raise UserError(NOTHING_ASKED.format(name=rows.called(recipient_id)))
    return found


def _children(rows: CaseRows, chosen: list[Consent]) -> list[UUID]:
    """Return the children the sheets are about."""
    about = {each.about_id for each in chosen}
    return [child.id for child, person in rows.children() if person.id in about]


def _tells_where(rows: CaseRows, sight: Sight, chosen: list[Consent]) -> bool:
    """Tell whether what was typed could show the reader where somebody is who is kept away from them.

    A shelter that is only typed here is no place of the case, so nothing else would know it.
    """
    read_by = sight.viewer.people
    shielded = any(read_by != {each.subject} for each in counting_shields(sight.viewer)) if read_by else False
    if not (shielded or any(read_by & stop_of(rows, each).against for each in holding(rows))):
        return False
    if any(each.scope or each.from_whom for each in chosen):
        sight.leave_out(TYPED, MAY_SHOW_WHERE)
    return True


def _sheet(told: Told, row: Consent, tells_where: bool) -> ConsentSheet:
    rows = told.rows
    given = next((each for each in rows.of(Intervention) if each.id == row.intervention_id), None)
    about = row.about_id
    name = told.text(given, "name") if given else ""
    scope, whom = ("", "") if tells_where else (told.text(row, column, about) for column in ("scope", "from_whom"))
    return ConsentSheet(
        kind=row.kind,
        name=rows.name(row.person_id),
        capacity=_AS.get(row.capacity, "") if row.capacity else "",
        about=told.called(about),
        what=name or (scope if row.kind is ConsentKind.INTERVENTION else ""),
        scope=scope if name or row.kind is not ConsentKind.INTERVENTION else "",
        other=" og ".join(filter(None, (whom, told.name(row.listener_id)))),
        until=row.until,
    )


def _blank(kind: ConsentKind) -> ConsentSheet:
    return ConsentSheet(kind=kind, is_blank=True)


def _paper(unit: Unit, rows: CaseRows, reader: UUID | None, sheets: tuple[ConsentSheet, ...]) -> ConsentFormPaper:
    profile = read_profile(unit)
    return ConsentFormPaper(
        title=TITLE,
        copy=Copy.FAMILY.value,
        made_on=unit.today,
        version="",
        recipients=f"Til {rows.called(reader)}" if reader else "",
        example=unit.training,
        municipality=profile.municipality,
        logo=profile.logo,
        caseworker=profile.contact,
        sheets=sheets,
    )


def _draft(
    unit: Unit, rows: CaseRows, paper: ConsentFormPaper, key: PaperKey, left_out: tuple[str, ...], asked: list[Consent]
) -> ConsentFormDraft:
    fingerprint = hash_of(repr(asdict(replace(paper, version="", made_on=dt.date.min))))
    earlier = earlier_papers(rows, key)
    same = same_paper(earlier, fingerprint)
    made_on, version = (same.made_on, same.version) if same else (unit.today, next_version(earlier, unit.replica))
    paper = replace(paper, version=version or DRAFT, made_on=made_on or unit.today)
    return ConsentFormDraft(
        paper=paper,
        left_out=left_out,
        readers=frozenset({key.recipient_id} if key.recipient_id else ()),
        file_name=f"{file_stem(FILE_WORD, rows.case)}.pdf",
        fingerprint=fingerprint,
        recipient_id=key.recipient_id,
        key=key,
        consents=tuple(each.id for each in asked),
    )
