"""The purpose of a meeting as a question: words that wrap, Enter is done, and a quiet hint when it does not ask."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.views.widgets.editors import TextEditor
from app.views.widgets.fields import LabeledField

PURPOSE = "Hvad vil vi gerne finde ud af?"
ASK = "Skriv det som et spørgsmål, som alle ved bordet kan svare på."
LONG_ENOUGH = 16
"""Characters from which it can be seen that something is no question."""


class QuestionEditor(TextEditor):
    """Several lines of one question: Enter does not break the line, it goes on to the next field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Be done on Enter."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.finished.emit()
            self.focusNextChild()


def purpose_field() -> LabeledField:
    """Return the field of the purpose."""
    return LabeledField(PURPOSE, QuestionEditor(rows=1, most_rows=4), "", how_it_asks)


def how_it_asks(text: str) -> str:
    """Return a quiet suggestion when a text is long enough to be a question and is none."""
    plain = " ".join(text.split())
    return ASK if len(plain) >= LONG_ENOUGH and "?" not in plain else ""
