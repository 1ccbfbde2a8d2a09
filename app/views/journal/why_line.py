"""The line on the strip where she says why a text is not to be laid over; without words it waits for another day."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.records.kept_words import KeptWords
from app.views.widgets.buttons import PlainButton
from app.views.widgets.fields import line_field
from app.views.workspace import Workspace

LABEL = "Hvorfor ikke? Skriver du intet, kommer den igen en anden dag."


class WhyLine(QWidget):
    """`answered(reason)` on Enter and on its button; `given_up` on Esc."""

    answered = Signal(str)
    given_up = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self.field, self.yes = line_field(LABEL), PlainButton("Spring den over", "Enter")
        self._words = KeptWords(workspace, case_id, f"journal:{case_id}:why:", {"why": self.field})
        self.yes.clicked.connect(self._answer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def begin(self, about: str) -> None:
        """Show the line with what was half typed of this text, and the focus in it."""
        self._words.flush()
        self.field.set_text("")
        self._words.begin(about)
        self.show()
        self.field.setFocus()

    def put_away(self) -> None:
        """Hide the line and forget the words: they are a step."""
        self._words.drop()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer on Enter, give up on Esc; Space belongs to the words."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.given_up.emit()
        elif event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)

    def _answer(self) -> None:
        self.answered.emit(self.field.text().strip())
