"""What is due because nobody looked at a worry: one line for a case, written with the day it begins to count.

Somebody has looked when they wrote the worry, sparred about it, called, talked, met or followed up, and also when a day
is set where they look at it again; that day has a line of its own. In a case a worry is one of its facts, and the case
has lines of its own when it stands still.
"""

import datetime as dt
from collections.abc import Iterator

from app.language.dates import long_date
from app.models.enums import DueKind
from app.models.enums_early import CaseStage
from app.models.enums_meeting import MeetingStatus
from app.models.knowledge import Concern
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.rules.before_here import counts_from_here
from app.services.concerns import noted_day, open_concerns
from app.services.due_lines import Desk, Source, line
from app.services.due_quiet import last_moved
from app.services.due_shown import CONCERN
from app.services.follow_up_open import still_waits
from app.services.snapshot import CaseRows

ONE = "Ingen har set på bekymringen siden {day}"
MANY = "Ingen har set på de {count} bekymringer siden {day}"
BECAUSE = (
    "{days} dage uden sparring, kontakt, samtale eller opfølgning. "
    "Skriv, hvad den førte til, eller hvornår I ser på den igen."
)


def of_concerns(desk: Desk) -> Iterator[DueItem]:
    """Yield one line for the open worries of a case, from the day it counts; none while a day is set."""
    found, last = open_concerns(desk.rows), last_looked(desk.rows)
    if desk.rows.case.stage is CaseStage.CASE or not found or last is None or _has_day(desk.rows):
        return
    last = counts_from_here(last, desk.rows.case.here_since)
    days = desk.rules.counts.concern_days
    words = (ONE if len(found) == 1 else MANY).format(count=len(found), day=long_date(last))
    source = Source(CONCERN, found[0].id, found[0].child_id if len(found) == 1 else None)
    day = last + dt.timedelta(days=days)
    item = line(desk.rows, source, DueKind.PRACTICE, words, day, BECAUSE.format(days=days))
    item.rule_id, item.earliest_on = CONCERN, day
    yield item


def last_looked(rows: CaseRows) -> dt.date | None:
    """Return the last day somebody looked at the open worries of a case; None when nothing is dated."""
    days = [day for each in open_concerns(rows) for day in _days_of(each) if day and day <= rows.today]
    moved = last_moved(rows)
    return max([*days, *([moved] if moved else [])], default=None)


def _days_of(row: Concern) -> tuple[dt.date | None, ...]:
    return noted_day(row), row.sparring_on


def _has_day(rows: CaseRows) -> bool:
    """Tell whether a day is set where they look at it: it has a line of its own, also when it has passed."""
    coming = (MeetingStatus.PLANNED, MeetingStatus.RUNNING)
    return any(still_waits(rows, each) for each in rows.of(FollowUp)) or any(
        each.held_on and each.status in coming for each in rows.of(Meeting)
    )
