"""The case as it stood when a child began to be heard without a parent: that parent reads it so, and no further.

Goals, help, absence, rhythm, the people and their homes belong to no meeting, so nothing tells whether the parent was
there: what came after is left out, what was changed reads as before. A paper that suddenly lacks a line would tell of
the stop; so would new words in an old line.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import select

from app.models.base import CaseRecord, Record
from app.models.codec import from_plain
from app.models.knowledge import Absence
from app.models.log import Change, Step
from app.models.people import (
    DrawingPlace,
    Household,
    HouseholdMember,
    NetworkPicture,
    NetworkPictureSpot,
    NetworkTie,
    ParentTie,
    Partnership,
    PartnershipEvent,
    PartnershipMember,
    Person,
    Relation,
)
from app.models.plan import (
    ActionPlan,
    Cadence,
    FollowUpDecision,
    Goal,
    GoalBaseline,
    GoalResponsible,
    GoalScore,
    GoalStep,
    Intervention,
    InterventionArena,
    InterventionGoal,
    PlanAnswer,
)
from app.services.ports import Unit

Row = TypeVar("Row", bound=Record)
PLANNED: Final[tuple[type[CaseRecord], ...]] = (
    ActionPlan, PlanAnswer, Goal, GoalStep, GoalResponsible, GoalBaseline, GoalScore, Intervention, InterventionArena,
    InterventionGoal, Cadence, FollowUpDecision, Absence,
)  # fmt: skip
"""What the plan is made of and belongs to no meeting."""
FAMILY: Final[tuple[type[CaseRecord], ...]] = (
    Person, Partnership, PartnershipMember, PartnershipEvent, ParentTie, Household, HouseholdMember, Relation,
    NetworkTie, NetworkPicture, NetworkPictureSpot, DrawingPlace,
)  # fmt: skip
"""Who there is and how they belong together, which is of no meeting either."""


def is_since(record: Record, moment: dt.datetime | None) -> bool:
    """Tell whether a row was made after a moment; without a time it is taken to be."""
    return moment is None or record.created_at is None or record.created_at > moment


def is_touched_since(record: Record, moment: dt.datetime | None) -> bool:
    """Tell whether a row was made or changed after a moment; without a time it is taken to be."""
    return moment is None or is_since(record, moment) or record.changed_at is None or record.changed_at > moment


def as_it_was(unit: Unit, rows: Sequence[Row], moment: dt.datetime | None) -> Iterator[Row]:
    """Yield those rows that were there at a moment, each as it was then; the rows themselves are left alone.

    A row that was changed since, and whose change nobody wrote down, is left out.
    """
    there = [each for each in rows if not is_since(each, moment)]
    touched = {each.id for each in there if is_touched_since(each, moment)}
    before = _before(unit, touched, moment) if moment and touched else {}
    for each in there:
        if each.id not in touched:
            yield each
        elif each.id in before:
            columns = each.__table__.columns
            then = before[each.id]
            yield copy_of(each, {name: from_plain(columns[name], json.loads(then[name] or "null")) for name in then})


def _before(unit: Unit, row_ids: Iterable[UUID], moment: dt.datetime) -> dict[UUID, dict[str, str | None]]:
    """Return, of each row, the columns that were changed after a moment, with what stood there before."""
    found: dict[UUID, dict[str, str | None]] = {}
    changes = unit.session.execute(
        select(Change.row_id, Change.column_name, Change.before)
        .join(Step, Step.id == Change.step_id)
        .where(Change.row_id.in_(list(row_ids)), Step.at > moment)
        .order_by(Step.seq, Change.id)
    )
    for row_id, column, value in changes:
        found.setdefault(row_id, {}).setdefault(column, value)
    return found


def copy_of(row: Row, other: Mapping[str, Any]) -> Row:
    """Return a copy with some columns otherwise; it lies in no session, so that nobody can write it back."""
    values: dict[str, Any] = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return type(row)(**values | dict(other))
