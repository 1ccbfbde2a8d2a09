"""What is due that is not the family's: the review with the leader, and visits to a child who lives away from home."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from app.language.dates import long_date
from app.models.case import Child
from app.models.deadline import CaseReview
from app.models.enums import DueKind, FollowUpKind, InterventionStatus
from app.models.log import DueItem
from app.models.plan import Cadence, FollowUp, Intervention
from app.rules.before_here import counts_from_here
from app.rules.cadence import next_follow_up
from app.services.due_lines import Desk, Source, line, ruled
from app.services.due_shown import REVIEW
from app.services.follow_up_open import still_waits
from app.services.modules import SUPERVISION
from app.services.plan_kind import RUNS, is_placement, last_day
from app.services.rhythm import next_by_cadence

REVIEW_RULE, VISIT_RULE = "case-review", "supervision-visits"
REVIEWED, VISIT = "Sagsgennemgang", "Tilsyn"
NO_VISITS = "Der er ikke skrevet noget tilsyn her endnu. Sæt en dag."
_AHEAD = dt.timedelta(days=30)
"""How long before its day a review that nobody has planned is spoken of."""


def of_reviews(desk: Desk) -> Iterator[DueItem]:
    """Yield the review with the leader: the day it is planned, else half a year after the last."""
    rows = desk.rows.of(CaseReview)
    planned = [each for each in rows if each.planned_on and not each.held_on]
    for each in planned:
        source = Source(REVIEW, each.id)
        yield line(desk.rows, source, DueKind.MEETING, REVIEWED, each.planned_on, "Sagsgennemgangen er planlagt.")
    rule, began = desk.rules.cadence(REVIEW_RULE), _began(desk)
    if planned or rule is None or began is None:
        return
    began = counts_from_here(began, desk.rows.case.here_since)
    following = next_follow_up(
        rule, began, [each.held_on for each in rows if each.held_on and each.held_on <= desk.today]
    )
    if following:
        source = Source(REVIEW, desk.rows.case.id)
        item = ruled(desk.rows, source, rule, REVIEWED, following.due, following.because)
        item.earliest_on = following.due - _AHEAD
        yield item


def of_visits(desk: Desk) -> Iterator[DueItem]:
    """Yield the visits to children who are placed: by the rhythm chosen, else as often as the law asks at least."""
    chosen = [each for each in desk.rows.of(Cadence) if each.kind is FollowUpKind.SUPERVISION]
    found = [*_by_rhythm(desk, chosen)]
    for child in desk.rows.of(Child):
        if not any(each.child_id in (None, child.id) for each in chosen):
            found += _by_rule(desk, child)
    for item in found:
        item.module = SUPERVISION
        yield item


def _by_rhythm(desk: Desk, chosen: list[Cadence]) -> Iterator[DueItem]:
    for each in chosen:
        if _has_come_home(desk, each.child_id):
            continue
        following = next_by_cadence(desk.rows, each, slack=dt.timedelta(days=desk.rules.counts.slack_days))
        if not following.planned:
            source = Source("cadence", each.id, each.child_id)
            item = line(desk.rows, source, DueKind.PRACTICE, VISIT, following.on, following.because)
            item.rule_id = each.preset_id or "own_rhythm"
            yield item


def _has_come_home(desk: Desk, child_id: UUID | None) -> bool:
    """Tell whether a placement has ended and none runs; without a child it is asked of all of them.

    A rhythm chosen for a child whose placement nobody has written tells of visits all the same.
    """
    placements = [
        each.status
        for each in desk.rows.of(Intervention)
        if is_placement(each) and (child_id is None or each.child_id in (None, child_id))
    ]
    return InterventionStatus.ENDED in placements and not any(status in RUNS for status in placements)


def _by_rule(desk: Desk, child: Child) -> Iterator[DueItem]:
    """Yield the next visit to a placed child that has no rhythm of its own, unless one is planned.

    A placement older than what stands here tells nothing of the visits before it: then only a day is asked for.
    """
    rule, start = desk.rules.cadence(VISIT_RULE), _placed_since(desk, child)
    visits = [each for each in desk.rows.of(FollowUp) if each.kind is FollowUpKind.SUPERVISION]
    mine = [each for each in visits if each.child_id in (None, child.id)]
    if rule is None or start is None or any(still_waits(desk.rows, each) for each in mine):
        return
    held = [each.held_on for each in mine if each.held_on and each.held_on <= desk.today]
    following = next_follow_up(rule, start, held)
    source, known = Source("supervision", child.id, child.id), _known_since(desk)
    came = desk.rows.case.here_since
    asked = bool(following and came and following.due < came)  # that becomes a question
    if following and (held or asked or known is None or following.due >= known):
        yield ruled(desk.rows, source, rule, VISIT, following.due, following.because)
    else:
        yield ruled(desk.rows, source, rule, VISIT, None, f"Anbragt siden {long_date(start)}. {NO_VISITS}")


def _placed_since(desk: Desk, child: Child) -> dt.date | None:
    days = [
        last_day(each.since)
        for each in desk.rows.of(Intervention)
        if each.status is InterventionStatus.ACTIVE and is_placement(each) and each.child_id in (None, child.id)
    ]
    return min((day for day in days if day), default=None)


def _known_since(desk: Desk) -> dt.date | None:
    made = desk.rows.case.created_at
    return made.date() if made else None


def _began(desk: Desk) -> dt.date | None:
    return last_day(desk.rows.case.opened_on) or _known_since(desk)
