"""A program under strace, and what it asked the system for: files, sockets, and every byte it wrote.

Made for `strace -ff -y -xx -v`: one file per thread, so that no call is cut in two; descriptors with their path; all
text in hexadecimal; the whole environment of what is started.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

OPENING = "open,openat,openat2,creat"
CHANGING = (
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,truncate,mknod,mknodat"
)
SENDING = "write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg,sendmmsg"
CALLS = f"execve,socket,connect,bind,{OPENING},{CHANGING},{SENDING}"
TEXT = 8_000_000
"""Bytes of one buffer that are written down; a longer one fails the test, see `Call.is_cut`."""

_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+|\?)")
_OTHER = re.compile(r"(--- SIG\w+ .*---|\+\+\+ (exited|killed) .*\+\+\+)")
_KILLED = re.compile(r"\w+\(.*(<unfinished \.\.\.>|\) += \? <unavailable>)?")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_DESCRIPTOR = re.compile(r"(?:\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2}|[^>\\])*)>")
_WRITING = re.compile(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)")
_OPENS, _CHANGES, _SENDS = (frozenset(names.split(",")) for names in (OPENING, CHANGING, SENDING))


def strace(log: Path) -> list[str]:
    """Return the words that stand before a command to have it watched; skips where strace is not installed."""
    if shutil.which("strace") is None:
        pytest.skip("needs strace")
    how = ["-ff", "-y", "-xx", "-v", "-s", str(TEXT), "--seccomp-bpf", "-e", f"trace={CALLS}"]
    return ["strace", *how, "-o", str(log)]


@dataclass(frozen=True)
class Call:
    """One call: its name, its arguments as strace wrote them, and its result (-1 when the system said no)."""

    name: str
    arguments: str
    result: int

    @cached_property
    def texts(self) -> list[bytes]:
        """The texts and buffers in the arguments, without the paths of descriptors."""
        return [_unhex(match[1]) for match in _STRING.finditer(self.arguments)]

    @cached_property
    def target(self) -> str:
        """What the first descriptor stands for: a path, »pipe:[7]«, »socket:[8]«."""
        found = _DESCRIPTOR.match(self.arguments)
        return _unhex(found[1]).decode("utf-8", "surrogateescape") if found else ""

    @property
    def is_cut(self) -> bool:
        """Whether a buffer was too long to be written down whole."""
        return self.name in _SENDS and '"...' in self.arguments

    def paths(self) -> list[str]:
        """Return the paths the call names, made whole with the folder they are relative to."""
        folders = [_unhex(each).decode("utf-8", "surrogateescape") for each in _DESCRIPTOR.findall(self.arguments)]
        names = [each.decode("utf-8", "surrogateescape") for each in self.texts]
        if len(folders) < len(names):
            folders = (folders or [""]) * len(names)
        return [str(Path(folder) / name) for folder, name in zip(folders, names, strict=False)]


@dataclass(frozen=True)
class Trace:
    """All calls of a program, its threads and what it started."""

    calls: tuple[Call, ...]

    @classmethod
    def read(cls, *logs: Path) -> "Trace":
        """Read what strace wrote. ValueError for a line nobody understands, so that nothing is passed over."""
        return cls(tuple(call for log in logs for path in _files(log) for call in _calls(path)))

    def families(self) -> set[str]:
        """Return the kinds of socket that were asked for, also those that were refused."""
        return {call.arguments.partition(",")[0] for call in self.calls if call.name == "socket"}

    def addresses(self) -> set[str]:
        """Return what was connected to or listened at, »@« before a name outside the file system."""
        return {_address(call) for call in self.calls if call.name in ("connect", "bind")}

    def written_paths(self) -> set[str]:
        """Return every path that was opened to write, made, moved or removed, also when the system said no."""
        found: set[str] = set()
        for call in self.calls:
            if call.name in _OPENS and (call.name == "creat" or _WRITING.search(call.arguments)):
                found |= set(call.paths()[:1])
            elif call.name in _CHANGES:
                found |= set(call.paths())
        return found

    def sent(self) -> Iterator[tuple[str, bytes]]:
        """Yield every buffer that was written or sent, with where it went."""
        for call in self.calls:
            if call.name in _SENDS:
                for each in call.texts:
                    yield call.target, each

    def started(self) -> list[Call]:
        """Return what was started: each with its words and its environment."""
        return [call for call in self.calls if call.name == "execve" and call.result == 0]


def _files(log: Path) -> list[Path]:
    return sorted(log.parent.glob(f"{log.name}.*"))


def _calls(path: Path) -> Iterator[Call]:
    lines = path.read_text(encoding="ascii").splitlines()
    for number, line in enumerate(lines, 1):
        found = _CALL.match(line)
        if found:
            yield Call(found[1], found[2], -1 if found[3] == "?" else int(found[3]))
        elif not _OTHER.match(line) and not (number >= len(lines) - 1 and _KILLED.match(line)):
            raise ValueError(f"{path.name}:{number}: {line[:200]}")


def _address(call: Call) -> str:
    family = re.search(r"sa_family=(\w+)", call.arguments)
    if family is None or family[1] != "AF_UNIX":
        return f"{family[1] if family else 'unknown'}: {call.arguments}"
    abstract = "sun_path=@" in call.arguments
    return ("@" if abstract else "") + (call.texts[0].decode("utf-8", "replace") if call.texts else "")


def _unhex(text: str) -> bytes:
    if "\\x" not in text:
        return text.encode()
    return bytes.fromhex(text.replace("\\x", ""))
