"""The narrow tables of key figures: as many periods beside each other as the picture has, and a head for each row."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents import parts, styles
from app.documents.panel import Box, Panel, box, para
from app.documents.sheet import WIDTH
from app.documents.structure import Element
from app.documents.typesetting import Style
from app.services.chart_shapes_words import PERIOD, FigureTable

_CELL = Style(10, 13.5)
_GUTTER = 4.0
_WIDE, _WIDER, _NARROW = 150.0, 250.0, 44.0
"""How wide the first column is: names of parts, where there is more room, and the few words of a table over time."""
_WIDEST = 90.0
"""Columns of a table with few of them stand no further apart than this."""


def table(told: FigureTable) -> list[Panel]:
    """Return the numbers of a figure; periods stand beside each other. Nothing without rows."""
    if not told.rows:
        return []
    over_time = told.head[0] == PERIOD
    shown = told.turned() if over_time else told
    first, columns = _NARROW if over_time else _WIDE, len(shown.head) - 1
    wide = min((WIDTH - first) / columns, _WIDEST)
    first = first if over_time else min(WIDTH - wide * columns, _WIDER)
    whole = Element("Table")
    top = _row(shown.head, (first, wide), whole.new("TR"), is_head=True)
    alone = len(shown.rows) == 1  # what stands over a single row is heads enough
    rows = (_row(cells, (first, wide), whole.new("TR"), is_headless=alone) for cells in shown.rows)
    return [parts.leading(top), *parts.under_again(top, rows)]


def _row(
    cells: Sequence[str], widths: tuple[float, float], row: Element, *, is_head: bool = False, is_headless: bool = False
) -> Panel:
    """Return one row; its first cell is the head of the row unless told otherwise, and all are heads in the first."""
    first, wide = widths
    fields: list[Box] = []
    for place, cell in enumerate(cells):
        left = first + wide * (place - 1) if place else 0.0
        style = styles.PRO_SOFT if is_head else _CELL
        told = (
            row.new("TD")
            if (place or is_headless) and not is_head
            else row.new("TH", scope="Column" if is_head else "Row")
        )
        fields.append(box(left, (wide if place else first) - _GUTTER, [para(cell, style, tag=told.tag)], inside=told))
    return Panel(fields, rule=not is_head, pad=0.5 if is_head else 0.7)
