"""The keys and the slots that wrap them: one for the passphrase, one for the recovery code, one for the municipality.

A slot wraps the root key, and the root key wraps the data key. So a new passphrase wraps 32 bytes anew, and erasing a
case can give the store a new data key without asking for the passphrase and the sheet in the safe.
"""

import os
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.errors import StoreError
from app.store.key_cost import Argon2Cost

KEY_LENGTH = 32
_SALT_LENGTH = 16
_NONCE_LENGTH = 12
_WITH_EXTRA = b"rundbord passphrase with extra key"
NO_MEMORY = "Der er ikke hukommelse nok til at låse op. Luk nogle andre programmer, og prøv igen."


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class DataKey:
    """`raw`: 32 random bytes that encrypt the store. `root`: those that wrap them. Never shown, printed or logged."""

    raw: bytes = field(repr=False)
    root: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "DataKey":
        """Return new keys from the operating system's random source."""
        return cls(os.urandom(KEY_LENGTH), os.urandom(KEY_LENGTH))

    def renewed(self) -> "DataKey":
        """Return a new data key under the same root, so that every slot goes on working."""
        return DataKey(os.urandom(KEY_LENGTH), self.root)

    def derive(self, purpose: str) -> bytes:
        """Return 32 bytes of the root for one named purpose (HKDF-SHA256), so that no key is used for two things."""
        return derived(self.root, purpose)


def derived(root: bytes, purpose: str) -> bytes:
    """Return 32 bytes of a root key for one named purpose (HKDF-SHA256)."""
    return HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=None, info=purpose.encode()).derive(root)


@dataclass(frozen=True, slots=True)
class Slot:
    """The root key wrapped under one secret. Everything but the wrapped bytes is authenticated with them.

    `needs_extra`: the secret opens it only together with the key on the stick.
    """

    kind: SlotKind
    cost: Argon2Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes
    needs_extra: bool = False

    @classmethod
    def seal(
        cls, kind: SlotKind, secret: str, root: bytes, owner: bytes, cost: Argon2Cost, extra: bytes | None = None
    ) -> "Slot":
        """Wrap `root` under `secret`; `owner` names the key file, so a slot cannot be moved to another.

        Raises StoreError when the machine lacks the memory.
        """
        salt, nonce = os.urandom(_SALT_LENGTH), os.urandom(_NONCE_LENGTH)
        bare = cls(kind, cost, salt, nonce, b"", needs_extra=extra is not None)
        wrapped = AESGCM(bare._wrapping_key(secret, extra)).encrypt(nonce, root, bare._header(owner))
        return cls(kind, cost, salt, nonce, wrapped, needs_extra=extra is not None)

    def open(self, secret: str, owner: bytes, extra: bytes | None = None) -> bytes | None:
        """Return the root key, or None when the secret is wrong or the slot was tampered with.

        Raises StoreError when the machine lacks the memory.
        """
        key = self._wrapping_key(secret, extra if self.needs_extra else None)
        try:
            return AESGCM(key).decrypt(self.nonce, self.wrapped, self._header(owner))
        except InvalidTag:
            return None

    def as_json(self) -> dict[str, str | int]:
        """Return the slot as plain values for the key file."""
        return {
            "kind": self.kind,
            "memory_kib": self.cost.memory_kib,
            "passes": self.cost.passes,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
            "nonce": self.nonce.hex(),
            "wrapped": self.wrapped.hex(),
            "needs_extra": int(self.needs_extra),
        }

    @classmethod
    def from_json(cls, data: dict[str, str | int]) -> "Slot":
        """Read what `as_json` wrote. Raises KeyError, ValueError or TypeError when it is something else."""
        cost = Argon2Cost(int(data["memory_kib"]), int(data["passes"]), int(data["lanes"]))
        salt, nonce, wrapped = (bytes.fromhex(str(data[name])) for name in ("salt", "nonce", "wrapped"))
        if not cost.is_sane() or len(salt) != _SALT_LENGTH or len(nonce) != _NONCE_LENGTH:
            raise ValueError("slot")
        extra = bool(int(data.get("needs_extra", 0)))
        return cls(SlotKind(str(data["kind"])), cost, salt, nonce, wrapped, needs_extra=extra)

    def _header(self, owner: bytes) -> bytes:
        figures = f"{self.kind}|{self.cost.memory_kib}|{self.cost.passes}|{self.cost.lanes}|{self.salt.hex()}|"
        return figures.encode() + (b"extra|" if self.needs_extra else b"") + owner

    def _wrapping_key(self, secret: str, extra: bytes | None) -> bytes:
        # The same å can be one character or two; NFKC makes every keyboard type the same bytes.
        typed = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
        try:
            stretched = Argon2id(
                salt=self.salt,
                length=KEY_LENGTH,
                iterations=self.cost.passes,
                lanes=self.cost.lanes,
                memory_cost=self.cost.memory_kib,
            ).derive(typed)
        except MemoryError as error:
            raise StoreError(NO_MEMORY) from error
        if extra is None:
            return stretched
        return HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=extra, info=_WITH_EXTRA).derive(stretched)
