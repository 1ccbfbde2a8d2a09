"""What makes a store cheap inside the test process; what tests start as a process of its own is as shipped.

- No memory is locked and wiped: SQLCipher does that with every piece it is given.
- Nothing waits until it lies on the disk: only a power cut would tell the difference, and those are made elsewhere.
- A statement is compiled once for all stores: SQLAlchemy does it once for each engine, and here every test has its own.

Writers that are killed and cut off (`writers_stores`) do on the disk what the program does, but lock no memory: that is
a hundred thousand system calls in a journey, and strace stops at each.
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

UNLOCKED = {"PRAGMA cipher_memory_security = ON": "PRAGMA cipher_memory_security = OFF"}
UNWAITED = {"PRAGMA synchronous = FULL": "PRAGMA synchronous = OFF"}
STATEMENTS_KEPT = 4000


class UnlockedConnection(cipher.Connection):
    """A connection like any other, but that its memory may be swapped out."""

    otherwise = UNLOCKED

    def execute(self, sql: str, *values: object) -> cipher.Cursor:
        """Say some of the settings otherwise."""
        return super().execute(self.otherwise.get(sql, sql), *values)


class CheapConnection(UnlockedConnection):
    """A connection whose memory may be swapped out, and the disk may have its writes later."""

    otherwise = UNLOCKED | UNWAITED


@contextmanager
def cheap_stores() -> Iterator[None]:
    """Let every store of this process be cheap."""
    with _stores_of(CheapConnection) as patch:
        patch.setattr(os, "fsync", lambda _file: None)
        yield


@contextmanager
def writers_stores() -> Iterator[None]:
    """Let every store of this process be as cheap as one can be of which each write to the disk counts."""
    with _stores_of(UnlockedConnection):
        yield


@contextmanager
def _stores_of(kind: type[UnlockedConnection]) -> Iterator[pytest.MonkeyPatch]:
    """Open stores with one kind of connection, and compile each statement once for all of them."""
    compiled: LRUCache[Any, Any] = LRUCache(STATEMENTS_KEPT)
    create_engine = connection.create_engine

    def sharing(*words: Any, **settings: Any) -> Engine:
        engine = create_engine(*words, **settings)
        engine.update_execution_options(compiled_cache=compiled)
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cipher, "connect", partial(cipher.connect, factory=kind))
        patch.setattr(connection, "create_engine", sharing)
        # A compiled statement is found again by its dialect, and each engine has one: they are all alike.
        patch.setattr(SQLiteDialect_pysqlite, "__hash__", lambda self: hash(type(self)))
        patch.setattr(SQLiteDialect_pysqlite, "__eq__", lambda self, other: type(self) is type(other))
        yield patch
