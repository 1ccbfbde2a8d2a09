"""The minutes on paper: the child's words first, then what was said by theme, what was agreed, the family's remark.

A child's number stands with the child's words, the adults' far below in a part of their own.
"""

from __future__ import annotations

from dataclasses import replace

from app.documents import meeting_parts as meeting
from app.documents import parts, styles
from app.documents.contact_cards import meeting_time
from app.documents.day_words import capital, listed, sentence
from app.documents.panel import Panel, para
from app.language.folding import possessive
from app.services.meeting_paper_rows import DRAFT, ChildWords, MinutesPaper, ScaleAnswers
from app.services.plan_rows import AgreementLine, OwnScale

CORRECT = "Kladde. Læs den igennem, og sig til senest {until}, hvis noget er skrevet forkert."
CORRECT_SOON = "Kladde. Læs den igennem, og sig til inden et døgn efter mødet, hvis noget er skrevet forkert."
BESIDE = "Er der noget, I ser anderledes på, så skriv det her. Det bliver en del af referatet."
LINES_BESIDE = 3


def minutes_story(paper: MinutesPaper) -> list[Panel]:
    """Return the minutes as a story for ReportLab."""
    story = _opening(paper)
    story += meeting.section("Det ville vi finde ud af", parts.text(sentence(paper.purpose)))
    for child in paper.child_words:
        story += _child(child)
    story += meeting.said("Derfor mødtes vi", paper.reasons)
    story += meeting.said("Det virker", paper.works, columns=2)
    story += meeting.said("Det bekymrer os", paper.worries)
    story += meeting.said("Det er der brug for", paper.needs)
    story += meeting.said(f"Det ønsker vi os {paper.hopes_when}".strip(), paper.hopes)
    story += _agreed(paper)
    story += meeting.section("De voksnes tal", [row for scale in paper.scales for row in _scale(scale)])
    story += _safety(paper)
    story += meeting.said("Til senere", paper.later)
    story += meeting.said("Sidste ord", paper.last_words)
    story += _again(paper)
    story += _remarks(paper)
    return story + ([] if paper.copy == "professional" else meeting.cards(paper))


def _opening(paper: MinutesPaper) -> list[Panel]:
    story: list[Panel] = [parts.heading(paper.title, styles.TITLE, before=0, after=5)]
    about = f"{paper.when.kind} om {listed(paper.children)}" if paper.when.kind and paper.children else paper.when.kind
    story += parts.text(sentence(about), styles.LEAD)
    story += parts.text(sentence(capital(meeting.when_and_where(paper.when))), styles.LEAD)
    if paper.version == DRAFT:
        words = CORRECT.format(until=paper.correct_until) if paper.correct_until else CORRECT_SOON
        story += meeting.ground([para(words, styles.BODY)], fill="warn_soft", before=8)
    people = meeting.guests(paper.present)
    story += meeting.section("Med var", parts.bullets(people, columns=2 if len(people) > 4 else 1), before=14)
    ran = [
        f"{paper.chair} ledede mødet" if paper.chair else "",
        f"{paper.minutes_by} skrev" if paper.minutes_by else "",
    ]
    ran += [f"{paper.lead} er tovholder" if paper.lead else ""]
    return story + parts.text(" ".join(sentence(each) for each in ran if each), styles.SOFT, before=4)


def _child(child: ChildWords) -> list[Panel]:
    story = parts.quotes(child.quotes, child.name, styles.QUOTE, styles.SOFT)
    if child.wishes:
        told = " ".join(sentence(each) for each in child.wishes)
        story += parts.text(f"{child.name}: {told}" if not child.quotes else told, before=6)
    for own in child.scales:
        story += parts.text(_own_number(child.name, own), before=6)
    return story


def _own_number(name: str, own: OwnScale) -> str:
    number = f"{own.value:g}".replace(".", ",")
    ends = f" (0 er {own.low_word.strip()}, 10 er {own.high_word.strip()})" if own.low_word and own.high_word else ""
    asked = f"{own.question.strip()} " if own.question.strip() else ""
    return f"{capital(possessive(name))} eget tal: {asked}{number}{ends}"


def _agreed(paper: MinutesPaper) -> list[Panel]:
    settled = [row for row in paper.agreements if not row.to_be_decided and not row.awaiting]
    waiting = [row for row in paper.agreements if not row.to_be_decided and row.awaiting]
    story = meeting.section("Det aftalte vi", meeting.decided(settled))
    story += meeting.section("Det mangler svar", meeting.decided(waiting))
    story += meeting.section("Skal afgøres bagefter", _to_decide(paper))
    return story + parts.text(paper.told_child, before=8)


def _to_decide(paper: MinutesPaper) -> list[Panel]:
    """Return what law decides, with who decides it, and for the professional copy who is party to it."""
    return meeting.decided([_with_party(row) for row in paper.agreements if row.to_be_decided])


def _with_party(row: AgreementLine) -> AgreementLine:
    party = f" Part: {row.party}." if row.party else ""
    return replace(row, text=f"{sentence(row.text)}{party}", awaiting=())


def _scale(scale: ScaleAnswers) -> list[Panel]:
    answers = listed([f"{name} {value}" for name, value in scale.answers])
    return parts.text(f"{scale.question.strip()} {sentence(answers)}".strip(), after=3)


def _safety(paper: MinutesPaper) -> list[Panel]:
    lines = [sentence(f"{each.name}: {each.answer}. {each.note}".strip().rstrip(".")) for each in paper.safety]
    return meeting.section("Er alle børn i hjemmet trygge?", parts.bullets(lines))


def _again(paper: MinutesPaper) -> list[Panel]:
    coming = paper.next_meeting
    if coming is None:
        return []
    told = ", ".join(part for part in (meeting_time(coming), coming.place.strip()) if part)
    return meeting.section("Vi mødes igen", parts.text(sentence(capital(told))))


def _remarks(paper: MinutesPaper) -> list[Panel]:
    """Return the family's own words in a frame of their own; while it is a draft there is room to write them."""
    if paper.remarks:
        words = [f"{each.speaker}: {each.text}" if each.speaker else each.text for each in paper.remarks]
        body = [
            para("Familiens bemærkning", styles.CARD_LABEL, tag="H2"),
            *(para(each, styles.BODY, 4) for each in words),
        ]
        return meeting.ground(body, fill="card", stroke="line_strong", before=18)
    if paper.version != DRAFT or paper.copy == "professional":
        return []
    return meeting.section("Familiens bemærkning", [*parts.text(BESIDE, styles.SOFT), *meeting.ruled(LINES_BESIDE)])
