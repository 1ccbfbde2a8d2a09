"""Help before the store is open: which copies there are, bringing one back, saving what can be read of a damaged store.

The unlock window has this at hand, so nothing is imported here that makes the window slow to come; each method brings
in what it needs.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from app.errors import StoreError
from app.models.copies import Brought, CopyRow, Saved
from app.store import key_file
from app.store.key_cost import FLOOR, Argon2Cost
from app.store.process_lock import ProcessLock
from app.store.tries import Tries

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
PATIENCE = 10.0
"""Seconds a process that is just closing gets to let go of the store."""


class RescueDesk:
    """Help for the store at `store`. `places` are second places known from elsewhere, as the IT department's.

    `extra` gives the extra key when one is in use; the recovery code never needs it.
    """

    def __init__(
        self,
        store: Path,
        *,
        places: Sequence[Path] = (),
        floor: Argon2Cost = FLOOR,
        extra: Callable[[], bytes | None] = lambda: None,
    ) -> None:
        self._store, self._places, self._floor, self._extra = store.absolute(), tuple(places), floor, extra

    def copies(self) -> list[CopyRow]:
        """Return the copies of the store, newest first; of any store when the key file is not there to tell which.

        May take a few seconds when a share does not answer. Never raises.
        """
        from app.store.backup_places import copies_there
        from app.store.backup_rotation import copies_folder, noted_place, row_of

        here, mine = copies_folder(self._store), self._short_id()
        noted = noted_place(here)
        found: dict[str, CopyRow] = {}
        for folder in dict.fromkeys([*self._places, *([noted] if noted else []), here]):
            for kept in copies_there(folder, mine):
                row = row_of(kept, outside=folder != here)
                if row is not None:
                    made = row.made.astimezone(COPENHAGEN)
                    found[row.path.name] = CopyRow(row.path, made, row.size, row.reason, row.outside)
        return sorted(found.values(), key=lambda row: row.made, reverse=True)

    def bring(self, source: Path, secret: str, *, damaged: bool, watch: Callable[[int, int], bool]) -> Brought:
        """Bring a copy back in the place of the store. Raises StoreError, and UserError when `watch` stops it."""
        from app.store.restore import restore

        done = restore(
            source, self._store, secret, floor=self._floor, extra=self._extra(), damaged=damaged, watch=watch
        )
        return Brought(done.kept.name if done.kept else "", done.missing, len(done.erased))

    def save(self, secret: str, *, watch: Callable[[int, int], bool]) -> Saved:
        """Save what can be read of the store into another beside it; when all can, that one takes its place.

        Raises StoreError when nothing can be read, UserError when `watch` stops it.
        """
        from app.store.salvage import salvage, salvaged_path, take_in_use

        target = salvaged_path(self._store)
        lock = ProcessLock(self._store.with_name(self._store.name + ".lock"), wait=PATIENCE)
        try:
            path = key_file.key_path(self._store)
            with Tries(self._store).counted():
                data_key = key_file.unlock(path, secret, floor=self._floor, extra=self._extra())
            report = salvage(self._store, data_key, target, watch=watch)
            if report.whole:
                take_in_use(self._store, target)
        finally:
            lock.release()
        return Saved(report.account(), report.whole)

    @property
    def saved(self) -> Path:
        """Where what was saved of a damaged store lies; it is to be opened for reading only."""
        from app.store.salvage import salvaged_path

        return salvaged_path(self._store)

    def _short_id(self) -> str | None:
        from app.store.backup_rotation import short_id

        try:
            return short_id(key_file.key_path(self._store).read_bytes())
        except (OSError, StoreError):
            return None
