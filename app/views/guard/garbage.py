"""Rings of objects that nobody holds are let go of in the window's own thread, never in one that works beside it.

Python looks for them in whatever thread happens to make the next object. Where that is not the window's, parts of the
window that were in a ring would be destroyed from the wrong thread, which Qt does not survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
"""How often it is looked whether there is enough to look for; the looking itself takes what it always took."""
THOROUGH = 2
"""The oldest generation: everything there is."""


class GarbageInTurn(QObject):
    """Collects in the thread it was made in, by Python's own thresholds, for as long as it lives.

    What is there after the first thorough look (the program itself, five objects of six) is not looked through again:
    a thorough look takes a fifth of a second, and a key would wait for it every other minute. A lock ends the process,
    so nothing is kept for long by that.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_spared = False
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(EVERY_MS)

    def look(self) -> None:
        """Collect the oldest generation that has grown past its threshold, as Python itself does."""
        grown = [level for level, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
                 if count > most]  # fmt: skip
        if grown:
            gc.collect(max(grown))
        if grown and max(grown) == THOROUGH and not self._is_spared:
            self._is_spared = True
            gc.freeze()
