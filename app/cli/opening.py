"""Opening the store for a command: where the passphrase comes from, and which case is meant."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from app.bootstrap import OpenStore, create_store, open_store
from app.errors import UserError
from app.language.folding import fold
from app.services.cases import find_case
from app.store.vault import Vault

NO_PASSPHRASE = "Adgangssætningen mangler. Sæt RUNDBORD_PASSPHRASE, eller brug --passphrase-file."


def passphrase(arguments: argparse.Namespace) -> str:
    """Return the passphrase from the file named, else from RUNDBORD_PASSPHRASE. Raises UserError when there is none."""
    if arguments.passphrase_file:
        try:
            text = Path(arguments.passphrase_file).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise UserError("Filen med adgangssætningen kan ikke læses.") from error
        secret = text[0] if text else ""
    else:
        secret = os.environ.get("RUNDBORD_PASSPHRASE", "")
    if not secret:
        raise UserError(NO_PASSPHRASE)
    return secret


@contextmanager
def opened(arguments: argparse.Namespace, *, make: bool = False) -> Iterator[OpenStore]:
    """Open the store of a command, and close it well whatever happens. `make` makes a missing one."""
    secret = passphrase(arguments)
    if make and not Vault.exists(arguments.store):
        with _made(arguments.store, secret) as store:
            yield store
        return
    store = open_store(arguments.store, secret)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _made(path: Path, secret: str) -> Iterator[OpenStore]:
    """Make a store for the command; when the command fails, what was made is taken away again."""
    store, code = create_store(path, secret)
    try:
        yield store
    except BaseException:
        store.close()
        for suffix in ("", ".key", ".lock", "-wal", "-shm"):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
        raise
    store.close()
    print(f"Ny datafil. Genoprettelseskode (skriv den ned, og læg den et sikkert sted): {code}")


def case_id(store: OpenStore, wanted: str) -> UUID:
    """Return the case meant by an id, a case number, or the id its case file was written with. Raises UserError."""
    with store.units.read("cases.list") as unit:
        return find_case(unit, wanted)


def by_name(wanted: str, people: list[tuple[UUID, str]]) -> UUID:
    """Return the person or child meant by an id or (part of) a name. Raises UserError when not exactly one."""
    exact = [each for each, name in people if wanted == str(each) or fold(wanted) == fold(name)]
    found = exact or [each for each, name in people if fold(wanted) in fold(name)]
    if len(found) != 1:
        raise UserError(f"»{wanted}« passer på {'ingen' if not found else 'flere'} i sagen. Skriv hele navnet.")
    return found[0]
