"""»Tal« on the rail. What stands on it is made when it is first seen, so that a start never waits for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from app.services.modules import CASE_WEIGHT, list_modules
from app.services.ports import Changes
from app.views.page import Hints, Page
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.views.figures.whole import FiguresWhole


class FiguresPage(Page):
    """The page of the rail. `hints_changed` when another part of it is shown, whose keys are others."""

    help_topic = "figures"

    may_copy = False
    """What must be hidden in a figure is hidden in its report; the numbers of today stay on the screen."""

    hints_changed = Signal()
    review_requested = Signal()
    """The way to Sagsgennemgang, which stands under Sager."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._made: FiguresWhole | None = None
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def whole(self) -> "FiguresWhole":
        """Return what stands on the page."""
        if self._made is None:
            from app.views.figures.whole import FiguresWhole  # here to keep the first window fast

            self._made = FiguresWhole(self.workspace, has_weight=self._has_weight())
            self._made.hints_changed.connect(self.hints_changed)
            self._made.case_requested.connect(self.case_requested)
            self._made.review_requested.connect(self.review_requested)
            self._room.addWidget(self._made)
        return self._made

    def refresh(self) -> None:
        """Count again what is shown; the list of parts is made anew when the weight of cases came or went."""
        if self._made is not None and self._made.has_weight != self._has_weight():
            self._room.removeWidget(self._made)
            self._made.hide()
            self._made.deleteLater()
            self._made = None
        self.whole().refresh()

    def concerns(self, changes: Changes) -> bool:
        """Tell whether something that is counted changed, or a setting of the figures."""
        return bool(changes.tables)

    def key_hints(self) -> Hints:
        """Return the keys of this page."""
        return self.whole().key_hints()

    def open_papers(self) -> bool:
        """Go to the report and the files, which hide small groups."""
        from app.views.figures.whole import OUT  # as above

        self.whole().open(OUT)
        return True

    def enter(self) -> None:
        """Begin in the list of parts."""
        self.whole().enter()

    def showEvent(self, event: QShowEvent) -> None:
        """Count anew when something was decided about the figures, or a day went by, since they were seen."""
        if self._made is not None and self._made.desk.is_outdated():
            self._stale = True
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the small groups again when the page is left; a window that is only minimised is not."""
        super().hideEvent(event)
        if self._made is not None and not event.spontaneous():
            self._stale = self._made.desk.hide_small() or self._stale
            self._made.desk.rest()
            if self.window().isVisible():  # not when the window itself goes, and the store with it
                self._made.leave()

    def _has_weight(self) -> bool:
        """Tell whether the weight of cases is part of the program here."""
        return any(each.on for each in self.workspace.ask(list_modules) if each.key == CASE_WEIGHT)
