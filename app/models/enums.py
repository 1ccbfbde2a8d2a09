"""The fixed choices of the domain. Values are stored as text; Danish words for them live in `app/wording.py`.

No SQLAlchemy here: views, genogram and papers import these freely.
"""

from enum import StrEnum


class PersonKind(StrEnum):
    """What a row in the drawing stands for."""

    PERSON = "person"
    UNBORN = "unborn"
    UNKNOWN = "unknown"
    BODY = "body"


class Gender(StrEnum):
    """Gender as the person lives it; decides the symbol in the genogram, never a pronoun."""

    WOMAN = "woman"
    MAN = "man"
    NONBINARY = "nonbinary"
    UNKNOWN = "unknown"


class CaseStatus(StrEnum):
    """Where the case is in its life."""

    OPEN = "open"
    CLOSED = "closed"


class NotificationStatus(StrEnum):
    """Whether an underretning lies behind the case."""

    NONE = "none"
    RECEIVED = "received"
    UNCLEAR = "unclear"


class UnionEventKind(StrEnum):
    """What happened between two partners; the line style is derived from the newest event."""

    COHABITING = "cohabiting"
    ENGAGED = "engaged"
    MARRIED = "married"
    SEPARATED = "separated"
    DIVORCED = "divorced"
    REUNITED = "reunited"
    MOVED_APART = "moved_apart"
    WIDOWED = "widowed"


class TieKind(StrEnum):
    """How a child belongs to a pair of parents."""

    BIOLOGICAL = "biological"
    ADOPTIVE = "adoptive"
    FOSTER = "foster"
    STEP = "step"
    GUARDIAN = "guardian"
    UNSURE = "unsure"


class RelationKind(StrEnum):
    """How two people get on, as somebody says it."""

    CLOSE = "close"
    COOPERATION = "cooperation"
    CONTACT = "contact"
    DISTANT = "distant"
    CONFLICT = "conflict"
    CUT_OFF = "cut_off"


class Sector(StrEnum):
    """Slice of the network map."""

    FAMILY = "family"
    FRIENDS = "friends"
    SCHOOL = "school"
    PROFESSIONALS = "professionals"
    NEIGHBOURS = "neighbours"


class CustodyKind(StrEnum):
    """Who holds custody (forældremyndighed). UNCLEAR warns until it is checked."""

    JOINT = "joint"
    SOLE = "sole"
    OTHER = "other"
    UNCLEAR = "unclear"


class VisitKind(StrEnum):
    """What contact (samvær) consists of."""

    MEETS = "meets"
    LETTERS = "letters"
    PHONE = "phone"
    NONE = "none"


class DayPart(StrEnum):
    """Part of the day a care arrangement covers."""

    MORNING = "morning"
    DAY = "day"
    EVENING = "evening"
    NIGHT = "night"


class ProtectionScope(StrEnum):
    """What must not be read or inferred."""

    ADDRESS = "address"
    WHEREABOUTS = "whereabouts"
    EVERYTHING = "everything"


class ConsentKind(StrEnum):
    """What a yes is about; the three are never mixed (law page 1.5)."""

    MEETING = "meeting"
    SHARING = "sharing"
    INTERVENTION = "intervention"


class ConsentAnswer(StrEnum):
    """The answer given; NOT_ASKED is a state, not a missing value."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"
    WITHDRAWN = "withdrawn"


class ContactKind(StrEnum):
    """How people reached each other."""

    CALL = "call"
    VISIT = "visit"
    MESSAGE = "message"
    LETTER = "letter"
    MEETING = "meeting"


class ContactRole(StrEnum):
    """A person's part in a contact."""

    FROM = "from"
    TO = "to"
    INFORMED = "informed"


class MeetingStatus(StrEnum):
    """Life of a meeting."""

    PLANNED = "planned"
    RUNNING = "running"
    HELD = "held"
    CANCELLED = "cancelled"


class Side(StrEnum):
    """Whose side of the table a participant sits on."""

    CHILD = "child"
    PRIVATE = "private"
    GENERAL = "general"
    AUTHORITY = "authority"
    PROVIDER = "provider"


class Invitation(StrEnum):
    """Answer to the invitation."""

    INVITED = "invited"
    COMING = "coming"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    NOT_INVITED = "not_invited"


class Attendance(StrEnum):
    """Who was there in the end."""

    UNKNOWN = "unknown"
    PRESENT = "present"
    PARTLY = "partly"
    PHONE = "phone"
    ABSENT = "absent"


class TakesPart(StrEnum):
    """The child's own way of being part of a meeting."""

    WHOLE = "whole"
    PARTLY = "partly"
    TOLD_BEFORE = "told_before"
    LETTER = "letter"
    REPRESENTED = "represented"
    NOT_HEARD = "not_heard"


class ContributionKind(StrEnum):
    """What was said, by theme."""

    OWN_WORDS = "own_words"
    WORKS = "works"
    WORRY = "worry"
    HOPE = "hope"
    NEED = "need"
    REASON = "reason"
    PARKED = "parked"
    EVALUATION = "evaluation"
    REMARK = "remark"


class AgreementState(StrEnum):
    """Proposals stay proposals until the family has answered; what law decides is never agreed."""

    PROPOSAL = "proposal"
    AGREED = "agreed"
    TO_BE_DECIDED = "to_be_decided"
    DROPPED = "dropped"


class AgreementArea(StrEnum):
    """Where in everyday life an agreement belongs; the paper is ordered by it."""

    HOME = "home"
    SCHOOL = "school"
    LEISURE = "leisure"
    MUNICIPALITY = "municipality"
    HARD_TIMES = "hard_times"
    OTHER = "other"


class AgreementOutcome(StrEnum):
    """How it went, judged at a follow-up."""

    UNDER_WAY = "under_way"
    KEPT = "kept"
    PARTLY = "partly"
    NOT_KEPT = "not_kept"
    CHANGED = "changed"


class OwnerAnswer(StrEnum):
    """The owner's own answer; AWAITING covers those not yet asked."""

    YES = "yes"
    AWAITING = "awaiting"
    OTHER_FORM = "other_form"
    THINKING = "thinking"
    NO = "no"


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
    END = "end"


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
    DUE_LIST = "due_list"


class PaperStatus(StrEnum):
    """A final paper is never changed; a new one gets a new version."""

    DRAFT = "draft"
    FINAL = "final"


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
