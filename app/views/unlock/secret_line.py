"""The field for a passphrase: dots, an eye that shows it, and words when Caps Lock is on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.unlock.caps_lock import from_key, from_system
from app.views.unlock.status_line import StatusLine
from app.views.widgets.alt_key import is_alt_letter
from app.views.widgets.buttons import IconButton
from app.views.widgets.text import Text


class SecretLine(QWidget):
    """Label, line and eye. `entered` comes on Enter, `edited` for each change. `set_hidden(False)` shows the text.

    `unheard` tells whether letters were typed while what stands there was tried; none of them is kept.
    """

    entered = Signal()
    edited = Signal(str)

    def __init__(self, label: str, *, watches_caps: bool = True, what: str = "det skrevne") -> None:
        super().__init__()
        self._what, self.unheard = what, False
        self._label = Text(label, "subhead")
        self._line = QLineEdit()
        self._line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self._line.setProperty("tall", "true")
        self._line.textEdited.connect(self.edited)
        self._line.returnPressed.connect(self.entered)
        self._line.installEventFilter(self)
        # Beside the line and not in it: a letter typed while the eye has the focus would go up into what is written.
        self._eye = IconButton("eye", f"Vis {what}", self)
        self._eye.clicked.connect(lambda: self.set_hidden(self._line.echoMode() == QLineEdit.EchoMode.Normal))
        self._caps = StatusLine()
        self._watches_caps, self._caps_on = watches_caps, from_system()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._label, self._line, self._caps):
            column.addWidget(part)
        self.setFocusProxy(self._line)
        self.set_label(label)
        self.set_hidden(True)

    def tab_on_to(self, following: "SecretLine") -> None:
        """Let Tab lead from what is written to where it is written again, and the eyes come after.

        With an eye between them the second passphrase was typed into the first, and Enter showed it to everybody.
        """
        again, its_eye = following._line, following._eye  # noqa: SLF001 - another line of the same kind
        for before, after in ((self._line, again), (again, self._eye), (self._eye, its_eye)):
            QWidget.setTabOrder(before, after)
        # As a proxy it would lead Tab from the eye back into its own line, and never on to the button.
        following.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes nothing here; its stubs do not say so

    def text(self) -> str:
        """Return what is written."""
        return self._line.text()

    def explain(self, words: str) -> None:
        """Have what stands above read out with the label when the focus comes: why it was locked, what to write."""
        self._line.setAccessibleDescription(words)

    def put(self, text: str) -> None:
        """Put a text in the line that need not be kept from anybody."""
        self._line.setText(text)

    def clear(self) -> None:
        """Empty the line and hide what comes next."""
        self._line.clear()

    def select(self) -> None:
        """Mark everything, so that the next key starts over."""
        self._line.setFocus()
        self._line.selectAll()

    def set_label(self, label: str, placeholder: str = "") -> None:
        """Ask for something else."""
        self._label.setText(label)
        self._line.setAccessibleName(label)
        self._line.setPlaceholderText(placeholder)

    def set_hidden(self, hidden: bool) -> None:
        """Show dots, or the text itself."""
        mode = QLineEdit.EchoMode
        self._line.setEchoMode(mode.Password if hidden else mode.Normal)
        self._eye.set_icon("eye" if hidden else "eye-slash", f"{'Vis' if hidden else 'Skjul'} {self._what}")

    def set_busy(self, busy: bool) -> None:
        """Let nothing be written while it is tried."""
        self._line.setReadOnly(busy)
        self.unheard = self.unheard and not busy
        self._eye.setEnabled(not busy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch Caps Lock and keep the eye at the right end; a letter with Alt is a key nobody has, and no letter."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            system = from_system()
            self._caps_on = from_key(event, self._caps_on) if system is None else system
            self._tell_caps()
            if is_alt_letter(event):
                event.ignore()
                return True
            if self._line.isReadOnly() and event.text().strip().isprintable() and event.text().strip():
                self.unheard = True
        if isinstance(event, QResizeEvent | QMoveEvent):
            self._place_eye()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place_eye()

    def _place_eye(self) -> None:
        side, edge = self._eye.sizeHint().width(), load_tokens().space["unit"]
        self._line.setTextMargins(0, 0, side, 0)
        self._line.setMinimumHeight(current_theme().size("button_unlock"))
        inside = self._line.geometry()
        self._eye.setGeometry(
            inside.right() + 1 - side - 2 * edge, inside.top() + (inside.height() - side) // 2, side, side
        )
        self._eye.raise_()

    def _tell_caps(self) -> None:
        if self._watches_caps and self._caps_on:
            self._caps.say("Caps Lock er slået til", "warn", "arrow-fat-line-up")
        else:
            self._caps.say("")
