"""Hybrid logical clock: stamps that sort in the order things happened, also when the wall clock is set back."""

import datetime as dt
from collections.abc import Callable

LARGEST_COUNT = 0xFFFF


class LogicalClock:
    """Gives stamps `milliseconds-counter-replica` that only go up, on this laptop and past any stamp it has seen."""

    def __init__(self, replica: str, now: Callable[[], dt.datetime], last: str | None = None) -> None:
        self._replica = replica
        self._now = now
        self._millis, self._count = (0, 0)
        if last:
            self.saw(last)

    def stamp(self) -> str:
        """Return the next stamp."""
        millis = int(self._now().timestamp() * 1000)
        if millis > self._millis:
            self._millis, self._count = millis, 0
        else:
            self._count += 1
        if self._count > LARGEST_COUNT:  # a clock set far back; five digits would sort before four
            self._millis, self._count = self._millis + 1, 0
        return f"{self._millis:012x}-{self._count:04x}-{self._replica}"

    def saw(self, stamp: str) -> None:
        """Take note of a stamp from elsewhere, so that ours come after it."""
        millis, count, _ = stamp.split("-", 2)
        self._millis, self._count = max((self._millis, self._count), (int(millis, 16), int(count, 16)))
