"""Dates nobody beside the screen may read: while a child is heard without a parent, I dag says little.

What the parent knows of keeps its words: agreements and meetings they were part of, the plan and its follow-ups. The
rest stands as »Aftale i sagen« with its day; the case itself says what it is.
"""

from collections.abc import Iterable, Iterator
from uuid import UUID

from app.models.agreement import Agreement, AgreementAudience
from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.services.hard_stops import NEUTRAL_TITLE, is_discreet, kept_out
from app.services.snapshot import CaseRows

SEE_THE_CASE = "Se sagen."
NAMELESS_SOURCE = "discreet"
"""Where a nameless meeting is said to come from: the list then offers to open the case, and no meeting."""


def with_discretion(rows: CaseRows, items: Iterable[DueItem]) -> Iterator[DueItem]:
    """Yield the dates of a case, those that must stay nameless without their words."""
    out, careful = kept_out(rows), is_discreet(rows, None)
    for item in items:
        if careful and _is_hidden(rows, item, out):
            _make_nameless(item)
        yield item


def _is_hidden(rows: CaseRows, item: DueItem, out: frozenset[UUID]) -> bool:
    if item.source_table == "meeting":
        return is_discreet(rows, _meeting(rows, item.source_id))
    if item.source_table != "agreement":
        return False
    agreement = next(each for each in rows.of(Agreement) if each.id == item.source_id)
    audience = {each.person_id for each in rows.inside(AgreementAudience, agreement.id)}
    return is_discreet(rows, _meeting(rows, agreement.meeting_id)) or bool(audience and not out <= audience)


def _meeting(rows: CaseRows, meeting_id: UUID | None) -> Meeting | None:
    return next((each for each in rows.of(Meeting) if each.id == meeting_id), None)


def _make_nameless(item: DueItem) -> None:
    item.what, item.explanation = NEUTRAL_TITLE, SEE_THE_CASE
    if item.source_table == "meeting":
        item.kind, item.source_table, item.rule_id = DueKind.AGREED, NAMELESS_SOURCE, DueKind.AGREED.value
