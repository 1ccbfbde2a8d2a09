"""What is due of follow-ups and meetings: what is planned, who asks for the next, and what has no next date at all."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.models.case import Child
from app.models.enums import DueKind, FollowUpKind, InterventionStatus
from app.models.enums_meeting import MeetingStatus
from app.models.log import DueItem
from app.models.meeting import Meeting, Participant
from app.models.plan import Cadence, FollowUp, Intervention
from app.services.due_asks import FOLLOW_UP, after_meeting, by_law, by_rhythm
from app.services.due_before_here import is_question, seen_here
from app.services.due_lines import Desk, Found, Source, found, line
from app.services.due_merging import Ask, add_words, merged
from app.services.due_reviews import VISIT
from app.services.follow_up_open import has_own_line
from app.services.meeting_types import type_of

COMING = (MeetingStatus.PLANNED, MeetingStatus.RUNNING)
FOLLOWS_UP = "follow_up_meeting"
NO_DATE, NO_DATE_BECAUSE = "Næste dato", "Sagen har ingen næste dato."
NO_NEXT = "next_follow_up"
NO_NEXT_BECAUSE = "Indsatsen er i gang, men der er ingen næste dato."


@dataclass(frozen=True, slots=True)
class _Planned:
    """A day that is set: its line, whether it follows up, and whose children it is about (empty: all of them)."""

    item: DueItem
    follows_up: bool
    children: frozenset[UUID] = frozenset()

    def is_for(self, child_id: UUID | None) -> bool:
        return not self.children or child_id in self.children


def of_follow_ups(desk: Desk) -> list[Found]:
    """Return the lines of meetings and follow-ups: those planned, those asked for once each, and what lacks a day."""
    planned = [*_meetings(desk), *_follow_ups(desk)]
    meets = any(_is_next_date(each) for each in planned)
    ours = [*by_rhythm(desk), *(() if meets or _has_rhythm(desk) else after_meeting(desk))]
    asks = [ask for ask in ours if not is_question(ask.item)]
    law_on: dict[int, dt.date] = {}
    for ask in (*by_law(desk), *(ask for ask in ours if is_question(ask.item))):
        keeps = _that_keeps(planned, ask)
        if keeps is None:
            asks.append(ask)
            continue
        add_words(keeps.item, ask)
        if ask.item.due_on:
            law_on[id(keeps.item)] = min(ask.item.due_on, law_on.get(id(keeps.item), ask.item.due_on))
    set_days = [Found(each.item, law_on.get(id(each.item))) for each in planned]
    missing = [found(item) for item in _without_next(desk, planned, asks)]
    return [*set_days, *merged(asks, the_only_child(desk)), *missing]


def _meetings(desk: Desk) -> Iterator[_Planned]:
    children = {each.person_id: each.id for each in desk.rows.of(Child)} if the_only_child(desk) is None else {}
    for each in desk.rows.of(Meeting):
        if each.status in COMING:
            what = type_of(desk.unit, each).name
            item = line(
                desk.rows, Source("meeting", each.id), DueKind.MEETING, what, each.held_on, "Mødet er planlagt."
            )
            item.at_time = each.starts_at
            asked = {who.person_id for who in desk.rows.inside(Participant, each.id)}
            mine = frozenset(child for person, child in children.items() if person in asked)
            yield _Planned(seen_here(desk, item), each.type_id == FOLLOWS_UP, mine)


def _follow_ups(desk: Desk) -> Iterator[_Planned]:
    """Yield the follow-ups and visits that are planned; a visit is no follow-up."""
    for each in desk.rows.of(FollowUp):
        if has_own_line(desk.rows, each):
            visit = each.kind is FollowUpKind.SUPERVISION
            source, what = Source("follow_up", each.id, each.child_id), VISIT if visit else FOLLOW_UP
            because = "Tilsynet er planlagt." if visit else "Opfølgningen er planlagt."
            item = line(desk.rows, source, DueKind.MEETING, what, each.planned_on, because)
            one = each.child_id if each.child_id != the_only_child(desk) else None
            yield _Planned(seen_here(desk, item), not visit, frozenset({one} if one else ()))


def _that_keeps(planned: list[_Planned], ask: Ask) -> _Planned | None:
    """Return the first planned follow-up that is in time for what the law asks."""
    last = ask.item.due_on or dt.date.max
    fits = [
        each
        for each in planned
        if each.follows_up and each.is_for(ask.child_id) and each.item.due_on and each.item.due_on <= last
    ]
    return min(fits, key=lambda each: each.item.due_on or dt.date.max, default=None)


def _is_next_date(each: _Planned) -> bool:
    """Tell whether it is a next date of the family: a meeting or a follow-up, and no visit."""
    return each.follows_up or each.item.source_table == "meeting"


def _has_rhythm(desk: Desk) -> bool:
    return any(each.kind is FollowUpKind.FOLLOW_UP for each in desk.rows.of(Cadence))


def _without_next(desk: Desk, planned: list[_Planned], asks: list[Ask]) -> Iterator[DueItem]:
    """Yield what has no next date: the case as a whole, else each help that runs and that nothing is set for.

    A rhythm that has ended by itself keeps the case from asking, but not the help that still runs.
    """
    if not asks and not any(map(_is_next_date, planned)) and not _has_rhythm(desk):
        source = Source("case_", desk.rows.case.id)
        yield line(desk.rows, source, DueKind.PRACTICE, NO_DATE, None, NO_DATE_BECAUSE)
        return
    told: set[UUID | None] = set()
    for each in desk.rows.of(Intervention):
        lacks = _uncovered(desk, each.child_id, planned, asks) if each.status is InterventionStatus.ACTIVE else []
        whose = lacks[0] if len(lacks) == 1 else each.child_id
        if lacks and whose not in told:
            told.add(whose)
            source, what = Source("intervention", each.id, whose), f"Næste opfølgning på {_name(each)}"
            item = line(desk.rows, source, DueKind.PRACTICE, what, None, NO_NEXT_BECAUSE)
            item.rule_id = NO_NEXT
            yield item


def _name(each: Intervention) -> str:
    return each.name or "indsatsen"


def the_only_child(desk: Desk) -> UUID | None:
    """Return the child of a case that has only one."""
    children = desk.rows.of(Child)
    return children[0].id if len(children) == 1 else None


def _uncovered(desk: Desk, child_id: UUID | None, planned: list[_Planned], asks: list[Ask]) -> list[UUID | None]:
    """Return which of the children some help is for have no next date; help for all is for each of them (§ 95)."""
    asked: list[UUID | None] = [child_id]
    if child_id is None and the_only_child(desk) is None:
        asked = [each.id for each in desk.rows.of(Child)] or asked
    return [each for each in asked if not _is_covered(each, planned, asks)]


def _is_covered(child_id: UUID | None, planned: list[_Planned], asks: list[Ask]) -> bool:
    """Tell whether a next date is set or asked for that is (also) about a child."""
    if any(each.is_for(child_id) for each in planned if _is_next_date(each)):
        return True
    return any(ask.child_id is None or child_id in (None, ask.child_id) for ask in asks)
