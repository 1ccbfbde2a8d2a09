"""When something happens: the answer of a line, and what is gathered on the way to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class LineWhen:
    """When something happens, as far as the words settle it.

    `on`: the one day, or the latest. `start`, `until`: first and last day. `recurrence`: RRULE text, its end in it.
    `times`: how many times in all. `ongoing`: said to go on without an end. `questions`: what is not settled.
    `mixed`: there are several days, rhythms or clock times, so that each belongs to words of its own.
    """

    on: date | None = None
    recurrence: str | None = None
    time: str | None = None
    start: date | None = None
    until: date | None = None
    times: int | None = None
    ongoing: bool = False
    questions: tuple[str, ...] = ()
    mixed: bool = False


@dataclass
class Found:
    """What has been read so far; every list should end with one value at most."""

    today: date
    working_day: Callable[[date], bool]
    days: list[date] = field(default_factory=list)
    weeks: list[date] = field(default_factory=list)
    starts: list[date] = field(default_factory=list)
    ends: list[date] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    lengths: list[tuple[int, str]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    maybe_once: str = ""
    ongoing: bool = False
    part: str = ""
    is_evening: bool = False
    is_weekend: bool = False
    spans: list[str] = field(default_factory=list)
    only_til: bool = False
