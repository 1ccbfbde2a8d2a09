"""One process at a time, and a little patience with the one that is just closing."""

import threading
from pathlib import Path

import pytest

from app.errors import StoreInUseError
from app.store.process_lock import ProcessLock


def test_a_lock_that_is_held_is_refused_at_once(tmp_path: Path) -> None:
    first = ProcessLock(tmp_path / "a.lock")

    with pytest.raises(StoreInUseError):
        ProcessLock(tmp_path / "a.lock")
    first.release()
    ProcessLock(tmp_path / "a.lock").release()


def test_whoever_waits_gets_the_lock_when_it_is_let_go(tmp_path: Path) -> None:
    first = ProcessLock(tmp_path / "a.lock")
    letting_go = threading.Timer(0.3, first.release)
    letting_go.start()

    ProcessLock(tmp_path / "a.lock", wait=10).release()
    letting_go.join()


def test_patience_ends(tmp_path: Path) -> None:
    first = ProcessLock(tmp_path / "a.lock")

    with pytest.raises(StoreInUseError, match="allerede åbent"):
        ProcessLock(tmp_path / "a.lock", wait=0.2)
    first.release()
