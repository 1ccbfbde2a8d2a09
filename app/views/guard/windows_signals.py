"""Sleep, screen lock and change of user on Windows, read from the messages every window gets.

Written after the documentation of WM_POWERBROADCAST and WM_WTSSESSION_CHANGE; not yet run on Windows by us.
"""

import ctypes
import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject

from app.views.guard.lock_note import Why
from app.views.guard.session_signals import SessionSignals

WM_POWERBROADCAST, WM_WTSSESSION_CHANGE = 0x0218, 0x02B1
PBT_APMSUSPEND = 0x0004
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOCK = 0x2, 0x4, 0x7
NOTIFY_FOR_THIS_SESSION = 0


class WindowMessage(ctypes.Structure):
    """MSG of user32, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("wparam", ctypes.c_size_t),
        ("lparam", ctypes.c_ssize_t),
    )  # fmt: skip


def meaning(message: int, wparam: int) -> Why | None:
    """Return why a window message asks for a lock, None for all others."""
    if message == WM_POWERBROADCAST and wparam == PBT_APMSUSPEND:
        return Why.SLEEP
    if message == WM_WTSSESSION_CHANGE and wparam == WTS_SESSION_LOCK:
        return Why.SESSION
    if message == WM_WTSSESSION_CHANGE and wparam in (WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT):
        return Why.SWITCH
    return None


class _Filter(QAbstractNativeEventFilter):
    """Reads the messages of all our windows and lets every one of them through."""

    def __init__(self, owner: "WindowsSignals") -> None:
        super().__init__()
        self._owner = owner

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Tell of the messages that ask for a lock."""
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
            self._owner.take(message)
        return False, 0


class WindowsSignals(SessionSignals):
    """Emits `told(Why)`. Windows gives two seconds between the message and the sleep."""

    def __init__(self, parent: QObject, window_id: int) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(ctypes.c_void_p(window_id), NOTIFY_FOR_THIS_SESSION)

    def take(self, address: int) -> None:
        """Read the message that lies at an address."""
        found = WindowMessage.from_address(int(address))
        why = meaning(found.message, found.wparam)
        if why is not None:
            self.told.emit(why)
