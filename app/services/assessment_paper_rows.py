"""Frozen rows of an assessment on paper, and of what is kept when it is finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.services.assessment_triangle import Triangle
from app.services.meeting_paper_rows import Letterhead
from app.services.paper_keeping import PaperKey


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownLine:
    """One thing somebody knows: `aspect` is »Det går godt«, `source` »Lone« or »læge, den 3. oktober 2026«."""

    text: str
    source: str
    aspect: str = ""
    about: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingPart:
    """One heading with what stands under it; `side` is the name of its side of the triangle, or empty."""

    heading: str
    side: str
    lines: tuple[KnownLine, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildJudgement:
    """What is one child's own in a joint assessment."""

    called: str
    judgement: str = ""
    comment: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceLine:
    """Something from elsewhere, for the professional copy: what, how far it has come, and on what basis."""

    what: str
    told: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentPaper(Letterhead):
    """One assessment for one group of readers. What is empty is left out of the paper."""

    kind: str
    children: tuple[str, ...] = ()
    begun_on: date | None = None
    finished_on: date | None = None
    noticed_on: date | None = None
    reason: str = ""
    limited_to: str = ""
    child_part: str = ""
    triangle: Triangle | None = None
    headings: tuple[HeadingPart, ...] = ()
    contributions: tuple[KnownLine, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    preliminary: str = ""
    preliminary_on: date | None = None
    analysis: str = ""
    judgement: str = ""
    siblings: str = ""
    own: tuple[ChildJudgement, ...] = ()
    parents_comment: str = ""
    conclusion: str = ""
    purpose: str = ""
    can_help: str = ""
    outcome: str = ""
    outcome_because: str = ""
    law: str = ""
    second_caseworker: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentDraft:
    """The paper ready to be looked at or finished: as `papers.PlanDraft`."""

    paper: AssessmentPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    recipient_id: UUID | None
    key: PaperKey
