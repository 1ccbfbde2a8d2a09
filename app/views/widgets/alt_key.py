"""A letter pressed with Alt is a key and no letter, also when nobody has that key: Qt would write it."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


def is_alt_letter(event: QKeyEvent) -> bool:
    """Tell whether a sign is pressed with Alt alone; on a Mac that key writes signs of its own."""
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier  # together they are AltGr on Windows
    alone = event.modifiers() & both == Qt.KeyboardModifier.AltModifier
    return alone and bool(event.text()) and event.text().isprintable() and sys.platform != "darwin"
