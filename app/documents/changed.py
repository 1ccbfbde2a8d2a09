"""»Ændret siden sidst«: what succeeded first, what was made over, what is new, and the child's numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.documents import faces, parts, styles
from app.documents import meeting_parts as meeting
from app.documents.contact_cards import meeting_time
from app.documents.day_words import capital, listed, long_day, sentence
from app.documents.line_drawing import draw_line
from app.documents.panel import Mark, Panel, box, para
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Style, fit_line
from app.language.folding import possessive
from app.services.meeting_paper_rows import ChangedPaper, ReviewedLine, ThenNow

NOTHING = "Der er ikke ændret noget siden sidst."
_SCALE = 330.0


def changed_story(paper: ChangedPaper) -> list[Panel]:
    """Return the paper as a story for ReportLab."""
    body = meeting.section("Det er lykkedes", reviewed(paper.kept))
    body += meeting.section("Det er delvist lykkedes", reviewed(paper.partly))
    body += meeting.section("Det er i gang", reviewed(paper.under_way))
    body += meeting.section("Det har vi lavet om", reviewed(paper.changed))
    body += meeting.section("Det blev ikke til noget", reviewed(paper.not_kept))
    body += meeting.section("Nye aftaler", reviewed(paper.new))
    body += meeting.section("Det nåede vi ikke at se på", reviewed(paper.not_looked_at))
    body += [panel for each in paper.scales for panel in _then_and_now(each)]
    story = [parts.heading(paper.title, styles.TITLE, before=0, after=5), *_opening(paper)]
    return [*story, *(body or parts.text(NOTHING, before=12)), *_again(paper)]


def _opening(paper: ChangedPaper) -> list[Panel]:
    about = f"Om {listed(paper.children)}. " if paper.children else ""
    days = [f"mødet den {long_day(day)}" for day in (paper.since, paper.when.on) if day]
    between = " til ".join(days)
    return parts.text(f"{about}{sentence(f'Fra {between}') if between else ''}".strip(), styles.LEAD)


def reviewed(lines: Sequence[ReviewedLine]) -> list[Panel]:
    """Return agreements as they went: the sentence, what it was made into, and a word about it."""
    panels = []
    whole = Element("L")
    for row in lines:
        paras = [para(capital(sentence(row.text)), styles.BODY)]
        paras += [para(f"Nu: {capital(sentence(row.becomes))}", styles.STRONG, 2)] if row.becomes.strip() else []
        paras += [para(capital(sentence(row.note)), styles.SOFT, 1)] if row.note.strip() else []
        panels.append(Panel([box(0, WIDTH, paras, inside=whole.new("LI").new("LBody"))], rule=True, pad=6))
    return panels


def _then_and_now(each: ThenNow) -> list[Panel]:
    told = [
        para(each.question, styles.BODY),
        para(f"Sidst sagde {each.name} {each.then}. Nu siger {each.name} {each.now}.", styles.SOFT, 2),
    ]
    shown = Element("Figure", alt=f"Linje fra 0 til 10: en ring ved {each.then}, en prik ved {each.now}.")
    drawn = replace(box(WIDTH - _SCALE, _SCALE, []), mark=_scale(each.then, each.now), told=shown, min_height=54)
    title = f"{capital(possessive(each.name))} eget tal"
    return meeting.section(title, [Panel([replace(box(0, WIDTH - _SCALE - 12, told), centred=True), drawn])])


def _scale(then: int, now: int) -> Mark:
    """Return a painter of a line from 0 to 10: a ring where it was, a disc where it is, an arrow's worth between."""

    def paint(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
        left, step, axis = x + 14, (width - 28) / 10, y + height / 2 + 6
        spots = [left + min(max(each, 0), 10) * step for each in (then, now)]
        canvas.setStrokeColor(faces.colour("line_strong"))
        canvas.setLineWidth(1.6)
        canvas.line(left, axis, left + 10 * step, axis)
        for number in range(11):
            style = Style(11, 14, 700 if number in (then, now) else 400, "ink", "center")
            draw_line(canvas, fit_line(str(number), style, 30), style, left + number * step - 15, axis - 10, 30)
        canvas.setStrokeColor(faces.colour("accent"))
        canvas.setLineWidth(3)
        canvas.line(spots[0], axis, spots[1], axis)
        canvas.setFillColor(faces.colour("card"))
        canvas.setLineWidth(1.8)
        canvas.circle(spots[0], axis, 6.5, stroke=1, fill=1)
        canvas.setFillColor(faces.colour("accent"))
        canvas.circle(spots[1], axis, 7.5, stroke=1, fill=1)

    return paint


def _again(paper: ChangedPaper) -> list[Panel]:
    coming = meeting_time(paper.next_meeting) if paper.next_meeting else ""
    return meeting.section("Vi mødes igen", parts.text(capital(sentence(coming))))
