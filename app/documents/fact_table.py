"""Two plain tables for the professional copy: label and value, and a grid with a head. Empty ones disappear."""

from __future__ import annotations

from collections.abc import Sequence

from app.documents import parts, styles
from app.documents.panel import Box, Panel, box, para
from app.documents.sheet import WIDTH

_LABEL = 118.0
_GUTTER = 8.0


def facts(rows: Sequence[tuple[str, str]]) -> list[Panel]:
    """Return label and value on a row each; rows without a value are left out."""
    return [
        Panel([
            box(0, _LABEL, [para(label, styles.PRO_LABEL)]),
            box(_LABEL, WIDTH - _LABEL, [para(value, styles.PRO_BODY)]),
        ], after=1.5)
        for label, value in rows
        if value.strip()
    ]  # fmt: skip


def grid(head: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float]) -> list[Panel]:
    """Return a table with a head; `shares` are parts of the width. A column that is empty in all rows is left out."""
    used = [index for index in range(len(head)) if any(row[index].strip() for row in rows)]
    if not used:
        return []
    whole = sum(shares[index] for index in used)
    widths = [shares[index] / whole * WIDTH for index in used]
    top = _row([head[index] for index in used], widths, head=True)
    return [parts.leading(top), *(_row([row[index] for index in used], widths) for row in rows)]


def _row(cells: Sequence[str], widths: Sequence[float], *, head: bool = False) -> Panel:
    fields: list[Box] = []
    style = styles.PRO_SOFT if head else styles.PRO_BODY
    left = 0.0
    for cell, wide in zip(cells, widths, strict=True):
        last = len(fields) == len(cells) - 1
        fields.append(box(left, wide if last else wide - _GUTTER, [para(cell, style)]))
        left += wide
    return Panel(fields, rule=not head, pad=1.5 if head else 4)
