"""The line that opens on a question about the time before a case came here: the day it last happened."""

from PySide6.QtWidgets import QWidget

from app.services.due_rows import DueRow
from app.services.told_before import tell_when
from app.views.today.row_line import RowLine
from app.views.told_field import told_field
from app.views.widgets.editors import LineEditor
from app.views.workspace import Workspace


class TellLine(RowLine):
    """One field, »Hvornår skete det sidst?«."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, "Skriv dagen", parent)
        self._field = self.add_field("told", told_field(lambda: workspace.today))
        if isinstance(self._field.editor, LineEditor):
            self._field.editor.returnPressed.connect(self.submit)

    def heading(self, row: DueRow) -> str:
        """Say who it is about; the row itself says what is asked."""
        return row.children or row.case_number

    def about(self, row: DueRow) -> str:
        """Return who it was about: the question is answered."""
        return self.heading(row)

    def submit(self) -> None:
        """Write the day that was typed, or say under the field why it is no answer."""
        text, row = self._field.text(), self.row
        if row is None or not text.strip():
            return
        asked = {"case_id": row.case_id, "table": row.source_table, "row_id": row.source_id, "rule_id": row.rule_id}
        self._field.set_error(self.make(row, "Skriv dagen", tell_when, **asked, typed=text))
