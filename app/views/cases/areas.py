"""What may stand in place of the list of cases: worries, the review, who waits for contact, a list from elsewhere.

None is made before somebody opens it: the review draws paper, and none of them is opened every day.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.views.widgets.fitted import Fitted
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.views.early.worries_area import WorriesArea
    from app.views.notifications.waiting_area import WaitingArea
    from app.views.review.area import ReviewArea
    from app.views.take_in.area import TakeInArea

    Area = ReviewArea | WorriesArea | WaitingArea | TakeInArea

REVIEW, WORRIES, WAITING, TAKE_IN = "review", "worries", "waiting", "take_in"
WHAT_WAITS = "what_waits"
"""No area of its own: the view of the review that tells what waits in the cases."""


class Areas(QObject):
    """Makes them, shows one at a time and passes on what they say."""

    closed = Signal()
    case_requested = Signal(object, str)
    hints_changed = Signal()

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace, self._page = workspace, page
        self._made: dict[str, Area] = {}

    def shown(self) -> "Area | None":
        """Return the one that stands there now."""
        return next((each for each in self._made.values() if each.isVisible()), None)

    def begin(self, name: str) -> None:
        """Show one of them and begin in it; the page has hidden everything else."""
        from app.views.review.area import ReviewArea  # here, since it draws paper

        area = self._ready(REVIEW if name == WHAT_WAITS else name)
        area.show()
        if name == WHAT_WAITS and isinstance(area, ReviewArea):
            area.begin_what_waits()
        else:
            area.begin()

    def hide(self) -> None:
        """Hide them all."""
        for each in self._made.values():
            each.hide()

    def _ready(self, name: str) -> "Area":
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def _make(self, name: str) -> "Area":
        from app.views.early.worries_area import WorriesArea
        from app.views.notifications.waiting_area import WaitingArea
        from app.views.review.area import ReviewArea
        from app.views.take_in.area import TakeInArea

        kinds: dict[str, Callable[[Workspace], Area]]
        kinds = {REVIEW: ReviewArea, WORRIES: WorriesArea, WAITING: WaitingArea, TAKE_IN: TakeInArea}
        made = kinds[name](self._workspace)
        made.closed.connect(self.closed)
        made.case_requested.connect(self.case_requested)
        made.hints_changed.connect(self.hints_changed)
        layout = self._page.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(made, 1)
        return made


def build_area(area: QScrollArea, *panels: QWidget) -> None:
    """Let a panel that stands in place of the list scroll when the window is low."""
    sheet = Fitted()
    room = QVBoxLayout(sheet)
    room.setContentsMargins(0, 0, 0, 0)
    room.setSpacing(16)
    for panel in panels:
        room.addWidget(panel)
    room.addStretch(1)
    area.setWidget(sheet)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.hide()
