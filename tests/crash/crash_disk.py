"""A disk that remembers what was forced onto it, so that a power cut at any moment can be played again.

What a file was told with `fsync` or `fdatasync` is certain. Of writes after that, each part may or may not have come
to the disk, in any order and torn at the edge of a sector. A name that was made, moved or removed is certain when its
folder was forced. A memory-mapped file (`-shm`) is not there after a power cut.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from tests.crash.syscalls import Call

SECTOR, PAGE = 512, 4096


class Write(NamedTuple):
    """A change of a file that is not certain yet: bytes at a place, or a new length (`data` is None)."""

    began: float
    at: float
    place: int
    data: bytes | None


@dataclass
class File:
    """A file: what is certain, and what is on its way."""

    certain: bytearray = field(default_factory=bytearray)
    coming: list[Write] = field(default_factory=list)
    is_folder: bool = False

    def force(self, began: float) -> None:
        """Make certain what had been written when the forcing began."""
        for write in [each for each in self.coming if each.at <= began]:
            _put(self.certain, write)
            self.coming.remove(write)

    def now(self) -> bytearray:
        """Return what a reader sees."""
        whole = bytearray(self.certain)
        for write in self.coming:
            _put(whole, write)
        return whole

    def after_cut(self, chance: random.Random) -> bytes:
        """Return what may be found after a power cut: all, nothing or any part of what was on its way."""
        whole = bytearray(self.certain)
        way = chance.choice(("all", "nothing", "first", "writes", "pages", "sectors"))
        share = chance.random()
        last = chance.randrange(len(self.coming) + 1)
        for index, write in enumerate(self.coming):
            if way == "all" or (way == "first" and index < last):
                _put(whole, write)
            elif way in {"writes", "pages", "sectors"}:
                for part in _parts(write, {"pages": PAGE, "sectors": SECTOR}.get(way, 0)):
                    if chance.random() < share:
                        _put(whole, part)
        return bytes(whole)


class NameChange(NamedTuple):
    """Names of one folder that get a file, or lose theirs (None): all or none of them."""

    folder: str
    names: dict[str, File | None]


class CrashDisk:
    """Everything under `root`, played from the calls that were recorded; at first it holds what lies in `before`."""

    def __init__(self, root: Path, before: Path) -> None:
        self._root = str(root)
        self._now: dict[str, File] = {}
        self._certain: dict[str, File] = {}
        self._coming: list[NameChange] = []
        self._open: dict[int, tuple[File, int, bool]] = {}
        for path in [before, *before.rglob("*")]:
            data = b"" if path.is_dir() else path.read_bytes()
            self._certain[str(root / path.relative_to(before))] = File(bytearray(data), is_folder=path.is_dir())
        self._now.update(self._certain)

    def play(self, call: Call) -> None:
        """Do what a call did."""
        doing = getattr(self, f"_do_{call.name}", None)
        if doing is None:
            raise NotImplementedError(call.name)
        doing(call)

    def build(self, target: Path, chance: random.Random) -> None:
        """Write to `target` what may lie under `root` after a power cut now."""
        for name, file in sorted(self._names_after_cut(chance).items()):
            place = target / Path(name).relative_to(self._root)
            if file.is_folder:
                place.mkdir(parents=True, exist_ok=True)
            elif place.parent.is_dir() and not name.endswith("-shm"):
                place.write_bytes(file.after_cut(chance))

    def _names_after_cut(self, chance: random.Random) -> dict[str, File]:
        names = dict(self._certain)
        in_order = chance.random() < 0.5  # a journal keeps the order; other file systems need not
        last, share = chance.randrange(len(self._coming) + 1), chance.random()
        for index, change in enumerate(self._coming):
            if index < last if in_order else chance.random() < share:
                _rename(names, change)
        return names

    def _inside(self, path: str) -> bool:
        return path == self._root or path.startswith(self._root + "/")

    def _change(self, names: dict[str, File | None]) -> None:
        inside = {name: file for name, file in names.items() if self._inside(name)}
        if inside:
            change = NameChange(str(Path(list(inside)[-1]).parent), inside)  # a move is forced by its new folder
            _rename(self._now, change)
            self._coming.append(change)

    def _do_openat(self, call: Call) -> None:
        path = call.names()[0]
        self._open.pop(call.result, None)
        if not self._inside(path):
            return
        if path not in self._now:
            self._change({path: File()})
        file = self._now[path]
        if "O_TRUNC" in call.arguments and file.now():
            file.coming.append(Write(call.began, call.at, 0, None))
        self._open[call.result] = (file, 0, "O_APPEND" in call.arguments)

    def _do_close(self, call: Call) -> None:
        self._open.pop(call.descriptor, None)

    def _do_lseek(self, call: Call) -> None:
        if call.descriptor in self._open:
            file, _, appending = self._open[call.descriptor]
            self._open[call.descriptor] = (file, call.result, appending)

    def _do_write(self, call: Call) -> None:
        if call.descriptor in self._open:
            self._write_on(call, call.strings()[0][: call.result])

    def _do_writev(self, call: Call) -> None:
        if call.descriptor in self._open:
            self._write_on(call, b"".join(call.strings())[: call.result])

    def _do_sendfile(self, call: Call) -> None:
        (target, _), (source, _) = call.descriptors()
        if target in self._open:
            start = call.number(-2)
            self._write_on(call, bytes(self._open[source][0].now()[start : start + call.result]))

    def _write_on(self, call: Call, data: bytes) -> None:
        file, place, appending = self._open[call.descriptor]
        place = len(file.now()) if appending else place
        file.coming.append(Write(call.began, call.at, place, data))
        self._open[call.descriptor] = (file, place + len(data), appending)

    def _do_pwrite64(self, call: Call) -> None:
        if call.descriptor in self._open:
            data = call.strings()[0][: call.result]
            self._open[call.descriptor][0].coming.append(Write(call.began, call.at, call.number(-1), data))

    def _do_ftruncate(self, call: Call) -> None:
        if call.descriptor in self._open:
            self._open[call.descriptor][0].coming.append(Write(call.began, call.at, call.number(-1), None))

    def _do_fsync(self, call: Call) -> None:
        if call.descriptor not in self._open:
            return
        file = self._open[call.descriptor][0]
        file.force(call.began)
        if file.is_folder:
            folder = next(name for name, each in self._now.items() if each is file)
            for change in [each for each in self._coming if each.folder == folder]:
                _rename(self._certain, change)
                self._coming.remove(change)

    _do_fdatasync = _do_fsync

    def _do_rename(self, call: Call) -> None:
        old, new = call.names()
        if not self._inside(old):
            return
        moved = self._now[old]
        self._change({old: None, new: moved})
        for inner in [name for name in self._now if name.startswith(old + "/")]:
            self._change({inner: None, new + inner.removeprefix(old): self._now[inner]})

    _do_renameat = _do_renameat2 = _do_rename

    def _do_unlink(self, call: Call) -> None:
        self._change({call.names()[0]: None})

    _do_unlinkat = _do_rmdir = _do_unlink

    def _do_mkdir(self, call: Call) -> None:
        self._change({call.names()[0]: File(is_folder=True)})

    _do_mkdirat = _do_mkdir


def _rename(names: dict[str, File], change: NameChange) -> None:
    for name, file in change.names.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _put(whole: bytearray, write: Write) -> None:
    if write.data is None:
        del whole[write.place :]
        whole.extend(bytes(write.place - len(whole)))
    else:
        whole.extend(bytes(max(0, write.place + len(write.data) - len(whole))))
        whole[write.place : write.place + len(write.data)] = write.data


def _parts(write: Write, size: int) -> list[Write]:
    """Cut a write where the disk may tear it; a new length cannot be torn."""
    if write.data is None or not size:
        return [write]
    edges = [write.place, *range((write.place // size + 1) * size, write.place + len(write.data), size)]
    ends = [*edges[1:], write.place + len(write.data)]
    return [
        Write(write.began, write.at, start, write.data[start - write.place : end - write.place])
        for start, end in zip(edges, ends, strict=True)
    ]
