"""Tabs over a page: with more of them than there is room for, two arrows that can be seen and are named in Danish."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QToolButton

from app.views.theme import current_theme
from app.views.widgets.aloud import tell_tab

AIR = 12
"""Pixels at 100 % on each side of a tab's words: so much of it may lie behind the edge."""
ARROWS = (("‹", "Flere faner til venstre"), ("›", "Flere faner til højre"))


class TabBar(QTabBar):
    """Tabs as wide as their words. The arrows at the end are for the mouse; the arrow keys walk the tabs themselves.

    `entered` when Enter is pressed on a tab, or Alt with its letter anywhere: she wants what is on it.
    """

    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._arrows: list[QToolButton] = []
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self._arrows = self.findChildren(QToolButton)
        for button, (sign, words) in zip(self._arrows, ARROWS, strict=False):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setText(sign)
            button.setToolTip(words)
            button.setAccessibleName(words)

    def event(self, event: QEvent) -> bool:
        """Go into the tab whose letter is pressed; from here, or Qt would look through the window for a next stop."""
        if event.type() != QEvent.Type.Shortcut:
            return super().event(event)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        done = super().event(event)
        self.entered.emit()
        return done

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell a reader which tab is chosen."""
        super().focusInEvent(event)
        tell_tab(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go into the tab one stands on with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave out a tab that is not seen whole: Qt scrolls by pixels, and half a word says nothing."""
        super().paintEvent(event)
        halves = self._halves()
        if halves:
            painter, page = QPainter(self), current_theme().colour("page")
            for half in halves:
                painter.fillRect(half, page)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a tab that is seen; where one is left out there is nothing to press."""
        if not any(half.contains(event.position().toPoint()) for half in self._halves()):
            super().mousePressEvent(event)

    def _halves(self) -> list[QRect]:
        """Return where a tab is only seen in part."""
        if not self._arrows or self._arrows[0].isHidden():
            return []
        end, air = self._arrows[0].x(), current_theme().px(AIR)
        tabs = (self.tabRect(place) for place in range(self.count()) if place != self.currentIndex())
        cut = (each for each in tabs if each.left() < -air < each.right() or each.left() < end < each.right() - air)
        return [each.intersected(QRect(0, 0, end, self.height())) for each in cut]

    def tabLayoutChange(self) -> None:
        """Keep our signs on the arrows: Qt puts its own, a few pixels high at any text size, back with each layout."""
        super().tabLayoutChange()
        for button in self._arrows:
            if button.arrowType() is not Qt.ArrowType.NoArrow:
                button.setArrowType(Qt.ArrowType.NoArrow)
