"""The reminder »3 frister i dag«: numbers by day, when to say it, and how the numbers reach a locked process.

The process that is locked has no key. It is handed one line of numbers through a pipe when it is started: nothing on
the disk, in the list of processes or in the environment. Nothing that needs the store may be imported here.
"""

import contextlib
import datetime as dt
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

REMIND_KEY, TIME_KEY = "reminders", "reminder_time"
"""The settings: »1« or »0«, and a clock time."""
USUAL_TIME: Final = dt.time(8, 30)
LOOK_EVERY_MS = 20_000
LONGEST_LINE = 512
_LINE = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d) (\d{4}-\d\d-\d\d|-) (\d{1,7}(?:,\d{1,7}){0,30})\n?")


def chosen_time(settings: Mapping[str, str]) -> dt.time | None:
    """Return when she wants to be reminded, None when she does not; a time that cannot be read is the usual one."""
    if settings.get(REMIND_KEY) == "0":
        return None
    try:
        found = dt.time.fromisoformat(settings.get(TIME_KEY) or "")
    except ValueError:
        return USUAL_TIME
    return USUAL_TIME if found.tzinfo else found.replace(second=0, microsecond=0)


@dataclass(frozen=True, slots=True)
class ReminderNumbers:
    """How much lies on `first` and the days after it, when to say so, and the day it was last said."""

    first: dt.date
    counts: tuple[int, ...]
    at: dt.time = USUAL_TIME
    told: dt.date | None = None

    def on(self, day: dt.date) -> int:
        """Return how much lies on a day; nothing is known of days before or long after."""
        place = (day - self.first).days
        return self.counts[place] if 0 <= place < len(self.counts) else 0

    def is_time(self, now: dt.datetime) -> bool:
        """Tell whether it is past the time on a day when nothing has been said yet."""
        said = self.told is not None and self.told >= now.date()
        return not said and now.time() >= self.at

    def to_line(self) -> str:
        """Return the numbers as one line without a word in it."""
        told = self.told.isoformat() if self.told else "-"
        return f"{self.first.isoformat()} {self.at:%H:%M} {told} {','.join(map(str, self.counts))}\n"

    @classmethod
    def from_line(cls, line: str) -> "ReminderNumbers | None":
        """Read a line; None for anything else, since a wrong line must never stop a start."""
        found = _LINE.fullmatch(line)
        if found is None:
            return None
        try:
            told = dt.date.fromisoformat(found[3]) if found[3] != "-" else None
            counts = tuple(int(each) for each in found[4].split(","))
            return cls(dt.date.fromisoformat(found[1]), counts, dt.time.fromisoformat(found[2]), told)
        except ValueError:
            return None


def reminder_words(count: int) -> str:
    """»3 frister i dag«: all that is ever said."""
    return "1 frist i dag" if count == 1 else f"{count} frister i dag"


def read_handed(source: int = 0) -> ReminderNumbers | None:
    """Return the numbers the process before wrote into the pipe this one was started with; None when there are none.

    Asked for once, and only by a process that was told that they are there.
    """
    with contextlib.suppress(OSError, UnicodeDecodeError):
        if os.isatty(source):
            return None  # somebody wrote the word at a prompt: nothing will come
        # A line is shorter than what a pipe takes at once, so it comes whole; then the way is closed.
        line = os.read(source, LONGEST_LINE).decode("ascii")
        return ReminderNumbers.from_line(line)
    return None


class Reminders(QObject):
    """Looks at the clock on the wall, also after sleep, and emits `due(count)` once a day when it is time.

    A change of the time she wants does not bring the same day's reminder back.
    """

    due = Signal(int)

    def __init__(self, now: Callable[[], dt.datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._numbers: ReminderNumbers | None = None
        self.renew: Callable[[ReminderNumbers], ReminderNumbers | None] = lambda numbers: numbers
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def numbers(self) -> ReminderNumbers | None:
        """What is known, to be handed on; None when no reminder is wanted."""
        return self._numbers

    def use(self, numbers: ReminderNumbers | None) -> None:
        """Remind by other numbers; what was said today is not said again. None for no reminders."""
        before = self._numbers.told if self._numbers else None
        if numbers is not None and before is not None:
            numbers = replace(numbers, told=max(before, numbers.told or before))
        self._numbers = numbers
        if numbers is None:
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def look(self) -> None:
        """Say it when it is time and there is something; `renew` counts again first, where that can be done."""
        now = self._now()
        if self._numbers is None or not self._numbers.is_time(now):
            return
        numbers = self.renew(self._numbers)
        self.use(replace(numbers, told=now.date()) if numbers else None)
        if numbers and (count := numbers.on(now.date())):
            self.due.emit(count)
