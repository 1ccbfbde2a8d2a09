"""Commands that look after the store: backup, restore, check."""

import argparse

from app.cli.opening import opened, passphrase
from app.errors import StoreError
from app.store import backup as copies
from app.store.check import findings


def backup(arguments: argparse.Namespace) -> int:
    """Write a backup that has been opened and counted."""
    with opened(arguments) as store:
        store.seal()
        rows = copies.backup(store.vault, arguments.to)
    print(f"Kopien er skrevet og efterset: {rows} rækker.")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Bring a backup back; the present file is kept beside it."""
    kept = copies.restore(arguments.source, arguments.store, passphrase(arguments))
    print(f"Kopien er hentet frem. Den gamle datafil ligger som {kept.name}." if kept else "Kopien er hentet frem.")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Look the store over; findings are store trouble."""
    with opened(arguments) as store:
        found = [*store.warnings, *findings(store.vault.engine, store.vault.progress)]
    if found:
        raise StoreError(" ".join(found))
    print("Datafilen er hel.")
    return 0
