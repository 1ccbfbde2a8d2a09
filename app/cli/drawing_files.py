"""A family as the bytes of a file: pdf, svg, png or json."""

import time
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from app.bootstrap import danish_now
from app.cli.paper_commands import picture_of
from app.documents.genogram_paper import Fit, genogram_pdf, readable_paper
from app.documents.genogram_sheet import Paper
from app.genogram.drawing import draw_family
from app.genogram.family import Family, Options
from app.genogram.geometry_json import geometry_json
from app.genogram.shapes import Drawing
from app.genogram.svg import to_svg
from app.tokens import load_tokens
from app.typeface import measure

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

KINDS = ("pdf", "svg", "png", "json")
TITLE = "Familien"
TOO_SMALL = "På {wanted} ville navnene kun blive {points} punkt høje. Tegningen er lagt på {paper}."
_PAPER_WORDS: dict[Paper, str] = {"A3": "A3", "poster": "en plakat"}
POSTER = "Plakaten fylder {sheets} A4-ark, som skal limes sammen."


@dataclass(frozen=True, slots=True)
class Wish:
    """How a family is to be drawn. `example` lays EXAMPLE across a PDF. Losses stay out of papers unless chosen."""

    options: Options = Options(losses=False)
    paper: Paper = "A4"
    example: bool = False


PLAIN = Wish()


def drawn(family: Family, kind: str, wish: Wish = PLAIN) -> bytes:
    """Return a family as the bytes of a pdf, svg, png or json."""
    return drawn_and_told(family, kind, wish)[0]


def drawn_and_told(family: Family, kind: str, wish: Wish) -> tuple[bytes, list[str]]:
    """Return the bytes, and Danish lines when a larger paper was taken than the one that was wished for."""
    if kind == "json":
        return geometry_json(family, wish.options, clock=time.perf_counter, measure=measure).encode(), []
    drawing = draw_family(family, wish.options, measure=measure)
    if kind == "svg":
        tokens = load_tokens()
        fonts = ", ".join((tokens.family, *tokens.fallback))
        return to_svg(drawing, tokens.colours["light"], fonts, TITLE).encode(), []
    if kind == "png":
        return _png(drawing), []
    fit = readable_paper(drawing, wish.paper)
    return _pdf(drawing, fit.paper, example=wish.example), _told(fit, wish.paper)


def _pdf(drawing: Drawing, paper: Paper, *, example: bool = False) -> bytes:
    return genogram_pdf(drawing, TITLE, danish_now().date(), example=example, paper=paper)


def _told(fit: Fit, wanted: Paper) -> list[str]:
    told = []
    if fit.paper != wanted:
        points = f"{fit.name_points:.1f}".replace(".", ",")
        told.append(TOO_SMALL.format(wanted=wanted, points=points, paper=_PAPER_WORDS[fit.paper]))
    if fit.paper == "poster":
        told.append(POSTER.format(sheets=fit.sheets))
    return told


def _png(drawing: Drawing) -> bytes:
    """Paint with Qt as the window does; where Qt cannot be loaded, take a picture of the paper."""
    try:
        from app.views.genogram.picture import drawing_png  # not every command, nor every machine, has a use for Qt
        from app.views.theme import load_fonts
    except ImportError:
        return picture_of(_pdf(drawing, "A4"))
    _application()
    load_fonts()
    return drawing_png(drawing)


@cache
def _application() -> "QApplication | object":
    """Return Qt's one application, kept for as long as the process lives; made without a screen if there is none."""
    from PySide6.QtWidgets import QApplication  # see above

    return QApplication.instance() or QApplication(["rundbord", "-platform", "offscreen"])
