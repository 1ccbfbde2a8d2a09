"""Commands that look after the store: backup, restore, check, salvage."""

import argparse
from pathlib import Path

from app.bootstrap import danish_now
from app.cli.opening import extra_bytes, opened, passphrase
from app.errors import StoreError, UserError
from app.language.copy_words import ago
from app.policy import read_policy
from app.store import backup as copies
from app.store import restore as bringing
from app.store import salvage as saving
from app.store.backup_rotation import copies_folder, copies_in, short_id
from app.store.check import findings, findings_beside, key_file_findings, lost_changes
from app.store.key_file import key_path, unlock
from app.store.places import refuse_bad_place, refuse_other_than
from app.store.process_lock import ProcessLock
from app.store.tries import Tries

MISSING = "{count} billeder eller filer kunne ikke kopieres, fordi de mangler eller er beskadiget."
ERASE_AGAIN = "{count} sager i kopien er slettet siden. De bliver slettet igen, når sagerne åbnes."
NOT_WHOLE = "Datafilen er ikke hel. Antal fund: {count}."
NO_COPY = "Der ligger ingen automatisk sikkerhedskopi på denne computer."
TAKEN = "Den nye datafil kan ikke ligge dér. Vælg et navn, der ikke er brugt, i en mappe, der findes."


def backup(arguments: argparse.Namespace) -> int:
    """Write a backup that has been opened and counted."""
    with opened(arguments) as store:
        store.seal()
        made = copies.backup(store.vault, arguments.to)
    print(f"Kopien er skrevet og efterset: {made.rows} rækker.")
    if made.missing:
        print(MISSING.format(count=made.missing))
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Bring a backup back; the present file is kept beside it. A new store lies where the IT department has decided."""
    policy = read_policy()
    if not arguments.store.exists():
        refuse_other_than(policy.store_folder, arguments.store)
    done = bringing.restore(arguments.source, arguments.store, passphrase(arguments), extra=extra_bytes(arguments))
    kept = f" Den gamle datafil ligger som {done.kept.name}." if done.kept else ""
    print(f"Kopien er hentet frem: {done.rows} rækker.{kept}")
    if done.missing:
        print(f"{done.missing} billeder eller filer var ikke i kopien.")
    if done.erased:
        print(ERASE_AGAIN.format(count=len(done.erased)))
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Look the store over: a line for each finding, and store trouble when there is one.

    What else there is to tell of an opening (a wrong passphrase, an old copy outside) is told and counts as nothing.
    """
    found = key_file_findings(arguments.store)  # before the opening, which puts it right
    with opened(arguments) as store:
        engine, lost = store.vault.engine, store.vault.missing_changes(store.units.last_sequence)
        found += [*lost_changes(lost), *findings(engine, store.vault.progress)]
        if not found:
            found += findings_beside(engine, arguments.store)
        newest = _newest_copy(arguments.store)
    news = [each for each in store.warnings if each not in found]
    for sentence in (*found, *news):
        print(sentence)
    if found:
        raise StoreError(NOT_WHOLE.format(count=len(found)))
    print(f"Datafilen er hel. {newest}")
    return 0


def salvage(arguments: argparse.Namespace) -> int:
    """Save what can be read of a damaged store into a new one; the damaged one is only read."""
    secret, source, target = passphrase(arguments), arguments.store.absolute(), arguments.to.absolute()
    if not target.parent.is_dir() or any(path.exists() for path in (target, key_path(target))):
        raise UserError(TAKEN)
    refuse_bad_place(target)
    lock = ProcessLock(source.with_name(source.name + ".lock"))
    try:
        with Tries(source).counted():
            data_key = unlock(key_path(source), secret, extra=extra_bytes(arguments))
        report = saving.salvage(source, data_key, target)
    finally:
        lock.release()
    print(report.account())
    return 0


def _newest_copy(store: Path) -> str:
    mine = copies_in(copies_folder(store.absolute()), short_id(key_path(store).read_bytes()))
    return f"Den seneste sikkerhedskopi er taget {ago(mine[0].time, danish_now())}." if mine else NO_COPY
