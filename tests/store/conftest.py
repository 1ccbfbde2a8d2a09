"""What tests of the store share: a clock, a keeper of copies, a stick on another disk."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import OpenStore
from app.store.backup_keeper import BackupKeeper
from tests.store.clocks import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(store: OpenStore, clock: Clock) -> BackupKeeper:
    return BackupKeeper(store.vault, clock, seal=store.seal)


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A folder on another disk than the store, where there is one."""
    other = Path("/dev/shm")  # noqa: S108 - another disk is what is wanted
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("there is only one disk here")
    folder = Path(tempfile.mkdtemp(dir=other))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)
