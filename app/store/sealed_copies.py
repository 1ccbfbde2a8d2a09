"""The sealed files in backups: they never change, so a folder of copies holds each of them once.

A name is the SHA-256 of the bytes under it, so every copying is also a check.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from app.store.backup_files import Meter, copy_file, sha256_of
from app.store.durable_file import make_folder, sync_folder
from app.store.sealed_files import sealed_path

SEALED_FOLDER = "files"


def whole_sealed(source: Path, files: Mapping[str, int], meter: Meter) -> tuple[dict[str, Path], list[str]]:
    """Return the sealed files that are whole, by the name they get in a copy that stands alone, and those that are not.

    Raises OSError.
    """
    inside: dict[str, Path] = {}
    missing: list[str] = []
    for name in files:
        path = sealed_path(source, name)
        if path.is_file() and sha256_of(path) == name:
            inside[f"{SEALED_FOLDER}/{name[:2]}/{name}"] = path
        else:
            missing.append(name)
            meter.moved(2 * files[name])
    return inside, missing


def carry_sealed(source: Path, target: Path, files: Mapping[str, int], meter: Meter) -> list[str]:
    """Copy those sealed files to `target` that are not there yet; return the names that could not be had whole.

    One that is there with the right size was checked when it came. Raises OSError.
    """
    missing = []
    for name, size in files.items():
        kept = sealed_path(target, name)
        if kept.is_file() and kept.stat().st_size == size:
            meter.moved(2 * size)
        elif not _carry(sealed_path(source, name), kept, name, meter):
            missing.append(name)
    return missing


def absent(folder: Path, files: Mapping[str, int]) -> list[str]:
    """Return the names that are not in the folder with the right size. Raises OSError."""
    kept = ((name, sealed_path(folder, name), size) for name, size in files.items())
    return [name for name, path, size in kept if not path.is_file() or path.stat().st_size != size]


def drop_unlisted(folder: Path, listed: Iterable[str]) -> int:
    """Remove the sealed files of a folder of copies that no copy lists any more; return how many. Raises OSError.

    In a place shared with others a folder may be their link to another, perhaps our own; nothing behind one is touched.
    """
    wanted = set(listed)
    folders = [] if folder.is_symlink() else [each for each in folder.glob("??") if not each.is_symlink()]
    gone = [path for each in folders for path in each.glob("*") if path.is_file() and path.name not in wanted]
    for path in gone:
        path.unlink()
    return len(gone)


def _carry(source: Path, kept: Path, name: str, meter: Meter) -> bool:
    if not source.is_file():
        return False
    make_folder(kept.parent)
    aside = kept.with_name(name + ".ny")
    try:
        if copy_file(source, aside, meter) != name or sha256_of(aside, meter) != name:
            return False
        aside.replace(kept)
        sync_folder(kept.parent)
    finally:
        aside.unlink(missing_ok=True)
    return True
