"""The person who is selected: who it is, the form, the place in the network, and what has been promised."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.services import records
from app.services.agreements import AgreementRow, list_agreements
from app.services.people import PersonRow
from app.views.case.columns import empty_layout
from app.views.case.fitted import Fitted
from app.views.records.form import RecordForm
from app.views.widgets.buttons import QuietButton
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

FIRST = ("name", "called", "role", "birth", "gender", "deceased", "death", "town", "residence", "organisation")
TIE_FIELDS = ("can_contribute", "ring", "sector", "asked")


class Inspector(Fitted):
    """The column beside the drawing."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._person: PersonRow | None = None
        self._name = Text("", "heading", wrap=True)
        self._about = Text("", "body", "ink2", wrap=True)
        self._form = RecordForm(workspace, case_id, "person", title="Person", first=FIRST)
        self._tie = RecordForm(workspace, case_id, "network_tie", title="Plads i netværket", scope="netværk")
        self._promised = QVBoxLayout()
        self._promised.setSpacing(6)
        self.back = QuietButton("Tilbage", icon="arrow-left")
        self.remove = QuietButton("Fjern personen", icon="trash")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 24)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._name, self._about, self._form, self._tie):
            column.addWidget(part)
        column.addLayout(self._promised)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_person(self, person: PersonRow | None) -> None:
        """Show somebody, nobody when None; shown again, what is half typed stays."""
        self._person = person
        for part in (self._form, self._about, self.remove):
            part.setVisible(person is not None)
        if person is None:
            self._name.setText("Ingen valgt")
            self._tie.hide()
            return
        self._name.setText(person.name)
        born = f"født {person.born}" if person.born else ""
        gone = "død" if person.deceased else ""
        self._about.setText(", ".join(filter(None, (person.role, person.age, born, gone))))
        self.remove.setVisible(not person.is_child_of_case)
        self._show_forms(person)
        self._show_promises(person)

    def start(self) -> None:
        """Put the focus in the name."""
        self._form.start()

    def _show_forms(self, person: PersonRow) -> None:
        rows = self._workspace.ask(records.list_records, self._case_id, "person", "network_tie")
        for row in rows:
            if row.id == person.id:
                self._form.show_record(row.id, row.fields)
            if row.id == person.network_tie_id:
                self._tie.show_record(row.id, [each for each in row.fields if each.name in TIE_FIELDS])
        self._tie.setVisible(person.network_tie_id is not None)

    def _show_promises(self, person: PersonRow) -> None:
        empty_layout(self._promised)
        own = [each for each in self._agreements() if person.id in each.owner_ids]
        if own:
            self._promised.addWidget(SectionHeading("Har lovet"))
        for each in own:
            self._promised.addWidget(Text(each.sentence, "body", wrap=True))

    def _agreements(self) -> list[AgreementRow]:
        return self._workspace.ask(list_agreements, self._case_id)
