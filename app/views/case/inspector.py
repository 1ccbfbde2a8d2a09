"""Who is selected: the form, the place in the network, and what has been promised; or the line between two."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.services import records
from app.services.agreements import AgreementRow, list_agreements
from app.services.people import PersonRow
from app.services.twin_people import find_twins
from app.views.case.line_inspector import LineInspector
from app.views.case.twin_lines import TwinList
from app.views.genogram.lines import DrawnLine
from app.views.records.form import RecordForm
from app.views.widgets.buttons import BackButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fitted import Fitted
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

FIRST = ("name", "called", "role", "birth", "gender", "deceased", "death", "town", "residence", "organisation")
TIE_FIELDS = ("can_contribute", "ring", "sector", "asked")


class Inspector(Fitted):
    """The column beside the drawing. `command` asks for what is done by the letters."""

    command = Signal(str)
    tells_of_others = False
    """Whether it may name people of other cases: never where a family sits beside the screen."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._person: PersonRow | None = None
        self._name = Text("", "heading", wrap=True)
        self._about = Text("", "body", "ink2", wrap=True)
        self._form = RecordForm(workspace, case_id, "person", title="Person", first=FIRST)
        self._tie = RecordForm(workspace, case_id, "network_tie", title="Plads i netværket", scope="netværk")
        self._line = LineInspector(workspace, case_id)
        self.twins = TwinList(workspace)
        self._line.command.connect(self.command)
        self._promised = QVBoxLayout()
        self._promised.setSpacing(6)
        self.back = BackButton()
        self.remove = QuietButton("Fjern personen", icon="trash")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 24)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._name, self._about, self.twins, self._line, self._form, self._tie):
            column.addWidget(part)
        column.addLayout(self._promised)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_selected(self, person: PersonRow | None, line: DrawnLine | None, *, word: str = "") -> None:
        """Show a line when one is selected, else somebody, else nobody; shown again, what is half typed stays.

        `word` is who they are to the child or to whom the page is seen from.
        """
        self._person = person
        self._line.setVisible(line is not None)
        for part in (self._form, self._about, self.remove, self._tie):
            part.setVisible(person is not None and line is None)
        self._name.setVisible(line is None)
        self._show_twins(person if line is None else None)
        empty_layout(self._promised)
        if line is not None:
            self._line.show_line(line)
        elif person is None:
            self._name.setText("Ingen valgt")
        else:
            self._show_person(person, word)

    def _show_person(self, person: PersonRow, word: str) -> None:
        self._name.setText(person.name or "Ukendt")
        born = f"født {person.born}" if person.born else ""
        gone = "død" if person.deceased else ""
        self._about.setText(", ".join(filter(None, (word or person.role, person.age, born, gone))))
        self.remove.setVisible(not person.is_child_of_case)
        self._show_forms(person)
        self._show_promises(person)

    def _show_twins(self, person: PersonRow | None) -> None:
        """Show who may be the same human."""
        found = self._workspace.ask(find_twins, person.id) if person is not None and self.tells_of_others else ()
        name = person.name if person is not None else ""
        self.twins.show_twins(tuple((person.id, name, each) for each in found) if person is not None else ())

    def start(self) -> None:
        """Put the focus in the name, or in the first field of a line."""
        if self._line.isHidden():
            self._form.start()
        else:
            self._line.start()

    def _show_forms(self, person: PersonRow) -> None:
        rows = self._workspace.ask(records.list_records, self._case_id, "person", "network_tie")
        for row in rows:
            if row.id == person.id:
                self._form.show_record(row.id, row.fields)
            if row.id == person.network_tie_id:
                self._tie.show_record(row.id, [each for each in row.fields if each.name in TIE_FIELDS])
        self._tie.setVisible(person.network_tie_id is not None)
        for choice in self.findChildren(ChoiceEditor):
            choice.setMinimumContentsLength(8)  # the column is narrow, whatever can be chosen

    def _show_promises(self, person: PersonRow) -> None:
        own = [each for each in self._agreements() if person.id in each.owner_ids]
        if own:
            self._promised.addWidget(SectionHeading("Har lovet"))
        for each in own:
            self._promised.addWidget(Text(each.sentence, "body", wrap=True))

    def _agreements(self) -> list[AgreementRow]:
        return self._workspace.ask(list_agreements, self._case_id)
