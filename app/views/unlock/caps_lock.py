"""Whether Caps Lock is on, as far as it can be known: Windows tells, elsewhere the typed letters do."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def from_system() -> bool | None:
    """Return what the system says, None where it does not say."""
    if sys.platform == "win32":
        import ctypes  # only there, and only here

        return bool(ctypes.windll.user32.GetKeyState(0x14) & 1)
    return None


def from_key(event: QKeyEvent, before: bool | None) -> bool | None:
    """Return what a key press tells: a large letter without Shift means on. `before` is what was known."""
    if event.key() == Qt.Key.Key_CapsLock:
        return None if before is None else not before
    text = event.text()
    if len(text) != 1 or not text.isalpha() or text.lower() == text.upper():
        return before
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != shift
