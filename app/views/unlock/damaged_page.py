"""The store cannot be read whole: bring a copy back, open what can be read, or close and ask for help."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import RundbordError
from app.models.copies import CopyRow, Saved
from app.views.unlock.rescue import RescueDoor
from app.views.unlock.restore_page import taken
from app.views.unlock.slow_work import SlowWork
from app.views.unlock.status_line import StatusLine
from app.views.unlock.watched_work import WatchedWork
from app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from app.views.widgets.text import Text

TITLE = "Filen med dine sager er beskadiget"
CALM = (
    "Det kan ske, når en disk svigter, eller strømmen går. Intet bliver slettet: den beskadigede fil bliver liggende, "
    "også når du henter en kopi frem."
)
NEWEST = "Den nyeste kopi er fra {when}."
NO_COPY = "Der ligger ingen kopi på denne computer. Sæt USB-nøglen i, eller hent en kopi fra jeres netværksdrev."
BRING, READ, OPEN, CLOSE = "Hent en kopi frem", "Åbn det, der kan læses", "Åbn sagerne", "Luk Rundbord"
READING = "Læser det, der kan læses … {percent} %"
READ_ONLY = "Sagerne kan læses, men ikke ændres. Hent en kopi frem bagefter."
WHOLE_AGAIN = "Alt kunne læses, så en hel fil har taget den beskadigedes plads."


class DamagedPage(QWidget):
    """The page in the column of words. `opened` carries the store that was opened, as `UnlockWindow.unlocked` does.

    `secret` is what the user just typed; it opens what is saved.
    """

    help_topic = "damaged"

    wants_copy = Signal()
    wants_close = Signal()
    opened = Signal(object)

    def __init__(self, door: RescueDoor, secret: str) -> None:
        super().__init__()
        self._door, self._secret = door, secret
        self._status = StatusLine()
        self._looking, self._saving, self._opening = SlowWork(self), WatchedWork(self), SlowWork(self)
        self._looking.done.connect(self._on_found)
        self._saving.moved.connect(lambda percent: self._status.say(READING.format(percent=percent), aloud=False))
        self._saving.done.connect(self._on_saved)
        self._opening.done.connect(self.opened)
        for work in (self._looking, self._saving, self._opening):
            work.failed.connect(self._on_failed)
        self._newest = Text("", "body", wrap=True)
        self._bring, self._read = PrimaryButton(BRING), PlainButton(READ)
        self._bring.clicked.connect(self.wants_copy)
        self._read.clicked.connect(self.read)
        self._close = LinkButton(CLOSE)
        self._close.clicked.connect(self._on_close)
        self._saved = False
        self._lay_out()
        self.setFocusProxy(self._bring)
        self._looking.start(door.copies)

    def read(self) -> None:
        """Save what can be read; the next time, open it."""
        if self._saving.busy() or self._opening.busy():
            return
        self._set_busy(True)
        if self._saved:
            self._opening.start(lambda: self._door.open_saved(self._secret))
        else:
            self._saving.start(lambda watch: self._door.save(self._secret, watch=watch))

    def end(self) -> None:
        """Stop what is running, before the window goes."""
        self._looking.wait()
        self._saving.wait()
        self._opening.wait()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(TITLE, "title", wrap=True))
        column.addWidget(Text(CALM, "body", "ink2", wrap=True))
        column.addWidget(self._newest)
        column.addWidget(self._status)
        column.addSpacing(8)
        for button in (self._bring, self._read, self._close):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _set_busy(self, busy: bool) -> None:
        self._bring.setEnabled(not busy)
        self._read.setEnabled(not busy)
        self._close.set_words("Stop" if busy else CLOSE)

    def _on_found(self, rows: Sequence[CopyRow]) -> None:
        self._newest.setText(NEWEST.format(when=taken(rows[0])) if rows else NO_COPY)

    def _on_saved(self, saved: Saved) -> None:
        self._set_busy(False)
        self._saved = True
        self._read.set_words(OPEN)
        tone = "good" if saved.whole else "warn"
        self._status.say(f"{saved.account} {WHOLE_AGAIN if saved.whole else READ_ONLY}", tone, "info")
        self._read.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        if not isinstance(error, RundbordError):
            raise error  # our bug: the excepthook takes it
        self._status.say(str(error), "late", "warning-circle")
        self._bring.setFocus(Qt.FocusReason.OtherFocusReason)  # the focus fled to »Luk Rundbord« while it worked

    def _on_close(self) -> None:
        if self._saving.busy():
            self._saving.stop()
        else:
            self.wants_close.emit()
