"""A page of the guide as the rich text Qt shows: sizes and colours of the theme, pictures from the resources alone."""

from collections.abc import Iterable
from html import escape

from PySide6.QtGui import QImageReader

from app.services.help_pages import picture_file
from app.services.help_search import HelpHit
from app.services.help_text import (
    Block,
    Bullets,
    Callout,
    Code,
    Heading,
    Item,
    Paragraph,
    Picture,
    Span,
    Spans,
    Table,
    plain,
)
from app.views.theme import Theme

HEADINGS = {1: "case", 2: "heading", 3: "subhead"}
OUTSIDE = ("http:", "https:", "mailto:")
LINES = 118
"""How high a line is, in percent of the font's own."""
NO_HITS = "Ingen side har alle de ord. Prøv med færre, eller se i indholdet."


def page_html(blocks: Iterable[Block], theme: Theme, width: int, *, pictures: bool = True) -> str:
    """Return blocks as rich text `width` pixels wide; without pictures where a family can see the screen."""
    shown = (each for each in blocks if pictures or not isinstance(each, Picture))
    return _whole("".join(_block(each, theme, width) for each in shown), theme)


def hits_html(words: str, hits: Iterable[HelpHit], theme: Theme) -> str:
    """Return what was found for some words, each a link with its heading and the words around it."""
    lines = [_heading(f"Søgning: {words}", 1, "", theme)]
    for hit in hits:
        link = f"{hit.page}.md#{hit.anchor}" if hit.anchor else f"{hit.page}.md"
        title = escape(f"{hit.title} – {hit.heading}" if hit.heading else hit.title)
        about = f'<br><span style="color:{theme.hex("ink2")}">{_marked(hit)}</span>' if hit.excerpt else ""
        lines.append(f'<p><a href="{escape(link)}"><b>{title}</b></a>{about}</p>')
    if len(lines) == 1:
        lines.append(f"<p>{NO_HITS}</p>")
    return _whole("".join(lines), theme)


def _whole(inner: str, theme: Theme) -> str:
    body = theme.style("body")
    style = (
        f"body {{ font-size:{round(body.size)}px; color:{theme.hex('ink')}; }}"
        f"p, li {{ line-height:{LINES}%; margin:0 0 {theme.px(10)}px 0; }}"
        f"a {{ color:{theme.hex('accent')}; }}"
        f"td, th {{ line-height:{LINES}%; }}"
    )
    return f"<html><head><style>{style}</style></head><body>{inner}</body></html>"


def _block(block: Block, theme: Theme, width: int) -> str:
    match block:
        case Heading():
            return _heading(_spans(block.spans, theme), block.level, block.anchor, theme, ready=True)
        case Paragraph():
            return f"<p>{_spans(block.spans, theme)}</p>"
        case Bullets():
            return _bullets(block.items, theme, numbered=block.numbered)
        case Table():
            return _table(block, theme)
        case Callout():
            return _callout(block, theme)
        case Code():
            lines = "<br>".join(escape(line).replace(" ", "&nbsp;") for line in block.text.splitlines())
            return _box(f"<p>{lines}</p>", theme.hex("sunken"), theme.hex("line_strong"), theme)
        case Picture():
            return _picture(block, theme, width)


def _heading(words: str, level: int, anchor: str, theme: Theme, *, ready: bool = False) -> str:
    style = theme.style(HEADINGS[level])
    above, below = (0, theme.px(10)) if level == 1 else (theme.px(18 if level == 2 else 12), theme.px(6))
    looks = f"font-size:{round(style.size)}px; font-weight:{style.weight}; margin:{above}px 0 {below}px 0"
    name = f'<a name="{escape(anchor)}"></a>' if anchor else ""
    return f'<h{level} style="{looks}">{name}{words if ready else escape(words)}</h{level}>'


