"""Papers: what a copy would hold, and what was handed out. A finished one keeps its bytes, its hash and its version."""

import hashlib
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from app.language.folding import fold
from app.models.case import Case
from app.models.enums import Copy, PaperKind, PaperStatus
from app.models.order import key_between
from app.models.paper import Blob, Delivery, Paper
from app.services.plan_paper import PlanWriter
from app.services.plan_rows import DRAFT, PlanPaper
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.records import next_key
from app.services.sight import readers, sight_for
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan ready to be looked at or finished: the paper, what was left out, a neutral file name, and who reads it.

    No `readers` means that nobody can tell who will.
    """

    paper: PlanPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    copy: Copy
    child_id: UUID | None
    recipient_id: UUID | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A finished paper."""

    id: UUID
    name: str
    copy: Copy | None
    version: str
    made_on: str
    recipient: str
    delivered: tuple[str, ...]
    journalised_on: str


@use_case("paper.preview")
def plan_for(
    unit: Unit,
    case_id: UUID,
    *,
    copy: str = "family",
    child_id: UUID | None = None,
    recipient_id: UUID | None = None,
    with_genogram: bool = False,
) -> PlanDraft:
    """Return one copy of the plan. The same facts give the version and date they were first finished with."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    chosen = Copy(copy)
    sight = sight_for(rows, chosen, recipient_id, child_id)
    writer = PlanWriter(rows, sight, chosen, unit.today, child_id)
    paper = writer.write(read_profile(unit), recipient=recipient_id, example=unit.training, with_genogram=with_genogram)
    fingerprint = _fingerprint(paper)
    earlier = _earlier(rows, chosen, child_id, recipient_id)
    same = [each for each in earlier if each.model_sha256 == fingerprint]
    if same:
        paper = replace(paper, version=same[-1].version or DRAFT, made_on=same[-1].made_on or unit.today)
    else:
        paper = replace(paper, version=f"{len(earlier) + 1} ({unit.replica[:4]})")
    name = f"{_file_stem(rows.case, chosen)}.pdf"
    who = frozenset({recipient_id}) if recipient_id else readers(rows, chosen, child_id)
    return PlanDraft(paper, tuple(sight.left_out), who, name, fingerprint, chosen, child_id, recipient_id)


@use_case("paper.finish", undoable=False)
def finish_paper(unit: Unit, case_id: UUID, draft: PlanDraft, pdf: bytes) -> UUID:
    """Keep a paper as finished: bytes, hash, version. Finishing the same facts again keeps the one there is."""
    rows = read_case(unit, case_id)
    same = [
        each
        for each in _earlier(rows, draft.copy, draft.child_id, draft.recipient_id)
        if each.model_sha256 == draft.fingerprint
    ]
    if same:
        return same[-1].id
    sha = _keep_bytes(unit, pdf)
    paper = Paper(
        case_id=case_id,
        kind=PaperKind.PLAN,
        copy=draft.copy,
        child_id=draft.child_id,
        recipient_id=draft.recipient_id,
        version=draft.paper.version,
        status=PaperStatus.FINAL,
        made_on=draft.paper.made_on,
        name=draft.paper.title,
        left_out="\n".join(draft.left_out) or None,
        sha256=sha,
        model_sha256=draft.fingerprint,
        order_key=next_key(unit, Paper, case_id),
    )
    unit.about(paper.id)
    return unit.add(paper).id


@use_case("paper.deliver")
def deliver(unit: Unit, paper_id: UUID, *, recipient_id: UUID | None, how: str) -> UUID:
    """Note who got a paper and how: »hvem får hvad«."""
    paper = unit.get(Paper, paper_id)
    there = unit.live(Delivery, Delivery.paper_id == paper_id)
    key = key_between(max((each.order_key or "" for each in there), default=None), None)
    row = Delivery(
        case_id=paper.case_id,
        paper_id=paper_id,
        recipient_id=recipient_id,
        how=typed_text(how),
        on=unit.today,
        order_key=key,
    )
    return unit.add(row).id


@use_case("paper.save", undoable=False)
def note_save(unit: Unit, paper_id: UUID) -> None:
    """Note in the audit log that a paper is about to be saved outside the vault. Carried out before it is."""
    unit.about(unit.get(Paper, paper_id).case_id, paper_id)


@use_case("paper.print", undoable=False)
def note_print(unit: Unit, paper_id: UUID) -> None:
    """Note in the audit log that a paper is about to be printed. Carried out before it is."""
    unit.about(unit.get(Paper, paper_id).case_id, paper_id)


@use_case("paper.stayed", undoable=False)
def note_stayed(unit: Unit, paper_id: UUID) -> None:
    """Note in the audit log that a paper did not leave after all: the disk said no, or she thought better of it."""
    unit.about(unit.get(Paper, paper_id).case_id, paper_id)


@use_case("paper.list")
def list_papers(unit: Unit, case_id: UUID) -> list[PaperRow]:
    """Return the finished papers of a case, newest first."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return [_row(rows, each) for each in reversed(rows.of(Paper))]


@use_case("paper.open")
def paper_bytes(unit: Unit, paper_id: UUID) -> bytes | None:
    """Return a finished paper as it was handed out, or None when its bytes are gone."""
    paper = unit.get(Paper, paper_id)
    unit.about(paper.case_id, paper_id)
    blob = unit.session.get(Blob, paper.sha256) if paper.sha256 else None
    return blob.content if blob else None


def _earlier(rows: CaseRows, copy: Copy, child_id: UUID | None, recipient_id: UUID | None) -> list[Paper]:
    wanted = (PaperKind.PLAN, copy, child_id, recipient_id)
    return [each for each in rows.of(Paper) if (each.kind, each.copy, each.child_id, each.recipient_id) == wanted]


def _fingerprint(paper: PlanPaper) -> str:
    """Return the hash of everything on the paper but its version and day."""
    content = replace(paper, version="", made_on=paper.made_on.replace(year=1, month=1, day=1), genogram=None)
    drawing = repr(paper.genogram) if paper.genogram else ""
    return hashlib.sha256((repr(asdict(content)) + drawing).encode("utf-8", "surrogatepass")).hexdigest()


def _keep_bytes(unit: Unit, content: bytes) -> str:
    sha = hashlib.sha256(content).hexdigest()
    if unit.session.get(Blob, sha) is None:
        unit.session.add(Blob(sha256=sha, content=content))
    return sha


def _file_stem(case: Case, copy: Copy) -> str:
    """Return a neutral name: never a person's."""
    kind = {Copy.FAMILY: "plan", Copy.CHILD: "min-side", Copy.PROFESSIONAL: "fagligt-eksemplar"}[copy]
    number = "-".join(fold(case.number or "sag").split())
    return f"{kind}-{''.join(each for each in number if each.isalnum() or each == '-')}"


def _row(rows: CaseRows, paper: Paper) -> PaperRow:
    delivered = tuple(
        " ".join(filter(None, (rows.called(each.recipient_id), each.how))) for each in rows.inside(Delivery, paper.id)
    )
    return PaperRow(
        paper.id,
        paper.name or "",
        paper.copy,
        paper.version or "",
        paper.made_on.isoformat() if paper.made_on else "",
        rows.called(paper.recipient_id),
        delivered,
        paper.journalised_on.isoformat() if paper.journalised_on else "",
    )
