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
_ONLY_A_DAY: dict[type[CaseRecord], frozenset[str]] = {
    FollowUp: frozenset({"child_id", "kind", "planned_on", "held_on"}), ChildTalk: frozenset({"child_id", "on"}),
}  # fmt: skip
"""What an answer to »hvornår skete det sidst« fills in; a row with more than that has words of its own."""


def came_along(rows: CaseRows, record: CaseRecord) -> bool:
    """Tell whether a text was there when the case came to this store, and nobody has touched it since.

    So is a bare day from before the case was written here: it was done elsewhere, and its words stand there.
    """
    born = rows.case.created_at
    # A meeting came along by its own row: who is noted as present afterwards is not yet a matter for the other system.
    told = [record] if isinstance(record, Meeting) else [record, *_told_in(rows, record)]
    untouched = born is not None and all(each.changed_at is not None and each.changed_at <= born for each in told)
    return untouched or (len(told) == 1 and _is_day_from_before(rows, record))


def _told_in(rows: CaseRows, record: CaseRecord) -> list[CaseRecord]:
    kind_of = record.__class__  # of a row as it is kept too: its type is another
    told: list[CaseRecord] = [each for kind in INSIDE.get(kind_of, ()) for each in rows.inside(kind, record.id)]
    for kind, column in BESIDE.get(kind_of, ()):
        told += [each for each in rows.of(kind) if getattr(each, column) == record.id]
    return told


def _is_day_from_before(rows: CaseRows, record: CaseRecord) -> bool:
    since, day = rows.case.here_since, None
    if isinstance(record, FollowUp):
        day = record.held_on
    elif isinstance(record, ChildTalk) and record.on:
        day = record.on.exact
    return since is not None and day is not None and day < since and _says_only_a_day(record)


def _says_only_a_day(record: CaseRecord) -> bool:
    kind = record.__class__
    filled, own = _ONLY_A_DAY.get(kind, frozenset()), kind.__annotations__.keys() & kind.__table__.columns.keys()
    return all(getattr(record, name) is None for name in own - filled)


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
