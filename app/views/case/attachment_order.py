"""Putting tiles in another order: with the mouse, or Alt and an arrow to where it points.

A tile that is pulled past the distance the system wants of a drag goes along; a line shows where it will stand, and Esc
leaves it where it was. Nothing is dragged out of the window: a copy outside is made by its button, which says so.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.views.theme import current_theme

THICK, NEAR = 3, 28
"""Pixels at 100 %: the line that shows the place; pixels from the edge where the tiles begin to scroll."""


class TileOrder(QObject):
    """Looks after the order of tiles. `moved` carries where one stands, and how many places it moves."""

    moved = Signal(int, int)

    def __init__(self, tiles: QListView) -> None:
        super().__init__(tiles)
        self._tiles = tiles
        self._line = _Place(tiles.viewport())
        self._began: QPoint | None = None
        self._held, self._by = -1, 0
        tiles.viewport().installEventFilter(self)
        tiles.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what moves a tile; everything else is for the list."""
        if isinstance(event, QMouseEvent) and watched is not self._tiles:
            return self._on_mouse(event)
        return isinstance(event, QKeyEvent) and watched is self._tiles and self._on_key(event)

    def _on_mouse(self, event: QMouseEvent) -> bool:
        at = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress:
            plain = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
            self._began = at if plain and self._tiles.indexAt(at).isValid() else None
        elif event.type() == QEvent.Type.MouseMove and self._began is not None:
            self._pull(at)
            return True  # else the list would choose all it is pulled over
        elif event.type() == QEvent.Type.MouseButtonRelease:
            return self._let_go(keep=True)
        return False

    def _pull(self, at: QPoint) -> None:
        if self._held < 0 and self._began is not None:
            if (at - self._began).manhattanLength() < QApplication.startDragDistance():
                return
            self._held = self._tiles.indexAt(self._began).row()
            self._tiles.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._scroll_near(at)
        self._by = self._show_place(at)

    def _show_place(self, at: QPoint) -> int:
        """Show the line where the tile would stand, and return how many places it would move."""
        under = self._tiles.indexAt(at)
        if self._held < 0 or not under.isValid():
            self._line.hide()
            return 0
        box, lies = self._tiles.visualRect(under), self._across() == 1
        after = at.y() > box.center().y() if lies else at.x() > box.center().x()
        gap = under.row() + after
        by = gap - self._held if gap <= self._held else gap - self._held - 1
        self._line.stand(box, after=after, lies=lies)
        self._line.setVisible(bool(by))
        return by

    def _scroll_near(self, at: QPoint) -> None:
        bar, low = self._tiles.verticalScrollBar(), self._tiles.viewport().height() - NEAR
        if not NEAR <= at.y() <= low:
            bar.setValue(bar.value() + (NEAR if at.y() > low else -NEAR))

    def _let_go(self, *, keep: bool) -> bool:
        held, by = self._held, self._by
        self._held, self._by, self._began = -1, 0, None
        self._line.hide()
        if held < 0:
            return False
        self._tiles.viewport().unsetCursor()
        if keep and by:
            self.moved.emit(held, by)
        return False  # the list is to know that the button is up

    def _on_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._held >= 0:  # before the window does: the tile stays where it was
            if event.type() == QEvent.Type.KeyPress:
                self._let_go(keep=False)
            event.accept()
            return True
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        by = self._steps().get(event.key(), 0) if held == Qt.KeyboardModifier.AltModifier else 0
        if not by or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress and self._tiles.currentIndex().isValid():
            self.moved.emit(self._tiles.currentIndex().row(), by)
        return True

    def _across(self) -> int:
        """Return how many tiles stand beside each other."""
        return max(self._tiles.viewport().width() // max(self._tiles.gridSize().width(), 1), 1)

    def _steps(self) -> dict[int, int]:
        """Return how many places each arrow is: up and down is a row of tiles."""
        across, keys = self._across(), Qt.Key
        return {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Up: -across, keys.Key_Down: across}


class _Place(QWidget):
    """The line beside a tile where the held one will stand; it lies where tiles stand under each other."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def stand(self, box: QRect, *, after: bool, lies: bool) -> None:
        """Stand before or after a tile."""
        thick = current_theme().px(THICK)
        left = box.right() - 2 * thick if after else max(box.left() - thick, 0)
        top = box.bottom() - 2 * thick if after else max(box.top() - thick, 0)
        flat = QRect(box.left(), top, box.width() - 2 * thick, thick)
        self.setGeometry(flat if lies else QRect(left, box.top(), thick, box.height() - 2 * thick))
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the accent."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("accent"))
        painter.end()
