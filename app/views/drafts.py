"""Drafts as editors see them: keep what stands in a field, get it back after a crash."""

from typing import Protocol
from uuid import UUID


class DraftPort(Protocol):
    """Where half-typed text is kept (`app.store.drafts.DraftWriter`)."""

    def keep(self, key: str, text: str, case_id: UUID | None = None) -> None:
        """Keep a text under a key; returns at once."""

    def drop(self, key: str) -> None:
        """Forget a draft, because its text has become a step."""

    def kept(self) -> dict[str, str]:
        """Return the drafts that lie in the store."""
