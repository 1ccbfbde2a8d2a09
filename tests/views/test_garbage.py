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
