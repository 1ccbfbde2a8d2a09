"""Counts how long nobody has been here, over sleep and over a clock that is set back or forward."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from app.views.guard.idle import IdleSource

SLACK = 0.1
"""Seconds between the reading of our clocks and the source's own, so that no key press falls between them."""


@dataclass(frozen=True, slots=True)
class Clocks:
    """Three clocks in seconds: the one on the wall, one that goes on in sleep, one that stands still in sleep."""

    wall: Callable[[], float]
    steady: Callable[[], float]
    awake: Callable[[], float]


def system_clocks() -> Clocks:
    """Return the clocks of this computer. Windows' monotonic clock goes on in sleep; macOS leans on the wall's."""
    boot = getattr(time, "CLOCK_BOOTTIME", None)
    steady = time.monotonic if boot is None else lambda: time.clock_gettime(boot)
    return Clocks(time.time, steady, time.monotonic)


@dataclass(frozen=True, slots=True)
class Look:
    """What one look found, in seconds: how long nobody has been here, and how long since the look before."""

    idle: float
    gap: float


class IdleClock:
    """Look at it often. The time between two looks is the largest any clock says, so no clock can hide a sleep."""

    def __init__(self, source: IdleSource, clocks: Clocks) -> None:
        self._source, self._clocks = source, clocks
        self._before = self._read()
        self._idle = 0.0

    def look(self) -> Look:
        """Return how long nobody has been here. A source that cannot tell counts as nobody being here."""
        now = self._read()
        gaps = [after - before for after, before in zip(now, self._before, strict=True)]
        self._before = now
        gap, awake = max(*gaps, 0.0), max(gaps[2], 0.0)
        said = self._source.seconds()
        if said is not None and said < awake + SLACK:
            self._idle = said  # somebody was here since the last look
        else:
            self._idle = max(self._idle + gap, said or 0.0)
        return Look(self._idle, gap)

    def _read(self) -> tuple[float, float, float]:
        return self._clocks.wall(), self._clocks.steady(), self._clocks.awake()
