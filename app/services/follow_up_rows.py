"""Frozen rows of »Ændret siden sidst« for a follow-up, and of what is kept when the paper is finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.services.goal_rows import ScorePoint
from app.services.meeting_paper_rows import Letterhead, ReviewedLine
from app.services.paper_keeping import PaperKey
from app.services.plan_rows import NextMeeting


@dataclass(frozen=True, kw_only=True, slots=True)
class GoalMove:
    """One goal at a follow-up: how it stands, and its numbers up to that day for a curve (`curve_words` in words)."""

    text: str
    status: str = ""
    points: tuple[ScorePoint, ...] = ()
    curve_words: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class FollowUpPaper(Letterhead):
    """What has changed since the follow-up before. What succeeded comes first; `decisions` are about the help."""

    on: date | None = None
    since: date | None = None
    children: tuple[str, ...] = ()
    progress: str = ""
    child_said: str = ""
    kept: tuple[ReviewedLine, ...] = ()
    partly: tuple[ReviewedLine, ...] = ()
    not_kept: tuple[ReviewedLine, ...] = ()
    new: tuple[ReviewedLine, ...] = ()
    goals: tuple[GoalMove, ...] = ()
    decisions: tuple[str, ...] = ()
    next_meeting: NextMeeting | None = None
    next_reason: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpDraft:
    """The paper ready to be looked at or finished: as `papers.PlanDraft`."""

    paper: FollowUpPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    recipient_id: UUID | None
    key: PaperKey
