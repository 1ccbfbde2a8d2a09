"""What makes a store cheap inside the test process; what tests start as a process of its own is as shipped.

- No memory is locked and wiped: SQLCipher does that with every piece it is given.
- Nothing waits until it lies on the disk: only a power cut would tell the difference, and those are made elsewhere.
- A statement is compiled once for all stores: SQLAlchemy does it once for each engine, and here every test has its own.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
import sqlcipher3.dbapi2 as cipher
from sqlalchemy import Engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from app.store import connection

OTHERWISE = {
    "PRAGMA cipher_memory_security = ON": "PRAGMA cipher_memory_security = OFF",
    "PRAGMA synchronous = FULL": "PRAGMA synchronous = OFF",
}
STATEMENTS_KEPT = 4000


class CheapConnection(cipher.Connection):
    """A connection like any other, but that its memory may be swapped out and the disk may have its writes later."""

    def execute(self, sql: str, *values: object) -> cipher.Cursor:
        """Say two of the settings otherwise."""
        return super().execute(OTHERWISE.get(sql, sql), *values)


@contextmanager
def cheap_stores() -> Iterator[None]:
    """Let every store of this process be cheap."""
    compiled: LRUCache[Any, Any] = LRUCache(STATEMENTS_KEPT)
    create_engine = connection.create_engine

    def sharing(*words: Any, **settings: Any) -> Engine:
        engine = create_engine(*words, **settings)
        engine.update_execution_options(compiled_cache=compiled)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "connect", partial(cipher.connect, factory=CheapConnection))
        patch.setattr(connection, "create_engine", sharing)
        # A compiled statement is found again by its dialect, and each engine has one: they are all alike.
        patch.setattr(SQLiteDialect_pysqlite, "__hash__", lambda self: hash(type(self)))
        patch.setattr(SQLiteDialect_pysqlite, "__eq__", lambda self, other: type(self) is type(other))
        patch.setattr(os, "fsync", lambda _file: None)
        yield
