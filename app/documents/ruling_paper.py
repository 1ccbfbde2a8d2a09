"""A decision as a plain record for the case, and on a page of its own what it should have; it is no letter."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.documents import faces, marks, parts, styles
from app.documents import meeting_parts as meeting
from app.documents.day_words import capital, listed, sentence
from app.documents.flow import NewPage, Story
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH, build
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.services.ruling_paper_rows import CheckLine, FactLine, RulingPaper

NO_LETTER = "Notat til sagen. Det er ikke et brev, og det er ikke sendt herfra."
CHECK, CHECKED = "Det skal en afgørelse have", "Kryds betyder, at det står i sagen."
ASKED, USUAL = "Loven beder om", "God praksis"
_LABEL, _TICK = 138.0, 18.0


def ruling_pdf(paper: RulingPaper) -> bytes:
    """Return the record as PDF; the same record always gives the same bytes."""
    return build(partial(_story, paper), meeting.furniture_of(paper))


def _story(paper: RulingPaper) -> Story:
    about = f"Om {listed(paper.children)}" if paper.children else ""
    story: list[Panel | NewPage] = [
        parts.heading(paper.title, styles.TITLE, before=0, after=5),
        *parts.text(paper.name, styles.CARD_HEAD),
        *parts.text(sentence(about), styles.LEAD, before=2),
        *parts.text(NO_LETTER, styles.SOFT, after=8),
        *map(_fact, paper.facts),
    ]
    for each in paper.told:
        lines = [line for line in each.text.splitlines() if line.strip()]
        body = [panel for line in lines for panel in parts.text(capital(sentence(line.strip())), after=3)]
        story += meeting.section(each.label, body)
    story += meeting.section("Parterne er hørt", parts.bullets(paper.hearings))
    story += meeting.section("Samtaler med barnet før afgørelsen", parts.bullets(paper.talks))
    return [*story, NewPage(), *_checks(paper)] if paper.checks else story


def _fact(fact: FactLine) -> Panel:
    label = box(0, _LABEL, [para(fact.label, styles.SOFT)])
    told = box(_LABEL, WIDTH - _LABEL, [para(capital(sentence(fact.text)), styles.BODY)])
    return Panel([label, told], rule=True, pad=5)


def _checks(paper: RulingPaper) -> list[Panel]:
    story = [parts.heading(CHECK, styles.SECTION, before=0, after=3), *parts.text(CHECKED, styles.SOFT, after=4)]
    for words, demanded in ((ASKED, True), (USUAL, False)):
        lines = [each for each in paper.checks if each.demanded is demanded]
        whole = Element("L")
        story += meeting.section(words, [_check(each, whole.new("LI")) for each in lines], before=14)
    return story


def _check(line: CheckLine, item: Element) -> Panel:
    """Return one part: a cross and »er der«, or an empty box and what to do."""
    told = [para(line.label, styles.STRONG)]
    told += [para("Står i sagen." if line.is_there else f"Mangler. {line.help}", styles.SOFT, 1)]
    square = replace(box(0, _TICK, []), mark=_crossed_box if line.is_there else marks.tick_box, min_height=19)
    field = box(_TICK + 12, WIDTH - _TICK - 12, told, inside=item.new("LBody"))
    return Panel([square, replace(field, centred=True)], rule=True, pad=6)


def _crossed_box(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    """Paint the square of `marks.tick_box` with a cross in it."""
    marks.tick_box(canvas, x, y, width, height)
    canvas.setStrokeColor(faces.colour("accent"))
    canvas.setLineWidth(1.8)
    right, middle, half = x + width - 9.5, y + height / 2, 4.6
    canvas.line(right - half, middle - half, right + half, middle + half)
    canvas.line(right - half, middle + half, right + half, middle - half)
