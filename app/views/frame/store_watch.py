"""Looks after the open store while she works: seals how far it has come, tells of trouble, makes backups, spells.

When she rests the search is gathered, for each step makes it a little slower.
"""

from PySide6.QtCore import QObject, QTimer

from app.errors import StoreError
from app.views.entrance import OpenedStore
from app.views.frame.copy_rounds import CopyRounds
from app.views.frame.crash import CrashGuard
from app.views.frame.spelling_desk import SpellingDesk
from app.views.unlock.slow_work import SlowWork
from app.views.workspace import Workspace

SEAL_EVERY_MS = 20_000
DRAFT_WATCH_MS = 1_000
REST_MS = 3_000
"""After a step. Gathering takes 0.2 s at 10,000 cases; a step that comes meanwhile waits for it, nothing else does."""


class StoreWatch(QObject):
    """Watches one store from the moment it is made until `stop`. Its words are known for exactly as long."""

    def __init__(self, store: OpenedStore, workspace: Workspace, rest: int = REST_MS) -> None:
        super().__init__(workspace)
        self._store, self._workspace = store, workspace
        self._rounds = CopyRounds(store.keeper, self)
        self._spelling = SpellingDesk(workspace)
        self._timers = (self._every(SEAL_EVERY_MS), self._every(DRAFT_WATCH_MS))
        self._timers[0].timeout.connect(self.seal)
        self._timers[1].timeout.connect(self.tell_draft_failures)
        self._gathering = SlowWork(self)
        self._gathering.failed.connect(CrashGuard.note)
        self._rest = QTimer(self, singleShot=True, interval=rest)
        self._rest.timeout.connect(self.gather)
        workspace.changed.connect(self._rest.start)

    def stop(self) -> None:
        """Watch no more; a backup that is under way is stopped."""
        for timer in (*self._timers, self._rest):
            timer.stop()
        self._rounds.stop()
        self._gathering.wait()
        self._spelling.stop()

    def seal(self) -> None:
        """Seal while she works, so that a lost log is noticed at the next start; not in the middle of a step."""
        if self._workspace.is_in_step(self.seal):
            return
        try:
            self._store.seal()
        except StoreError as error:
            self._workspace.store_failed.emit(str(error))

    def gather(self) -> None:
        """Gather the search beside the window; while it is being done, another time will do."""
        if not self._gathering.busy():
            self._gathering.start(self._store.keeper.gather_search)

    def tell_draft_failures(self) -> None:
        """Say that half-typed text is not on disk; the writer notes it in a thread of its own."""
        if self._store.draft_failures:
            failures = list(self._store.draft_failures)
            self._store.draft_failures.clear()
            self._workspace.store_failed.emit(str(failures[-1]))

    def _every(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(milliseconds)
        timer.start()
        return timer
