"""Parts the papers of a meeting share: letterhead, when and where, what was said, lines to write on, and cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.documents import faces, parts, styles
from app.documents.contact_cards import contact_cards
from app.documents.day_words import NO_BREAK, capital, clock, listed, long_day, sentence, week_day
from app.documents.panel import Mark, Panel, Para, box, para
from app.documents.sheet import WIDTH, Furniture, edition_text, stamp_text
from app.documents.structure import Element
from app.documents.tagged_canvas import TaggedCanvas
from app.documents.typesetting import Span, Style
from app.services.meeting_paper_rows import DRAFT, Guest, Letterhead, MeetingTime, SaidLine
from app.services.plan_rows import AgreementLine, ContactBox, NextMeeting, PlanPaper

LINE = 26.0
"""Points between lines to write on: room for a hand."""


def furniture_of(paper: Letterhead, *, header: bool = True) -> Furniture:
    """Return what every page of a paper carries."""
    return Furniture(
        title=paper.title,
        made_on=paper.made_on,
        edition=edition_text(paper.version),
        author=paper.municipality,
        sender=paper.municipality or paper.title,
        recipients=paper.recipients,
        stamp=stamp_text(paper.version, draft=DRAFT, example=paper.example),
        logo=paper.logo,
        header=header,
    )


def section(title: str, body: Sequence[Panel], style: Style = styles.HEADING, *, before: float = 20) -> list[Panel]:
    """Return a heading with what stands under it; nothing when nothing does."""
    return [parts.heading(title, style, before=before), *body] if body else []


def hours(when: MeetingTime) -> str:
    """Return »kl. 15«, »kl. 15-16.30« or nothing."""
    if when.starts_at is None:
        return ""
    until = f"–{clock(when.ends_at).partition(NO_BREAK)[2]}" if when.ends_at else ""
    return clock(when.starts_at) + until


def day_and_hours(when: MeetingTime) -> str:
    """Return »onsdag den 18. november 2026 kl. 15–16.30«."""
    return " ".join(part for part in (week_day(when.on) if when.on else "", hours(when)) if part)


def when_and_where(when: MeetingTime) -> str:
    """Return day, hours and place in one line."""
    return ", ".join(part for part in (day_and_hours(when), when.place.strip()) if part)


def guests(people: Sequence[Guest]) -> list[str]:
    """Return »Lone, mor« for each."""
    return [f"{each.name}, {each.role}" if each.role.strip() else each.name for each in people if each.name.strip()]


def said(title: str, lines: Sequence[SaidLine], *, columns: int = 1) -> list[Panel]:
    """Return what was said under one theme; who said it comes first where they wished to be named."""
    short = columns > 1 and all(len(each.text) < 40 for each in lines)
    words = [f"{each.speaker}: {each.text.strip()}" if each.speaker else each.text for each in lines]
    return section(title, parts.bullets(words, columns=columns if short else 1))


def ground(paras: Sequence[Para], *, fill: str = "accent_soft", stroke: str = "", before: float = 12) -> list[Panel]:
    """Return paragraphs on a ground of their own over the whole width, or nothing when all are empty."""
    field = replace(box(0, WIDTH, paras, padding=16), fill=fill, stroke=stroke)
    return [Panel([field], before=before, after=6, loose=True)] if field.lines else []


def ruled(count: int, *, width: float = WIDTH, before: float = 0, gives: float = 0) -> list[Panel]:
    """Return lines to write on; `gives` is how much of each is air that may be taken out to save a page."""
    line = replace(box(0, width, []), mark=_rule, min_height=LINE - gives)
    return [Panel([line], before=before if not index else 0, pad=gives / 2) for index in range(count)]


def blank(label: str, *, wide: float = WIDTH, style: Style = styles.SOFT) -> Panel:
    """Return a label with a line to write on behind it."""
    room = box(0, wide, [para(label, style)])
    taken = min(room.lines[0].line.width + 8 if room.lines else 0, wide - 60)
    line = replace(box(taken, wide - taken, []), mark=_rule, min_height=LINE)
    return Panel([replace(room, min_height=LINE, centred=True), line])


def decided(lines: Sequence[AgreementLine]) -> list[Panel]:
    """Return numbered agreements with when, and who is still asked; for minutes, where nobody ticks them off."""
    whole = Element("L")
    return parts.last_two_together([_numbered(row, whole.new("LI")) for row in lines])


def _numbered(row: AgreementLine, item: Element) -> Panel:
    when = row.when_text.strip()
    paras = [Para(parts.owned(sentence(row.text), row.owners), styles.BODY)]
    paras += [para(capital(sentence(when)), styles.SOFT, 1)] if when else []
    paras += [para(f"Mangler svar fra {listed(row.awaiting)}.", styles.SOFT, 1)] if row.awaiting else []
    paras += [para(sentence(f"Hvordan det går: {row.status}"), styles.SOFT, 1)] if row.status else []
    number = replace(parts.number_box(row.number, item), centred=True)
    field = box(parts.NUMBER, WIDTH - parts.NUMBER, paras, inside=item.new("LBody"))
    return Panel([number, field], rule=True, pad=6)


def to_decide(lines: Sequence[AgreementLine]) -> list[Panel]:
    """Return what somebody has to decide by law, apart from everything agreed, with when the answer comes."""
    body: list[Panel] = []
    for row in lines:
        if row.to_be_decided:
            answer = f" I får svar senest {long_day(row.answer_by)}." if row.answer_by else ""
            body += parts.text(capital(sentence(row.text)) + answer, after=4)
    told = [parts.leading(each) for each in parts.text("Det er ikke bestemt endnu.", styles.SOFT)]
    return section("Skal afgøres", [*told, *body] if body else [])


def hard_times(text: str, contact: ContactBox, lines: Sequence[AgreementLine], safety_line: str) -> list[Panel]:
    """Return what to do when an agreement cannot hold, in the family's words, else in ours."""
    first = contact.name.split(" ")[0] if contact.name.strip() else ""
    ours = f"Ring eller skriv til {first}, hvis en aftale ikke kan holdes. Så finder vi noget andet." if first else ""
    body = parts.text(text.strip() or ours)
    for row in lines:
        if row.area == "hard_times" and not row.to_be_decided:
            asked = f" Vi spørger {listed(row.awaiting)}, om det er i orden." if row.awaiting else ""
            body += parts.spans([*parts.owned(sentence(row.text), row.owners), Span(asked)], before=4)
    return section("Hvis det bliver svært", body + parts.text(safety_line, before=4))


def cards(paper: Letterhead, meeting: NextMeeting | None = None, rhythm: str = "") -> list[Panel]:
    """Return the cards with when we meet again and whom to call."""
    plan = PlanPaper(title=paper.title, copy="family", made_on=paper.made_on, version=paper.version, children=(),
                     next_meeting=meeting, rhythm_text=rhythm, caseworker=paper.caseworker)  # fmt: skip
    return contact_cards(plan)


def line_mark(left: float = 0.0) -> Mark:
    """Return a painter of a line to write on that begins `left` points in."""

    def paint(canvas: TaggedCanvas, x: float, y: float, width: float, _height: float) -> None:
        canvas.setStrokeColor(faces.colour("line_strong"))
        canvas.setLineWidth(0.8)
        canvas.line(x + left, y + 3, x + width, y + 3)

    return paint


_rule = line_mark()
