"""Writing better what was said, where it stands: Enter keeps it, Esc leaves it as it was, a refusal stays under it."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from app.views.meeting.field_keys import is_way_out
from app.views.meeting.panel import bring_in_sight
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField

LABEL = "Ret, hvad der blev sagt. Tøm linjen for at tage den væk"


class SaidCorrection(LabeledField):
    """A line with the words to be written better. `given_up` comes on Esc."""

    given_up = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(LABEL, LineEditor())
        self.set_text(words)
        self.editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc leave the words as they were, and nothing else."""
        if is_way_out(event):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self.given_up.emit()
            return True
        if event.type() is QEvent.Type.FocusIn:
            QTimer.singleShot(0, self, lambda: bring_in_sight(self))
        return super().eventFilter(watched, event)
