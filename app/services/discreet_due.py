"""Dates nobody beside the screen may read: while a child is heard without a parent, I dag says little.

What the parent knows of keeps its words: agreements and meetings they were part of, the plan as it was before. The
rest stands as »Aftale i sagen« with its day; the case itself says what it is. Lines that come from what no parent has
read (a notification, a talk with the child, a contact, the leader's review) lose their words all of them.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

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
    hidden = {each.id for kind in _WORDED for each in rows.of(kind) if judge.hides(each)} | _secret_rhythms(rows, judge)
    same: Counter[tuple[str, UUID]] = Counter()
    for item in items:
        if item.source_id in hidden or item.source_table in _NEVER_THEIRS:
            table, rule = item.source_table, item.rule_id
            make_nameless(item)
            if table in WAITING:
                item.source_table, item.rule_id = table, rule  # it still waits for its day
            same[item.source_table, item.source_id] += 1
            if (number := same[item.source_table, item.source_id]) > 1:
                item.rule_id = f"{item.rule_id}-{number}"  # lines that read the same are still told apart
        yield item


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
        item.kind, item.source_table, item.rule_id = DueKind.AGREED, NAMELESS_SOURCE, DueKind.AGREED.value
