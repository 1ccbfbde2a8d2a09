"""Where a case is on its way: underretning, undersøgelse, plan, indsats, opfølgning, overgang; told at a review.

It is read from what is noted and written nowhere, so it is never out of date. What runs side by side is told together:
help may run while something is being examined.
"""

import datetime as dt
from enum import StrEnum

from app.models.deadline import StartedDeadline
from app.models.enums import FollowUpKind, InterventionStatus
from app.models.meeting import Meeting
from app.models.notification import Notification
from app.models.plan import FollowUp, Intervention
from app.rules.rule import Trigger
from app.rules.rulebook import RuleBook
from app.services.assessment_clock import is_looked_into
from app.services.follow_up_asked import is_follow_up
from app.services.modules import ASSESSMENTS, NOTIFICATIONS
from app.services.plan_kind import current_plan, last_day
from app.services.snapshot import CaseRows

_COMING = (InterventionStatus.WISHED, InterventionStatus.GRANTED)


class Phase(StrEnum):
    """A phase of a case, in their order; the value is what it is called."""

    NOTIFICATION = "underretning"
    ASSESSMENT = "undersøgelse"
    BEGINNING = "begyndelse"
    PLAN = "plan"
    HELP = "indsats"
    FOLLOW_UP = "opfølgning"
    TRANSITION = "overgang"


def phases_of(rows: CaseRows, rules: RuleBook, off: frozenset[str]) -> tuple[Phase, ...]:
    """Return the phases a case is in: what is being looked into first, then how far the help has come.

    What belongs to a part of the program that is `off` tells of nothing. A case where nothing but that is going on has
    no help to tell of.
    """
    looked_into = _looked_into(rows, rules, off)
    further = _help(rows)
    return (*looked_into, further) if further else looked_into or (Phase.BEGINNING,)


def _looked_into(rows: CaseRows, rules: RuleBook, off: frozenset[str]) -> tuple[Phase, ...]:
    running = {each.rule_id for each in rows.of(StartedDeadline) if each.done_on is None}
    known = (
        (Phase.NOTIFICATION, (Trigger.NOTIFICATION, Trigger.NOTIFICATION_OF_KNOWN)),
        (Phase.ASSESSMENT, (Trigger.AWARE,)),
    )
    noted = {
        Phase.NOTIFICATION: NOTIFICATIONS not in off and any(e.assessed_on is None for e in rows.of(Notification)),
        Phase.ASSESSMENT: ASSESSMENTS not in off and is_looked_into(rows),
    }
    return tuple(
        phase
        for phase, triggers in known
        if noted[phase] or any(rule.id in running for trigger in triggers for rule in rules.on_event(trigger))
    )


def _help(rows: CaseRows) -> Phase | None:
    every = rows.of(Intervention)
    active = [each for each in every if each.status is InterventionStatus.ACTIVE]
    met = _last_met(rows)
    if active:
        began = max((last_day(each.since) or dt.date.min for each in active), default=dt.date.min)
        return Phase.FOLLOW_UP if met and met > began else Phase.HELP
    if any(each.status in _COMING for each in every):
        return Phase.PLAN
    if every:
        return Phase.TRANSITION
    if met:
        return Phase.FOLLOW_UP
    return Phase.PLAN if any(current_plan(rows, child.id) for child, _ in rows.children()) else None


def _last_met(rows: CaseRows) -> dt.date | None:
    """Return the last day the family met to look at how it goes; a network meeting is one."""
    held = [each.held_on for each in rows.of(FollowUp) if each.kind is FollowUpKind.FOLLOW_UP]
    held += [each.held_on for each in rows.of(Meeting) if is_follow_up(each)]
    return max((day for day in held if day and day <= rows.today), default=None)
