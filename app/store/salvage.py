"""Saving what can be read of a damaged store into a fresh encrypted one, with an account of what is lost.

The damaged file is only read. The fresh file has the same key, tables and version; its indexes and its search index
are built anew, so a store that was hit in those alone comes out whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import DamagedStoreError
from app.models.registry import METADATA, RECORD_CLASSES
from app.store import swap
from app.store.backup_files import Meter, Watch, copy_file, unwatched
from app.store.connection import checkpoint, create_database, open_engine, store_errors
from app.store.durable_file import sync_folder
from app.store.key_file import key_path
from app.store.key_slots import DataKey
from app.store.salvage_reading import DamagedReader, Outcome
from app.store.sealed_files import SALVAGED
from app.store.search_tables import CREATE as SEARCH_INDEX
from app.store.search_tables import NAMES as SEARCH_NAMES
from app.store.search_tables import TEXTS, list_words

SEARCH = TEXTS
"""How the names of the tables of the search index begin."""
DERIVED = {table.name for table in METADATA.sorted_tables if table.info.get("derived")}
NAMES = {
    "audit": "Spor", "blob": "Indhold af papirer", "case_": "Sag", "change": "Ændring", "draft": "Kladde",
    "meta": "Oplysning om filen", "sealed_file": "Billede eller fil", "step": "Skridt",
}  # fmt: skip
BATCH = 500


NOTHING = "Der kan ikke læses noget af filen, for selve oversigten i den er ødelagt. Hent en sikkerhedskopi frem."
Schema = list[tuple[str, str, str]]
"""Kind, name and statement of everything in a store."""


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What was read, what is lost by table, and whether that is sure; what can be computed again is left out."""

    read: int
    lost: Mapping[str, int]
    sure: bool

    @property
    def whole(self) -> bool:
        """Tell whether nothing is lost: only what can be built again was hit."""
        return self.sure and not self.lost

    def account(self) -> str:
        """Return »2.314 rækker er læst, 25 kunne ikke læses: Aftale 20, Notat 5.« or the like."""
        read = f"{_number(self.read)} rækker er læst"
        if self.whole:
            return f"{read}, og intet mangler."
        count = sum(self.lost.values())
        told = ", ".join(f"{name_of(table)} {_number(lost)}" for table, lost in sorted(self.lost.items()) if lost)
        at_least = "" if self.sure else "mindst "
        return f"{read}, {at_least}{_number(count)} kunne ikke læses" + (f": {told}." if told else ".")


def name_of(table: str) -> str:
    """Return the Danish word for a row of a table."""
    known = RECORD_CLASSES.get(table)
    return NAMES.get(table) or str(getattr(known, "title", "") or table)


def salvaged_path(store: Path) -> Path:
    """Return where what was saved of a damaged store lies."""
    return store.with_name(store.name + SALVAGED)


def salvage(path: Path, data_key: DataKey, target: Path, *, watch: Watch = unwatched) -> SalvageReport:
    """Read what can be read of the store at `path` into a new one at `target`, with its key file beside it.

    What an earlier salvage left at `target` is replaced. Raises StoreError when nothing can be read (the first page or
    the list of tables is gone: only a backup helps), UserError when `watch` stops it.
    """
    aside = target.with_name(target.name + ".ny")
    reader, schema = _reader(path, data_key)
    try:
        with store_errors():
            _remove(aside)
            report = _into(reader, schema, aside, data_key, watch)
            copy_file(key_path(path), key_path(target))
            _remove(target)
            aside.replace(target)
            sync_folder(target.parent)
    finally:
        reader.close()
        _remove(aside)
    return report


def take_in_use(store: Path, salvaged: Path) -> Path | None:
    """Put a salvaged store in the place of the damaged one, which is kept; return its new name. Raises StoreError.

    For a report that is whole. The store must be locked and closed.
    """
    with store_errors():
        folder = swap.begin_swap(store)
        copy_file(salvaged, folder / swap.DATA)
        copy_file(key_path(store), folder / swap.KEY)
        kept = swap.carry_out_swap(store, "damaged")
        _remove(salvaged)
        key_path(salvaged).unlink(missing_ok=True)
    return kept


