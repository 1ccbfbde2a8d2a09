"""The questions and points of a case's weight, for whoever makes them the municipality's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import weight_edits as edits
from app.services.case_weights import criteria_are_own, read_criteria, restore_criteria, save_criteria
from app.services.weight_list import Level, WeightList
from app.views.case_load.criterion_editor import CriterionEditor
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns, empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Spørgsmål og point"
KEPT = "Det, der er svaret, beholder sine point. Tages et spørgsmål væk, tæller dets svar ikke længere."
EDIT, DONE = "Ret spørgsmål og point", "Luk"


class CriteriaPart(Card):
    """The questions as a line each, or folded out with a field for everything that can be put right.

    `kept` when other questions are used: definitions stand in no change log, so nobody else is told.
    """

    kept = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(HEADING, icon="sliders-horizontal")
        self._workspace = workspace
        self._drafts = FieldDrafts(workspace, None, "case_weights:limits:")
        self._told, self._inside, self._list = Text("", "body", "ink2", wrap=True), QWidget(), QVBoxLayout()
        self.toggle = LinkButton("")
        self.add = PlainButton("Tilføj et spørgsmål", icon="plus")
        self.restore = LinkButton("Brug de spørgsmål, der følger med")
        self.light, self.middle = line_field("Let sag til og med (point)"), line_field("Mellem sag til og med (point)")
        self.editors: list[CriterionEditor] = []
        self._shown: WeightList | None = None
        self._lay_out()
        self._connect()
        self.unfold(on=False)

    def refresh(self) -> None:
        """Read the questions again; a field that is being written in is left alone."""
        here = self._workspace.ask(read_criteria)
        self._told.setText("\n".join(f"{each.name} {_answers(each.levels)}" for each in here.criteria))
        self.restore.setVisible(self._workspace.ask(criteria_are_own))
        self._drafts.show("light", str(here.light_to))
        self._drafts.show("middle", str(here.middle_to))
        if not self._inside.isHidden():
            self._show_editors(here)

    def unfold(self, *, on: bool) -> None:
        """Fold the fields out or in."""
        self._inside.setVisible(on)
        self._told.setVisible(not on)
        self.toggle.set_words(DONE if on else EDIT)
        self.toggle.setAccessibleName(f"{'Luk' if on else 'Ret'} spørgsmål og point")
        if on:
            self._show_editors(self._workspace.ask(read_criteria))

    def keep(self, wanted: WeightList) -> object:
        """Use other questions from now on; what is wrong with them is said beside the field."""
        done = self._workspace.do("Ret spørgsmål om sagens vægt", save_criteria, wanted)
        if done is not None:
            self.kept.emit()
        return done

    def here(self) -> WeightList:
        """Return the questions as they are used now."""
        return self._workspace.ask(read_criteria)

    def _restore(self) -> None:
        self._workspace.do("Brug de spørgsmål, der følger med", restore_criteria)
        self.kept.emit()

    def _show_editors(self, here: WeightList) -> None:
        ids = [(each.id, [level.id for level in each.levels]) for each in here.criteria]
        if self._shown is None or ids != [(e.id, [level.id for level in e.levels]) for e in self._shown.criteria]:
            for each in self.editors:
                each.let_go()
            empty_layout(self._list)
            self.editors = [CriterionEditor(self._workspace, self, criterion) for criterion in here.criteria]
            for each in self.editors:
                self._list.addWidget(each)
        self._shown = here
        for editor, criterion in zip(self.editors, here.criteria, strict=True):
            editor.show_criterion(criterion, alone=len(here.criteria) == 1)

    def _connect(self) -> None:
        self.toggle.clicked.connect(lambda: self.unfold(on=self._inside.isHidden()))
        self.add.clicked.connect(lambda: self.keep(edits.with_new_criterion(self.here())))
        self.restore.clicked.connect(self._restore)
        self._drafts.bind("light", self.light, lambda t: self.keep(edits.with_limits(self.here(), light_to=t)))
        self._drafts.bind("middle", self.middle, lambda t: self.keep(edits.with_limits(self.here(), middle_to=t)))

    def _lay_out(self) -> None:
        self._list.setSpacing(18)
        limits = Columns((1, 1), narrow=480, gap=16)
        for column, field in zip(limits.columns, (self.light, self.middle), strict=True):
            column.addWidget(field)
        limits.push_up()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addWidget(Text(KEPT, "meta", "ink2", wrap=True))
        inside.addLayout(self._list)
        inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(limits)
        inside.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._told)
        self.body.addWidget(self._inside)
        self.body.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)


def _answers(levels: tuple[Level, ...]) -> str:
    return " · ".join(f"{each.name} ({each.points})" for each in levels)
