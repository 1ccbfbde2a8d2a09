"""The number on the rail while I dag is not seen: counted again a moment after the last step, and nothing else read."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.ports import Changes
from app.services.today_rows import count_now
from app.views.page import Page

AFTER_MS = 400


class UnseenCount(QObject):
    """Counts for a page that is not seen. `counted` tells how many things wait today."""

    counted = Signal(int)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_MS)
        self._soon.timeout.connect(self.count)
        page.workspace.changed.connect(self._on_changed)

    def count(self) -> None:
        """Count now, unless the page is seen: then it tells the number itself."""
        self._soon.stop()
        if not self._page.isVisible() and self._page.window().isVisible():
            self.counted.emit(self._page.workspace.ask(count_now))

    def _on_changed(self, changes: Changes) -> None:
        if self._page.concerns(changes) and not self._page.isVisible():
            self._soon.start()
