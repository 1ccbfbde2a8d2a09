"""An assessment as a document in plain words: the family's copy without what is not theirs, the other with sources.

What was said where a reader was not is left out, as is what names a child that is not theirs. While a child is heard
without a parent nothing that was written since reaches that parent, nor the child, who may be read at home: then there
is no such paper for them. What is about one child alone goes to who has no part in that child only when she chose it.
"""

import datetime as dt
from dataclasses import asdict, replace
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.folding import first_name, fold, join_names
from app.models.assessment import Assessment, AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView
from app.models.base import CaseRecord
from app.models.enums import Copy, PaperKind
from app.models.knowledge import ChildTalk
from app.models.meeting import Contribution
from app.services.assessment_paper_rows import AssessmentDraft, AssessmentPaper
from app.services.assessment_paper_writer import AskedFor, write_paper
from app.services.early_paper_stops import reaches_stopped, require_decided
from app.services.kept_rows import rows_for
from app.services.own_children import not_theirs, rows_about_own
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
from app.services.sight import Sight, readers, sight_for
from app.services.snapshot import CaseRows, read_case
from app.services.told_facts import Told

FILE_WORD = "papir-undersoegelse"
NONE_YET = "Der er ikke begyndt nogen undersøgelse endnu."
NOT_FOR_THEM = "Det papir kan ikke laves til den modtager."
CHOOSE = "Vælg, hvem det er til."
NOT_THEIR_CHILD = (
    "{reader} har ikke del i forældremyndigheden over {child}. "
    "Vælg {child} under »Papirer«, hvis {reader} skal have den."
)
NO_CHILD_COPY = "Barnet får sin egen side. Vælg den under planen."
_INSIDE: Final = (AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView)


@use_case("paper.preview")
def assessment_paper_for(
    unit: Unit,
    case_id: UUID,
    *,
    recipient_id: UUID | None,
    child_id: UUID | None = None,
    assessment_id: UUID | None = None,
    copy: str = "family",
) -> AssessmentDraft:
    """Return the paper of one assessment (None: the newest, of a child when one is named) for one or all readers.

    The same facts give the version and day they had. Raises UserError when there is none, for the child's copy, and for
    readers who must not hear of it.
    """
    rows, chosen = read_case(unit, case_id), Copy(copy)
    if chosen is Copy.CHILD:
        raise UserError(NO_CHILD_COPY)
    asked = _asked(unit, rows, _own(rows, recipient_id, child_id), assessment_id)
    about = [each.child_id for each in rows.inside(AssessmentChild, asked.id)]
    whose = child_id or (about[0] if len(about) == 1 else None)
    unit.about(case_id, asked.id)
    if child_id is None:
        _refuse_other_children(rows, about, recipient_id)
    sight = sight_for(rows, chosen, recipient_id, whose)
    refuse_stopped(rows, sight, asked, recipient_id)
    require_decided(rows, sight.viewer.people)
    kept = rows_for(rows, unit, sight.viewer.people)
    told = Told(rows_about_own(kept, unit, sight, recipient_id, whose), sight)
    wanted = AskedFor(chosen, recipient_id, whose, _closed(rows, kept), _names_of_others(rows, recipient_id))
    paper = write_paper(unit, told, asked, wanted)
    return _draft(unit, rows, sight, paper, PaperKey(PaperKind.ASSESSMENT, chosen, whose, recipient_id))


@use_case("paper.finish", undoable=False)
def finish_assessment_paper(unit: Unit, case_id: UUID, draft: AssessmentDraft, pdf: bytes) -> UUID:
    """Keep the paper as it is handed out. The same facts again keep the one there is."""
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
        left_out=draft.left_out,
    )
    return keep_paper(read_case(unit, case_id), unit, draft.key, kept, pdf)


def refuse_stopped(rows: CaseRows, sight: Sight, row: Assessment, recipient_id: UUID | None) -> None:
    """Raise UserError when what was written since a stop would reach who it is against, or be taken home by a child."""
    written: list[CaseRecord] = [row, *(each for kind in _INSIDE for each in rows.inside(kind, row.id))]
    if reaches_stopped(rows, sight.viewer.people, written):
        raise UserError(NOT_FOR_THEM if recipient_id else CHOOSE)


def _own(rows: CaseRows, recipient_id: UUID | None, child_id: UUID | None) -> set[UUID]:
    """Return the children whose assessment is meant: the one she chose, else those the reader has a part in."""
    others = not_theirs(rows, recipient_id)
    return {child_id} if child_id else {child.id for child, _ in rows.children() if child.id not in others}


def _refuse_other_children(rows: CaseRows, about: list[UUID], recipient_id: UUID | None) -> None:
    """Raise UserError for an assessment that is only about children its reader has no part in."""
    others = not_theirs(rows, recipient_id)
    if about and others and set(about) <= others.keys():
        child = join_names([rows.called(others[each]) for each in about])
        raise UserError(NOT_THEIR_CHILD.format(reader=rows.called(recipient_id), child=child))


def _asked(unit: Unit, rows: CaseRows, children: set[UUID], assessment_id: UUID | None) -> Assessment:
    """Return the one she asked for, else the newest about some children. Raises UserError when there is none."""
    if assessment_id:
        return unit.get(Assessment, assessment_id)
    about = {each.assessment_id for each in rows.of(AssessmentChild) if each.child_id in children}
    found = [each for each in rows.of(Assessment) if each.id in about]
    if not found:
        raise UserError(NONE_YET)
    return found[-1]


def _closed(whole: CaseRows, kept: CaseRows) -> frozenset[str]:
    """Return what was said where these readers were not, for it may have been taken into the assessment since."""
    if kept is whole:
        return frozenset()
    said = [(each.id, each.text) for each in whole.of(Contribution)]
    said += [(each.id, each.own_words) for each in whole.of(ChildTalk)]
    open_ids = {each.id for each in kept.of(Contribution)} | {each.id for each in kept.of(ChildTalk)}
    return frozenset(fold(text.strip().rstrip(".")) for row_id, text in said if text and row_id not in open_ids)


def _names_of_others(rows: CaseRows, recipient_id: UUID | None) -> frozenset[str]:
    """Return how the children are called whom a reader has no part in."""
    others = not_theirs(rows, recipient_id).values()
    return frozenset(name for each in others for name in (rows.called(each), first_name(rows.name(each))) if name)


def _draft(unit: Unit, rows: CaseRows, sight: Sight, paper: AssessmentPaper, key: PaperKey) -> AssessmentDraft:
    fingerprint = hash_of(repr(asdict(replace(paper, version="", made_on=dt.date.min))))
    # A screening and an undersøgelse of one child are papers of their own: each has its first version.
    earlier = [each for each in earlier_papers(rows, key) if each.name == paper.title]
    same = same_paper(earlier, fingerprint)
    made_on, version = (same.made_on, same.version) if same else (unit.today, next_version(earlier, unit.replica))
    paper = replace(paper, version=version or DRAFT, made_on=made_on or unit.today)
    who = frozenset({key.recipient_id}) if key.recipient_id else readers(rows, key.copy or Copy.FAMILY, key.child_id)
    name = f"{file_stem(FILE_WORD, rows.case)}.pdf"
    return AssessmentDraft(paper, tuple(sight.left_out), who, name, fingerprint, key.recipient_id, key)
