"""A4 pages: margins, header, footer with »Side x af y«, marks for drafts and examples, and a PDF that never varies.

The same story gives the same bytes on every run: ReportLab stamps nothing of its own, the date in the file is the
date of the paper, and fonts start afresh for each file. What stands on every page is read aloud once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import TypeVar

from reportlab.lib.pagesizes import A4, landscape

from app.documents import faces, marks, styles
from app.documents.archive import Particulars
from app.documents.day_words import long_day
from app.documents.fitting import laid_out
from app.documents.flow import Page, Story
from app.documents.line_drawing import draw_line
from app.documents.pictures import read_picture
from app.documents.structure import Element
from app.documents.tagged_canvas import Kind, TaggedCanvas
from app.documents.typesetting import Line, Span, Style, break_lines, fit_line
from app.errors import UserError

SIDE = 60.0
TOP = 42.0
FOOT = 28.0
WIDTH = A4[0] - 2 * SIDE
_BELOW_HEADER = 36.0
_BETWEEN = 16.0
_ABOVE_FOOTER = 36.0
_WORTH_CONTENTS = 3
"""From so many pages on, the headings are listed beside them."""
_COUNT, _MOST_WORDS = 90.0, 40
"""The room for »Side 1 af 9« at the foot, and how many words of a title are tried there."""
STOPPED = "Det blev stoppet. Der er ikke lavet noget papir."
Told = Callable[[int, int], bool]
"""Told how much is done of how much in all; answers False to stop."""
Row = TypeVar("Row")
_ROWS_AT_ONCE = 25

one_at_a_time = Lock()
"""ReportLab keeps the fonts of a file in module globals: two papers at once would mix them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Furniture:
    """What every page of a paper carries. `stamp` is »KLADDE«, »EKSEMPEL« or both, or empty."""

    title: str
    made_on: date
    edition: str = ""
    author: str = ""
    sender: str = ""
    recipients: str = ""
    stamp: str = ""
    logo: bytes | None = None
    header: bool = True
    lying: bool = False

    @property
    def size(self) -> tuple[float, float]:
        """Return the width and height of a page."""
        return landscape(A4) if self.lying else A4

    @property
    def body_height(self) -> float:
        """Return how high the text field of a page is."""
        return self.size[1] - TOP - FOOT - _ABOVE_FOOTER - (_BELOW_HEADER if self.header else 0)


def edition_text(version: str) -> str:
    """Return »udgave 1«, »udgave 1 (a4f2)« with the laptop it was made on, or for a draft »kladde«."""
    return f"udgave {version}" if version.strip()[:1].isdigit() else version


def stamp_text(version: str, *, draft: str, example: bool) -> str:
    """Return the words that lie across each page."""
    words = ("EKSEMPEL" if example else "", "KLADDE" if version == draft else "")
    return " · ".join(word for word in words if word)


def build(story: Callable[[], Story], furniture: Furniture, told: Told | None = None) -> bytes:
    """Return the paper as a tagged PDF for the archive.

    `told` hears of each page that is drawn, of how many; raises UserError when it answers that it is to stop.
    """
    with one_at_a_time:
        forget_earlier_papers()
        pages = laid_out(story(), furniture.body_height)
        canvas = new_canvas(furniture, len(pages))
        for number, page in enumerate(pages, start=1):
            if told is not None and not told(number, len(pages)):
                raise UserError(STOPPED)
            _paint_page(canvas, furniture, page, (number, len(pages)))
        return canvas.finished()


def part_of(told: Told, place: int, parts: int) -> Told:
    """Return who hears of one part (from 0) of work in so many parts, and passes on how far the whole has come."""
    return lambda done, every: told(place * every + done, parts * every)


def heard(rows: Sequence[Row], told: Told | None) -> Iterator[Row]:
    """Yield rows as they are laid out and tell now and then how many are done; UserError when it answers no."""
    for done, row in enumerate(rows):
        if told is not None and done % _ROWS_AT_ONCE == 0 and not told(done, len(rows)):
            raise UserError(STOPPED)
        yield row


def forget_earlier_papers() -> None:
    """Drop what earlier papers left in the faces, so that the same paper is always the same bytes."""
    faces.forget_shapes()
    fit_line.cache_clear()
    _two_lines.cache_clear()


def new_canvas(furniture: Furniture, pages: int) -> TaggedCanvas:
    """Begin the file of a paper with so many pages."""
    told = Particulars(furniture.title, furniture.made_on, furniture.author, furniture.edition)
    return TaggedCanvas(furniture.size, told, contents=pages >= _WORTH_CONTENTS)


def _paint_page(canvas: TaggedCanvas, furniture: Furniture, page: Page, count: tuple[int, int]) -> None:
    wide, high = furniture.size
    canvas.setPageSize((high, wide) if page.turned else (wide, high))  # the library swaps both for a turned page
    canvas.setPageRotation(90 if page.turned else 0)
    is_first = count[0] == 1
    if furniture.stamp:
        draw_stamp(canvas, furniture, is_first=is_first)
    if furniture.header:
        _draw_header(canvas, furniture, is_first=is_first)
    top = FOOT + _ABOVE_FOOTER + furniture.body_height
    for block, down in page.placed:
        block.paint(canvas, SIDE, top - down - block.height)
    draw_footer(canvas, furniture, *count)
    canvas.showPage()


def _once(canvas: TaggedCanvas, kind: Kind, *, is_read: bool) -> AbstractContextManager[None]:
    """Draw what stands on every page: a screen reader is told it once, so that nothing on the paper is kept from it."""
    return canvas.tagged(Element("P")) if is_read else canvas.artifact(kind)


