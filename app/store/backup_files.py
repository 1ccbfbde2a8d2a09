"""The file a backup is: a zip with nothing packed tight, its members known and bounded before they are read.

Inside lie the encrypted data file, its key file, a manifest, the list of erased cases and, in a copy that stands alone,
the sealed files of the store. Nothing in it can be read without the passphrase or the recovery code.
"""

import errno
import hashlib
import json
import os
import re
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from app.errors import StoreError, UserError
from app.store.durable_file import new_file, open_plain

DATA, KEY, MANIFEST, LEDGER = "rundbord.db", "rundbord.db.key", "kopi.json", "rundbord.db.deleted"
SEALED = re.compile(r"files/([0-9a-f]{2})/(\1[0-9a-f]{62})")
NOT_A_COPY = "Filen er ikke en sikkerhedskopi fra Rundbord, eller den er beskadiget. Prøv en anden kopi."
NO_COPY_THERE = "Der ligger ingen sikkerhedskopi dér. Vælg den rigtige fil."
STOPPED = "Det blev stoppet. Intet er ændret."

LARGEST = {KEY: 1 << 20, MANIFEST: 1 << 24, LEDGER: 1 << 23}
"""Bytes allowed in the small members; the others may fill the file they lie in, and no more."""
LARGEST_DIRECTORY = 1 << 25
MOST_MEMBERS = 200_000
CHUNK = 1 << 20

Watch = Callable[[int, int], bool]
"""Told bytes done and bytes in all; answers False when the user wants to stop."""


def unwatched(_done: int, _total: int) -> bool:
    """Go on to the end."""
    return True


@dataclass
class Meter:
    """Counts bytes for a watch. Raises UserError when it wants to stop."""

    total: int
    watch: Watch = unwatched
    done: int = 0

    def moved(self, count: int) -> None:
        """Count some bytes more."""
        self.done += count
        if not self.watch(min(self.done, self.total), self.total):
            raise UserError(STOPPED)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy says about itself: rows, a mark of the state it shows, and its sealed files with their size."""

    rows: int = 0
    mark: str = ""
    files: Mapping[str, int] = field(default_factory=dict)

    def as_bytes(self) -> bytes:
        """Return the manifest as it lies in the copy."""
        return json.dumps({"rows": self.rows, "mark": self.mark, "files": dict(self.files)}, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, raw: bytes) -> "Manifest":
        """Read a manifest. Raises StoreError when it is something else."""
        try:
            data = json.loads(raw)
            files = {str(name): int(size) for name, size in data["files"].items()}
            if not all(SEALED.fullmatch(f"files/{name[:2]}/{name}") and size >= 0 for name, size in files.items()):
                raise ValueError("name")
            return cls(int(data["rows"]), str(data["mark"]), files)
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError) as error:
            raise StoreError(NOT_A_COPY) from error


def copy_stream(source: IO[bytes], target: IO[bytes] | None, meter: Meter) -> str:
    """Copy to the end (or only read, when there is no target) and return the SHA-256 in hex."""
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        if target is not None:
            target.write(chunk)
        meter.moved(len(chunk))
    return digest.hexdigest()


def sha256_of(path: Path, meter: Meter | None = None) -> str:
    """Return the SHA-256 of a file in hex. Raises OSError."""
    with open_plain(path) as file:
        return copy_stream(file, None, meter or Meter(0))


def copy_file(source: Path, target: Path, meter: Meter | None = None) -> str:
    """Copy a file to a new one that only its owner can read, force it to disk, and return its SHA-256 in hex."""
    with open_plain(source) as inside:
        return write_stream(inside, target, meter or Meter(0))


def write_stream(source: IO[bytes], target: Path, meter: Meter) -> str:
    """Write a stream to a new file that only its owner can read, force it to disk, and return its SHA-256 in hex."""
    with new_file(target) as out:
        digest = copy_stream(source, out, meter)
        out.flush()
        os.fsync(out.fileno())
    return digest


def write_archive(target: Path, files: Mapping[str, Path], small: Mapping[str, bytes], meter: Meter) -> dict[str, str]:
    """Write a copy and force it to disk; return the SHA-256 of each member that came from a file. Raises OSError."""
    digests = {}
    with new_file(target) as out:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            for name, raw in small.items():
                archive.writestr(zipfile.ZipInfo(name), raw)
            for name, path in files.items():
                info = zipfile.ZipInfo(name)  # no time of day in it: only the name of the copy tells when
                info.file_size = path.stat().st_size
                with open_plain(path) as inside, archive.open(info, "w") as member:
                    digests[name] = copy_stream(inside, member, meter)
        out.flush()
        os.fsync(out.fileno())
    return digests


class BackupFile:
    """A copy that has been opened and whose members are all ours."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._members = {info.filename: info for info in archive.infolist()}
        self.manifest = Manifest.from_bytes(self.small(MANIFEST)) if MANIFEST in self._members else Manifest()

    @property
    def sealed(self) -> dict[str, str]:
        """Names of the sealed files that lie in the copy itself, with their member."""
        return {found[2]: name for name in self._members if (found := SEALED.fullmatch(name))}

    def size(self, name: str) -> int:
        """Return the bytes of a member."""
        return self._members[name].file_size

    def small(self, name: str) -> bytes:
        """Return a small member whole; empty when it is not there."""
        with _broken_is_no_copy():
            return self._archive.read(name) if name in self._members else b""

    def take_out(self, name: str, target: Path | None, meter: Meter) -> str:
        """Write a member to a file (None: only read it) and return its SHA-256. Raises StoreError if damaged."""
        with _broken_is_no_copy(), self._archive.open(name) as member:
            return copy_stream(member, None, meter) if target is None else write_stream(member, target, meter)


