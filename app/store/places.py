"""Where a store may lie: on a disk of this computer, and not in a folder that another program copies to the cloud.

SQLite's write-ahead log needs shared memory, which a network file system cannot give (sqlite.org/wal.html), and a
folder that is synchronised mixes halves of two files. Both have cost others their data.
"""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath

from app.errors import StoreError

NETWORK = (
    "Sagerne kan ikke ligge på et netværksdrev: de kan gå i stykker, når forbindelsen glipper. "
    "Vælg en mappe på computerens egen disk. Sikkerhedskopier må gerne ligge på drevet."
)
SYNCHRONISED = (
    "Sagerne kan ikke ligge i en mappe, som {name} kopierer til skyen. Vælg en anden mappe på computerens egen disk."
)
STILL_SYNCHRONISED = (
    "Sagerne ligger i en mappe, som {name} kopierer til skyen, og kan gå i stykker dér. "
    "Bed jeres it-afdeling om at flytte dem."
)
ELSEWHERE = "Jeres it-afdeling har bestemt, at sagerne ligger i {folder}."

_NETWORK_KINDS = re.compile(
    r"(nfs\d?|cifs|smb\d?|smbfs|afs|ncpfs|9p|ceph|glusterfs|lustre|davfs|webdav|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse|"
    r"s3fs|google-drive-ocamlfuse|onedriver|smbnetfs|curlftpfs))$"
)
_SYNCHRONISED = (
    ("OneDrive", re.compile(r"onedrive( -.*)?$", re.IGNORECASE)),
    ("Dropbox", re.compile(r"dropbox( \(.*\))?$", re.IGNORECASE)),
    ("Google Drev", re.compile(r"(google ?drive|googledrev|google drev|my drive|mit drev)$", re.IGNORECASE)),
    ("iCloud", re.compile(r"(icloud ?drive|com~apple~clouddocs|mobile documents)$", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"(nextcloud|owncloud)\d*$", re.IGNORECASE)),
    ("Box", re.compile(r"box( sync)?$", re.IGNORECASE)),
    ("Syncthing", re.compile(r"syncthing$", re.IGNORECASE)),
)
_MARKS = (
    ("Dropbox", ".dropbox"),
    ("Syncthing", ".stfolder"),
    ("Nextcloud", ".sync_journal.db"),
    ("Nextcloud", ".owncloudsync.log"),
)


def refuse_bad_place(store: Path) -> None:
    """See that a new store may lie there. Raises StoreError for a network drive or a synchronised folder."""
    refuse_network(store)
    name = synchronised_by(store)
    if name:
        raise StoreError(SYNCHRONISED.format(name=name))


def refuse_network(store: Path) -> None:
    """See that a store does not lie on a network drive. Raises StoreError."""
    if is_network(store):
        raise StoreError(NETWORK)


def warn_of_place(store: Path) -> list[str]:
    """Return what to tell about where a store lies that is there already: somebody may have moved the folder."""
    name = synchronised_by(store)
    return [STILL_SYNCHRONISED.format(name=name)] if name else []


def refuse_other_than(folder: Path | None, store: Path) -> None:
    """See that a store lies where the IT department has decided, if it has. Raises StoreError."""
    if folder is not None and store.resolve().parent != folder.resolve():
        raise StoreError(ELSEWHERE.format(folder=folder))


def is_network(store: Path, mounts: str | None = None) -> bool:
    """Tell whether a path lies on a network drive. `mounts` is the text of /proc/self/mountinfo, read when None."""
    if sys.platform == "win32":
        return _is_windows_network(store)
    if mounts is None:
        try:
            mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return False  # macOS says it only through calls that Python lacks; the synchronised folders are still seen
    return bool(_NETWORK_KINDS.match(_kind_of(store.resolve(), mounts)))


def synchronised_by(store: Path, variables: Mapping[str, str] | None = None) -> str:
    """Return the name of the program that copies a path's folder to the cloud, empty when none is known to."""
    folder = store.resolve().parent
    known = os.environ if variables is None else variables
    for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        root = known.get(name)
        if root and folder.is_relative_to(Path(root).resolve()):
            return "OneDrive"
    for part in (folder, *folder.parents):
        for name, looks_like in _SYNCHRONISED:
            if looks_like.fullmatch(part.name):
                return name
        for name, mark in _MARKS:
            if (part / mark).exists():
                return name
    return ""


def _kind_of(path: PurePath, mounts: str) -> str:
    """Return the kind of file system a path lies on, by the longest mount point above it (proc(5))."""
    best, kind, above = -1, "", {str(each) for each in (path, *path.parents)}
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields, after = left.split(), right.split()
        if len(fields) < 5 or not after:
            continue
        # proc(5) writes space, tab, newline and backslash as three octal digits
        point = re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[4])
        if point in above and len(point) >= best:
            best, kind = len(point), after[0]
    return kind


def _is_windows_network(store: Path) -> bool:
    """Tell it by UNC names and by the drive's kind (GetDriveTypeW: 4 is remote). Written, not tried on Windows."""
    import ctypes

    root = store.resolve().anchor
    if root.startswith("\\\\"):
        return True
    return bool(ctypes.windll.kernel32.GetDriveTypeW(root) == 4)  # type: ignore[attr-defined,unused-ignore]  # Windows only
