"""One question of the weight with its answers: every word and every number is kept as soon as it is left."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import weight_edits as edits
from app.services.weight_list import Criterion, Level, WeightList
from app.views.records.field_drafts import FieldDrafts
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton, QuietButton
from app.views.widgets.fields import LabeledField, line_field
from app.views.workspace import Workspace

POINTS_WIDE = 76
FEWEST = 2


class Keeper(Protocol):
    """Who holds the questions: returns them as they are, and uses others from now on."""

    def here(self) -> WeightList:
        """Return the questions as they are used now."""

    def keep(self, wanted: WeightList) -> object:
        """Use other questions from now on."""


class CriterionEditor(QWidget):
    """The fields of one question. Its number of answers is fixed; with another number it is made anew."""

    def __init__(self, workspace: Workspace, keeper: Keeper, criterion: Criterion) -> None:
        super().__init__()
        self._keeper, self._id = keeper, criterion.id
        self._drafts = FieldDrafts(workspace, None, f"case_weights:{criterion.id}:")
        self.name = line_field("Spørgsmål")
        self.levels: dict[str, tuple[LabeledField, LabeledField, IconButton]] = {}
        self._remove, self._add = IconButton("trash", "Fjern spørgsmålet"), QuietButton("Tilføj et svar", icon="plus")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(_line(self.name, self._remove))
        for level in criterion.levels:
            column.addLayout(self._row(level))
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._drafts.bind("name", self.name, self._rename)
        self._remove.clicked.connect(lambda: self._keep(edits.without_criterion(self._keeper.here(), self._id)))
        self._add.clicked.connect(lambda: self._keep(edits.with_new_level(self._keeper.here(), self._id)))

    def show_criterion(self, criterion: Criterion, *, alone: bool) -> None:
        """Show the question again; what is half typed stays. The last question and the last two answers stay."""
        self._drafts.show("name", criterion.name)
        said = criterion.name
        self.name.editor.setAccessibleName(f"Spørgsmål: {said}")
        self._remove.set_icon("trash", f"Fjern spørgsmålet: {said}")
        self._remove.setVisible(not alone)
        self._add.setAccessibleName(f"Tilføj et svar: {said}")
        for number, level in enumerate(criterion.levels, start=1):
            name, points, remove = self.levels[level.id]
            self._drafts.show(f"{level.id}:name", level.name)
            self._drafts.show(f"{level.id}:points", str(level.points))
            name.editor.setAccessibleName(f"Svar {number}: {said}")
            points.editor.setAccessibleName(f"Point for svar {number}: {said}")
            remove.set_icon("x", f"Fjern svar {number}: {said}")
            remove.setVisible(len(criterion.levels) > FEWEST)

    def let_go(self) -> None:
        """Let go of the fields, which are about to be made anew."""
        self._drafts.unbind()

    def _row(self, level: Level) -> QHBoxLayout:
        name, points, remove = line_field("Svar"), line_field("Point"), IconButton("x", "Fjern svaret")
        points.setFixedWidth(current_theme().px(POINTS_WIDE))
        self.levels[level.id] = name, points, remove
        self._drafts.bind(f"{level.id}:name", name, partial(self._keep_name, level.id))
        self._drafts.bind(f"{level.id}:points", points, partial(self._keep_points, level.id))
        remove.clicked.connect(lambda: self._keep(edits.without_level(self._keeper.here(), self._id, level.id)))
        row = _line(name, points, remove)
        row.setContentsMargins(24, 0, 0, 0)
        return row

    def _rename(self, text: str) -> object:
        return self._keep(edits.renamed(self._keeper.here(), self._id, text))

    def _keep_name(self, level_id: str, text: str) -> object:
        return self._keep(edits.with_level(self._keeper.here(), self._id, level_id, name=text))

    def _keep_points(self, level_id: str, text: str) -> object:
        return self._keep(edits.with_level(self._keeper.here(), self._id, level_id, points=text))

    def _keep(self, wanted: WeightList) -> object:
        return self._keeper.keep(wanted)


def _line(first: QWidget, *rest: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(8)
    line.addWidget(first, 1)
    for each in rest:
        at = Qt.AlignmentFlag.AlignBottom if isinstance(each, IconButton) else Qt.AlignmentFlag.AlignTop
        line.addWidget(each, 0, at)
    return line
