"""A sheet to say yes or no on: what it is about in plain words, and lines for the name; one yes on each page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from app.documents import marks, parts, styles
from app.documents import meeting_parts as meeting
from app.documents.contact_cards import WRITE_HERE, unbroken
from app.documents.day_words import capital, long_day, sentence
from app.documents.flow import NewPage, Story
from app.documents.panel import Box, Panel, Para, box, para
from app.documents.sheet import WIDTH, build
from app.documents.structure import Element
from app.models.enums_people import ConsentKind
from app.services.consent_form_rows import ConsentFormPaper, ConsentSheet
from app.services.plan_rows import ContactBox

ASKED = {
    ConsentKind.INTERVENTION: "Siger du ja til hjælpen?",
    ConsentKind.FETCHING: "Må vi hente oplysninger?",
    ConsentKind.SHARING: "Må vi give oplysninger videre?",
}
YES, NO = "Ja, det siger jeg ja til.", "Nej, det vil jeg ikke."
BACK = "Jeg trækker mit ja tilbage"
GOOD_TO_KNOW = (
    "Du kan altid trække dit ja tilbage. Ring, skriv, eller skriv under nederst.",
    "Dit ja gælder kun det, der står på det her ark.",
    "Du må tage en med, når vi taler om det. Spørg, hvis noget er svært at forstå.",
)
_HAND, _LABEL, _TICK = 25.0, 96.0, 18.0


def consent_form_pdf(paper: ConsentFormPaper) -> bytes:
    """Return the sheets as PDF; the same sheets always give the same bytes."""
    return build(partial(_story, paper), meeting.furniture_of(paper))


def _story(paper: ConsentFormPaper) -> Story:
    story: list[Panel | NewPage] = []
    for number, sheet in enumerate(paper.sheets):
        story += [NewPage()] if number else []
        story += _sheet(paper, sheet)
    return story


def _sheet(paper: ConsentFormPaper, sheet: ConsentSheet) -> list[Panel]:
    about = f"Om {sheet.about}." if sheet.about else f"Om: {WRITE_HERE * 2}" if sheet.is_blank else ""
    story = [parts.heading(ASKED[sheet.kind], styles.TITLE, before=0, after=5), *parts.text(about, styles.LEAD)]
    story += meeting.ground(_question(paper, sheet))
    story += meeting.section("Hvor længe?", parts.text(_how_long(sheet)), before=14)
    story += meeting.section("Godt at vide", parts.bullets(GOOD_TO_KNOW), before=14)
    story += [parts.heading("Dit svar", before=16), *_answers(), *_signature(sheet)]
    story += [parts.heading(BACK, styles.AREA, before=20, after=0), *_lines("Dato", "Underskrift")]
    return story + _call(paper.caseworker)


def _question(paper: ConsentFormPaper, sheet: ConsentSheet) -> list[Para]:
    """Return what is asked, large, and what it covers under it."""
    we, other = paper.municipality or "Kommunen", sheet.other or WRITE_HERE * 2
    if sheet.kind is ConsentKind.INTERVENTION:
        label, words = "Hjælpen er", capital(sheet.what) or WRITE_HERE * 3
    elif sheet.kind is ConsentKind.FETCHING:
        label, words = f"{we} vil gerne hente oplysninger hos", other
    else:
        label, words = f"{we} vil gerne fortælle", other
    told = [para(label, styles.SOFT), para(words, styles.BODY if WRITE_HERE in words else styles.QUOTE, 3)]
    if sheet.scope or sheet.is_blank:
        scope = sentence(capital(sheet.scope)) if sheet.scope else WRITE_HERE * 4
        label = "Sådan" if sheet.kind is ConsentKind.INTERVENTION else "Det handler om"
        told += [para(label, styles.SOFT, 6), para(scope, styles.BODY, 2)]
    return told


def _how_long(sheet: ConsentSheet) -> str:
    if sheet.is_blank:
        return f"Til og med: {WRITE_HERE}"
    if sheet.until:
        return f"Til og med den {long_day(sheet.until)}. Skal det gå videre, spørger vi igen."
    if sheet.kind is ConsentKind.INTERVENTION:
        return "Så længe hjælpen varer, eller til du trækker dit ja tilbage."
    return "Kun så længe, der er brug for det, eller til du trækker dit ja tilbage."


def _answers() -> list[Panel]:
    """Return the two answers, each with a box to tick."""
    whole = Element("L")
    return [_answer(words, whole.new("LI")) for words in (YES, NO)]


def _answer(words: str, item: Element) -> Panel:
    square = replace(box(0, _TICK, []), mark=marks.tick_box, min_height=_TICK)
    told = box(_TICK + 12, WIDTH - _TICK - 12, [para(words, styles.BODY)], inside=item.new("LBody"))
    return Panel([square, replace(told, centred=True)], pad=5)


def _signature(sheet: ConsentSheet) -> list[Panel]:
    who = " ".join(filter(None, (sheet.name, sheet.capacity)))
    named = parts.text(f"Jeg er {who}.", before=6) if who else _lines("Navn", "Jeg svarer som")
    return [*named, *_lines("Dato", "Underskrift")]


def _lines(*labels: str) -> list[Panel]:
    """Return labelled lines to write on, side by side: the first is short."""
    wide = (WIDTH * 0.36, WIDTH * 0.64 - 14)
    left, boxes = 0.0, list[Box]()
    for label, width in zip(labels, wide, strict=True):
        words = box(left, _LABEL, [para(label, styles.SOFT)])
        taken = (words.lines[0].line.width if words.lines else 0) + 8
        boxes.append(replace(words, width=taken, min_height=_HAND, centred=True))
        boxes.append(replace(box(left + taken, width - taken, []), mark=meeting.line_mark(), min_height=_HAND))
        left += width + 14
    return [Panel(boxes, before=6)]


def _call(contact: ContactBox) -> list[Panel]:
    name = contact.name or WRITE_HERE
    phone = unbroken(contact.phone) or WRITE_HERE
    return parts.text(f"Spørgsmål? Ring til {name}, {phone}.", styles.SOFT, before=16)
