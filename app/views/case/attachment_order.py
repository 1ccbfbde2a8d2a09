"""Putting tiles in another order: with the mouse, or Alt and an arrow to where it points.

A tile that is pulled past the distance the system wants of a drag goes along; a line shows where it will stand, and Esc
leaves it where it was. Nothing is dragged out of the window: a copy outside is made by its button, which says so.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget

from app.views.theme import current_theme

THICK, NEAR, BEAT = 3, 28, 60
"""Pixels at 100 %: the line that shows the place; pixels from the edge where the tiles begin to scroll, and how often
(milliseconds) they do while the mouse is held there."""


class TileOrder(QObject):
    """Looks after the order of tiles. `moved` carries where one stands, and how many places it moves."""

    moved = Signal(int, int)

    def __init__(self, tiles: QListView) -> None:
        super().__init__(tiles)
        self._tiles = tiles
        self._line = _Place(tiles.viewport())
        self._began: QPoint | None = None
        self._at = QPoint()
        self._held, self._by, self._is_left = -1, 0, False
        self._beat = QTimer(self, interval=BEAT)
        self._beat.timeout.connect(self._go_on)
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
        elif event.type() == QEvent.Type.MouseMove and (self._began is not None or self._is_left):
            self._pull(at)
            return True  # else the list would choose all it is pulled over, also after Esc
        elif event.type() == QEvent.Type.MouseButtonRelease:
            self._is_left = False
            return self._let_go(keep=True)
        return False

    def _pull(self, at: QPoint) -> None:
        if self._began is None:
            return
        if self._held < 0:
            if (at - self._began).manhattanLength() < QApplication.startDragDistance():
                return
            self._held = self._tiles.indexAt(self._began).row()
            self._tiles.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        self._at = at
        self._beat.start()
        self._by = self._show_place(at)

    def _go_on(self) -> None:
        """Scroll on for as long as the tile is held at an edge."""
        self._scroll_near(self._at)
        self._by = self._show_place(self._at)

    def _show_place(self, at: QPoint) -> int:
        """Show the line where the tile would stand, and return how many places it would move."""
        under = self._under(at)
        if self._held < 0 or not under.isValid():
            self._line.hide()
            return 0
        box, lies = self._tiles.visualRect(under), self._across() == 1
        after = not box.contains(at) or (at.y() > box.center().y() if lies else at.x() > box.center().x())
        gap = under.row() + after
        by = gap - self._held if gap <= self._held else gap - self._held - 1
        self._line.stand(box, after=after, lies=lies)
        self._line.setVisible(bool(by))
        return by

    def _under(self, at: QPoint) -> QModelIndex:
        """Return the tile at a place; after all of them it is the last, so that one can be put at the end."""
        last = self._tiles.model().index(self._tiles.model().rowCount() - 1, 0)
        box = self._tiles.visualRect(last)
        is_after = at.y() > box.bottom() or (at.y() >= box.top() and at.x() > box.right())
        return last if is_after else self._tiles.indexAt(at)

    def _scroll_near(self, at: QPoint) -> None:
        bar, low = self._tiles.verticalScrollBar(), self._tiles.viewport().height() - NEAR
        if not NEAR <= at.y() <= low:
            bar.setValue(bar.value() + (NEAR if at.y() > low else -NEAR))

    def _let_go(self, *, keep: bool) -> bool:
        held, by = self._held, self._by
        self._held, self._by, self._began = -1, 0, None
        self._beat.stop()
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
                self._is_left = True
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
