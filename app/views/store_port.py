"""What the open store can do beside units of work, as the views see it: copies, packages for colleagues, keys.

`app.store.keeper.Keeper` is one. Everything here may take a while: pages run it beside the window, or show that they
wait.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from app.models.copies import CopyRow, CopyState
from app.views.widgets.strength_meter import Judgement

Watch = Callable[[int, int], bool]
"""Told bytes done and bytes in all; answers False to stop."""


class StoreKeeper(Protocol):
    """The keeper of the open store."""

    def gather_search(self) -> None:
        """Let the search be as quick as in a store just opened, from any thread, while nobody works. Never raises."""

    def change_passphrase(self, old: str, new: str) -> None:
        """Change the passphrase from the old one. Raises UserError for a weak one, StoreError for a wrong old one."""

    def add_recovery_code(self, passphrase: str) -> str:
        """Return a new recovery code; the old sheet opens too until `keep_recovery_code`. Raises StoreError."""

    def keep_recovery_code(self) -> None:
        """Let the newest sheet be the only one, for she has shown that it was kept. Raises StoreError."""

    def sheet_told(self) -> list[str]:
        """Return the sentence about a sheet that was made and never shown to be kept, if there is one."""

    def end(self) -> None:
        """Wait for a change of the keys under way in another thread, and begin no more."""

    def needs_extra_key(self) -> bool:
        """Tell whether the passphrase needs the extra key."""

    def use_extra_key(self, passphrase: str, stick: Path) -> bool:
        """Let the passphrase need the extra key in a folder (the stick's), made where there is none; tell if it was.

        Raises UserError and StoreError.
        """

    def drop_extra_key(self, passphrase: str) -> None:
        """Let the passphrase be enough again. Raises StoreError when it is wrong."""

    def seal_package(self, content: bytes, *, passphrase: str = "", public_key: str = "") -> bytes:
        """Seal a hand-over package for a passphrase or a colleague's key. Raises UserError and StoreError."""

    def open_package(self, sealed: bytes, passphrase: str = "") -> bytes:
        """Return what is in a package. Raises UserError (wrong passphrase, another's key) and StoreError (damage)."""

    def needs_package_passphrase(self, sealed: bytes) -> bool:
        """Tell whether a package is locked with a passphrase. Raises StoreError when it is no package."""

    def own_public_key(self) -> str:
        """Return the text of the file with our public key, for colleagues. Raises StoreError."""

    def fingerprint(self, public_key: str) -> str:
        """Return the four groups of a public key to compare on the phone. Raises UserError when it is no key."""

    def suggest_passphrase(self) -> str:
        """Return a passphrase of five Danish words by chance."""

    def judge_passphrase(self, text: str) -> Judgement:
        """Tell how hard a passphrase is to guess."""

    def copy_state(self) -> CopyState:
        """Return how it stands with the backups; asks the second place, which may take seconds. Raises StoreError."""

    def copies(self) -> list[CopyRow]:
        """Return the backups here and in the second place, newest first; may take seconds."""

    def copy_now(self, watch: Watch) -> CopyState:
        """Make a backup now. Raises StoreError, and UserError when `watch` stops it."""

    def copy_if_due(self, watch: Watch) -> bool:
        """Make a backup when one is due; what goes wrong is told by `copy_state` and not raised."""

    def set_second_place(self, path: Path | None) -> None:
        """Choose the folder off this computer, or none. Raises UserError and StoreError."""
