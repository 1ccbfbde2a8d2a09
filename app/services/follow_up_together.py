"""Rows that were one follow-up: held with several children, each of them has a row of its own (barnets lov § 95)."""

from collections.abc import Iterable
from uuid import UUID

from app.models.plan import FollowUp


def held_at_once(held: Iterable[FollowUp]) -> list[list[FollowUp]]:
    """Return follow-ups that were held, of any cases, those of one conversation together and in their order.

    They were held on one day, at one meeting if at any, and are of one child each. Another row of the same child, or
    one of all of them, is another conversation.
    """
    found: dict[tuple[object, ...], list[list[FollowUp]]] = {}
    for row in sorted(held, key=lambda each: (each.order_key or "", str(each.id))):
        same_day = found.setdefault((row.case_id, row.held_on, row.kind, row.meeting_id), [])
        if same_day and _goes_with(row.child_id, {each.child_id for each in same_day[-1]}):
            same_day[-1].append(row)
        else:
            same_day.append([row])
    return [some for same_day in found.values() for some in same_day]


def _goes_with(child_id: UUID | None, others: set[UUID | None]) -> bool:
    return child_id is not None and None not in others and child_id not in others


def newest_held(held: Iterable[FollowUp]) -> list[FollowUp]:
    """Return the rows of the newest conversation among some that were held; empty when there is none."""
    every = held_at_once(each for each in held if each.held_on)
    newest = max((each[0].held_on for each in every if each[0].held_on), default=None)
    return max(
        (each for each in every if each[0].held_on == newest), key=lambda some: some[-1].order_key or "", default=[]
    )
