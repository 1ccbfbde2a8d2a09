"""The papers of a case that can be made, one row each: who writes it, who keeps it, who draws it, what is asked first.

A new kind of paper is a new row here; preview, leak guard, plain words, file, printer and audit log follow.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic
from uuid import UUID

from app.documents.follow_up_paper import follow_up_pdf
from app.documents.genogram_paper import genogram_pdf, readable_paper
from app.documents.meeting_paper import meeting_pdf
from app.documents.network_paper import network_pdf
from app.documents.new_caseworker_paper import new_caseworker_pdf
from app.documents.notification_paper import notification_pdf
from app.documents.plan_paper import plan_pdf
from app.models.enums import PaperKind
from app.services.follow_up_paper import finish_follow_up_paper, follow_up_paper_for
from app.services.follow_up_rows import FollowUpDraft
from app.services.genogram_paper import GenogramDraft, finish_genogram_paper, genogram_paper_for
from app.services.meeting_paper import MeetingDraft, finish_meeting_paper, meeting_paper_for
from app.services.modules import NOTIFICATIONS
from app.services.network_paper import NetworkDraft, finish_network_paper, network_paper_for
from app.services.new_caseworker import finish_new_caseworker, new_caseworker_for
from app.services.new_caseworker_rows import NewCaseworkerDraft
from app.services.notification_paper import NotificationDraft, finish_notification_paper, notification_paper_for
from app.services.papers import PlanDraft, finish_paper, plan_for
from app.views.papers.hand_out import Draft, Finish
from app.views.workspace import Workspace


class Ask(StrEnum):
    """What she may choose about a paper; the value is the keyword it is handed on as."""

    CHILD = "child_id"
    RECIPIENT = "recipient_id"
    GENOGRAM = "with_genogram"
    MEETING = "meeting_id"
    """The one that goes in the place of the case."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, whether the paper asks for it or not; None for everybody or the newest."""

    child_id: UUID | None = None
    recipient_id: UUID | None = None
    meeting_id: UUID | None = None
    with_genogram: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class PaperSort(Generic[Draft]):
    """One kind of paper. `{children}` in its name is whose it is (»Mathias’«).

    `read` is a use case that gets the case (with `Ask.MEETING` the meeting), `fixed`, and what is chosen. `meetings`
    names the kind in »Hvem får hvad« whose readers are offered. `plain`: it has prose for a family.
    `needs` is the part of the program it belongs to (`services/modules.py`); switched off, it is not offered.
    """

    key: str
    name: str
    read: Callable[..., Draft]
    finish: Finish[Draft]
    draw: Callable[[Draft], bytes]
    fixed: Mapping[str, object] = field(default_factory=dict)
    asks: tuple[Ask, ...] = ()
    meetings: PaperKind | None = None
    plain: bool = True
    needs: str = ""

    def draft(self, workspace: Workspace, case_id: UUID, chosen: Chosen) -> Draft:
        """Return the paper as it would be now. Raises UserError when it cannot be made, and StoreError."""
        about = chosen.meeting_id if Ask.MEETING in self.asks else case_id
        asked = {each.value: getattr(chosen, each.value) for each in self.asks if each is not Ask.MEETING}
        return workspace.ask(self.read, about, **self.fixed, **asked)


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
    finish=finish_follow_up_paper, draw=lambda draft: follow_up_pdf(draft.paper), asks=(Ask.RECIPIENT,),
)  # fmt: skip
_NEW_CASEWORKER: PaperSort[NewCaseworkerDraft] = PaperSort(
    key="new_caseworker", name="Til den nye rådgiver", read=new_caseworker_for, finish=finish_new_caseworker,
    draw=lambda draft: new_caseworker_pdf(draft.paper), plain=False,
)  # fmt: skip

_NOTIFICATION: PaperSort[NotificationDraft] = PaperSort(
    key="notification", name="Det sker der nu, til den, der skrev", read=notification_paper_for,
    finish=finish_notification_paper, draw=lambda draft: notification_pdf(draft.paper), plain=False,
    needs=NOTIFICATIONS,
)  # fmt: skip

SORTS: tuple[PaperSort[Any], ...] = (
    _plan("family", "Familiens plan", Ask.GENOGRAM),
    _plan("child", "{children} side"),
    _plan("professional", "Fagligt eksemplar", Ask.GENOGRAM, plain=False),
    _meeting("own_agreements", "Mine aftaler (én person)", PaperKind.OWN_AGREEMENTS),
    _meeting("agreement_sheet", "Aftaleark fra et møde", PaperKind.AGREEMENT_SHEET),
    _meeting("changed", "Ændret siden sidst, efter mødet", PaperKind.CHANGED),
    _FOLLOW_UP,
    _meeting("minutes", "Referat", PaperKind.MINUTES),
    _meeting("minutes_professional", "Referat til sagen", PaperKind.MINUTES, "professional"),
    _NEW_CASEWORKER,
    _NOTIFICATION,
    _GENOGRAM,
    _NETWORK,
)
"""In the order they are offered. Their drafts differ, and each row knows its own."""

BY_KEY = {each.key: each for each in SORTS}
