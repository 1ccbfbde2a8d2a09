"""A meeting that is moved takes along what was to be it: one talk has one day."""

from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.services.ports import Unit


def take_along(unit: Unit, meeting: Meeting) -> None:
    """Let the follow-ups that are to be a planned meeting stand on its day; those that are answered stay.

    A meeting without a day moves nothing: the day they agreed on is the only one there is.
    """
    if meeting.status is not MeetingStatus.PLANNED or meeting.held_on is None:
        return
    for each in unit.live(FollowUp, FollowUp.meeting_id == meeting.id):
        if each.planned_on is not None and each.held_on is None and each.not_held is None:
            each.planned_on = meeting.held_on
