"""What the tests of the guard share: a computer whose clocks, idleness and sleep the test decides."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject

from app.views.guard.guard import Surroundings
from app.views.guard.idle_clock import Clocks
from app.views.guard.session_signals import SessionSignals


@dataclass
class Computer:
    """Time passes when the test says so; nobody touches anything unless it says that too."""

    wall: float = 1_000_000.0
    steady: float = 500.0
    awake: float = 500.0
    touched: float = 500.0
    answers: bool = True
    signals: SessionSignals = field(default_factory=SessionSignals)

    def pass_time(self, seconds: float, *, used: bool = False) -> None:
        """Let time pass, in use or not."""
        self.wall += seconds
        self.steady += seconds
        self.awake += seconds
        if used:
            self.touched = self.awake

    def sleep(self, seconds: float) -> None:
        """Sleep: the awake clock stands still."""
        self.wall += seconds
        self.steady += seconds

    def seconds(self) -> float | None:
        """Return the idle time as the system would tell it: it knows nothing of sleep."""
        return self.awake - self.touched if self.answers else None

    def clocks(self) -> Clocks:
        """Return the three clocks."""
        return Clocks(lambda: self.wall, lambda: self.steady, lambda: self.awake)

    def surroundings(self) -> Surroundings:
        """Return the computer as a guard asks for it."""
        return Surroundings(self.clocks(), self, self._signals)

    def _signals(self, parent: QObject, _window: int) -> SessionSignals:
        self.signals.setParent(parent)
        return self.signals


def still_computer() -> Computer:
    """Return a computer on which nothing happens."""
    return Computer()
