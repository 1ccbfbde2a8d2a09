"""Fixed choices about cases, plans, papers and visibility; people and meetings have files of their own.

Values are stored as text; Danish words for them live in `app/wording/`. No SQLAlchemy here: anyone may import these.
"""

from enum import StrEnum


class CaseStatus(StrEnum):
    """Where the case is in its life."""

    OPEN = "open"
    CLOSED = "closed"


class NotificationStatus(StrEnum):
    """Whether an underretning lies behind the case."""

    NONE = "none"
    RECEIVED = "received"
    UNCLEAR = "unclear"


class PlanKind(StrEnum):
    """Which plan it is; the title on paper follows status and age."""

    AGREEMENTS = "agreements"
    CHILD_PLAN = "child_plan"
    YOUTH_PLAN = "youth_plan"


class GoalStatus(StrEnum):
    """How a goal stands."""

    UNDER_WAY = "under_way"
    ALMOST = "almost"
    REACHED = "reached"
    PAUSED = "paused"
    DROPPED = "dropped"


class LifeArea(StrEnum):
    """Which part of the child's life a goal is about; school always has its place on the plan."""

    FAMILY = "family"
    SCHOOL = "school"
    LEISURE = "leisure"
    FRIENDS = "friends"
    HEALTH = "health"
    GROWTH = "growth"
    WORK = "work"
    OTHER = "other"


class Arena(StrEnum):
    """Where an intervention takes place; one may follow the child through several."""

    HOME = "home"
    DAYCARE = "daycare"
    SCHOOL = "school"
    LEISURE = "leisure"
    NETWORK = "network"
    PROVIDER = "provider"
    AWAY = "away"


class PlanChoice(StrEnum):
    """Whether support at home gets a plan of its own (barnets lov § 91: with § 32 the municipality decides)."""

    PLAN = "plan"
    NO_PLAN = "no_plan"


class Worked(StrEnum):
    """How an intervention turned out."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    TOO_EARLY = "too_early"


class InterventionStatus(StrEnum):
    """Life of an intervention."""

    WISHED = "wished"
    GRANTED = "granted"
    ACTIVE = "active"
    ENDED = "ended"
    REFUSED = "refused"


class FollowUpKind(StrEnum):
    """What is followed up."""

    FOLLOW_UP = "follow_up"
    SUPERVISION = "supervision"


class Decision(StrEnum):
    """What a follow-up decides for each intervention."""

    CONTINUE = "continue"
    ADJUST = "adjust"
    UP = "up"
    DOWN = "down"
    END = "end"


class TimeUnit(StrEnum):
    """Unit of a rhythm."""

    WEEKS = "weeks"
    MONTHS = "months"


class NoteKind(StrEnum):
    """What a note is."""

    NOTE = "note"
    PHONE = "phone"
    VISIT = "visit"
    TODO = "todo"


class Copy(StrEnum):
    """Which copy of a paper."""

    FAMILY = "family"
    CHILD = "child"
    PROFESSIONAL = "professional"


class PaperKind(StrEnum):
    """What a paper is."""

    PLAN = "plan"
    GENOGRAM = "genogram"
    NETWORK = "network"
    DUE_LIST = "due_list"
    INVITATION = "invitation"
    MINUTES = "minutes"
    AGREEMENT_SHEET = "agreement_sheet"
    OWN_AGREEMENTS = "own_agreements"
    CALL_BACK = "call_back"
    CHANGED = "changed"
    NEW_CASEWORKER = "new_caseworker"
    CONCERN = "concern"
    NOTIFICATION = "notification"
    ASSESSMENT = "assessment"
    CHILD_VOICE = "child_voice"
    CONSENT_FORM = "consent_form"
    FORMAL_DECISION = "formal_decision"


class PaperStatus(StrEnum):
    """A final paper is never changed; a new one gets a new version."""

    DRAFT = "draft"
    FINAL = "final"


class AttachmentKind(StrEnum):
    """What a picture or file is."""

    PHOTO = "photo"
    DRAWING = "drawing"
    BOARD = "board"
    DOCUMENT = "document"


class DueKind(StrEnum):
    """Where a date comes from."""

    AGREED = "agreed"
    STATUTORY = "statutory"
    MEETING = "meeting"
    PRACTICE = "practice"


class Topic(StrEnum):
    """What a fact is about, for sharing subject x topic x listener."""

    GENERAL = "general"
    SCHOOL = "school"
    HEALTH = "health"
    HOME = "home"
    ECONOMY = "economy"
    OTHER_PARENT = "other_parent"
    WHEREABOUTS = "whereabouts"
    SAFETY = "safety"


class Floor(StrEnum):
    """The widest circle a fact may reach without a decision of its own, widest first."""

    ROOM = "room"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    CASEWORKER = "caseworker"
