"""Reading a damaged store: every row that can be read, by ranges of row numbers.

After one broken seal a connection is dead, so each error costs a new one. A hole is left by feeling forward, row by row
at first and then in longer steps, for the first row on the other side.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, text

from app.errors import StoreError
from app.store.connection import open_engine, store_errors
from app.store.key_slots import DataKey

STEP_BY_STEP = 16
"""Rows tried one at a time behind an error, before the steps grow."""
BEYOND = 2**31
"""A row number no table reaches: they are given out one by one."""


@dataclass
class Outcome:
    """How the reading of one table went: rows read, rows known to be lost, and whether that count is sure."""

    read: int = 0
    lost: int = 0
    sure: bool = True


class DamagedReader:
    """Reads a store that may be damaged. Raises StoreError when not even its first page can be read."""

    def __init__(self, path: Path, data_key: DataKey) -> None:
        self._path, self._data_key = path, data_key
        self._engine: Engine | None = None
        self._connection: Connection | None = None
        self._columns: dict[str, list[str]] = {}
        self._open()

    def close(self) -> None:
        """Let go of the file."""
        self._renew()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None

    def schema(self) -> list[tuple[str, str, str]]:
        """Return (kind, name, statement) of everything in the store. Raises StoreError when that is lost."""
        query = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        return [(str(kind), str(name), str(sql)) for kind, name, sql in self._all(query)]

    def version(self) -> int:
        """Return the number of the last migration the file has had."""
        return int(self._all("PRAGMA user_version")[0][0])

    def columns(self, table: str) -> list[str]:
        """Return the names of the columns of a table."""
        if table not in self._columns:
            self._columns[table] = [str(row[1]) for row in self._all(f'PRAGMA table_info("{table}")')]
        return self._columns[table]

    def rows(self, table: str, outcome: Outcome) -> Iterator[tuple[Any, ...]]:
        """Yield the row number and the columns of every row that can be read, and count into `outcome`."""
        start, gaps, sure = 0, 0, True
        while True:
            try:
                for row in self._from(table, start):
                    yield row
                    outcome.read += 1
                    start = row[0] + 1
                break
            except StoreError:
                self._renew()
                beyond = self._past_hole(table, start)
                if beyond is None:
                    sure = False
                    break
                gaps, start = gaps + beyond - start, beyond
        total = self._total(table)
        outcome.sure = total is not None or sure
        outcome.lost = gaps if total is None else max(total - outcome.read, 0)

    def _past_hole(self, table: str, start: int) -> int | None:
        """Return the first row number after `start` that can be read again, None when there is none."""
        for place in range(start + 1, start + STEP_BY_STEP):
            readable, found = self._try(table, place)
            if readable:
                return found
        step = STEP_BY_STEP
        while not self._try(table, start + step)[0]:
            step *= 2
            if start + step > BEYOND:
                return None
        low, high = start + step // 2, start + step
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._try(table, middle)[0] else (middle, high)
        return self._try(table, high)[1]

    def _try(self, table: str, place: int) -> tuple[bool, int | None]:
        try:
            row = next(iter(self._from(table, place)), None)
        except StoreError:
            self._renew()
            return False, None
        return True, row[0] if row is not None else None

    def _total(self, table: str) -> int | None:
        # Counted in the smallest index, which lies on other pages than the rows do.
        try:
            return int(self._all(f'SELECT count(*) FROM "{table}"')[0][0])
        except StoreError:
            self._renew()
            return None

    def _from(self, table: str, start: int) -> Iterator[tuple[Any, ...]]:
        names = ", ".join(f'"{name}"' for name in self.columns(table))
        query = f'SELECT rowid, {names} FROM "{table}" NOT INDEXED WHERE rowid >= {start} ORDER BY rowid'
        with store_errors():
            for row in self._open().exec_driver_sql(query):
                yield tuple(row)

    def _all(self, query: str) -> list[tuple[Any, ...]]:
        with store_errors():
            return [tuple(row) for row in self._open().execute(text(query))]

    def _open(self) -> Connection:
        if self._engine is None:
            self._engine = open_engine(self._path, self._data_key, read_only=True)
        if self._connection is None:
            with store_errors():
                self._connection = self._engine.connect()
        return self._connection

    def _renew(self) -> None:
        """Drop the connection for good; the next question gets a new one."""
        if self._connection is not None:
            with suppress(StoreError):
                self._connection.invalidate()
                self._connection.close()
            self._connection = None
