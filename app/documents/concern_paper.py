"""»Bekymringen« on paper: each worry with what is seen and where, what was tried, and what was agreed."""

from __future__ import annotations

from functools import partial

from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.day_words import capital, listed, long_day, sentence
from app.documents.panel import Panel
from app.documents.sheet import build
from app.services.concern_paper import ConcernOnPaper, ConcernPaper

AGREED, AGAIN = "Det blev vi enige om", "Vi ser på det igen den {day}."


def concern_pdf(paper: ConcernPaper) -> bytes:
    """Return the paper as PDF; the same paper always gives the same bytes."""
    return build(partial(_story, paper), meeting.furniture_of(paper))


def _story(paper: ConcernPaper) -> list[Panel]:
    story = [parts.heading(paper.title, styles.TITLE, before=0, after=5)]
    if paper.copy == "professional":
        story += parts.text("Fagligt eksemplar", styles.LEAD)
    if paper.about:
        story += parts.text(f"Om {listed(paper.about)}", styles.LEAD)
    for number, each in enumerate(paper.concerns, start=1):
        story += _concern(each, f"Bekymring {number}" if len(paper.concerns) > 1 else "Bekymringen")
    if paper.next_on:
        story += parts.text(AGAIN.format(day=long_day(paper.next_on)), styles.STRONG, before=16)
    return [*story, *meeting.cards(paper)]


def _concern(each: ConcernOnPaper, title: str) -> list[Panel]:
    body = [*parts.text(capital(sentence(each.text))), *parts.text(capital(each.told), styles.SOFT, before=2)]
    for part in each.parts:
        body += [
            *map(parts.leading, parts.text(part.title, styles.STRONG, before=10)),
            *parts.text(sentence(part.text)),
        ]
    agreed = parts.bullets([capital(sentence(line)) for line in each.agreed])
    if agreed:
        body += [*map(parts.leading, parts.text(AGREED, styles.STRONG, before=10)), *agreed]
    return meeting.section(title, body)
