"""A column inside a scroll area that is never squeezed: it is always as tall as its wrapped words need."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Fitted(QWidget):
    """The widget of a scroll area. Qt asks a scrolled widget for its smallest height and forgets that words wrap."""

    def event(self, event: QEvent) -> bool:
        """Fit again when something inside has changed size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        wraps = layout.hasHeightForWidth()
        needed = layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)
