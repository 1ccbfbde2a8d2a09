"""A file that says it is a backup and is not: refused in bounded time and memory, and nothing is written outside."""

import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bootstrap import OpenStore
from app.errors import StoreError, UserError
from app.store.backup import backup
from app.store.backup_files import DATA, KEY, MANIFEST, Manifest, Meter, reading_copy
from app.store.restore import restore
from tests.shipped import CHEAP, PASSPHRASE

SHA = "ab" + "0" * 62


def zipped(path: Path, *members: tuple[str, bytes], packing: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, raw in members:
            archive.writestr(name, raw)
    return path


def bomb(path: Path) -> Path:
    return zipped(path, (DATA, bytes(200_000_000)), (KEY, b"k"), packing=zipfile.ZIP_DEFLATED)


def outside(path: Path) -> Path:
    return zipped(path, (DATA, b"d"), (KEY, b"k"), ("files/../../ud", b"ud"))


def absolute(path: Path) -> Path:
    return zipped(path, (DATA, b"d"), (KEY, b"k"), ("/etc/ud", b"ud"))


def linked(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(DATA, b"d")
        archive.writestr(KEY, b"k")
        link = zipfile.ZipInfo(f"files/ab/{SHA}x")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, b"/etc/passwd")
    return path


def many(path: Path) -> Path:
    return zipped(path, (DATA, b"d"), (KEY, b"k"), *((f"{number}.txt", b"") for number in range(5_000)))


def twice(path: Path) -> Path:
    zipped(path, (DATA, b"d"), (KEY, b"k"), ("rundbord.dc", b"x"))
    path.write_bytes(path.read_bytes().replace(b"rundbord.dc", b"rundbord.db"))
    return path


def large_key(path: Path) -> Path:
    return zipped(path, (DATA, b"d"), (KEY, bytes(2_000_000)))


def without_key(path: Path) -> Path:
    return zipped(path, (DATA, b"d"))


def overlapping(path: Path) -> Path:
    """Every member points at the same bytes, so that a small file becomes a large folder."""
    names = [f"files/ab/ab{number:062x}" for number in range(50)]
    zipped(path, (DATA, bytes(100_000)), (KEY, b"k"), *((name, b"") for name in names))
    raw = bytearray(path.read_bytes())
    place = raw.find(b"PK\x01\x02")
    first = raw[place : place + 46]
    while (place := raw.find(b"PK\x01\x02", place + 1)) > 0:
        raw[place + 16 : place + 28] = first[16:28]  # checksum and sizes of the first member
        raw[place + 42 : place + 46] = first[42:46]  # and where it lies
    path.write_bytes(raw)
    return path


def endless_list(path: Path) -> Path:
    """The end record says that the list of members is four gigabytes long."""
    zipped(path, (DATA, b"d"), (KEY, b"k"))
    raw = bytearray(path.read_bytes())
    raw[-10:-6] = struct.pack("<L", 0xFFFFFFF0)
    path.write_bytes(raw)
    return path


def deep_manifest(path: Path) -> Path:
    return zipped(path, (DATA, b"d"), (KEY, b"k"), (MANIFEST, b"[" * 100_000))


def odd_manifest(path: Path) -> Path:
    odd = b'{"rows": 1, "mark": "", "files": {"../../x": 1}}'
    return zipped(path, (DATA, b"d"), (KEY, b"k"), (MANIFEST, odd))


def huge_number(path: Path) -> Path:
    return zipped(
        path, (DATA, b"d"), (KEY, b"k"), (MANIFEST, b'{"rows": ' + b"9" * 5_000 + b', "mark": "", "files": {}}')
    )


def locked(path: Path) -> Path:
    zipped(path, (DATA, b"d"), (KEY, b"k"))
    raw = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = raw.find(sign)
        raw[at + place] |= 1  # »this member has a password«
    path.write_bytes(raw)
    return path


HOSTILE = (
    bomb, outside, absolute, linked, many, twice, large_key, without_key, overlapping, endless_list, deep_manifest,
    odd_manifest, huge_number, locked,
)  # fmt: skip


@pytest.mark.long
@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("make", HOSTILE, ids=lambda each: each.__name__)
def test_a_hostile_file_is_refused_and_leaves_nothing_behind(make: Callable[[Path], Path], tmp_path: Path) -> None:
    (tmp_path / "ny").mkdir()
    source = make(tmp_path / "ond.kopi")

    with pytest.raises(StoreError, match="ikke en sikkerhedskopi|beskadiget"):
        restore(source, tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP)

    assert [each.name for each in (tmp_path / "ny").iterdir()] == ["a.db.lock"]
    assert {each.name for each in tmp_path.iterdir()} == {"ny", "ond.kopi"}


@pytest.mark.parametrize("name", ["findes-ikke.kopi", "mappe", "tom.kopi"])
def test_what_is_no_file_or_an_empty_one_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "tom.kopi").touch()

    with pytest.raises(StoreError), reading_copy(tmp_path / name):
        pass


def test_every_byte_turned_in_the_zip_itself_is_noticed_or_harmless(store: OpenStore, tmp_path: Path) -> None:
    backup(store.vault, tmp_path / "kopi.kopi")
    whole = (tmp_path / "kopi.kopi").read_bytes()
    with reading_copy(tmp_path / "kopi.kopi") as copy:
        right = {name: copy.take_out(name, None, Meter(0)) for name in (DATA, KEY)}
    directory = whole.rfind(b"PK\x01\x02", 0, whole.find(b"PK\x05\x06"))
    noticed = 0
    for place in [*range(60), *range(directory, len(whole))]:
        raw = bytearray(whole)
        raw[place] ^= 1
        (tmp_path / "kopi.kopi").write_bytes(raw)
        try:
            with reading_copy(tmp_path / "kopi.kopi") as copy:
                assert {name: copy.take_out(name, None, Meter(0)) for name in (DATA, KEY)} == right
        except StoreError:
            noticed += 1
    assert noticed > 50


def test_a_manifest_says_the_same_after_a_round_trip() -> None:
    manifest = Manifest(17, "mark", {SHA: 12})

    assert Manifest.from_bytes(manifest.as_bytes()) == manifest


def test_whoever_watches_can_stop_a_backup_and_a_restore(store: OpenStore, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="stoppet"):
        backup(store.vault, tmp_path / "halv.kopi", watch=lambda done, total: done < total // 2)
    backup(store.vault, tmp_path / "hel.kopi")
    store.close()
    before = (tmp_path / "rundbord.db").read_bytes()
    with pytest.raises(UserError, match="stoppet"):
        restore(tmp_path / "hel.kopi", tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, watch=lambda *_: False)

    assert (tmp_path / "rundbord.db").read_bytes() == before
    assert {each.name for each in tmp_path.iterdir()} == {
        "hel.kopi", "home", "rundbord.db", "rundbord.db.key", "rundbord.db.lock",
    } - ({"home"} if not (tmp_path / "home").exists() else set())  # fmt: skip
