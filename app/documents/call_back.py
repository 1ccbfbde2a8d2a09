"""The card for who calls somebody that was not there: what may be told, what to ask, and room for the answer.

It holds only what the person called may hear, so that nothing slips out; what is held back stands on the screen alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.documents import faces, parts, styles
from app.documents import meeting_parts as meeting
from app.documents.contact_cards import meeting_time
from app.documents.day_words import capital, long_day, sentence
from app.documents.panel import Box, Panel, Para, box, para
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.services.meeting_paper_rows import CallBackCard
from app.services.plan_rows import AgreementLine

ANSWERS = (("Ja", 60.0), ("Ja, men anderledes", 150.0), ("Nej tak", 90.0), ("Tænker over det", 140.0))
"""The answers there are, and how wide each stands, in points."""
ONLY_THIS = (
    "Fortæl kun det, der står her. Spørger {name} om andet, så sig: »Det kan jeg ikke svare på nu. "
    "Jeg vender tilbage til dig.«"
)
NOTHING_WRITTEN = "Der er ikke skrevet, hvad {name} må få at vide. Skriv det, før du ringer."
_BOX = 13.0


def call_back_story(paper: CallBackCard) -> list[Panel]:
    """Return the card as a story for ReportLab."""
    story = [parts.heading(f"Ring til {paper.name}", styles.TITLE, before=0, after=5), *_opening(paper)]
    story += meeting.ground([para(ONLY_THIS.format(name=paper.name), styles.BODY)])
    may = parts.text(paper.may_be_told.strip() or NOTHING_WRITTEN.format(name=paper.name))
    story += meeting.section("Det må du fortælle", may)
    asks = Element("L")
    asked = [panel for row in paper.asks for panel in _asked(row, asks.new("LI"))]
    story += meeting.section(f"Spørg {paper.name}", asked)
    story += _told(paper.tells)
    story += _again(paper)
    story += meeting.section(f"{paper.name} sagde", meeting.ruled(5))
    return story


def _opening(paper: CallBackCard) -> list[Panel]:
    who = f"{paper.caller} ringer. " if paper.caller else ""
    met = meeting.day_and_hours(paper.when)
    story = parts.text(f"{who}{sentence(f'Vi mødtes {met}') if met else ''}".strip(), styles.LEAD)
    if paper.called_on:
        return story + parts.text(f"Ringet op den {long_day(paper.called_on)}.", styles.SOFT)
    return [*story, meeting.blank("Ringet op, dag og klokkeslæt:")]


def _asked(row: AgreementLine, item: Element) -> list[Panel]:
    """Return an agreement that waits for the person's own yes, with the answers there are to tick."""
    when = capital(sentence(row.when_text.strip()))
    paras = [Para(parts.owned(sentence(row.text), row.owners), styles.BODY), para(when, styles.SOFT, 1)]
    number, told = parts.number_box(row.number, item), item.new("LBody")
    fields = [number, box(parts.NUMBER, WIDTH - parts.NUMBER, paras, inside=told)]
    answers, ticks, left = told.new("L"), list[Box](), parts.NUMBER
    for words, wide in ANSWERS:
        ticks += [*_tick(left, wide, words, answers.new("LI").new("LBody"))]
        left += wide
    first = parts.leading(Panel(fields, rule=True, pad=6))
    return [first, Panel(ticks, after=4)]


def _tick(left: float, wide: float, words: str, answer: Element) -> tuple[Box, Box]:
    square = replace(box(left, _BOX, []), mark=_square, min_height=19)
    field = box(left + _BOX + 6, wide - _BOX - 12, [para(words, styles.SOFT)], inside=answer)
    return square, replace(field, centred=True)


def _square(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    canvas.setStrokeColor(faces.colour("control"))
    canvas.setLineWidth(1)
    canvas.roundRect(x, y + (height - width) / 2, width, width, 2.5, stroke=1, fill=0)


def _told(lines: Sequence[AgreementLine]) -> list[Panel]:
    story = meeting.section("Det har de andre aftalt", meeting.decided([row for row in lines if not row.to_be_decided]))
    open_lines = meeting.decided([row for row in lines if row.to_be_decided])
    return story + meeting.section("Det er ikke bestemt endnu", open_lines)


def _again(paper: CallBackCard) -> list[Panel]:
    coming = paper.next_meeting
    if coming is None:
        return []
    told = ", ".join(part for part in (meeting_time(coming), coming.place.strip()) if part)
    return meeting.section("Næste møde", parts.text(sentence(capital(told))))
