"""A pipe or a link laid where the store keeps its small files neither holds the program nor leads it away."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import DamagedStoreError, StoreError
from app.store import extra_key
from app.store.backup_files import reading_copy
from app.store.backup_rotation import PLACE_NOTE, noted_place
from app.store.deletion_ledger import read_ledger
from app.store.durable_file import open_plain
from app.store.key_cost import Argon2Cost
from app.store.key_file import create, unlock
from app.store.process_lock import ProcessLock
from app.store.tries import Tries

CHEAP = Argon2Cost(memory_kib=8, passes=1, lanes=1)
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes among its files")


@pytest.fixture
def soon() -> Iterator[None]:
    """Whoever waits for the other end of a pipe has failed."""

    def late(*_: object) -> None:
        raise AssertionError("it waits")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(5)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def read_copy(path: Path) -> None:
    with reading_copy(path):
        pass


READ: dict[str, Callable[[Path], object]] = {
    "s.tries": lambda path: Tries(path.with_name("s")).count(),
    "s.deleted": read_ledger,
    PLACE_NOTE: lambda path: noted_place(path.parent),
    "rundbord.ekstra": extra_key.read,
    "en.kopi": read_copy,
}


@pytest.mark.parametrize("name", READ)
def test_a_pipe_is_not_waited_for(name: str, tmp_path: Path, soon: None) -> None:
    os.mkfifo(tmp_path / name)
    with suppress(StoreError, DamagedStoreError):
        assert not READ[name](tmp_path / name), "as if it were not there"


def test_what_is_opened_to_be_read_is_a_plain_file(tmp_path: Path) -> None:
    (tmp_path / "en").write_bytes(b"1")
    with open_plain(tmp_path / "en") as file:
        assert file.read() == b"1"
    with pytest.raises(IsADirectoryError):
        open_plain(tmp_path)


def test_a_lock_makes_no_file_at_the_end_of_a_link(tmp_path: Path) -> None:
    (tmp_path / "s.lock").symlink_to(tmp_path / "et andet sted")
    with pytest.raises(StoreError, match="»s.lock« ved sagerne er en genvej"):
        ProcessLock(tmp_path / "s.lock")
    assert not (tmp_path / "et andet sted").exists()


def test_what_is_no_key_file_at_all_is_said_and_not_waited_for(tmp_path: Path, soon: None) -> None:
    path = tmp_path / "rundbord.db.key"
    create(path, "blå tagsten danser mandag", cost=CHEAP)
    path.write_bytes(path.read_bytes() + b"x" * 100_000)
    with pytest.raises(StoreError, match="over 100 kB"):
        unlock(path, "blå tagsten danser mandag", floor=CHEAP)
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(StoreError, match="kan ikke læses"):
        unlock(path, "blå tagsten danser mandag", floor=CHEAP)
