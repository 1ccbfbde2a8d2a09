"""Frozen rows a plan on paper is drawn from: what a service hands over and a document may print.

Every row here has already passed the visibility rule for the one reader named in `PlanPaper.copy`, and every sentence
is worded for that reader. An empty text, an empty tuple or None means »there is nothing«: the paper then leaves the
part out, it never prints an empty heading.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Literal

from app.services.goal_rows import ScorePoint
from app.services.plan_professional_rows import (
    AbsencePart,
    CaseFacts,
    DecisionPart,
    DoerLine,
    FollowUpLine,
    HelpPart,
    LawLine,
    SectionLine,
    StepLine,
    TalkLine,
)

if TYPE_CHECKING:
    from app.genogram.shapes import Drawing

Copy = Literal["family", "child", "professional"]
Area = Literal["home", "school", "leisure", "municipality", "hard_times", "other"]

DRAFT = "kladde"
"""The `PlanPaper.version` of a paper that is not finished; such a paper says KLADDE on every page."""

STANDARD_RIGHTS = (
    "I må tage en med til møderne.",
    "I må læse, hvad vi skriver.",
    "Sig til, hvis noget er skrevet forkert. Så retter vi det eller skriver jeres mening ved siden af.",
)
"""The three lines under »Godt at vide« when a municipality has not written its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """The child's own words: `text` without guillemets, the day they were said and where (»på mødet«)."""

    text: str
    said_on: date | None = None
    situation: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoreLine:
    """One answer on a scale from 0 to 10: who said it, when, about what (`period`: »uge 45«)."""

    who: str
    value: float | None
    question: str = ""
    said_on: date | None = None
    period: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnScale:
    """The child's own answer on his own scale, shown to the child and never beside an adult's number."""

    value: float
    question: str = ""
    low_word: str = ""
    high_word: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GoalLine:
    """One goal in plain words, and for the professional copy also in professional words with numbers.

    `reached_when` continues the sentence »Vi er i mål, når …« and `text` is a full sentence. `points` are numbers over
    time for a curve, and `curve_words` the same in words: on the family's copy never an adult's.
    """

    number: int
    text: str
    reached_when: str = ""
    professional_text: str = ""
    baseline: str = ""
    target: str = ""
    by: date | None = None
    status: str = ""
    scores: tuple[ScoreLine, ...] = ()
    points: tuple[ScorePoint, ...] = ()
    curve_words: str = ""
    area: str = ""
    seen_by: str = ""
    help: str = ""
    steps: tuple[StepLine, ...] = ()
    doers: tuple[DoerLine, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreementLine:
    """One agreement: a full sentence, who owns it, and whose yes is still missing.

    `text` is worded for the reader (»Henning vækker dig …« on the child's page). `when_text` is only for a time the
    sentence does not already hold. `awaiting` holds the names of those who have not answered yet. `contacts` are the
    owners with what they are and where from, for professionals. `to_be_decided` means that the municipality decides it,
    so it is never printed among what is agreed; `answer_by` is then when. Of what somebody said no to (`refused`) a
    family reads in `text` that another is looked for.
    """

    number: int
    text: str
    area: Area = "other"
    owners: tuple[str, ...] = ()
    when_text: str = ""
    awaiting: tuple[str, ...] = ()
    to_be_decided: bool = False
    answer_by: date | None = None
    party: str = ""
    status: str = ""
    refused: bool = False
    contacts: tuple[PersonLine, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonLine:
    """One participant or one person in the network: name, what they are to the child, and what they contribute."""

    name: str
    role: str = ""
    contribution: str = ""
    attendance: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Ending:
    """When the help can end (goes on after »når«), and whom to call after that."""

    when: str = ""
    call_then: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildPart:
    """What the paper says about one child. `hopes` are what people said they wish for, as they said it.

    `works` are key words or short clauses (»fodbold«), `wish` is one sentence under the child's own words.
    `trusted` are the people the child can go to, in the child's words (»mor«, »mormor«). `joining` is how the child
    wants to be part of the next meeting, one or two sentences to the child.
    """

    name: str
    first_name: str
    age: int | None = None
    own_words: tuple[Quote, ...] = ()
    wish: str = ""
    purpose: str = ""
    why: str = ""
    works: tuple[str, ...] = ()
    goals: tuple[GoalLine, ...] = ()
    hopes: tuple[str, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    scale: OwnScale | None = None
    scores: tuple[ScoreLine, ...] = ()
    decision: DecisionPart | None = None
    help: HelpPart = HelpPart()
    absence: AbsencePart = AbsencePart()
    sections: tuple[SectionLine, ...] = ()
    talks: tuple[TalkLine, ...] = ()
    participants: tuple[PersonLine, ...] = ()
    network: tuple[PersonLine, ...] = ()
    worries: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()
    joining: str = ""
    ending: Ending | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingLine:
    """The meeting where it was agreed: »på Skovbakkeskolen«, the day, and who was there by the names they go by."""

    place: str = ""
    held_on: date | None = None
    present: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NextMeeting:
    """When and where everybody meets again; `on` is None when no date is found yet."""

    on: date | None = None
    at: time | None = None
    place: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ContactBox:
    """Whom to call. A missing `phone` becomes a line to write on; the rest is left out when empty."""

    name: str = ""
    title: str = ""
    phone: str = ""
    hours: str = ""
    substitute: str = ""
    substitute_phone: str = ""
    out_of_hours_name: str = ""
    out_of_hours_phone: str = ""
    emergency: str = "112"
    helpline_name: str = "BørneTelefonen"
    helpline_phone: str = "116 111"


@dataclass(frozen=True, kw_only=True, slots=True)
class PlanPaper:
    """One paper for one kind of reader. Several children share one paper and get a part each.

    `agreements`, `why` and `purpose` are those several children have in common. `rhythm_text` and
    `cadence_reason` are full sentences.
    `present` names and every text are plain text, never markup. `logo` is PNG or JPEG bytes.
    """

    title: str
    copy: Copy
    made_on: date
    version: str
    children: tuple[ChildPart, ...]
    example: bool = False
    recipients: str = ""
    meeting: MeetingLine | None = None
    agreements: tuple[AgreementLine, ...] = ()
    why: str = ""
    purpose: str = ""
    next_meeting: NextMeeting | None = None
    rhythm_text: str = ""
    cadence_reason: str = ""
    hard_times_text: str = ""
    caseworker: ContactBox = ContactBox()
    municipality: str = ""
    logo: bytes | None = None
    safety_line: str = ""
    rights: tuple[str, ...] = STANDARD_RIGHTS
    ending: Ending | None = None
    facts: CaseFacts = CaseFacts()
    sections: tuple[SectionLine, ...] = ()
    laws: tuple[LawLine, ...] = ()
    follow_ups: tuple[FollowUpLine, ...] = ()
    genogram: Drawing | None = None
