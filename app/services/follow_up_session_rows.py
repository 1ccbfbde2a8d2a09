"""Frozen rows of a follow-up as it prepares itself; all of it is for the caseworker's own screen."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.models.enums import Decision, GoalStatus
from app.models.enums_meeting import AgreementOutcome
from app.services.follow_up_counts import CountRule


@dataclass(frozen=True, slots=True)
class AskedChild:
    """A child the follow-up may be about. `can_talk` is False for one who is not born yet."""

    id: UUID
    person_id: UUID
    called: str
    can_talk: bool
    has_plan: bool


@dataclass(frozen=True, slots=True)
class AskedPerson:
    """Somebody of the case who may have been there; `was_there` last time, or at the meeting it was."""

    id: UUID
    called: str
    role: str
    is_child: bool
    was_there: bool


@dataclass(frozen=True, slots=True)
class AskedAgreement:
    """An agreement to look at. `last` is how it went the last time somebody looked.

    `is_told` when a meeting has looked at it since the last follow-up, so that it is not asked once more.
    """

    id: UUID
    number: int
    child_id: UUID | None
    sentence: str
    when: str
    outcome: AgreementOutcome | None
    note: str
    last: str
    is_told: bool


@dataclass(frozen=True, slots=True)
class AskedGoal:
    """A goal that is alive or rests, with the last number (None = never) and who said it."""

    id: UUID
    number: int
    child_id: UUID | None
    text: str
    status: GoalStatus
    value: int | None
    who: str
    who_id: UUID | None
    last: str


@dataclass(frozen=True, slots=True)
class AskedHelp:
    """An intervention that runs. `last` says what was decided the last time; the rungs it can go to are its own."""

    id: UUID
    number: int
    child_id: UUID | None
    name: str
    about: str
    last: str
    rung: int | None
    up_to: tuple[int, ...]
    down_to: tuple[int, ...]

    def rungs(self, decision: Decision) -> tuple[int, ...]:
        """Return the rungs it can go to by a decision."""
        return {Decision.UP: self.up_to, Decision.DOWN: self.down_to}.get(decision, ())


@dataclass(frozen=True, slots=True)
class PlannedFollowUp:
    """A follow-up that was planned, and for whom (None = all)."""

    id: UUID
    on: dt.date
    child_id: UUID | None


@dataclass(frozen=True, slots=True)
class MeetingHeld:
    """A network meeting since the last follow-up, which may have been this one. `people` were there."""

    id: UUID
    on: dt.date
    people: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class RhythmNow:
    """The rhythm as it stands: in words, with its reason and what the child wished; `id` None when there is none."""

    id: UUID | None
    words: str = ""
    reason: str = ""
    child_wish: str = ""
    explained: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpSession:
    """Everything the page asks about.

    `since` is the last follow-up or network meeting; `next_on` the day that is suggested, with `next_because`;
    `planned_next` says what is planned after today already. `asks_rungs` when the ladder is in use.
    """

    children: tuple[AskedChild, ...]
    since: dt.date | None
    since_words: str
    people: tuple[AskedPerson, ...]
    agreements: tuple[AskedAgreement, ...]
    goals: tuple[AskedGoal, ...]
    help: tuple[AskedHelp, ...]
    planned: tuple[PlannedFollowUp, ...]
    meetings: tuple[MeetingHeld, ...]
    rhythm: RhythmNow
    next_on: dt.date | None
    next_because: str
    planned_next: str
    asks_rungs: bool
    counts: CountRule
