"""The data key and the slots that wrap it: one for the passphrase, one for the recovery code."""

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

KEY_LENGTH = 32
_SALT_LENGTH = 16
_NONCE_LENGTH = 12
NO_MEMORY = "Der er ikke hukommelse nok til at låse op. Luk nogle andre programmer, og prøv igen."


@dataclass(frozen=True, slots=True)
class Argon2Cost:
    """What one guess costs: memory in KiB, passes over it, and lanes (RFC 9106)."""

    memory_kib: int
    passes: int
    lanes: int

    def reaches(self, floor: "Argon2Cost") -> bool:
        """Return whether a guess costs at least as much as `floor` in memory and passes; lanes only spread it."""
        return self.memory_kib >= floor.memory_kib and self.passes >= floor.passes

    def is_sane(self) -> bool:
        """Return whether the figures can be run at all; a forged file must not be able to eat the machine."""
        return 1 <= self.lanes <= 16 and 1 <= self.passes <= 100 and 8 * self.lanes <= self.memory_kib <= 2**20


DEFAULT_COST = Argon2Cost(memory_kib=128 * 1024, passes=5, lanes=1)
"""About half a second on the laptops we know; memory is fixed at 128 MiB so the program stays under 250 MB."""

FLOOR = Argon2Cost(memory_kib=128 * 1024, passes=3, lanes=1)
"""What a slot must at least cost before we open it."""


class SlotKind(StrEnum):
    """What opens a slot."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class DataKey:
    """The 32 random bytes that encrypt the store; never shown, printed or logged."""

    raw: bytes = field(repr=False)

    @classmethod
    def generate(cls) -> "DataKey":
        """Return a new key from the operating system's random source."""
        return cls(os.urandom(KEY_LENGTH))

    def derive(self, purpose: str) -> bytes:
        """Return 32 bytes for one named purpose (HKDF-SHA256), so that no key is used for two things."""
        return HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=None, info=purpose.encode()).derive(self.raw)


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key wrapped under one secret. Everything but the wrapped bytes is authenticated with them."""

    kind: SlotKind
    cost: Argon2Cost
    salt: bytes
    nonce: bytes
    wrapped: bytes

    @classmethod
    def seal(cls, kind: SlotKind, secret: str, data_key: DataKey, owner: bytes, cost: Argon2Cost) -> "Slot":
        """Wrap `data_key` under `secret`; `owner` names the key file, so a slot cannot be moved to another.

        Raises StoreError when the machine lacks the memory.
        """
        salt, nonce = os.urandom(_SALT_LENGTH), os.urandom(_NONCE_LENGTH)
        bare = cls(kind, cost, salt, nonce, b"")
        wrapped = AESGCM(bare._wrapping_key(secret)).encrypt(nonce, data_key.raw, bare._header(owner))
        return cls(kind, cost, salt, nonce, wrapped)

    def open(self, secret: str, owner: bytes) -> DataKey | None:
        """Return the data key, or None when the secret is wrong or the slot was tampered with.

        Raises StoreError when the machine lacks the memory.
        """
        try:
            return DataKey(AESGCM(self._wrapping_key(secret)).decrypt(self.nonce, self.wrapped, self._header(owner)))
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
        }

    @classmethod
    def from_json(cls, data: dict[str, str | int]) -> "Slot":
        """Read what `as_json` wrote. Raises KeyError, ValueError or TypeError when it is something else."""
        cost = Argon2Cost(int(data["memory_kib"]), int(data["passes"]), int(data["lanes"]))
        salt, nonce, wrapped = (bytes.fromhex(str(data[name])) for name in ("salt", "nonce", "wrapped"))
        if not cost.is_sane() or len(salt) != _SALT_LENGTH or len(nonce) != _NONCE_LENGTH:
            raise ValueError("slot")
        return cls(SlotKind(str(data["kind"])), cost, salt, nonce, wrapped)

    def _header(self, owner: bytes) -> bytes:
        figures = f"{self.kind}|{self.cost.memory_kib}|{self.cost.passes}|{self.cost.lanes}|{self.salt.hex()}|"
        return figures.encode() + owner

    def _wrapping_key(self, secret: str) -> bytes:
        # The same å can be one character or two; NFKC makes every keyboard type the same bytes.
        typed = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
        try:
            return Argon2id(
                salt=self.salt,
                length=KEY_LENGTH,
                iterations=self.cost.passes,
                lanes=self.cost.lanes,
                memory_cost=self.cost.memory_kib,
            ).derive(typed)
        except MemoryError as error:
            raise StoreError(NO_MEMORY) from error
