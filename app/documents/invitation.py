"""An invitation in plain words: what we want to find out, when and where, who comes, and how one may take part."""

from __future__ import annotations

from dataclasses import replace

from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.contact_cards import WRITE_HERE, unbroken
from app.documents.day_words import capital, listed, week_day
from app.documents.flow import NewPage, Story
from app.documents.invitation_language import own_language
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH
from app.services.meeting_paper_rows import InvitationPaper
from app.services.plan_rows import ContactBox

BRING = "Du må gerne tage en med, du er tryg ved. Kan du ikke komme, så ring. Så finder vi en anden måde."
BRING_NOBODY = "Kan du ikke komme, så ring. Så finder vi en anden måde."
WRITTEN = "Vi skriver det vigtigste ned. Du må læse det bagefter og få rettet, hvad der er forkert."
MY_POINTS = "Skriv det her, eller ring. Du kan også sige det, når vi mødes."
LINES = 2


def invitation_story(paper: InvitationPaper) -> Story:
    """Return the invitation as a story for ReportLab; the reader's own language has a page of its own."""
    about = f" om {listed(paper.children)}" if paper.children else ""
    story = [
        parts.heading(f"Kære {paper.name}" if paper.name else paper.title, styles.TITLE, before=0, after=5),
        *parts.text(f"Vi vil gerne mødes med dig{about}.", styles.LEAD),
        *_purpose(paper),
        *_when(paper),
        *_who(paper),
        *_how(paper),
        *meeting.section("Vil du tale om noget bestemt?", _points(paper), before=18),
        *_call(paper.caseworker),
    ]
    foreign = own_language(paper.own_language, meeting.day_and_hours(paper.when), paper.when.place, paper.tongue)
    return [*story, NewPage(), *foreign] if foreign else story


def _purpose(paper: InvitationPaper) -> list[Panel]:
    if not paper.purpose.strip():
        return []
    body = [para("Det vil vi gerne finde ud af sammen", styles.SOFT), para(paper.purpose, styles.QUOTE, 3)]
    return meeting.ground(body)


def _when(paper: InvitationPaper) -> list[Panel]:
    """Return a card with day and hours large, and the place; what is not found yet is a line to write on."""
    when = paper.when
    day = capital(week_day(when.on)) if when.on else f"Dag: {WRITE_HERE}"
    lines = [para(f"{day} {meeting.hours(when) or f'kl. {WRITE_HERE}'}", styles.CARD_HEAD)]
    lines.append(para(when.place.strip() or f"Sted: {WRITE_HERE}", styles.BODY, 3))
    return [Panel([replace(box(0, WIDTH, lines, padding=14), stroke="line_strong")], before=12)]


def _who(paper: InvitationPaper) -> list[Panel]:
    """Return who else is asked, as far as the reader may know."""
    people = meeting.guests(paper.guests)
    body = parts.bullets(people, columns=2 if len(people) > 2 else 1)
    return meeting.section("Vi har også spurgt", body, before=18)


def _how(paper: InvitationPaper) -> list[Panel]:
    """Return how it goes: the steps as they come, how each child takes part, and that one may bring somebody."""
    leads = f"{paper.chair} leder mødet." if paper.chair else ""
    steps = f"Det går vi igennem: {' · '.join(paper.steps)}" if paper.steps else ""
    told = (*paper.child_ways, BRING if paper.private else BRING_NOBODY)
    body = parts.text(steps) + parts.text(" ".join(part for part in (leads, *told, WRITTEN) if part), before=4)
    return meeting.section("Sådan foregår det", body, before=18)


def _points(paper: InvitationPaper) -> list[Panel]:
    known = parts.bullets(paper.own_points)
    told = [parts.leading(each) for each in parts.text("Du har sagt, at du gerne vil tale om:", styles.SOFT)]
    room = meeting.ruled(1 if known else LINES, gives=10)
    return [*(told if known else []), *known, *parts.text(MY_POINTS, styles.SOFT), *room]


def _call(contact: ContactBox) -> list[Panel]:
    """Return a low card with whom to call, so that the invitation stays on one page."""
    head = " · ".join(
        part for part in (f"Ring til {contact.name}".strip(), unbroken(contact.phone) or WRITE_HERE) if part
    )
    first = contact.name.split(" ")[0] if contact.name.strip() else "rådgiveren"
    other = " ".join(part for part in (contact.substitute, unbroken(contact.substitute_phone)) if part.strip())
    more = (contact.title, contact.hours, f"er {first} væk: {other}" if other else "")
    told = capital(" · ".join(part for part in more if part.strip()))
    body = [para(head, styles.CARD_HEAD, tag="H2"), para(told, styles.SOFT, 1)]
    return [Panel([replace(box(0, WIDTH, body, padding=14), stroke="line_strong")], before=18)]
