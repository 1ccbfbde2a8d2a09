"""Dates nobody beside the screen may read: while a child is heard without a parent, I dag says little.

What the parent knows of keeps its words: a line does that reads the same when only what they know of is there. The rest
stands as »Aftale i sagen« with its day; the case itself says what it is. Lines that come from what no parent has read
(a notification, a talk with the child, a contact, the leader's review) lose their words all of them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID, uuid5

from app.models.enums import DueKind
from app.models.log import DueItem
from app.services.discreet_rows import Discretion
from app.services.due_shown import (
    AFTER_MEETING,
    JOURNAL,
    NAMELESS,
    NAMELESS_REMINDER,
    NAMELESS_WORK,
    OWN_WORK,
    REMINDERS,
    WAITING,
)  # fmt: skip
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.rhythm import NextDate

SEE_THE_CASE = "Se sagen."
NAMELESS_SOURCE: Final = NAMELESS
"""Where a nameless meeting is said to come from: the list then offers to open the case, and no meeting."""

_NAMELESS_RULE: Final = f"{DueKind.AGREED.value}-"
"""What the rule of a nameless date begins with; after it comes what the date is known by."""

_NEVER_THEIRS: Final = frozenset(
    {
        "started_deadline", "quiet", "child_talk", "talk_before", "course", "case_review", "held_meeting",
        "held_follow_up", "concern",
    }  # fmt: skip
)
"""Source tables whose words or day come from what no parent has read, whenever that was written."""
_READ: Final = (
    "source_table", "source_id", "rule_id", "child_id", "kind", "what", "due_on", "at_time", "recurrence", "ends_on",
    "earliest_on", "explanation", "law",
)  # fmt: skip
"""What anybody could read or work out from a line."""


def with_discretion(judge: Discretion, items: Iterable[DueItem], known: Iterable[DueItem]) -> Iterator[DueItem]:
    """Yield the dates of a case, those that must stay nameless without their words.

    `known` is what would be due if there were only what the parent knows of (`known_rows`).
    """
    if not judge.is_careful:
        yield from items
        return
    told = {_read(each) for each in known}
    same: Counter[tuple[str, UUID, str]] = Counter()
    for item in items:
        if not is_nameless(item) and _gives_away(item, told):
            make_nameless(item)
            key = (item.source_table, item.source_id, item.rule_id)
            same[key] += 1
            if same[key] > 1:
                item.rule_id = f"{item.rule_id}-{same[key]}"  # lines that read the same are still told apart
        yield item


def is_nameless(item: DueItem) -> bool:
    """Tell whether a line has lost its words."""
    return item.what == NEUTRAL_TITLE


def identity_of(source_id: UUID, child_id: UUID | None, rule_id: str) -> str:
    """Return what tells one date of a row from its other dates, with words or without: 32 letters and figures.

    The rule cannot be read from it, nor found by trying all rules without the id of the row.
    """
    if rule_id.startswith(_NAMELESS_RULE):
        return rule_id.removeprefix(_NAMELESS_RULE)
    return uuid5(source_id, f"{child_id} {rule_id}").hex


def is_line_of(item: DueItem, rule_id: str) -> bool:
    """Tell whether a nameless line with this rule is the one that lost the words of an item."""
    known_by = identity_of(item.source_id, item.child_id, item.rule_id)
    return rule_id.startswith(f"{_NAMELESS_RULE}{known_by}")


def tells_secretly(judge: Discretion, following: NextDate) -> bool:
    """Tell whether the date of a rhythm gives away the day of something held or planned without a parent."""
    return judge.is_careful and any(judge.hides_day(each) for each in following.tells_of)


def make_nameless(item: DueItem) -> None:
    """Leave only the day of a date; of a meeting not even that it is one.

    What waits for its day goes on waiting; the first day of a window goes with the words.
    """
    item.what, item.explanation = NEUTRAL_TITLE, SEE_THE_CASE
    item.law, item.uncertain, item.snoozed_because = None, False, None
    if item.source_table not in WAITING:
        item.earliest_on = None
    if item.source_table != "agreement":
        known_by = identity_of(item.source_id, item.child_id, item.rule_id)
        item.source_table = _nameless_table(item)
        item.kind, item.rule_id = DueKind.AGREED, _NAMELESS_RULE + known_by


def _nameless_table(item: DueItem) -> str:
    """Return where a line without words is said to come from: it stands in the same lists as before, and no more."""
    if item.source_table in REMINDERS:
        return NAMELESS_REMINDER
    own = item.source_table in OWN_WORK or item.rule_id == AFTER_MEETING
    return NAMELESS_WORK if own else NAMELESS_SOURCE


def _gives_away(item: DueItem, told: set[tuple[object, ...]]) -> bool:
    if item.source_table == JOURNAL:
        return False  # it is a count, and judged where the texts are known
    return item.source_table in _NEVER_THEIRS or _read(item) not in told


def _read(item: DueItem) -> tuple[object, ...]:
    return tuple(getattr(item, name) for name in _READ)
