"""Rings of objects are let go of in the window's thread and in no other."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from app.views.guard.garbage import GarbageInTurn


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def python_again() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


@pytest.mark.usefixtures("python_again", "qapp")
def test_what_a_thread_makes_is_collected_by_the_window_and_not_by_the_thread() -> None:
    owner = QObject()
    garbage = GarbageInTurn(owner)
    gone: list[str] = []
    ring = Ring()
    weakref.finalize(ring, lambda: gone.append(threading.current_thread().name))
    del ring
    kept: list[object] = []
    work = threading.Thread(target=lambda: kept.extend([object] for _ in range(50_000)), name="beside")
    work.start()
    work.join()
    assert gone == []
    garbage.look()
    assert gone == [threading.main_thread().name]


@pytest.mark.usefixtures("python_again", "qapp")
def test_the_program_itself_is_looked_through_once_and_what_comes_after_it_every_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    owner = QObject()
    garbage = GarbageInTurn(owner)
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 11))
    garbage.look()
    spared = gc.get_freeze_count()
    ring = Ring()
    gone = weakref.finalize(ring, int)
    del ring
    garbage.look()
    assert 0 < spared == gc.get_freeze_count()
    assert not gone.alive
