"""The window: rail, pages, search, notices, keys; which page is shown and the way back."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QContextMenuEvent, QKeyEvent

from app.errors import UserError
from app.services import search_words
from app.services.listing import Listing
from app.services.ports import Changes
from app.views.calendar.month_door import MonthDoor
from app.views.cases.page import CasesPage
from app.views.catalogue.page import CataloguePage
from app.views.figures.page import FiguresPage
from app.views.frame.body import ALWAYS, RAIL, body_of, count_today, offer_plan, tell_refusals, the_application
from app.views.frame.commands import Commands
from app.views.frame.everyday import Everyday
from app.views.frame.focus import let_go_of_focus, press_way_back
from app.views.frame.found_door import FoundDoor
from app.views.frame.key_list import KeyList
from app.views.frame.main_help import MainHelp
from app.views.frame.page_doors import PageDoors
from app.views.frame.parts_on import PartsOn
from app.views.frame.rooms import Rooms
from app.views.frame.saved_mark import SavedMark, name_beside
from app.views.frame.search_box import SearchBox
from app.views.frame.second_press import SecondPress
from app.views.frame.text_undo import TextUndo
from app.views.guard.limits import Limits
from app.views.navigation import CASES, PAGES, PLACE_KEY, Place, Trail
from app.views.page import Hints, Page
from app.views.settings.page import SettingsPage
from app.views.theme import dress
from app.views.today.page import TodayPage
from app.views.widgets.buttons import PlainButton
from app.views.widgets.key_bar import KeyBar
from app.views.widgets.notice import NoticeBar
from app.views.widgets.pace import TypingPace
from app.views.widgets.page_stack import PaintedOnce
from app.views.widgets.rail import Rail
from app.views.widgets.reading_order import ReadWindow
from app.views.workspace import Workspace

TITLE = "Rundbord"


class MainWindow(ReadWindow):
    """Everything after unlock. `locked` asks for the end of this process; the title never holds a name."""

    locked = Signal()
    cover_requested = Signal()
    look_changed = Signal()

    def __init__(
        self, workspace: Workspace, limits: Limits | None = None, print_code: Callable[[str], object] | None = None
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._trail = Trail()
        self._today, self._cases = TodayPage(workspace), CasesPage(workspace)
        self._settings = SettingsPage(workspace, limits, print_code)
        self._catalogue, self._figures = CataloguePage(workspace), FiguresPage(workspace)
        rooms = (self._today, self._cases, self._catalogue, self._figures, self._settings)
        self._pages: dict[str, Page] = dict(zip(PAGES, rooms, strict=True))
        self._rail, self._keys = Rail(RAIL), KeyBar()
        self._search = SearchBox(lambda words: workspace.ask(search_words.search_page, words))
        self._saved, self._notice = SavedMark(workspace.now()), NoticeBar()
        self._stack, self._whole = PaintedOnce(), PaintedOnce()
        self._everyday = Everyday(self, workspace, self._stack, lambda: self._trail.here)
        self.view_memory, self.may_copy = self._everyday.memory, workspace.policy.allows("paper")
        self._rooms = Rooms(workspace, self._stack, self._whole)
        self.help = MainHelp(self, workspace, self._rooms, self._stack, self._whole, lambda: self.place)
        self._month = MonthDoor(self._today, self._stack, self._set_hints)
        self._doors = PageDoors(self.go, self._today, self._cases)
        self._build()
        self._key_list = KeyList(self._whole)
        self._parts = PartsOn(workspace, self._rail, self._search, self._key_list)
        self._connect()
        self._everyday.add_keys(self.open_case)
        self._commands = Commands(self, self._what_commands_do())
        self._show(Place())
        dress(self)

    @property
    def place(self) -> Place:
        """Where the user is."""
        return self._trail.here

    def restore(self) -> None:
        """Return to where the user was when the program was locked or stopped, with half-typed text."""
        kept = self._workspace.drafts.kept()
        self._everyday.recall_place()
        self._trail = Trail(self._parts.allowed(Place.from_json(kept.get(PLACE_KEY, ""))))
        self._show(self._trail.here)
        if not self._trail.here.case_id:
            self._pages[self._trail.here.page].resume_draft(kept)

    def go(self, place: Place) -> None:
        """Go to a place; a case or a meeting that is gone leads to its page instead."""
        place = self._parts.allowed(place)
        self._trail.go(place)
        self._show(place)
        self._keep_place()

    def open_case(self, case_id: UUID, tab: str = "") -> None:
        """Open a case on top of the page the user is on, on a tab or else the one it was left on."""
        self.go(Place(self._trail.here.page, case_id, tab or self._everyday.last_tab(case_id)))

    def open_meeting(self, case_id: UUID | None, meeting_id: UUID) -> None:
        """Open a meeting over the whole window."""
        here = self._trail.here
        self.go(Place(here.page, case_id or here.case_id, self._rooms.current_tab(), meeting_id))

    def go_back(self) -> None:
        """Go back one place."""
        self._show(self._trail.back())
        self._keep_place()

    def say(self, sentence: str, tone: str = "info", action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a notice beside the work, with something to press if there is something to do."""
        self._notice.say(sentence, tone, action)

    def print_list(self, listing: Listing) -> None:
        """Show a list as paper over the page it stands on."""
        self._everyday.print_list(listing)

    def lock(self) -> None:
        """Hand over half-typed text and ask for the end of the process."""
        self.put_away()
        self.locked.emit()

    def put_away(self) -> None:
        """Keep half-typed text and the place, before a lock and at the end."""
        self._leave_fields()
        self._keep_place()
        self._everyday.put_away()

    def sizeHint(self) -> QSize:
        """Return the size the pages are drawn for."""
        return QSize(1440, 900)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back when nothing else wanted it."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif not press_way_back(self):
            self.go_back()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with what lies under the pointer, when it has no menu of its own."""
        self._everyday.show_menu(event.pos(), event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Look at the clock when the window is used again: the laptop may have slept past midnight."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._today.look_at_the_clock()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep half-typed text and the place before the window goes."""
        self.put_away()
        super().closeEvent(event)

    def _build(self) -> None:
        self.setWindowTitle(TITLE)
        self.setMinimumSize(960, 600)
        lock = PlainButton("Lås", "Ctrl L", "lock-simple")
        lock.clicked.connect(self.lock)
        self._rail.top.addWidget(self._search)
        self._rail.bottom.setSpacing(12)
        self._rail.bottom.addWidget(self._everyday.waits)
        self._rail.bottom.addWidget(self._saved)
        self._rail.bottom.addWidget(lock)
        for page in self._pages.values():
            self._stack.addWidget(page)
        parts = (self._rail, self._notice, self._stack, self._everyday.below, self._keys)
        self._whole.addWidget(body_of(*parts, training=self._workspace.training))
        self.setCentralWidget(self.help.beside)
        SecondPress(self)
        TextUndo(the_application(), self, self._workspace.undo_stack).possible.connect(self._keys.tell_undo)

    def _connect(self) -> None:
        self.locked.connect(self.help.see_lock)
        workspace = self._workspace
        workspace.changed.connect(self._on_changed)
        tell_refusals(workspace, self._notice)
        workspace.store_failed.connect(self._on_store_failed)
        self._rail.chosen.connect(lambda name: self.go(Place(name)))
        FoundDoor(self, workspace, self._search, self._rooms, self._pages, self.help.open_page, self.view_memory)
        self._search.command_chosen.connect(self._run)
        self._today.counted.connect(partial(count_today, self._rail))
        self._today.meeting_requested.connect(self.open_meeting)
        self._today.new_case_requested.connect(self._doors.begin_case)
        self._today.follow_up_requested.connect(lambda _case: self._rooms.begin_follow_up())
        self._today.plan_requested.connect(self._rooms.begin_in_plan)
        for page in self._pages.values():
            page.case_requested.connect(self.open_case)
        self._rooms.back_requested.connect(self.go_back)
        self._rooms.meeting_requested.connect(lambda meeting_id: self.open_meeting(None, meeting_id))
        self._rooms.meeting_ended.connect(partial(offer_plan, self._notice, workspace.undo_stack, self.open_case))
        self._rooms.tab_changed.connect(self._on_tab_changed)
        self._rooms.cover_requested.connect(self.cover_requested)
        self._figures.review_requested.connect(self._doors.begin_review)
        self._key_list.closed.connect(self._focus_here)
        self._everyday.covered.connect(self._set_hints)
        for page in (self._today, self._catalogue, self._cases, self._figures, self._settings):
            page.hints_changed.connect(lambda page=page: self._set_hints(page.key_hints()))
        self._settings.look_changed.connect(self.look_changed)

    def _what_commands_do(self) -> dict[str, Callable[[], object]]:
        return {
            **{page: partial(self._go_to_page, page) for page in PAGES},
            "search": self._focus_search,
            "undo": self._workspace.undo_stack.undo,
            "redo": self._workspace.undo_stack.redo,
            **self._everyday.actions(),
            **self._doors.actions(),
            "print": self._print_seen,
            "help": self.help.open_here,
            "keys": lambda: self._key_list.open_over(self._whole, self._trail.here),
            "lock": self.lock,
        }

    def _print_seen(self) -> None:
        found = self._search.listing()
        self._search.clear_search()
        self._everyday.print_seen(found)

    def _run(self, name: str) -> None:
        self._commands.run(name)

    def _go_to_page(self, name: str) -> None:
        self.go(Place(name) if self._parts.has(name) else self._trail.here)

    def _show(self, place: Place) -> None:
        self._notice.close_notice()
        let_go_of_focus(self)
        self._search.clear_search()
        self._everyday.arrive(place)
        self._saved.arrive(place.case_id)
        try:
            hints = self._rooms.show(place) if place.case_id else self._show_page(place.page)
        except UserError as error:
            self._trail = Trail(Place(place.page))
            hints = self._show_page(place.page)
            self._notice.say(str(error), "warn")
        self._rail.set_current(place.page if not place.case_id else CASES)
        self._set_hints(hints)

    def _set_hints(self, hints: Hints) -> None:
        self._keys.set_hints(self._everyday.hints(hints), ALWAYS)

    def _show_page(self, name: str) -> Hints:
        page = self._pages[name]
        self._rooms.leave()
        self._stack.setCurrentWidget(page)
        page.enter()
        return page.key_hints()

    def _focus_here(self) -> None:
        here = self._trail.here
        if not here.case_id:
            self._pages[here.page].enter()

    def _focus_search(self) -> None:
        if self._trail.here.meeting_id:
            return  # other families' names never come up while this family can see the screen
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _on_changed(self, changes: Changes) -> None:
        here = self._trail.here
        self._saved.saved(self._workspace.now(), name_beside(self._workspace, changes, here.case_id))
        if self._parts.changed_by(changes) and not self._parts.has(here.page):
            self.go(here)
        left = here
        while left.case_id in changes.cases and self._rooms.is_gone(left):
            left = self._trail.back()  # as Esc leads: out of a meeting that was undone, to its case
        if left is not here:
            self.go(left)

    def _on_store_failed(self, sentence: str) -> None:
        self._saved.failed()
        self._notice.say_until_step(sentence, self._workspace.undo_stack, "late")

    def _on_tab_changed(self, tab: str) -> None:
        self._trail.note_tab(tab)
        self._everyday.note_tab(self._trail.here)
        self._keep_place()
        self._set_hints(self._rooms.key_hints())

    def _keep_place(self) -> None:
        self._workspace.drafts.keep(PLACE_KEY, self._trail.here.to_json(), None)

    def _leave_fields(self) -> None:
        TypingPace.flush_in(self)
        let_go_of_focus(self)
