"""»Mine aftaler«: what one person does, and nothing else of the case. For the coach, the neighbour, the teacher."""

from __future__ import annotations

from dataclasses import replace

from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.day_words import sentence, week_day
from app.documents.panel import Panel
from app.services.meeting_paper_rows import OwnAgreements
from app.services.plan_rows import AgreementLine

CANNOT = "Kan du ikke holde en aftale, så sig til. Så finder vi noget andet."
SAY = "Sig til, om det er i orden for dig."
NOTHING = "Du har ingen aftaler lige nu."


def own_agreements_story(paper: OwnAgreements) -> list[Panel]:
    """Return the paper as a story for ReportLab."""
    both = (*paper.agreements, *paper.goes_on)
    settled = [row for row in paper.agreements if not row.awaiting]
    story = [parts.heading(f"{paper.title} – {paper.name}", styles.TITLE, before=0, after=5)]
    story += parts.text(sentence(f"Fra mødet {week_day(paper.on)}") if paper.on else "", styles.LEAD)
    story += meeting.section("Det gør jeg", _rows(settled), before=22)
    story += meeting.section("Det fortsætter jeg med", _rows([row for row in paper.goes_on if not row.awaiting]))
    story += meeting.section("Det er jeg spurgt om", _asked(paper, [row for row in both if row.awaiting]))
    story += meeting.to_decide(both)
    story += parts.text(CANNOT if both else NOTHING, before=18)
    return story + meeting.cards(paper, paper.next_meeting)


def _rows(lines: list[AgreementLine]) -> list[Panel]:
    return parts.agreements(row for row in lines if not row.to_be_decided)


def _asked(paper: OwnAgreements, lines: list[AgreementLine]) -> list[Panel]:
    """Return what waits for an answer; the reader is asked here, and others are named."""
    waiting = [replace(row, awaiting=tuple(each for each in row.awaiting if each != paper.name)) for row in lines]
    rows = parts.agreements([row for row in waiting if not row.to_be_decided], waiting=True)
    told = [parts.leading(each) for each in parts.text(SAY, styles.SOFT, after=3)]
    return [*told, *rows] if rows else []
