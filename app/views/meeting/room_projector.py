"""F9: the room's view on the other screen; it goes with the projector, the meeting, the cover and the lock."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from app.services.profile import read_settings, save_setting
from app.views.meeting.room_stage import RoomStage
from app.views.meeting.room_window import RoomWindow, ScreenPlace, place_of

REMEMBERED = "room_screen"
"""The setting that holds the screen that was used last."""
NO_OTHER = "Der er ingen anden skærm. Sæt projektoren til, eller vend skærmen med F8."
MIRRORED = "Projektoren viser det samme som din skærm. Vælg »Udvid« i stedet for »Spejl«, eller vend skærmen med F8."
GONE = "Rummets skærm er lukket. Tryk F9, når projektoren er sat til igen."


class RoomProjector(QObject):
    """Opens and closes the window. `changed` when it came or went; `told` carries a sentence for the own screen.

    `exposed` comes when the own window was moved onto the projector: what stands there must be fit for the room.
    """

    changed = Signal()
    told = Signal(str)
    exposed = Signal()

    def __init__(self, stage: RoomStage, own: QWidget) -> None:
        super().__init__(own)
        self._stage, self._own = stage, own
        self._window: RoomWindow | None = None
        self._waits: ScreenPlace | None = None

    @property
    def window(self) -> RoomWindow | None:
        """The window while it is there."""
        return self._window

    def turn(self) -> None:
        """Open the window on the other screen, or close it."""
        if self._window is not None:
            self.close()
            return
        others = self.others()
        if not others:
            self.told.emit(MIRRORED if _is_mirrored(self._own.screen()) else NO_OTHER)
            return
        known = self._stage.desk.workspace.ask(read_settings).get(REMEMBERED, "")
        self.open_on(next((each for each in others if place_of(each).known_as == known), others[0]))

    def next_screen(self) -> None:
        """Move to the next of the other screens, and remember it."""
        others = self.others()
        if self._window is None or len(others) < 2:
            return
        at = next((at for at, each in enumerate(others) if place_of(each) == self._window.target), -1)
        self.close()
        self.open_on(others[(at + 1) % len(others)])

    def open_on(self, screen: QScreen) -> None:
        """Show the room's view over one screen."""
        self._window = RoomWindow(self._stage, screen)
        self._window.lost.connect(self._on_lost)
        self._stage.read()
        self._window.view.show_time(self._stage.desk.workspace.now())
        self._window.open()
        self._own.activateWindow()  # the keys stay with the own window, also where the desktop gives them to new ones
        handle = self._own.window().windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._on_own_screen)
        workspace = self._stage.desk.workspace
        known = self._window.target.known_as
        if workspace.ask(read_settings).get(REMEMBERED, "") != known:
            workspace.do("Husk skærmen", save_setting, REMEMBERED, known)
        self.changed.emit()

    def close(self) -> None:
        """Close the window."""
        window, self._window = self._window, None
        if window is None:
            return
        window.lost.disconnect(self._on_lost)
        window.let_go()
        handle = self._own.window().windowHandle()
        if handle is not None:
            handle.screenChanged.disconnect(self._on_own_screen)
        self.changed.emit()

    def rest(self) -> None:
        """Close it while the meeting is covered or out of sight; `resume` opens it again."""
        if self._window is not None:  # being put away hides the meeting more than once
            self._waits = self._window.target
            self.close()

    def resume(self) -> None:
        """Open it again on the same screen, if that is still there."""
        waits, self._waits = self._waits, None
        found = next((each for each in self.others() if place_of(each) == waits), None)
        if found is not None:
            self.open_on(found)

    def others(self) -> list[QScreen]:
        """Return the screens that show something else than the own one."""
        own = self._own.screen().geometry()
        return [each for each in QGuiApplication.screens() if not each.geometry().intersects(own)]

    def _on_lost(self) -> None:
        self.close()
        self.told.emit(GONE)

    def _on_own_screen(self, screen: QScreen) -> None:
        """Let the projector show the room's view alone, when the own window comes onto it."""
        if self._window is not None and place_of(screen) == self._window.target:
            self.close()
            self.exposed.emit()


def _is_mirrored(own: QScreen) -> bool:
    """Tell whether another screen shows what the own one shows, or a part of it."""
    return sum(each.geometry().intersects(own.geometry()) for each in QGuiApplication.screens()) > 1
