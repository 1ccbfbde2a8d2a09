"""Parts that several papers share: headings, paragraphs, quotes, bullets, agreements and goals as panels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.documents import marks, styles
from app.documents.day_words import capital, listed, long_day, sentence
from app.documents.panel import Box, Panel, Para, box, para
from app.documents.sheet import WIDTH
from app.documents.structure import HEADINGS, Element
from app.documents.typesetting import Span, Style, break_lines
from app.services.plan_rows import AgreementLine, GoalLine, Quote

NUMBER = 28.0
WHEN = 152.0
TICK = 26.0
GAP = 12.0
_POINT, _POINT_GAP = 24.0, 2.5
_LONGEST_COLUMN = 240.0
"""Points in two columns stay on one page; where they are higher than this they stand in one column, which may part."""


_LEVELS = {styles.TITLE: 1, styles.CHILD_TITLE: 1, styles.AREA: 3, styles.PRO_STRONG: 3}
"""How deep a heading lies as it looks; all others stand right under the title."""


def heading(
    words: str, style: Style = styles.HEADING, *, before: float = 20, after: float = 5, deeper: int = 0
) -> Panel:
    """Return a heading that never stands alone at the foot of a page; `deeper` where it looks higher than it lies."""
    level = min(_LEVELS.get(style, 2) + deeper, len(HEADINGS))
    field = box(0, WIDTH, [para(words, style, tag=HEADINGS[level - 1])])
    return Panel([field], before=before, after=after, heads=True)


def leading(panel: Panel) -> Panel:
    """Return a panel as one that has to stand on the same page as what follows it."""
    return replace(panel, heads=True)


def under_again(head: Panel, rows: Iterable[Panel]) -> list[Panel]:
    """Return rows that say to the eye what they stand under where they go on over the page; it is read aloud once."""
    again = replace(head, silent=True, heads=False)
    return last_two_together([replace(row, again=again) for row in rows])


def last_two_together(rows: Sequence[Panel]) -> list[Panel]:
    """Return rows of which the last never stands alone on a page."""
    return [*rows[:-2], *map(leading, rows[-2:-1]), *rows[-1:]]


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
        whole = Element("BlockQuote")
        paras.append(para(f"»{quote.text.strip().strip('»«')}«", style, 12 if paras else 3, inside=whole))
        caption = ", ".join(part for part in (by, quote.situation, quote.said_on and long_day(quote.said_on)) if part)
        paras.append(para(caption, small, 3, inside=whole))
    if not paras:
        return []
    field = replace(box(0, WIDTH, [para(label, small), *paras], padding=padding), fill="accent_soft")
    return [Panel([field], before=15, after=8, loose=True)]


def bullets(items: Sequence[str], style: Style = styles.BODY, *, columns: int = 1) -> list[Panel]:
    """Return short points; in two columns the first of them stand to the left, unless they are too long for that."""
    kept = [capital(item.strip()) for item in items if item.strip()]
    beside = _side_by_side(kept, style) if columns > 1 and len(kept) > 1 else None
    if beside and beside.height <= _LONGEST_COLUMN:
        return [beside]
    whole = Element("L")
    return last_two_together([Panel(_column([item], style, whole, 0, WIDTH), after=_POINT_GAP) for item in kept])


def _side_by_side(items: Sequence[str], style: Style) -> Panel:
    """Return two columns of much the same height; a point of two lines in one leaves no hole in the other."""
    whole, wide = Element("L"), WIDTH / 2
    lines = [len(break_lines((Span(item),), style, wide - _POINT)) for item in items]
    left = min(range(1, len(items)), key=lambda count: (max(sum(lines[:count]), sum(lines[count:])), -count))
    return Panel(
        [*_column(items[:left], style, whole, 0, wide), *_column(items[left:], style, whole, wide, wide)],
        after=_POINT_GAP,
    )


def _column(items: Sequence[str], style: Style, whole: Element, left: float, wide: float) -> list[Box]:
    """Return points under each other, and the dots to the left of them."""
    paras = [para(item, style, _POINT_GAP, inside=whole.new("LI").new("LBody")) for item in items]
    field = box(left + 17, wide - _POINT, paras)
    dots: list[float] = []
    down = 0.0
    for before, line in zip((None, *field.lines), field.lines, strict=False):
        if before is None or before.element is not line.element:
            dots.append(down + line.gap)
        down += line.height
    return [replace(box(left, 10, []), mark=marks.bullets(dots, style.leading)), field]


def owned(words: str, owners: Sequence[str]) -> tuple[Span, ...]:
    """Return the sentence with the names of its owners strong where it opens with them."""
    for name in sorted((owner.strip() for owner in owners), key=len, reverse=True):
        for known in (name, name.split(" ")[0]):
            if known and words.startswith(known):
                end = _end_of_names(words, len(known), owners)
                return Span(words[:end], 600), Span(words[end:])
    return (Span(words),)


def _end_of_names(words: str, end: int, owners: Sequence[str]) -> int:
    """Return where the names end that a sentence opens with: »Lone og Torben« are both who does it."""
    known = [each for owner in owners for each in (owner.strip(), owner.strip().split(" ")[0]) if each]
    more = next(
        (
            len(between + name)
            for between in (", ", " og ")
            for name in sorted(known, key=len, reverse=True)
            if words.startswith(between + name, end)
        ),
        0,
    )
    return _end_of_names(words, end + more, owners) if more else end


def agreements(lines: Iterable[AgreementLine], *, waiting: bool = False) -> list[Panel]:
    """Return agreements to hang on the wall: number, who does what, when, and a box to tick for each."""
    whole = Element("L")
    return last_two_together([_agreement(row, whole.new("LI"), waiting=waiting) for row in lines])


def _agreement(row: AgreementLine, item: Element, *, waiting: bool) -> Panel:
    when = row.when_text.strip()
    wide = WIDTH - NUMBER - TICK - (WHEN + GAP if when else 0)
    paras = [Para(owned(row.text.strip(), row.owners), styles.BODY)]
    if row.awaiting:
        paras.append(para(f"Vi spørger {listed(row.awaiting)}, om det er i orden.", styles.SOFT, 1))
    number, told = number_box(row.number, item), item.new("LBody")
    fields = [replace(number, centred=True), replace(box(NUMBER, wide, paras, inside=told), centred=True)]
    if when:
        field = box(WIDTH - TICK - WHEN, WHEN, [para(when, styles.SOFT)], inside=told)
        fields.append(replace(field, centred=True))
    tick = marks.waiting_ring if waiting else marks.tick_box
    fields.append(replace(box(WIDTH - TICK, TICK, []), mark=tick, min_height=19))
    return Panel(fields, rule=True, pad=8.5)


def number_box(number: int, item: Element) -> Box:
    """Return the number that a row of a list begins with; it is the label of the list's item."""
    words = para(str(number), Style(13.5, 19.5, 600, "accent"), tag="Lbl")
    return box(0, NUMBER, [words], inside=item)


def goals(rows: Iterable[GoalLine]) -> list[Panel]:
    """Return goals in plain words with »Vi er i mål, når …«."""
    whole = Element("L")
    return [_goal(row, whole.new("LI")) for row in rows]


def _goal(row: GoalLine, item: Element) -> Panel:
    reached = row.reached_when.strip()
    paras = [para(row.text.strip(), styles.STRONG)]
    if reached:
        paras.append(para(sentence(f"Vi er i mål, når {reached}"), styles.SOFT, 2))
    disc, label = marks.disc(str(row.number)), item.new("Lbl")
    number = replace(box(0, NUMBER, []), mark=disc, told=label, min_height=24)
    field = box(NUMBER + 8, WIDTH - NUMBER - 8, paras, inside=item.new("LBody"))
    return Panel([number, replace(field, centred=True)], rule=True, pad=9)
