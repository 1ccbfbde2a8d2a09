"""The guide in the main window: the page of what is open, quiet at a meeting, away when the room looks; the tour."""

from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from app.services.help_search import warm
from app.services.modules import list_modules
from app.views.frame.news import Teller, tell_news
from app.views.frame.rooms import Rooms
from app.views.frame.search_box import SearchBox
from app.views.help.door import HelpDoor
from app.views.help.tour_door import TourDoor
from app.views.navigation import Place
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.views.help.tour import Tour

WHEN_IDLE = 2500
"""Milliseconds after the window has opened, until the pages are read in for the first search."""


class MainHelp(HelpDoor):
    """The door to the guide after unlock. `inside` holds the pages, `whole` the frame around them and the meeting."""

    def __init__(
        self, window: QMainWindow, workspace: Workspace, rooms: Rooms, inside: QStackedWidget, whole: QStackedWidget,
        place: Callable[[], Place],
    ) -> None:  # fmt: skip
        super().__init__(window, whole, here=self._shown, in_meeting=self._at_meeting, parts=self._on)
        self._workspace, self._inside, self._whole, self._place = workspace, inside, whole, place
        self._tour: Tour | None = None
        rooms.room_looks.connect(self.close)
        whole.currentChanged.connect(self._on_whole)
        for moved in (rooms.tab_changed, whole.currentChanged, inside.currentChanged):
            moved.connect(lambda _where: QTimer.singleShot(0, self, self._look))

    def arrive(self, door: TourDoor | None, teller: Teller) -> None:
        """Begin what belongs to a window that has just been opened: the tour in a training store, or what is new."""
        self._tour_door = door
        QTimer.singleShot(WHEN_IDLE, self, lambda: Thread(target=warm, daemon=True).start())
        if door is not None and door.here:
            self._go_on_with_tour()
        else:
            tell_news(teller, self._workspace, self)

    def begin_tour(self) -> None:
        """Go on with the tour, here or in a window of its own; when it is done, begin again."""
        if self._workspace.training:
            self._go_on_with_tour(again=True)
        else:
            super().begin_tour()

    def see_search(self, words: str) -> None:
        """Let the tour see what is searched for."""
        if self._tour is not None:
            self._tour.see_search(words)

    def see_lock(self) -> None:
        """Let the tour see that the program locks."""
        if self._tour is not None:
            self._tour.see_lock()

    def _go_on_with_tour(self, *, again: bool = False) -> None:
        from app.views.help import tour  # read in only for those who take it

        if self._tour is not None:
            return
        if again and tour.is_done(self._workspace):
            tour.begin_again(self._workspace)
        elif tour.is_done(self._workspace):
            return
        self.close()
        self._tour = tour.Tour(self._workspace, self._place, self)
        self._tour.over.connect(self._end_tour)
        self.beside.put_foot(self._tour.strip)
        self._search().textEdited.connect(self.see_search)

    def _end_tour(self) -> None:
        self._search().textEdited.disconnect(self.see_search)
        self._tour = None
        self.beside.put_foot(None)

    def _search(self) -> SearchBox:
        found = self._window.findChild(SearchBox)
        if found is None:
            raise LookupError(SearchBox.__name__)
        return found

    def _look(self) -> None:
        if self._tour is not None:
            self._tour.see_place()

    def _shown(self) -> QWidget | None:
        return self._whole.currentWidget() if self._at_meeting() else self._inside.currentWidget()

    def _at_meeting(self) -> bool:
        return self._whole.currentIndex() > 0

    def _on(self) -> frozenset[str]:
        return frozenset(each.key for each in self._workspace.ask(list_modules) if each.on)

    def _on_whole(self, _place: int) -> None:
        if self.pane is not None:
            self.pane.set_quiet(quiet=self._at_meeting())
