"""A child's own invitation: large, few words, and the child decides how to take part."""

from __future__ import annotations

from dataclasses import replace

from app.documents import marks, parts, styles
from app.documents import meeting_parts as meeting
from app.documents.contact_cards import WRITE_HERE, unbroken
from app.documents.day_words import capital, listed, sentence
from app.documents.flow import NewPage, Story
from app.documents.invitation_language import own_language
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH
from app.documents.tagged_canvas import TaggedCanvas
from app.services.meeting_paper_rows import InvitationPaper

HEARD = "Vi vil gerne høre, hvad du synes."
BRING = "Du må tage en med, du er tryg ved. Du må holde pause eller gå, når du har lyst."
LISTEN = "Du behøver ikke sige noget. Men det, du siger, lytter vi til."


def child_invitation_story(paper: InvitationPaper) -> Story:
    """Return the invitation as a story for ReportLab."""
    title = box(0, WIDTH - 60, [para(f"Til {paper.name}", styles.CHILD_TITLE, tag="H1")])
    logo = replace(box(WIDTH - 42, 42, []), mark=_logo, min_height=44)
    story = [
        Panel([title, logo]),
        *parts.text(f"Vi holder et møde om dig og din hverdag. {HEARD}", styles.CHILD_BODY, before=6),
        *_purpose(paper),
        *_section("Hvornår?", _when(paper)),
        *_section("Hvem har vi spurgt?", _who(paper)),
        *_section("Du bestemmer selv, hvordan du er med", _ways(paper)),
        *_section("Vil du sige noget?", _tell(paper)),
    ]
    foreign = own_language(paper.own_language, meeting.day_and_hours(paper.when), paper.when.place, paper.tongue)
    return [*story, NewPage(), *foreign] if foreign else story


def _logo(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    marks.round_table(canvas, x, y + height - width - 2, width)


def _section(title: str, body: list[Panel]) -> list[Panel]:
    return meeting.section(title, body, styles.CHILD_HEADING, before=16)


def _purpose(paper: InvitationPaper) -> list[Panel]:
    if not paper.purpose.strip():
        return []
    label = para("Det vil vi finde ud af", styles.CHILD_SOFT)
    return meeting.ground([label, para(paper.purpose, styles.CHILD_QUOTE, 3)])


def _when(paper: InvitationPaper) -> list[Panel]:
    told = capital(meeting.day_and_hours(paper.when)) or f"Dag og tid: {WRITE_HERE}"
    strong = replace(styles.CHILD_BODY, weight=600)
    return [*parts.text(sentence(told), strong), *parts.text(sentence(paper.when.place), styles.CHILD_BODY)]


def _who(paper: InvitationPaper) -> list[Panel]:
    names = listed([each.name for each in paper.guests])
    return parts.text(sentence(names), styles.CHILD_BODY)


def _ways(paper: InvitationPaper) -> list[Panel]:
    ways = parts.bullets(paper.child_ways, styles.CHILD_BODY)
    return [*ways, *parts.text(BRING, styles.CHILD_BODY, before=4)]


def _tell(paper: InvitationPaper) -> list[Panel]:
    who = paper.caseworker.name.split(" ")[0] if paper.caseworker.name.strip() else ""
    phone = unbroken(paper.caseworker.phone) or WRITE_HERE
    call = f"Ring eller skriv til {who}: {phone}." if who else f"Ring eller skriv til: {phone}."
    known = parts.bullets(paper.own_points, styles.CHILD_BODY)
    told = [parts.leading(each) for each in parts.text("Du har sagt, at vi skal tale om:", styles.CHILD_BODY)]
    return [*(told if known else []), *known, *parts.text(f"{LISTEN} {call}", styles.CHILD_BODY)]
