"""Frozen rows of a hand-over: where it stands, its points, and what is still missing before it is sent."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.models.enums_overview import HandOverPointKind


class Stage(StrEnum):
    """How far a hand-over has come, as this laptop knows it."""

    BEGUN = "begun"
    SENT = "sent"
    RECEIVED = "received"
    """It was received here: this is the new caseworker's laptop."""
    CONFIRMED = "confirmed"
    """The receipt has been read: this is the sender's laptop again."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point as it reads now. `careful`: not to be read beside the screen before it is asked for.

    `own`: somebody wrote it by hand; the words of the others are made from the case each time.
    """

    id: UUID
    kind: HandOverPointKind
    text: str
    own: bool
    careful: bool
    seen_on: dt.date | None
    question: str


@dataclass(frozen=True, kw_only=True, slots=True)
class HandOverRow:
    """One hand-over. `missing` is what nobody has thought of yet, in words; nothing is blocked by it.

    `careful`: while a child is heard without a parent, nothing of it is read beside the screen before it is asked for.
    `unseen` counts every point the new caseworker has not seen, also those done since and listed no more.
    """

    id: UUID
    case_id: UUID
    stage: Stage
    from_name: str
    to_name: str
    begun_on: dt.date | None
    planned_on: dt.date | None
    meeting_id: UUID | None
    meeting: str
    no_meeting_because: str
    family_told_on: dt.date | None
    child_told_on: dt.date | None
    child_wish: str
    must_know: str
    first_step: str
    sent_on: dt.date | None
    package: str
    received_on: dt.date | None
    received_by: str
    remark: str
    confirmed_on: dt.date | None
    points: tuple[PointRow, ...]
    missing: tuple[str, ...]
    unseen: int
    careful: bool

    @property
    def questions(self) -> tuple[PointRow, ...]:
        """Return the points with a question from the new caseworker."""
        return tuple(each for each in self.points if each.question)
