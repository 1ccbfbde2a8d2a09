"""What stands on the papers of a child's voice: a talk or all of them with own words, and the blank tool sheets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from app.models.enums_early import House
from app.services.meeting_paper_rows import Letterhead
from app.services.paper_keeping import PaperKey
from app.services.wellbeing_curves import Curve
from app.services.wellbeing_rulers import Ruler


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkPart:
    """A mark of a talk: the question, the ruler as it was, the number, and why the rater set it there."""

    question: str
    ruler: Ruler
    value: int
    because: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TalkPart:
    """One talk as its readers may have it; what they may not is empty. `facts` are lines of label and words."""

    when: str
    with_whom: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    own_words: str = ""
    houses: Mapping[House, tuple[str, ...]] = field(default_factory=dict)
    marks: tuple[MarkPart, ...] = ()
    not_held_because: str = ""
    done_instead: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class VoicePaper(Letterhead):
    """One copy. `called` is the child at the table; `caution` says on a case copy that the words are in confidence."""

    called: str
    talks: tuple[TalkPart, ...] = ()
    curves: tuple[Curve, ...] = ()
    caution: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class BlankSheets(Letterhead):
    """Blank tools to take along: the three houses, and each ruler with its questions. Nothing of any case."""

    with_houses: bool = True
    rulers: tuple[Ruler, ...] = ()


@dataclass(frozen=True, slots=True)
class VoiceDraft:
    """A paper ready to be looked at or finished: as `papers.PlanDraft`. No `readers`: nobody can tell who reads."""

    paper: VoicePaper | BlankSheets
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    recipient_id: UUID | None
    key: PaperKey
    made_on: date
