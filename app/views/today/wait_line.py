"""The line »Udskyd, fordi …«: until which day, and why. Nothing waits without a reason, and the law never does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.language.dates import day_date
from app.models.enums import DueKind
from app.services import due_many, snoozes
from app.services.due_rows import DueRow
from app.views.today.date_line import how_read
from app.views.today.row_line import RowLine
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

UNTIL = "Frem igen hvornår?"
UNTIL_HINT = "Skriv for eksempel på mandag, om 2 uger eller 4/12."
BECAUSE = "Fordi …"
BECAUSE_HINT = "Enter udskyder, Esc lukker. Datoen selv bliver ikke flyttet."
NO_LONGER = "Lovfristen er {due}. Vælg en dag senest {last}."
THAT_DAY = "Lovfristen er {due}. Vælg senest den dag."


class WaitLine(RowLine):
    """Two fields: Enter in the first goes to the second, Enter there makes the line wait."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, "Udskyd, fordi …", parent)
        self._law = Text("", "meta", "warn", wrap=True)
        self.body.addWidget(self._law)
        self._until = self.add_field("until", line_field(UNTIL, hint=UNTIL_HINT, explain=self._explain))
        self._because = self.add_field("because", line_field(BECAUSE, hint=BECAUSE_HINT, sentences=True))
        for field, enter in ((self._until, self._on_until), (self._because, self.submit)):
            if isinstance(field.editor, LineEditor):
                field.editor.returnPressed.connect(enter)

    def opened(self, _row: DueRow) -> None:
        """Say how far a date of the law lets it wait, before a day is written."""
        lawful = [each.due for each in self.rows if each.kind is DueKind.STATUTORY and each.due is not None]
        self._law.setVisible(bool(lawful))
        if lawful:
            due = min(lawful)  # of several, the one that lets them wait the shortest
            first = next(each for each in self.rows if each.kind is DueKind.STATUTORY and each.due == due)
            last = first.last_working_day or due  # hours run on over a weekend
            words = THAT_DAY if last == due else NO_LONGER
            self._law.setText(words.format(due=day_date(due, keep=True), last=day_date(last, keep=True)))

    def submit(self) -> None:
        """Put the line off, or say which of the two is missing."""
        row = self.row
        if row is None:
            return
        refusal = self._make(row, self._until.text(), self._because.text())
        field = self._because if snoozes.NO_REASON in refusal else self._until
        field.set_error(refusal)

    def _make(self, row: DueRow, until: str, because: str) -> str:
        if len(self.rows) > 1:
            name = f"Udskyd {len(self.rows)} linjer"
            return self.make(row, name, due_many.put_all_off, rows=self.rows, until=until, because=because)
        return self.make(
            row, "Udskyd", snoozes.put_off, table=row.source_table, row_id=row.source_id, rule_id=row.rule_id,
            until=until, because=because,
        )  # fmt: skip

    def _explain(self, text: str) -> str:
        return how_read(text, self.workspace)

    def _on_until(self) -> None:
        if self._until.text().strip():
            self._because.setFocus(Qt.FocusReason.OtherFocusReason)
