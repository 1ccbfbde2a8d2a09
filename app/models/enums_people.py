"""Fixed choices about people and how they belong together. Danish words: `app/wording.py`."""

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
