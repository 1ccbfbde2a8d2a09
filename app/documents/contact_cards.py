"""Two cards at the end of the family's copy: when we meet again, and whom to call."""

from __future__ import annotations

from dataclasses import replace

from app.documents import styles
from app.documents.day_words import NO_BREAK, clock, listed, sentence, week_day
from app.documents.panel import Box, Panel, Para, box, para
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.services.plan_rows import ContactBox, NextMeeting, PlanPaper

WRITE_HERE = "_" * 16
_PADDING = 15.0
_AGAIN = 203.0


def meeting_time(meeting: NextMeeting) -> str:
    """Return »onsdag den 6. januar 2027 kl. 15«, or an empty text when no day is found."""
    if meeting.on is None:
        return ""
    return week_day(meeting.on) + (f" {clock(meeting.at)}" if meeting.at else "")


def unbroken(phone: str) -> str:
    """Return a telephone number that never parts at the end of a line."""
    return phone.strip().replace(" ", NO_BREAK)


def contact_cards(paper: PlanPaper) -> list[Panel]:
    """Return both cards side by side; without anything about a next meeting the call card takes the whole width."""
    again = _again(paper)
    wide = WIDTH - _AGAIN - 14 if again else WIDTH
    call = box(WIDTH - wide, wide, _call(paper.caseworker), padding=_PADDING, inside=Element("Sect"))
    cards: list[Box] = [replace(call, stroke="line_strong")]
    if again:
        left = box(0, _AGAIN, again, padding=_PADDING, inside=Element("Sect"))
        cards.insert(0, replace(left, fill="accent_soft"))
    return [Panel(cards, before=26, after=4)]


def _again(paper: PlanPaper) -> list[Para]:
    meeting = paper.next_meeting
    paras: list[Para] = []
    known = meeting_time(meeting) if meeting is not None else ""
    if meeting is not None or paper.rhythm_text.strip():
        paras.append(para(known, styles.CARD_HEAD, 1) if known else para(f"Dag og tid: {WRITE_HERE}", styles.BODY, 3))
    if meeting is not None:
        paras.append(para(sentence(meeting.place), styles.BODY, 3))
        if meeting.people:
            paras.append(para(f"Med er {sentence(listed(meeting.people))}", styles.SOFT, 3))
    if paper.rhythm_text.strip():
        paras.append(para(sentence(paper.rhythm_text), styles.SOFT, 5))
    return [para("Vi mødes igen", styles.CARD_LABEL, tag="H2"), *paras] if paras else []


def _call(contact: ContactBox) -> list[Para]:
    paras = [para(f"Ring til {contact.name}" if contact.name else "Ring til", styles.CARD_HEAD, tag="H2")]
    if not contact.name:
        paras.append(para(f"Navn: {WRITE_HERE}", styles.BODY, 3))
    paras.append(para(contact.title, styles.SOFT))
    phone = unbroken(contact.phone)
    paras.append(para(phone or f"Tlf.: {WRITE_HERE}", styles.CARD_HEAD if phone else styles.BODY, 3))
    paras.append(para(contact.hours, styles.SOFT, 1))
    first = contact.name.split(" ")[0] or "rådgiveren"
    if contact.substitute or contact.substitute_phone:
        other = " ".join(part for part in (contact.substitute, unbroken(contact.substitute_phone)) if part)
        paras.append(para(f"Er {first} væk: {other}", styles.SOFT, 5))
    if contact.out_of_hours_name or contact.out_of_hours_phone:
        duty = " ".join(part for part in (contact.out_of_hours_name, unbroken(contact.out_of_hours_phone)) if part)
        paras.append(para(f"Haster det om aftenen: {duty}", styles.SOFT, 2))
    if contact.emergency:
        paras.append(para(f"Er nogen i fare: {contact.emergency}", styles.SOFT, 2))
    return [each for each in paras if any(span.text.strip() for span in each.spans)]
