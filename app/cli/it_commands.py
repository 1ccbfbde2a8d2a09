"""Commands for the IT department: the municipality's key pair, and opening a store whose passphrase is lost."""

import argparse
import os
from dataclasses import replace
from pathlib import Path

from app.bootstrap import danish_now
from app.cli.opening import VARIABLE
from app.errors import StoreError, UserError
from app.language.dates import long_date
from app.store import key_file
from app.store.municipal_slot import fingerprint, new_pair, read_private
from app.store.passphrase import strength
from app.store.process_lock import ProcessLock

IN_THE_WAY = "»{name}« findes allerede. Vælg et andet navn, så ingen nøgle bliver overskrevet."
NOT_WRITTEN = "»{name}« kan ikke skrives dér. Vælg en mappe, du må skrive i."
LARGEST = 100_000
"""Bytes of a key or a passphrase; ours are far shorter."""
NO_FILE = "Filen »{name}« kan ikke læses."
TOO_LARGE = "Filen »{name}« er over 100 kB og er hverken en nøgle eller en adgangssætning. Vælg den rigtige fil."
MADE = (
    "Nøgleparret er lavet. Læg den private nøgle i it-afdelingens boks, og sæt den offentlige ind i politikfilen som "
    "municipal_key. Fingeraftryk: {groups}"
)
OPENED = "Adgangssætningen er skiftet, og brugeren får besked ved næste oplåsning. Genoprettelsesarket virker stadig."


def make_key_pair(arguments: argparse.Namespace) -> int:
    """Make the key pair; the private one is encrypted under the passphrase."""
    for path in (arguments.private, arguments.public):
        if path.exists():
            raise UserError(IN_THE_WAY.format(name=path.name))
    private, public = new_pair(_first_line(arguments.passphrase_file))
    _write(arguments.private, private, mode=0o600)
    _write(arguments.public, public, mode=0o644)
    shown = fingerprint(public.decode())[:16].upper()
    print(MADE.format(groups=" ".join(shown[start : start + 4] for start in range(0, 16, 4))))
    return 0


def open_store(arguments: argparse.Namespace) -> int:
    """Give a store a new passphrase; its user is told at the next unlock, and it stands in the audit log."""
    keys = key_file.key_path(arguments.store)
    private = read_private(_read(arguments.private), _first_line(arguments.passphrase_file))
    new = _first_line(arguments.new_passphrase_file)
    judged = strength(new)
    if not judged.ok:
        raise UserError(judged.text)
    lock = ProcessLock(arguments.store.with_name(arguments.store.name + ".lock"))
    try:
        key = key_file.unlock_as_municipality(keys, private)
        now = danish_now()
        when = f"{long_date(now.date())} kl. {now:%H.%M}"
        key_file.write_progress(keys, key, replace(key_file.read_progress(keys, key), opened_by_it=when))
        key_file.change_passphrase(keys, key, new)  # last, so that no cut leaves a new passphrase and nobody told
    except OSError as error:
        raise StoreError(NOT_WRITTEN.format(name=keys.name)) from error
    finally:
        lock.release()
    print(OPENED)
    return 0


def _first_line(path: Path | None) -> str:
    if path is None:
        return os.environ.get(VARIABLE, "")
    lines = _read(path).decode("utf-8-sig", "replace").splitlines()
    return lines[0] if lines else ""


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:  # a device may never end
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise UserError(NO_FILE.format(name=path.name)) from error
    if len(raw) > LARGEST:
        raise UserError(TOO_LARGE.format(name=path.name))
    return raw


def _write(path: Path, content: bytes, *, mode: int) -> None:
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
            file.write(content)
    except OSError as error:
        raise UserError(NOT_WRITTEN.format(name=path.name)) from error
