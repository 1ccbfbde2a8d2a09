"""The disk is full at any write: a clear sentence, nothing lost, and the work goes on when there is room again.

Once on a small disk that really is full, and once with strace, which lets the nth write and all after it fail.
"""

import random
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import StoreError
from app.store import key_file, store_faults
from tests.crash.conftest import PARTS, FreshStore
from tests.crash.processes import HAS_STRACE, ForkServer
from tests.crash.reading_back import Morning
from tests.crash.scenarios import PASSPHRASES, Writer
from tests.crash.told import Teller, read_told

ROOM = 24
"""Megabytes of the small disk: a store, its log and two copies."""

SAID = (store_faults.FULL, store_faults.DISK, key_file.NOT_WRITTEN, store_faults.FOLDER)
JOURNEY = [
    "case",
    "agreement",
    "flush",
    "seal",
    "passphrase",
    "backup",
    "code",
    "migrate",
    "agreement",
    "again",
    "undo",
]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that can really be filled; only root may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mounting = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}m", "tmpfs", place], check=False)
    if mounting.returncode != 0:
        pytest.skip("a small disk can only be mounted by root; the same is tried with strace")
    yield place
    subprocess.run(["umount", "-l", place], check=True)


def fill(disk: Path, leaving: int) -> Path:
    """Fill a disk so that `leaving` bytes are free; remove the returned file to make room."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
        file.truncate(max(0, file.tell() - leaving))
    return filler


def onto(disk: Path, store: Path) -> Path:
    """Put a store on a disk."""
    path = disk / "store" / store.name
    path.parent.mkdir(exist_ok=True)
    for part in PARTS:
        path.with_name(path.name + part).write_bytes(store.with_name(store.name + part).read_bytes())
    return path


@pytest.mark.parametrize("leaving", [0, 3 * 4096, 30 * 4096])
def test_on_a_full_disk_nothing_is_lost_and_the_same_process_goes_on_when_there_is_room(
    leaving: int, small_disk: Path, fresh_store: FreshStore, tmp_path: Path
) -> None:
    path = onto(small_disk, fresh_store("from"))
    teller = Teller(tmp_path / "told")
    writer = Writer(path, PASSPHRASES[0], teller, seed=leaving)
    writer.run(["case", "agreement"])
    filler = fill(small_disk, leaving)
    writer.run(["case", *["agreement"] * 4, "flush", "seal", "passphrase", "code", "backup", "draft", "migrate"])
    refused = [event.note for event in read_told(tmp_path / "told") if event.word == "refused"]

    filler.unlink()
    before = len(read_told(tmp_path / "told"))
    writer.run(["case", "agreement", "flush", "seal", "passphrase", "code", "backup", "migrate", "undo"])
    writer.close()
    told = read_told(tmp_path / "told")

    assert set(refused) <= set(SAID)
    assert refused or leaving > 20 * 4096
    assert [event for event in told[before:] if event.word == "refused"] == []
    morning = Morning(path)
    morning.expected.hear(told)
    assert morning.look() == []


def test_a_full_disk_can_still_be_opened_and_read(small_disk: Path, fresh_store: FreshStore, tmp_path: Path) -> None:
    path = onto(small_disk, fresh_store("from"))
    filler = fill(small_disk, 0)

    with pytest.raises(StoreError) as told:
        Writer(path, PASSPHRASES[0], Teller(tmp_path / "told"), seed=1)

    assert str(told.value) in SAID
    filler.unlink()
    Writer(path, PASSPHRASES[0], Teller(tmp_path / "told"), seed=1).close()


needs_strace = pytest.mark.skipif(not HAS_STRACE, reason="needs strace (Debian package strace)")


def fail_from(server: ForkServer, path: Path, acts: list[str], call: str, number: int, error: str) -> int:
    """Let the nth call of one kind, and all after it, fail; open again afterwards. Returns how much was refused."""
    morning = Morning(path)
    order = {"path": path, "secret": PASSPHRASES[0], "seed": number, "acts": acts}
    fault = [f"-etrace={call}", f"-einject={call}:error={error}:when={number}+", "-o/dev/null"]
    ended = server.run(order, fault)
    refused = [event.note for event in ended.told if event.word in {"refused", "died"}]
    assert [note for note in refused if not foreseen(note)] == []
    morning.expected.hear(event for event in ended.told if event.word != "died")
    assert morning.look() == [], (call, number)
    return len(refused)


def foreseen(note: str) -> bool:
    """Return whether a sentence, or the end of the traceback of a store that did not open, is one of ours."""
    return note.strip().endswith(SAID)


@needs_strace
@pytest.mark.parametrize(("call", "number"), [("pwrite64", 3), ("pwrite64", 40), ("write", 2), ("ftruncate", 1)])
def test_a_write_that_fails_for_want_of_room_is_told_and_loses_nothing(
    call: str, number: int, fresh_store: FreshStore, fork_server: ForkServer
) -> None:
    refused = fail_from(fork_server, fresh_store("full"), JOURNEY, call, number, "ENOSPC")

    assert refused > 0 or call == "ftruncate"


@needs_strace
@pytest.mark.parametrize(
    ("call", "number", "error"),
    [
        ("fsync", 2, "EIO"),
        ("fsync", 7, "EIO"),
        ("rename", 1, "EIO"),
        ("pwrite64", 20, "EIO"),
        ("pwrite64", 20, "EROFS"),  # Linux turns a failing disk read-only under the programs that use it
        ("openat", 8, "EROFS"),
    ],
)
def test_a_disk_that_answers_with_an_error_is_told_and_loses_nothing(
    call: str, number: int, error: str, fresh_store: FreshStore, fork_server: ForkServer
) -> None:
    fail_from(fork_server, fresh_store("ill"), JOURNEY, call, number, error)


@needs_strace
@pytest.mark.long
def test_any_write_may_fail_for_want_of_room(
    fresh_store: FreshStore, fork_server: ForkServer, seconds: float, seed: int
) -> None:
    chance, tried = random.Random(seed), 0
    began = time.monotonic()
    while time.monotonic() < began + seconds:
        call, most = chance.choice((("pwrite64", 500), ("write", 40), ("ftruncate", 12), ("fsync", 12)))
        acts = chance.sample(JOURNEY, len(JOURNEY))
        error = chance.choice(("ENOSPC", "EIO"))
        fail_from(fork_server, fresh_store(f"full-{tried}"), acts, call, chance.randrange(1, most), error)
        tried += 1
    print(f"{tried} full disks, {tried / (time.monotonic() - began):.1f} a second")  # noqa: T201 - the figure