def _bullets(items: Iterable[Item], theme: Theme, *, numbered: bool = False) -> str:
    kind = "ol" if numbered else "ul"
    lines = "".join(
        f"<li>{_spans(item.spans, theme)}{_bullets(item.inner, theme) if item.inner else ''}</li>" for item in items
    )
    return f'<{kind} style="margin:0 0 {theme.px(10)}px 0">{lines}</{kind}>'


def _table(table: Table, theme: Theme) -> str:
    line = theme.hex("line_strong")
    pad = theme.px(6)
    first = max((len(plain(row[0])) for row in (table.head, *table.rows) if row), default=0)
    narrow = f' width="{min(max(first * 3, 14), 44)}%"' if len(table.head) == 2 else ""
    cell = f'style="border-bottom:1px solid {line}; padding:{pad}px {pad}px {pad}px 0"'
    head = "".join(f'<th align="left" valign="bottom" {cell}>{_spans(each, theme)}</th>' for each in table.head)
    rows = "".join(
        f"<tr><td{narrow} " + "<td ".join(f'valign="top" {cell}>{_spans(each, theme)}</td>' for each in row) + "</tr>"
        for row in table.rows
    )
    return (
        f'<table width="100%" cellspacing="0" style="border-collapse:collapse; margin:0 0 {theme.px(14)}px 0">'
        f"<tr>{head}</tr>{rows}</table>"
    )


def _callout(callout: Callout, theme: Theme) -> str:
    inner = "".join(f"<p>{_spans(each, theme)}</p>" for each in callout.paragraphs)
    tone = "warn" if callout.warns else "info"
    return _box(inner, theme.hex(f"{tone}_soft"), theme.hex(tone), theme)


def _box(inner: str, ground: str, edge: str, theme: Theme) -> str:
    pad = theme.px(10)
    return (
        f'<table width="100%" cellspacing="0" cellpadding="0" style="margin:{pad}px 0 {theme.px(14)}px 0">'
        f'<tr><td bgcolor="{ground}" style="border-left:{theme.px(4)}px solid {edge}; '
        f'padding:{pad}px {pad}px 0 {theme.px(14)}px">{inner}</td></tr></table>'
    )


def _picture(picture: Picture, theme: Theme, width: int) -> str:
    size = QImageReader(str(picture_file(picture))).size()
    if not size.isValid():
        return f"<p>{escape(picture.alt)}</p>"
    wide = min(size.width(), width)
    meta = theme.style("meta")
    return (
        f'<p style="margin:{theme.px(8)}px 0 {theme.px(2)}px 0"><img src="{escape(picture_file(picture).name)}" '
        f'width="{wide}" height="{round(size.height() * wide / size.width())}" alt="{escape(picture.alt)}"></p>'
        f'<p style="font-size:{round(meta.size)}px; color:{theme.hex("ink2")}">{escape(picture.alt)}</p>'
    )


def _spans(spans: Spans, theme: Theme) -> str:
    return "".join(_span(each, theme) for each in spans)


def _span(span: Span, theme: Theme) -> str:
    words = escape(span.text)
    if span.code:
        words = words.replace(" ", "&nbsp;")
        words = (
            f'<span style="background-color:{theme.hex("sunken")}; color:{theme.hex("ink")}">&nbsp;{words}&nbsp;</span>'
        )
    if span.strong:
        words = f"<b>{words}</b>"
    if span.italic:
        words = f"<i>{words}</i>"
    if span.link.startswith(OUTSIDE):
        return words if span.link == span.text else f"{words} ({escape(span.link)})"
    return f'<a href="{escape(span.link)}">{words}</a>' if span.link else words


def _marked(hit: HelpHit) -> str:
    parts, at = [], 0
    for first, last in hit.spans:
        parts += [escape(hit.excerpt[at:first]), f"<b>{escape(hit.excerpt[first:last])}</b>"]
        at = last
    return "".join([*parts, escape(hit.excerpt[at:])])
