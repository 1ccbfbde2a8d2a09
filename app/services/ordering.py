"""The order of rows that lie in one list: one of them moves, the others stay as they are."""

from collections.abc import Sequence
from typing import TypeVar

from app.models.base import CaseRecord
from app.models.order import key_between

Row = TypeVar("Row", bound=CaseRecord)


def move_among(rows: Sequence[Row], row: Row, by: int) -> None:
    """Move a row of a list some places up (negative) or down; past an end nothing happens."""
    others = [each for each in rows if each is not row]
    there = rows.index(row) + by
    if not by or not 0 <= there < len(rows):
        return
    before = others[there - 1].order_key if there else None
    after = others[there].order_key if there < len(others) else None
    if (there and not before) or (there < len(others) and not after) or (before and after and before >= after):
        number_anew([*others[:there], row, *others[there:]])  # a case from a file may have no keys, or one twice
    else:
        row.order_key = key_between(before, after)


def number_anew(rows: Sequence[CaseRecord]) -> None:
    """Give all rows of a list new keys, in the order they stand."""
    key: str | None = None
    for each in rows:
        key = key_between(key, None)
        each.order_key = key
