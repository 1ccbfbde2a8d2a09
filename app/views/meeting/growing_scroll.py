"""A scrolling frame that asks for as much height as its contents, and takes less when there is less."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.views.theme import current_theme

LEAST = 150
"""Pixels at 100 % under which nothing could be read."""


class GrowingScroll(QScrollArea):
    """Holds one widget whose lines wrap: on a small screen it scrolls, and nothing is drawn over something else."""

    def __init__(self, name: str, inner: QWidget) -> None:
        super().__init__()
        self._wanted = 0
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWidget(inner)
        inner.installEventFilter(self)

    def sizeHint(self) -> QSize:
        """Return the height of the contents at the width there is."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return a height where a line or two can be read."""
        return QSize(current_theme().px(120), min(current_theme().px(LEAST), self._height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask for another height when the contents have another."""
        if watched is self.widget() and event.type() is QEvent.Type.LayoutRequest:
            self._ask_again()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when lines wrap differently."""
        super().resizeEvent(event)
        self._ask_again()

    def _ask_again(self) -> None:
        if self._height() != self._wanted:
            self._wanted = self._height()
            self.updateGeometry()

    def _height(self) -> int:
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if layout is None:
            return 0
        width = max(self.width(), 1)
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        return height + 2 * self.frameWidth()
