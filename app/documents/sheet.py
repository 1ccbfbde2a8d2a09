"""A4 pages: margins, header, footer with »Side x af y«, marks for drafts and examples, and a PDF that never varies.

The same story gives the same bytes on every run: ReportLab stamps nothing of its own, the date in the file is the
date of the paper, and fonts start afresh for each file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from app.documents import faces, marks, styles
from app.documents.day_words import long_day
from app.documents.flow import prepared
from app.documents.typesetting import Style, draw_line, fit_line
from app.language.safe_text import clean

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

SIDE = 60.0
TOP = 42.0
FOOT = 28.0
WIDTH = A4[0] - 2 * SIDE
_BELOW_HEADER = 36.0
_BETWEEN = 16.0
_ABOVE_FOOTER = 36.0
_WORTH_TIGHTENING = 6
_TIGHTER = (0.8, 0.65, 0.55, 0.45, 0.38)
one_at_a_time = Lock()
"""ReportLab keeps the fonts of a file in module globals: two papers at once would mix them."""

Story = Callable[[], list[Flowable]]


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


def build(story: Story, furniture: Furniture) -> bytes:
    """Return the PDF. Trial layouts tell how many pages there are, and whether less air would save a page."""
    with one_at_a_time:
        total, _ = _lay_out(story, furniture, 0, 1.0)
        air = 1.0
        if 1 < total <= _WORTH_TIGHTENING:
            for share in _TIGHTER:
                tried, _ = _lay_out(story, furniture, 0, share)
                if tried < total:
                    total, air = tried, share
                    break
        return _lay_out(story, furniture, total, air)[1]


def _lay_out(story: Story, furniture: Furniture, total: int, air: float) -> tuple[int, bytes]:
    faces.forget_shapes()
    target = BytesIO()
    wide, high = furniture.size
    document = BaseDocTemplate(
        target,
        pagesize=(wide, high),
        invariant=1,
        lang="da-DK",
        title=clean(furniture.title, keep_newlines=False),
        author=clean(furniture.author, keep_newlines=False),
        subject=furniture.edition,
        creator="Rundbord",
        producer="Rundbord",
    )
    frame = Frame(SIDE, FOOT + _ABOVE_FOOTER, wide - 2 * SIDE, furniture.body_height, 0, 0, 0, 0)

    def furnish(canvas: Canvas, page: BaseDocTemplate) -> None:
        if page.page == 1:
            stamp = furniture.made_on.strftime("D:%Y%m%d120000Z")
            canvas.setDateFormatter(lambda *_: stamp)
        _furnish(canvas, furniture, page.page, total)

    document.addPageTemplates(PageTemplate("side", [frame], onPage=furnish))
    document.build(prepared(story(), air))
    return document.page, target.getvalue()


def _furnish(canvas: Canvas, furniture: Furniture, page: int, total: int) -> None:
    if furniture.stamp:
        draw_stamp(canvas, furniture)
    if furniture.header:
        _draw_header(canvas, furniture)
    draw_footer(canvas, furniture, page, total)


def _draw_header(canvas: Canvas, furniture: Furniture) -> None:
    wide, high = furniture.size
    top = high - TOP
    name_at = SIDE + _draw_logo(canvas, furniture.logo, top) + 7
    room, end = wide - SIDE - name_at - _BETWEEN, wide - SIDE
    wanted = fit_line(furniture.recipients, styles.HEADER_RIGHT, room).width
    sender = fit_line(furniture.sender, styles.HEADER, max(room / 2, room - wanted))  # what one leaves, the other takes
    draw_line(canvas, sender, styles.HEADER, name_at, top - 2, room)
    left = max(room / 2, room - sender.width)
    recipients = fit_line(furniture.recipients, styles.HEADER_RIGHT, left)
    draw_line(canvas, recipients, styles.HEADER_RIGHT, end - left, top - 2, left)


def _draw_logo(canvas: Canvas, logo: bytes | None, top: float) -> float:
    """Draw the municipality's picture, at most 90 by 24 points, or the round table; return its width."""
    if logo:
        picture = _picture(logo)
        if picture:
            wide, high = picture.getSize()
            scale = min(90 / wide, 24 / high)
            canvas.drawImage(picture, SIDE, top - 10 - high * scale / 2, wide * scale, high * scale, mask="auto")
            return float(wide * scale)
    marks.round_table(canvas, SIDE, top - 20, 20)
    return 20.0


def _picture(logo: bytes) -> ImageReader | None:
    """Read a picture; one that cannot be read is left out, because a paper must never fail for its logo."""
    try:
        picture = ImageReader(BytesIO(logo))
        return picture if min(picture.getSize()) > 0 else None
    except Exception:  # ReportLab raises whatever the picture library raised
        return None


def draw_footer(canvas: Canvas, furniture: Furniture, page: int, total: int) -> None:
    """Draw the line at the foot: what paper it is, when it was made, and which page of how many."""
    wide = furniture.size[0] - 2 * SIDE
    canvas.setStrokeColor(faces.colour("line"))
    canvas.setLineWidth(0.75)
    canvas.line(SIDE, FOOT + 24, SIDE + wide, FOOT + 24)
    top = FOOT + 15
    left = " · ".join(text for text in (furniture.title, furniture.edition, long_day(furniture.made_on)) if text)
    draw_line(canvas, fit_line(left, styles.FOOTER, wide - 90), styles.FOOTER, SIDE, top, wide)
    count = Style(styles.FOOTER.size, styles.FOOTER.leading, colour="ink2", align="right")
    draw_line(canvas, fit_line(f"Side {page} af {total}", count, 90), count, SIDE, top, wide)


def draw_stamp(canvas: Canvas, furniture: Furniture, *, across: bool = True) -> None:
    """Say the stamp in the upper margin, and lay it `across` the page in a pale tone under what is painted there."""
    wide, high = furniture.size
    if across:
        _draw_across(canvas, furniture.stamp, wide, high)
    tag = Style(10.5, 14.5, 600, "warn", "center")
    line = fit_line(furniture.stamp, tag, 200)
    canvas.setFillColor(faces.colour("warn_soft"))
    canvas.roundRect(wide / 2 - line.width / 2 - 10, high - 36, line.width + 20, 18, 4.5, stroke=0, fill=1)
    draw_line(canvas, line, tag, wide / 2 - 100, high - 20, 200)


def _draw_across(canvas: Canvas, stamp: str, wide: float, high: float) -> None:
    style = Style(96 if len(stamp) < 10 else 62, 100, 600, "warn_soft", "center")
    canvas.saveState()
    canvas.translate(wide / 2, high / 2)
    canvas.rotate(52)
    draw_line(canvas, fit_line(stamp, style, 640), style, -320, 50, 640)
    canvas.restoreState()
