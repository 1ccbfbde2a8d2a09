"""A guide on paper: a box and a line for each step, so that it can lie on a desk and be ticked with a pen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.documents import marks, parts, styles
from app.documents import meeting_parts as meeting
from app.documents.contact_cards import unbroken
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH, build
from app.documents.structure import Element
from app.services.guide_paper import GuidePaper, PaperStep

LEAD = "Sæt kryds, når trinnet er taget, og skriv dato og initialer."
NO_FAMILY = "Skriv ikke noget om barnet eller familien på arket. Så kan det ligge fremme."
CALL = "Er du i tvivl? Ring til {name}, {phone}."
_TICK, _HAND, _ROOM = 18.0, 126.0, 20.0
"""Points: a box to tick, the line where day and initials are written, and the room above it for a hand."""


def guide_pdf(paper: GuidePaper) -> bytes:
    """Return the page as PDF; the same page always gives the same bytes."""
    return build(partial(_story, paper), meeting.furniture_of(paper))


def _story(paper: GuidePaper) -> list[Panel]:
    whole = Element("L")
    story = [parts.heading(paper.title, styles.TITLE, before=0, after=5), *parts.text(LEAD, styles.LEAD, after=8)]
    story += [_step(each, whole.new("LI")) for each in paper.steps]
    contact = paper.caseworker
    call = CALL.format(name=contact.name, phone=unbroken(contact.phone)) if contact.name and contact.phone else ""
    return [*story, *parts.text(call, styles.STRONG, before=14), *parts.text(NO_FAMILY, styles.SOFT, before=4)]


def _step(step: PaperStep, item: Element) -> Panel:
    told = item.new("LBody")
    square = replace(box(0, _TICK, []), mark=marks.tick_box, min_height=_TICK)
    left, wide = _TICK + 7, WIDTH - _TICK - 7 - _HAND - 16
    words = box(left, wide, [para(step.text, styles.BODY)], inside=told)
    when = [para(step.when, styles.SOFT)] if step.when else []
    line = box(WIDTH - _HAND, _HAND, when, inside=told)
    return Panel(
        [square, words, replace(line, mark=meeting.line_mark(), min_height=line.text_height + _ROOM)], rule=True, pad=6
    )
