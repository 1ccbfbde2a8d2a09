"""How a finished paper of any kind is known again and kept: the same facts are the same version, with the same bytes.

A paper is known by what it is and whom it is for (`PaperKey`), and by the fingerprint of everything that stands on it.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import fold
from app.models.case import Case
from app.models.enums import Copy, PaperKind, PaperStatus
from app.models.paper import Blob, Paper
from app.services.ports import Unit
from app.services.records import next_key
from app.services.snapshot import CaseRows


@dataclass(frozen=True, slots=True)
class PaperKey:
    """What a paper is and whom it is for: papers with one key are versions of one another."""

    kind: PaperKind
    copy: Copy | None = None
    child_id: UUID | None = None
    recipient_id: UUID | None = None
    meeting_id: UUID | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptAs:
    """What is kept beside the bytes of a paper."""

    name: str
    version: str
    made_on: dt.date
    fingerprint: str
    left_out: tuple[str, ...] = ()
    status: PaperStatus = PaperStatus.FINAL


def earlier_papers(rows: CaseRows, key: PaperKey, status: PaperStatus = PaperStatus.FINAL) -> list[Paper]:
    """Return the papers of a key that there are already, oldest first."""
    return [each for each in rows.of(Paper) if each.status is status and _key_of(each) == key]


def same_paper(papers: list[Paper], fingerprint: str) -> Paper | None:
    """Return the newest paper with just this content, or None."""
    return next((each for each in reversed(papers) if each.model_sha256 == fingerprint), None)


def next_version(papers: list[Paper], replica: str) -> str:
    """Return »2 (a4f2)«: the number, and the laptop, because two of them may both make number two."""
    return f"{len(papers) + 1} ({replica[:4]})"


def keep_paper(rows: CaseRows, unit: Unit, key: PaperKey, kept: KeptAs, pdf: bytes) -> UUID:
    """Keep a paper with its bytes and return its id; the same content again is the paper there is."""
    same = same_paper(earlier_papers(rows, key, kept.status), kept.fingerprint)
    if same:
        return same.id
    paper = Paper(
        case_id=rows.case.id,
        kind=key.kind,
        copy=key.copy,
        child_id=key.child_id,
        recipient_id=key.recipient_id,
        meeting_id=key.meeting_id,
        version=kept.version,
        status=kept.status,
        made_on=kept.made_on,
        name=kept.name,
        left_out="\n".join(kept.left_out) or None,
        sha256=_keep_bytes(unit, pdf),
        model_sha256=kept.fingerprint,
        order_key=next_key(unit, Paper, rows.case.id),
    )
    unit.about(paper.id)
    return unit.add(paper).id


def hash_of(content: str) -> str:
    """Return the SHA-256 of a text, half letters included."""
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def file_stem(word: str, case: Case) -> str:
    """Return a neutral file name without its ending, never a person's: »plan-2026-014«."""
    number = "-".join(fold(case.number or "sag").split())
    return f"{word}-{''.join(each for each in number if each.isalnum() or each == '-')}"


def _key_of(paper: Paper) -> PaperKey:
    return PaperKey(paper.kind, paper.copy, paper.child_id, paper.recipient_id, paper.meeting_id)


def _keep_bytes(unit: Unit, content: bytes) -> str:
    sha = hashlib.sha256(content).hexdigest()
    if unit.session.get(Blob, sha) is None:
        unit.session.add(Blob(sha256=sha, content=content))
    return sha
