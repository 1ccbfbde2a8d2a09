"""Reminds beside the clock, or in the unlock window where there is no such place: numbers only, locked or open."""

import contextlib
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from app.errors import RundbordError
from app.views.reminders import ReminderNumbers, Reminders, chosen_time, reminder_words
from app.views.staying import wants_to_stay
from app.views.tray import TrayMark
from app.views.widgets.logo import logo_icon

if TYPE_CHECKING:
    from app.views.workspace import Workspace


def local_now() -> dt.datetime:
    """Return the time on the wall clock of this computer, which jumps over sleep as the wall clock does."""
    return dt.datetime.now().astimezone()


class Reminding(QObject):
    """What is handed on from a process that locks to the one that waits at the door.

    `allowed` is what the IT department has decided, `stays` whether the program stays here when its window is closed.
    Signals as of `TrayMark`.
    """

    open_asked = Signal()
    lock_asked = Signal()
    quit_asked = Signal()

    def __init__(
        self, handed: ReminderNumbers | None, *, allowed: bool, stays: bool = False,
        now: Callable[[], dt.datetime] = local_now, parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._handed, self._allowed, self._now = handed if allowed else None, allowed, now
        self._stays = stays
        self._clock = Reminders(now, self)
        self._clock.due.connect(self._on_due)
        self._mark: TrayMark | None = None
        self._workspace: Workspace | None = None
        self._say: Callable[[str], object] = lambda _sentence: None

    @property
    def stays(self) -> bool:
        """Whether closing the window leaves the program here, as it is chosen and as this desktop allows."""
        return self._stays and TrayMark.can_hold()

    def at_the_door(self, say: Callable[[str], object]) -> None:
        """Remind while the store is locked, by the numbers that were handed on; `say` where there is no mark."""
        self._say = say
        self._clock.use(self._handed)
        self._put_mark(wanted=self._handed is not None or self.stays, locked=True)
        self._clock.look()

    def inside(self, workspace: "Workspace") -> None:
        """Remind while the store is open, by its own numbers, each time counted when it is time."""
        self._workspace, self._say = workspace, lambda _sentence: None
        self._clock.renew = lambda _before: self._counted()
        self.follow_settings()

    def follow_settings(self) -> None:
        """Count, and remind as it is chosen now."""
        numbers = self._counted()
        self._clock.use(numbers)
        self._read_whether_it_stays()
        self._put_mark(wanted=numbers is not None or self.stays, locked=False)

    def to_hand_on(self) -> ReminderNumbers | None:
        """Return the numbers for the process that waits at the door; None when no reminder is wanted."""
        self._clock.use(self._counted())
        return self._clock.numbers

    def stop(self) -> None:
        """Remind no longer, and take the mark away."""
        self._clock.use(None)
        self._put_mark(wanted=False, locked=True)

    def _counted(self) -> ReminderNumbers | None:
        from app.services import profile, reminders  # both after the passphrase: they load the database

        workspace, before = self._workspace, self._clock.numbers or self._handed
        if workspace is None or not self._allowed:
            return None
        # A store that cannot be read says so elsewhere; here the last numbers are as good as any.
        with contextlib.suppress(RundbordError):
            at = chosen_time(workspace.ask(profile.read_settings))
            if at is None:
                return None
            told = before.told if before else None
            return ReminderNumbers(workspace.today, workspace.ask(reminders.count_ahead), at, told)
        return before

    def _read_whether_it_stays(self) -> None:
        from app.services import profile  # as above

        if self._workspace is not None:
            with contextlib.suppress(RundbordError):
                self._stays = wants_to_stay(self._workspace.ask(profile.read_settings))

    def _put_mark(self, *, wanted: bool, locked: bool) -> None:
        mark, self._mark = self._mark, None
        if mark is not None:
            mark.take_away()
            mark.deleteLater()
        if wanted and TrayMark.is_possible():
            made = TrayMark(logo_icon(), locked=locked, parent=self)
            made.open_asked.connect(self.open_asked)
            made.lock_asked.connect(self.lock_asked)
            made.quit_asked.connect(self.quit_asked)
            made.show()
            self._mark = made

    def _on_due(self, count: int) -> None:
        if self._workspace is not None and QGuiApplication.focusWindow() is not None:
            return  # she has I dag before her
        words = reminder_words(count)
        if self._mark is not None:
            self._mark.say(words)
        self._say(words)
