"""The column beside the map: the selected person with what can be done, who can help with what, who is not here yet."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.genogram.network import SECTOR_WORDS, MapOptions, MapPerson
from app.genogram.network_words import person_words
from app.language.folding import join_names
from app.services import records
from app.services.network_rows import NetworkPerson, NetworkRows
from app.views.genogram.legend import Legend
from app.views.network.commands import QUALITIES, RINGS, SECTORS, MapCommand
from app.views.records.form import RecordForm
from app.views.widgets.buttons import BackButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.fitted import Fitted
from app.views.widgets.flow import FlowLayout
from app.views.widgets.name_button import NameButton
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

FORM_FIELDS = ("can_contribute", "asked", "only_professional")
NOBODY = "Vælg en på kortet, eller tryk N og skriv et navn."
THE_CHILD = "Kortet er, som {name} oplever det."


class NetworkSide(Fitted):
    """The column. `command` carries what is asked for, `wanted` the id of somebody who is to be put on the map."""

    command = Signal(str)
    wanted = Signal(str)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._name, self._about = Text("", "heading", wrap=True), Text("", "body", "ink2", wrap=True)
        self._choices = QWidget()
        self._form = RecordForm(workspace, case_id, "network_tie", title="Plads i netværket", scope="på kortet")
        self.legend = Legend()
        self._lists = QVBoxLayout()
        self._lists.setSpacing(6)
        self.back = BackButton("Kortet")
        self.remove = QuietButton("Tag af kortet", "Del", "x")
        self.remove.clicked.connect(lambda: self.command.emit("remove"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 24)
        column.setSpacing(12)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._name, self._about, self._choices, self._form):
            column.addWidget(part)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._lists)
        column.addWidget(SectionHeading("Tegnene på kortet"))
        column.addWidget(self.legend)
        column.addStretch(1)
        self._lay_out_choices()

    def show_rows(self, rows: NetworkRows, selected: str) -> None:
        """Show the selected person, and the lists of this child's network."""
        placed = next((each for each in rows.network.people if each.id == selected), None)
        beside = next((each for each in rows.people if str(each.id) == selected), None)
        for part in (self._choices, self._form, self.remove):
            part.setVisible(placed is not None)
        if placed is None or beside is None:
            self._name.setText(rows.called if selected == rows.network.child else "Ingen valgt")
            self._about.setText(THE_CHILD.format(name=rows.called) if selected == rows.network.child else NOBODY)
        else:
            self._name.setText(beside.name)
            self._about.setText(_about(placed, beside, rows.called))
            self._show_form(beside)
        self._show_lists(rows)

    def start(self) -> None:
        """Put the focus in the first field of the selected person."""
        self._form.start()

    def _show_form(self, person: NetworkPerson) -> None:
        for row in self._workspace.ask(records.list_records, self._case_id, "network_tie"):
            if row.id == person.tie_id:
                self._form.show_record(row.id, [each for each in row.fields if each.name in FORM_FIELDS])

    def _show_lists(self, rows: NetworkRows) -> None:
        empty_layout(self._lists)
        helping = [each for each in rows.people if each.can_contribute]
        if helping:
            self._lists.addWidget(SectionHeading("Kan bidrage med"))
        for each in helping:
            self._lists.addWidget(Text(f"{each.name}: {each.can_contribute}", wrap=True, strong=len(each.name)))
        not_asked = [each.name for each in rows.people if not each.asked and each.placed]
        if not_asked:
            self._lists.addWidget(SectionHeading("Ikke spurgt endnu"))
            self._lists.addWidget(Text(join_names(not_asked), "body", "ink2", wrap=True))
        if rows.others:
            self._lists.addWidget(SectionHeading("Ikke på kortet"))
            self._lists.addWidget(self._buttons_for(rows.others))

    def _buttons_for(self, others: Sequence[NetworkPerson]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=2, line_gap=0)
        for each in others:
            button = NameButton(each.name, icon="plus")
            button.setAccessibleName(f"Sæt {each.name} på kortet")
            button.clicked.connect(lambda _on=False, person=str(each.id): self.wanted.emit(person))
            flow.addWidget(button)
        return holder

    def _lay_out_choices(self) -> None:
        column = QVBoxLayout(self._choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for heading, commands in (("Hvor tæt på?", RINGS), ("Hvordan er kontakten?", QUALITIES), ("Område", SECTORS)):
            column.addWidget(Text(heading, "meta", "ink2"))
            column.addWidget(self._row_of(commands))

    def _row_of(self, commands: Sequence[MapCommand]) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=0, line_gap=0)
        for each in commands:
            button = QuietButton(each.word, each.cap)
            button.set_height("smallest_target")
            button.clicked.connect(lambda _on=False, name=each.name: self.command.emit(name))
            flow.addWidget(button)
        return holder


def _about(placed: MapPerson, beside: NetworkPerson, child: str) -> str:
    words = person_words(placed, SECTOR_WORDS[placed.sector], MapOptions()).partition(": ")[2]
    own = f" {child} har selv sat den plads." if placed.placed_by_child else ""
    role = f"{beside.role[:1].upper()}{beside.role[1:]}. " if beside.role else ""
    return f"{role}{words[:1].upper()}{words[1:]}{own}"
