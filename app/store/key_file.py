"""The key file beside the store: the wrapped keys and, sealed, how far the store had come.

Only the standard library and `cryptography` are imported here and below, because this runs before the unlock window
has been painted.
"""

import contextlib
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from app.errors import ExtraKeyNeededError, StoreError, UserError, WrongPassphraseError
from app.store import recovery_code
from app.store.durable_file import read_small, replace_file
from app.store.key_cost import FLOOR, Argon2Cost, cost_for_this_computer
from app.store.key_format import VERSION, KeyFileContents, decode, encode
from app.store.key_seal import Progress, data_key_of, progress_of, sealed, with_data_key
from app.store.key_slots import DataKey, Slot, SlotKind
from app.store.municipal_slot import NOT_FOR_THIS_KEY, MunicipalSlot, fingerprint

WRONG_PASSPHRASE = "Forkert adgangssætning. Prøv igen."
WRONG_WITH_EXTRA = (
    "Adgangssætningen og den ekstra nøgle passer ikke. Se efter, at det er det rigtige stik, og prøv igen."
)
WRONG_CODE = "Genoprettelseskoden hører ikke til disse sager. Find det ark, der hører til denne computer."
NEEDS_EXTRA = "Sæt stikket med den ekstra nøgle i, eller brug koden fra genoprettelsesarket."
EMPTY_PASSPHRASE = "Skriv en adgangssætning først."
MISSING = (
    "Nøglefilen »{name}« mangler. Den skal ligge ved siden af filen med sagerne. "
    "Hent den fra den seneste sikkerhedskopi."
)
UNREADABLE = "Nøglefilen kan ikke læses. Se, om du har adgang til mappen, eller spørg jeres it-afdeling."
LARGEST = 100_000
"""Bytes of the whole file; with all the slots there may be it is a tenth of that."""
TOO_LARGE = (
    "Nøglefilen er over 100 kB og er ikke en nøglefil fra Rundbord. Sagerne er ikke rørt. "
    "Hent nøglefilen fra den seneste sikkerhedskopi, og lås op igen."
)
TOO_WEAK = (
    "Nøglefilen er for svagt beskyttet og bliver ikke åbnet. "
    "Hent nøglefilen fra den seneste sikkerhedskopi, eller spørg jeres it-afdeling."
)
NOT_WRITTEN = "Nøglefilen kunne ikke gemmes. Se, om disken er fuld eller mappen skrivebeskyttet, og prøv igen."
_MOST_WAITING = 2
"""Each costs half a second to try."""
_TRAINING = "training-"
"""What the id of a training store begins with: its greeting names the passphrase before anybody has unlocked it."""
ALREADY_THERE = "Her ligger allerede en nøglefil. Lås op med den, eller vælg en anden mappe. Intet er overskrevet."


def key_path(store: Path) -> Path:
    """Return where the key file of `store` lies: beside it, with `.key` added to the whole name."""
    return store.with_name(store.name + ".key")


def create(
    path: Path, passphrase: str, *, cost: Argon2Cost | None = None, sheet_waits: bool = False, training: bool = False
) -> tuple[DataKey, str]:
    """Make a key file with new keys; return them and the recovery code, which is never shown again.

    `sheet_waits`: somebody is going to show that the sheet was kept, and until then it is not (`keep_recovery_code`).
    `training`: the store's id says in clear that nothing true lies in it (`is_training`).
    Raises UserError on an empty passphrase, StoreError when a file is there already or cannot be written.
    """
    if path.exists():
        raise StoreError(ALREADY_THERE)
    key, code = DataKey.generate(), recovery_code.generate()
    contents = with_data_key(KeyFileContents(f"{_TRAINING if training else ''}{uuid.uuid4().hex}", ()), key)
    contents = _with_slot(contents, SlotKind.PASSPHRASE, passphrase, key, cost)
    contents = _with_slot(contents, SlotKind.RECOVERY, recovery_code.normalise(code), key, cost)
    _write(path, sealed(contents, key, Progress(sheet_waits=sheet_waits)))
    return key, code


