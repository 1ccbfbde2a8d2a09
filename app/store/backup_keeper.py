"""Backups that look after themselves: when one is due, where it goes, and how it stands with them.

All methods may be called from any thread, one copy is made at a time, and none of them raises for a stick that is away.
"""

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from app.errors import StoreError, UserError
from app.models.copies import CopyRow, CopyState
from app.store.backup import backup, mark_of
from app.store.backup_files import Watch, reading_copy, unwatched
from app.store.backup_places import SAME_DISK, carry_newest, copies_there, is_reachable, is_same_disk, within
from app.store.backup_rotation import (
    Reason,
    copies_folder,
    copies_in,
    drop_outdated,
    free_name,
    listed_in,
    note_place,
    row_of,
    short_id,
    thin,
)  # fmt: skip
from app.store.connection import reading, store_errors
from app.store.deletion_ledger import add_to_ledger, genuine, ledger_path, read_ledger
from app.store.durable_file import make_folder
from app.store.file_facts import copy_fact, keep_copy_fact
from app.store.sealed_copies import SEALED_FOLDER, drop_unlisted
from app.store.vault import Vault

APART = dt.timedelta(minutes=30)
"""At least so long between two copies that nobody asked for."""
AT_CLOSE = 5.0
"""Seconds a second place gets when the store is being closed; what did not get there goes with the next copy."""
FIXED = "Jeres it-afdeling har bestemt, hvor kopierne skal ligge."
NOT_A_FOLDER = "Mappen findes ikke, eller der kan ikke skrives i den. Vælg en anden."
FILES_MISSING = "{count} billeder eller filer kunne ikke kopieres. Vis det til jeres it-afdeling."
AT, PLACE = "outside_at", "second_place"