@contextmanager
def reading_copy(source: Path) -> Iterator[BackupFile]:
    """Open a copy whose every member is known and bounded. Raises StoreError when it is something else."""
    with ExitStack() as held:
        try:
            file = held.enter_context(open_plain(source))
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
            raise StoreError(NO_COPY_THERE) from error
        with _broken_is_no_copy():
            size = file.seek(0, os.SEEK_END)
            _refuse_a_large_directory(file, size)
            archive = held.enter_context(zipfile.ZipFile(file))
            _refuse_odd_members(archive.infolist(), size)
            copy = BackupFile(archive)
        yield copy


@contextmanager
def _broken_is_no_copy() -> Iterator[None]:
    """Turn what a broken zip raises into StoreError."""
    try:
        yield
    except (zipfile.BadZipFile, EOFError, KeyError, RuntimeError, ValueError, struct.error) as error:
        raise StoreError(NOT_A_COPY) from error  # a password or an unknown packing is RuntimeError, too
    except OSError as error:
        if error.errno != errno.EINVAL:  # a place before the beginning of the file
            raise
        raise StoreError(NOT_A_COPY) from error


def _refuse_a_large_directory(file: IO[bytes], size: int) -> None:
    # zipfile reads the whole list of members at once, so its length is looked at first. Ours has no comment: the
    # last 22 bytes are the end record, and before it, in a large copy, 20 bytes of locator and 56 of the 64-bit record.
    file.seek(max(0, size - 98))
    tail = file.read(98)
    if len(tail) < 22 or tail[-22:-18] != b"PK\x05\x06":
        raise StoreError(NOT_A_COPY)
    members, length = struct.unpack("<HL", tail[-12:-6])
    if tail[-42:-38] == b"PK\x06\x07" and len(tail) == 98:
        members, length = struct.unpack("<32x2Q8x", tail[:56])
    if members > MOST_MEMBERS or length > LARGEST_DIRECTORY:
        raise StoreError(NOT_A_COPY)


def _refuse_odd_members(members: list[zipfile.ZipInfo], size: int) -> None:
    names = [each.filename for each in members]
    if len(set(names)) != len(names) or not {DATA, KEY} <= set(names):
        raise StoreError(NOT_A_COPY)
    for each in members:
        if each.filename not in (DATA, KEY, MANIFEST, LEDGER) and not SEALED.fullmatch(each.filename):
            raise StoreError(NOT_A_COPY)
        if each.compress_type != zipfile.ZIP_STORED or each.compress_size != each.file_size:
            raise StoreError(NOT_A_COPY)
        if each.file_size > LARGEST.get(each.filename, size):
            raise StoreError(NOT_A_COPY)
    if sum(each.file_size for each in members) > size:
        raise StoreError(NOT_A_COPY)
