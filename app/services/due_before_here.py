"""Dates from before a case was written here: what may have been done elsewhere is no date but a question.

`rules/before_here` decides; here a line gets its question. `due_asked_once` makes one line of those of a child.
"""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from app.language.dates import long_date
from app.models.case import Child
from app.models.deadline import CaseReview
from app.models.enums import FollowUpKind
from app.models.log import DueItem
from app.models.plan import Cadence, FollowUp
from app.rules.before_here import seen_from_here
from app.services.discreet_due import is_nameless
from app.services.due_events import SEEN
from app.services.due_lines import Desk
from app.services.due_quiet import last_talked
from app.services.due_shown import CHILD_TALK, REVIEW, TALK_BEFORE
from app.services.rhythm import held_days, is_held

BEFORE: Final = "before:"
"""Stands before the rule of a line that asks what happened before the case came here."""
HERE_ONLY: Final = frozenset({"agreement", "note", "hand_over", "quiet", "concern"})
"""What was written here or is counted from the day the case came: nobody elsewhere can have answered it."""
FOLLOW_UPS: Final = frozenset({"intervention", "cadence", "held_meeting", "follow_up", "course", "age"})

FOLLOWED = "Er der fulgt op? Skriv, hvornår det sidst skete."
VISITED = "Er der ført tilsyn? Skriv, hvornår det sidst skete."
TALKED = "Hvornår har nogen sidst talt med {name}? Skriv dagen."
REVIEWED = "Hvornår var den sidste sagsgennemgang? Skriv dagen."
MET = "{what}: blev mødet holdt?"
DONE = "{what}: er det gjort? Skriv dagen."
LAST_TALK = "Den sidste samtale med {name}"
FELL = "{what} ({day})"
TAIL = ": det var, før sagen kom hertil {day}."
DEADLINES: Final = frozenset({"child-plan", "child-plan-before", "school-referral", "school-year-end"})
"""Shipped rules that something in the case sets going, and that are done on a day."""
OWN_QUESTIONS: Final = frozenset({"expected_end", "plan_choice"})
"""Questions that are asked in their own words and answered on the page of the plan."""


def seen_here(desk: Desk, item: DueItem) -> DueItem:
    """Return a line as it is seen from here: as it was, from the day the case came, or as a question without a day."""
    since = desk.rows.case.here_since
    if since is None or item.source_table in HERE_ONLY or item.recurrence or (item.ends_on and item.ends_on < since):
        return item
    if item.due_on is None or item.due_on >= since:
        return item
    seen = seen_from_here(item.due_on, since, last_is_told=_is_told(desk, item))
    if seen.asks:
        _ask(desk, item)
    item.due_on = seen.due
    return item


def is_question(item: DueItem) -> bool:
    """Tell whether a line asks what happened before the case came here."""
    return item.due_on is None and item.rule_id.startswith(BEFORE)


def _ask(desk: Desk, item: DueItem) -> None:
    """Turn a line into its question; one without words stays without them."""
    item.at_time, item.by_hour, item.earliest_on = None, False, None
    if is_nameless(item) or item.due_on is None:
        return
    since = desk.rows.case.here_since or desk.today
    item.what, was = _question(desk, item), FELL.format(what=item.what, day=long_date(item.due_on))
    if item.source_table == CHILD_TALK:
        was = LAST_TALK.format(name=_called(desk, item))
    item.explanation = was + TAIL.format(day=long_date(since))
    item.rule_id = f"{BEFORE}{item.rule_id}"
    if item.source_table == CHILD_TALK:
        item.source_table = TALK_BEFORE


def _question(desk: Desk, item: DueItem) -> str:
    table, rule = item.source_table, item.rule_id
    if table == CHILD_TALK:
        return TALKED.format(name=_called(desk, item))
    if table == REVIEW:
        return REVIEWED
    if table == "meeting":
        return MET.format(what=item.what)
    if rule in DEADLINES or rule.startswith(SEEN) or table == "started_deadline":
        return DONE.format(what=item.what)
    if table in FOLLOW_UPS and rule not in OWN_QUESTIONS:
        return VISITED if _is_visit(desk, item) else FOLLOWED
    return VISITED if table == "supervision" else item.what


def _called(desk: Desk, item: DueItem) -> str:
    return next((desk.rows.called(each.person_id) for each in desk.rows.of(Child) if each.id == item.source_id), "")


def _is_visit(desk: Desk, item: DueItem) -> bool:
    rows: list[Cadence | FollowUp] = [*desk.rows.of(Cadence), *desk.rows.of(FollowUp)]
    return any(each.id == item.source_id and each.kind is FollowUpKind.SUPERVISION for each in rows)


def _is_told(desk: Desk, item: DueItem) -> bool:
    """Tell whether somebody has written when what a line asks for was last done; the line then counts from that."""
    found = _TOLD.get(item.source_table)
    return found is not None and found(desk, item.source_id)


def _kept_rhythm(desk: Desk, cadence_id: UUID) -> bool:
    found = next((each for each in desk.rows.of(Cadence) if each.id == cadence_id), None)
    days = held_days(desk.rows, found) if found else []
    return any(found is not None and (found.base_on is None or day > found.base_on) for day in days)


def _was_talked_with(desk: Desk, child_id: UUID) -> bool:
    return any(last_talked(desk.rows, each) is not None for each in desk.rows.of(Child) if each.id == child_id)


def _was_visited(desk: Desk, child_id: UUID) -> bool:
    return any(
        each.kind is FollowUpKind.SUPERVISION and each.child_id in (None, child_id) and is_held(each, desk.today)
        for each in desk.rows.of(FollowUp)
    )


def _was_reviewed(desk: Desk, source_id: UUID) -> bool:
    """Tell whether the review after the last one is meant; one that was planned and not held asks for itself."""
    return source_id == desk.rows.case.id and any(each.held_on for each in desk.rows.of(CaseReview))


_TOLD: Final[dict[str, Callable[[Desk, UUID], bool]]] = {
    "cadence": _kept_rhythm, CHILD_TALK: _was_talked_with, "supervision": _was_visited, REVIEW: _was_reviewed,
}  # fmt: skip
