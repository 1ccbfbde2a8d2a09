"""A finished paper that lies in the municipality's own system: marked, unmarked, and its copy here let go in time.

What is kept when the copy goes is what was said and done: name, version, day, fingerprint, who got it. The bytes leave
this computer; older backups still hold them until they are replaced.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold
from app.models.case import Case
from app.models.enums import PaperStatus
from app.models.paper import Blob, Paper
from app.models.setup import Profile
from app.services.discreet_rows import Discretion, neutral_title
from app.services.journal_boxes import journal_rule
from app.services.journal_queue import Laid, entries_of, fingerprint_of, note_laid
from app.services.journal_texts import paper_text
from app.services.paper_keeping import file_stem
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.wording import word

BOX = "paper"
IS_DRAFT = "Det er en kladde. Lav papiret færdigt, før det lægges i fagsystemet."
BYTES_GONE = "Kopien her er slettet, så papiret ligger kun i fagsystemet. Mærket kan ikke fjernes."
NOT_HERE = "Papiret ligger ikke på denne computer. Lav det igen under Papirer."
NOTHING_CHOSEN = "Sæt flueben ved de kopier, der skal slettes her."


@dataclass(frozen=True, slots=True)
class CopyRow:
    """The copy of a paper that lies in the other system, and how large it is in bytes."""

    id: UUID
    case_id: UUID
    case_number: str
    name: str
    version: str
    made_on: dt.date | None
    journalised_on: dt.date
    size: int


@dataclass(frozen=True, slots=True)
class PaperFile:
    """The bytes of a paper, and a file name that tells nothing about anybody."""

    content: bytes
    file_name: str


@use_case("paper.journalise")
def mark_journalised(unit: Unit, paper_id: UUID) -> None:
    """Note that a finished paper lies over there, today and by the user. Raises UserError for a draft."""
    paper = unit.get(Paper, paper_id)
    if paper.status is not PaperStatus.FINAL:
        raise UserError(IS_DRAFT)
    if paper.journalised_on is None:
        text = paper_text(read_case(unit, paper.case_id), paper)
        note_laid(unit, paper.case_id, (Laid(BOX, "paper_id", paper.id, fingerprint_of(text.known_by)),))


@use_case("paper.unjournalise")
def unmark_journalised(unit: Unit, paper_id: UUID) -> None:
    """Take the mark away again. Raises UserError when the copy here is gone: then the mark is all that is left."""
    paper = unit.get(Paper, paper_id)
    if paper.bytes_gone_on is not None:
        raise UserError(BYTES_GONE)
    for entry in entries_of(read_case(unit, paper.case_id), BOX, "paper_id", paper.id):
        unit.remove(entry)
    paper.journalised_on = paper.journalised_by = None


@use_case("paper.file")
def read_paper_file(unit: Unit, paper_id: UUID) -> PaperFile:
    """Return a finished paper as it was handed out, to be put beside its title. Raises UserError when it is gone."""
    paper = unit.get(Paper, paper_id)
    unit.about(paper.case_id, paper_id)
    blob = unit.session.get(Blob, paper.sha256) if paper.sha256 else None
    if blob is None:
        raise UserError(NOT_HERE)
    stem = file_stem("-".join(fold(word(paper.kind)).split()), unit.get(Case, paper.case_id))
    return PaperFile(blob.content, f"{stem}.pdf")


@use_case("paper.copies")
def list_old_copies(unit: Unit, case_id: UUID | None = None) -> list[CopyRow]:
    """Return the copies that have lain over there so long that they may go here, the oldest first."""
    cases = [unit.get(Case, case_id)] if case_id else unit.live(Case)
    last = unit.today - dt.timedelta(days=journal_rule().days_kept_after)
    found = [row for case in cases for row in _old(CaseRows(unit, case), unit, last)]
    unit.about(*({row.case_id for row in found} | ({case_id} if case_id else set())))
    return sorted(found, key=lambda row: (row.journalised_on, row.case_number, row.name))


@use_case("paper.clear", undoable=False)
def clear_copies(unit: Unit, paper_ids: Iterable[UUID]) -> int:
    """Delete the copies here of some papers that lie over there; return how many. It cannot be undone.

    Raises UserError when none is chosen. A paper that may not go yet is passed over.
    """
    wanted = frozenset(paper_ids)
    if not wanted:
        raise UserError(NOTHING_CHOSEN)
    gone = [unit.get(Paper, row.id) for row in list_old_copies(unit) if row.id in wanted]
    for paper in gone:
        paper.bytes_gone_on = unit.today
        unit.about(paper.case_id, paper.id)
    unit.session.flush()
    for sha in {paper.sha256 for paper in gone if paper.sha256}:
        blob = unit.session.get(Blob, sha)
        if blob is not None and not _is_needed(unit, sha):
            unit.session.delete(blob)
    unit.session.flush()
    return len(gone)


def _old(rows: CaseRows, unit: Unit, last: dt.date) -> Iterable[CopyRow]:
    judge = Discretion(rows)
    for paper in rows.of(Paper):
        if paper.bytes_gone_on or paper.journalised_on is None or paper.journalised_on > last or not paper.sha256:
            continue
        blob = unit.session.get(Blob, paper.sha256)
        name = neutral_title(paper) if judge.hides(paper) else paper.name or word(paper.kind).capitalize()
        if blob is not None:
            yield CopyRow(
                paper.id, rows.case.id, rows.case.number or "", name, paper.version or "", paper.made_on,
                paper.journalised_on, len(blob.content),
            )  # fmt: skip


def _is_needed(unit: Unit, sha: str) -> bool:
    """Tell whether the same bytes are still a paper here, or the logo."""
    return bool(
        unit.live(Paper, Paper.sha256 == sha, Paper.bytes_gone_on.is_(None))
        or unit.live(Profile, Profile.logo_sha256 == sha)
    )
