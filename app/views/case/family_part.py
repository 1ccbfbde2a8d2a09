"""The family as a drawing beside the selected person, or as a list of the same people with the same commands."""

from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.genogram.drawing import draw_family
from app.genogram.family import Options
from app.models.enums_people import Gender
from app.services import people, records
from app.services.family import family_of_case
from app.services.people import PersonRow, list_people
from app.typeface import measure
from app.views.case.inspector import Inspector
from app.views.case.people_table import PeopleTable
from app.views.case.side_list import scrolling
from app.views.genogram.legend import Legend
from app.views.genogram.new_person import NewPersonLine
from app.views.genogram.tie_line import TieLine
from app.views.genogram.view import FamilyView
from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Hairline, Text
from app.views.workspace import Workspace

NEW = ("parents", "partner", "child", "sibling", "network")
BUTTONS = (
    ("parents", "Forældre", "F"), ("partner", "Partner", "P"), ("child", "Barn", "B"), ("sibling", "Søskende", "S"),
    ("network", "Netværk", "N"), ("relation", "Relation", "R"), ("household", "Hjem", "H"),
)  # fmt: skip
NARROW = 780
"""Pixels at 100 % under which the drawing and the person take turns."""

UNBOUND = 16_777_215
GENDERS = {"woman": Gender.WOMAN, "man": Gender.MAN, "unknown": Gender.UNKNOWN}


class FamilyPart(QWidget):
    """Drawing or list, the line where people are added, the legend, and the inspector."""

    def __init__(self, workspace: Workspace, case_id: UUID, *, as_list: bool = False) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._people: dict[str, PersonRow] = {}
        self._as_list = as_list
        self._narrow: bool | None = None
        self._person = ""
        self.view, self._legend = FamilyView(), Legend()
        self.table = PeopleTable()
        self.inspector = Inspector(workspace, case_id)
        self.new_person = NewPersonLine(workspace, case_id)
        self.ties = TieLine(workspace)
        self._warnings = Text("", "meta", "warn", wrap=True)
        self._homes, self._relations = CheckBox("Vis hjem"), CheckBox("Vis relationer")
        self._middle = QStackedWidget()
        self._middle.addWidget(self.view)
        self._middle.addWidget(self.table)
        self._middle.setCurrentIndex(int(as_list))
        self._left = QWidget()
        self._lay_out()
        self._connect()
        self._fit(narrow=True)  # so that it never asks for more room than there is

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the person instead of the drawing, and not beside it, when there is no room for both."""
        super().resizeEvent(event)
        self._fit(narrow=event.size().width() < current_theme().px(NARROW))

    def _fit(self, *, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._legend.setHidden(narrow or self._as_list)
        self.inspector.back.setVisible(narrow)
        self._side.setMaximumWidth(UNBOUND if narrow else current_theme().px(300))
        self._side.setMinimumWidth(0 if narrow else current_theme().px(300))
        self._show_person(shown=not narrow)

    def _show_person(self, *, shown: bool) -> None:
        self._side.setVisible(shown or not self._narrow)
        self._left.setVisible(not (shown and self._narrow))

    def refresh(self) -> None:
        """Draw again; the selected person stays selected."""
        found = self._workspace.ask(list_people, self._case_id)
        self._people = {str(each.id): each for each in found}
        if self._person not in self._people:
            self._person = next((str(each.id) for each in found if each.is_child_of_case), "")
        if self._as_list:
            self.table.set_rows(found)
        else:
            self._draw()
        self.inspector.show_person(self._people.get(self._person))

    def _draw(self) -> None:
        options = Options(households=self._homes.isChecked(), relations=self._relations.isChecked())
        drawing = draw_family(self._workspace.ask(family_of_case, self._case_id), options, measure=measure)
        self.view.show_drawing(drawing)
        self._legend.show_items(drawing.legend)
        self._warnings.setText(" ".join(drawing.warnings))
        self._warnings.setVisible(bool(drawing.warnings))
        self.view.select(self._person)

    def select(self, person_id: UUID) -> None:
        """Select somebody in the drawing, the list and the inspector."""
        self._choose(str(person_id))
        self.view.select(str(person_id))

    def start(self) -> None:
        """Put the focus where the letters work."""
        (self.table if self._as_list else self.view).setFocus()

    def command(self, name: str) -> None:
        """Carry out one of the commands for the selected person."""
        person = self._people.get(self._person)
        if person is None:
            return
        if name in NEW:
            self.ties.hide()
            self.new_person.begin(name, person.id, person.called)
        elif name in GENDERS:
            self._change(person, "Ret køn", {"gender": GENDERS[name].value})
        elif name == "dead":
            self._change(person, "Ret død", {"deceased": "nej" if person.deceased else "ja"})
        else:
            self._other_command(name, person)

    def _other_command(self, name: str, person: PersonRow) -> None:
        if name == "relation":
            self.ties.begin_relation(person.id, [*self._people.values()])
        elif name == "household":
            self.ties.begin_home(person.id)
        elif name == "edit":
            self._edit()
        elif name == "remove" and not person.is_child_of_case:
            self._workspace.do(f"Fjern {person.called}", people.remove_person, person.id)

    def _edit(self) -> None:
        self._show_person(shown=True)
        self.inspector.start()

    def _back(self) -> None:
        self._show_person(shown=False)
        self.start()

    def _change(self, person: PersonRow, step: str, values: dict[str, object]) -> None:
        self._workspace.do(step, records.change_record, "person", person.id, values)

    def _choose(self, person: str) -> None:
        self._person = person
        self.inspector.show_person(self._people.get(person))

    def _on_listed(self, row: PersonRow | None) -> None:
        if row is not None:
            self._choose(str(row.id))

    def _on_added(self, person_id: UUID, goes_on: bool) -> None:
        if goes_on:  # the next one is of the same kind, so the one they belong to stays selected
            return
        self.select(person_id)
        self.start()

    def _connect(self) -> None:
        self.view.chosen.connect(self._choose)
        self.view.command.connect(self.command)
        self.table.selected.connect(self._on_listed)
        self.table.opened.connect(lambda _row: self._edit())
        self.inspector.back.clicked.connect(self._back)
        self.table.command.connect(self.command)
        self.new_person.added.connect(self._on_added)
        self.new_person.left.connect(self.start)
        self.ties.left.connect(self.start)
        self.inspector.remove.clicked.connect(lambda: self.command("remove"))
        for box in (self._homes, self._relations):
            box.toggled.connect(lambda _on: self.refresh())

    def _lay_out(self) -> None:
        top = QWidget()
        flow = FlowLayout(top, gap=4, line_gap=0)
        for command, text, key in BUTTONS:
            button = QuietButton(text, key)
            button.setAccessibleName(f"{text} til den valgte")
            button.clicked.connect(lambda _on=False, command=command: self.command(command))
            flow.addWidget(button)
        for box in (self._homes, self._relations):
            box.setChecked(True)
            flow.addWidget(box)
            box.setHidden(self._as_list)
        flow.setContentsMargins(12, 6, 12, 6)
        left = QVBoxLayout()
        left.setSpacing(0)
        for part in (top, Hairline(), self.new_person, self.ties):
            left.addWidget(part)
        left.addWidget(self._middle, 1)
        left.addWidget(self._warnings)
        left.addWidget(self._legend)
        self._legend.setContentsMargins(12, 6, 12, 6)
        left.setContentsMargins(0, 0, 0, 0)
        self._left.setLayout(left)
        self._side = scrolling(self.inspector, "Den valgte person")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left, 1)
        row.addWidget(self._side)
        self._legend.setHidden(self._as_list)
