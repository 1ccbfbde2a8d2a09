"""How the key file looks on disk: two identical copies, so that damage to one is healed from the other.

Each copy is MAGIC, length (4 bytes, big-endian), JSON, SHA-256 of all before. The checksum tells damage; that nobody
has tampered is told by the seals inside. Open fields are version, store id and slots, nothing else.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import StoreError
from app.store.key_slots import Slot

MAGIC = b"\x89RBNKEY\n"
VERSION = 1
_DIGEST_LENGTH = 32

DAMAGED = (
    "Nøglefilen er beskadiget, og begge dens kopier er ramt. Sagerne er ikke rørt. "
    "Hent nøglefilen fra den seneste sikkerhedskopi, og lås op igen."
)
NEWER = "Nøglefilen er lavet af en nyere udgave af Rundbord. Opdatér programmet, og prøv igen. Intet er ændret."


@dataclass(frozen=True, slots=True)
class KeyFileContents:
    """A random store id (hex), the slots, and the sealed progress (nonce first)."""

    store: str
    slots: tuple[Slot, ...]
    progress: bytes

    @property
    def owner(self) -> bytes:
        """What slots and seal are bound to: this format and this store."""
        return f"rundbord key file|{VERSION}|{self.store}".encode()


def encode(contents: KeyFileContents) -> bytes:
    """Return the bytes of the whole file."""
    payload = json.dumps(
        {
            "version": VERSION,
            "store": contents.store,
            "slots": [slot.as_json() for slot in contents.slots],
            "progress": contents.progress.hex(),
        },
        sort_keys=True,
    ).encode()
    head = MAGIC + len(payload).to_bytes(4, "big") + payload
    return 2 * (head + hashlib.sha256(head).digest())


def decode(raw: bytes) -> KeyFileContents:
    """Read the first intact copy. Raises StoreError when there is none, or when a newer program wrote it."""
    for payload in _intact_copies(raw):
        try:
            return _contents(json.loads(payload))
        except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
            raise StoreError(DAMAGED) from error
    raise StoreError(DAMAGED)


def _contents(data: dict[str, object]) -> KeyFileContents:
    if int(str(data["version"])) > VERSION:
        raise StoreError(NEWER)
    slots = data["slots"]
    if not isinstance(slots, list):
        raise TypeError("slots")
    progress = bytes.fromhex(str(data["progress"]))
    return KeyFileContents(str(data["store"]), tuple(Slot.from_json(slot) for slot in slots), progress)


def _intact_copies(raw: bytes) -> Iterator[bytes]:
    # Looked for by their magic and not by place, so that a file cut or grown in one end still gives the other copy.
    start = raw.find(MAGIC)
    while start >= 0:
        body = start + len(MAGIC) + 4
        end = body + int.from_bytes(raw[body - 4 : body], "big")
        if hashlib.sha256(raw[start:end]).digest() == raw[end : end + _DIGEST_LENGTH]:
            yield raw[body:end]
        start = raw.find(MAGIC, start + 1)
