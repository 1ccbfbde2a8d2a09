"""The tour: shows one step at a time, watches what really happens in the window, and remembers how far one has come."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.services.ports import Changes
from app.views.help.tour_steps import Seen, happened, steps
from app.views.help.tour_strip import TourStrip
from app.views.navigation import Place
from app.views.workspace import Workspace

KEPT = "tour"
"""The draft that holds how far somebody has come: the number of the step, or »done«."""
DONE = "done"


class Tour(QObject):
    """One tour in one window. `over` when it is done or left. `place` tells where the user is."""

    over = Signal()

    def __init__(self, workspace: Workspace, place: Callable[[], Place], parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._place = workspace, place
        self.strip = TourStrip()
        self.strip.skipped.connect(self._go_on)
        self.strip.left.connect(self.leave)
        self.at = _kept(workspace)
        workspace.changed.connect(self.see_change)
        self._show(praised=False)

    @property
    def is_over(self) -> bool:
        """Whether all steps are done."""
        return self.at >= len(steps())

    def leave(self) -> None:
        """Take the strip away; the next time it goes on from here."""
        self._workspace.changed.disconnect(self.see_change)
        self.over.emit()

    def see_place(self) -> None:
        """Look where the user is now."""
        self._see(Seen(self._place()))

    def see_change(self, changes: Changes) -> None:
        """Look at what was changed."""
        self._see(Seen(self._place(), changes))

    def see_search(self, words: str) -> None:
        """Look at what stands in the search box."""
        self._see(Seen(self._place(), searched=words))

    def see_lock(self) -> None:
        """Note that the program is locking."""
        self._see(Seen(self._place(), locked=True))

    def _see(self, seen: Seen) -> None:
        if not self.is_over and happened(steps()[self.at], seen):
            self._go_on(praised=True)

    def _go_on(self, *, praised: bool = False) -> None:
        self.at += 1
        self._workspace.drafts.keep(KEPT, DONE if self.is_over else str(self.at), None)
        if self.is_over:
            self.leave()
        else:
            self._show(praised=praised)

    def _show(self, *, praised: bool) -> None:
        if not self.is_over:
            self.strip.show_step(steps()[self.at], self.at + 1, len(steps()), praised=praised)


def begin_again(workspace: Workspace) -> None:
    """Forget how far somebody has come."""
    workspace.drafts.keep(KEPT, "0", None)


def is_done(workspace: Workspace) -> bool:
    """Tell whether the tour has been gone through in this store."""
    return workspace.drafts.kept().get(KEPT) == DONE


def _kept(workspace: Workspace) -> int:
    kept = workspace.drafts.kept().get(KEPT, "0")
    return int(kept) if kept.isdigit() and int(kept) < len(steps()) else 0
