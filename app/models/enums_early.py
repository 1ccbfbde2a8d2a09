"""Fixed choices about what comes before the plan: worry, notification, assessment, the child's voice, decisions.

Danish words: `app/wording/`. No SQLAlchemy here: anyone may import these.
"""

from enum import StrEnum


class CaseStage(StrEnum):
    """How far a matter has come towards being a case: a worry is logged before there is one.

    EARLY is a course of early help (barnets lov § 30) that runs without a case of the authority.
    """

    WORRY = "worry"
    EARLY = "early"
    CASE = "case"


class ConcernOutcome(StrEnum):
    """What a worry led to. OPEN: somebody is still on it."""

    OPEN = "open"
    NETWORK_MEETING = "network_meeting"
    EARLY_COURSE = "early_course"
    NOTIFICATION = "notification"
    CASE = "case"
    SETTLED = "settled"
    CLOSED = "closed"


class NotificationKind(StrEnum):
    """What kind of notification it is; OWN_INITIATIVE is handled like the others and not counted."""

    ORDINARY = "ordinary"
    APPLICATION = "application"
    EVICTION = "eviction"
    OTHER_MUNICIPALITY = "other_municipality"
    OWN_INITIATIVE = "own_initiative"


class Urgency(StrEnum):
    """What the assessment within 24 hours came to."""

    URGENT = "urgent"
    NOT_URGENT = "not_urgent"


class QuickHelp(StrEnum):
    """Whether help is given before or beside an assessment; answered for every notification."""

    BEFORE = "before"
    BESIDE = "beside"
    NONE = "none"


class AssessmentKind(StrEnum):
    """The three steps of barnets lov §§ 18-20, and the old § 50 assessment."""

    SCREENING = "screening"
    UNCOVERING = "uncovering"
    INVESTIGATION = "investigation"
    OLD_INVESTIGATION = "old_investigation"


class AssessmentOutcome(StrEnum):
    """What an assessment led to: the three outcomes of § 18, and what an assessment may end in."""

    NOTHING_MORE = "nothing_more"
    UNCOVERING = "uncovering"
    INVESTIGATION = "investigation"
    EARLY_HELP = "early_help"
    SUPPORT = "support"
    PLACEMENT = "placement"


class Aspect(StrEnum):
    """What an entry under a heading tells of."""

    CHALLENGE = "challenge"
    RESOURCE = "resource"
    PERSPECTIVE = "perspective"


class ViewSource(StrEnum):
    """Whose knowledge it is; the four are kept apart."""

    CHILD = "child"
    PARENTS = "parents"
    NETWORK = "network"
    PROFESSIONAL = "professional"


class FetchState(StrEnum):
    """How far the fetching of something that is known elsewhere has come."""

    ASKED = "asked"
    FETCHED = "fetched"
    NOT_FETCHED = "not_fetched"


class House(StrEnum):
    """The three houses a child may draw and tell in."""

    WORRIES = "worries"
    GOOD_THINGS = "good_things"
    DREAMS = "dreams"


class Rater(StrEnum):
    """Who gave a number on a ruler."""

    CHILD = "child"
    PARENT = "parent"
    NETWORK = "network"
    PROFESSIONAL = "professional"


class ConsentCapacity(StrEnum):
    """As what somebody gave their answer."""

    CUSTODY_HOLDER = "custody_holder"
    YOUNG_PERSON = "young_person"
    CHILD = "child"
    SELF = "self"
