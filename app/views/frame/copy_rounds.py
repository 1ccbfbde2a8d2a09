"""Goes the rounds while she works: now and then asks, beside the window, for a backup if one is due."""

from PySide6.QtCore import QObject, QTimer

from app.views.frame.crash import CrashGuard
from app.views.store_port import StoreKeeper
from app.views.unlock.watched_work import WatchedWork

EVERY_MS = 60_000
"""Asking costs a look in a folder; whether half an hour has gone is the keeper's to know."""


class CopyRounds(QObject):
    """Asks every minute until `stop`. What goes wrong with a copy is told in Indstillinger, not over the work."""

    def __init__(self, keeper: StoreKeeper, parent: QObject, every: int = EVERY_MS) -> None:
        super().__init__(parent)
        self._keeper, self._work = keeper, WatchedWork(self)
        self._work.failed.connect(CrashGuard.note)
        self._timer = QTimer(self)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start()

    def stop(self) -> None:
        """Ask no more. A copy that is under way ends at its next piece: nobody shall wait for a slow share to lock."""
        self._timer.stop()
        self._work.wait()

    def _on_timeout(self) -> None:
        if not self._work.busy():
            self._work.start(lambda watch: self._keeper.copy_if_due(watch=watch))
