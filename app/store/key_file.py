"""The key file beside the store: the wrapped data key and, sealed, how far the store had come.

Only the standard library and `cryptography` are imported here and below, because this runs before the unlock window
has been painted.
"""

import contextlib
import json
import os
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.errors import StoreError, UserError, WrongPassphraseError
from app.store import recovery_code
from app.store.durable_file import replace_file
from app.store.key_format import KeyFileContents, decode, encode
from app.store.key_slots import DEFAULT_COST, FLOOR, Argon2Cost, DataKey, Slot, SlotKind

_NONCE_LENGTH = 12

WRONG_PASSPHRASE = "Forkert adgangssætning. Prøv igen."
WRONG_CODE = "Genoprettelseskoden hører ikke til disse sager. Find det ark, der hører til denne computer."
EMPTY_PASSPHRASE = "Skriv en adgangssætning først."
MISSING = (
    "Nøglefilen »{name}« mangler. Den skal ligge ved siden af filen med sagerne. "
    "Hent den fra den seneste sikkerhedskopi."
)
UNREADABLE = "Nøglefilen kan ikke læses. Se, om du har adgang til mappen, eller spørg jeres it-afdeling."
TOO_WEAK = (
    "Nøglefilen er for svagt beskyttet og bliver ikke åbnet. "
    "Hent nøglefilen fra den seneste sikkerhedskopi, eller spørg jeres it-afdeling."
)
NOT_WRITTEN = "Nøglefilen kunne ikke gemmes. Se, om disken er fuld eller mappen skrivebeskyttet, og prøv igen."
ALREADY_THERE = "Her ligger allerede en nøglefil. Lås op med den, eller vælg en anden mappe. Intet er overskrevet."
NOT_THIS_KEY = "Nøglefilen hører til nogle andre sager. Hent begge filer fra den samme sikkerhedskopi."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the store had come: the last change number and, per replica, the head of its audit chain (hex)."""

    last_sequence: int = 0
    heads: dict[str, str] = field(default_factory=dict)


def key_path(store: Path) -> Path:
    """Return where the key file of `store` lies: beside it, with `.key` added to the whole name."""
    return store.with_name(store.name + ".key")


def create(path: Path, passphrase: str, *, cost: Argon2Cost = DEFAULT_COST) -> tuple[DataKey, str]:
    """Make a key file with a new data key; return the key and the recovery code, which is never shown again.

    Raises UserError on an empty passphrase, StoreError when a file is there already or cannot be written.
    """
    if path.exists():
        raise StoreError(ALREADY_THERE)
    data_key, code = DataKey.generate(), recovery_code.generate()
    contents = KeyFileContents(uuid.uuid4().hex, (), b"")
    contents = _with_slot(contents, SlotKind.PASSPHRASE, passphrase, data_key, cost)
    contents = _with_slot(contents, SlotKind.RECOVERY, recovery_code.normalise(code), data_key, cost)
    _write(path, _sealed(contents, data_key, Progress()))
    return data_key, code


def unlock(path: Path, secret: str, *, floor: Argon2Cost = FLOOR) -> DataKey:
    """Return the data key for a passphrase or a typed recovery code, and heal a damaged copy on the way.

    Raises WrongPassphraseError, or StoreError when the file is missing, damaged, newer, or guarded below `floor`.
    """
    raw = _read_bytes(path)
    contents = decode(raw)
    if not all(slot.cost.reaches(floor) for slot in contents.slots):
        raise StoreError(TOO_WEAK)
    for kind, text in _attempts(secret):
        for slot in contents.slots:
            data_key = slot.open(text, contents.owner) if slot.kind is kind else None
            if data_key is not None:
                _heal(path, raw, contents)
                return data_key
    raise WrongPassphraseError(_why_wrong(secret))


def change_passphrase(path: Path, data_key: DataKey, new: str, *, cost: Argon2Cost = DEFAULT_COST) -> None:
    """Wrap the same data key under a new passphrase; the store and the recovery code stay as they are.

    Someone who kept the old key file *and* knows the old passphrase can still open the store.
    Raises UserError on an empty passphrase, StoreError when the key is another's or the file cannot be written.
    """
    contents = _opened(path, data_key)[0]
    _write(path, _with_slot(contents, SlotKind.PASSPHRASE, new, data_key, cost))


def renew_recovery_code(path: Path, data_key: DataKey, *, cost: Argon2Cost = DEFAULT_COST) -> str:
    """Replace the recovery code (the sheet is lost) and return the new one; the old sheet opens nothing after this.

    Raises StoreError when the key is another's or the file cannot be written.
    """
    contents, code = _opened(path, data_key)[0], recovery_code.generate()
    _write(path, _with_slot(contents, SlotKind.RECOVERY, recovery_code.normalise(code), data_key, cost))
    return code


def read_progress(path: Path, data_key: DataKey) -> Progress:
    """Return how far the store had come. Raises StoreError as `unlock`, and when the key belongs to another store."""
    return _opened(path, data_key)[1]


def write_progress(path: Path, data_key: DataKey, progress: Progress) -> None:
    """Seal how far the store has come; slots stay. Raises StoreError when the key is another's or the disk says no."""
    contents = _opened(path, data_key)[0]
    _write(path, _sealed(contents, data_key, progress))


