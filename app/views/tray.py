"""The mark beside the clock: Vis Rundbord, Lås, Afslut, and the reminder. No name ever stands there."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from app.views.theme import dress

NAME = "Rundbord"
LOCKED = "Rundbord er låst"
SHOWN_MS = 10_000


class TrayMark(QObject):
    """`open_asked`, `lock_asked` and `quit_asked` from its menu; a click opens. Locked, it has nothing to lock."""

    open_asked = Signal()
    lock_asked = Signal()
    quit_asked = Signal()

    def __init__(self, icon: QIcon, *, locked: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.menu = QMenu()
        dress(self.menu)  # a menu without a window above it has nobody else to get the sheet from
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setToolTip(LOCKED if locked else NAME)
        self.menu.addAction("Vis Rundbord").triggered.connect(self.open_asked)
        if not locked:
            self.menu.addAction("Lås").triggered.connect(self.lock_asked)
        self.menu.addAction("Afslut").triggered.connect(self.quit_asked)
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.open_asked)

    @staticmethod
    def is_possible() -> bool:
        """Tell whether this desktop has a place for such marks and can show a message there."""
        return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()

    @staticmethod
    def can_hold() -> bool:
        """Tell whether a program can be found by its mark alone. A Mac keeps it in the Dock, window or not."""
        return sys.platform != "darwin" and TrayMark.is_possible()

    @property
    def tool_tip(self) -> str:
        """What is said when the pointer rests on the mark."""
        return self._icon.toolTip()

    def show(self) -> None:
        """Put the mark beside the clock."""
        self._icon.show()

    def say(self, sentence: str) -> None:
        """Show a message for a while; the desktop may keep it in a list of its own, so it must hold no name."""
        self._icon.showMessage(NAME, sentence, self._icon.icon(), SHOWN_MS)

    def take_away(self) -> None:
        """Take the mark away; twice does no harm."""
        self._icon.hide()
        self.menu.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_asked.emit()
