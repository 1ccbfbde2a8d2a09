"""The room's window on the projector: nothing but the room's view, on that screen and on no other."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.meeting.room_stage import RoomStage
from app.views.meeting.room_view import RoomView
from app.views.theme import dress

TITLE = "Rundbord"


@dataclass(frozen=True, slots=True)
class ScreenPlace:
    """Which screen, in plain values: Qt's own object may be gone before the question is asked."""

    known_as: str
    geometry: QRect


def place_of(screen: QScreen) -> ScreenPlace:
    """Return what a screen is recognised by."""
    known = (screen.manufacturer(), screen.model(), screen.serialNumber(), screen.name())
    return ScreenPlace(" ".join(each for each in known if each), screen.geometry())


class RoomWindow(QWidget):
    """Full screen on one screen. `lost` when that screen is gone, or the window is closed or taken to another."""

    lost = Signal()

    def __init__(self, stage: RoomStage, screen: QScreen) -> None:
        flags = Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowDoesNotAcceptFocus
        super().__init__(None, flags)
        self.setWindowTitle(TITLE)  # the task bar is seen by everybody as well
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.target = place_of(screen)
        self.view = RoomView(stage, is_own=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        dress(self)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())

    def open(self) -> None:
        """Cover the whole screen."""
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # `showFullScreen` would take the keys from the own window
        handle = self.windowHandle()
        if handle is not None:
            handle.screenChanged.connect(self._on_screen)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_removed)

    def let_go(self) -> None:
        """Go away at once and for good."""
        self.view.take_off()
        self.hide()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that somebody closed it."""
        super().closeEvent(event)
        self.lost.emit()

    def _on_screen(self, screen: QScreen) -> None:
        if place_of(screen) != self.target:
            self.hide()
            self.lost.emit()

    def _on_removed(self, screen: QScreen) -> None:
        if place_of(screen) == self.target:
            self.hide()
            self.lost.emit()
