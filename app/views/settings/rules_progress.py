"""»Datoerne regnes ud igen«: shown when it takes more than a second, with a way to stop."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QApplication, QProgressDialog

from app.views.theme import dress

WORDS, STOP = "Datoerne i alle sager bliver regnet ud igen …", "Stop, og lad alt være som før"
WAIT = 1000
"""Milliseconds before anything is shown: most stores are done long before."""


class RedatingProgress:
    """Called with how many cases of how many are done; answers whether to go on."""

    def __init__(self, wait: int = WAIT) -> None:
        self._wait = wait
        self._clock = QElapsedTimer()
        self._clock.start()
        self._dialog: QProgressDialog | None = None

    def __call__(self, done: int, total: int) -> bool:
        """Show how far it has come once it has taken a while. False when she pressed stop."""
        if self._dialog is None:
            if self._clock.elapsed() < self._wait:
                return True
            self._dialog = _dialog(total)
        self._dialog.setValue(done)  # a modal one lets the window breathe and hears the button
        return not self._dialog.wasCanceled()

    def close(self) -> None:
        """Take it away."""
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _dialog(total: int) -> QProgressDialog:
    dialog = QProgressDialog(WORDS, STOP, 0, total, QApplication.activeWindow())
    dress(dialog)
    dialog.setWindowTitle("Regler og frister")
    dialog.setAccessibleName(WORDS)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.setMinimumDuration(0)
    dialog.setAutoClose(False)
    dialog.setAutoReset(False)
    dialog.show()
    return dialog
