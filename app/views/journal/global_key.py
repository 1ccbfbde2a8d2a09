"""One key that works while another program has the focus. Qt has none, so Windows is asked itself; elsewhere a click.

On Wayland no program may ask for such a key, nor stay on top; on X11 it would take the key from everybody. Written
after the documentation of RegisterHotKey; not yet run on Windows by us.
"""

import ctypes
import sys

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

WM_HOTKEY = 0x0312
MOD_CONTROL, MOD_SHIFT, MOD_NOREPEAT = 0x0002, 0x0004, 0x4000
TRIED: tuple[tuple[int, str], ...] = ((0x7B, "Ctrl Skift F12"), (0x7A, "Ctrl Skift F11"), (0x79, "Ctrl Skift F10"))
"""Virtual key codes with what they are called. No browser uses them, and with Ctrl and Skift no field takes them."""
HOTKEY_ID = 0x5242


class GlobalKey(QObject):
    """`pressed` when the key is pressed anywhere. `words` is what it is called, empty when there is none."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = ""

    def stop(self) -> None:
        """Give the key back."""


class WindowsMessage(ctypes.Structure):
    """MSG of user32, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p), ("message", ctypes.c_uint), ("wparam", ctypes.c_size_t),
    )  # fmt: skip


class _Filter(QAbstractNativeEventFilter):
    """Reads the messages of the thread and lets every one of them through."""

    def __init__(self, owner: "WindowsKey") -> None:
        super().__init__()
        self._owner = owner

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        """Tell of the key."""
        name = kind.data() if isinstance(kind, QByteArray) else kind
        if bytes(name) in (b"windows_generic_MSG", b"windows_dispatcher_MSG"):
            self._owner.take(message)
        return False, 0


class WindowsKey(GlobalKey):
    """The first of the keys that no other program has taken; none when all are."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = _Filter(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)
        self.words = next((words for code, words in TRIED if self._register(code)), "")

    def take(self, address: int) -> None:
        """Read the message that lies at an address."""
        found = WindowsMessage.from_address(int(address))
        if (found.message, found.wparam) == (WM_HOTKEY, HOTKEY_ID):
            self.pressed.emit()

    def stop(self) -> None:
        """Give the key back to Windows."""
        app = QCoreApplication.instance()
        if app is not None:
            app.removeNativeEventFilter(self._filter)
        if sys.platform == "win32" and self.words:
            ctypes.windll.user32.UnregisterHotKey(None, HOTKEY_ID)
        self.words = ""

    def _register(self, code: int) -> bool:
        if sys.platform == "win32":
            how = MOD_CONTROL | MOD_SHIFT | MOD_NOREPEAT
            return bool(ctypes.windll.user32.RegisterHotKey(None, HOTKEY_ID, how, code))
        return False


def global_key(parent: QObject | None = None) -> GlobalKey:
    """Return this computer's key, one without words where there is none."""
    return WindowsKey(parent) if sys.platform == "win32" else GlobalKey(parent)
