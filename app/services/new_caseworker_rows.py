"""Frozen rows of the one page »Til den nye rådgiver«, and of what is kept when it is finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.services.plan_rows import ContactBox, Quote


@dataclass(frozen=True, kw_only=True, slots=True)
class NewCaseworkerPaper:
    """Everything the next one has to know, the most important first in each list; the page takes what it has room for.

    `first` is what was written on the road of the hand-over. `keep` says who may and must not know what, in sentences
    for the caseworker: the paper is for no one else.
    """

    title: str
    made_on: date
    version: str
    number: str = ""
    children: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    why: str = ""
    purpose: str = ""
    own_words: tuple[Quote, ...] = ()
    first: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    works: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    caseworker: ContactBox = ContactBox()
    municipality: str = ""
    logo: bytes | None = None
    example: bool = False


@dataclass(frozen=True, slots=True)
class NewCaseworkerDraft:
    """The page ready to be looked at or finished: as `papers.PlanDraft`, for whoever takes over."""

    paper: NewCaseworkerPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    recipient_id: UUID | None = None
