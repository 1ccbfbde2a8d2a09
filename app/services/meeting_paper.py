"""The papers of a meeting: what each would hold for those who get it, and the finished one, kept as it was handed out.

All of them go through one use case, so that a window, a test and the leak guard treat them alike.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from app.errors import UserError
from app.models.enums import Copy, PaperKind, PaperStatus
from app.models.meeting import Meeting
from app.services.meeting_initials import lettered
from app.services.meeting_paper_changed import write_changed
from app.services.meeting_paper_facts import MeetingFacts
from app.services.meeting_paper_invitation import write_invitation
from app.services.meeting_paper_minutes import is_final, write_minutes
from app.services.meeting_paper_readers import FOR_ONE, facts_for, require_reader
from app.services.meeting_paper_rows import DRAFT, MeetingPaper
from app.services.meeting_paper_sheets import write_call_back, write_own, write_sheet
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
from app.services.papers import PlanDraft, finish_paper, plan_for
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case

FILE_WORD, FILE_MARK = "papir", 4
"""What every file is called, and how many letters tell one from another: they follow from which paper it is alone.

A word for each kind would say that there is a meeting; one that changed while a child is heard alone would say that.
"""
_KINDS = frozenset(
    {
        PaperKind.INVITATION, PaperKind.MINUTES, PaperKind.AGREEMENT_SHEET, PaperKind.OWN_AGREEMENTS,
        PaperKind.CALL_BACK, PaperKind.CHANGED,
    }
)  # fmt: skip
NO_SUCH_COPY = "Det papir findes ikke i den udgave. Vælg en anden."


@dataclass(frozen=True, slots=True)
class MeetingDraft:
    """A paper of a meeting ready to be looked at or finished: as `papers.PlanDraft`."""

    paper: MeetingPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    key: PaperKey

    @property
    def recipient_id(self) -> UUID | None:
        """Who it is for; None for everybody who gets it."""
        return self.key.recipient_id


@use_case("paper.preview")
def meeting_paper_for(
    unit: Unit,
    meeting_id: UUID,
    *,
    kind: str,
    copy: str = "family",
    recipient_id: UUID | None = None,
    child_id: UUID | None = None,
) -> MeetingDraft | PlanDraft:
    """Return one paper of a meeting. `kind` is a `PaperKind`; »plan« with the child's copy is the child's own page.

    The same facts give the version and day they were first finished with. Raises UserError when it is for nobody, for
    somebody who is not asked, or for somebody who must not hear of it; the sentence then says nothing of why.
    """
    meeting = unit.get(Meeting, meeting_id)
    rows, chosen, what = read_case(unit, meeting.case_id), Copy(copy), PaperKind(kind)
    unit.about(meeting.case_id, meeting_id, *([recipient_id] if recipient_id else []))
    require_reader(rows, meeting, what, recipient_id)
    if what is PaperKind.PLAN:
        return plan_for(unit, meeting.case_id, copy=chosen.value, child_id=child_id, recipient_id=recipient_id)
    _require_copy(what, chosen)
    key = PaperKey(what, chosen, child_id, recipient_id, meeting_id)
    facts = facts_for(rows, meeting, key, unit)
    return _numbered(facts, key, lettered(facts, _write(facts, what, recipient_id, unit)), unit)


@use_case("paper.finish", undoable=False)
def finish_meeting_paper(unit: Unit, case_id: UUID, draft: MeetingDraft | PlanDraft, pdf: bytes) -> UUID:
    """Keep a paper of a meeting as it is handed out. The same facts again keep the one there is.

    Minutes that may still be corrected are kept as a draft beside the final ones.
    """
    if isinstance(draft, PlanDraft):
        return finish_paper(unit, case_id, draft, pdf)
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
        left_out=draft.left_out,
        status=PaperStatus.DRAFT if draft.paper.version == DRAFT else PaperStatus.FINAL,
    )
    return keep_paper(read_case(unit, case_id), unit, draft.key, kept, pdf)


def _require_copy(kind: PaperKind, copy: Copy) -> None:
    if kind not in _KINDS or (copy is Copy.CHILD and kind is not PaperKind.INVITATION):
        raise UserError(NO_SUCH_COPY)


def _write(facts: MeetingFacts, kind: PaperKind, recipient_id: UUID | None, unit: Unit) -> MeetingPaper:
    if recipient_id and kind in FOR_ONE:
        to_one: dict[PaperKind, Callable[[MeetingFacts, UUID], MeetingPaper]]
        to_one = {PaperKind.INVITATION: write_invitation, PaperKind.OWN_AGREEMENTS: write_own}
        return to_one.get(kind, write_call_back)(facts, recipient_id)
    if kind is PaperKind.MINUTES:
        return write_minutes(facts, now=unit.now)
    return write_changed(facts) if kind is PaperKind.CHANGED else write_sheet(facts)


def _numbered(facts: MeetingFacts, key: PaperKey, paper: MeetingPaper, unit: Unit) -> MeetingDraft:
    """Give the paper its version and day: those it had before, else the next; minutes wait 24 hours for theirs."""
    draft = key.kind is PaperKind.MINUTES and not is_final(facts.meeting, unit.now)
    fingerprint = hash_of(repr(asdict(replace(paper, made_on=dt.date.min))))
    papers = earlier_papers(facts.rows, key, PaperStatus.DRAFT if draft else PaperStatus.FINAL)
    same = same_paper(papers, fingerprint)
    version = DRAFT if draft else (same and same.version) or next_version(papers, unit.replica)
    made_on = (same and same.made_on) or unit.today
    return MeetingDraft(
        paper=replace(paper, version=version, made_on=made_on),
        left_out=tuple(facts.sight.left_out),
        readers=facts.readers,
        file_name=f"{file_stem(FILE_WORD, facts.rows.case)}-{hash_of(repr(key))[:FILE_MARK]}.pdf",
        fingerprint=fingerprint,
        key=key,
    )
