"""One line that asks for a few words about somebody who is there: when they died, what happened in a pair."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.widgets.buttons import QuietButton
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField
from app.views.widgets.flow import FlowLayout

Kept = Callable[[str], str]
"""Does what was typed and returns the sentence of a refusal, empty when it is done."""


class AnswerLine(QWidget):
    """The line. Enter keeps what is typed; an empty line, or Esc, closes. Words on buttons can be put in by touch."""

    left = Signal()
    focus_hints = ((("Enter",), "Gem"), (("Esc",), "Luk"))

    def __init__(self) -> None:
        super().__init__()
        self._then: Kept = lambda _text: ""
        self._empty = False
        self._editor = LineEditor()
        self._field = LabeledField("Hvad ved vi?", self._editor)
        self._editor.installEventFilter(self)
        self._offers = QWidget()
        self._flow = FlowLayout(self._offers, gap=2, line_gap=0)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 6)
        column.setSpacing(2)
        column.addWidget(self._field)
        column.addWidget(self._offers)
        column.addStretch(1)
        self.hide()

    def ask(
        self, question: str, then: Kept, *, example: str = "", words: Sequence[str] = (), empty: bool = False
    ) -> None:
        """Ask for some words; `empty` when an empty line is an answer too."""
        self._then, self._empty = then, empty
        self._field.set_label(question)
        self._field.set_text("")
        self._field.set_error("")
        self._editor.setPlaceholderText(example)
        self._flow.clear()
        for word in words:
            button = QuietButton(word)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, word=word: self._put_in(word))
            self._flow.addWidget(button)
            button.show()
        self._offers.setVisible(bool(words))
        self.show()
        self._editor.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take Enter and Esc before the field does; Esc must not lead out of the case from here."""
        if not isinstance(event, QKeyEvent):
            return False
        escape = event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if escape:
            self.close_line()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            return False
        return True

    def close_line(self) -> None:
        """Close; what was kept before stays."""
        self.hide()
        self.left.emit()

    def _keep(self) -> None:
        text = self._editor.value().strip()
        refusal = self._then(text) if text or self._empty else ""
        self._field.set_error(refusal)
        if not refusal:
            self.close_line()

    def _put_in(self, word: str) -> None:
        before = self._editor.value().rstrip(" ,")
        self._editor.set_value(f"{before}, {word} " if before else f"{word} ")
        self._editor.setFocus()
