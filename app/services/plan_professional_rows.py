"""Frozen rows that only the professional copy of a plan holds: decisions, help, absence, sections, follow-ups.

As in `plan_rows`: every fact has passed the visibility rule, dates are words as they are known (»2016«), and an empty
text or tuple means »there is nothing«. Law is text with the day it was decided; numbers are never translated from one
law to another.
"""

from dataclasses import dataclass

from app.services.absences import AbsenceRow
from app.services.curve_shapes import CurveLevel
from app.services.ladder import LadderRow


@dataclass(frozen=True, kw_only=True, slots=True)
class DecisionPart:
    """What the municipality has decided about one child; `choice` is »der laves en plan, fordi …« under § 32."""

    legal_basis: str = ""
    decided: str = ""
    purpose: str = ""
    expected_duration: str = ""
    rung: str = ""
    choice: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class StepLine:
    """A small step on the way to a goal."""

    text: str
    due: str = ""
    status: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DoerLine:
    """A person or body who does something for a goal."""

    who: str
    does: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class InterventionLine:
    """One measure: what, who gives it, where, how much, on which basis, since when, and what came of it."""

    name: str
    status: str = ""
    provider: str = ""
    arenas: str = ""
    amount: str = ""
    purpose: str = ""
    why_this: str = ""
    legal_basis: str = ""
    wished: str = ""
    decided: str = ""
    since: str = ""
    expected: str = ""
    waited: str = ""
    overdue: bool = False
    choice: str = ""
    cost: str = ""
    family_view: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class EndedLine:
    """A measure that is over, or that was refused: when, whether it worked, and what came of it."""

    name: str
    time: str = ""
    worked: str = ""
    result: str = ""
    family_view: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class AbsenceLine:
    """School absence of one period. Days and percents are written out; `marks` are the marks it passes."""

    period: str
    percent: str = ""
    unlawful_percent: str = ""
    lawful: str = ""
    ill: str = ""
    unlawful: str = ""
    school_days: str = ""
    told: str = ""
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class AbsencePart:
    """The absence of one child: a line for each period, and the rows and marks of a curve with its words."""

    lines: tuple[AbsenceLine, ...] = ()
    rows: tuple[AbsenceRow, ...] = ()
    levels: tuple[CurveLevel, ...] = ()
    words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionLine:
    """One heading that the law or practice asks for, as it was asked then, and what is written under it."""

    heading: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LawLine:
    """Which law a heading follows; printed once on a paper."""

    heading: str
    law: str
    unsure: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkLine:
    """One talk with a child: when, with whom, how, whether it was told that somebody may come, and what it `said`."""

    when: str
    with_whom: str = ""
    how: str = ""
    companion: str = ""
    said: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUpLine:
    """One follow-up that was held, with what was decided for each measure."""

    when: str
    people: tuple[str, ...] = ()
    child_said: str = ""
    progress: str = ""
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseFacts:
    """What the professional copy opens with: whose case it is, its law, how long the plan is for, why it was made."""

    number: str = ""
    caseworker: str = ""
    law: str = ""
    duration: str = ""
    made_while: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HelpPart:
    """What the municipality gives one child, what it gave before, and how that has moved."""

    running: tuple[InterventionLine, ...] = ()
    ended: tuple[EndedLine, ...] = ()
    ladder: LadderRow | None = None
