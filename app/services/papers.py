"""Papers: what a copy would hold, and what was handed out. A finished one keeps its bytes, its hash and its version."""

from dataclasses import asdict, dataclass, replace
from uuid import UUID

from app.models.enums import Copy, PaperKind
from app.models.order import key_between
from app.models.paper import Delivery, Paper
from app.services.hard_stops import kept_out
from app.services.kept_rows import rows_for
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
from app.services.plan_paper import PlanWriter
from app.services.plan_rows import DRAFT, PlanPaper
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.sight import readers, sight_for
from app.services.snapshot import read_case
from app.services.two_parts import note_closed_parts
from app.services.typed_values import typed_text

READ_AT_HOME = "Den kan blive læst derhjemme. Se »Hvem må vide hvad« under Mennesker, før du giver den med."
_FILE_WORDS = {Copy.FAMILY: "plan", Copy.CHILD: "min-side", Copy.PROFESSIONAL: "fagligt-eksemplar"}


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
    note_closed_parts(rows, sight)
    if chosen is Copy.CHILD and recipient_id is None and kept_out(rows):
        sight.leave_out("Barnets side", READ_AT_HOME)
    theirs = rows_about_own(rows_for(rows, unit, sight.viewer.people), unit, sight, recipient_id, child_id)
    writer = PlanWriter(theirs, sight, chosen, unit, child_id)
    paper = writer.write(read_profile(unit), recipient=recipient_id, example=unit.training, with_genogram=with_genogram)
    fingerprint = _fingerprint(paper)
    earlier = earlier_papers(rows, PaperKey(PaperKind.PLAN, chosen, child_id, recipient_id))
    same = same_paper(earlier, fingerprint)
    if same:
        paper = replace(paper, version=same.version or DRAFT, made_on=same.made_on or unit.today)
    else:
        paper = replace(paper, version=next_version(earlier, unit.replica))
    name = f"{file_stem(_FILE_WORDS[chosen], rows.case)}.pdf"
    who = frozenset({recipient_id}) if recipient_id else readers(rows, chosen, child_id)
    return PlanDraft(paper, tuple(sight.left_out), who, name, fingerprint, chosen, child_id, recipient_id)


@use_case("paper.finish", undoable=False)
def finish_paper(unit: Unit, case_id: UUID, draft: PlanDraft, pdf: bytes) -> UUID:
    """Keep a paper as finished: bytes, hash, version. Finishing the same facts again keeps the one there is."""
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
        left_out=draft.left_out,
    )
    key = PaperKey(PaperKind.PLAN, draft.copy, draft.child_id, draft.recipient_id)
    return keep_paper(read_case(unit, case_id), unit, key, kept, pdf)


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


def _fingerprint(paper: PlanPaper) -> str:
    """Return the hash of everything on the paper but its version and day."""
    content = replace(paper, version="", made_on=paper.made_on.replace(year=1, month=1, day=1), genogram=None)
    drawing = repr(paper.genogram) if paper.genogram else ""
    return hash_of(repr(asdict(content)) + drawing)
