"""Putting another store in the place of the present one, so that a power cut on the way is finished at the next open.

What is to come lies whole in a folder beside the store; a mark in it says that everything is there. Only the standard
library is needed, because this is looked for before the passphrase is typed.
"""

import contextlib
import shutil
from pathlib import Path

from app.store.durable_file import replace_file, sync_folder

DATA, KEY, READY = "data", "key", "ready"
BESIDE = ("", "-wal", "-shm", ".key")


def waiting_folder(store: Path) -> Path:
    """Return the folder of what is to come, with `.restoring` added to the name of the store."""
    return store.with_name(store.name + ".restoring")


def begin_swap(store: Path) -> Path:
    """Return an empty folder to put `data` and `key` in; what an earlier try left is gone. Raises OSError."""
    folder = waiting_folder(store)
    if folder.is_dir():
        _clear(folder)
    folder.mkdir(mode=0o700)
    return folder


def carry_out_swap(store: Path, word: str) -> Path | None:
    """Move the present store aside under a new name with `word` in it, and put what waits in its place.

    Both files must have been forced to disk. Returns where the former store lies now. Raises OSError.
    """
    folder = waiting_folder(store)
    replace_file(folder / READY, word.encode())  # a mark without its word would give the former store another name
    sync_folder(store.parent)
    return _finish(store, folder, word)


def finish_swap(store: Path) -> bool:
    """Carry a swap to its end that was cut off, or clear away one that never was ready; tell whether one was finished.

    To be called with the store locked, before it is opened. Raises OSError.
    """
    folder = waiting_folder(store)
    if not folder.is_dir():
        return False
    if not (folder / READY).exists():
        _clear(folder)
        return False
    _finish(store, folder, (folder / READY).read_text(encoding="utf-8") or "før")
    return True


def is_swap_waiting(store: Path) -> bool:
    """Tell whether a swap was cut off when everything was ready: there is a store, also when its file is not there."""
    return (waiting_folder(store) / READY).exists()


def set_aside(store: Path, word: str) -> Path | None:
    """Move away what lies there, also what is left of a broken store: an old log would be read into the new file."""
    there = [suffix for suffix in BESIDE if store.with_name(store.name + suffix).exists()]
    if not there:
        return None
    taken = {each.name for each in store.parent.iterdir()}
    names = (f"{store.name}.{word}-{number}" for number in range(1, 10_000))
    kept = store.with_name(next(name for name in names if not any(other.startswith(name) for other in taken)))
    for suffix in there:
        store.with_name(store.name + suffix).replace(kept.with_name(kept.name + suffix))
    return kept


def _finish(store: Path, folder: Path, word: str) -> Path | None:
    kept = None
    if (folder / DATA).exists():  # else it was put in place before the cut, and only its key is missing
        kept = set_aside(store, word)
        # Names must reach the disk in this order: a key that is there before its data is taken for the former one.
        sync_folder(store.parent)
        (folder / DATA).replace(store)
        sync_folder(store.parent)
    if (folder / KEY).exists():
        (folder / KEY).replace(store.with_name(store.name + ".key"))
    sync_folder(store.parent)
    with contextlib.suppress(OSError):  # the swap itself is done
        _clear(folder)
    return kept


def _clear(folder: Path) -> None:
    """Take away what waited, the mark first and for good: it must not be found beside what is put there next time."""
    (folder / READY).unlink(missing_ok=True)
    sync_folder(folder)
    shutil.rmtree(folder, ignore_errors=True)
    sync_folder(folder.parent)
