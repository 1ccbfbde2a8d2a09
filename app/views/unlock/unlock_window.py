"""The unlock window: a passphrase or the code from the recovery sheet. No case names, no counts."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow

from app.errors import RundbordError, WrongPassphraseError
from app.views.unlock.front_page import FrontPage
from app.views.unlock.secret_line import SecretLine
from app.views.unlock.slow_work import SlowWork
from app.views.unlock.status_line import StatusLine
from app.views.unlock.waiting import Waiting
from app.views.widgets.buttons import LinkButton, PrimaryButton
from app.views.widgets.cards import Tag
from app.views.widgets.text import Text

GREETING = "Skriv din adgangssætning for at åbne dine sager."
FOOTER = "Dine sager ligger krypteret på denne computer og ingen andre steder."
WRONG_PASSPHRASE = "Forkert adgangssætning."
WRONG_CODE = "Koden passer ikke. Se efter på arket."
PASSPHRASE, CODE = "Adgangssætning", "Kode fra genoprettelsesarket"
USE_SHEET, USE_PASSPHRASE = "Brug genoprettelsesarket", "Brug adgangssætningen"


class UnlockWindow(QMainWindow):
    """Asks until `unlock` answers, then `unlocked` carries the answer.

    `unlock` gets the passphrase or the code, takes its time in another thread, and raises WrongPassphraseError or
    another foreseen error whose sentence is shown. `message` says how it is (»Rundbord har været låst siden …«).
    """

    unlocked = Signal(object)

    def __init__(
        self, unlock: Callable[[str], object], *, message: str = GREETING, footer: str = FOOTER, training: bool = False
    ) -> None:
        super().__init__()
        self._unlock = unlock
        self.by_recovery_code = False
        self._work, self._waiting = SlowWork(self), Waiting(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._waiting.ticked.connect(self._on_ticked)
        self._secret = SecretLine(PASSPHRASE)
        self._secret.entered.connect(self.try_to_unlock)
        self._status = StatusLine()
        self._button = PrimaryButton("Lås op", "Enter")
        self._button.set_height("button_unlock")
        self._button.clicked.connect(self.try_to_unlock)
        self._other_way = LinkButton(USE_SHEET)
        self._other_way.clicked.connect(self._on_other_way)
        self.setWindowTitle("Rundbord")
        self.setCentralWidget(self._page(message, footer, training))
        self.resize(1100, 720)
        self._secret.setFocus()

    def try_to_unlock(self) -> None:
        """Try what is written, unless a try is running or the wait is not over."""
        if self._work.busy() or self._waiting.left():
            return
        secret = self._secret.text()
        if not secret.strip():
            self._status.say("Skriv koden fra arket." if self.by_recovery_code else "Skriv din adgangssætning.")
            return
        self._set_busy(True)
        self._work.start(lambda: self._unlock(secret))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let a running try end before the window goes."""
        self._work.wait()
        super().closeEvent(event)

    def _page(self, message: str, footer: str, training: bool) -> FrontPage:
        page = FrontPage(footer)
        if training:
            page.column.addWidget(Tag("Øvelse – ikke rigtige sager", "warn", "warning-circle"))
        page.column.addWidget(Text("Godt at se dig igen", "display_room", wrap=True))
        page.column.addWidget(Text(message, "body", "ink2", wrap=True))
        page.column.addSpacing(16)
        page.column.addWidget(self._secret)
        page.column.addWidget(self._status)
        page.column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._button)
        buttons.addWidget(self._other_way)
        buttons.addStretch(1)
        page.column.addLayout(buttons)
        return page

    def _set_busy(self, busy: bool) -> None:
        self._secret.set_busy(busy)
        self._button.setEnabled(not busy)
        self._other_way.setEnabled(not busy)
        self._status.say("Låser op …" if busy else "", "ink2", "key")

    def _on_done(self, answer: object) -> None:
        self._set_busy(False)
        self._secret.clear()
        self.unlocked.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self._secret.select()
        if isinstance(error, WrongPassphraseError):
            self._tell_wait(self._waiting.failed(), aloud=True)
        elif isinstance(error, RundbordError):
            self._status.say(str(error), "late", "warning-circle")
        else:
            raise error  # our bug: the excepthook takes it

    def _on_ticked(self, left: int) -> None:
        self._tell_wait(left, aloud=False)

    def _tell_wait(self, left: int, *, aloud: bool) -> None:
        wrong = WRONG_CODE if self.by_recovery_code else WRONG_PASSPHRASE
        again = f"Prøv igen om {left} {'sekund' if left == 1 else 'sekunder'}." if left else "Prøv igen."
        self._status.say(f"{wrong} {again}", "late", "warning-circle", aloud=aloud)
        self._button.setEnabled(not left)

    def _on_other_way(self) -> None:
        self.by_recovery_code = not self.by_recovery_code
        self._secret.clear()
        self._secret.set_hidden(not self.by_recovery_code)
        placeholder = "6 grupper med 5 tegn" if self.by_recovery_code else ""
        self._secret.set_label(CODE if self.by_recovery_code else PASSPHRASE, placeholder)
        self._other_way.set_words(USE_PASSPHRASE if self.by_recovery_code else USE_SHEET)
        if not self._waiting.left():
            self._status.say("")
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
