"""Rows of the sheet where somebody says yes or no on paper. Every fact has passed sight for the one who signs."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.models.enums_people import ConsentKind
from app.services.meeting_paper_rows import Letterhead
from app.services.paper_keeping import PaperKey


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsentSheet:
    """One yes to one thing. An empty text is a line to write on, so a sheet without any of them is blank.

    `what` is the help or what is told, `other` from or to whom; `until` None: as long as it is needed.
    """

    kind: ConsentKind
    name: str = ""
    capacity: str = ""
    about: str = ""
    what: str = ""
    scope: str = ""
    other: str = ""
    until: dt.date | None = None
    is_blank: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsentFormPaper(Letterhead):
    """The sheets for one person, each on a page of its own; or one blank sheet of each kind."""

    sheets: tuple[ConsentSheet, ...]


@dataclass(frozen=True, slots=True)
class ConsentFormDraft:
    """The sheets ready to be looked at or finished; `consents` get the day they were printed."""

    paper: ConsentFormPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    recipient_id: UUID | None
    key: PaperKey
    consents: tuple[UUID, ...] = ()
