"""A stack of pages that each look after their own height."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Takes the height that is left.

    Qt would ask for the most comfortable height of the tallest page, and squeeze what stands above it to get it.
    """

    def __init__(self, *, follows: bool = False) -> None:
        super().__init__()
        self._follows = follows
        if follows:
            self.currentChanged.connect(lambda _place: self.updateGeometry())

    def sizeHint(self) -> QSize:
        """Return the height of the tallest page or, with `follows`, of the one shown: no other makes it scroll then."""
        page, hint = self.currentWidget(), super().sizeHint()
        if not self._follows or page is None:
            return hint
        wraps = page.hasHeightForWidth()
        return QSize(hint.width(), page.heightForWidth(self.width()) if wraps else page.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the words on the page shown wrap differently."""
        super().resizeEvent(event)
        if self._follows and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say that the height does not follow the width: each page scrolls by itself."""
        return False
