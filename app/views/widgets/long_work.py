"""Work in the window that may take long: a bar and a way to stop, shown when it has taken more than a second."""

from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QProgressBar, QVBoxLayout

from app.views.theme import current_theme, dress
from app.views.widgets.aloud import say_aloud
from app.views.widgets.buttons import PlainButton
from app.views.widgets.text import Text

WAIT = 1000
"""Milliseconds before anything is shown: most work is done long before."""
EARS, EYES = QEventLoop.ProcessEventsFlag.AllEvents, QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
EDGE, WIDTH = 20, 420
"""Pixels at 100 %: the room around what is told, and how wide it is."""


class LongWork:
    """Called with how much of how much is done; answers whether to go on.

    `words` say what is done, `stop` is what stands on the button; without it there is none, for what must not be
    stopped halfway. Keys and clicks then wait until it is done, and go where they would have gone without the bar.
    With `many` it is shown at once when there is so much to do that it is sure to take long.
    """

    def __init__(self, words: str, stop: str, *, wait: int = WAIT, many: int = 0) -> None:
        self._words, self._stop, self._wait, self._many = words, stop, wait, many
        self._clock = QElapsedTimer()
        self._clock.start()
        self._dialog: WorkDialog | None = None

    def __call__(self, done: int, total: int) -> bool:
        """Show how far it has come once it has taken a while. False when she pressed stop."""
        if self._dialog is None:
            is_long = 0 < self._many <= total
            if not is_long and self._clock.elapsed() < self._wait:
                return True
            self._dialog = WorkDialog(self._words, self._stop)
            self._dialog.show()
            if not self._stop:
                say_aloud(self._dialog, self._words)
        self._dialog.tell(done, total)
        QApplication.processEvents(EARS if self._stop else EYES)  # the window breathes and hears the button
        return not self._dialog.is_stopped

    def close(self) -> None:
        """Take it away."""
        if self._dialog is not None:
            self._dialog.hide()
            self._dialog.deleteLater()
            self._dialog = None


class WorkDialog(QDialog):
    """What is being done, how far it has come as a bar and in words, and a button that stops it; Esc does too."""

    def __init__(self, words: str, stop: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.is_stopped = False
        self.words, self._far, self._bar = Text(words, "body", wrap=True), Text("", "meta", "ink2"), QProgressBar()
        self.stop = PlainButton(stop)
        self.stop.clicked.connect(self.reject)
        self.stop.setVisible(bool(stop))
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(words)
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.addWidget(self._far)
        foot.addStretch(1)
        foot.addWidget(self.stop)
        edge = current_theme().px(EDGE)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(current_theme().px(EDGE // 2))
        column.addWidget(self.words)
        column.addWidget(self._bar)
        column.addLayout(foot)
        self.setWindowTitle("Rundbord")
        self.setAccessibleName(words)
        if stop:
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the keys stay with the window she is in
        dress(self)
        width = current_theme().px(WIDTH)
        self.resize(width, column.totalHeightForWidth(width))  # by itself a dialog makes no room for a second line

    def tell(self, done: int, total: int) -> None:
        """Show how far it has come."""
        self._bar.setMaximum(total)
        self._bar.setValue(done)
        self._far.setText(f"{100 * done // total} %" if total else "")

    def reject(self) -> None:
        """Stop the work, if it can be. The dialog stays until the work has heard it."""
        self.is_stopped = bool(self.stop.text())
        self.stop.setEnabled(False)
