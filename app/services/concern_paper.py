"""A worry on paper: what is seen and where, what was tried, and what was agreed; for whoever told it, or the family.

What stands there is decided by the floor of each fact and by sight, as on every paper: a family gets only what is
theirs to read, and a paper that would be empty is not made.
"""

import datetime as dt
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.language.folding import join_names
from app.models.case import Child
from app.models.enums import Copy, PaperKind
from app.models.enums_people import Sector
from app.models.knowledge import Concern
from app.models.people import NetworkTie, ParentTie, PartnershipMember, Person
from app.models.plan import FollowUp
from app.services.concerns import noted_day
from app.services.follow_up_open import still_waits
from app.services.guide_lists import ListName, name_of
from app.services.hard_stops import require_may_tell
from app.services.kept_rows import rows_for
from app.services.meeting_paper_rows import Letterhead
from app.services.own_children import rows_about_own
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
from app.services.sight import readers, sight_for
from app.services.snapshot import CaseRows, read_case
from app.services.told_facts import Told
from app.wording import word

TITLE, FILE_WORD = "Bekymringen", "papir-bekymring"
NONE_YET = "Der er ingen bekymring skrevet i sagen endnu."
NOTHING = "Der er intet i bekymringen, den modtager kan få på papir."
NOT_A_PROFESSIONAL = "Papiret er til en fagperson. Vælg en fra netværket under »Til«, som er med i sit arbejde."
NO_CHILD_COPY = "Det papir kan ikke laves til et barn."
PARTS = (
    ("Det er set eller hørt", "signs"), ("I skolen", "in_school"), ("I dagtilbuddet", "in_daycare"),
    ("I familien", "in_family"), ("Det er prøvet", "tried"), ("Det kan ændres omkring barnet", "can_change"),
)  # fmt: skip
"""Heading and column, in the order they stand."""


