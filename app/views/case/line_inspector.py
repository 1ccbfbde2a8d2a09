"""What is known of the couple or the relation that is selected: what happened and when, or how they get on."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import family_ties, records
from app.services.records import RecordRow
from app.views.case.family_telling import relation_record
from app.views.genogram.lines import DrawnLine
from app.views.records.form import RecordForm
from app.views.widgets.buttons import QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

FIRST = ("kind", "on", "text", "said_by_id", "confidential", "since", "until")


class LineInspector(QWidget):
    """The forms of one line. `command` asks for what is done by the letters."""

    command = Signal(str)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._shown: tuple[UUID, ...] = ()
        self._forms: dict[UUID, RecordForm] = {}
        self._words = Text("", "heading", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._tell = QuietButton("Gift, skilt …", "G")
        self._tell.clicked.connect(lambda: self.command.emit("union_event"))
        self._remove = QuietButton("Fjern linjen", "Del", "trash")
        self._remove.clicked.connect(lambda: self.command.emit("remove_line"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addLayout(self._column)
        for button in (self._tell, self._remove):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_line(self, line: DrawnLine) -> None:
        """Show a couple or a relation; shown again, what is half typed stays."""
        self._words.setText(line.words)
        self._tell.setVisible(line.kind == "union")
        rows = self._events(line) if line.kind == "union" else self._relation(line)
        if tuple(row.id for row in rows) != self._shown:
            self._build(rows)
        for row in rows:
            self._forms[row.id].show_record(row.id, row.fields)
        for choice in self.findChildren(ChoiceEditor):
            choice.setMinimumContentsLength(8)  # the column is narrow, whatever can be chosen

    def start(self) -> None:
        """Put the focus in the first field."""
        form = next(iter(self._forms.values()), None)
        if form is not None:
            form.start()
        else:
            self._tell.setFocus()

    def _build(self, rows: list[RecordRow]) -> None:
        empty_layout(self._column)
        self._shown, self._forms = tuple(row.id for row in rows), {}
        for number, row in enumerate(rows, 1):
            is_event = row.table == "partnership_event"
            scope = f"hændelse {number}" if is_event else "relationen"
            form = RecordForm(self._workspace, self._case_id, row.table, title=row.title, scope=scope, first=FIRST)
            if is_event:
                self._column.addWidget(SectionHeading(f"Hændelse {number}"))
            self._column.addWidget(form)
            self._forms[row.id] = form
            if is_event:
                gone = QuietButton(f"Fjern hændelse {number}", icon="trash")
                gone.clicked.connect(lambda _on=False, event_id=row.id: self._take_back(event_id))
                self._column.addWidget(gone, 0, Qt.AlignmentFlag.AlignLeft)

    def _take_back(self, event_id: UUID) -> None:
        self._workspace.do("Fjern hændelse", family_ties.remove_union_event, event_id)

    def _events(self, line: DrawnLine) -> list[RecordRow]:
        pairs = self._workspace.ask(records.list_records, self._case_id, "partnership")
        pair = next((each for each in pairs if str(each.id) == line.key[0]), None)
        return [each for each in pair.nested if each.table == "partnership_event"] if pair else []

    def _relation(self, line: DrawnLine) -> list[RecordRow]:
        record = relation_record(self._workspace, self._case_id, line)
        return [record] if record else []