def _reader(path: Path, data_key: DataKey) -> tuple[DamagedReader, Schema]:
    """Return a reader, and what there is to read. Raises StoreError when the list of tables itself is lost."""
    try:
        reader = DamagedReader(path, data_key)
    except DamagedStoreError as error:
        raise DamagedStoreError(NOTHING) from error
    try:
        return reader, reader.schema()
    except DamagedStoreError as error:
        reader.close()
        raise DamagedStoreError(NOTHING) from error


def _into(reader: DamagedReader, schema: Schema, aside: Path, data_key: DataKey, watch: Watch) -> SalvageReport:
    version = reader.version()
    create_database(aside, data_key)
    engine = open_engine(aside, data_key)
    try:
        raw = engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute("BEGIN")
            report = _fill(reader, cursor, schema, watch)
            cursor.execute(f"PRAGMA user_version = {version:d}")
            cursor.execute("COMMIT")
        finally:
            raw.close()
        checkpoint(engine)
    finally:
        engine.dispose()
    return report


def _fill(reader: DamagedReader, cursor: Any, schema: Schema, watch: Watch) -> SalvageReport:  # noqa: ANN401 - the driver has no types
    tables = [(name, sql) for kind, name, sql in schema if kind == "table" and _is_ours(name)]
    meter = Meter(len(tables) + 1, watch)
    outcomes: dict[str, Outcome] = {}
    for name, sql in tables:
        cursor.execute(sql)
        outcomes[name] = _copy_rows(reader, cursor, name, name)
        meter.moved(1)
    if SEARCH in {name for _, name, _ in schema}:
        for statement in SEARCH_INDEX:
            cursor.execute(statement)
        for table in (TEXTS, SEARCH_NAMES):
            if f"{table}_content" in {name for _, name, _ in schema}:
                _copy_rows(reader, cursor, f"{table}_content", table)
        list_words(cursor.execute, cursor.executemany)
    loose = _drop_loose_ends(cursor)
    for kind, name, sql in schema:
        if kind in ("index", "trigger") and _is_ours(name):
            cursor.execute(sql)
    told = {name: each for name, each in outcomes.items() if name not in DERIVED}
    lost = {name: each.lost + loose.get(name, 0) for name, each in told.items()}
    return SalvageReport(
        sum(each.read for each in told.values()) - sum(loose.values()),
        {name: count for name, count in lost.items() if count},
        all(each.sure for each in told.values()),
    )


def _copy_rows(reader: DamagedReader, cursor: Any, source: str, target: str) -> Outcome:  # noqa: ANN401 - as above
    outcome, waiting = Outcome(), []
    found = target.startswith(SEARCH)
    names = ["rowid", "words"] if found else ["rowid", *(f'"{name}"' for name in reader.columns(source))]
    statement = f'INSERT OR REPLACE INTO "{target}" ({", ".join(names)}) VALUES ({", ".join("?" * len(names))})'
    for row in reader.rows(source, outcome):
        waiting.append((row[0], row[-1]) if found else row)
        if len(waiting) == BATCH:
            cursor.executemany(statement, waiting)
            waiting = []
    cursor.executemany(statement, waiting)
    return outcome


def _drop_loose_ends(cursor: Any) -> dict[str, int]:  # noqa: ANN401 - as above
    """Empty the references to lost rows, and drop the rows that cannot do without; return how many by table."""
    dropped: dict[str, int] = {}
    while loose := cursor.execute("PRAGMA foreign_key_check").fetchall():
        for table, row, _parent, number in set(loose):
            keys = cursor.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(each[3] for each in keys if each[0] == number)
            required = {each[1]: each[3] for each in cursor.execute(f'PRAGMA table_info("{table}")')}[column]
            if required:
                cursor.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))
                dropped[table] = dropped.get(table, 0) + cursor.rowcount
            else:
                cursor.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (row,))
    return dropped


def _is_ours(name: str) -> bool:
    return not name.startswith(("sqlite_", SEARCH))


def _remove(path: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
