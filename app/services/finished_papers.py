"""Finished papers: who got which version, and the very bytes again. They are looked through before they are given out.

What was handed out is never drawn anew: the facts may be others today, the paper is not.
"""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.models.case import Child
from app.models.enums import Copy, PaperKind, PaperStatus
from app.models.paper import Blob, Delivery, Paper
from app.services.discreet_rows import Discretion, neutral_title
from app.services.paper_keeping import file_stem
from app.services.ports import Unit, use_case
from app.services.sight import readers
from app.services.snapshot import CaseRows, read_case
from app.wording import word

DAMAGED = (
    "Papiret er ikke længere, som det var, da det blev gjort færdigt. Derfor kan det ikke gives ud igen. Hent det fra "
    "en kopi af Rundbord eller fra fagsystemet."
)
NOT_HERE = "Papiret ligger ikke på denne computer. Bed den, der lavede det, om en kopi."
GONE = "Papiret er slettet her den {day}. Det ligger i fagsystemet."
PLAN_NAMES = {Copy.FAMILY: "Planen", Copy.CHILD: "Barnets side", Copy.PROFESSIONAL: "Planen, fagligt eksemplar"}
"""What the papers of the plan are called in lists. Its heading on paper follows from what has been decided."""
FILE_WORD, FILE_MARK = "papir", 6
"""What the file of a finished paper is called, and how many letters of its fingerprint tell one from another."""


@dataclass(frozen=True, slots=True)
class FinishedRow:
    """A finished paper in the list. `got` are sentences of who got it and how; dates are as they are read.

    `is_newest` among those of its kind for the same reader. `is_draft`: minutes that could still be corrected.
    """

    id: UUID
    name: str
    reader: str
    version: str
    made_on: str
    got: tuple[str, ...]
    left_out: tuple[str, ...]
    journalised: str
    is_newest: bool
    is_draft: bool
    is_here: bool
    recipient_id: UUID | None


@dataclass(frozen=True, slots=True)
class FinishedPaper:
    """A finished paper as it was handed out, who reads it, and a file name that tells nothing about anybody."""

    id: UUID
    content: bytes
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    recipient_id: UUID | None
    file_name: str


@use_case("paper.list")
def list_finished(unit: Unit, case_id: UUID) -> tuple[FinishedRow, ...]:
    """Return the finished papers of a case, newest first."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    judge, seen, found = Discretion(rows), set(), []
    for paper in reversed(rows.of(Paper)):
        kind = (paper.kind, paper.copy, paper.child_id, paper.recipient_id, paper.meeting_id, paper.status, paper.name)
        found.append(_row(unit, rows, paper, judge, is_newest=kind not in seen))
        seen.add(kind)
    return tuple(found)


@use_case("paper.open")
def open_finished(unit: Unit, paper_id: UUID) -> FinishedPaper:
    """Return a finished paper byte for byte. Raises UserError when it is gone, or is not what was finished."""
    paper = unit.get(Paper, paper_id)
    rows = read_case(unit, paper.case_id)
    unit.about(paper.case_id, paper_id)
    if paper.bytes_gone_on is not None:
        raise UserError(GONE.format(day=long_date(paper.bytes_gone_on)))
    blob = unit.session.get(Blob, paper.sha256) if paper.sha256 else None
    if blob is None:
        raise UserError(NOT_HERE)
    if hashlib.sha256(blob.content).hexdigest() != paper.sha256:
        raise UserError(DAMAGED)
    name = f"{file_stem(FILE_WORD, rows.case)}-{(paper.sha256 or '')[:FILE_MARK]}.pdf"
    return FinishedPaper(paper.id, blob.content, _left_out(paper), _readers(rows, paper), paper.recipient_id, name)


@use_case("paper.again", undoable=False)
def give_again(unit: Unit, case_id: UUID, paper: FinishedPaper, pdf: bytes) -> UUID:
    """Vouch that what is about to leave once more is what was finished, and return its id. Raises UserError if not."""
    unit.about(case_id, paper.id)
    if unit.get(Paper, paper.id).sha256 != hashlib.sha256(pdf).hexdigest():
        raise UserError(DAMAGED)
    return paper.id


@use_case("paper.copy", undoable=False)
def note_copy(unit: Unit, paper_id: UUID) -> None:
    """Note in the audit log that the words of a paper are about to be copied. Carried out before they are."""
    unit.about(unit.get(Paper, paper_id).case_id, paper_id)


def _readers(rows: CaseRows, paper: Paper) -> frozenset[UUID]:
    """Return who a paper is for; nobody means that nobody can tell."""
    if paper.recipient_id:
        return frozenset({paper.recipient_id})
    return readers(rows, paper.copy, paper.child_id) if paper.copy else frozenset()


def _row(unit: Unit, rows: CaseRows, paper: Paper, judge: Discretion, *, is_newest: bool) -> FinishedRow:
    hidden = judge.hides(paper)
    return FinishedRow(
        id=paper.id,
        name=neutral_title(paper) if hidden else name_of_paper(paper),
        reader="" if hidden else _reader(rows, paper),
        version=paper.version or "",
        made_on=long_date(paper.made_on) if paper.made_on else "",
        got=tuple(_got(rows, each) for each in rows.inside(Delivery, paper.id)),
        left_out=_left_out(paper),
        journalised=_journalised(paper),
        is_newest=is_newest,
        is_draft=paper.status is PaperStatus.DRAFT and not hidden,
        is_here=paper.bytes_gone_on is None and unit.session.get(Blob, paper.sha256 or "") is not None,
        recipient_id=None if hidden else paper.recipient_id,
    )


def _left_out(paper: Paper) -> tuple[str, ...]:
    return tuple(each for each in (paper.left_out or "").split("\n") if each)


def name_of_paper(paper: Paper) -> str:
    """Return what a finished paper is called in lists."""
    if paper.kind is PaperKind.PLAN and paper.copy:
        return PLAN_NAMES[paper.copy]
    return paper.name or word(paper.kind).capitalize()


def _reader(rows: CaseRows, paper: Paper) -> str:
    """Return whom a paper is for in a few words: »til Lone«, »om Liv«."""
    child = next((each for each in rows.of(Child) if each.id == paper.child_id), None)
    about = rows.called(child.person_id) if child else ""
    to = rows.called(paper.recipient_id)
    told = [f"til {to}" if to else "", f"om {about}" if about and about != to else ""]
    if not to and paper.copy is Copy.PROFESSIONAL and paper.kind is not PaperKind.PLAN:
        told.append("fagligt eksemplar")
    return ", ".join(filter(None, told))


def _got(rows: CaseRows, delivery: Delivery) -> str:
    called = rows.called(delivery.recipient_id)
    how = f"Til {called}: {delivery.how or 'givet'}" if called else delivery.how or ""
    day = f"den {long_date(delivery.on)}" if delivery.on else ""
    told = f"{how} {day}".strip()
    return f"{told[:1].upper()}{told[1:]}."


def _journalised(paper: Paper) -> str:
    if paper.journalised_on is None:
        return ""
    by = f" af {paper.journalised_by}" if paper.journalised_by else ""
    return f"Ligger i fagsystemet siden {long_date(paper.journalised_on)}{by}."
