"""The line »Ikke holdt, fordi …«: why something planned did not happen, and at once the new day."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.services.planned_not_held import NO_REASON, OWN_WORDS, REASONS, TO_COME, WhyNot, say_not_held
from app.views.today.date_line import how_read
from app.views.today.row_line import RowLine
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import choice_field, line_field
from app.views.workspace import Workspace
from app.wording import word

STEP = "Blev ikke holdt"
WHY, WORDS, AGAIN = "Hvorfor blev det ikke til noget?", "Med dine egne ord", "Ny dag"
WORDS_HINT = "Kun det, der skete. Det står i sagen."
AGAIN_HINT = "Skriv for eksempel på torsdag eller 4/12. Enter gemmer, også uden en ny dag."

OF_THE_WHY = (NO_REASON, TO_COME)


class NotHeldLine(RowLine):
    """Why by its first letter, Enter, a few words, Enter, the new day, Enter: one step."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, "Ikke holdt, fordi …", parent)
        self._why = self.add_field("why_not", choice_field(WHY, [(each.value, word(each)) for each in REASONS]))
        self._words = self.add_field("not_held", line_field(WORDS, hint=WORDS_HINT, sentences=True))
        self._again = self.add_field("again", line_field(AGAIN, hint=AGAIN_HINT, explain=self._explain))
        for field, enter in ((self._words, self._on_words), (self._again, self.submit)):
            if isinstance(field.editor, LineEditor):
                field.editor.returnPressed.connect(enter)

    def submit(self) -> None:
        """Write that it was not held, or say under a field what is missing."""
        row = self.row
        if row is None:
            return
        said = WhyNot(self._why.text(), self._words.text(), self._again.text())
        refusal = self.make(row, STEP, say_not_held, table=row.source_table, row_id=row.source_id, said=said)
        wrong = self._words if refusal == OWN_WORDS else self._why if refusal in OF_THE_WHY else self._again
        for field in (self._why, self._words, self._again):
            field.set_error(refusal if field is wrong else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the choice goes on to the words."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._why.editor.hasFocus():
            self._words.setFocus(Qt.FocusReason.TabFocusReason)
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_words(self) -> None:
        self._again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self, text: str) -> str:
        return how_read(text, self.workspace)
