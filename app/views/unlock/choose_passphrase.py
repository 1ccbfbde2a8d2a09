"""First page of the first run: choose a passphrase, written twice."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.unlock.secret_line import SecretLine
from app.views.unlock.status_line import StatusLine
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.pace import TypingPace
from app.views.widgets.strength_meter import Judgement, StrengthMeter
from app.views.widgets.text import Text

ABOUT = "Vælg en adgangssætning. Den låser dine sager, og kun du kender den."
ADVICE = "Fire ord, der ikke hører sammen, er svære at gætte og lette at huske."
TOO_EASY = "Den er for let at gætte endnu."
NOT_THE_SAME = "De to er ikke ens. Tryk på øjet for at se, hvad du skrev."


class ChoosePassphrase(QWidget):
    """Two lines and a meter. `chosen` carries the passphrase when it is strong enough and written the same twice."""

    chosen = Signal(str)

    def __init__(self, strength: Callable[[str], Judgement]) -> None:
        super().__init__()
        self._strength = strength
        self._pace = TypingPace(self)
        self._pace.due.connect(self._on_due)
        self._first = SecretLine("Adgangssætning")
        self._first.edited.connect(self._pace.key_pressed)
        self._again = SecretLine("Skriv den igen", watches_caps=False, what="gentagelsen")
        self._first.entered.connect(self._again.select)
        self._again.entered.connect(self.choose)
        self._meter = StrengthMeter(ADVICE)
        self._status = StatusLine()
        for line in (self._first, self._again):
            line.edited.connect(self._answered)
        self._button = PrimaryButton("Gå videre", "Enter")
        self._button.set_height("button_unlock")
        self._button.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text("Velkommen til Rundbord", "title", wrap=True))
        column.addWidget(Text(ABOUT, "body", "ink2", wrap=True))
        column.addSpacing(8)
        for part in (self._first, self._meter, self._again):
            column.addWidget(part)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._status)  # under the button: what is said must not move it from under the mouse
        column.addStretch(1)
        self._first.tab_on_to(self._again)
        self.setFocusProxy(self._first)

    def choose(self) -> None:
        """Go on with what is written, or say what is in the way."""
        self._pace.flush()
        passphrase = self._first.text()
        judgement = self._strength(passphrase)
        self._meter.show_judgement(judgement)
        if not judgement.ok:
            self._say(TOO_EASY)
            self._first.select()
        elif self._again.text() != passphrase:
            self._say(NOT_THE_SAME)
            self._again.select()
        else:
            self._status.say("Gør klar … Det tager et øjeblik.", "ink2", "key")
            self.chosen.emit(passphrase)

    def set_busy(self, busy: bool) -> None:
        """Let nothing be changed while the store is made."""
        self._first.set_busy(busy)
        self._again.set_busy(busy)
        self._button.setEnabled(not busy)

    def say_fault(self, sentence: str) -> None:
        """Show why the store could not be made."""
        self._say(sentence)

    def clear(self) -> None:
        """Forget what was written."""
        self._first.clear()
        self._again.clear()

    def _say(self, sentence: str) -> None:
        self._status.say(sentence, "late", "warning-circle")

    def _answered(self) -> None:
        # What was in the way is being put right: »for let« must not stand beside »God adgangssætning«.
        self._status.say("")

    def _on_due(self) -> None:
        text = self._first.text()
        self._meter.show_judgement(self._strength(text) if text else None)
