"""The look the computer asks programs for: light or dark, and high contrast, now and for as long as the program runs.

On Linux the desktop's portal tells it. The portal looks into whoever asks, and this process lets nobody do that
(`hardening`), so Qt's own question is refused. A small program of the system asks instead; what changes later is told
to everybody, and Qt hears that itself.
"""

import re
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment, Qt, Signal
from PySide6.QtWidgets import QApplication

from app.tokens import Scheme

PATIENCE_MS = 300
"""The window waits this long for the answer, so that it need not change its colours as soon as it stands there."""
DESKTOPS = ("xcb", "wayland")
"""Qt's names of the screens a Linux desktop has."""
_PLACE = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_SUBJECT = "org.freedesktop.appearance"
ASKING = (
    ("/usr/bin/busctl", "--user", "--timeout=5", "call", *_PLACE, "ReadAll", "as", "1", _SUBJECT),
    ("/usr/bin/gdbus", "call", "--session", "--timeout=5", "--dest", _PLACE[0], "--object-path", _PLACE[1],
     "--method", f"{_PLACE[2]}.ReadAll", f"['{_SUBJECT}']"),
)  # fmt: skip
"""Programs that can ask the portal, the first that is there: one comes with systemd, the other with GLib."""
_KEPT = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "HOME")
"""What they need of our surroundings; an installed program's own libraries are not for them."""
_ANSWER = r"""{key}['"]:? (?:u |<uint32 )(\d)"""
_DARK = _HIGH = "1"
"""color-scheme 1: prefers dark; contrast 1: prefers higher contrast (XDG Desktop Portal, Settings)."""


class ComputerLook(QProcess):
    """Knows the look the computer asks for and says so when it changes; a child of the application."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._hints = app.styleHints()
        self._contrast = self._hints.accessibility()
        self._dark, self._high = False, False
        self._hear()
        self._hints.colorSchemeChanged.connect(self._on_changed)
        self._contrast.contrastPreferenceChanged.connect(self._on_changed)
        self.finished.connect(self._on_answered)
        command = next((each for each in ASKING if Path(each[0]).exists()), None)
        if command is not None and app.platformName() in DESKTOPS:
            self.setProgram(command[0])
            self.setArguments(command[1:])
            app.applicationStateChanged.connect(self._on_state)
            self._ask()
            self.waitForFinished(PATIENCE_MS)

    def scheme(self) -> Scheme:
        """Return the look the computer asks for just now."""
        if self._high:
            return "black" if self._dark else "white"
        return "dark" if self._dark else "light"

    def _hear(self) -> None:
        """Take over what Qt knows; what it does not know stays as it was."""
        if self._hints.colorScheme() is not Qt.ColorScheme.Unknown:
            self._dark = self._hints.colorScheme() is Qt.ColorScheme.Dark
            self._high = self._contrast.contrastPreference() is Qt.ContrastPreference.HighContrast

    def _on_changed(self) -> None:
        self._hear()
        self.changed.emit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        """Ask again when she comes back from another program, such as the settings of a desktop Qt does not know."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._ask()

    def _ask(self) -> None:
        """Have the portal asked, unless Qt hears of it by itself or an answer is on its way."""
        if self._hints.colorScheme() is Qt.ColorScheme.Unknown and self.state() is QProcess.ProcessState.NotRunning:
            ours, theirs = QProcessEnvironment.systemEnvironment(), QProcessEnvironment()
            for key in _KEPT:
                if ours.contains(key):
                    theirs.insert(key, ours.value(key))
            self.setProcessEnvironment(theirs)
            self.start()

    def _on_answered(self) -> None:
        """Take over the answer; no portal, or one that knows nothing of looks, changes nothing."""
        answer = bytes(self.readAllStandardOutput().data()).decode("utf-8", "replace")
        dark, high = _said(answer, "color-scheme"), _said(answer, "contrast")
        if dark and (dark == _DARK, high == _HIGH) != (self._dark, self._high):
            self._dark, self._high = dark == _DARK, high == _HIGH
            self.changed.emit()


def _said(answer: str, key: str) -> str:
    """Return the number the portal gave for a key, in either program's writing; empty when it gave none."""
    found = re.search(_ANSWER.format(key=key), answer)
    return found[1] if found else ""


def computer_look(app: QApplication) -> ComputerLook:
    """Return the one that knows; it is made, and the computer asked, the first time."""
    return app.findChild(ComputerLook) or ComputerLook(app)
