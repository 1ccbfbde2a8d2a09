"""Numbered steps that bring an older file up to this program, with a backup that was opened and counted before each.

A new file gets the newest tables at once. A file from a newer program has been refused by `connection` already.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, text
from sqlalchemy.orm import Session

from app.models.registry import METADATA
from app.store.audit_chain import protect_audit
from app.store.backup import backup
from app.store.backup_rotation import Reason, copies_folder, free_name, short_id
from app.store.connection import SCHEMA_VERSION, store_errors
from app.store.durable_file import make_folder
from app.store.file_facts import write_first_facts
from app.store.migration_steps import STEPS
from app.store.search_tables import create_index
from app.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the number the file has afterwards, and what to do."""

    number: int
    apply: Callable[[Connection], None]


MIGRATIONS = tuple(Migration(number, apply) for number, apply in STEPS.items())
"""Steps after version 1; each issue that changes a table adds one and raises SCHEMA_VERSION."""


def create_tables(engine: Engine, *, training: bool) -> None:
    """Make all tables in an empty store. Raises StoreError when the disk is full or read-only."""
    with store_errors(), engine.begin() as connection:
        METADATA.create_all(connection)
        create_index(connection)
        protect_audit(connection)
        with Session(connection, join_transaction_mode="create_savepoint") as session:
            write_first_facts(session, training=training)
            session.commit()
        _set_version(connection, SCHEMA_VERSION)


def bring_up_to_date(vault: Vault, migrations: Sequence[Migration] = MIGRATIONS, *, copies: bool = True) -> list[Path]:
    """Run the steps the file has not had, each in one transaction with its number. Returns the copies taken.

    A step that fails leaves the file as it was. `copies` is False for a file that is a rescued copy itself: among the
    backups it would be taken for the newest good one. Raises StoreError.
    """
    current = version(vault.engine)
    taken: list[Path] = []
    for step in sorted(migrations, key=lambda each: each.number):
        if step.number <= current:
            continue
        if copies:
            taken.append(_copy_before(vault, step.number))
        with store_errors(), vault.engine.begin() as connection:
            step.apply(connection)
            _set_version(connection, step.number)
    return taken


def version(engine: Engine) -> int:
    """Return the number of the last step the file has had."""
    with store_errors(), engine.connect() as connection:
        return int(connection.execute(text("PRAGMA user_version")).scalar_one())


def _set_version(connection: Connection, number: int) -> None:
    connection.execute(text(f"PRAGMA user_version = {number:d}"))


def _copy_before(vault: Vault, number: int) -> Path:
    """Make a backup like any other; it is dated by the last change in the file and never thinned out by age."""
    folder = copies_folder(vault.path)
    with store_errors():
        make_folder(folder)
        changed = dt.datetime.fromtimestamp(vault.path.stat().st_mtime, dt.UTC)
        store = short_id(vault.key_path.read_bytes())
    copy = free_name(folder, store, changed, f"{Reason.MIGRATION}-{number}")
    backup(vault, copy, alone=False)
    return copy
