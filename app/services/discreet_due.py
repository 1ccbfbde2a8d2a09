"""Dates nobody beside the screen may read: while a child is heard without a parent, I dag says little.

What the parent knows of keeps its words: agreements and meetings they were part of, the plan as it was before. The
rest stands as »Aftale i sagen« with its day; the case itself says what it is. Lines that come from what no parent has
read (a notification, a talk with the child, a contact, the leader's review) lose their words all of them.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID, uuid5

from app.models.agreement import Agreement, AgreementOwner
from app.models.base import CaseRecord
from app.models.enums import DueKind
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.plan import Cadence, FollowUp, Goal, Intervention
from app.services.discreet_rows import Discretion
from app.services.due_shown import WAITING
from app.services.hard_stops import NEUTRAL_TITLE, came_after_a_stop
from app.services.rhythm import NextDate, next_by_cadence
from app.services.snapshot import CaseRows

SEE_THE_CASE = "Se sagen."
NAMELESS_SOURCE = "discreet"
"""Where a nameless meeting is said to come from: the list then offers to open the case, and no meeting."""

_NAMELESS_RULE: Final = f"{DueKind.AGREED.value}-"
"""What the rule of a nameless date begins with; after it comes what the date is known by."""

_WORDED: Final[tuple[type[CaseRecord], ...]] = (Meeting, Agreement, AgreementOwner, Goal, Intervention)
"""What a date takes its words from; who answers for an agreement is asked with the words of it."""
_NEVER_THEIRS: Final = frozenset(
    {"started_deadline", "quiet", "child_talk", "course", "case_review", "held_meeting", "held_follow_up"}
)
"""Source tables whose words or day come from what no parent has read, whenever that was written."""


def with_discretion(rows: CaseRows, judge: Discretion, items: Iterable[DueItem]) -> Iterator[DueItem]:
    """Yield the dates of a case, those that must stay nameless without their words."""
    if not judge.is_careful:
        yield from items
        return
    hidden = {each.id for kind in _WORDED for each in rows.of(kind) if judge.hides(each)}
    hidden |= _secret_rhythms(rows, judge)
    hidden |= {each.id for each in rows.of(FollowUp) if _is_secret(rows, judge, each)}
    same: Counter[tuple[str, UUID, str]] = Counter()
    for item in items:
        if item.source_id in hidden or item.source_table in _NEVER_THEIRS:
            table, rule = item.source_table, item.rule_id
            make_nameless(item)
            if table in WAITING:
                item.source_table, item.rule_id = table, rule  # it still waits for its day
            key = (item.source_table, item.source_id, item.rule_id)
            same[key] += 1
            if same[key] > 1:
                item.rule_id = f"{item.rule_id}-{same[key]}"  # lines that read the same are still told apart
        yield item


def identity_of(source_id: UUID, child_id: UUID | None, rule_id: str) -> str:
    """Return what tells one date of a row from its other dates, with words or without: 32 letters and figures.

    The rule cannot be read from it, nor found by trying all rules without the id of the row.
    """
    if rule_id.startswith(_NAMELESS_RULE):
        return rule_id.removeprefix(_NAMELESS_RULE)
    return uuid5(source_id, f"{child_id} {rule_id}").hex


def tells_secretly(rows: CaseRows, judge: Discretion, following: NextDate) -> bool:
    """Tell whether the date of a rhythm gives away the day of something held or planned without a parent."""
    return judge.is_careful and any(_is_secret(rows, judge, each) for each in following.tells_of)


def _secret_rhythms(rows: CaseRows, judge: Discretion) -> set[UUID]:
    # Without slack a date tells of all it could tell of.
    told = {each.id: next_by_cadence(rows, each, slack=dt.timedelta(0)) for each in rows.of(Cadence)}
    return {each for each, following in told.items() if tells_secretly(rows, judge, following)}


def _is_secret(rows: CaseRows, judge: Discretion, row: Meeting | FollowUp) -> bool:
    if isinstance(row, Meeting):
        return judge.hides(row)
    meeting = next((each for each in rows.of(Meeting) if each.id == row.meeting_id), None)
    return judge.hides(meeting) if meeting else came_after_a_stop(rows, row)


def make_nameless(item: DueItem) -> None:
    """Leave only the day of a date; of a meeting not even that it is one."""
    item.what, item.explanation = NEUTRAL_TITLE, SEE_THE_CASE
    item.law, item.uncertain, item.snoozed_because = None, False, None
    if item.source_table != "agreement":
        known_by = identity_of(item.source_id, item.child_id, item.rule_id)
        item.kind, item.source_table, item.rule_id = DueKind.AGREED, NAMELESS_SOURCE, _NAMELESS_RULE + known_by
