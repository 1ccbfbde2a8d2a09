"""A fault in what Qt asked of us while it was busy itself: raised a moment later, when nothing is half done."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from PySide6.QtCore import QTimer


@contextmanager
def raised_later() -> Iterator[None]:
    """Let a fault of ours come up from the event loop, so that the crash guard always gets it.

    Out of a `showEvent` it would go through Qt and every event filter on its way, and that can take the program down.
    """
    try:
        yield
    except Exception as error:  # raised again below: nothing is swallowed
        fault = error
        QTimer.singleShot(0, lambda: _raise(fault))


def _raise(fault: Exception) -> NoReturn:
    raise fault
