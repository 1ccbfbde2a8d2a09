"""Who asks for the next follow-up: the rhythm that was decided, the law when help began, the method after a meeting."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from app.models.deadline import StartedDeadline
from app.models.enums import DueKind, FollowUpKind, InterventionStatus
from app.models.enums_meeting import MeetingStatus
from app.models.log import DueItem
from app.models.meeting import Meeting
from app.models.plan import Cadence, FollowUp, Intervention
from app.rules.cadence import Cadence as Rhythm
from app.rules.cadence import CadenceKind, next_follow_up
from app.rules.rule import Scope, Trigger
from app.services.due_lines import Desk, Source, line, ruled
from app.services.due_merging import FIRST_ON, Ask
from app.services.plan_kind import decision_of, is_decided
from app.services.rhythm import next_by_cadence

BY_LAW, AFTER_MEETING, OWN = "bl-95", "network-meeting", "own_rhythm"
FOLLOW_UP = "Opfølgning"
MEETS_FAMILY = frozenset({"network_meeting", "follow_up_meeting"})
"""Types of meeting the method follows up: the network meeting and the one after it."""


def by_rhythm(desk: Desk) -> Iterator[Ask]:
    """Yield the next follow-up of each rhythm, unless something is planned that keeps it or the rhythm has ended."""
    for each in desk.rows.of(Cadence):
        if each.kind is not FollowUpKind.FOLLOW_UP or has_ended(desk, each):
            continue
        following = next_by_cadence(desk.rows, each, slack=dt.timedelta(days=desk.rules.counts.slack_days))
        if not following.planned:
            source = Source("cadence", each.id, each.child_id)
            item = line(desk.rows, source, DueKind.PRACTICE, FOLLOW_UP, following.on, following.because)
            item.rule_id = each.preset_id or OWN
            yield Ask(item, "Rytmen")


def by_law(desk: Desk) -> Iterator[Ask]:
    """Yield the first follow-up of each decided intervention that runs (barnets lov § 95, stk. 2).

    Early help is not under § 95, nor is what somebody only wishes for.
    """
    rule = desk.rules.cadence(BY_LAW)
    for each in desk.rows.of(Intervention) if rule else ():
        start = each.since.exact if each.since else None
        decided = is_decided(each) and not decision_of(each).is_early_help
        if rule and start and decided and each.status is InterventionStatus.ACTIVE:
            yield from _first(desk, rule, each, start)


def after_meeting(desk: Desk) -> Iterator[Ask]:
    """Yield the next network meeting, 6-8 weeks after the last, when no rhythm and no date says otherwise.

    Of a meeting held long before the case came here nobody can tell what followed; then only a date is missing.
    """
    rule, last = desk.rules.cadence(AFTER_MEETING), _last_meeting(desk)
    if rule is None or last is None or last.held_on is None:
        return
    since = [each.held_on for each in _held(desk) if each.held_on and each.held_on > last.held_on]
    following, known = next_follow_up(rule, last.held_on), desk.rows.case.created_at
    if following and not since and not (known and following.due < known.date()):
        source = Source("held_meeting", last.id)
        item = ruled(desk.rows, source, rule, "Nyt netværksmøde", following.due, following.because)
        item.earliest_on = following.earliest
        yield Ask(item, "Nyt netværksmøde", hidden=desk.judge.hides(last))


def has_ended(desk: Desk, cadence: Cadence) -> bool:
    """Tell whether a rhythm has no more dates of its own: its preset counts talks, or ends after some time."""
    preset = desk.rules.cadence(cadence.preset_id or "")
    if preset is None:
        return False
    if preset.kind is CadenceKind.COUNTER:
        return True
    due = next_by_cadence(desk.rows, cadence).on
    return bool(preset.ends_after and cadence.base_on and due and due > preset.ends_after.after(cadence.base_on))


def school_grants(desk: Desk) -> Iterator[DueItem]:
    """Yield what ends of support in school that goes by its rhythm: a new referral, and the end of the school year."""
    by_hand = {each.rule_id for each in desk.rows.of(StartedDeadline)}
    for each in desk.rows.of(Cadence):
        preset = desk.rules.cadence(each.preset_id or "")
        if preset is None or preset.scope is not Scope.SCHOOL or each.base_on is None:
            continue
        for rule in desk.rules.on_event(Trigger.SCHOOL_GRANT):
            if rule.id not in by_hand and rule.valid_on(each.base_on):
                source = Source("cadence", each.id, each.child_id)
                yield ruled(desk.rows, source, rule, rule.name, rule.due_on(each.base_on), rule.because(each.base_on))


def _first(desk: Desk, rule: Rhythm, each: Intervention, start: dt.date) -> Iterator[Ask]:
    held = [day for day in _days_held(desk, each.child_id) if day >= start]
    following = next_follow_up(rule, start, held, investigation_ends=_investigated(desk, each.child_id, start))
    if following is None or held:
        return
    what = f"{FIRST_ON} på {each.name or 'indsatsen'}"
    item = ruled(
        desk.rows, Source("intervention", each.id, each.child_id), rule, what, following.due, following.because
    )
    yield Ask(item, FIRST_ON, hidden=desk.judge.hides(each))


def _days_held(desk: Desk, child_id: UUID | None) -> list[dt.date]:
    """Return the days there was a follow-up of a child, and of the meetings that were held to follow up."""
    days = [each.held_on for each in _held(desk) if child_id is None or each.child_id in (None, child_id)]
    days += [
        each.held_on
        for each in desk.rows.of(Meeting)
        if each.status is MeetingStatus.HELD and each.type_id == "follow_up_meeting"
    ]
    return [day for day in days if day]


def _held(desk: Desk) -> list[FollowUp]:
    return [each for each in desk.rows.of(FollowUp) if each.held_on and each.kind is FollowUpKind.FOLLOW_UP]


def _investigated(desk: Desk, child_id: UUID | None, start: dt.date) -> dt.date | None:
    """Return the day an investigation beside the help was finished; it brings the first follow-up forward."""
    of_investigation = {each.id for each in desk.rules.on_event(Trigger.AWARE)}
    days = [
        each.done_on
        for each in desk.rows.of(StartedDeadline)
        if each.rule_id in of_investigation and (child_id is None or each.child_id in (None, child_id))
    ]
    return min((day for day in days if day and day >= start), default=None)


def _last_meeting(desk: Desk) -> Meeting | None:
    held = [
        each
        for each in desk.rows.of(Meeting)
        if each.status is MeetingStatus.HELD and each.held_on and each.type_id in MEETS_FAMILY
    ]
    return max(held, key=lambda each: each.held_on or dt.date.min, default=None)
