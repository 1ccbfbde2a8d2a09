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
from app.policy import Policy, read_policy
from app.services.cases import find_case
from app.store import extra_key
from app.store.vault import Vault

LONGEST = 4_096
"""Characters read of a file with a passphrase; it may be named by mistake and never end."""
VARIABLE = "RUNDBORD_PASSPHRASE"
NO_PASSPHRASE = "Adgangssætningen mangler. Sæt RUNDBORD_PASSPHRASE, eller brug --passphrase-file."


def passphrase(arguments: argparse.Namespace) -> str:
    """Return the passphrase from the file named, else from RUNDBORD_PASSPHRASE. Raises UserError when there is none."""
    if arguments.passphrase_file:
        try:
            with Path(arguments.passphrase_file).open(encoding="utf-8-sig") as file:
                text = file.readline(LONGEST).splitlines()
        except (OSError, ValueError) as error:
            raise UserError("Filen med adgangssætningen kan ikke læses.") from error
        secret = text[0] if text else ""
    else:
        secret = os.environ.get(VARIABLE, "")
    if not secret:
        raise UserError(NO_PASSPHRASE)
    return secret


def extra_bytes(arguments: argparse.Namespace) -> bytes | None:
    """Return the extra key from the file named, None when none is. Raises StoreError when it cannot be read."""
    return extra_key.read(arguments.extra_key_file) if arguments.extra_key_file else None


@contextmanager
def opened(arguments: argparse.Namespace, *, make: bool = False, export: str = "") -> Iterator[OpenStore]:
    """Open the store of a command, and close it well whatever happens. `make` makes a missing one.

    `export` names what the command lets out of the vault; UserError when the IT department has forbidden it.
    """
    policy = read_policy()
    if export:
        policy.must_allow(export)
    secret = passphrase(arguments)
    if make and not Vault.exists(arguments.store):
        with _made(arguments.store, secret, policy) as store:
            yield store
        return
    store = open_store(arguments.store, secret, extra=extra_bytes(arguments), policy=policy)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def _made(path: Path, secret: str, policy: Policy) -> Iterator[OpenStore]:
    """Make a store for the command; when the command fails, what was made is taken away again."""
    store, code = create_store(path, secret, policy=policy)
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
