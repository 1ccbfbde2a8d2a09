"""Fixed choices about meetings, what was said and what was agreed. Danish words: `app/wording/`."""

from enum import StrEnum


class ContactKind(StrEnum):
    """How people reached each other."""

    CALL = "call"
    VISIT = "visit"
    MESSAGE = "message"
    MAIL = "mail"
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


class NotHeld(StrEnum):
    """Why something that was planned did not happen; the family that did not come is no blame."""

    CANCELLED = "cancelled"
    FAMILY_AWAY = "family_away"
    NO_TIME = "no_time"
    REPLACED = "replaced"
    OTHER = "other"


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
    FOR_ABSENT = "for_absent"


class ChildSafety(StrEnum):
    """»Er barnet trygt?«, asked of every child of the household. OPEN is a question nobody has answered yet."""

    SAFE = "safe"
    OPEN = "open"
    WORRIED = "worried"


class NetworkEnough(StrEnum):
    """Whether network meetings can carry what is difficult, or more is needed."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


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
