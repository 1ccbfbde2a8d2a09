"""The top of a page: its heading, and its buttons at the right or, when there is no room, in lines under it.

In a low window the keys on them give way before they go under it: a line is worth more there, and the keys stand at
the foot of the page too.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton
from app.views.widgets.flow import FlowLayout

GAP, LOW, MOST = 8, 660, 16_777_215
"""Pixels between buttons, pixels at 100 % of a window that is low, and Qt's largest width."""


class PageHead(QWidget):
    """Heading and buttons. Buttons may come and go; words on them are never cut."""

    def __init__(self, heading: QWidget, *buttons: QWidget) -> None:
        super().__init__()
        self._heading, self._buttons, self._right = heading, buttons, QWidget()
        flow = FlowLayout(self._right, gap=GAP, line_gap=GAP)
        for each in buttons:
            flow.addWidget(each)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addWidget(heading, 1)
        self._box.addWidget(self._right, 0, Qt.AlignmentFlag.AlignTop)

    def minimumSizeHint(self) -> QSize:
        """Return room for the widest part alone; the rest goes under it."""
        # A heading may break into lines; words on a button never do.
        parts = (self._heading.minimumSizeHint(), *(each.sizeHint() for each in self._buttons))
        widest = max(each.width() for each in parts)
        return QSize(widest, super().minimumSizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        """Be as tall as what is shown of it now."""
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside each other, or under each other."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Fit again, after a button has come or gone."""
        words, buttons = self._heading.sizeHint(), [each for each in self._buttons if not each.isHidden()]
        gaps, keyed = GAP * max(len(buttons) - 1, 0), [each for each in buttons if isinstance(each, KeyButton)]
        whole = sum(each.sizeHint().width() for each in buttons) + sum(each.left_out() for each in keyed) + gaps
        room = self.width() - words.width() - GAP
        bare = whole - sum(each.room_for_cap() for each in keyed)
        low = self.window().height() < current_theme().px(LOW)
        beside = (bare if low else whole) <= room
        for each in keyed:
            each.show_cap(shown=whole <= room or not beside)
        wide = whole if whole <= room else bare
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if beside else down)
        self._box.setStretch(0, 1 if beside else 0)  # downwards it would take the height that belongs to the page
        middle = Qt.AlignmentFlag.AlignVCenter if beside else Qt.AlignmentFlag(0)
        for part in (self._heading, self._right):
            self._box.setAlignment(part, middle)
        self._right.setMinimumWidth(wide if beside else 0)
        self._right.setMaximumWidth(wide if beside else MOST)
        self.setMinimumHeight(self._box.totalHeightForWidth(self.width()))  # a low window never cuts a button
