"""A tick for each child of the case: whom a notification is about. Ticks are drafts until it is noted."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.records.drafts import DraftGroup
from app.views.widgets.check_box import CheckBox
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

ABOUT, PREFIX = "Om", "child:"
YES = "ja"


class ChildTicks(QWidget):
    """The ticks, in the order of the case."""

    def __init__(self, drafts: DraftGroup) -> None:
        super().__init__()
        self._drafts = drafts
        self._boxes: dict[UUID, CheckBox] = {}
        self._offered: tuple[tuple[UUID, str], ...] = ()
        self._place = QWidget()
        self._flow = FlowLayout(self._place, gap=18, line_gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Text(ABOUT, "meta", "ink2"))
        column.addWidget(self._place)

    def offer(self, children: tuple[tuple[UUID, str], ...]) -> None:
        """Offer the children of the case, each (id, name); what is ticked stays."""
        if children == self._offered:
            return
        self._offered, ticked = children, set(self.ticked())
        self._flow.clear()
        self._boxes = {}
        for child_id, called in children:
            box = CheckBox(called)
            box.setAccessibleName(f"Handler om {called}")
            kept = self._drafts.text(f"{PREFIX}{child_id}")
            box.setChecked(child_id in ticked or kept == YES)
            box.toggled.connect(partial(self._keep, child_id))
            self._boxes[child_id] = box
            self._flow.addWidget(box)
        self.setVisible(bool(children))

    def tick_only(self) -> None:
        """Tick the one child of the case, when there is just one; it is no draft yet."""
        for box in self._boxes.values():
            box.blockSignals(True)
            box.setChecked(len(self._boxes) == 1)
            box.blockSignals(False)

    def ticked(self) -> tuple[UUID, ...]:
        """Return the children that are ticked."""
        return tuple(child_id for child_id, box in self._boxes.items() if box.isChecked())

    def clear(self) -> None:
        """Take every tick away, because it has become a notification."""
        for box in self._boxes.values():
            box.blockSignals(True)
            box.setChecked(False)
            box.blockSignals(False)

    def _keep(self, child_id: UUID, on: bool) -> None:
        if on:
            self._drafts.keep(f"{PREFIX}{child_id}", YES)
        else:
            self._drafts.drop(f"{PREFIX}{child_id}")
