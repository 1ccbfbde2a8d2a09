"""What the open store can do beside units of work, as the views see it: copies, packages, keys, erasing.

`app.store.keeper.Keeper` is one. Everything here may take a while: pages run it beside the window and show that they wait.
"""

from typing import Protocol
from uuid import UUID

from app.views.unlock.strength_meter import Judgement


class StoreKeeper(Protocol):
    """The keeper of the open store."""

    def erase_cases(self, cases: frozenset[UUID]) -> None:
        """Erase cases so that no key to what they were is left; the store is closed afterwards. Raises StoreError."""

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
