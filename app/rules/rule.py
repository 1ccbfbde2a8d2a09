"""What every rule about dates has in common, whether it is a deadline, a rhythm or an age.

A rule is data (`resources/rules/*.toml`, or the municipality's own): what sets it going, whether it is law or practice,
the paragraph as text, when it is in force, where it comes from and how sure we are of that.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.models.enums import DueKind


class Force(StrEnum):
    """Whether a date is demanded by law or is a practice; practice is never called »lovfrist«."""

    LAW = "law"
    PRACTICE = "practice"


class Confidence(StrEnum):
    """How well the source is known: paragraph read, known from other sources, or unsure (and said so)."""

    READ = "read"
    SECONDARY = "secondary"
    UNSURE = "unsure"


class Area(StrEnum):
    """The part of the work a rule belongs to, in the order of the list."""

    NOTIFICATION = "notification"
    INVESTIGATION = "investigation"
    PLAN = "plan"
    FOLLOW_UP = "follow_up"
    MEETING = "meeting"
    PLACEMENT = "placement"
    AGE = "age"
    EARLY_HELP = "early_help"
    COMPLAINT = "complaint"


class Trigger(StrEnum):
    """What a rule is counted from. Those of `BY_HAND` are noted by the caseworker, the others the program sees."""

    NOTIFICATION = "notification"
    NOTIFICATION_OF_KNOWN = "notification_of_known"
    AWARE = "aware"
    INVESTIGATION_ENDS = "investigation_ends"
    DECISION = "decision"
    DECISION_WITHOUT_CONSENT = "decision_without_consent"
    OLD_DECISION = "old_decision"
    ACUTE_DECISION = "acute_decision"
    YOUTH_PLAN_CHOSEN = "youth_plan_chosen"
    YOUTH_DECISION_WITHOUT_CONSENT = "youth_decision_without_consent"
    INTERVENTION = "intervention"
    PLACED = "placed"
    FOLLOW_UP = "follow_up"
    MEETING = "meeting"
    VISIT = "visit"
    REVIEW = "review"
    TALKS = "talks"
    SCHOOL_GRANT = "school_grant"
    BIRTHDAY = "birthday"
    CASE_OPENED = "case_opened"
    DECISION_TOLD = "decision_told"
    COMPLAINT = "complaint"
    ACCESS_REQUEST = "access_request"
    OWN_EVENT = "own_event"


BY_HAND = frozenset(
    {
        Trigger.NOTIFICATION,
        Trigger.NOTIFICATION_OF_KNOWN,
        Trigger.AWARE,
        Trigger.ACUTE_DECISION,
        Trigger.YOUTH_PLAN_CHOSEN,
        Trigger.YOUTH_DECISION_WITHOUT_CONSENT,
        Trigger.DECISION_WITHOUT_CONSENT,
        Trigger.SCHOOL_GRANT,
        Trigger.DECISION_TOLD,
        Trigger.COMPLAINT,
        Trigger.ACCESS_REQUEST,
        Trigger.OWN_EVENT,
    }
)
"""Events that stand nowhere in the facts of a case; somebody says that they happened."""


class Scope(StrEnum):
    """Whom a rule is for."""

    ALL = "all"
    PLACED = "placed"
    NOT_PLACED = "not_placed"
    SUPPORT = "support"
    EARLY_HELP = "early_help"
    SCHOOL = "school"


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule. `name`, `law`, `source` and `explanation` are Danish and shown to the user.

    `valid_from` and `valid_to` bound the days of the events (deadlines) or the dates (rhythms) it is for. `on`: the
    municipality uses it. `also_closed`: it goes on after the case is closed. `own`: the municipality made it so.
    """

    id: str
    name: str
    area: Area
    trigger: Trigger
    force: Force
    source: str
    confidence: Confidence
    explanation: str
    law: str = ""
    scope: Scope = Scope.ALL
    valid_from: date | None = None
    valid_to: date | None = None
    also_closed: bool = False
    on: bool = True
    own: bool = False

    def valid_on(self, day: date) -> bool:
        """Whether the rule is in force on `day`."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def is_for(self, *, placed: bool) -> bool:
        """Whether a child that is placed, or is not, may come under the rule; other scopes are for whoever asks."""
        return self.scope is not (Scope.NOT_PLACED if placed else Scope.PLACED)

    @property
    def uncertain(self) -> bool:
        """Whether the user is told that the paragraph is not confirmed: only where law is claimed or named."""
        return self.confidence is not Confidence.READ and (self.force is Force.LAW or bool(self.law))

    @property
    def due_kind(self) -> DueKind:
        """What kind of date it gives in the list of what is due."""
        return DueKind.STATUTORY if self.force is Force.LAW else DueKind.PRACTICE

    @property
    def by_hand(self) -> bool:
        """Whether somebody must say that the event happened."""
        return self.trigger in BY_HAND
