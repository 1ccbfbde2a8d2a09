"""Frozen rows of the room's screen. Everybody round the table reads them, so nothing else may stand in them.

Built by `room`; each fact has passed visibility with all who are here as readers, and the leak guard after that.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.genogram.shapes import Drawing
from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.services.leak_guard import Finding
from app.services.plan_rows import AgreementLine, NextMeeting


@dataclass(frozen=True, slots=True)
class RoomStep:
    """A step by its name; `is_now` for the one we have come to."""

    name: str
    is_now: bool


@dataclass(frozen=True, slots=True)
class RoomAgreement:
    """One agreement. The sentence begins with `doers`; `is_open` when somebody's yes is still missing.

    It has no number: numbers follow the order on the screen, so that what is not shown leaves no gap.
    """

    id: UUID
    sentence: str
    doers: str = ""
    when: str = ""
    lacks_when: bool = False
    state: AgreementState = AgreementState.AGREED
    proposed_by: str = ""
    family_answer: OwnerAnswer | None = None
    decides: str = ""
    due_on: dt.date | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class RoomScale:
    """A question with numbers as (name, value): the children's own, or the adults', never both."""

    question: str
    answers: tuple[tuple[str, int], ...]
    is_childs: bool = True


@dataclass(frozen=True, slots=True)
class RoomRows:
    """Everything on the room's screen. `readers` are those who are here and look at it.

    `is_quiet` when the family has the time for itself and the screen shows nothing else. `kept_back` is what the leak
    guard has taken off; it is for the caseworker's own screen alone.
    """

    case_id: UUID
    readers: frozenset[UUID]
    question: str
    steps: tuple[RoomStep, ...]
    children: tuple[str, ...]
    held_on: dt.date | None
    names: tuple[str, ...]
    agreements: tuple[RoomAgreement, ...]
    scales: tuple[RoomScale, ...]
    coming: NextMeeting | None
    drawing: Drawing | None
    is_quiet: bool = False
    kept_back: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoRows:
    """What telephones take home: the lines of the agreement sheet, as everybody here may have them together.

    `goes_on` are earlier agreements that still hold, `to_decide` what somebody has to decide.
    """

    case_id: UUID
    children: tuple[str, ...]
    held_on: dt.date | None
    agreements: tuple[AgreementLine, ...]
    goes_on: tuple[AgreementLine, ...]
    to_decide: tuple[AgreementLine, ...]
    if_hard: str
    coming: NextMeeting | None
    kept_back: tuple[Finding, ...] = ()
