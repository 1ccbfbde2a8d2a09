"""What stands on the screen while it is covered: the drawn table and a field for the code; no name and no number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.views.guard.cover_code import LENGTH, CoverCode
from app.views.unlock.front_page import FrontPage
from app.views.unlock.secret_line import SecretLine
from app.views.unlock.status_line import StatusLine
from app.views.widgets.buttons import LinkButton, PrimaryButton
from app.views.widgets.text import Text

NOT_THE_SAME = "De to koder er ikke ens. Skriv koden igen."
FOOTER = (
    "Ingen kan læse det, der er bag. Rundbord låser helt, når skærmen har været dækket længe, eller computeren sover."
)


class CoverPage(QWidget):
    """A calm page over the whole window. No key gets past it; Ctrl+L locks."""

    lock_wanted = Signal()

    def __init__(self, heading: str, words: str) -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self.front = FrontPage(FOOTER)
        self.status = StatusLine()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(12)
        self.front.column.addWidget(Text(heading, "display_room", wrap=True))
        self.front.column.addWidget(Text(words, "body", "ink2", wrap=True))
        self.front.column.addSpacing(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.front)
        lock = QShortcut(QKeySequence("Ctrl+L"), self)
        lock.activated.connect(self.lock_wanted)

    def finish(self, *fields: QWidget) -> None:
        """Put the fields, the status and the buttons under the words."""
        for part in (*fields, self.status):
            self.front.column.addWidget(part)
        self.front.column.addSpacing(8)
        self.buttons.addStretch(1)
        self.front.column.addLayout(self.buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let no key through to the window behind."""
        event.accept()


class ChooseCodePage(CoverPage):
    """The first time: a code, twice. `chosen(CoverCode)`, or `given_up`."""

    chosen = Signal(object)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__(
            "Dæk skærmen",
            "Vælg en kort kode, som du lukker op med. Den gælder, til Rundbord bliver låst eller lukket.",
        )
        self.code, self.again = _code_line("Kode på 4–8 cifre", "koden"), _code_line("Koden igen", "gentagelsen")
        cover, back = PrimaryButton("Dæk skærmen", "Enter", "eye-slash"), LinkButton("Fortryd")
        for line in (self.code, self.again):
            line.entered.connect(self.choose)
        cover.clicked.connect(self.choose)
        back.clicked.connect(self.given_up)
        self.buttons.addWidget(cover)
        self.buttons.addWidget(back)
        self.finish(self.code, self.again)
        self.code.tab_on_to(self.again)
        self.setFocusProxy(self.code)

    def choose(self) -> None:
        """Take the code when it can be used and stands there twice; otherwise say what to do."""
        first, second = self.code.text(), self.again.text()
        try:
            code = CoverCode(first)
        except UserError as error:
            self.status.say(str(error), "late", "warning-circle")
            self.code.select()
            return
        if not second:
            self.again.select()
        elif first != second:
            self.status.say(NOT_THE_SAME, "late", "warning-circle")
            self.again.select()
        else:
            self.chosen.emit(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the page; no other key gets past it."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        event.accept()


class CoveredPage(CoverPage):
    """Asks for the code. `opened` when it was right, `used_up` when it was wrong too often."""

    opened = Signal()
    used_up = Signal()

    def __init__(self, code: CoverCode) -> None:
        super().__init__("Skærmen er dækket", "Skriv koden for at komme tilbage til mødet.")
        self._code = code
        self.line = _code_line("Kode", "koden")
        show, lock = PrimaryButton("Vis skærmen", "Enter", "eye"), LinkButton("Lås Rundbord")
        self.line.entered.connect(self.try_code)
        show.clicked.connect(self.try_code)
        lock.clicked.connect(self.lock_wanted)
        self.buttons.addWidget(show)
        self.buttons.addWidget(lock)
        self.finish(self.line)
        self.setFocusProxy(self.line)

    def try_code(self) -> None:
        """Try what is written."""
        written = self.line.text()
        if not written:
            self.status.say(LENGTH)
        elif self._code.opens(written):
            self.opened.emit()
        elif not self._code.left:
            self.used_up.emit()
        else:
            left = "1 forsøg" if self._code.left == 1 else f"{self._code.left} forsøg"
            self.status.say(f"Forkert kode. {left} tilbage, så låser Rundbord.", "late", "warning-circle")
            self.line.select()


def _code_line(label: str, what: str) -> SecretLine:
    return SecretLine(label, watches_caps=False, what=what)
