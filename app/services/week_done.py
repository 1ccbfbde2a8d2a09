"""What has been done this week, counted by day: the small progress of I dag."""

import datetime as dt
from collections import Counter

from sqlalchemy import func, select

from app.models.agreement import Agreement, AgreementOccurrence
from app.models.deadline import CaseReview, StartedDeadline
from app.models.enums_meeting import AgreementOutcome, MeetingStatus
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.services.due_shown import written
from app.services.ports import Unit, use_case

_HELD_TO = (AgreementOutcome.KEPT, AgreementOutcome.PARTLY)


@use_case("due.list")
def read_week_done(unit: Unit, *, today: dt.date | None = None) -> dict[dt.date, int]:
    """Return how many things were done on each day of the week of `today`.

    They are agreements, meetings, follow-ups, deadlines and reviews with the leader. A follow-up that was held at a
    meeting is that meeting.
    """
    day = today or unit.today
    monday = day - dt.timedelta(days=day.weekday())
    once = AgreementOccurrence
    sources = (
        (Agreement.done_on, Agreement.deleted_at, Agreement.recurrence.is_(None)),
        (once.on, once.deleted_at, once.outcome.in_(_HELD_TO)),
        (Meeting.held_on, Meeting.deleted_at, Meeting.status == MeetingStatus.HELD),
        (FollowUp.held_on, FollowUp.deleted_at, FollowUp.meeting_id.is_(None)),
        (CaseReview.held_on, CaseReview.deleted_at, CaseReview.held_on.is_not(None)),
        (StartedDeadline.done_on, StartedDeadline.deleted_at, StartedDeadline.done_on.is_not(None)),
    )
    done: Counter[dt.date] = Counter()
    for on, gone, counts in sources:
        this_week = on.between(written(monday), written(day))
        query = select(on, func.count()).where(gone.is_(None), this_week, counts).group_by(on)
        done.update({each: count for each, count in unit.session.execute(query) if each})
    return dict(done)