@dataclass(frozen=True, slots=True)
class ConcernPart:
    """What stands under one heading."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class ConcernOnPaper:
    """One worry as these readers may have it. `told` is who told it and when, `agreed` what it led to."""

    text: str
    told: str
    parts: tuple[ConcernPart, ...]
    agreed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ConcernPaper(Letterhead):
    """The paper. `about` names the children; `next_on` is the day they look at it again, None when no day is set."""

    about: tuple[str, ...]
    concerns: tuple[ConcernOnPaper, ...]
    next_on: dt.date | None


@dataclass(frozen=True, slots=True)
class ConcernDraft:
    """The paper ready to be looked at or finished."""

    paper: ConcernPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    recipient_id: UUID | None
    key: PaperKey


@use_case("paper.preview")
def concern_paper_for(
    unit: Unit, case_id: UUID, *, recipient_id: UUID | None = None, child_id: UUID | None = None,
    concern_id: UUID | None = None, copy: str = "professional",
) -> ConcernDraft:  # fmt: skip
    """Return the worries of a case (one child's, or one of them) for one or (None) all who get that copy.

    Raises UserError when there is none, for the child's copy, when a stop keeps the reader from being told, and when
    these readers may have nothing of it.
    """
    rows, chosen = read_case(unit, case_id), Copy(copy)
    if chosen is Copy.CHILD:
        raise UserError(NO_CHILD_COPY)
    if not rows.of(Concern):
        raise UserError(NONE_YET)
    if chosen is Copy.PROFESSIONAL and recipient_id is not None and not _is_at_work(rows, recipient_id):
        raise UserError(NOT_A_PROFESSIONAL)
    unit.about(case_id)
    if recipient_id is not None:
        require_may_tell(rows, recipient_id)  # a worry is nobody's who is kept out, whenever it was written
    sight = sight_for(rows, chosen, recipient_id, child_id)
    kept = rows_about_own(rows_for(rows, unit, sight.viewer.people), unit, sight, recipient_id, child_id)
    key = PaperKey(PaperKind.CONCERN, chosen, child_id, recipient_id)
    paper = _written(unit, Told(kept, sight), key, concern_id)
    fingerprint = hash_of(repr(asdict(replace(paper, version="", made_on=dt.date.min))))
    earlier = earlier_papers(rows, key)
    same = same_paper(earlier, fingerprint)
    made_on, version = (same.made_on, same.version) if same else (None, next_version(earlier, unit.replica))
    paper = replace(paper, version=version or DRAFT, made_on=made_on or unit.today)
    who = frozenset({recipient_id}) if recipient_id else readers(rows, chosen, child_id)
    name = f"{file_stem(FILE_WORD, rows.case)}.pdf"
    return ConcernDraft(paper, tuple(sight.left_out), who, name, fingerprint, recipient_id, key)


@use_case("paper.finish", undoable=False)
def finish_concern_paper(unit: Unit, case_id: UUID, draft: ConcernDraft, pdf: bytes) -> UUID:
    """Keep the paper as it is handed out. The same facts again keep the one there is."""
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
        left_out=draft.left_out,
    )
    return keep_paper(read_case(unit, case_id), unit, draft.key, kept, pdf)


def _is_at_work(rows: CaseRows, person_id: UUID) -> bool:
    """Tell whether somebody meets the child at work: their place in the network says so, or they work somewhere."""
    ties = [each for each in rows.of(NetworkTie) if each.person_id == person_id]
    works = any(each.id == person_id and each.organisation for each in rows.of(Person))
    at_work = works or any(each.sector is Sector.PROFESSIONALS for each in ties)
    return at_work and not _is_family(rows, person_id)


def _is_family(rows: CaseRows, person_id: UUID) -> bool:
    pairs = {each.partnership_id for each in rows.of(ParentTie)}
    parents = {each.person_id for each in rows.of(PartnershipMember) if each.partnership_id in pairs}
    return person_id in parents | {each.person_id for each in rows.of(Child)}


def _written(unit: Unit, told: Told, key: PaperKey, concern_id: UUID | None) -> ConcernPaper:
    profile, rows = read_profile(unit), told.rows
    wanted = [
        each
        for each in rows.of(Concern)
        if concern_id in (None, each.id) and (key.child_id is None or each.child_id in (None, key.child_id))
    ]
    shown = tuple(found for each in wanted if (found := _concern(unit, told, each)) is not None)
    if not shown:
        raise UserError(NOTHING)
    planned = sorted(
        each.planned_on
        for each in rows.of(FollowUp)
        if each.planned_on and still_waits(rows, each) and told.may(each, "planned_on")
    )
    who = told.called(key.recipient_id)
    return ConcernPaper(
        title=TITLE,
        copy=key.copy.value if key.copy else Copy.PROFESSIONAL.value,
        made_on=unit.today,
        version="",
        recipients=f"Til {who}" if who else "",
        example=unit.training,
        municipality=profile.municipality,
        logo=profile.logo,
        caseworker=profile.contact,
        about=tuple(name for _, person in rows.children(key.child_id) if (name := told.called(person.id))),
        concerns=shown,
        next_on=planned[0] if planned else None,
    )


def _concern(unit: Unit, told: Told, row: Concern) -> ConcernOnPaper | None:
    about = [each.person_id for each in told.rows.of(Child) if each.id == row.child_id]
    parts = tuple(ConcernPart(title, text) for title, name in PARTS if (text := told.text(row, name, *about)))
    text = told.text(row, "text", *about)
    if not (text or parts):
        return None
    return ConcernOnPaper(text, _told_by(unit, told, row, about), parts, tuple(_agreed(told, row, about)))


def _told_by(unit: Unit, told: Told, row: Concern, about: list[UUID]) -> str:
    who = told.called(row.raised_by_id) if told.may(row, "raised_by_id", *about) else ""
    who = who or told.text(row, "told_by", *about)
    profession = name_of(unit, ListName.PROFESSION, told.text(row, "profession", *about))
    day = noted_day(row)
    shown = long_date(day) if day and told.sight.fact(Concern, "noted_on", *about) else ""
    return ", ".join(filter(None, (who, profession.lower() if who else profession, shown)))


def _agreed(told: Told, row: Concern, about: list[UUID]) -> list[str]:
    sparring = told.text(row, "sparring", *about)
    day = long_date(row.sparring_on) if row.sparring_on and told.may(row, "sparring_on", *about) else ""
    lines = [f"{day}: {sparring}" if day and sparring else sparring or (f"Sparring {day}" if day else "")]
    if row.closed_on and told.may(row, "outcome", *about):
        because = told.text(row, "closed_because", *about)
        led = join_names([word(row.outcome)])
        why = f". {because[:1].upper()}{because[1:]}" if because else ""  # a sentence of its own, as it was typed
        lines.append(f"Det førte til: {led}{why}")
    return [each for each in lines if each]
