"""What every page of the rail does: draw itself again when something it shows has changed, or when it is next seen."""

import contextlib
from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.services.listing import Listing
from app.services.ports import Changes
from app.views.faults import raised_later
from app.views.workspace import Workspace

Hints = list[tuple[tuple[str, ...], str]]


class Page(QWidget):
    """A page on a workspace. Subclasses draw in `refresh`, and list their keys in `key_hints`."""

    case_requested = Signal(object, str)
    """Case id and the tab to open, empty for the one it was left on."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._stale = True
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        workspace.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Read the rows again and show them; what is chosen or half typed stays."""
        raise NotImplementedError

    def key_hints(self) -> Hints:
        """Return the page's keys for the bar at the bottom."""
        return []

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a change can be seen on this page."""
        return bool(changes.tables - {"setting"})

    def resume_draft(self, kept: dict[str, str]) -> None:
        """Put back what was half typed when the program stopped; `kept` is all drafts by key."""

    def findable(self) -> Iterable[tuple[str, str]]:
        """Return what the search box finds on this page: a key and what it is called."""
        return ()

    def show_found(self, key: str) -> None:
        """Show something of `findable`; a key that is unknown changes nothing."""

    def listing(self) -> Listing | None:
        """Return the list on the page as it is seen, for paper; None when there is none to print."""
        return None

    def open_papers(self) -> bool:
        """Go to where the page has papers of its own; False when it has none."""
        return False

    def enter(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw again if something changed while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            with raised_later():
                self._draw()

    def _on_changed(self, changes: Changes) -> None:
        if not self.concerns(changes):
            return
        if self.isVisible():
            self._draw()
        else:
            self._stale = True

    def _draw(self) -> None:
        self._stale = False
        # What the page is about may have been undone away; the window then leaves the page.
        with contextlib.suppress(UserError), self.workspace.asked_together():  # its parts tell of the same rows
            self.refresh()
