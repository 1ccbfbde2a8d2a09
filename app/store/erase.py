"""Erasing cases for good: what stays is copied to a new file under a new key, and the old file goes with its key.

Deleting rows would leave them in free pages, in the log and in every backup, readable with the key that is still in
use. So nothing of an erased case ever enters the new file. The audit log stays: it holds ids and kinds, never content.
"""

import contextlib
import re
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from uuid import UUID

import sqlcipher3.dbapi2 as cipher
from sqlalchemy import Connection, select, text
from sqlalchemy.orm import Session

from app.errors import StoreError
from app.models.registry import METADATA
from app.store import key_file
from app.store.backup_files import Watch, unwatched
from app.store.connection import connect, open_engine, reading, store_errors
from app.store.durable_file import sync_file
from app.store.key_slots import DataKey
from app.store.sealed_files import files_folder, sweep
from app.store.search_tables import CREATE as SEARCH_INDEX
from app.store.search_tables import NAMES, TEXTS, list_words
from app.store.swap import DATA, KEY, begin_swap, carry_out_swap

ERASED = "slettet"
"""What the old file is called between the swap and its removal, which comes last: it tells that more is to be done."""

ASIDE = ("før", "damaged", "salvaged", "before")
"""Words in the names of whole older stores beside the store; each may hold what is being erased."""

NOT_WHOLE = "Sagen kunne ikke slettes, fordi den nye fil ikke blev hel. Intet er ændret. Prøv igen."
BREATH = 50_000
"""Steps of the database between two words about how far it has come: some milliseconds."""
_GONE = "Slettet"
_SEARCH = "search_text"
_CREATED = re.compile(r"(CREATE (?:UNIQUE |VIRTUAL )?(?:TABLE|INDEX|TRIGGER)) (?:IF NOT EXISTS )?", re.IGNORECASE)

# What of each table goes along. A table that is not named here goes along whole, or by its `case_id` when it has one.
_STAYS = {
    "case_": "id NOT IN erased",
    "change": "row_id NOT IN erased_row AND step_id NOT IN (SELECT id FROM main.step WHERE case_id IN erased)",
    "audit": "TRUE",
    "draft": "(case_id IS NULL OR case_id NOT IN erased) AND NOT EXISTS (SELECT 1 FROM erased_text WHERE "
    "instr(lower(draft.key || ' ' || draft.text), erased_text.id))",
    "setting": "NOT EXISTS (SELECT 1 FROM erased_text WHERE "
    "instr(lower(coalesce(setting.key, '') || ' ' || coalesce(setting.value, '')), erased_text.id))",
    "step": "TRUE",  # the numbers must go on without a gap; what the steps of the case were called does not go along
    "blob": "sha256 NOT IN (SELECT sha256 FROM main.paper WHERE case_id IN erased AND sha256 IS NOT NULL) OR sha256 IN "
    "(SELECT sha256 FROM main.paper WHERE case_id NOT IN erased UNION SELECT logo_sha256 FROM main.profile)",
    "sealed_file": "sha256 NOT IN (SELECT sha256 FROM main.attachment WHERE case_id IN erased AND sha256 IS NOT NULL) "
    "OR sha256 IN (SELECT sha256 FROM main.attachment WHERE case_id NOT IN erased)",
}


def erase_cases(store: Path, key: DataKey, cases: frozenset[UUID], told: Watch = unwatched) -> DataKey:
    """Put a store without the cases in the place of the present one and return its new key.

    The store must be closed with an empty log, and the caller holds its process lock. The slots, the audit log and all
    other cases stay. Raises StoreError; then nothing has changed. What cannot be cleared away afterwards raises
    nothing, for the cases are erased: `clear_after_erasing` is tried again at the next open. `told` hears rows done and
    rows in all; it cannot stop it, for the list of erased cases is written already.
    """
    with store_errors():
        folder = begin_swap(store)
        fresh = key_file.with_new_data_key(key_file.key_path(store), key, folder / KEY)
        with closing(connect(store, key, mode="rw")) as connection:
            _copy_what_stays(connection, folder / DATA, fresh, cases, told)
        _look_over(folder / DATA, fresh, cases)
        sync_file(folder / DATA)
        sync_file(folder / KEY)
        carry_out_swap(store, ERASED)
    with contextlib.suppress(StoreError):
        clear_after_erasing(store, fresh)
    return fresh


def clear_after_erasing(store: Path, key: DataKey) -> None:
    """Remove every older store and every sealed file that an erasing has left; does nothing when none has.

    To be asked at every open: the power may have gone, or a file been held by another program. Raises StoreError.
    """
    with store_errors():
        former = _older_stores(store, (ERASED,))
        if not former:
            return
        for path in _older_stores(store, ASIDE):
            path.unlink()
        _remove_unknown_files(store, key)
        for path in former:
            path.unlink()


def _older_stores(store: Path, words: Iterable[str]) -> list[Path]:
    prefixes = tuple(f"{store.name}.{word}" for word in words)
    return [path for path in sorted(store.parent.iterdir()) if path.name.startswith(prefixes) and path.is_file()]


