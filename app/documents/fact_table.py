"""Two plain tables for the professional copy: label and value, and a grid with a head. Empty ones disappear.

Where a grid goes on over the page its head is said again to the eye; a screen reader knows it from the first time.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.documents import parts, styles
from app.documents.panel import Box, Panel, box, para
from app.documents.sheet import WIDTH, Told, heard
from app.documents.structure import Element

_LABEL = 118.0
_GUTTER = 8.0


def facts(rows: Sequence[tuple[str, str]]) -> list[Panel]:
    """Return label and value on a row each; rows without a value are left out."""
    table = Element("Table")
    return [_fact(label, value, table.new("TR")) for label, value in rows if value.strip()]


def _fact(label: str, value: str, row: Element) -> Panel:
    head = box(0, _LABEL, [para(label, styles.PRO_LABEL, tag="TH")], inside=row.new("TH", scope="Row"))
    return Panel([head, box(_LABEL, WIDTH - _LABEL, [para(value, styles.PRO_BODY)], inside=row.new("TD"))], after=1.5)


def columns_used(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the columns that are not empty in all rows."""
    return [index for index, cells in enumerate(zip(*rows, strict=True)) if any(cell.strip() for cell in cells)]


def grid(
    head: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], *, columns: Sequence[int] = (),
    told: Told | None = None,
) -> list[Panel]:  # fmt: skip
    """Return a table with a head; `shares` are parts of the width.

    A column that is empty in all rows is left out; `columns` keeps tables under each other in step. `told` hears how
    many rows are laid out, and stops it with UserError.
    """
    used = list(columns) or columns_used(rows)
    if not rows or not used:
        return []
    whole = sum(shares[index] for index in used)
    widths = [shares[index] / whole * WIDTH for index in used]
    table = Element("Table")
    top = _row([head[index] for index in used], widths, table.new("TR"), head=True)
    body = (_row([row[index] for index in used], widths, table.new("TR")) for row in heard(rows, told))
    return [parts.leading(top), *parts.under_again(top, body)]


def _row(cells: Sequence[str], widths: Sequence[float], row: Element, *, head: bool = False) -> Panel:
    fields: list[Box] = []
    style = styles.PRO_SOFT if head else styles.PRO_BODY
    left = 0.0
    for cell, wide in zip(cells, widths, strict=True):
        last = len(fields) == len(cells) - 1
        told = row.new("TH", scope="Column") if head else row.new("TD")
        fields.append(box(left, wide if last else wide - _GUTTER, [para(cell, style)], inside=told))
        left += wide
    return Panel(fields, rule=not head, pad=1.5 if head else 4)
