"""Backups made to break the one who brings them back: refused in one Danish line, within bounds, nothing left."""

import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.hostile.bounded import Ran, run_bounded

DATA, KEY, MANIFEST = "rundbord.db", "rundbord.db.key", "kopi.json"
MEGA = 1024**2
REFUSED = (2, 3)


def _zip(path: Path, members: dict[str, bytes], kind: int = zipfile.ZIP_STORED) -> None:
    with zipfile.ZipFile(path, "w", kind) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def _packed_zeros(path: Path, member: str, size: int) -> None:
    """A member that becomes `size` bytes from a thousandth of them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (DATA, KEY):
            with archive.open(name, "w", force_zip64=True) as out:
                for _ in range(size // MEGA if name == member else 0):
                    out.write(b"\0" * MEGA)


def _lying(path: Path) -> None:
    """A directory that says a member is small while much comes out of it."""
    raw = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = b"".join(raw.compress(b"\0" * MEGA) for _ in range(500)) + raw.flush()
    _zip(path, {DATA: b"x", KEY: packed})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        place = content.find(mark, content.find(KEY.encode()) - 60 if mark == b"PK\x03\x04" else 0)
        struct.pack_into("<H", content, place + offset, 8)
    path.write_bytes(bytes(content))


def _overlapping(path: Path) -> None:
    """Two members of the directory that point at the same bytes, many times."""
    _zip(path, {DATA: b"x" * MEGA, KEY: b"y"})
    content = path.read_bytes()
    start, end = content.find(b"PK\x01\x02"), content.find(b"PK\x05\x06")
    entry = content[start : content.find(b"PK\x01\x02", start + 4)]
    tail = bytearray(content[end:])
    struct.pack_into("<HH", tail, 8, 1_001, 1_001)
    struct.pack_into("<L", tail, 12, len(entry) * 1_001)
    path.write_bytes(content[:start] + entry * 1_001 + bytes(tail))


def _link(path: Path) -> None:
    """Members that are links out of the folder."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in (DATA, KEY):
            info = zipfile.ZipInfo(name)
            info.external_attr = 0o120777 << 16
            archive.writestr(info, "/etc/passwd")


def _cut(path: Path) -> None:
    _zip(path, {DATA: b"x" * MEGA, KEY: b"y" * 2_000})
    path.write_bytes(path.read_bytes()[: MEGA // 2])


def _encrypted(path: Path) -> None:
    _zip(path, {DATA: b"x" * 100, KEY: b"y" * 100})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    path.write_bytes(bytes(content))


def _inside_itself(path: Path) -> None:
    _zip(path, {DATA: b"x", KEY: b"y"})
    _zip(path, {DATA: path.read_bytes(), KEY: path.read_bytes()})


def _twice(path: Path) -> None:
    _zip(path, {DATA: b"x", KEY: b"y", "rundbord.dc": b"z"})
    path.write_bytes(path.read_bytes().replace(b"rundbord.dc", DATA.encode()))


BOMBS: dict[str, Callable[[Path], None]] = {
    "names that climb out": lambda path: _zip(path, {f"../../{DATA}": b"x", KEY: b"y"}),
    "an absolute name": lambda path: _zip(path, {"/tmp/rundbord.db": b"x", KEY: b"y"}),  # noqa: S108 - never written
    "a drive": lambda path: _zip(path, {"C:\\rundbord.db": b"x", KEY: b"y"}),
    "a sealed file that climbs out": lambda path: _zip(path, {DATA: b"x", KEY: b"y", "files/../../x": b"z"}),
    "links": _link,
    "the same names twice": _twice,
    "overlapping members": _overlapping,
    "ten thousand members": lambda path: _zip(path, {f"{number}": b"" for number in range(10_000)}),
    "a name of 60,000 letters": lambda path: _zip(path, {"x" * 60_000: b"", DATA: b"x", KEY: b"y"}),
    "a zip in a zip": _inside_itself,
    "locked with a password": _encrypted,
    "cut in the middle": _cut,
    "a size that lies": _lying,
    "rubbish in both": lambda path: _zip(path, {DATA: bytes(range(256)) * 100, KEY: bytes(range(256)) * 100}),
    "an empty key file": lambda path: _zip(path, {DATA: b"x", KEY: b""}),
    "a manifest without end": lambda path: _zip(path, {DATA: b"x", KEY: b"y", MANIFEST: b"[" * 1_000_000}),
    "a manifest of large numbers": lambda path: _zip(
        path, {DATA: b"x", KEY: b"y", MANIFEST: b'{"rows":1e999,"mark":"","files":{}}'}
    ),
    "nothing": lambda path: path.write_bytes(b"") and None,
    "an empty zip": lambda path: _zip(path, {}),
    "a text": lambda path: path.write_text("hej", encoding="utf-8") and None,
    "NULs": lambda path: path.write_bytes(b"\0" * MEGA) and None,
    "a folder": lambda path: path.mkdir(),
}  # fmt: skip
LARGE_BOMBS: dict[str, Callable[[Path], None]] = {
    "3 GB of data in 3 MB": lambda path: _packed_zeros(path, DATA, 3_000 * MEGA),
    "3 GB of key file in 3 MB": lambda path: _packed_zeros(path, KEY, 3_000 * MEGA),
    "60,000 members": lambda path: _zip(path, {f"files/{number}": b"" for number in range(60_000)}),
}
DEAR = pytest.mark.long(sample=False)
QUICK = ("names that climb out", "a size that lies")


def bring_back(folder: Path, bomb: Callable[[Path], None]) -> Ran:
    """Run `restore` on a bomb beside a file that must stay as it is."""
    source, home = folder / "kopi.rundbord", folder / "hjem"
    home.mkdir()
    bomb(source)
    return run_bounded(home, "restore", "--from", str(source), "--store", str(folder / "mappe" / "sager.db"))


def left_in(folder: Path) -> list[str]:
    """Return what lies in the folder of the store, but for the lock."""
    return [each.name for each in folder.rglob("*") if each.is_file() and not each.name.endswith(".lock")]


@pytest.mark.long
@pytest.mark.parametrize(
    "bomb", [each if each in QUICK else pytest.param(each, marks=DEAR) for each in (*BOMBS, *LARGE_BOMBS)]
)
def test_a_hostile_backup_is_refused_within_a_gigabyte_and_a_minute(tmp_path: Path, bomb: str) -> None:
    ran = bring_back(tmp_path, {**BOMBS, **LARGE_BOMBS}[bomb])

    assert ran.is_refused(*REFUSED)
    assert left_in(tmp_path / "mappe") == []
