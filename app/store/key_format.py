"""How the key file looks on disk: two identical copies, so that damage to one is healed from the other.

Each copy is MAGIC, length (4 bytes, big-endian), JSON, SHA-256 of all before. The checksum tells damage; that nobody
has tampered is told by the seals inside. Open fields are version, store id, slots and wrapped keys, nothing else.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from app.errors import StoreError
from app.store.key_slots import Slot
from app.store.municipal_slot import MunicipalSlot

MAGIC = b"\x89RBNKEY\n"
VERSION = 2
"""2 put a root key between the slots and the data key, and sealed the slots against being exchanged."""

MOST_SLOTS = 8
"""Each costs half a second to try: a forged file must not be able to hold up an unlock for a day."""

_DIGEST_LENGTH = 32

DAMAGED = (
    "Nøglefilen er beskadiget, og begge dens kopier er ramt. Sagerne er ikke rørt. "
    "Hent nøglefilen fra den seneste sikkerhedskopi, og lås op igen."
)
NEWER = "Nøglefilen er lavet af en nyere udgave af Rundbord. Opdatér programmet, og prøv igen. Intet er ændret."


@dataclass(frozen=True, slots=True)
class KeyFileContents:
    """A random store id, the slots, and, nonce first: the data key under the root, and the sealed progress.

    The id of a training store is marked.
    """

    store: str
    slots: tuple[Slot, ...]
    municipal: MunicipalSlot | None = None
    data: bytes = b""
    progress: bytes = b""
    version: int = VERSION

    @property
    def owner(self) -> bytes:
        """What slots and seals are bound to: this store. The same in every version, or old slots could not be kept."""
        return f"rundbord key file|1|{self.store}".encode()

    @property
    def sealed_with(self) -> bytes:
        """What the seal on the progress vouches for besides the progress: everything else in the file."""
        if self.version == 1:
            return self.owner
        rest = json.dumps(self._open_fields(), sort_keys=True).encode()
        return self.owner + hashlib.sha256(rest).digest()

    def _open_fields(self) -> dict[str, object]:
        fields: dict[str, object] = {
            "version": self.version,
            "store": self.store,
            "slots": [slot.as_json() for slot in self.slots],
            "data": self.data.hex(),
        }
        if self.municipal:
            fields["municipal"] = {"recipient": self.municipal.recipient, "wrapped": self.municipal.wrapped.hex()}
        return fields

    def payload(self) -> bytes:
        """Return the JSON of one copy."""
        return json.dumps({**self._open_fields(), "progress": self.progress.hex()}, sort_keys=True).encode()


def encode(contents: KeyFileContents) -> bytes:
    """Return the bytes of the whole file."""
    payload = contents.payload()
    head = MAGIC + len(payload).to_bytes(4, "big") + payload
    return 2 * (head + hashlib.sha256(head).digest())


def copies_whole(raw: bytes) -> int:
    """Return how many of the two copies are undamaged."""
    return len(list(_intact_copies(raw)))


def decode(raw: bytes) -> KeyFileContents:
    """Read the first intact copy. Raises StoreError when there is none, or when a newer program wrote it."""
    for payload in _intact_copies(raw):
        try:
            return _contents(json.loads(payload))
        except (KeyError, ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
            raise StoreError(DAMAGED) from error
    raise StoreError(DAMAGED)


def _contents(data: dict[str, object]) -> KeyFileContents:
    version = int(str(data["version"]))
    if version > VERSION:
        raise StoreError(NEWER)
    slots, municipal = data["slots"], data.get("municipal")
    if not isinstance(slots, list) or len(slots) > MOST_SLOTS:
        raise TypeError("slots")
    return KeyFileContents(
        str(data["store"]),
        tuple(Slot.from_json(slot) for slot in slots),
        _municipal(municipal) if isinstance(municipal, dict) else None,
        bytes.fromhex(str(data.get("data", ""))),
        bytes.fromhex(str(data["progress"])),
        version,
    )


def _municipal(data: dict[str, object]) -> MunicipalSlot:
    return MunicipalSlot(str(data["recipient"]), bytes.fromhex(str(data["wrapped"])))


def _intact_copies(raw: bytes) -> Iterator[bytes]:
    # Looked for by their magic and not by place, so that a file cut or grown in one end still gives the other copy.
    start = raw.find(MAGIC)
    while start >= 0:
        body = start + len(MAGIC) + 4
        end = body + int.from_bytes(raw[body - 4 : body], "big")
        if hashlib.sha256(raw[start:end]).digest() == raw[end : end + _DIGEST_LENGTH]:
            yield raw[body:end]
        start = raw.find(MAGIC, start + 1)
