"""Sleep, screen lock and change of user on Linux, as logind tells them over the system's bus (a local socket).

Loads QtDBus, so it is brought in only when a store is open.
"""

import os
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusObjectPath, QDBusUnixFileDescriptor

from app.views.guard.lock_note import Why
from app.views.guard.session_signals import SessionSignals

LOGIND, ROOT = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
PROPERTIES = "org.freedesktop.DBus.Properties"
PATIENCE_MS = 1_000


class LogindSignals(SessionSignals):
    """Emits `told(Why)` before sleep, when the screen is locked, and when another user comes to the computer.

    It holds back sleep (at most as long as logind allows, five seconds) until this process has ended or lets go.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.systemBus()
        self._held: QDBusUnixFileDescriptor | None = None

    def start(self) -> bool:
        """Listen; False when there is no logind to listen to."""
        if not self._bus.isConnected():
            return False
        heard = self._bus.connect(LOGIND, ROOT, MANAGER, "PrepareForSleep", self, _slot("on_sleep(bool)"))
        session = self._session()
        if session:
            self._bus.connect(LOGIND, session, SESSION, "Lock", self, _slot("on_lock()"))
            changed = _slot("on_properties(QString,QVariantMap)")
            self._bus.connect(LOGIND, session, PROPERTIES, "PropertiesChanged", self, changed)
        self._hold_back_sleep()
        return bool(heard and session)

    @Slot(bool)
    def on_sleep(self, going: bool) -> None:
        """Lock before sleep; after it, hold back the next one in case this process is still here."""
        if going:
            self.told.emit(Why.SLEEP)
            self._held = None  # whatever happened, the computer may sleep now
        else:
            self._hold_back_sleep()

    @Slot()
    def on_lock(self) -> None:
        """Lock together with the screen."""
        self.told.emit(Why.SESSION)

    @Slot(str, "QVariantMap")
    def on_properties(self, interface: str, values: dict[str, object]) -> None:
        """Lock when the session is no longer the one on the screen, or says that it is locked."""
        if interface != SESSION:
            return
        if values.get("LockedHint") is True:
            self.told.emit(Why.SESSION)
        elif values.get("Active") is False:
            self.told.emit(Why.SWITCH)

    def _session(self) -> str:
        """Return the path of our session: by its name, else the one logind takes for the user's."""
        for name in filter(None, (os.environ.get("XDG_SESSION_ID"), "auto")):
            answer = self._call("GetSession", name)
            if answer and isinstance(answer[0], QDBusObjectPath):
                return answer[0].path()
        return ""

    def _hold_back_sleep(self) -> None:
        answer = self._call("Inhibit", "sleep", "Rundbord", "Låser, før computeren sover", "delay")
        if answer and isinstance(answer[0], QDBusUnixFileDescriptor):
            self._held = answer[0]

    def _call(self, method: str, *words: str) -> list[object]:
        call = QDBusMessage.createMethodCall(LOGIND, ROOT, MANAGER, method)
        call.setArguments(list(words))
        answer = self._bus.call(call, QDBus.CallMode.Block, PATIENCE_MS)
        return list(answer.arguments()) if answer.type() is QDBusMessage.MessageType.ReplyMessage else []


def _slot(words: str) -> bytes:
    return cast("bytes", SLOT(words))  # the stubs ask for bytes, the call itself for the text that SLOT gives