def _draw_header(canvas: TaggedCanvas, furniture: Furniture, *, is_first: bool) -> None:
    wide, high = furniture.size
    top = high - TOP
    with canvas.artifact("Header"):
        name_at = SIDE + _draw_logo(canvas, furniture.logo, top) + 7
    room, end = wide - SIDE - name_at - _BETWEEN, wide - SIDE
    wanted = fit_line(furniture.recipients, styles.HEADER_RIGHT, room).width
    sender = fit_line(furniture.sender, styles.HEADER, max(room / 2, room - wanted))  # what one leaves, the other takes
    left = max(room / 2, room - sender.width)
    recipients = _two_lines(furniture.recipients, styles.HEADER_RIGHT, left)
    if sender.pieces:
        with _once(canvas, "Header", is_read=is_first):
            draw_line(canvas, sender, styles.HEADER, name_at, top - 2, room)
    if recipients:
        with _once(canvas, "Header", is_read=is_first):
            for place, line in enumerate(recipients):
                down = 2 + (place - (len(recipients) - 1) / 2) * styles.HEADER_RIGHT.leading
                draw_line(canvas, line, styles.HEADER_RIGHT, end - left, top - down, left)


@lru_cache(maxsize=8)
def _two_lines(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """Return a text on two lines at most; what there is no room for ends in »…«."""
    whole = fit_line(text, style, width * 2)
    first, *others = break_lines([Span("".join(piece.text for piece in whole.pieces))], style, width) or [whole]
    rest = " ".join("".join(piece.text for piece in line.pieces) for line in others)
    return tuple(line for line in (first, fit_line(rest, style, width)) if line.pieces)


def _draw_logo(canvas: TaggedCanvas, logo: bytes | None, top: float) -> float:
    """Draw the municipality's picture, at most 90 by 24 points, or the round table; return its width."""
    picture = _picture(logo) if logo else None
    if picture is None:
        marks.round_table(canvas, SIDE, top - 20, 20)
        return 20.0
    scale = min(90 / picture.width, 24 / picture.height)
    wide, high = picture.width * scale, picture.height * scale
    canvas.picture(picture, (SIDE, top - 10 - high / 2, SIDE + wide, top - 10 + high / 2))
    return wide


_picture = lru_cache(maxsize=2)(read_picture)
"""The mark of the municipality is the same on every page of every paper."""


def draw_footer(canvas: TaggedCanvas, furniture: Furniture, page: int, total: int) -> None:
    """Draw the line at the foot: what paper it is, when it was made, and which page of how many."""
    wide = furniture.size[0] - 2 * SIDE
    top = FOOT + 15
    with canvas.artifact("Footer"):
        canvas.setStrokeColor(faces.colour("line"))
        canvas.setLineWidth(0.75)
        canvas.line(SIDE, FOOT + 24, SIDE + wide, FOOT + 24)
    count = Style(styles.FOOTER.size, styles.FOOTER.leading, colour="ink2", align="right")
    room = wide - fit_line(f"Side {total} af {total}", count, _COUNT).width - _BETWEEN
    left = _told_at_foot(furniture, room)
    with _once(canvas, "Footer", is_read=page == total):
        draw_line(canvas, fit_line(left, styles.FOOTER, room), styles.FOOTER, SIDE, top, wide)
    with canvas.artifact("Footer"):
        draw_line(canvas, fit_line(f"Side {page} af {total}", count, _COUNT), count, SIDE, top, wide)


def _told_at_foot(furniture: Furniture, room: float) -> str:
    """Return title, edition and date; a long title gives way, for by the other two one paper is told from the next."""
    last = tuple(text for text in (furniture.edition, long_day(furniture.made_on)) if text)
    words = furniture.title.split()[:_MOST_WORDS]
    titles = [furniture.title, *(f"{' '.join(words[:count]).rstrip(',')} …" for count in range(len(words) - 1, 0, -1))]
    ways = (" · ".join(text for text in (title, *last) if text) for title in titles)
    return next((each for each in ways if len(break_lines((Span(each),), styles.FOOTER, room)) < 2), furniture.title)


def draw_stamp(canvas: TaggedCanvas, furniture: Furniture, *, is_first: bool, across: bool = True) -> None:
    """Say the stamp in the upper margin, and lay it `across` the page in a pale tone under what is painted there."""
    wide, high = furniture.size
    if across:
        with canvas.artifact("Watermark"):
            _draw_across(canvas, furniture.stamp, wide, high)
    with _once(canvas, "Header", is_read=is_first):
        _draw_tag(canvas, furniture.stamp, wide, high)


def _draw_tag(canvas: TaggedCanvas, stamp: str, wide: float, high: float) -> None:
    tag = Style(10.5, 14.5, 600, "warn", "center")
    line = fit_line(stamp, tag, 200)
    canvas.setFillColor(faces.colour("warn_soft"))
    canvas.roundRect(wide / 2 - line.width / 2 - 10, high - 36, line.width + 20, 18, 4.5, stroke=0, fill=1)
    draw_line(canvas, line, tag, wide / 2 - 100, high - 20, 200)


def _draw_across(canvas: TaggedCanvas, stamp: str, wide: float, high: float) -> None:
    style = Style(96 if len(stamp) < 10 else 62, 100, 600, "warn_soft", "center")
    canvas.saveState()
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(52)
    draw_line(canvas, fit_line(stamp, style, 640), style, -320, 50, 640)
    canvas.restoreState()
