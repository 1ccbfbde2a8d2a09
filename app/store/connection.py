"""The connection to the encrypted file: SQLCipher under SQLAlchemy, with every setting that keeps case data safe.

Nothing here ever makes or opens an unencrypted database, and a file that is not ours, or newer than us, is refused
before anything in it is changed.
"""

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as cipher
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool

from app.errors import StoreError
from app.store.durable_file import read_small
from app.store.key_slots import DataKey
from app.store.store_faults import EMPTY, MISSING, NEWER, NOT_OURS, UNKNOWN, VANISHED, translate
from app.store.write_turn import WriteTurn

APPLICATION_ID = 0x52646264
"""»Rdbd« in the file header says the file is ours."""

SCHEMA_VERSION = 10
"""The newest `user_version` this program knows: the number of the last migration step."""

BUSY_TIMEOUT = 3000
"""Milliseconds a statement waits for another of our own connections."""

_PLAIN_HEADER = b"SQLite format 3\0"
_READING = "rundbord_reading"


def create_database(path: Path, data_key: DataKey) -> None:
    """Make an empty encrypted store, readable by its owner only, and mark it as ours (`user_version` stays 0).

    Raises StoreError when the disk says no, FileExistsError when something is there: the caller has looked first.
    """
    with store_errors():
        path.touch(mode=0o600, exist_ok=False)
        with closing(connect(path, data_key, mode="rw")) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def open_engine(path: Path, data_key: DataKey, *, read_only: bool = False) -> Engine:
    """Return an engine on an existing store whose key, kind and version have been checked.

    Transactions begin with BEGIN IMMEDIATE, so that a writer learns at once that it must wait; on a read-only engine
    and on `reading(engine)` with BEGIN. Driver errors come out as StoreError when the disk, a lock or the key is at
    fault. Raises StoreError when the file is missing, not ours, damaged, newer, or the key is wrong.
    """
    with store_errors():
        _refuse_what_is_not_ours(path, data_key)
        same_file = _SameFile(path)
    engine = create_engine(
        "sqlite+pysqlite://",
        module=cipher,
        creator=_creator(path, data_key, read_only),
        poolclass=QueuePool,
        pool_size=2,
        pool_use_lifo=True,  # the one that has the pages of the last question at hand, and not both in turn
        max_overflow=2,
        # An error text of SQLAlchemy repeats the bound values, and one of them may be a CPR number.
        hide_parameters=True,
    )
    event.listen(engine, "begin", same_file.look)
    if read_only:
        event.listen(engine, "begin", _begin_reading)
    else:
        _write_in_turn(engine)
    event.listen(engine, "handle_error", _as_store_error)
    if not read_only:
        _empty_old_log(path, engine)
    return engine


def reading(engine: Engine) -> Engine:
    """Return the same engine for reads only: transactions take no write lock and hold up nobody."""
    return engine.execution_options(**{_READING: True})


def checkpoint(engine: Engine) -> None:
    """Move everything from the write-ahead log into the file and empty the log. Raises StoreError."""
    with store_errors(), closing(engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn driver and operating system errors inside the block into StoreError; our own errors pass."""
    try:
        yield
    except (cipher.Error, OSError) as error:
        raise translate(error) or StoreError(UNKNOWN) from error


def all_in_file(engine: Engine) -> bool:
    """Move what the write-ahead log holds into the file, as far as readers allow, and tell whether that was all.

    May be asked while another connection has the write lock. Raises StoreError.
    """
    with store_errors(), closing(engine.raw_connection()) as connection:
        busy, logged, moved = connection.cursor().execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    return not busy and logged == moved


def _creator(path: Path, data_key: DataKey, read_only: bool) -> Callable[[], cipher.Connection]:
    return lambda: connect(path, data_key, mode="ro" if read_only else "rw")


def connect(path: Path, data_key: DataKey, *, mode: str) -> cipher.Connection:
    """Return a bare connection with every safe setting; `mode` is »rw« or »ro«. The file must be there.

    For work that SQLAlchemy has no words for. Raises the driver's errors: use it inside `store_errors`.
    """
    connection = cipher.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_TIMEOUT / 1000,
        isolation_level=None,  # we say BEGIN ourselves, or SAVEPOINT and reads inside a transaction go wrong
        check_same_thread=False,  # the pool hands a connection to one thread at a time
        # The driver keeps the first hundred statements and makes every later one anew each time; a page has more. Each
        # is locked in memory too, so more than a few pages need would come near the 8 MB.
        cached_statements=176,
    )
    try:
        _prepare(connection, data_key, read_only=mode == "ro")
    except BaseException:
        connection.close()
        raise
    return connection


def _prepare(connection: cipher.Connection, data_key: DataKey, *, read_only: bool) -> None:
    for pragma in (
        "cipher_log_level = NONE",  # before the key, or a wrong one writes to stderr
        "cipher_memory_security = ON",
        f"key = \"x'{data_key.raw.hex()}'\"",
        "synchronous = FULL",
        "foreign_keys = ON",
        "temp_store = MEMORY",
        # Pages in use are locked in memory, out of the swap file, and a system lets a program lock 8 MB.
        "cache_size = -1000",
        "secure_delete = ON",
        "query_only = ON" if read_only else "journal_mode = WAL",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _refuse_what_is_not_ours(path: Path, data_key: DataKey) -> None:
    if not path.exists():
        raise StoreError(MISSING.format(name=path.name))
    header = read_small(path, len(_PLAIN_HEADER))[: len(_PLAIN_HEADER)]
    if header == _PLAIN_HEADER:
        raise StoreError(NOT_OURS)
    if not header:
        raise StoreError(EMPTY)
    # Read-only, so that a file we refuse is left as it was, byte for byte.
    with closing(connect(path, data_key, mode="ro")) as connection:
        application_id = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    if application_id != APPLICATION_ID:
        raise StoreError(NOT_OURS)
    if version > SCHEMA_VERSION:
        raise StoreError(NEWER)


class _SameFile:
    """Sees at the start of each transaction that the file still lies where it was opened.

    A file that was moved, removed or replaced keeps taking writes for as long as it is open, and they would be lost.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened = path.stat()

    def look(self, _connection: Connection) -> None:
        """Raise StoreError when another file, or none, lies at the path."""
        try:
            same = os.path.samestat(self._path.stat(), self._opened)
        except OSError as error:
            raise StoreError(VANISHED) from error
        if not same:
            raise StoreError(VANISHED)


def _empty_old_log(path: Path, engine: Engine) -> None:
    # A power cut while the log was being emptied leaves half-written pages in the file that only the log can mend.
    # Until then the file alone looks damaged to the check of its pages, and to a copy of it.
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        with contextlib.suppress(StoreError):  # a full disk or a reader: the log stays, and nothing is lost
            checkpoint(engine)


def _write_in_turn(engine: Engine) -> None:
    turn = WriteTurn(BUSY_TIMEOUT / 1000)

    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get(_READING, False):
            connection.exec_driver_sql("BEGIN")
            return
        turn.take(connection)
        try:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        except BaseException:
            turn.give_back(connection)
            raise

    event.listen(engine, "begin", begin)
    event.listen(engine, "commit", turn.give_back)
    event.listen(engine, "rollback", turn.give_back)


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _as_store_error(context: ExceptionContext) -> None:
    # Everyone above the store meets StoreError and never needs to know the driver.
    translated = translate(context.original_exception)
    if translated is not None:
        raise translated from context.original_exception
