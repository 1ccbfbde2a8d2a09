"""A clock that tests set."""

import datetime as dt
from dataclasses import dataclass

from tests.shipped import TODAY


@dataclass
class Clock:
    """A clock that stands until it is set."""

    now: dt.datetime = TODAY

    def __call__(self) -> dt.datetime:
        return self.now

    def on(self, **much: float) -> None:
        self.now += dt.timedelta(**much)
