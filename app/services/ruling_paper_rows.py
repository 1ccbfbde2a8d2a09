"""Rows of a decision on paper: the record for the case, and the page that shows what it should have."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.services.meeting_paper_rows import Letterhead
from app.services.paper_keeping import PaperKey


@dataclass(frozen=True, slots=True)
class FactLine:
    """One short fact: what it is, and what it says."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One part of the check page: whether it is there, and whether the law asks for it."""

    label: str
    is_there: bool
    demanded: bool
    help: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RulingPaper(Letterhead):
    """A decision as it stands in the case. `told` are longer parts (heading, words); it is no letter."""

    name: str
    children: tuple[str, ...]
    on: dt.date | None
    sent_on: dt.date | None
    facts: tuple[FactLine, ...]
    told: tuple[FactLine, ...]
    hearings: tuple[str, ...]
    talks: tuple[str, ...]
    checks: tuple[CheckLine, ...]


@dataclass(frozen=True, slots=True)
class RulingDraft:
    """The paper ready to be looked at or finished."""

    paper: RulingPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    recipient_id: UUID | None
    key: PaperKey
