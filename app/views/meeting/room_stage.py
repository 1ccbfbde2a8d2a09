"""What the room sees just now, held once for both screens: the turned one and the projector."""

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import StoreError, UserError
from app.language.folding import join_names
from app.services import leak_guard
from app.services.leak_guard import Finding
from app.services.ports import Changes
from app.services.room import read_room
from app.services.room_photo import read_photo
from app.services.room_rows import PhotoRows, RoomRows
from app.views.meeting.desk import MeetingDesk


class Shows(Enum):
    """What stands on the room's screen."""

    ROOM = auto()
    GOODBYE = auto()
    PHOTO = auto()
    DARK = auto()


class RoomStage(QObject):
    """Reads the room's rows and tells those who paint them. `staged` when the room sees something else.

    Rows are read again in the same event as each change of the case, so that nobody who came in a moment ago sees what
    was there for the others. Old rows are taken away before new ones are asked for.
    """

    staged = Signal()

    def __init__(self, desk: MeetingDesk, question: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self._question = desk, question
        self.shows, self._before_dark = Shows.ROOM, Shows.ROOM
        self.rows: RoomRows | None = None
        self.photo: PhotoRows | None = None
        self.page = 0
        self._with_family = False
        self._screens: list[QWidget] = []
        self._kept_back: tuple[Finding, ...] = ()
        self._kept_off_photo: tuple[Finding, ...] = ()
        desk.workspace.changed.connect(self._on_changed)

    @property
    def seen(self) -> Shows:
        """What the room sees, or saw before the dark."""
        return self._before_dark if self.shows is Shows.DARK else self.shows

    def put_on(self, screen: QWidget) -> None:
        """Count a widget among those who paint what is staged."""
        self._screens.append(screen)

    def take_off(self, screen: QWidget) -> None:
        """Count it no longer."""
        self._screens.remove(screen)

    def show(self, shows: Shows) -> None:
        """Show something else; the dark remembers what the room saw before it."""
        if shows is Shows.DARK and self.shows is not Shows.DARK:
            self._before_dark = self.shows
        self.shows = shows
        self.page = 0 if shows is not Shows.DARK else self.page
        self.read()

    def rest_on(self, shows: Shows) -> None:
        """Show what belongs to the page that is worked on, when nothing else is asked for: the sheet, or goodbye."""
        if self.shows is not shows:
            self.shows, self.page = shows, 0
            self.refresh()

    def light_up(self) -> None:
        """Bring back what the room saw before the dark."""
        if self.shows is Shows.DARK:
            self.shows = self._before_dark
            self.read()

    def show_family(self, *, shown: bool) -> None:
        """Show the drawing where the names stand, as far as those on it have said yes; or the names again."""
        self._with_family = shown
        self.refresh()

    def turn_page(self, page: int) -> None:
        """Show another page of the photo; the painter knows how many there are."""
        self.page = max(page, 0)
        self.staged.emit()

    def refresh(self) -> None:
        """Read again when somebody looks, or when the own screen tells of something kept off."""
        if self._kept_back or any(each.isVisible() for each in self._screens):
            self.read()

    def read(self) -> None:
        """Read what the room may see and show it. Raises UserError and StoreError; then nothing is shown."""
        self.rows, self.photo = None, None
        desk = self.desk
        try:
            self.rows = desk.workspace.ask(
                read_room, desk.meeting_id, question=self._question(), with_family=self._with_family
            )
            if self.seen is Shows.PHOTO or self._kept_off_photo:
                self.photo = desk.workspace.ask(read_photo, desk.meeting_id)
        finally:
            self._kept_off_photo = self.photo.kept_back if self.photo else ()
            found = (*(self.rows.kept_back if self.rows else ()), *self._kept_off_photo)
            self._kept_back = tuple({each.fingerprint: each for each in found}.values())
            self.staged.emit()

    def kept_back_words(self) -> str:
        """Return »Ikke vist for rummet: aftale 2.« for the own screen: what it is, not why and not whom it tells of."""
        places = dict.fromkeys(each.where for each in self._kept_back)
        return f"Ikke vist for rummet: {join_names(list(places))}." if places else ""

    def show_kept_back(self) -> None:
        """Let it stand there after all, as the caseworker's own decision; it is kept that she took it."""
        case_id = self.desk.row.case_id
        if self._kept_back and self.desk.do("Det må stå der", leak_guard.accept, case_id, self._kept_back) is not None:
            self.read()

    def _on_changed(self, changes: object) -> None:
        if isinstance(changes, Changes) and self.desk.row.case_id not in changes.cases:
            return
        try:
            self.refresh()
        except (UserError, StoreError):
            return  # the screen is empty now; the page that is worked on says what is wrong
