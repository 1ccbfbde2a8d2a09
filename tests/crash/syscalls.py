"""Reading what strace wrote: every call that changes a folder, in the order the calls came back.

Made for `strace -f -ttt -y -xx`: times in seconds, descriptors with their path, all text in hexadecimal. A call that
was interrupted by another thread stands in two lines, which are put together again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat,write,pwrite64,writev,fsync,fdatasync,ftruncate,lseek,sendfile,copy_file_range,fallocate,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,close"
)
TRACE = ["-ttt", "-y", "-xx", "-s", "4000000", "-e", f"trace={CALLS}"]

_LINE = re.compile(r"(\d+) +(\d+\.\d+) (.*)")
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>(.*)")
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_DESCRIPTOR = re.compile(r"(\d+|AT_FDCWD)<([^>]*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_UNFINISHED = " <unfinished ...>"


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded: when it began and when it came back (seconds), its name, arguments and result."""

    began: float
    at: float
    name: str
    arguments: str
    result: int

    @property
    def descriptor(self) -> int:
        """The number of the file the call is about."""
        found = _DESCRIPTOR.match(self.arguments)
        return int(found[1]) if found and found[1].isdigit() else -1

    def descriptors(self) -> list[tuple[int, str]]:
        """Return the numbers and paths of all files in the arguments (-1 is the current folder)."""
        return [
            (int(number) if number.isdigit() else -1, _unhex(path).decode("utf-8", "surrogateescape"))
            for number, path in _DESCRIPTOR.findall(self.arguments)
        ]

    def strings(self) -> list[bytes]:
        """Return the texts and buffers in the arguments, without the paths of descriptors."""
        return [_unhex(text) for text in _STRING.findall(self.arguments)]

    def names(self) -> list[str]:
        """Return the paths named in the arguments, made whole with the folder they are relative to."""
        folders = [path for _, path in self.descriptors()] or [""]
        texts = [text.decode("utf-8", "surrogateescape") for text in self.strings()]
        bases = folders * len(texts) if len(folders) == 1 else folders
        return [str(Path(base) / text) for base, text in zip(bases, texts, strict=False)]

    def number(self, place: int) -> int:
        """Return the plain number at a place from the end (-1 is the last argument)."""
        return int(self.arguments.rsplit(", ")[place].split("=>")[0].strip(" []"))


def read_calls(log: Path) -> list[Call]:
    """Return the calls that succeeded, in the order they came back."""
    return list(_calls(log.read_text(encoding="ascii").splitlines()))


def _calls(lines: list[str]) -> Iterator[Call]:
    waiting: dict[str, tuple[float, str]] = {}
    for line in lines:
        found = _LINE.match(line)
        if found is None:
            continue
        thread, at, rest = found[1], float(found[2]), found[3]
        began = at
        resumed = _RESUMED.match(rest)
        if resumed and thread in waiting:
            began, head = waiting.pop(thread)
            rest = head + resumed[1]
        if rest.endswith(_UNFINISHED):
            waiting[thread] = (at, rest.removesuffix(_UNFINISHED))
            continue
        call = _CALL.match(rest)
        if call and int(call[3]) >= 0:
            yield Call(began, at, call[1], call[2], int(call[3]))


def _unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
