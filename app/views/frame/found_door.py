"""Opening what was found: the very person, note, agreement, paper or meeting, a setting, a programme, the guide."""

from collections.abc import Callable, Iterable
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from app.errors import UserError
from app.services.search_offers import find_offers
from app.services.search_places import meeting_of, name_cases
from app.services.search_words import count_found, note_seen
from app.views.cases.recent import recent_cases
from app.views.frame.rooms import Rooms
from app.views.frame.search_box import SearchBox
from app.views.frame.search_found import CLOSED, KINDS, Found, Named
from app.views.navigation import CATALOGUE, SETTINGS, Place
from app.views.page import Page
from app.views.widgets.view_memory import ViewMemory
from app.views.workspace import Workspace

TABS = {
    "person": "people", "agreement": "plan", "goal": "plan", "note": "notes", "paper": "papers",
    "attachment": "files", "concern": "concerns", "worry": "concerns", "said": "meetings", "meeting": "meetings",
}  # fmt: skip
"""The tab of the case something is seen on; a case opens where it was left."""
LATELY = 9


class Window(Protocol):
    """What is asked of the window."""

    def go(self, place: Place) -> None:
        """Go to a place."""

    def open_case(self, case_id: UUID, tab: str = "") -> None:
        """Open a case."""

    def open_meeting(self, case_id: UUID | None, meeting_id: UUID) -> None:
        """Open a meeting."""

    def say(self, sentence: str, tone: str = "info") -> None:
        """Show a notice."""


class FoundDoor(QObject):
    """Belongs to one window and its search box. `open_guide(page, anchor)` opens the guide beside the work."""

    def __init__(
        self, window: Window, workspace: Workspace, box: SearchBox, rooms: Rooms, pages: dict[str, Page],
        open_guide: Callable[[str, str], object], memory: ViewMemory,
    ) -> None:  # fmt: skip
        super().__init__(box)
        self._window, self._workspace, self._rooms, self._pages = window, workspace, rooms, pages
        self._open_guide, self._memory = open_guide, memory
        self._named: tuple[Named, ...] | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settings)
        workspace.changed.connect(self._forget)
        box.settings, box.lately = self._settings, self._lately
        box.offers = lambda typed: workspace.ask(find_offers, typed)
        box.count = lambda typed: workspace.ask(count_found, typed)
        box.case_chosen.connect(self.open)
        box.place_chosen.connect(self.open_place)
        rooms.case_requested.connect(window.open_case)
        box.shown.connect(lambda cases: workspace.ask(note_seen, cases))

    def open(self, case_id: UUID, kind: str, row_id: UUID | None) -> None:
        """Open what was found where it stands; what is gone meanwhile is said."""
        try:
            meeting = self._workspace.ask(meeting_of, kind, row_id) if row_id else None
        except UserError as error:
            self._window.say(str(error), "warn")
            return
        if meeting is not None:
            self._window.open_case(case_id, TABS[kind])
            self._window.open_meeting(case_id, meeting)
            return
        self._window.open_case(case_id, TABS.get(kind, ""))
        if row_id is not None and kind in TABS:
            self._rooms.show_row(row_id)

    def open_place(self, kind: str, key: str) -> None:
        """Open a setting, a programme of the catalogue, or a page of the guide."""
        if kind == "guide":
            page, _, anchor = key.partition("#")
            self._open_guide(page, anchor)
            return
        name = SETTINGS if kind == "setting" else CATALOGUE
        self._window.go(Place(name))
        self._pages[name].show_found(key)

    def _settings(self) -> Iterable[Named]:
        if self._named is None:
            self._named = tuple(self._pages[SETTINGS].findable())
        return self._named

    def _forget(self) -> None:
        self._named = None

    def _lately(self) -> list[Found]:
        self._soon.start()  # the page of settings is drawn when she comes to search, and not under her second letter
        cases = self._workspace.ask(name_cases, recent_cases(self._memory)[:LATELY])
        return [
            Found(
                each.children or each.number or KINDS["case"],
                " · ".join(filter(None, (KINDS["case"], each.number if each.children else "",
                                         "" if each.is_open else CLOSED))),
                case_id=each.id, kind="case",
            )
            for each in cases
        ]  # fmt: skip