def unlock(path: Path, secret: str, *, floor: Argon2Cost = FLOOR, extra: bytes | None = None) -> DataKey:
    """Return the keys for a passphrase (with the extra key, when one is in use) or a typed recovery code.

    A damaged copy is healed and an older format brought up to date on the way. Raises WrongPassphraseError,
    ExtraKeyNeededError, or StoreError when the file is missing, damaged, tampered with, newer or guarded too weakly.
    """
    raw = _read_bytes(path)
    contents = decode(raw)
    if not all(slot.cost.reaches(floor) for slot in contents.slots):
        raise StoreError(TOO_WEAK)
    lacking = False
    for kind, text in _attempts(secret):
        for slot in contents.slots:
            if slot.kind is not kind:
                continue
            if slot.needs_extra and extra is None:
                lacking = True
                continue
            root = slot.open(text, contents.owner, extra)
            if root is not None:
                return _entered(path, raw, contents, root)
    if lacking and not recovery_code.looks_like_code(secret):
        raise ExtraKeyNeededError(NEEDS_EXTRA)
    raise WrongPassphraseError(_why_wrong(secret, extra))


def unlock_as_municipality(path: Path, private_key: X25519PrivateKey) -> DataKey:
    """Return the keys with the municipality's private key. Raises StoreError when the file has no slot for it."""
    raw = _read_bytes(path)
    contents = decode(raw)
    if contents.municipal is None:
        raise StoreError(NOT_FOR_THIS_KEY)
    return _entered(path, raw, contents, contents.municipal.open(private_key, contents.owner))


def needs_extra_key(path: Path) -> bool:
    """Tell whether the passphrase is worth nothing without the extra key. False when the file cannot be read."""
    with contextlib.suppress(StoreError):
        return any(slot.needs_extra for slot in decode(_read_bytes(path)).slots)
    return False


def is_training(path: Path) -> bool:
    """Tell whether a store was made to practise in, whatever it is called now. False when the file cannot be read."""
    with contextlib.suppress(StoreError):
        return decode(_read_bytes(path)).store.startswith(_TRAINING)
    return False


def municipal_recipient(path: Path) -> str | None:
    """Return the fingerprint of the municipal key that opens the store, None when there is none. Raises StoreError."""
    municipal = decode(_read_bytes(path)).municipal
    return municipal.recipient if municipal else None


def change_passphrase(
    path: Path, key: DataKey, new: str, *, cost: Argon2Cost | None = None, extra: bytes | None = None
) -> None:
    """Wrap the same root under a new passphrase, with the extra key if given; store and recovery code stay as they are.

    Someone who kept the old key file *and* knows the old passphrase can still open the store.
    Raises UserError on an empty passphrase, StoreError when the key is another's or the file cannot be written.
    """
    contents, progress = _opened(path, key)
    _write(path, sealed(_with_slot(contents, SlotKind.PASSPHRASE, new, key, cost, extra), key, progress))


def add_recovery_code(path: Path, key: DataKey, *, cost: Argon2Cost | None = None) -> str:
    """Give the store one more recovery code and return it; the sheets there are open it too until `keep_recovery_code`.

    So a cut, or a lock before the code was seen, leaves no store whose only sheet nobody has. Of codes that were never
    shown to be kept only the newest stay beside the first. Raises StoreError as `change_passphrase`.
    """
    (contents, progress), code = _opened(path, key), recovery_code.generate()
    others = [slot for slot in contents.slots if slot.kind is not SlotKind.RECOVERY]
    sheets = [slot for slot in contents.slots if slot.kind is SlotKind.RECOVERY]
    fresh = _slot(SlotKind.RECOVERY, recovery_code.normalise(code), key, contents, cost)
    slots = (*others, *sheets[:1], *sheets[1:][-_MOST_WAITING:], fresh)
    _write(path, sealed(replace(contents, slots=slots), key, replace(progress, sheet_waits=True)))
    return code


def keep_recovery_code(path: Path, key: DataKey) -> Progress:
    """Let the newest recovery code be the only one, for its sheet was kept; the older open nothing after this.

    Returns what is sealed now. Raises StoreError when the key is another's or the file cannot be written.
    """
    contents, progress = _opened(path, key)
    newest = [slot for slot in contents.slots if slot.kind is SlotKind.RECOVERY][-1:]
    others = [slot for slot in contents.slots if slot.kind is not SlotKind.RECOVERY]
    progress = replace(progress, sheet_waits=False)
    _write(path, sealed(replace(contents, slots=(*others, *newest)), key, progress))
    return progress


