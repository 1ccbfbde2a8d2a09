"""A stack of pages that each look after their own height."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget


class PaintedOnce(QStackedWidget):
    """A stack whose page is painted once when it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._put_on_top)

    def _put_on_top(self) -> None:
        """Mark the whole page as one piece to paint, which is what Qt does when something is put on top.

        Everything on a page asks to be painted as it is shown. Qt would paint a ground that hides what is behind it
        with all that lies on it, and then all that lies on it once more.
        """
        page = self.currentWidget()
        if page is not None and page.isVisible():
            page.lower()  # what is on top already is not put there again
            page.raise_()


class PageStack(PaintedOnce):
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

    def minimumSizeHint(self) -> QSize:
        """Return the least height of the tallest page or, with `follows`, of the one shown with its words wrapped."""
        page, least = self.currentWidget(), super().minimumSizeHint()
        if not self._follows or page is None:
            return least
        layout = page.layout()
        if layout is None or not layout.hasHeightForWidth():
            return QSize(least.width(), max(page.minimumSizeHint().height(), page.minimumHeight()))
        return QSize(least.width(), layout.totalMinimumHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the words on the page shown wrap differently."""
        super().resizeEvent(event)
        if self._follows and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say that the height does not follow the width: each page scrolls by itself."""
        return False
