"""Any paper of a meeting as PDF: which kind it is decides the story, the rest is common."""

from __future__ import annotations

from functools import partial

from app.documents.agreement_sheet import agreement_sheet_story
from app.documents.call_back import call_back_story
from app.documents.changed import changed_story
from app.documents.flow import Story
from app.documents.invitation import invitation_story
from app.documents.invitation_child import child_invitation_story
from app.documents.meeting_parts import furniture_of
from app.documents.minutes import minutes_story
from app.documents.own_agreements import own_agreements_story
from app.documents.plan_paper import plan_pdf
from app.documents.sheet import build
from app.services.meeting_paper_rows import (
    AgreementSheet,
    CallBackCard,
    ChangedPaper,
    InvitationPaper,
    MeetingPaper,
    MinutesPaper,
)
from app.services.plan_rows import PlanPaper


def meeting_pdf(paper: MeetingPaper | PlanPaper) -> bytes:
    """Return a paper of a meeting as PDF; the same paper always gives the same bytes.

    Nothing is left out here: what the reader may not see must already be gone from the rows.
    """
    if isinstance(paper, PlanPaper):
        return plan_pdf(paper)

    return build(partial(_story, paper), furniture_of(paper, header=paper.copy != "child"))


def _story(paper: MeetingPaper) -> Story:
    match paper:
        case InvitationPaper():
            return child_invitation_story(paper) if paper.copy == "child" else invitation_story(paper)
        case MinutesPaper():
            return minutes_story(paper)
        case AgreementSheet():
            return agreement_sheet_story(paper)
        case CallBackCard():
            return call_back_story(paper)
        case ChangedPaper():
            return changed_story(paper)
        case _:
            return own_agreements_story(paper)
