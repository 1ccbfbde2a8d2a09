"""The folded search index: an FTS5 table inside the encrypted file, keyed to explicit ids so that VACUUM keeps them."""

import hashlib
from collections.abc import Sequence
from typing import Protocol
from uuid import UUID

from sqlalchemy import Connection, delete, select, text
from sqlalchemy.orm import Session

from app.models.log import SearchDoc

CREATE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_text USING fts5(words, tokenize='unicode61 remove_diacritics 0')",
    "INSERT INTO search_text(search_text, rank) VALUES('secure-delete', 1)",
)

_NOT_IN_A_PHRASE = str.maketrans('"\0', "  ")


class Findable(Protocol):
    """What a service hands over to be found."""

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
        """The folded words."""


def create_index(connection: Connection) -> None:
    """Make the FTS table; SQLAlchemy's metadata does not know virtual tables."""
    for statement in CREATE:
        connection.execute(text(statement))


class SearchIndex:
    """Search within one unit of work."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def rewrite(self, case_id: UUID, texts: Sequence[Findable]) -> None:
        """Make exactly these things findable of a case; only what differs is written."""
        wanted = {(each.kind, each.row_id, _fingerprint(each)): each for each in texts}
        known = select(SearchDoc.id, SearchDoc.kind, SearchDoc.row_id, SearchDoc.fingerprint)
        gone = []
        for doc_id, kind, row_id, fingerprint in self._session.execute(known.where(SearchDoc.case_id == case_id)):
            if wanted.pop((kind, row_id, fingerprint), None) is None:
                gone.append(doc_id)
        if gone:
            self._session.execute(text("DELETE FROM search_text WHERE rowid = :id"), [{"id": each} for each in gone])
            self._session.execute(delete(SearchDoc).where(SearchDoc.id.in_(gone)))
        self._add(case_id, wanted)

    def _add(self, case_id: UUID, wanted: dict[tuple[str, UUID, str], Findable]) -> None:
        docs = [
            SearchDoc(case_id=case_id, kind=kind, row_id=row_id, fingerprint=fingerprint, title=each.title)
            for (kind, row_id, fingerprint), each in wanted.items()
        ]
        self._session.add_all(docs)
        self._session.flush()
        if docs:
            self._session.execute(
                text("INSERT INTO search_text(rowid, words) VALUES (:id, :words)"),
                [{"id": doc.id, "words": each.words} for doc, each in zip(docs, wanted.values(), strict=True)],
            )

    def find(self, words: str, limit: int) -> list[tuple[UUID, str, UUID, str]]:
        """Return (case, kind, row, title) for rows that hold every word, each as the beginning of a word."""
        query = " ".join(f'"{word}"*' for word in words.translate(_NOT_IN_A_PHRASE).split())
        if not query:
            return []
        hits = self._session.execute(
            text("SELECT rowid FROM search_text WHERE search_text MATCH :query LIMIT :limit"),
            {"query": query, "limit": limit},
        ).scalars()
        docs = self._session.scalars(select(SearchDoc).where(SearchDoc.id.in_(list(hits))))
        return [(doc.case_id, doc.kind, doc.row_id, doc.title) for doc in docs]


def _fingerprint(each: Findable) -> str:
    return hashlib.sha256(f"{each.title}\n{each.words}".encode("utf-8", "surrogatepass")).hexdigest()[:32]
