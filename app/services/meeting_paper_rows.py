"""Frozen rows the papers of a meeting are drawn from. Every fact in them has passed sight for those who read the paper.

As in `plan_rows`: an empty text, an empty tuple or None means »there is nothing«, and the paper leaves the part out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from app.services.plan_rows import AgreementLine, ContactBox, Copy, NextMeeting, OwnScale, Quote

DRAFT = "kladde"
"""The version of minutes that may still be corrected; such a paper says KLADDE on every page."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Letterhead:
    """What every paper of a meeting carries. `recipients` is »Til Lone« or empty."""

    title: str
    copy: Copy
    made_on: date
    version: str
    recipients: str = ""
    example: bool = False
    municipality: str = ""
    logo: bytes | None = None
    caseworker: ContactBox = ContactBox()


@dataclass(frozen=True, kw_only=True, slots=True)
class MeetingTime:
    """When and where a meeting is or was; `kind` is »Inddragende netværksmøde«."""

    kind: str = ""
    on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Guest:
    """Somebody who is asked or was there: the name used at the table, and what they are to the child."""

    name: str
    role: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class InvitationPaper(Letterhead):
    """An invitation to one person. `purpose` is a question; `steps` are what the meeting goes through, in plain words.

    `own_points` are what the reader has said they want to talk about. `own_language` is the same in the reader's own
    language, as the user typed it, and `tongue` that language's code (»so«) where it is known. `private` is True for
    those who may bring somebody along. `child_ways` tells how each child may take part, one sentence for each; for
    the child itself they are the ways to choose from.
    """

    name: str
    purpose: str = ""
    when: MeetingTime = MeetingTime()
    guests: tuple[Guest, ...] = ()
    steps: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    child_ways: tuple[str, ...] = ()
    own_points: tuple[str, ...] = ()
    own_language: str = ""
    tongue: str = ""
    private: bool = True
    chair: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidLine:
    """One thing that was said, with who said it when they wished to be named."""

    text: str
    speaker: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildWords:
    """One child's own words at a meeting and the child's own numbers, apart from everybody else's."""

    name: str
    quotes: tuple[Quote, ...] = ()
    wishes: tuple[str, ...] = ()
    scales: tuple[OwnScale, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ScaleAnswers:
    """What the adults answered to one question, as (name, number). No child's number stands here."""

    question: str
    answers: tuple[tuple[str, int], ...]
    low_word: str = ""
    high_word: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildSafe:
    """»Er barnet trygt?« of one named child, for the professional copy."""

    name: str
    answer: str
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class MinutesPaper(Letterhead):
    """The minutes: who was there, the child's words, what was said by theme, what was agreed, the family's remark."""

    when: MeetingTime = MeetingTime()
    children: tuple[str, ...] = ()
    present: tuple[Guest, ...] = ()
    chair: str = ""
    minutes_by: str = ""
    lead: str = ""
    purpose: str = ""
    child_words: tuple[ChildWords, ...] = ()
    reasons: tuple[SaidLine, ...] = ()
    works: tuple[SaidLine, ...] = ()
    worries: tuple[SaidLine, ...] = ()
    needs: tuple[SaidLine, ...] = ()
    hopes: tuple[SaidLine, ...] = ()
    hopes_when: str = ""
    later: tuple[SaidLine, ...] = ()
    last_words: tuple[SaidLine, ...] = ()
    scales: tuple[ScaleAnswers, ...] = ()
    safety: tuple[ChildSafe, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    told_child: str = ""
    remarks: tuple[SaidLine, ...] = ()
    next_meeting: NextMeeting | None = None
    correct_until: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AgreementSheet(Letterhead):
    """What was agreed, handed out in the room: final at once. `goes_on` are earlier agreements that still hold."""

    when: MeetingTime = MeetingTime()
    children: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    goes_on: tuple[AgreementLine, ...] = ()
    hard_times_text: str = ""
    safety_line: str = ""
    next_meeting: NextMeeting | None = None
    rhythm_text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnAgreements(Letterhead):
    """One person's own agreements and nothing else of the case; when to meet again only for who is asked to."""

    name: str
    on: date | None = None
    agreements: tuple[AgreementLine, ...] = ()
    goes_on: tuple[AgreementLine, ...] = ()
    next_meeting: NextMeeting | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class CallBackCard(Letterhead):
    """What the one who calls an absent person may tell. It is the caller's own paper, and holds nothing to hide.

    `asks` are agreements that wait for the person's own yes; `tells` are the others they may know of.
    """

    name: str
    caller: str = ""
    called_on: date | None = None
    when: MeetingTime = MeetingTime()
    may_be_told: str = ""
    asks: tuple[AgreementLine, ...] = ()
    tells: tuple[AgreementLine, ...] = ()
    next_meeting: NextMeeting | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewedLine:
    """How one earlier agreement went: its sentence, a word about it, and what it was made into."""

    text: str
    note: str = ""
    becomes: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ThenNow:
    """A child's own number for one question, last time and this time."""

    name: str
    question: str
    then: int
    now: int
    then_on: date | None = None
    now_on: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedPaper(Letterhead):
    """What has changed since last time. What succeeded comes first."""

    when: MeetingTime = MeetingTime()
    since: date | None = None
    children: tuple[str, ...] = ()
    kept: tuple[ReviewedLine, ...] = ()
    partly: tuple[ReviewedLine, ...] = ()
    under_way: tuple[ReviewedLine, ...] = ()
    changed: tuple[ReviewedLine, ...] = ()
    not_kept: tuple[ReviewedLine, ...] = ()
    new: tuple[ReviewedLine, ...] = ()
    not_looked_at: tuple[ReviewedLine, ...] = ()
    scales: tuple[ThenNow, ...] = ()
    next_meeting: NextMeeting | None = None


MeetingPaper: TypeAlias = InvitationPaper | MinutesPaper | AgreementSheet | OwnAgreements | CallBackCard | ChangedPaper
