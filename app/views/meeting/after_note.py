"""Twenty seconds in the car: one line becomes a note of today. Nothing here is private; it says so."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums import NoteKind
from app.services.records import add_record
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import DraftSlot
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text

LABEL = "Dit notat om mødet, mens du husker det"
RULE = "Enter gemmer det blandt sagens notater. Det kan indgå i aktindsigt."
WRITTEN = "Gemt blandt sagens notater."


class NoteLine(QWidget):
    """One line; what is not kept yet waits as a draft."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self.slot = DraftSlot(desk.workspace, f"meeting:{desk.meeting_id}:note", desk.row.case_id, self)
        self.line = line_field(LABEL, sentences=True)
        self._said = Text(RULE, "meta", "ink2", wrap=True)
        self.line.restore(str(self.slot.kept().get("text", "")))
        self.line.editor.changed.connect(self.slot.touched)
        self.slot.wanted.connect(lambda: self.slot.keep({"text": self.line.text()}))
        if isinstance(self.line.editor, LineEditor):
            self.line.editor.returnPressed.connect(self._write)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self._said)

    def _write(self) -> None:
        text = self.line.text().strip()
        if not text:
            return
        values: dict[str, object] = {"text": text, "kind": NoteKind.NOTE.value, "on": str(self._desk.workspace.today)}
        with self.slot.becoming_step():
            done = self._desk.do("Skriv notat", add_record, self._desk.row.case_id, "note", values)
        if done is not None:
            self.line.set_text("")
            self.slot.drop()
            self._said.setText(f"{WRITTEN} {RULE}")
