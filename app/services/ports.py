"""What services ask of the world outside: a unit of work, a search index, blobs. `bootstrap` plugs the store in."""

import datetime as dt
from collections.abc import Callable, Hashable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, ParamSpec, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from app.models.base import Record

Row = TypeVar("Row", bound=Record)
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class SearchText:
    """One thing that can be found: what it is, which row, the line shown and the terms searched.

    `is_name`: somebody or a case, and not something that was written.
    """

    kind: str
    row_id: UUID
    title: str
    words: str
    is_name: bool = False


class FoundText(Protocol):
    """One thing in the index. A lower `doc_id` was written later; `words` are the terms of somebody or a case."""

    @property
    def doc_id(self) -> int:
        """Its number."""

    @property
    def case_id(self) -> UUID:
        """Whose case it lies in."""

    @property
    def kind(self) -> str:
        """What it is."""

    @property
    def row_id(self) -> UUID:
        """Which row it is."""

    @property
    def title(self) -> str:
        """The line shown."""

    @property
    def words(self) -> str:
        """The terms of a name, empty for what was written."""


Progress = Callable[[int, int], bool]
"""Told how much of how much is done, mostly cases; False stops it all."""

Ways = Sequence[Sequence[Sequence[str]]]
"""What is looked for: any of some ways, each of which asks for a term of every set; »kj*« is the beginning of one."""


@dataclass(frozen=True, slots=True)
class WordParts:
    """What a word that may have been meant has of the one that was typed: how it sounds, begins and ends."""

    sound: str
    begins: str
    ends: str
    goes_on: bool
    """Whether a word may begin with the sound and go on; else it is all there is to hear."""


class SearchPort(Protocol):
    """Full-text search inside the encrypted file."""

    def rewrite(self, case_id: UUID, texts: Sequence[SearchText]) -> None:
        """Replace everything findable of one case."""

    def clear(self) -> None:
        """Empty the index of all cases."""

    def find(self, ways: Ways, *, names: bool, limit: int) -> Sequence[FoundText]:
        """Return what holds the terms, among people and cases or among what was written, the last written first."""

    def count(self, ways: Ways, limit: int) -> int:
        """Return how many there are in all; from `limit` on it is not counted further."""

    def cases(self, cases: Sequence[UUID]) -> dict[UUID, tuple[str, int]]:
        """Return the status of cases, as it is kept, and the number of the last step in each."""

    def children(self, cases: Sequence[UUID]) -> list[tuple[UUID, UUID, str]]:
        """Return the children of cases in their order: the case, the person and the name."""

    def words_near(self, parts: Sequence[WordParts]) -> list[dict[str, str]]:
        """Return for each of some words those that sound, begin or end so, with their sounds; empty asks for none."""


class FilesPort(Protocol):
    """Files too large for the store itself, encrypted beside it."""

    def put(self, content: bytes) -> str:
        """Keep some bytes and return their SHA-256; the same bytes are kept once."""

    def get(self, sha: str) -> bytes | None:
        """Return the bytes, or None when they are not here."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What one step changed, for screens to decide whether to draw again."""

    step_id: UUID
    name: str
    tables: frozenset[str]
    cases: frozenset[UUID]
    undoable: bool


class Unit(Protocol):
    """One unit of work, given to every use case as its first argument. Nothing else opens a session."""

    session: Session
    now: dt.datetime
    today: dt.date
    actor: str
    replica: str
    training: bool
    settled: bool
    """Nothing is changed in it, or nothing will be any more but what is worked out from the rest."""

    @property
    def search(self) -> SearchPort:
        """Full-text search in this unit."""

    @property
    def files(self) -> FilesPort:
        """Pictures and documents beside the store."""

    def add(self, row: Row) -> Row:
        """Add a new row; its id is there at once."""

    def get(self, kind: type[Row], row_id: UUID) -> Row:
        """Return a live row or raise UserError that it is gone."""

    def live(self, kind: type[Row], *where: ColumnElement[bool]) -> list[Row]:
        """Return the rows that are not deleted, in their order."""

    def remove(self, row: Record) -> None:
        """Put a tombstone on a row and on what lies inside it."""

    def once(self, what: Hashable, read: Callable[[], R]) -> R:
        """Read something; where questions are asked together, the next one gets what the first has read."""

    def about(self, *subjects: UUID) -> None:
        """Name the ids this use case is about, for the audit log."""

    def known_kinds(self, case_id: UUID) -> frozenset[str] | None:
        """Return the tables a case may have rows in, when an earlier unit found out; none is missing."""

    def keep_kinds(self, case_id: UUID, tables: frozenset[str]) -> None:
        """Remember in which tables a case has rows, for the units that come. Only a settled unit knows."""


class Units(Protocol):
    """Hands out units of work."""

    def step(
        self, name: str, kind: str, *, undoable: bool = True, undoes: UUID | None = None,
        drafts: frozenset[str] = frozenset(),
    ) -> AbstractContextManager[Any]:  # fmt: skip
        """Open a unit whose changes become one step: one undo, one audit row; `drafts` (keys) are its words and go."""

    def read(self, kind: str) -> AbstractContextManager[Any]:
        """Open a unit that changes nothing."""

    def together(self) -> AbstractContextManager[None]:
        """Let what is asked inside be read in one unit. After a step inside, what follows is read anew."""


def use_case(kind: str, *, undoable: bool = True) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Mark a public service function with the kind its audit row carries (a test sees that none is without)."""

    def mark(function: Callable[P, R]) -> Callable[P, R]:
        function.audit_kind = kind  # type: ignore[attr-defined]  # a label on the function itself
        function.undoable = undoable  # type: ignore[attr-defined]  # finished papers, exports and deletions are not
        return function

    return mark


def audit_kind(function: Callable[..., Any]) -> str:
    """Return the kind a use case is marked with."""
    return str(function.audit_kind)  # type: ignore[attr-defined]  # set by use_case


def is_undoable(function: Callable[..., Any]) -> bool:
    """Tell whether the step of a use case can be undone."""
    return bool(function.undoable)  # type: ignore[attr-defined]  # set by use_case
