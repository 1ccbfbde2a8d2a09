"""The network map as a paper: what one reader may see of it, and the finished one, kept as it was handed out."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from app.genogram.network import MapOptions, NetworkMap
from app.language.folding import fold, possessive
from app.models.enums import Copy, PaperKind, PaperStatus
from app.models.paper import Blob, Paper
from app.services.kept_rows import rows_for
from app.services.network_rows import network_rows
from app.services.plan_rows import DRAFT
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.records import next_key
from app.services.sight import readers, sight_for
from app.services.snapshot import CaseRows, read_case

KIND = PaperKind.NETWORK
"""The drawing of those round a child; `name` tells the map from the family tree."""
_COPIES = {Copy.FAMILY: "til familien", Copy.CHILD: "barnets eget", Copy.PROFESSIONAL: "fagligt eksemplar"}


@dataclass(frozen=True, slots=True)
class NetworkPaper:
    """One copy of the map, with only what its readers may see."""

    title: str
    copy: Copy
    made_on: date
    version: str
    network: NetworkMap
    options: MapOptions
    municipality: str
    example: bool


@dataclass(frozen=True, slots=True)
class NetworkDraft:
    """A map ready to be looked at or finished: as `papers.PlanDraft`. No `readers` means nobody can tell who reads."""

    paper: NetworkPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    child_id: UUID
    recipient_id: UUID | None


@use_case("network.preview")
def network_paper_for(
    unit: Unit,
    case_id: UUID,
    child_id: UUID | None = None,
    *,
    copy: str = "family",
    recipient_id: UUID | None = None,
    contributions: bool = True,
) -> NetworkDraft:
    """Return one copy of a child's map. The same facts give the version and day they were first finished with.

    Those who have no ring yet are not on it: where the child feels they stand has not been said.
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    chosen = Copy(copy)
    sight = sight_for(rows, chosen, recipient_id, child_id)
    shown = network_rows(rows_for(rows, unit, sight.viewer.people), sight, unit.today, child_id)
    professional = chosen is Copy.PROFESSIONAL
    options = MapOptions(contributions=contributions and chosen is not Copy.CHILD, marks=professional, waiting=False)
    paper = NetworkPaper(
        title=f"{possessive(shown.called)} netværk",
        copy=chosen,
        made_on=unit.today,
        version=DRAFT,
        network=_plain(shown.network, options),
        options=options,
        municipality=read_profile(unit).municipality,
        example=unit.training,
    )
    fingerprint = hashlib.sha256(repr(replace(paper, made_on=date.min)).encode("utf-8", "surrogatepass")).hexdigest()
    who = frozenset({recipient_id}) if recipient_id else readers(rows, chosen, shown.child_id)
    draft = NetworkDraft(paper, tuple(sight.left_out), who, _file_name(rows), fingerprint, shown.child_id, recipient_id)
    return replace(draft, paper=_numbered(rows, draft, unit.replica))


@use_case("network.finish", undoable=False)
def finish_network_paper(unit: Unit, case_id: UUID, draft: NetworkDraft, pdf: bytes) -> UUID:
    """Keep a map as finished: bytes, hash, version. Finishing the same facts again keeps the one there is."""
    same = [each for each in _earlier(read_case(unit, case_id), draft) if each.model_sha256 == draft.fingerprint]
    if same:
        return same[-1].id
    sha = hashlib.sha256(pdf).hexdigest()
    if unit.session.get(Blob, sha) is None:
        unit.session.add(Blob(sha256=sha, content=pdf))
    paper = Paper(
        case_id=case_id,
        kind=KIND,
        child_id=draft.child_id,
        recipient_id=draft.recipient_id,
        version=draft.paper.version,
        status=PaperStatus.FINAL,
        made_on=draft.paper.made_on,
        name=_kept_name(draft.paper),
        left_out="\n".join(draft.left_out) or None,
        sha256=sha,
        model_sha256=draft.fingerprint,
        order_key=next_key(unit, Paper, case_id),
    )
    unit.about(paper.id)
    return unit.add(paper).id


def _plain(network: NetworkMap, options: MapOptions) -> NetworkMap:
    """Take out what this copy does not show, so that it can change without the paper becoming another."""
    people = tuple(
        replace(
            each,
            can_contribute=each.can_contribute if options.contributions else "",
            asked=each.asked and options.marks,
            only_professional=each.only_professional and options.marks,
            placed_by_child=False,
        )
        for each in network.people
        if each.ring is not None
    )
    return replace(network, people=people)


def _numbered(rows: CaseRows, draft: NetworkDraft, replica: str) -> NetworkPaper:
    earlier = _earlier(rows, draft)
    same = [each for each in earlier if each.model_sha256 == draft.fingerprint]
    if same:
        made_on = same[-1].made_on or draft.paper.made_on
        return replace(draft.paper, version=same[-1].version or DRAFT, made_on=made_on)
    return replace(draft.paper, version=f"{len(earlier) + 1} ({replica[:4]})")


def _earlier(rows: CaseRows, draft: NetworkDraft) -> list[Paper]:
    wanted = (KIND, draft.child_id, draft.recipient_id, _kept_name(draft.paper))
    return [each for each in rows.of(Paper) if (each.kind, each.child_id, each.recipient_id, each.name) == wanted]


def _kept_name(paper: NetworkPaper) -> str:
    """Return what the paper is called in the list of papers, where a plan is told by its copy."""
    return f"{paper.title}, {_COPIES[paper.copy]}"


def _file_name(rows: CaseRows) -> str:
    """Return a neutral name: never a person's."""
    number = "-".join(fold(rows.case.number or "sag").split())
    return f"netvaerkskort-{''.join(each for each in number if each.isalnum() or each == '-')}.pdf"
