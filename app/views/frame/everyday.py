"""What people expect of any window: it stands where it stood, finds on the page, has a menu, knows the last cases."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app.language.folding import join_names
from app.services.case_header import read_header
from app.services.listing import Listing
from app.views.case.page import CasePage
from app.views.cases.recent import last_tab, live_recent, note_opened, note_tab
from app.views.frame.capture_bar import CaptureBar
from app.views.frame.find_bar import FindBar
from app.views.frame.kept_views import KeptViews
from app.views.frame.menu_key import add_menu_key
from app.views.frame.row_menu import menu_at
from app.views.frame.window_place import recall_place, remember_place
from app.views.navigation import Place
from app.views.page import Hints, Page
from app.views.papers.list_preview import ListPreview
from app.views.widgets.buttons import QuietButton
from app.views.widgets.row_verbs import show_menu
from app.views.workspace import Workspace

NO_LIST = "Her er ikke nogen liste at udskrive."
EMPTY_LIST = "Listen er tom, så der er ikke noget at udskrive."


class Everyday(QObject):
    """Belongs to one window. `memory` is what the kit looks for as `view_memory`; `find` stands under the pages.

    `covered` carries the keys of the page when a paper comes to lie over it, and when it goes.
    """

    covered = Signal(object)

    def __init__(
        self, window: QMainWindow, workspace: Workspace, pages: QStackedWidget, here: Callable[[], Place]
    ) -> None:
        super().__init__(window)
        self._window, self._here, self._workspace, self._pages = window, here, workspace, pages
        self._preview: ListPreview | None = None
        self._under: Hints = []
        self._recent_keys: list[QShortcut] = []
        self.memory = KeptViews(workspace, workspace.drafts.kept(), self)
        self.find, self.capture = FindBar(lambda: pages.currentWidget() or pages), CaptureBar(workspace, here)
        self.below = below_pages(self.find, self.capture)
        add_menu_key(window)
        self.waits = QuietButton("", icon="note-pencil")
        self.waits.clicked.connect(self.capture.open)
        self.capture.counted.connect(self._on_counted)
        self.capture.refresh()
        # After the pages: they hear of the change too, and draw themselves first.
        soon = QTimer(self, singleShot=True, interval=0)
        soon.timeout.connect(self.find.look_again)
        workspace.changed.connect(lambda _changes: soon.start())

    def actions(self) -> dict[str, Callable[[], object]]:
        """Return what the keys do; at a meeting none of it, for the family sees the screen."""
        find, capture = (lambda bar=bar: self._unless_meeting(bar) for bar in (self.find, self.capture))
        return {"find": find, "capture": capture}

    def print_list(self, listing: Listing) -> None:
        """Show a list as paper over the page; of an empty one there is nothing to show."""
        if not listing.count:
            self._workspace.refused.emit(EMPTY_LIST)
            return
        if self._preview is None:
            self._preview = ListPreview(self._workspace, self._pages)
            self._preview.turned.connect(lambda: self.covered.emit(self._under))
        case_id = self._here().case_id
        if case_id is not None and listing.cases == {case_id}:
            header = self._workspace.ask(read_header, case_id)
            whose = header.number or join_names([each.called for each in header.children])
            listing = replace(listing, told=(f"Sag {whose}.", *listing.told))
        self._preview.show_list(listing)

    def hints(self, page: Hints) -> Hints:
        """Return the keys to show: those of the page, or of the paper that lies over it."""
        self._under = page
        return self._preview.key_hints() if self._preview is not None and self._preview.isVisible() else page

    def print_seen(self, found: Listing | None) -> None:
        """Print what is seen: what a search has found, the paper over the page, its list, or what the case has."""
        page = self._pages.currentWidget()
        if self._here().meeting_id:
            return
        if found is not None:
            self.print_list(found)
        elif self._preview is not None and self._preview.isVisible():
            self._preview.print_out()
        elif isinstance(page, CasePage):
            page.print_here()
        elif isinstance(page, Page) and (listing := page.listing()) is not None:
            self.print_list(listing)
        elif not (isinstance(page, Page) and page.open_papers()):
            self._workspace.refused.emit(NO_LIST)

    def add_keys(self, open_case: Callable[[UUID], object]) -> None:
        """Let Alt with a digit open one of the last cases."""

        def open_recent(number: int) -> None:
            place = self._here()
            found = live_recent(self._workspace, self.memory, without=place.case_id)
            if number <= len(found):
                open_case(found[number - 1])

        for number in range(1, 10):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self._window)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda number=number: open_recent(number))
            self._recent_keys.append(shortcut)

    def arrive(self, place: Place) -> None:
        """Take away what belonged to the page before, and remember the case that is opened."""
        if self._preview is not None:
            self._preview.leave()
        self.find.leave()
        self.capture.refresh()
        for shortcut in self._recent_keys:  # at a meeting a digit is who speaks; one key for two does nothing
            shortcut.setEnabled(not place.meeting_id)
        if place.case_id:
            note_opened(self.memory, place.case_id)

    def note_tab(self, place: Place) -> None:
        """Remember the tab of the case that is open."""
        if self._preview is not None:
            self._preview.leave()
        self.find.leave()
        if place.case_id:
            note_tab(self.memory, place.case_id, place.tab)

    def last_tab(self, case_id: UUID) -> str:
        """Return the tab a case was left on, empty when it has not been open."""
        return last_tab(self.memory, case_id)

    def show_menu(self, at: QPoint, on_screen: QPoint) -> None:
        """Show the menu of what lies at a place in the window."""
        menu = menu_at(self._window, at)
        if menu is not None:
            show_menu(menu, on_screen)

    def _unless_meeting(self, bar: FindBar | CaptureBar) -> None:
        if not self._here().meeting_id:
            bar.open()

    def _on_counted(self, count: int) -> None:
        self.waits.set_words(f"Husk: {count} ting")
        self.waits.setAccessibleName(f"Huskeseddel, {count} ting venter på en sag")
        self.waits.setVisible(bool(count))

    def recall_place(self) -> None:
        """Put the window where it stood."""
        recall_place(self._window, self.memory)

    def put_away(self) -> None:
        """Remember where the window stands and write everything that is remembered."""
        remember_place(self._window, self.memory)
        self.memory.flush()


def below_pages(*bars: QWidget) -> QWidget:
    """Return what stands between the pages and their keys: bars that are hidden until they are asked for."""
    below = QWidget()
    column = QVBoxLayout(below)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for each in bars:
        column.addWidget(each)
    return below
