"""One step of a checklist: the box, its words in as many lines as they need, who took it, and a remark beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import short_day
from app.services.guide_ticks import StepRow
from app.views.widgets.buttons import LinkButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, text_field
from app.views.widgets.text import Text

GONE = "Trinnet står ikke i guiden mere."
WRITE, MEND = "Skriv en bemærkning", "Ret bemærkningen"


class StepLine(QWidget):
    """The line. `note_asked` when she wants to write beside a step that was taken."""

    note_asked = Signal()

    def __init__(self, row: StepRow, *, noting: bool) -> None:
        super().__init__()
        self.box = CheckBox("")
        self.box.setAccessibleName(row.step.text)
        self.box.setChecked(row.tick_id is not None)
        self.note: LabeledField | None = None
        self.ask: LinkButton | None = None
        self._words = QVBoxLayout()
        self._words.setContentsMargins(0, 0, 0, 0)
        self._words.setSpacing(2)
        self._words.addWidget(Text(row.step.text, "body", wrap=True))
        if told := " · ".join(filter(None, told_of(row))):
            self._words.addWidget(Text(told, "meta", "ink2", wrap=True))
        if row.tick_id is not None:
            self._add_note(row, noting=noting)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click on the words tick the box too; one beside a remark that is being written does not."""
        if event.button() is Qt.MouseButton.LeftButton and self.note is None:
            self.box.toggle()

    def _add_note(self, row: StepRow, *, noting: bool) -> None:
        if noting:
            self.note = text_field("Bemærkning", rows=1)
            self.note.editor.setAccessibleName(f"Bemærkning til: {row.step.text}")
            self.note.set_text(row.note)
            self._words.addWidget(self.note)
            return
        self.ask = LinkButton(MEND if row.note else WRITE)
        self.ask.setAccessibleName(f"{self.ask.text()}: {row.step.text}")
        self.ask.clicked.connect(self.note_asked)
        self._words.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)


def told_of(row: StepRow) -> tuple[str, ...]:
    """Return what stands under a step: when, or who took it and what they wrote, and the words it had then."""
    was = f"Dengang stod der: »{row.was}«" if row.was else ""
    if row.done_on is None:
        return (row.step.when, was)
    return (f"{row.initials} {short_day(row.done_on, keep=True)}", row.note, was, GONE if row.is_gone else "")
