"""Dates nobody beside the screen may read: while a child is heard without a parent, I dag says little.

What the parent knows of keeps its words: agreements and meetings they were part of, the plan as it was before. The
rest stands as »Aftale i sagen« with its day; the case itself says what it is.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from app.models.agreement import Agreement
from app.models.base import CaseRecord
from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.plan import Goal, Intervention
from app.services.discreet_rows import Discretion
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.snapshot import CaseRows

SEE_THE_CASE = "Se sagen."
NAMELESS_SOURCE = "discreet"
"""Where a nameless meeting is said to come from: the list then offers to open the case, and no meeting."""

_WORDED: Final[tuple[type[CaseRecord], ...]] = (Meeting, Agreement, Goal, Intervention)
"""What a date takes its words from."""


def with_discretion(rows: CaseRows, items: Iterable[DueItem]) -> Iterator[DueItem]:
    """Yield the dates of a case, those that must stay nameless without their words."""
    judge = Discretion(rows)
    hidden = {each.id for kind in _WORDED for each in rows.of(kind) if judge.hides(each)}
    for item in items:
        if item.source_id in hidden:
            make_nameless(item)
        yield item


def make_nameless(item: DueItem) -> None:
    """Leave only the day of a date; of a meeting not even that it is one."""
    item.what, item.explanation = NEUTRAL_TITLE, SEE_THE_CASE
    if item.source_table != "agreement":
        item.kind, item.source_table, item.rule_id = DueKind.AGREED, NAMELESS_SOURCE, DueKind.AGREED.value
