"""What tells of sleep, locked screens and a change of user, on the system at hand."""

from PySide6.QtCore import QObject, Signal


class SessionSignals(QObject):
    """Emits `told(Why)` when the computer is about to be left."""

    told = Signal(object)
