"""Who asks for the next follow-up: the rhythm that was decided, the law when help began, the method after a meeting."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from app.models.case import Child
from app.models.deadline import StartedDeadline
from app.models.enums import DueKind, FollowUpKind, InterventionStatus
from app.models.log import DueItem
from app.models.meeting import Meeting, Participant
from app.models.plan import Cadence, FollowUp, Intervention
from app.rules.cadence import Cadence as Rhythm
from app.rules.cadence import next_follow_up
from app.rules.plan_decisions import FIRST_DAY, first_day
from app.rules.rule import Scope, Trigger
from app.services.assessment_clock import ended_beside
from app.services.discreet_due import tells_secretly
from app.services.due_before_here import seen_here
from app.services.due_events import SEEN
from app.services.due_lines import Desk, Source, line, ruled
from app.services.due_merging import FIRST_ON, Ask
from app.services.plan_kind import decision_of, is_decided
from app.services.rhythm import is_held, next_by_cadence
from app.services.rulebook import shipped_rules

BY_LAW, AFTER_MEETING, OWN = "bl-95", "network-meeting", "own_rhythm"
FOLLOW_UP = "Opfølgning"
MEETS_FAMILY = frozenset({"network_meeting", "follow_up_meeting"})
"""Types of meeting the method follows up: the network meeting and the one after it."""


def by_rhythm(desk: Desk) -> Iterator[Ask]:
    """Yield the next follow-up of each rhythm, unless something is planned that keeps it or the rhythm has ended."""
    for each in desk.rows.of(Cadence):
        if each.kind is not FollowUpKind.FOLLOW_UP:
            continue
        following = next_by_cadence(desk.rows, each, slack=dt.timedelta(days=desk.rules.counts.slack_days))
        if not (following.planned or following.ended):
            hidden = tells_secretly(desk.judge, following)
            # Naming the one child that waits tells that the others have had theirs, or have a day.
            child_id = each.child_id or (None if hidden else following.only_for)
            source = Source("cadence", each.id, child_id)
            item = line(desk.rows, source, DueKind.PRACTICE, FOLLOW_UP, following.on, following.because)
            item.rule_id = each.preset_id or OWN
            yield Ask(seen_here(desk, item), "Rytmen", hidden=hidden)


def by_law(desk: Desk) -> Iterator[Ask]:
    """Yield the first follow-up of each decided intervention that runs (barnets lov § 95, stk. 2).

    Early help is not under § 95, nor is what somebody only wishes for. A start without a day counts from the first it
    can have been.
    """
    rule = desk.rules.cadence(BY_LAW)
    for each in desk.rows.of(Intervention) if rule else ():
        start = first_day(each.since)
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
        yield Ask(seen_here(desk, item), "Nyt netværksmøde", hidden=desk.judge.hides(last))


def school_grants(desk: Desk) -> Iterator[DueItem]:
    """Yield what ends of support in school that goes by its rhythm: a new referral, and the end of the school year."""
    by_hand = {(each.rule_id, each.child_id, each.on) for each in desk.rows.of(StartedDeadline)}
    for each in desk.rows.of(Cadence):
        preset = desk.rules.cadence(each.preset_id or "")
        if preset is None or preset.scope is not Scope.SCHOOL or each.base_on is None:
            continue
        for rule in desk.rules.on_event(Trigger.SCHOOL_GRANT):
            if (rule.id, each.child_id, each.base_on) not in by_hand and rule.valid_on(each.base_on):
                source, because = Source("cadence", each.id, each.child_id), rule.because(each.base_on)
                item = ruled(desk.rows, source, rule, rule.name, rule.due_on(each.base_on), because)
                if rule.id not in shipped_rules():
                    item.rule_id = f"{SEEN}{rule.id}"
                yield item


def _first(desk: Desk, rule: Rhythm, each: Intervention, start: dt.date) -> Iterator[Ask]:
    ended = _investigated(desk, each.child_id, start)
    following = next_follow_up(rule, start, investigation_ends=ended)
    if following is None or is_followed_up(desk, each.child_id, start):
        return
    source, secret = Source("intervention", each.id, each.child_id), False
    if ended and desk.judge.is_careful and following.due == ended:
        # The day is that of the investigation, so the line goes the way its own line went: without words.
        source, secret = Source("started_deadline", each.id, each.child_id), True
    what = f"{FIRST_ON} på {each.name or 'indsatsen'}"
    unsure = following.due != ended and not (each.since and each.since.exact)
    because = f"{following.because} {FIRST_DAY}" if unsure else following.because
    item = ruled(desk.rows, source, rule, what, following.due, because)
    yield Ask(seen_here(desk, item), FIRST_ON, hidden=secret or desk.judge.hides(each))


def is_followed_up(desk: Desk, child_id: UUID | None, start: dt.date) -> bool:
    """Tell whether there was a follow-up of a child since the start; of all children when None, together or each."""
    about = [who for on, who in _follow_ups_held(desk) if on >= start]
    wanted = {child_id} if child_id else {each.id for each in desk.rows.of(Child)}
    return bool(about) and (not all(about) or wanted <= frozenset().union(*about))


def _follow_ups_held(desk: Desk) -> Iterator[tuple[dt.date, frozenset[UUID]]]:
    """Yield the days something was held to follow up, and the children it was about (empty: all of them)."""
    for each in _held(desk):
        if each.held_on:
            yield each.held_on, frozenset({each.child_id} if each.child_id else ())
    children = {each.person_id: each.id for each in desk.rows.of(Child)}
    for met in desk.rows.of(Meeting):
        if is_held(met, desk.today) and met.held_on and met.type_id == "follow_up_meeting":
            asked = {who.person_id for who in desk.rows.inside(Participant, met.id)}
            yield met.held_on, frozenset(child for person, child in children.items() if person in asked)


def _held(desk: Desk) -> list[FollowUp]:
    return [
        each for each in desk.rows.of(FollowUp) if is_held(each, desk.today) and each.kind is FollowUpKind.FOLLOW_UP
    ]


def _investigated(desk: Desk, child_id: UUID | None, start: dt.date) -> dt.date | None:
    """Return the first day an investigation beside the help was finished; it brings the first follow-up forward.

    It stands as a deadline somebody set going, or as an afdækning or undersøgelse of the child (§§ 19 and 20).
    """
    of_investigation = {each.id for each in desk.rules.on_event(Trigger.AWARE)}
    ended = [
        each.done_on
        for each in desk.rows.of(StartedDeadline)
        if each.rule_id in of_investigation and (child_id is None or each.child_id in (None, child_id))
    ]
    days = [*ended, ended_beside(desk.rows, child_id, start)]
    return min((day for day in days if day and start <= day <= desk.today), default=None)


def _last_meeting(desk: Desk) -> Meeting | None:
    held = [each for each in desk.rows.of(Meeting) if is_held(each, desk.today) and each.type_id in MEETS_FAMILY]
    return max(held, key=lambda each: each.held_on or dt.date.min, default=None)
