"""The child's page: large type, few words, the child's own words first and nobody's number but the child's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.documents import marks, parts, styles
from app.documents.contact_cards import WRITE_HERE, meeting_time, unbroken
from app.documents.day_words import capital, listed, sentence
from app.documents.flow import NewPage, Story
from app.documents.panel import Panel, box, para
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Span
from app.services.plan_rows import AgreementLine, ChildPart, ContactBox, OwnScale, PlanPaper

_DISC = 34.0
_HEADING_ABOVE = 16.0
_TIME = re.compile(
    r"\d|(?:hver|inden|senest|fra|til|i|på|om|ved|efter|før|når|mens|den|de|første|næste|kl\.|daglig|dagligt|ugentlig"
    r"|ugentligt|skulle|skal|(?:man|tirs|ons|tors|fre|lør|søn)dage?)(?![a-zæøå])",
    re.IGNORECASE,
)
"""How words begin that go on from a sentence: a day, a time, or a small word before one."""


def child_story(paper: PlanPaper) -> Story:
    """Return one page for each child, as a story for ReportLab."""
    story: list[Panel | NewPage] = []
    for child in paper.children:
        story += [NewPage()] if story else []
        story += _page(paper, child)
    return story


def _page(paper: PlanPaper, child: ChildPart) -> list[Panel]:
    title = box(0, WIDTH - 60, [para(f"Til {child.first_name or child.name}", styles.CHILD_TITLE, tag="H1")])
    logo = replace(box(WIDTH - 42, 42, []), mark=_logo, min_height=44)
    story: list[Panel] = [Panel([title, logo])]
    story += parts.quotes(child.own_words[:2], "", styles.CHILD_QUOTE, styles.CHILD_SOFT, label="Du sagde", padding=15)
    story += _agreed([*child.agreements, *paper.agreements], child.first_name or child.name)
    if child.scale:
        story += _scale(child.scale)
    story += _under("Hvis det bliver svært", parts.text(paper.hard_times_text, styles.CHILD_BODY))
    story += _not_yours(paper.caseworker)
    story += _again(paper, child)
    return story + _not_working(paper.caseworker, child)


def _logo(canvas: TaggedCanvas, x: float, y: float, width: float, height: float) -> None:
    marks.round_table(canvas, x, y + height - width - 2, width)


def _heading(words: str) -> Panel:
    return parts.heading(words, styles.CHILD_HEADING, before=_HEADING_ABOVE, after=4)


def _under(title: str, body: Sequence[Panel]) -> list[Panel]:
    return [_heading(title), *body] if body else []


def _agreed(lines: Sequence[AgreementLine], you: str) -> list[Panel]:
    settled = [row for row in lines if not row.to_be_decided and not row.awaiting]
    asked = [row for row in lines if row.awaiting and not row.to_be_decided]
    story = _under("Det har vi aftalt", _rows(settled, you))
    story += _under("Det spørger vi om først", _rows(asked, you))
    open_rows = [capital(sentence(row.text)) for row in lines if row.to_be_decided]
    return story + _under("Det er ikke bestemt endnu", parts.text(" ".join(open_rows), styles.CHILD_BODY))


def _told(text: str, when: str) -> str:
    """Return one sentence with when at its end; after two sentences when stands on its own.

    A bare place (»legepladsen i Sunds«) is parted by a comma; what tells a time goes on without one.
    """
    if not when:
        return sentence(text)
    if ". " in text.rstrip("."):
        return f"{sentence(text)} {capital(sentence(when))}"
    return sentence(f"{text.rstrip('.')}{' ' if _TIME.match(when) else ', '}{when}")


def _rows(lines: Sequence[AgreementLine], you: str) -> list[Panel]:
    whole = Element("L")
    return [_row(row, whole.new("LI").new("LBody"), you) for row in lines]


def _row(row: AgreementLine, told: Element, you: str) -> Panel:
    """Return one agreement with the first letter of the person who does it, »Du« for the child; not read aloud."""
    words = _told(row.text.strip(), row.when_text.strip())
    if row.awaiting:
        words += f" Vi spørger {listed(row.awaiting)}, om det er i orden."
    first = row.owners[0].strip() if row.owners else ""
    is_you = bool(you) and you in (first, first.split(" ")[0])
    letter = "Du" if is_you else first[:1].upper() or str(row.number)
    left = _DISC + 12
    return Panel(
        [
            replace(box(0, _DISC, []), mark=marks.disc(letter, soft=True, size=_DISC), min_height=_DISC),
            replace(box(left, WIDTH - left, [para(words, styles.CHILD_BODY)], inside=told), centred=True),
        ],
        after=7,
    )


def _scale(own: OwnScale) -> list[Panel]:
    number = f"{own.value:g}".replace(".", ",")
    asked = f"{own.question.strip()} " if own.question.strip() else ""
    words = f"{asked}Du sagde {number}. Det er dit tal."
    told = parts.text(words, styles.CHILD_SOFT, after=8)
    shown = Element("Figure", alt=f"Fem ansigter over en linje fra 0 til 10. Mærket står ved {number}.")
    line = replace(box(0, WIDTH, []), mark=marks.scale(own.value), told=shown, min_height=96)
    ends = [box(0, WIDTH / 2, [para(own.low_word, styles.CHILD_SOFT)])]
    ends.append(box(WIDTH / 2, WIDTH / 2, [para(own.high_word, replace(styles.CHILD_SOFT, align="right"))]))
    words_below: list[Panel] = [Panel(ends)] if any(end.lines for end in ends) else []
    return [_heading("Din skala"), *map(parts.leading, told), Panel([line]), *words_below]


def _not_yours(contact: ContactBox) -> list[Panel]:
    who = contact.name.split(" ")[0]
    does = f"Det gør {who}." if who else "Det gør de voksne selv."
    words = [Span("Det skal du ikke: ", 600), Span(f"holde styr på de voksne. {does}")]
    return parts.spans(words, styles.CHILD_BODY, before=_HEADING_ABOVE)


def _again(paper: PlanPaper, child: ChildPart) -> list[Panel]:
    when = meeting_time(paper.next_meeting) if paper.next_meeting else ""
    return _under("Vi ses igen", [
        *parts.text(sentence(when[:1].upper() + when[1:]), replace(styles.CHILD_BODY, weight=600)),
        *parts.text(sentence(child.joining), styles.CHILD_BODY),
    ])  # fmt: skip


def _not_working(contact: ContactBox, child: ChildPart) -> list[Panel]:
    near = [name for name in child.trusted if name.strip()]
    words = [f"Sig det til {', '.join(near[:-1])} eller {near[-1]}." if len(near) > 1 else ""]
    words += [f"Sig det til {near[0]}." if len(near) == 1 else ""]
    who = contact.name.split(" ")[0]
    if who:
        verb = "Eller skriv" if near else "Skriv"
        words.append(f"{verb} til {who}: {unbroken(contact.phone) or WRITE_HERE}.")
    if contact.helpline_phone:
        also = "også " if near or who else ""
        helpline = contact.helpline_name or "nogen"
        words.append(f"Du kan {also}ringe til {helpline}, {unbroken(contact.helpline_phone)}.")
    return _under("Virker det ikke?", parts.text(" ".join(word for word in words if word), styles.CHILD_BODY))
