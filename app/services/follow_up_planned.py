"""What becomes of a planned follow-up when one is held: it is that one, and who was not there keeps the day.

Each child has a right to a follow-up of its own (barnets lov § 95), so nobody's planned day goes with a sibling's.
"""

from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.models.case import Child
from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.services.ports import Unit
from app.services.records import next_key

NOT_HELD = "Der står, at den ikke blev holdt. Vælg »en opfølgning for sig«, hvis I holdt en alligevel."
HELD_ALREADY = "Opfølgningen er allerede skrevet ned som holdt {day}. Åbn sagen for at se den."


def planned_one(unit: Unit, follow_up_id: UUID | None) -> FollowUp | None:
    """Return the follow-up that was planned. Raises UserError when it has been held since, as from another window."""
    planned = unit.get(FollowUp, follow_up_id) if follow_up_id else None
    if planned is not None and planned.held_on is not None:
        raise UserError(HELD_ALREADY.format(day=long_date(planned.held_on)))
    if planned is not None and planned.not_held is not None:
        raise UserError(NOT_HELD)
    return planned


def planned_at(unit: Unit, meeting_id: UUID | None) -> FollowUp | None:
    """Return a follow-up that was planned and that a meeting has become, when nobody has written it down yet."""
    if meeting_id is None:
        return None
    found = unit.live(FollowUp, FollowUp.meeting_id == meeting_id, FollowUp.planned_on.is_not(None))
    return next((each for each in found if each.held_on is None and each.not_held is None), None)


def keep_for_the_rest(unit: Unit, planned: FollowUp, whose: frozenset[UUID | None]) -> None:
    """Plan it again, on its day, for the children it was planned for and is not held with. None in `whose` is all."""
    if None in whose or planned.planned_on is None:
        return
    in_case, kind = FollowUp.case_id == planned.case_id, FollowUp.kind == planned.kind
    same_day = unit.live(FollowUp, in_case, kind, FollowUp.planned_on == planned.planned_on)
    there = {each.child_id for each in same_day if each is not planned and each.held_on is None and not each.not_held}
    meant = [planned.child_id] if planned.child_id else children_of(unit, planned.case_id)
    to_come = unit.live(Meeting, Meeting.id == planned.meeting_id, Meeting.status == MeetingStatus.PLANNED)
    for child_id in meant:
        if child_id not in whose | there:
            row = FollowUp(case_id=planned.case_id, planned_on=planned.planned_on, kind=planned.kind)
            row.child_id = child_id
            row.meeting_id = planned.meeting_id if to_come else None  # what was held was not about this child
            row.order_key = next_key(unit, FollowUp, planned.case_id)
            unit.add(row)


def children_of(unit: Unit, case_id: UUID) -> list[UUID]:
    """Return the children of a case, in their order."""
    return [each.id for each in unit.live(Child, Child.case_id == case_id)]
