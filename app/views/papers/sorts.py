"""The papers of a case that can be made, one row each: who writes it, who keeps it, who draws it, what is asked first.

A new kind of paper is a new row here; preview, leak guard, plain words, file, printer and audit log follow.
"""

from typing import Any

from app.documents.follow_up_paper import follow_up_pdf
from app.documents.genogram_paper import genogram_pdf, readable_paper
from app.documents.meeting_paper import meeting_pdf
from app.documents.network_paper import network_pdf
from app.documents.new_caseworker_paper import new_caseworker_pdf
from app.documents.plan_paper import plan_pdf
from app.models.enums import PaperKind
from app.services.follow_up_paper import finish_follow_up_paper, follow_up_paper_for
from app.services.follow_up_rows import FollowUpDraft
from app.services.genogram_paper import GenogramDraft, finish_genogram_paper, genogram_paper_for
from app.services.meeting_paper import MeetingDraft, finish_meeting_paper, meeting_paper_for
from app.services.network_paper import NetworkDraft, finish_network_paper, network_paper_for
from app.services.new_caseworker import finish_new_caseworker, new_caseworker_for
from app.services.new_caseworker_rows import NewCaseworkerDraft
from app.services.papers import PlanDraft, finish_paper, plan_for
from app.views.papers.early_sorts import EARLY_SORTS
from app.views.papers.sort import Ask, PaperSort


def _plan(key: str, name: str, *asks: Ask, plain: bool = True) -> PaperSort[PlanDraft]:
    return PaperSort(
        key=key, name=name, read=plan_for, finish=finish_paper, draw=lambda draft: plan_pdf(draft.paper),
        fixed={"copy": key}, asks=(Ask.CHILD, Ask.RECIPIENT, *asks), plain=plain,
    )  # fmt: skip


def _meeting(key: str, name: str, kind: PaperKind, copy: str = "family") -> PaperSort[MeetingDraft | PlanDraft]:
    asks = (Ask.MEETING, Ask.RECIPIENT) if copy == "family" else (Ask.MEETING,)
    return PaperSort(
        key=key, name=name, read=meeting_paper_for, finish=finish_meeting_paper,
        draw=lambda draft: meeting_pdf(draft.paper), fixed={"kind": kind.value, "copy": copy}, asks=asks,
        meetings=kind, plain=copy == "family",
    )  # fmt: skip


def _genogram(draft: GenogramDraft) -> bytes:
    paper = draft.paper
    size = readable_paper(paper.drawing).paper
    return genogram_pdf(
        paper.drawing, paper.title, paper.made_on, municipality=paper.municipality, example=paper.example, paper=size
    )


def _network(draft: NetworkDraft) -> bytes:
    return network_pdf(draft.paper)


_GENOGRAM: PaperSort[GenogramDraft] = PaperSort(
    key="genogram", name="Slægtstegning", read=genogram_paper_for, finish=finish_genogram_paper, draw=_genogram,
    asks=(Ask.RECIPIENT,), plain=False,
)  # fmt: skip
_NETWORK: PaperSort[NetworkDraft] = PaperSort(
    key="network", name="{children} netværk", read=network_paper_for, finish=finish_network_paper, draw=_network,
    asks=(Ask.CHILD, Ask.RECIPIENT), plain=False,
)  # fmt: skip
_FOLLOW_UP: PaperSort[FollowUpDraft] = PaperSort(
    key="follow_up", name="Ændret siden sidst, efter opfølgningen", read=follow_up_paper_for,
    finish=finish_follow_up_paper, draw=lambda draft: follow_up_pdf(draft.paper), asks=(Ask.CHILD, Ask.RECIPIENT),
)  # fmt: skip
_NEW_CASEWORKER: PaperSort[NewCaseworkerDraft] = PaperSort(
    key="new_caseworker", name="Til den nye rådgiver", read=new_caseworker_for, finish=finish_new_caseworker,
    draw=lambda draft: new_caseworker_pdf(draft.paper), plain=False,
)  # fmt: skip

SORTS: tuple[PaperSort[Any], ...] = (
    _plan("family", "Planen", Ask.GENOGRAM),
    _plan("child", "{children} side"),
    _plan("professional", "Planen, fagligt eksemplar", Ask.GENOGRAM, plain=False),
    _meeting("own_agreements", "Mine aftaler (én person)", PaperKind.OWN_AGREEMENTS),
    _meeting("agreement_sheet", "Aftaleark fra et møde", PaperKind.AGREEMENT_SHEET),
    _meeting("changed", "Ændret siden sidst, efter mødet", PaperKind.CHANGED),
    _FOLLOW_UP,
    _meeting("minutes", "Referat", PaperKind.MINUTES),
    _meeting("minutes_professional", "Referat til sagen", PaperKind.MINUTES, "professional"),
    _NEW_CASEWORKER,
    *EARLY_SORTS,
    _GENOGRAM,
    _NETWORK,
)
"""In the order they are offered. Their drafts differ, and each row knows its own."""

BY_KEY = {each.key: each for each in SORTS}
