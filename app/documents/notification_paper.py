"""»Det sker der nu« for whoever notified at work: what we do, what they hear, what they can do, and whom to call."""

from __future__ import annotations

from functools import partial

from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.day_words import long_day
from app.documents.panel import Panel
from app.documents.sheet import build
from app.services.notification_paper import NotificationPaper

THANKS = "Tak, fordi du fortalte os om din bekymring."
NO_FAMILY = "Der står med vilje ikke noget om familien på dette papir."


def notification_pdf(paper: NotificationPaper) -> bytes:
    """Return the page as PDF; the same page always gives the same bytes."""
    return build(partial(_story, paper), meeting.furniture_of(paper))


def _story(paper: NotificationPaper) -> list[Panel]:
    story = [parts.heading(paper.title, styles.TITLE, before=0, after=5)]
    came = f" Den kom {long_day(paper.received)}." if paper.received else ""
    story += parts.text(f"{THANKS}{came}", styles.LEAD)
    story += meeting.section("Det gør vi", parts.bullets(paper.we_do))
    story += meeting.section("Det får du at vide", parts.bullets(paper.you_hear))
    story += meeting.section("Det kan du gøre", parts.bullets(paper.you_do))
    story += parts.text(NO_FAMILY, styles.SOFT, before=16)
    return [*story, *meeting.cards(paper)]
