"""The family drawing on a sheet of its own, lying when it is wide, with a legend of the signs it uses."""

from __future__ import annotations

from datetime import date

from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable

from app.documents import styles
from app.documents.genogram_flowable import GenogramFlowable, LegendFlowable
from app.documents.panel import Panel, box, para
from app.documents.sheet import SIDE, Furniture, build, stamp_text
from app.genogram.shapes import Drawing


def genogram_pdf(
    drawing: Drawing, title: str, made_on: date, *, municipality: str = "", example: bool = False
) -> bytes:
    """Return the drawing as PDF on one A4 page; the same drawing gives the same bytes."""
    lying = drawing.width > drawing.height
    furniture = Furniture(
        title=title,
        made_on=made_on,
        author=municipality,
        stamp=stamp_text("", draft="kladde", example=example),
        header=False,
        lying=lying,
    )
    wide = (A4[1] if lying else A4[0]) - 2 * SIDE

    def story() -> list[Flowable]:
        legend = LegendFlowable(drawing, wide)
        heading = Panel([box(0, wide, [para(title, styles.SECTION)])], after=14)
        room = furniture.body_height - legend.height - heading.height - 30
        legend.spaceBefore = 14
        return [heading, GenogramFlowable(drawing, wide, max(room, 60.0)), legend]

    return build(story, furniture)
