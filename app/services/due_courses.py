"""What is due of early courses of talks: a word some talks before the limit, and one when it is reached.

Counted are contacts marked as talks in an early course, for each child; a contact that names no child counts for all.
"""

import datetime as dt
from collections.abc import Iterator

from app.models.case import Child
from app.models.enums import FollowUpKind
from app.models.knowledge import Contact
from app.models.log import DueItem
from app.models.plan import FollowUp
from app.rules.cadence import Cadence, CadenceKind
from app.services.due_lines import Desk, Source, ruled
from app.services.due_quiet import children_in
from app.services.plan_kind import last_day
from app.services.snapshot import CaseRows

COURSE = "course"
NEAR = "Tal om, hvad der skal ske bagefter."


def of_courses(desk: Desk) -> Iterator[DueItem]:
    """Yield a line for each child whose talks come near their limit, until there has been a follow-up since."""
    rules = [each for each in desk.rules.cadences if each.kind is CadenceKind.COUNTER and each.count]
    for rule in rules if any(each.in_course for each in desk.rows.of(Contact)) else ():
        for child in desk.rows.of(Child):
            yield from _of_child(desk, rule, child)


def talks_in_course(rows: CaseRows, child: Child) -> list[dt.date]:
    """Return the days of a child's talks in an early course, oldest first; a talk without a day is left out."""
    return sorted(
        day
        for each in rows.of(Contact)
        if each.in_course and (day := last_day(each.on)) and child in children_in(rows, each)
    )


def _of_child(desk: Desk, rule: Cadence, child: Child) -> Iterator[DueItem]:
    days, near = talks_in_course(desk.rows, child), max(1, rule.count - desk.rules.counts.talks_before_limit)
    reached = rule.count if len(days) >= rule.count else near if len(days) >= near else 0
    if not reached or any(held >= days[reached - 1] for held in _follow_ups(desk, child)):
        return
    name = desk.rows.called(child.person_id)
    what = f"{len(days)} af {rule.count} samtaler med {name}. {NEAR}"
    yield ruled(desk.rows, Source(COURSE, child.id, child.id), rule, what, days[reached - 1], rule.explanation)


def _follow_ups(desk: Desk, child: Child) -> list[dt.date]:
    return [
        each.held_on
        for each in desk.rows.of(FollowUp)
        if each.held_on and each.kind is FollowUpKind.FOLLOW_UP and each.child_id in (None, child.id)
    ]
