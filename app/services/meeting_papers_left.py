"""Who still lacks a paper of a closed meeting, once somebody has got theirs, as I dag may say it.

I dag is read with people beside the screen. Whoever must not be named there is not: then it only says that some
papers are left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import join_names
from app.models.enums import PaperKind
from app.models.enums_people import ProtectionScope
from app.models.meeting import Meeting
from app.services.meeting_paper_recipients import PaperFor, recipients
from app.services.meeting_types import type_of
from app.services.ports import Unit
from app.services.sight import shields
from app.services.snapshot import CaseRows
from app.services.two_parts import is_part

ALL_OF_THEM, THE_REST = "udlever papirerne", "udlever resten af papirerne"
_CALLED = {
    PaperKind.AGREEMENT_SHEET: ("aftalearket", "aftalearket"),
    PaperKind.OWN_AGREEMENTS: ("sine aftaler", "deres aftaler"),
    PaperKind.PLAN: ("sin egen side", "deres egne sider"),
    PaperKind.MINUTES: ("referatet", "referatet"),
    PaperKind.CHANGED: ("arket om, hvad der er ændret", "arket om, hvad der er ændret"),
}
"""What a paper is called when one lacks it, and when several do. The card to call by is nobody's to get."""
_ALWAYS = frozenset({PaperKind.AGREEMENT_SHEET, PaperKind.OWN_AGREEMENTS, PaperKind.PLAN})
"""What everybody gets as soon as somebody has got something; the others follow when one of them is given."""


@dataclass(frozen=True, slots=True)
class PapersLeft:
    """What is left to hand out: what there is to do, and who lacks what as sentences; both empty for nothing."""

    job: str = ""
    told: str = ""


def papers_left(unit: Unit, rows: CaseRows, meeting: Meeting) -> PapersLeft:
    """Return what is left of the papers of a meeting; what nobody has got yet is all of them."""
    found = recipients(rows, meeting, with_family=type_of(unit, meeting).family)
    papers = [each for each in found if each.kind in _CALLED and each.person_id is not None]
    given = {each.kind for each in papers if each.given}
    if not given:
        return PapersLeft(ALL_OF_THEM) if papers else PapersLeft()
    lacking = [each for each in papers if not each.given and each.kind in _ALWAYS | given]
    if not lacking:
        return PapersLeft()
    if is_part(rows, meeting) or not all(_may_be_named(rows, each.person_id) for each in lacking):
        return PapersLeft(THE_REST)
    groups = list(_groups(lacking))
    job = join_names([f"giv {join_names(names)} {what}" for names, what in groups])
    return PapersLeft(job, " ".join(f"{join_names(names)} mangler {what}." for names, what in groups))


def _groups(lacking: list[PaperFor]) -> Iterator[tuple[list[str], str]]:
    """Yield who lack the same, and what that is, in the order of the table."""
    by_person: dict[UUID | None, list[PaperFor]] = {}
    for each in lacking:
        by_person.setdefault(each.person_id, []).append(each)
    same: dict[tuple[PaperKind, ...], list[str]] = {}
    for papers in by_person.values():
        same.setdefault(tuple(each.kind for each in papers), []).append(papers[0].called)
    for kinds, names in same.items():
        yield names, join_names([_CALLED[kind][len(names) > 1] for kind in kinds])


def _may_be_named(rows: CaseRows, person_id: UUID | None) -> bool:
    """Tell whether anybody may read a name: not of whoever is hidden altogether, nor of whom they live with."""
    for shield in shields(rows):
        hidden = shield.subject == person_id and shield.scope is ProtectionScope.EVERYTHING
        if hidden or (person_id in shield.hosts and shield.scope is not ProtectionScope.ADDRESS):
            return False
    return True