def _attempts(secret: str) -> Iterator[tuple[SlotKind, str]]:
    # A text with right check characters is almost surely a code: try it first and spare the wait of the other slot.
    with contextlib.suppress(recovery_code.RecoveryCodeError):
        yield SlotKind.RECOVERY, recovery_code.normalise(secret)
    yield SlotKind.PASSPHRASE, secret


def _why_wrong(secret: str) -> str:
    if not recovery_code.looks_like_code(secret):
        return WRONG_PASSPHRASE
    try:
        recovery_code.normalise(secret)
    except recovery_code.RecoveryCodeError as error:
        return str(error)
    return WRONG_CODE


def _with_slot(
    contents: KeyFileContents, kind: SlotKind, secret: str, data_key: DataKey, cost: Argon2Cost
) -> KeyFileContents:
    if not secret.strip():
        raise UserError(EMPTY_PASSPHRASE)
    others = tuple(slot for slot in contents.slots if slot.kind is not kind)
    return replace(contents, slots=(*others, Slot.seal(kind, secret, data_key, contents.owner, cost)))


def _sealed(contents: KeyFileContents, data_key: DataKey, progress: Progress) -> KeyFileContents:
    text = json.dumps({"last_sequence": progress.last_sequence, "heads": progress.heads}, sort_keys=True)
    nonce = os.urandom(_NONCE_LENGTH)
    cipher = AESGCM(data_key.derive("key file progress"))
    return replace(contents, progress=nonce + cipher.encrypt(nonce, text.encode(), contents.owner))


def _opened(path: Path, data_key: DataKey) -> tuple[KeyFileContents, Progress]:
    contents = decode(_read_bytes(path))
    nonce, sealed = contents.progress[:_NONCE_LENGTH], contents.progress[_NONCE_LENGTH:]
    try:
        text = AESGCM(data_key.derive("key file progress")).decrypt(nonce, sealed, contents.owner)
    except (InvalidTag, ValueError) as error:
        raise StoreError(NOT_THIS_KEY) from error
    data = json.loads(text)
    return contents, Progress(data["last_sequence"], data["heads"])


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise StoreError(MISSING.format(name=path.name)) from error
    except OSError as error:
        raise StoreError(UNREADABLE) from error


def _write(path: Path, contents: KeyFileContents) -> None:
    try:
        replace_file(path, encode(contents))
    except OSError as error:
        raise StoreError(NOT_WRITTEN) from error


def _heal(path: Path, raw: bytes, contents: KeyFileContents) -> None:
    whole = encode(contents)
    if raw != whole:
        # One copy is enough to work on; a disk that cannot be written now is told about at the next real write.
        with contextlib.suppress(OSError):
            replace_file(path, whole)
