"""Parts that several papers share: headings, paragraphs, quotes, bullets, agreements and goals as panels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.documents import marks, styles
from app.documents.day_words import capital, listed, long_day, sentence
from app.documents.panel import Panel, Para, box, para
from app.documents.sheet import WIDTH
from app.documents.typesetting import Span, Style
from app.services.plan_rows import AgreementLine, GoalLine, Quote

NUMBER = 28.0
WHEN = 152.0
TICK = 26.0
GAP = 12.0


def heading(words: str, style: Style = styles.HEADING, *, before: float = 20, after: float = 5) -> Panel:
    """Return a heading that never stands alone at the foot of a page."""
    return leading(Panel([box(0, WIDTH, [para(words, style)])], before=before, after=after))


def leading(panel: Panel) -> Panel:
    """Mark a panel as one that has to stand on the same page as what follows it."""
    panel.heads = True
    return panel


def text(words: str, style: Style = styles.BODY, *, before: float = 0, after: float = 0) -> list[Panel]:
    """Return a paragraph over the whole width, or nothing when there are no words."""
    return spans([Span(words)], style, before=before, after=after)


def spans(words: Sequence[Span], style: Style = styles.BODY, *, before: float = 0, after: float = 0) -> list[Panel]:
    """Return a paragraph of mixed weights, or nothing when it would be empty."""
    field = box(0, WIDTH, [Para(tuple(words), style)])
    return [Panel([field], before=before, after=after, loose=True)] if field.lines else []


def quotes(
    said: Iterable[Quote], by: str, style: Style, small: Style, *, label: str = "", padding: float = 18
) -> list[Panel]:
    """Return the child's own words on the one soft ground of the paper; a long speech may run over the page."""
    paras: list[Para] = []
    for quote in said:
        if not quote.text.strip():
            continue
        paras.append(para(f"»{quote.text.strip().strip('»«')}«", style, 12 if paras else 3))
        caption = ", ".join(part for part in (by, quote.situation, quote.said_on and long_day(quote.said_on)) if part)
        paras.append(para(caption, small, 3))
    if not paras:
        return []
    field = replace(box(0, WIDTH, [para(label, small), *paras], padding=padding), fill="accent_soft")
    return [Panel([field], before=15, after=8, loose=True)]


def bullets(items: Sequence[str], style: Style = styles.BODY, *, columns: int = 1) -> list[Panel]:
    """Return short points; in two columns the first half stands to the left."""
    kept = [item for item in items if item.strip()]
    wide = WIDTH / columns
    rows = -(-len(kept) // columns)
    panels: list[Panel] = []
    for row in range(rows):
        fields = []
        for column, item in enumerate(kept[row::rows]):
            field = box(column * wide + 17, wide - 24, [para(capital(item.strip()), style)])
            fields += [replace(box(column * wide, 10, []), mark=marks.bullet(style.leading)), field]
        panels.append(Panel(fields, after=2.5))
    return panels


def owned(words: str, owners: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentence with its owner's name strong where it opens with that name."""
    for name in sorted((owner.strip() for owner in owners), key=len, reverse=True):
        for known in (name, name.split(" ")[0]):
            if known and words.startswith(known):
                return Span(known, 600), Span(words[len(known) :])
    return (Span(words),)


def agreement(row: AgreementLine, *, waiting: bool = False) -> Panel:
    """Return one agreement to hang on the wall: number, who does what, when, and a box to tick."""
    when = row.when_text.strip()
    wide = WIDTH - NUMBER - TICK - (WHEN + GAP if when else 0)
    paras = [Para(owned(row.text.strip(), row.owners), styles.BODY)]
    if row.awaiting:
        paras.append(para(f"Vi spørger {listed(row.awaiting)}, om det er i orden.", styles.SOFT, 1))
    fields = [
        replace(box(0, NUMBER, [para(str(row.number), Style(13.5, 19.5, 600, "accent"))]), centred=True),
        replace(box(NUMBER, wide, paras), centred=True),
        replace(box(WIDTH - TICK, TICK, []), mark=marks.waiting_ring if waiting else marks.tick_box, min_height=19),
    ]
    if when:
        field = box(WIDTH - TICK - WHEN, WHEN, [para(when, styles.SOFT)])
        fields.append(replace(field, centred=True))
    return Panel(fields, rule=True, pad=8.5)


def goal(row: GoalLine) -> Panel:
    """Return one goal in plain words with »Vi er i mål, når …«."""
    reached = row.reached_when.strip()
    paras = [para(row.text.strip(), styles.STRONG)]
    if reached:
        paras.append(para(sentence(f"Vi er i mål, når {reached}"), styles.SOFT, 2))
    field = replace(box(NUMBER + 8, WIDTH - NUMBER - 8, paras), centred=True)
    number = replace(box(0, NUMBER, []), mark=marks.disc(str(row.number)), min_height=24)
    return Panel([number, field], rule=True, pad=9)
