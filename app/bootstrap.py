"""The only file that knows every room: it opens or makes a store and introduces the rooms to each other."""

import contextlib
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from app.errors import StoreError, StoreInUseError
from app.models.case import Case
from app.models.setup import Profile
from app.services import due, search_words
from app.services.snapshot import CaseRows
from app.store import migrations
from app.store.connection import checkpoint
from app.store.drafts import DraftWriter
from app.store.key_cost import FLOOR, Argon2Cost
from app.store.unit_of_work import StoreUnits, UnitOfWork
from app.store.vault import Vault

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
NOBODY = "rådgiver"
MISSING_CHANGES = (
    "De sidste {count} ændringer mangler. Filen er ældre end nøglefilen; hent en sikkerhedskopi frem, hvis du har en."
)


def danish_now() -> dt.datetime:
    """Return the time in Denmark, whatever the laptop's zone is."""
    return dt.datetime.now(COPENHAGEN)


@dataclass
class OpenStore:
    """An open store: units of work, drafts, and closing it well."""

    vault: Vault
    units: StoreUnits
    drafts: DraftWriter
    warnings: list[str]
    draft_failures: list[StoreError] = field(default_factory=list)

    def seal(self) -> None:
        """Write in the key file how far the store has come, when it has come further, and empty the log."""
        progress = self.units.progress()
        if progress == self.vault.progress:
            return
        self.vault.seal_progress(progress)
        with contextlib.suppress(StoreInUseError):  # somebody is reading; the next seal gets it
            checkpoint(self.vault.engine)

    def close(self) -> None:
        """Write what waits, seal, and let go of the file."""
        self.drafts.stop()
        try:
            self.seal()
        finally:
            self.vault.close()


def create_store(
    path: Path,
    passphrase: str,
    *,
    training: bool = False,
    cost: Argon2Cost | None = None,
    now: Callable[[], dt.datetime] = danish_now,
) -> tuple[OpenStore, str]:  # fmt: skip
    """Make a new store and return it open, with its recovery code. Raises StoreError."""
    vault, code = Vault.create(path, passphrase, cost=cost)
    try:
        migrations.create_tables(vault.engine, training=training)
        return _open(vault, now), code
    except BaseException:
        vault.close()
        raise


def open_store(
    path: Path, secret: str, *, floor: Argon2Cost = FLOOR, now: Callable[[], dt.datetime] = danish_now
) -> OpenStore:
    """Unlock a store with its passphrase or recovery code and bring it up to date. Raises StoreError."""
    vault = Vault.open(path, secret, floor=floor)
    try:
        if migrations.version(vault.engine) == 0:
            migrations.create_tables(vault.engine, training=False)
        migrations.bring_up_to_date(vault)
        return _open(vault, now)
    except BaseException:
        vault.close()
        raise


def _open(vault: Vault, now: Callable[[], dt.datetime]) -> OpenStore:
    units = StoreUnits(vault, NOBODY, now, _derive)
    with units.read("store.open") as unit:
        profile = next(iter(unit.live(Profile)), None)
    if profile and profile.name:
        units.actor = profile.name
    lost = vault.missing_changes(units.last_sequence)
    warnings = [MISSING_CHANGES.format(count=lost)] if lost else []
    failures: list[StoreError] = []
    drafts = DraftWriter(vault.engine, now, failures.append)
    return OpenStore(vault, units, drafts, warnings, failures)


def _derive(unit: UnitOfWork, cases: frozenset[UUID]) -> None:
    """Recompute everything that follows from the facts of some cases, in the same transaction."""
    for case_id in cases:
        case = unit.session.get(Case, case_id)
        if case is not None:
            rows = CaseRows(unit, case)
            due.recompute(unit, rows)
            search_words.reindex(unit, rows)
