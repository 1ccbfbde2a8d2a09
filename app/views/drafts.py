"""Drafts as editors see them: keep what stands in a field, get it back after a crash."""

from contextlib import AbstractContextManager
from typing import Protocol
from uuid import UUID


class DraftPort(Protocol):
    """Where half-typed text is kept (`app.store.drafts.DraftWriter`)."""

    def keep(self, key: str, text: str, case_id: UUID | None = None) -> None:
        """Keep a text under a key; returns at once."""

    def drop(self, key: str) -> None:
        """Forget a draft, because its text has become a step."""

    def taken_back(self, keys: frozenset[str]) -> AbstractContextManager[None]:
        """Hold back what is on its way of some drafts, while a step takes those in the store along with it."""

    def kept(self) -> dict[str, str]:
        """Return the drafts that lie in the store."""
