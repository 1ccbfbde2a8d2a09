"""Work in the window that may take long: a bar and a way to stop, shown when it has taken more than a second."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog

from app.views.theme import dress

WAIT = 1000
"""Milliseconds before anything is shown: most work is done long before."""


class LongWork:
    """Called with how much of how much is done; answers whether to go on.

    `words` say what is done, `stop` is what stands on the button.
    """

    def __init__(self, words: str, stop: str, *, wait: int = WAIT) -> None:
        self._words, self._stop, self._wait = words, stop, wait
        self._clock = QElapsedTimer()
        self._clock.start()
        self._dialog: QProgressDialog | None = None

    def __call__(self, done: int, total: int) -> bool:
        """Show how far it has come once it has taken a while. False when she pressed stop."""
        if self._dialog is None:
            if self._clock.elapsed() < self._wait:
                return True
            self._dialog = _dialog(self._words, self._stop)
        self._dialog.setMaximum(total)
        self._dialog.setValue(done)  # a modal one lets the window breathe and hears the button
        return not self._dialog.wasCanceled()

    def close(self) -> None:
        """Take it away."""
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _dialog(words: str, stop: str) -> QProgressDialog:
    dialog = QProgressDialog(words, stop, 0, 1, QApplication.activeWindow())
    dress(dialog)
    dialog.setWindowTitle("Rundbord")
    dialog.setAccessibleName(words)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(0)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.show()
    return dialog