def _copy_what_stays(
    connection: cipher.Connection, target: Path, fresh: DataKey, cases: frozenset[UUID], told: Watch
) -> None:
    target.touch(mode=0o600)
    # Bound, not written into the text: the text of a statement may end in a log.
    connection.execute("ATTACH ? AS fresh KEY ?", (str(target), f"x'{fresh.raw.hex()}'"))
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("BEGIN IMMEDIATE")
    _name_the_erased(connection, cases)
    tables, others = _made(connection)
    far = _Far(connection, [name for name, _ in tables], told)
    for name, sql in tables:
        far.begin(name)
        connection.execute(_in_fresh(sql))
        connection.execute(f"INSERT INTO fresh.{name} SELECT * FROM main.{name} WHERE {_stays(name)}")
    connection.execute(
        "UPDATE fresh.step SET name = ?, case_id = NULL, undoable = 0 WHERE case_id IN erased OR id IN "
        "(SELECT step_id FROM main.change WHERE row_id IN erased_row)",
        (_GONE,),
    )
    _copy_search(connection)
    for sql in others:
        connection.execute(_in_fresh(sql))
    for pragma in ("application_id", "user_version"):
        value = connection.execute(f"PRAGMA main.{pragma}").fetchone()[0]
        connection.execute(f"PRAGMA fresh.{pragma} = {value:d}")
    connection.execute("COMMIT")
    far.end()
    connection.execute("DETACH fresh")


class _Far:
    """Tells how far the copying has come: by whole tables, and often enough in a long one that a window can breathe."""

    def __init__(self, connection: cipher.Connection, tables: Sequence[str], told: Watch) -> None:
        self._rows = {name: connection.execute(f"SELECT max(rowid) FROM main.{name}").fetchone()[0] for name in tables}
        self._connection, self._told, self._done = connection, told, 0
        self._now, self._all = 0, sum(filter(None, self._rows.values())) + 1
        connection.set_progress_handler(self._breathe, BREATH)

    def begin(self, table: str) -> None:
        """Begin with a table; the one before is done."""
        self._done, self._now = self._done + self._now, self._rows.get(table) or 0
        self._breathe()

    def end(self) -> None:
        """Say that all of it is done and listen no more."""
        self._connection.set_progress_handler(None, BREATH)
        self._told(self._all, self._all)

    def _breathe(self) -> int:
        self._told(self._done, self._all)
        return 0  # anything else would break the statement off


def _name_the_erased(connection: cipher.Connection, cases: frozenset[UUID]) -> None:
    """Make lists, in memory, of the erased cases and of every row in them."""
    for name, kind in (("erased", "BLOB"), ("erased_row", "BLOB"), ("erased_text", "TEXT")):
        connection.execute(f"CREATE TEMP TABLE {name} (id {kind} PRIMARY KEY)")
    connection.executemany("INSERT INTO erased VALUES (?)", [(each.bytes,) for each in cases])
    connection.executemany("INSERT INTO erased_text VALUES (?)", [(str(each),) for each in cases])
    connection.execute("INSERT INTO erased_row SELECT id FROM erased")
    connection.execute(f"INSERT INTO erased_row SELECT id FROM main.setting WHERE NOT ({_STAYS['setting']})")
    for table in METADATA.sorted_tables:
        if "case_id" in table.c and "id" in table.c and str(table.c.id.type) != "INTEGER":
            connection.execute(
                f"INSERT OR IGNORE INTO erased_row SELECT id FROM main.{table.name} WHERE case_id IN erased"
            )


def _made(connection: cipher.Connection) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the tables (name, how it was made), and how indexes and triggers were; the search table makes its own."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    ours = [each for each in rows if not each[2].startswith(_SEARCH)]
    return [(name, sql) for kind, name, _, sql in ours if kind == "table"], [
        sql for kind, _, _, sql in ours if kind != "table"
    ]


def _in_fresh(sql: str) -> str:
    return _CREATED.sub(r"\1 fresh.", sql, count=1)


def _stays(table: str) -> str:
    if table in _STAYS:
        return _STAYS[table]
    return "case_id IS NULL OR case_id NOT IN erased" if "case_id" in METADATA.tables[table].c else "TRUE"


def _copy_search(connection: cipher.Connection) -> None:
    for made in SEARCH_INDEX:
        connection.execute(_in_fresh(made).replace(f"INTO {_SEARCH}", f"INTO fresh.{_SEARCH}"))
    for table in (TEXTS, NAMES):
        connection.execute(
            f"INSERT INTO fresh.{table}(rowid, words) "
            f"SELECT rowid, words FROM main.{table} WHERE rowid IN (SELECT id FROM fresh.search_doc)"
        )
    list_words(connection.execute, connection.executemany, "fresh")


def _look_over(path: Path, key: DataKey, cases: frozenset[UUID]) -> None:
    """See that the new file is whole and knows nothing of the cases but their ids in the audit log."""
    engine = open_engine(path, key)
    try:
        with reading(engine).connect() as connection:
            whole = connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
            loose = connection.execute(text("PRAGMA foreign_key_check")).first()
            left = any(_is_left(connection, each) for each in cases)
    finally:
        engine.dispose()
    if not whole or loose or left:
        raise StoreError(NOT_WHOLE)


def _is_left(connection: Connection, case_id: UUID) -> bool:
    known = (table for table in METADATA.sorted_tables if "case_id" in table.c)
    return any(connection.execute(select(table.c.case_id).where(table.c.case_id == case_id)).first() for table in known)


def _remove_unknown_files(store: Path, key: DataKey) -> None:
    engine = open_engine(store, key)
    try:
        with Session(reading(engine)) as session:
            sweep(session, files_folder(store))
    finally:
        engine.dispose()
