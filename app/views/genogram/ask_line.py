"""A small question with numbered answers: which pair, which kind of parents, what a drop means."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.widgets.buttons import PlainButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

Answered = Callable[[str], None]


class AskLine(QWidget):
    """The question. A number, or Enter on an answer, chooses; `left` comes when it closes without an answer."""

    left = Signal()
    focus_hints = ((("Enter",), "Vælg"), (("Esc",), "Luk"))

    def __init__(self) -> None:
        super().__init__()
        self._question = Text("", "subhead", wrap=True)
        self._answers = QWidget()
        self._flow = FlowLayout(self._answers, gap=8, line_gap=4)
        self._buttons: list[PlainButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.setSpacing(6)
        column.addWidget(self._question)
        column.addWidget(self._answers)
        column.addStretch(1)
        self.hide()

    def ask(self, question: str, answers: Sequence[tuple[str, str]], then: Answered) -> None:
        """Ask, each answer with its value and words; `then` gets the value."""
        self._question.setText(question)
        self._answers.setAccessibleName(question)
        self._flow.clear()
        self._buttons = []
        for number, (value, words) in enumerate(answers, 1):
            button = PlainButton(words, str(number) if number < 10 else "")
            button.clicked.connect(lambda _on=False, value=value: self._answer(then, value))
            button.set_height("smallest_target")
            self._flow.addWidget(button)
            self._buttons.append(button)
        self.show()
        for button in self._buttons:
            button.show()
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by number, or close."""
        number = event.key() - Qt.Key.Key_1
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        elif 0 <= number < min(len(self._buttons), 9):
            self._buttons[number].click()
        else:
            super().keyPressEvent(event)

    def close_line(self) -> None:
        """Close without an answer."""
        self.hide()
        self.left.emit()

    def _answer(self, then: Answered, value: str) -> None:
        self.hide()
        self.left.emit()
        then(value)
