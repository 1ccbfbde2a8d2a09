"""Buttons on a line: the keys on them give way before one of them goes to a second line."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.widgets.buttons import KeyButton
from app.views.widgets.flow import FlowLayout


class KeyRow(QWidget):
    """The line. Its keys must be told somewhere else too, in the page's key bar; `gap` is pixels."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._gap, self._flow = gap, FlowLayout(self, gap=gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, button: KeyButton) -> None:
        """Put a button at the end."""
        self._flow.addWidget(button)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the widest button: the others can stand under it."""
        return self._flow.minimumSize()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Look again whether the keys have room."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Look again when a button comes, goes or is called something else."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        found = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = [item.widget() for item in found if item is not None]
        buttons = [each for each in widgets if isinstance(each, KeyButton) and not each.isHidden()]
        gaps = self._gap * max(len(buttons) - 1, 0)
        whole = sum(each.sizeHint().width() + each.left_out() for each in buttons) + gaps
        bare = whole - sum(each.room_for_cap() for each in buttons)
        for each in buttons:
            each.show_cap(shown=whole <= self.width() or bare > self.width())
