"""The line that opens on a question about the time before a case came here: the day it last happened."""

from PySide6.QtWidgets import QWidget

from app.services.due_rows import DueRow
from app.services.told_before import tell_when
from app.views.today.jobs import NOT_HELD, SET_DATE, WRITE_PLAN, jobs_of
from app.views.today.row_line import RowLine
from app.views.told_field import told_field
from app.views.widgets.editors import LineEditor
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NOT_DONE = {
    WRITE_PLAN: "Blev planen ikke skrevet? Luk med Esc, og tryk A for at skrive den nu.",
    NOT_HELD: "Blev det ikke til noget? Luk med Esc, og tryk I for at skrive hvorfor.",
    SET_DATE: "Er det ikke sket? Luk med Esc, og tryk S for at sætte en dato for næste gang.",
}
"""What to do when nothing was done, by the other thing the row can be helped with."""


class TellLine(RowLine):
    """One field, »Hvornår skete det sidst?«."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, "Skriv dagen", parent)
        self._field = self.add_field("told", told_field(lambda: workspace.today))
        self._not_done = Text("", "meta", "ink2", wrap=True)
        self.body.addWidget(self._not_done)
        if isinstance(self._field.editor, LineEditor):
            self._field.editor.returnPressed.connect(self.submit)

    def opened(self, row: DueRow) -> None:
        """Say what to do when it was not done at all: a day is no answer to that."""
        other = next((job for job in jobs_of(row) if job in NOT_DONE), None)
        self._not_done.setVisible(other is not None)
        if other is not None:
            self._not_done.setText(NOT_DONE[other])

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
