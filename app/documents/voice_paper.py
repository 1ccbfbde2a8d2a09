"""What a child said, on paper: large and calm on its own copy, with the facts on the case copy; and the blank tools."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.day_words import capital, sentence
from app.documents.flow import NewPage, Story
from app.documents.panel import Panel, box
from app.documents.shape_painter import paint_shapes
from app.documents.sheet import WIDTH, build
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Span, Style
from app.language.dates import long_date
from app.models.enums_early import House
from app.services.curve_shapes import Picture, curve_picture
from app.services.plan_rows import Quote
from app.services.voice_house_shapes import house_shapes
from app.services.voice_houses import HOUSE_NAMES
from app.services.voice_paper_rows import BlankSheets, MarkPart, TalkPart, VoicePaper
from app.services.voice_shapes import ruler_picture
from app.services.wellbeing_curves import Curve

HOW_HOUSES = "Skriv eller tegn i husene. Der er ikke noget, der er forkert."
HOW_RULER = "Sæt en ring om det, der passer bedst i dag."
YOURS = "Det er dine ord. Sig til, hvis noget skal stå på en anden måde."
NOT_HELD, INSTEAD = "Derfor er der ikke talt med {name}", "Det er gjort i stedet"
_LETTERS, _CHILD_LETTERS = 12.0, 15.0
_BLANK_LETTERS, _BLANK_ROWS = 13.0, 6


def voice_pdf(paper: VoicePaper | BlankSheets) -> bytes:
    """Return a paper of a child's voice as PDF; the same paper always gives the same bytes."""
    story = partial(_blank, paper) if isinstance(paper, BlankSheets) else partial(_story, paper)
    return build(story, meeting.furniture_of(paper))


def _story(paper: VoicePaper) -> Story:
    child = paper.copy == "child"
    title = styles.CHILD_TITLE if child else styles.TITLE
    story: list[Panel | NewPage] = [parts.heading(paper.title, title, before=0, after=5)]
    if paper.copy == "professional":
        story += parts.text("Fagligt eksemplar", styles.LEAD)
    story += parts.text(YOURS if child else "", styles.CHILD_SOFT)
    story += parts.text(paper.caution, styles.SOFT, before=4)
    for talk in paper.talks:
        story += _talk(paper, talk)
    story += _curves(paper)
    return story


def _talk(paper: VoicePaper, talk: TalkPart) -> list[Panel]:
    child = paper.copy == "child"
    head, body = (styles.CHILD_HEADING, styles.CHILD_BODY) if child else (styles.HEADING, styles.BODY)
    story = [parts.heading(_when(talk), head, before=18, after=3)]
    who = f"Du talte med {talk.with_whom}." if child and talk.with_whom else ""
    if not child and talk.with_whom:
        who = f"{paper.called} talte med {talk.with_whom}."
    story += parts.text(who, styles.CHILD_SOFT if child else body)
    for label, words in talk.facts:
        story += parts.spans([Span(f"{label}: ", 600), Span(capital(words))], styles.BODY, before=2)
    if talk.own_words:
        quote, small = (styles.CHILD_QUOTE, styles.CHILD_SOFT) if child else (styles.QUOTE, styles.SOFT)
        label = "Du sagde" if child else f"{paper.called} sagde"
        story += parts.quotes([Quote(text=talk.own_words)], "", quote, small, label=label)
    story += _houses(talk, _CHILD_LETTERS if child else _LETTERS, head=styles.STRONG)
    for mark in talk.marks:
        story += _mark(mark, _CHILD_LETTERS if child else _LETTERS)
    for label, words in ((NOT_HELD, talk.not_held_because), (INSTEAD, talk.done_instead)):
        if words:
            told = f"{label.format(name=paper.called)}: "
            story += parts.spans([Span(told, 600), Span(sentence(words))], styles.BODY, before=2)
    return story


def _when(talk: TalkPart) -> str:
    if talk.not_held_because:
        return "Ikke talt sammen"
    return capital(talk.when) or "Uden dag"


