"""Finds what tells, on this system, that the computer is about to be left."""

import sys

from PySide6.QtCore import QObject

from app.views.guard.session_signals import SessionSignals


def session_signals(parent: QObject, window_id: int) -> SessionSignals | None:
    """Return what tells of it here; None where nothing does. `window_id` is a window that gets Windows' messages.

    macOS tells only through its own objects: there the gap in the clocks tells of a sleep, afterwards.
    """
    if sys.platform == "win32":
        from app.views.guard.windows_signals import WindowsSignals  # window messages are of no use elsewhere

        return WindowsSignals(parent, window_id)
    if sys.platform == "darwin":
        return None
    from app.views.guard.logind import LogindSignals  # QtDBus is dear to load, and only there on Linux

    signals = LogindSignals(parent)
    return signals if signals.start() else None
