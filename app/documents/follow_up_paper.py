"""»Ændret siden sidst« for a follow-up: what succeeded first, then how the goals moved, and what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.changed import NOTHING, reviewed
from app.documents.charts import numbers
from app.documents.day_words import capital, listed, long_day, sentence
from app.documents.panel import Panel
from app.documents.sheet import build
from app.services.follow_up_rows import FollowUpPaper, GoalMove


def follow_up_pdf(paper: FollowUpPaper) -> bytes:
    """Return the paper as PDF; the same paper always gives the same bytes."""
    return build(partial(_story, paper), meeting.furniture_of(paper))


def _story(paper: FollowUpPaper) -> list[Panel]:
    succeeded = parts.text(capital(sentence(paper.progress))) + reviewed(paper.kept)
    body = meeting.section("Det er lykkedes", succeeded)
    body += meeting.section("Det er delvist lykkedes", reviewed(paper.partly))
    body += meeting.section("Det blev ikke til noget", reviewed(paper.not_kept))
    body += meeting.section(_said_by(paper), parts.text(capital(sentence(paper.child_said))))
    body += meeting.section("Sådan går det med målene", _goals(paper.goals))
    body += meeting.section("Det er besluttet om hjælpen", parts.bullets([sentence(each) for each in paper.decisions]))
    body += meeting.section("Nye aftaler", reviewed(paper.new))
    story = [parts.heading(paper.title, styles.TITLE, before=0, after=5), *_kind(paper), *_opening(paper)]
    return [*story, *(body or parts.text(NOTHING, before=12)), *_again(paper)]


def _kind(paper: FollowUpPaper) -> list[Panel]:
    """Return what marks a copy that is not the family's."""
    return parts.text("Fagligt eksemplar", styles.LEAD) if paper.copy == "professional" else []


def _said_by(paper: FollowUpPaper) -> str:
    return f"Det sagde {listed(paper.children)}" if paper.children else "Det blev sagt"


def _opening(paper: FollowUpPaper) -> list[Panel]:
    about = f"Om {listed(paper.children)}. " if paper.children else ""
    days = [long_day(day) for day in (paper.since, paper.on) if day]
    between = f"Fra opfølgningen den {' til den '.join(days)}." if len(days) > 1 else f"Opfølgning den {days[0]}."
    return parts.text(f"{about}{between}".strip() if days else about.strip(), styles.LEAD)


def _goals(rows: Sequence[GoalMove]) -> list[Panel]:
    """Return each goal with how it stands, and its numbers as a curve and in words."""
    story: list[Panel] = []
    for row in rows:
        title = parts.text(capital(sentence(row.text)), styles.STRONG, before=8)
        told = [*parts.text(capital(sentence(row.status)), styles.SOFT), *numbers(row.points, row.curve_words)]
        told += parts.text(row.curve_words, styles.SOFT)
        story += [*map(parts.leading, title), *told] if told else title
    return story


def _again(paper: FollowUpPaper) -> list[Panel]:
    reason = sentence(capital(paper.next_reason))
    return [*parts.text(reason, before=12), *meeting.cards(paper, paper.next_meeting)]
