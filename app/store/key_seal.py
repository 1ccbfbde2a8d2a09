"""What the root key seals in the key file: the data key, and how far the store had come.

The seal on the progress covers every other byte of the file, so a slot that was taken out, put in or exchanged shows.
"""

import json
import os
from dataclasses import asdict, dataclass, field, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import StoreError
from app.store.key_format import KeyFileContents
from app.store.key_slots import DataKey, derived

_NONCE_LENGTH = 12
_DATA, _PROGRESS = "data key", "key file progress"
TAMPERED = (
    "Nøglefilen er ændret af andre end Rundbord, eller den hører til nogle andre sager, så den bliver ikke brugt. "
    "Hent begge filer fra den samme sikkerhedskopi, og sig det til jeres it-afdeling."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the store had come: the last change number and, per replica, the head of its audit chain (hex).

    `opened_by_it`: when the municipality's key last opened the store without the user having been told, else empty.
    `sheet_waits`: the newest recovery code was made, and nobody has shown yet that the sheet was kept.
    """

    last_sequence: int = 0
    heads: dict[str, str] = field(default_factory=dict)
    opened_by_it: str = ""
    sheet_waits: bool = False


def data_key_of(contents: KeyFileContents, root: bytes) -> DataKey:
    """Return the keys behind a root. Raises StoreError when the wrapped data key was tampered with."""
    if contents.version == 1:
        return DataKey(root, root)  # the first format had no root of its own: the slots wrapped the data key
    return DataKey(_unsealed(derived(root, _DATA), contents.data, contents.owner), root)


def with_data_key(contents: KeyFileContents, key: DataKey) -> KeyFileContents:
    """Return the contents with the data key wrapped under the root."""
    return replace(contents, data=_sealed(key.derive(_DATA), key.raw, contents.owner))


def progress_of(contents: KeyFileContents, key: DataKey) -> Progress:
    """Return the progress. Raises StoreError when the key is another's or anything in the file was exchanged."""
    data = json.loads(_unsealed(key.derive(_PROGRESS), contents.progress, contents.sealed_with))
    return Progress(
        data["last_sequence"], data["heads"], data.get("opened_by_it", ""), sheet_waits=bool(data.get("sheet_waits"))
    )


def sealed(contents: KeyFileContents, key: DataKey, progress: Progress) -> KeyFileContents:
    """Return the contents with the progress sealed over all the rest."""
    text = json.dumps(asdict(progress), sort_keys=True).encode()
    return replace(contents, progress=_sealed(key.derive(_PROGRESS), text, contents.sealed_with))


def _sealed(key: bytes, text: bytes, bound_to: bytes) -> bytes:
    nonce = os.urandom(_NONCE_LENGTH)
    return nonce + AESGCM(key).encrypt(nonce, text, bound_to)


def _unsealed(key: bytes, box: bytes, bound_to: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(box[:_NONCE_LENGTH], box[_NONCE_LENGTH:], bound_to)
    except (InvalidTag, ValueError) as error:
        raise StoreError(TAMPERED) from error