def _houses(talk: TalkPart, text: float, *, head: Style) -> list[Panel]:
    """Return each house with what stands in it as a drawing; its words are what a screen reader tells."""
    story: list[Panel] = []
    for house in House:
        said = talk.houses.get(house, ())
        if said:
            shapes, height = house_shapes(house, said, (0.0, 0.0, WIDTH), text, rows=1)
            told = f"Huset »{HOUSE_NAMES[house]}«: {'; '.join(said)}."
            story += _drawn(Picture(WIDTH, height, tuple(shapes), told), before=10)
    return [*map(parts.leading, parts.text("I de tre huse", head, before=10)), *story] if story else []


def _mark(mark: MarkPart, text: float) -> list[Panel]:
    picture = ruler_picture(mark.ruler, mark.question, width=WIDTH, text=text, value=mark.value)
    because = f"»{mark.because.strip('»«')}«" if mark.because else ""
    drawn, said = _drawn(picture, before=12), parts.text(because, styles.SOFT, before=2)
    return [*map(parts.leading, drawn), *said] if said else drawn


def _curves(paper: VoicePaper) -> list[Panel]:
    """Return the marks over time, each question with its curve and the same in words."""
    found: list[Panel] = []
    for curve in paper.curves:
        found += _curve(curve) if curve.is_drawn else _lone_mark(curve)
    title = "Dine mærker over tid" if paper.copy == "child" else "Trivsel over tid"
    style = styles.CHILD_HEADING if paper.copy == "child" else styles.HEADING
    return meeting.section(title, found, style)


def _lone_mark(curve: Curve) -> list[Panel]:
    """Return what is no line yet, in words alone, with the word of the step: a first mark is told too."""
    story = [parts.leading(each) for each in parts.text(f"{curve.question} ({curve.ruler})", styles.STRONG, before=8)]
    for line in curve.lines:
        for point in line.points:
            told = f"{line.who}: {point.value}{point.step and f' ({point.step})'}, {long_date(point.on)}"
            story += parts.text(f"{told}.", styles.SOFT)
    return story


def _curve(curve: Curve) -> list[Panel]:
    picture = curve_picture(curve.chart(), width=WIDTH, text=10.5, words=curve.words)
    story = [parts.leading(each) for each in parts.text(curve.question, styles.STRONG, before=8)]
    story += [parts.leading(each) for each in _drawn(picture)]
    story += parts.text(curve.words, styles.SOFT)
    for told in curve.before_and_since:
        story += parts.text(told, styles.SOFT)
    return story


def _blank(paper: BlankSheets) -> Story:
    """Return one page with the houses and one for each ruler, large enough for a hand."""
    story: list[Panel | NewPage] = []
    if paper.with_houses:
        story += [
            parts.heading("Tre huse", styles.CHILD_TITLE, before=0, after=3),
            *parts.text(HOW_HOUSES, styles.SOFT),
        ]
        for house in House:
            shapes, height = house_shapes(house, (), (0.0, 0.0, WIDTH), _LETTERS, rows=_BLANK_ROWS)
            story += _drawn(Picture(WIDTH, height, tuple(shapes), f"Tomt hus: {HOUSE_NAMES[house]}."), before=8)
    for ruler in paper.rulers:
        story += [NewPage()] if story else []
        story += [parts.heading(ruler.name, styles.CHILD_TITLE, before=0, after=3), *parts.text(HOW_RULER, styles.SOFT)]
        for question in ruler.questions:
            picture = ruler_picture(ruler, question.text, width=WIDTH, text=_BLANK_LETTERS)
            story += _drawn(picture, before=4)
    return story


def _drawn(picture: Picture, *, before: float = 4) -> list[Panel]:
    if not picture.height:
        return []
    told = Element("Figure", alt=picture.words)

    def paint(canvas: TaggedCanvas, x: float, y: float, _width: float, high: float) -> None:
        paint_shapes(canvas, picture.shapes, x, y + high, 1.0)

    field = replace(box(0, WIDTH, []), mark=paint, told=told, min_height=picture.height)
    return [Panel([field], before=before, after=4)]
