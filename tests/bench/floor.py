"""The least the same work could cost: plain SQL in the same encrypted file, nothing of ours in between."""

from typing import Any
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.registry import CASE_CLASSES


class Floor:
    """A connection of the driver's own."""

    def __init__(self, store: OpenStore) -> None:
        self._raw = store.vault.engine.raw_connection()
        self._cursor = self._raw.cursor()
        self._cursor.execute("CREATE TABLE IF NOT EXISTS bench_floor (id INTEGER PRIMARY KEY, words TEXT)")

    def rows_of(self, case_id: UUID) -> None:
        """Read every row of a case, table by table."""
        for kind in CASE_CLASSES:
            self.all(f"SELECT * FROM {kind.__tablename__} WHERE case_id = ?", case_id.bytes)  # noqa: S608 - our own table

    def count(self, *tables: str) -> None:
        """Count the rows of some tables."""
        for table in tables:
            self.all(f"SELECT count(*) FROM {table}")  # noqa: S608 - our own tables

    def all(self, query: str, *values: Any) -> list[Any]:
        """Run one query and fetch everything."""
        return list(self._cursor.execute(query, values).fetchall())

    def insert(self, count: int = 1) -> None:
        """Insert rows in one transaction that is on disk when this returns."""
        self._cursor.execute("BEGIN IMMEDIATE")
        self._cursor.executemany("INSERT INTO bench_floor (words) VALUES (?)", [("henter Asta til gymnastik",)] * count)
        self._cursor.execute("COMMIT")

    def close(self) -> None:
        """Let go of the connection."""
        self._raw.close()
