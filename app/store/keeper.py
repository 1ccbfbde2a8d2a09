"""What the open store can do beside units of work: copies, packages for colleagues, and the keys that open it.

The views know it as `app.views.store_port.StoreKeeper`.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from app.errors import RundbordError, StoreError, UserError
from app.models.copies import CopyRow, CopyState
from app.store import extra_key, package_seal
from app.store.backup_files import Watch, unwatched
from app.store.backup_keeper import BackupKeeper
from app.store.key_file import recovery_codes, unlock
from app.store.passphrase import Strength, strength
from app.store.recovery_code import RecoveryCodeError, normalise
from app.store.search_tables import gather
from app.store.unit_of_work import READ_ONLY
from app.store.vault import Vault

NOT_THE_CODE = "Skriv din adgangssætning, ikke koden fra arket. Har du glemt den, så skift den først."

NO_SHEET = (
    "Du nåede ikke at gemme dit genoprettelsesark. Lav et nyt under »Nøgler til sagerne« i Indstillinger. "
    "Uden det kommer du ikke ind, hvis du glemmer adgangssætningen."
)
SHEET_UNFINISHED = (
    "Du nåede ikke at tage dit nye genoprettelsesark i brug. Har du et ældre, gælder det stadig. "
    "Lav et nyt under »Nøgler til sagerne« i Indstillinger, så kun det gælder."
)

ENDED = "Sagerne er ved at blive lukket. Lås op, og prøv igen."


class Keeper:
    """The keeper of one open vault. `note` leaves a line of a kind (»key.extra_on«) in the audit log.

    `read_only`: for what was saved of a damaged store. No copy of it may stand among the backups as the newest good
    one, and its key file is not the one that counts; what would change either is refused with UserError.
    """

    def __init__(
        self, vault: Vault, copies: BackupKeeper, note: Callable[[str], None], *, read_only: bool = False
    ) -> None:
        self._vault, self._note, self._read_only = vault, note, read_only
        self.backups = copies
        self._changing, self._ended = threading.Lock(), False

    def end(self) -> None:
        """Wait for a change of the keys under way in another thread, and begin no more: the vault closes."""
        with self._changing:
            self._ended = True

    def copy_state(self) -> CopyState:
        """Return how it stands with the backups. Raises StoreError."""
        return self.backups.copy_state()

    def copies(self) -> list[CopyRow]:
        """Return the backups here and in the second place, newest first."""
        return self.backups.copies()

    def copy_now(self, watch: Watch = unwatched) -> CopyState:
        """Make a backup now. Raises StoreError, and UserError when `watch` stops it."""
        self._must_write()
        return self.backups.copy_now(watch)

    def copy_if_due(self, watch: Watch = unwatched) -> bool:
        """Make a backup when one is due; tell if one was made."""
        return not self._read_only and self.backups.copy_if_due(watch=watch)

    def copy_at_close(self) -> None:
        """Make a copy when the store is about to be closed, if one is due. Never raises."""
        if not self._read_only:
            self.backups.copy_at_close()

    def gather_search(self) -> None:
        """Let the search be as quick as in a store just opened, from any thread, while nobody works. Never raises."""
        if not self._read_only:
            gather(self._vault.engine)

    def set_second_place(self, path: Path | None) -> None:
        """Choose the folder off the laptop, or none. Raises UserError when it cannot be used, StoreError."""
        self._must_write()
        self.backups.set_second_place(path)

    def judge_passphrase(self, text: str) -> Strength:
        """Tell how hard a passphrase is to guess."""
        return strength(text)

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase from the old one. Raises UserError for a weak one, StoreError for a wrong old one."""
        with self._change():
            self._prove(old)
            self._check(new)
            self._vault.change_passphrase(new)
            self._note("passphrase.change")

    def add_recovery_code(self, passphrase: str) -> str:
        """Return a new recovery code; the old sheet opens too until `keep_recovery_code`. Raises StoreError."""
        with self._change():
            self._prove(passphrase)
            code = self._vault.add_recovery_code()
            self._note("key.recovery_code")
            return code

    def keep_recovery_code(self) -> None:
        """Let the newest sheet be the only one, for she has shown that it was kept. Raises StoreError."""
        with self._change():
            self._vault.keep_recovery_code()
            self._note("key.recovery_kept")

    def sheet_told(self) -> list[str]:
        """Return the sentence about a sheet that was made and never shown to be kept, if there is one."""
        if self._read_only or not self._vault.progress.sheet_waits:
            return []
        return [SHEET_UNFINISHED if recovery_codes(self._vault.key_path) > 1 else NO_SHEET]

    def needs_extra_key(self) -> bool:
        """Tell whether the passphrase needs the extra key."""
        return self._vault.extra is not None

    def use_extra_key(self, passphrase: str, stick: Path) -> bool:
        """Let the passphrase need the extra key in a folder (the stick's), made where there is none; tell if it was.

        Raises UserError and StoreError.
        """
        with self._change():
            return self._use_extra_key(passphrase, stick)

    def _use_extra_key(self, passphrase: str, stick: Path) -> bool:
        self._refuse_the_code(passphrase)
        self._prove(passphrase)
        place = stick / extra_key.NAME
        # One that lies there is used: it may be left of a try that was cut off, or open other cases of hers, and then
        # it must not be written over.
        there = place.exists()
        key = extra_key.read(place) if there else extra_key.make(place)
        try:
            self._vault.use_extra_key(passphrase, key)
        except RundbordError:
            if not there:
                with contextlib.suppress(OSError):  # a key that opens nothing; the next try would not make a new one
                    place.unlink()
            raise
        self._note("key.extra_on")
        return not there

    def drop_extra_key(self, passphrase: str) -> None:
        """Let the passphrase be enough again. Raises StoreError when it is wrong."""
        with self._change():
            self._refuse_the_code(passphrase)
            self._prove(passphrase)
            self._vault.use_extra_key(passphrase, None)
            self._note("key.extra_off")

    def seal_package(self, content: bytes, *, passphrase: str = "", public_key: str = "") -> bytes:
        """Seal a hand-over package for a passphrase or a colleague's key. Raises UserError and StoreError."""
        return package_seal.seal_package(content, passphrase=passphrase, public_key=public_key)

    def open_package(self, sealed: bytes, passphrase: str = "") -> bytes:
        """Return what is in a package. Raises UserError (wrong passphrase, another's key) and StoreError (damage)."""
        self._must_write()
        return package_seal.open_package(self._vault.engine, sealed, passphrase)

    def needs_package_passphrase(self, sealed: bytes) -> bool:
        """Tell whether a package is locked with a passphrase. Raises StoreError when it is no package."""
        return package_seal.needs_passphrase(sealed)

    def own_public_key(self) -> str:
        """Return the text of the file with our public key, for colleagues. Raises StoreError."""
        self._must_write()
        return package_seal.own_public_key(self._vault.engine)

    def fingerprint(self, public_key: str) -> str:
        """Return the four groups of a public key to compare on the phone. Raises UserError when it is no key."""
        return package_seal.fingerprint(public_key)

    def suggest_passphrase(self) -> str:
        """Return a passphrase of five Danish words by chance."""
        return package_seal.suggest_passphrase()

    def _must_write(self) -> None:
        if self._read_only:
            raise UserError(READ_ONLY)

    @contextlib.contextmanager
    def _change(self) -> Iterator[None]:
        """One change of the keys at a time, from any thread; none for a store that is only read or about to close."""
        self._must_write()
        with self._changing:
            if self._ended:
                raise StoreError(ENDED)
            yield

    def _prove(self, passphrase: str) -> None:
        """See that whoever sits here knows the passphrase (or has the sheet). Raises WrongPassphraseError."""
        unlock(self._vault.key_path, passphrase, floor=self._vault.floor, extra=self._vault.extra)

    def _refuse_the_code(self, passphrase: str) -> None:
        # The text goes into the slot of the passphrase: with the code there, her own would open nothing any more.
        with contextlib.suppress(RecoveryCodeError):
            normalise(passphrase)
            raise UserError(NOT_THE_CODE)

    def _check(self, new: str) -> None:
        judged = strength(new)
        if not judged.ok:
            raise UserError(judged.text)
