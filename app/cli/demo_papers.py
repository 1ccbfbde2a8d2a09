"""Every paper of a family in the training store beside its plan and drawing; what it has nothing for is passed over."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.bootstrap import OpenStore
from app.documents.assessment_paper import assessment_pdf
from app.documents.concern_paper import concern_pdf
from app.documents.consent_form_paper import consent_form_pdf
from app.documents.follow_up_paper import follow_up_pdf
from app.documents.meeting_paper import meeting_pdf
from app.documents.network_paper import network_pdf
from app.documents.new_caseworker_paper import new_caseworker_pdf
from app.documents.notification_paper import notification_pdf
from app.documents.ruling_paper import ruling_pdf
from app.documents.voice_paper import voice_pdf
from app.errors import UserError
from app.models.enums import PaperKind
from app.models.enums_meeting import MeetingStatus
from app.services.assessment_paper import assessment_paper_for, finish_assessment_paper
from app.services.case_header import read_header
from app.services.concern_paper import concern_paper_for, finish_concern_paper
from app.services.consent_form import consent_form_for
from app.services.follow_up_paper import finish_follow_up_paper, follow_up_paper_for
from app.services.meeting_paper import finish_meeting_paper, meeting_paper_for
from app.services.meetings import list_meetings
from app.services.network_paper import finish_network_paper, network_paper_for
from app.services.new_caseworker import finish_new_caseworker, new_caseworker_for
from app.services.notification_paper import finish_notification_paper, notification_paper_for
from app.services.ports import Unit
from app.services.records import list_records
from app.services.ruling_paper import finish_ruling_paper, ruling_paper_for
from app.services.voice_paper import finish_voice_paper, voice_paper_for


@dataclass(frozen=True, slots=True)
class DemoPaper:
    """One paper to be: what its file is called, who writes it of what, with which wishes, who draws and who keeps it.

    Without `keep` it is only looked at: to keep a sheet for a signature says that it was written out today.
    """

    name: str
    write: Callable[..., Any]
    about: UUID
    draw: Callable[[Any], bytes]
    keep: Callable[..., UUID] | None
    wishes: Mapping[str, object] = field(default_factory=dict)


def papers_before_plan(store: OpenStore, case_id: UUID) -> Iterator[tuple[str, bytes]]:
    """Make and keep every paper of a case but the plan and the drawing; yield the name of its file and its bytes."""
    with store.units.read("paper.preview") as unit:
        wanted = [
            *_of_case(case_id), *_of_children(unit, case_id), *_of_meetings(unit, case_id),
            *_of_consents(unit, case_id),
        ]  # fmt: skip
    for each in wanted:
        try:
            with store.units.step("Lav papir", "paper.finish", undoable=False) as unit:
                draft = each.write(unit, each.about, **each.wishes)
                pdf = each.draw(draft.paper)
                if each.keep is not None:
                    each.keep(unit, case_id, draft, pdf)
        except UserError:
            continue  # the case has no such thing
        yield each.name, pdf


def _of_case(case_id: UUID) -> Iterator[DemoPaper]:
    everybody: dict[str, object] = {"recipient_id": None}
    for copy, ending in (("family", ""), ("professional", "-til-sagen")):
        yield DemoPaper(
            f"undersøgelse{ending}", assessment_paper_for, case_id, assessment_pdf, finish_assessment_paper,
            everybody | {"copy": copy},
        )  # fmt: skip
    yield DemoPaper("bekymring", concern_paper_for, case_id, concern_pdf, finish_concern_paper)
    yield DemoPaper(
        "til-den-der-skrev", notification_paper_for, case_id, notification_pdf, finish_notification_paper
    )  # fmt: skip
    yield DemoPaper("afgørelse", ruling_paper_for, case_id, ruling_pdf, finish_ruling_paper)
    yield DemoPaper(
        "ændret-siden-sidst", follow_up_paper_for, case_id, follow_up_pdf, finish_follow_up_paper, everybody
    )  # fmt: skip
    yield DemoPaper(
        "til-den-nye-rådgiver", new_caseworker_for, case_id, new_caseworker_pdf, finish_new_caseworker
    )  # fmt: skip


def _of_children(unit: Unit, case_id: UUID) -> Iterator[DemoPaper]:
    children = read_header(unit, case_id).children
    for number, child in enumerate(children, start=1):
        ending, one = f"-{number}" if len(children) > 1 else "", {"child_id": child.id}
        yield DemoPaper(f"barnets-stemme{ending}", voice_paper_for, case_id, voice_pdf, finish_voice_paper, one)
        yield DemoPaper(f"netværk{ending}", network_paper_for, case_id, network_pdf, finish_network_paper, one)


def _of_meetings(unit: Unit, case_id: UUID) -> Iterator[DemoPaper]:
    held = [each for each in list_meetings(unit, case_id) if each.status == MeetingStatus.HELD]
    for meeting in held[:1]:
        for kind, name in ((PaperKind.MINUTES, "referat"), (PaperKind.AGREEMENT_SHEET, "aftaleark")):
            wishes = {"kind": kind.value}
            yield DemoPaper(name, meeting_paper_for, meeting.id, meeting_pdf, finish_meeting_paper, wishes)


def _of_consents(unit: Unit, case_id: UUID) -> Iterator[DemoPaper]:
    """Yield the sheet of the newest answer that was given on paper."""
    rows = list_records(unit, case_id, "consent")
    signed = [each for each in rows if any(f.name == "form_printed_on" and f.value for f in each.fields)]
    for consent in signed[-1:]:
        wishes = {"consent_id": consent.id}
        yield DemoPaper("samtykke", consent_form_for, case_id, consent_form_pdf, None, wishes)