def recovery_codes(path: Path) -> int:
    """Return how many recovery codes open the store: more than one while a new sheet waits. Raises StoreError."""
    return sum(slot.kind is SlotKind.RECOVERY for slot in decode(_read_bytes(path)).slots)


def set_municipal_key(path: Path, key: DataKey, public_key: str | None) -> bool:
    """Give the municipality's public key (PEM) a slot, or take the slot away; return whether anything changed.

    Raises StoreError when the public key is no X25519 key, the file is another's or cannot be written.
    """
    contents, progress = _opened(path, key)
    now = contents.municipal.recipient if contents.municipal else None
    if now == (fingerprint(public_key) if public_key else None):
        return False
    municipal = MunicipalSlot.seal(key.root, public_key, contents.owner) if public_key else None
    _write(path, sealed(replace(contents, municipal=municipal), key, progress))
    return True


def with_new_data_key(path: Path, key: DataKey, target: Path) -> DataKey:
    """Write at `target` the same key file around a new data key, and return that. Raises StoreError."""
    contents, progress = _opened(path, key)
    fresh = key.renewed()
    _write(target, sealed(with_data_key(contents, fresh), fresh, progress))
    return fresh


def read_progress(path: Path, key: DataKey) -> Progress:
    """Return how far the store had come. Raises StoreError as `unlock`, and when the key belongs to another store."""
    return _opened(path, key)[1]


def write_progress(path: Path, key: DataKey, progress: Progress) -> None:
    """Seal how far the store has come; slots stay. Raises StoreError when the key is another's or the disk says no."""
    contents, _ = _opened(path, key)
    _write(path, sealed(contents, key, progress))


def _entered(path: Path, raw: bytes, contents: KeyFileContents, root: bytes) -> DataKey:
    key = data_key_of(contents, root)
    progress = progress_of(contents, key)  # raises when anything beside the slot that opened was tampered with
    if contents.version < VERSION:
        contents = sealed(with_data_key(replace(contents, version=VERSION), key), key, progress)
    whole = encode(contents)
    if raw != whole:
        # One copy is enough to work on; a disk that cannot be written now is told about at the next real write.
        with contextlib.suppress(OSError):
            replace_file(path, whole)
    return key


def _attempts(secret: str) -> Iterator[tuple[SlotKind, str]]:
    # A text with right check characters is almost surely a code: try it first and spare the wait of the other slot.
    with contextlib.suppress(recovery_code.RecoveryCodeError):
        yield SlotKind.RECOVERY, recovery_code.normalise(secret)
    yield SlotKind.PASSPHRASE, secret


def _why_wrong(secret: str, extra: bytes | None) -> str:
    if not recovery_code.looks_like_code(secret):
        return WRONG_WITH_EXTRA if extra else WRONG_PASSPHRASE
    try:
        recovery_code.normalise(secret)
    except recovery_code.RecoveryCodeError as error:
        return str(error)
    return WRONG_CODE


def _with_slot(
    contents: KeyFileContents,
    kind: SlotKind,
    secret: str,
    key: DataKey,
    cost: Argon2Cost | None,
    extra: bytes | None = None,
) -> KeyFileContents:
    if not secret.strip():
        raise UserError(EMPTY_PASSPHRASE)
    others = tuple(slot for slot in contents.slots if slot.kind is not kind)
    return replace(contents, slots=(*others, _slot(kind, secret, key, contents, cost, extra)))


def _slot(
    kind: SlotKind, secret: str, key: DataKey, contents: KeyFileContents, cost: Argon2Cost | None,
    extra: bytes | None = None,
) -> Slot:  # fmt: skip
    return Slot.seal(kind, secret, key.root, contents.owner, cost or cost_for_this_computer(), extra)


def _opened(path: Path, key: DataKey) -> tuple[KeyFileContents, Progress]:
    contents = decode(_read_bytes(path))
    return contents, progress_of(contents, key)


def _read_bytes(path: Path) -> bytes:
    try:
        raw = read_small(path, LARGEST)
    except FileNotFoundError as error:
        raise StoreError(MISSING.format(name=path.name)) from error
    except OSError as error:
        raise StoreError(UNREADABLE) from error
    if len(raw) > LARGEST:
        raise StoreError(TOO_LARGE)
    return raw


def _write(path: Path, contents: KeyFileContents) -> None:
    try:
        replace_file(path, encode(contents))
    except OSError as error:
        raise StoreError(NOT_WRITTEN) from error
