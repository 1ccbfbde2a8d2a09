"""The sheet handed out before anybody leaves: who does what, what goes on, what is not decided, and when we meet."""

from __future__ import annotations

from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.day_words import capital, listed, sentence
from app.documents.family_copy import TICK, agreements
from app.documents.panel import Panel
from app.services.meeting_paper_rows import AgreementSheet

NOTHING_YET = "Vi har ikke skrevet aftaler endnu."


def agreement_sheet_story(paper: AgreementSheet) -> list[Panel]:
    """Return the sheet as a story for ReportLab."""
    still = [row for row in paper.goes_on if not row.awaiting]
    here = (*paper.agreements, *(row for row in paper.goes_on if row.awaiting))
    story = [parts.heading(paper.title, styles.TITLE, before=0, after=5), *_opening(paper)]
    story += agreements(here, "Hvem gør hvad", told=TICK) or ([] if still else parts.text(NOTHING_YET, before=12))
    story += agreements(still, "Det fortsætter")
    story += meeting.to_decide((*here, *still))
    story += meeting.hard_times(paper.hard_times_text, paper.caseworker, (*here, *still), paper.safety_line)
    return story + meeting.cards(paper, paper.next_meeting, paper.rhythm_text)


def _opening(paper: AgreementSheet) -> list[Panel]:
    about = f"Om {listed(paper.children)}" if paper.children else ""
    told = ". ".join(part for part in (about, capital(meeting.when_and_where(paper.when))) if part)
    story = parts.text(sentence(told), styles.LEAD)
    return story + parts.text(f"Med var {sentence(listed(paper.present))}" if paper.present else "", styles.LEAD)
