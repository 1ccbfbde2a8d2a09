"""When a text that lies in the municipality's own system was last changed here: by its own row, or by one told in it.

A goal is also its small steps, the minutes of a meeting also what was said and agreed there.
"""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import func, select

from app.models.agreement import Agreement, AgreementOwner
from app.models.assessment import Assessment, AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView
from app.models.attachment import Attachment
from app.models.base import CaseRecord
from app.models.knowledge import ChildTalk
from app.models.meeting import Contribution, Meeting, Participant, SafetyCheck, Scale, ScaleAnswer
from app.models.notification import Notification, NotificationChild
from app.models.plan import FollowUp, FollowUpDecision, FollowUpPerson, Goal, GoalBaseline, GoalResponsible, GoalStep
from app.models.voice import HouseWord, WellbeingMark
from app.services.ports import Unit
from app.services.snapshot import CaseRows

INSIDE: dict[type[CaseRecord], tuple[type[CaseRecord], ...]] = {
    Goal: (GoalStep, GoalResponsible, GoalBaseline),
    FollowUp: (FollowUpDecision, FollowUpPerson),
    Meeting: (Participant, SafetyCheck),
    Agreement: (AgreementOwner,),
    Scale: (ScaleAnswer,),
    ChildTalk: (HouseWord,),
    Notification: (NotificationChild,),
    Assessment: (AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView),
}
"""The nested rows whose words stand in the text of their owner."""
BESIDE: dict[type[CaseRecord], tuple[tuple[type[WellbeingMark | Attachment], str], ...]] = {
    ChildTalk: ((WellbeingMark, "child_talk_id"), (Attachment, "child_talk_id")),
}
"""The rows that point at one whose text they stand in, by the column that does."""
_AT_A_MEETING = (Contribution, Agreement, Scale)


def came_along(rows: CaseRows, record: CaseRecord) -> bool:
    """Tell whether a text was there when the case came to this store, and nobody has touched it since."""
    born = rows.case.created_at
    # A meeting came along by its own row: who is noted as present afterwards is not yet a matter for the other system.
    inside = () if isinstance(record, Meeting) else INSIDE.get(type(record), ())
    told: list[CaseRecord] = [record, *(each for kind in inside for each in rows.inside(kind, record.id))]
    for kind, column in BESIDE.get(type(record), ()):
        told += [each for each in rows.of(kind) if getattr(each, column) == record.id]
    return born is not None and all(each.changed_at is not None and each.changed_at <= born for each in told)


def changed_on(unit: Unit, record: CaseRecord) -> dt.date | None:
    """Return the day the text was last changed here, what was taken out of it included; None when nobody knows."""
    last = max((moment for moment in _moments(unit, record) if moment), default=None)
    return day_here(unit, last)


def day_here(unit: Unit, moment: dt.datetime | None) -> dt.date | None:
    """Return the day of a moment where she sits; the store keeps UTC."""
    return moment.astimezone(unit.now.tzinfo).date() if moment else None


def _moments(unit: Unit, record: CaseRecord) -> Iterator[dt.datetime | None]:
    yield record.changed_at
    yield from _inside(unit, type(record), record.id)
    for kind, column in BESIDE.get(type(record), ()):
        yield unit.session.scalar(select(func.max(kind.changed_at)).where(getattr(kind, column) == record.id))
    if isinstance(record, Meeting):
        for said in _AT_A_MEETING:
            # Rows with a tombstone too: an agreement that was taken out is a change of the minutes.
            for row_id, moment in unit.session.execute(
                select(said.id, said.changed_at).where(said.meeting_id == record.id)
            ):  # fmt: skip
                yield moment
                yield from _inside(unit, said, row_id)


def _inside(unit: Unit, owner: type[CaseRecord], owner_id: UUID) -> Iterator[dt.datetime | None]:
    for kind in INSIDE.get(owner, ()):
        column = getattr(kind, kind.nested_in[1] if kind.nested_in else "")
        yield unit.session.scalar(select(func.max(kind.changed_at)).where(column == owner_id))
