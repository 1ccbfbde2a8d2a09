"""Notices that the computer has put a newer Rundbord in place of the one that runs, and says how to change to it."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from app.paths import ProgramStamp, program_stamp

LOOK_EVERY_MS, SAY_AGAIN_MS = 30_000, 600_000
"""A notice goes when she turns to another page, so it comes again until she has locked."""
NEWER = (
    "Rundbord er blevet opdateret, mens du arbejdede. Lås og lås op, når det passer dig, så er den nye udgave i brug."
)
LOCK_NOW = "Lås nu"


class Told(Protocol):
    """The window it is said in."""

    def say(self, sentence: str, tone: str = "info", action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a notice with something to press."""

    def lock(self) -> None:
        """Lock; the process that comes after is the new program."""


class NewerProgram(QObject):
    """Remembers which program was started; made with the process. `tell_in` is the window that is open now."""

    def __init__(self, parent: QObject | None = None, stamp: Callable[[], ProgramStamp | None] = program_stamp) -> None:
        super().__init__(parent)
        self._stamp, self._began = stamp, stamp()
        self._window: Told | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def tell_in(self, window: Told) -> None:
        """Say it in this window, now or when it comes to be so; from a checkout it never is."""
        self._window = window
        if self._began is not None:
            self._timer.start()
            self.look()

    def look(self) -> None:
        """Say it, when another program lies there than the one that was started."""
        lies_there = self._stamp()
        if self._window is None or lies_there is None or lies_there == self._began:
            return
        self._timer.setInterval(SAY_AGAIN_MS)
        self._window.say(NEWER, "info", (LOCK_NOW, self._window.lock))
