"""Everything on »Tal«: the list of parts at the left, the part that is shown, and the way to Sagsgennemgang."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from app.services.chart_shapes_words import GROUPS
from app.views.figures.desk import FiguresDesk
from app.views.figures.group_part import GroupPart
from app.views.figures.part import FigurePart
from app.views.figures.reached_part import HEADING as REACHED_NAME
from app.views.figures.reached_part import ReachedPart
from app.views.page import Hints
from app.views.widgets.buttons import QuietButton
from app.views.widgets.side_list import SideItem, SideList
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace

REACHED, WEIGHT, DEPARTMENT, OUT = "reached", "weight", "department", "out"
APART: tuple[tuple[str, str, str, str], ...] = (
    (WEIGHT, "Sagernes vægt", "weight_part", "WeightPart"),
    (DEPARTMENT, "Afdelingens tal", "department_part", "DepartmentPart"),
    (OUT, "Papir og filer", "out_part", "OutPart"),
)  # fmt: skip
"""Key, name, module and class of the parts that are read in when they are first opened: paper and files are dear."""


class FiguresWhole(QWidget):
    """The parts, one shown at a time. `review_requested` leads to Sagsgennemgang under Sager."""

    case_requested = Signal(object, str)
    review_requested = Signal()
    hints_changed = Signal()

    def __init__(self, workspace: Workspace, *, has_weight: bool) -> None:
        super().__init__()
        self._workspace = workspace
        self.has_weight = has_weight
        self._keys: list[str] = []
        self.desk = FiguresDesk(workspace)
        self.side = SideList("Tal")
        self._review = QuietButton("Sagsgennemgang", icon="users-three")
        self._fill()
        self._lay_out()
        self.side.open(REACHED)  # read when the page is drawn
        self._review.clicked.connect(self.review_requested)
        self.side.opened.connect(lambda _key, _part: self._on_opened())
        self.desk.moved.connect(lambda: self.part().refresh())
        for keys, way in (("Alt+Left", -1), ("Alt+Right", 1)):
            step = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            step.activated.connect(lambda way=way: self._step(way))

    def open(self, key: str) -> None:
        """Show a part: `reached`, a group's value, `weight`, `department` or `out`. KeyError when it is not there."""
        self.side.open(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The parts, in their order."""
        return tuple(self._keys)

    def part(self) -> FigurePart:
        """Return the part that is shown."""
        part = self.side.part(self.side.current())
        if not isinstance(part, FigurePart):
            raise TypeError(self.side.current())
        return part

    def refresh(self) -> None:
        """Count again what is shown."""
        self.desk.forget()
        self.part().refresh()

    def enter(self) -> None:
        """Begin in the list of parts, at the one that is shown, unless she is in one of them already."""
        focused = QApplication.focusWidget()
        # Qt puts the focus back where it was, be that a line which has just been drawn anew and is about to go.
        if focused is None or not focused.isVisible() or not self.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._begin_in_list()
            QTimer.singleShot(0, self, self._begin_in_list)  # the first time the list has not got its room yet

    def _begin_in_list(self) -> None:
        shown = next((each for each in self.side.findChildren(SideItem) if each.isChecked()), None)
        if shown is not None and shown.isVisible() and self.hasFocus():
            shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Let the parts do what belongs to being left."""
        for key in self._keys:
            made = self.side.part(key)
            if isinstance(made, FigurePart):
                made.leave()

    def key_hints(self) -> Hints:
        """Return the keys of the part that is shown."""
        return self.part().key_hints()

    def _fill(self) -> None:
        self._add(REACHED, REACHED_NAME, lambda: ReachedPart(self._workspace))
        for group, name in GROUPS.items():
            self._add(group.value, name, partial(GroupPart, self._workspace, self.desk, group, name))
        for key, name, module, kind in APART:
            if key != WEIGHT or self.has_weight:
                self._add(key, name, partial(self._read_in, module, kind))

    def _add(self, key: str, name: str, make: Callable[[], FigurePart]) -> None:
        self._keys.append(key)
        self.side.add(key, name, lambda: self._made(make()))

    def _read_in(self, module: str, kind: str) -> FigurePart:
        part: FigurePart = getattr(import_module(f"app.views.figures.{module}"), kind)(self._workspace, self.desk)
        return part

    def _made(self, part: FigurePart) -> FigurePart:
        part.case_requested.connect(self.case_requested)
        part.hints_changed.connect(self.hints_changed)
        return part

    def _step(self, way: int) -> None:
        part = self.part()
        if part.has_period:
            self.desk.step(way)

    def _on_opened(self) -> None:
        self.part().refresh()
        self.hints_changed.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(32, 24, 32, 0)
        head.addWidget(SectionHeading("Tal", role="title"), 1)
        head.addWidget(self._review, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.side, 1)
