"""Fixed choices about people and how they belong together. Danish words: `app/wording/`."""

from enum import StrEnum


class PersonKind(StrEnum):
    """What a row in the drawing stands for."""

    PERSON = "person"
    UNBORN = "unborn"
    MISCARRIAGE = "miscarriage"
    ABORTION = "abortion"
    STILLBIRTH = "stillbirth"
    UNKNOWN = "unknown"
    BODY = "body"


LOST_PREGNANCIES = frozenset({PersonKind.MISCARRIAGE, PersonKind.ABORTION, PersonKind.STILLBIRTH})
"""Off on family papers unless somebody chooses to show them."""


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
    DONOR = "donor"
    UNSURE = "unsure"


class RelationKind(StrEnum):
    """How two people get on, as somebody says it. Some have a direction: from `a` to `b` (`DIRECTED`)."""

    CLOSE = "close"
    FUSED = "fused"
    COOPERATION = "cooperation"
    CONTACT = "contact"
    CARING = "caring"
    FOCUSED = "focused"
    DISTANT = "distant"
    DISTRUST = "distrust"
    CONFLICT = "conflict"
    CLOSE_CONFLICT = "close_conflict"
    FUSED_CONFLICT = "fused_conflict"
    CONTROL = "control"
    AFRAID = "afraid"
    CUT_OFF = "cut_off"
    RESTORED = "restored"
    VIOLENCE = "violence"
    EMOTIONAL_ABUSE = "emotional_abuse"
    SEXUAL_ABUSE = "sexual_abuse"
    NEGLECT = "neglect"


DIRECTED = frozenset(
    {
        RelationKind.CARING, RelationKind.FOCUSED, RelationKind.DISTRUST, RelationKind.CONTROL, RelationKind.AFRAID,
        RelationKind.VIOLENCE, RelationKind.EMOTIONAL_ABUSE, RelationKind.SEXUAL_ABUSE, RelationKind.NEGLECT,
    }
)  # fmt: skip
"""Kinds that go from one person to the other; the rest hold both ways."""


class TieQuality(StrEnum):
    """The line to somebody of the network, as the child draws it."""

    STRONG = "strong"
    ORDINARY = "ordinary"
    WEAK = "weak"
    STRAINED = "strained"
    BROKEN = "broken"


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
    """What a yes is about; they are never mixed (law page 1.5)."""

    MEETING = "meeting"
    SHARING = "sharing"
    FETCHING = "fetching"
    INTERVENTION = "intervention"
    DRAWING = "drawing"


class ConsentAnswer(StrEnum):
    """The answer given; NOT_ASKED is a state, not a missing value."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"
    WITHDRAWN = "withdrawn"


class SharingBasis(StrEnum):
    """Why something may be told: somebody's yes, or law. UNCLEAR warns and never blocks."""

    CONSENT = "consent"
    LAW = "law"
    UNCLEAR = "unclear"


class HardStopKind(StrEnum):
    """Three reasons to stop before anybody is invited; they ask for different things and are never mixed.

    HONOUR: the risk is assessed before parents and network hear of it (barnets lov § 18, stk. 3). ABUSE: the child is
    heard without the parent, and nothing reaches them (§ 137, stk. 3). VIOLENCE: the two never meet, so two meetings.
    """

    HONOUR = "honour"
    ABUSE = "abuse"
    VIOLENCE = "violence"
