"""Watches over an open store: when nobody is here, when the computer sleeps, what lies on the clipboard.

Brought in once the passphrase was right, because the desktop's bus is dear to load.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from app.views.guard.capture import CaptureGuard
from app.views.guard.clipboard import ClipboardGuard
from app.views.guard.cover import Cover
from app.views.guard.idle import IdleSource, system_idle
from app.views.guard.idle_clock import Clocks, IdleClock, Look, system_clocks
from app.views.guard.limits import Limits
from app.views.guard.lock_key import LockKey
from app.views.guard.lock_note import LockNote, Why
from app.views.guard.session_signals import SessionSignals
from app.views.guard.system_signals import session_signals

LOOK_EVERY_MS = 1_000


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the guard asks the computer for. `signals` gets the window's number and returns what tells of sleep."""

    clocks: Clocks
    idle: IdleSource
    signals: Callable[[QObject, int], SessionSignals | None]

    @classmethod
    def of(cls, app: QApplication) -> "Surroundings":
        """Return this computer's own."""
        clocks = system_clocks()
        return cls(clocks, system_idle(clocks.awake, app), session_signals)


class Guard(QObject):
    """`lock_wanted(LockNote)` when the program has to lock. `in_meeting` tells whether a meeting is on the screen."""

    lock_wanted = Signal(object)

    def __init__(
        self,
        window: QMainWindow,
        limits: Limits,
        around: Surroundings,
        in_meeting: Callable[[], bool],
        now: Callable[[], dt.datetime],
    ) -> None:
        super().__init__(window)
        app = QApplication.instance()
        if not isinstance(app, QApplication):
            raise RuntimeError("a guard needs a QApplication")
        self._limits, self._in_meeting, self._now = limits, in_meeting, now
        self._idle_limit = limits.idle_seconds({})
        self._covered = 0.0
        window_id = int(window.winId())  # it is one of the system's windows from here on, and can be watched
        self.clipboard = ClipboardGuard(limits.clipboard_seconds, self)
        self.cover = Cover(window)
        self.cover.lock_wanted.connect(self._on_told)
        self._lock_key = LockKey(app, self)
        self._lock_key.pressed.connect(lambda: self._on_told(Why.KEY))
        self._capture = CaptureGuard(app)
        self._clock = IdleClock(around.idle, around.clocks)
        self._signals = around.signals(self, window_id)
        if self._signals is not None:
            self._signals.told.connect(self._on_told)
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def use_settings(self, settings: Mapping[str, str]) -> None:
        """Follow what the user has chosen."""
        self._idle_limit = self._limits.idle_seconds(settings)
        self._capture.hide_windows(hidden=self._limits.hides(settings))

    def look(self) -> None:
        """Look at the clocks, and lock or cover when it is time."""
        seen = self._clock.look()
        self._covered = self._covered + seen.gap if self.cover.is_on else 0.0
        why, seconds = self._judge(seen)
        if why is not None:
            self._lock(why, seconds)

    def stop(self) -> None:
        """Watch no longer, and clear the clipboard of what is ours."""
        self._timer.stop()
        self.clipboard.stop()

    def _judge(self, seen: Look) -> tuple[Why | None, float]:
        """Return why to lock now, and after how many seconds; None when all is well."""
        long = self._limits.meeting_seconds()
        if seen.gap >= self._idle_limit:  # nothing holds up a running program for minutes but sleep
            return Why.SLEEP, seen.gap
        if self.cover.is_on:
            return (Why.COVERED, long) if self._covered >= long else (None, 0)
        if not self._in_meeting():
            return (Why.IDLE, self._idle_limit) if seen.idle >= self._idle_limit else (None, 0)
        # People talk for longer than anybody types, and eleven of them look at the question.
        limit = max(long, self._idle_limit)
        if seen.idle >= limit and not self.cover.has_code:
            return Why.IDLE, limit
        if seen.idle >= limit:
            self.cover.put_on()
        return None, 0

    def _on_told(self, why: Why) -> None:
        self._lock(why, 0)

    def _lock(self, why: Why, seconds: float) -> None:
        self.lock_wanted.emit(LockNote(why, f"{self._now():%H.%M}", round(seconds / 60)))
