"""When a line of what is due may be seen: some wait for their day, some go by themselves when it has passed.

The derived rows are written when something changes and read on any later day, so each says itself from when it counts.
Whoever reads them asks here.
"""

import datetime as dt
from typing import Final

from sqlalchemy import ColumnElement, and_, literal, or_

from app.models.log import DueItem

AGE, QUIET, CHILD_TALK, REVIEW, JOURNAL = "age", "quiet", "child_talk", "case_review", "journal"
"""Source tables of what follows from time passing: a birthday, no movement, no talk, no review, nothing laid over."""

CONCERN = "concern"
"""Source table of worries nobody has looked at."""

TALK_BEFORE = "talk_before"
"""Source table of the question when somebody last talked with a child, in a case that came from elsewhere."""

NAMELESS, NAMELESS_WORK, NAMELESS_REMINDER = "discreet", "discreet_work", "discreet_reminder"
"""Source tables of lines without words: of a date, of her own work, of what only reminds. The list opens the case."""

REMINDERS: Final = frozenset({AGE, QUIET, CHILD_TALK, JOURNAL, CONCERN, TALK_BEFORE, NAMELESS_REMINDER})
"""Lines that only remind: there is nothing on that day, so they stand in no calendar."""

OWN_WORK: Final = REMINDERS | {
    REVIEW, NAMELESS_WORK, "started_deadline", "child_plan", "course", "notification", "assessment", "assessment_late",
    "fetched_information", "consent", "party_hearing", "formal_decision", "hand_over", "note",
}  # fmt: skip
"""Lines of the caseworker's own work: a family does not meet on that day, so none of them is a case's »næste dato«."""

AFTER_MEETING: Final = "after_meeting"
"""Rule of what is still to be done after a meeting: her own work too, though it comes from the meeting itself."""

WAITING: Final = frozenset(
    {
        AGE,
        QUIET,
        CHILD_TALK,
        REVIEW,
        CONCERN,
        NAMELESS,
        NAMELESS_WORK,
        NAMELESS_REMINDER,
        "child_plan",
        "assessment_late",
        "consent",
    }
)
"""Lines that nobody sees before their first day."""


def is_next_date(source_table: str, rule_id: str, *, recurring: bool) -> bool:
    """Tell whether a line that is to come can be a case's »næste dato«: a day that was set, on which the family is met.

    What is agreed for every Tuesday is none: it would hide that nobody has planned to look at the plan again.
    """
    return not recurring and source_table not in OWN_WORK and rule_id != AFTER_MEETING


def shown(day: dt.date) -> ColumnElement[bool]:
    """Return the condition under which a line is seen on `day`, to stand in the WHERE of whoever reads lines."""
    # The question that is quickest to answer comes first: this is asked of every line in the store.
    now = written(day)
    has_come = or_(DueItem.earliest_on.is_(None), DueItem.earliest_on <= now, DueItem.source_table.not_in(WAITING))
    still_here = or_(DueItem.ends_on.is_(None), DueItem.recurrence.is_not(None), DueItem.ends_on >= now)
    return and_(has_come, still_here)


def written(day: dt.date) -> ColumnElement[dt.date]:
    """Return a day that stands in the question itself, to be compared with every line there is.

    A day handed over beside the question is made ready anew for each line: twenty times what the comparing costs.
    """
    return literal(day, literal_execute=True)