class BackupKeeper:
    """Looks after the copies of one open vault.

    `seal` notes in the key file how far the store has come, `note` leaves a line of a kind (»backup.made«) in the audit
    log, `fixed` is the second place the IT department has chosen.
    """

    def __init__(
        self, vault: Vault, now: Callable[[], dt.datetime], *, seal: Callable[[], None] = lambda: None,
        note: Callable[[str], None] = lambda _kind: None, fixed: Path | None = None,
    ) -> None:  # fmt: skip
        self._vault, self._now, self._seal, self._note, self._fixed = vault, now, seal, note, fixed
        self._folder = copies_folder(vault.path)
        self._store = short_id(vault.key_path.read_bytes())
        # Two, because the one outside may be held up by a dead share when the store is to be closed.
        self._one_here, self._one_outside = threading.Lock(), threading.Lock()
        self._closing, self._closed = threading.Event(), threading.Event()
        self._brought: Path | None = None
        self._trouble = self._trouble_outside = ""

    def copy_state(self) -> CopyState:
        """Return how it stands. Raises StoreError."""
        mine = copies_in(self._folder, self._store)
        place = self.second_place()
        reachable = place is not None and is_reachable(place)
        outside = self._fact(AT)
        return CopyState(
            last=mine[0].time if mine else None,
            verified=bool(mine),  # a copy gets its name only when it has been opened and counted
            outside_last=dt.datetime.fromisoformat(outside) if outside else None,
            outside_place=str(place) if place else "",
            outside_reachable=reachable,
            outside_fixed=self._fixed is not None,
            trouble=self._trouble or self._trouble_outside or self._same_disk(place, reachable),
        )

    def days_outside(self) -> int | None:
        """Return how many days old the copy outside is by what is remembered, None without a second place.

        Does not ask the place: a share that does not answer must not hold up an unlock. Raises StoreError.
        """
        if self.second_place() is None:
            return None
        made = self._fact(AT)
        return (self._now() - dt.datetime.fromisoformat(made)).days if made else None

    def copies(self) -> list[CopyRow]:
        """Return the copies here and in the second place, newest first; one that lies in both is told once."""
        here = {each.path.name: row_of(each, outside=False) for each in copies_in(self._folder, self._store)}
        place = self.second_place()
        there = copies_there(place, self._store) if place else []
        rows = {each.path.name: row_of(each, outside=True) for each in there} | here
        zone = self._now().tzinfo
        found = [replace(row, made=row.made.astimezone(zone)) for row in rows.values() if row]
        return sorted(found, key=lambda row: row.made, reverse=True)

    def second_place(self) -> Path | None:
        """Return the folder off the laptop: the IT department's, else the user's own choice. Raises StoreError."""
        chosen = self._fact(PLACE)
        return self._fixed or (Path(chosen) if chosen else None)

    def set_second_place(self, path: Path | None) -> None:
        """Choose the folder off the laptop, or none. Raises UserError when it cannot be used, StoreError."""
        if self._fixed is not None:
            raise UserError(FIXED)
        if path is not None and not is_reachable(path):
            raise UserError(NOT_A_FOLDER)
        self._trouble_outside = ""
        self._keep(PLACE, str(path) if path else "")
        with store_errors():
            note_place(self._folder, path)
        self._keep(AT, "")

    def due(self) -> bool:
        """Tell whether a copy should be made: half an hour since the last, and something has happened since."""
        mine = copies_in(self._folder, self._store)
        now = self._now()
        if mine and mine[0].time <= now and now - mine[0].time < APART:
            return False
        return not mine or self._mark() != _mark_in(mine[0].path)

    def copy_if_due(self, reason: Reason = Reason.WORK, watch: Watch = unwatched) -> bool:
        """Make a copy when one is due, and bring the newest outside when it is not there yet; tell if one was made.

        Trouble is kept for `copy_state` and not raised: nobody asked for a copy just now.
        """
        try:
            made = self.due() and self._copy(reason, self._until_closing(watch))
        except (StoreError, UserError) as error:
            self._trouble = str(error)
            return False
        self._bring_outside(self._until_closing(watch))
        return made

    def copy_now(self, watch: Watch = unwatched) -> CopyState:
        """Make a copy because somebody asked, here and in the second place, and return how it stands.

        Raises StoreError when it cannot be made, UserError when `watch` stops it.
        """
        try:
            self._copy(Reason.HAND, self._until_closing(watch))
        except StoreError as error:
            self._trouble = str(error)
            raise
        self._bring_outside(self._until_closing(watch))
        return self.copy_state()

    def copy_at_close(self) -> None:
        """Make a copy when the store is about to be closed, if one is due. Never raises, and hangs on no dead share.

        A copy that another thread is making stops at its next piece.
        """
        self._closing.set()
        try:
            if self.due():
                self._copy(Reason.CLOSE, unwatched)
        except StoreError as error:
            self._trouble = str(error)
        within(AT_CLOSE, lambda: self._bring_outside(lambda _done, _total: not self._closed.is_set()), None)
        self._closed.set()

    def renew_after_erasing(self, told: Watch = unwatched) -> None:
        """Make a copy without the erased cases; then every copy that still has them goes, here and outside.

        Before a new copy is whole none is removed: it is tried again with the next one. Never raises. `told` hears how
        far the copy has come.
        """
        try:
            with self._one_here, store_errors():
                self._make(Reason.ERASED, told)
        except StoreError as error:
            self._trouble = str(error)
        self._bring_outside(unwatched)

    def _copy(self, reason: Reason, watch: Watch) -> bool:
        with self._one_here, store_errors():
            self._note("backup.made")
            self._seal()
            self._make(reason, watch)
        return True

    def _make(self, reason: Reason, watch: Watch) -> None:
        make_folder(self._folder)
        target = free_name(self._folder, self._store, self._now(), reason)
        made = backup(self._vault, target, alone=False, watch=watch)
        self._trouble = FILES_MISSING.format(count=made.missing) if made.missing else ""
        self._tidy(self._folder)

    def _bring_outside(self, watch: Watch) -> None:
        try:
            place = self.second_place()
            if place is None or not is_reachable(place):
                return  # a stick in a drawer is no error; how old the copy outside is, is told
            if self._brought is not None and self._brought == self._newest_in(place):
                return  # read again there when it came; a share is not asked for 30 MB every minute
            with self._one_outside, store_errors():
                try:
                    brought = carry_newest(self._folder, place, self._store, watch)
                finally:
                    self._tidy(place)
            if brought is not None and not self._closed.is_set() and not is_same_disk(place, self._vault.path):
                self._keep(AT, brought.time.isoformat())
            self._brought, self._trouble_outside = self._newest_in(place), ""
        except (StoreError, UserError) as error:
            self._trouble_outside = str(error)

    def _tidy(self, folder: Path) -> None:
        """Put the list of erased cases beside the copies; remove those that still have them, and what age takes."""
        erased = read_ledger(ledger_path(self._vault.path))
        add_to_ledger(folder / f"rundbord-{self._store}.deleted", erased)
        gone = drop_outdated(folder, self._store, genuine(erased, self._vault.data_key))
        if thin(folder, self._store, self._now()) or gone:
            listed = listed_in(folder)
            if listed is not None:
                drop_unlisted(folder / SEALED_FOLDER, listed)

    def _newest_in(self, place: Path) -> Path | None:
        """Return where the newest copy lies in the second place, None when it is not there."""
        mine = copies_in(self._folder, self._store)
        there = place / mine[0].path.name if mine else None
        return there if there is not None and there.is_file() else None

    def _until_closing(self, watch: Watch) -> Watch:
        return lambda done, total: not self._closing.is_set() and watch(done, total)

    def _same_disk(self, place: Path | None, reachable: bool) -> str:
        return SAME_DISK if place is not None and reachable and is_same_disk(place, self._vault.path) else ""

    def _mark(self) -> str:
        with store_errors(), reading(self._vault.engine).connect() as connection:
            return mark_of(connection)

    def _fact(self, name: str) -> str:
        with store_errors(), Session(reading(self._vault.engine)) as session:
            return copy_fact(session, name)

    def _keep(self, name: str, value: str) -> None:
        with store_errors(), Session(self._vault.engine) as session:
            if copy_fact(session, name) != value:
                keep_copy_fact(session, name, value)
                session.commit()


def _mark_in(path: Path) -> str:
    try:
        with reading_copy(path) as copy:
            return copy.manifest.mark
    except (StoreError, OSError):
        return ""
