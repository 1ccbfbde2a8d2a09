"""Putting cards of a list in another order with the mouse: a grip on each, and a line where it will stand.

It is never the only way: Alt and the arrows do the same.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget
from shiboken6 import isValid

from app.views.theme import current_theme

GRIP_WIDTH, DOT, GAP, THICK = 14, 3, 5, 3
"""Pixels at 100 %: a grip of two by three dots, and the line that shows the place."""
NEAR = 28
"""Pixels from the edge of what scrolls where it begins to scroll by itself."""


class Grip(QWidget):
    """What a card is taken hold of by. `taken`, `dragged` and `let_go` tell where the pointer is on the screen."""

    taken = Signal()
    dragged = Signal(QPoint)
    let_go = Signal(bool)

    def __init__(self, what: str) -> None:
        super().__init__()
        self._began: QPoint | None = None
        self._on_its_way = False
        self._before: QWidget | None = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip(f"Træk for at flytte {what}. Med tasterne: Alt og pil op eller ned.")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size at the current text size."""
        theme = current_theme()
        return QSize(theme.px(GRIP_WIDTH), round(theme.style("row").line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the dots."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("ink" if self.underMouse() or self._on_its_way else "ink3"))
        side, gap = theme.px(DOT), theme.px(GAP)
        left, top = (self.width() - 2 * side - (gap - side)) / 2, (self.height() - 2 * gap - side) / 2
        for place in range(6):
            painter.drawEllipse(QRectF(left + place % 2 * gap, top + place // 2 * gap, side, side))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._began = event.globalPosition().toPoint()
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin when it has been moved as far as the system wants of a drag."""
        at = event.globalPosition().toPoint()
        if self._began is None:
            return
        if not self._on_its_way and (at - self._began).manhattanLength() >= QApplication.startDragDistance():
            self._on_its_way = True
            self._before = QApplication.focusWidget()
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # Esc is for the card that is held
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.taken.emit()
        if self._on_its_way:
            self.dragged.emit(at)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go where it is."""
        self.end(keep=True)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does: the card stays where it was."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._on_its_way:
            if event.type() == QEvent.Type.KeyPress:
                self.end(keep=False)
            event.accept()
            return True
        return super().event(event)

    def end(self, *, keep: bool) -> None:
        """Stop dragging; without `keep` all stays as it was."""
        was, self._began, self._on_its_way = self._on_its_way, None, False
        if was and self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if was:
            self.let_go.emit(keep)


class DragOrder(QObject):
    """Looks after the grips of one list. `moved` carries the key of a card and how many places it moved."""

    moved = Signal(object, int)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._line = _PlaceLine(owner)
        self._groups: list[list[tuple[Hashable, QWidget, Grip]]] = []
        self._held: Hashable = None
        self._by = 0

    def set_cards(self, groups: Sequence[Sequence[tuple[Hashable, QWidget, Grip]]]) -> None:
        """Look after these cards; a card moves among those of its own group only."""
        self._drop()
        new = {grip for group in groups for _, _, grip in group}
        known = {grip for group in self._groups for _, _, grip in group}
        self._groups = [list(group) for group in groups]
        for grip in new - known:
            grip.taken.connect(lambda grip=grip: self._take(grip))
            grip.dragged.connect(self._on_dragged)
            grip.let_go.connect(self._on_let_go)

    def _take(self, grip: Grip) -> None:
        key = next((key for group in self._groups for key, _, each in group if each is grip), None)
        if key is not None:
            self._held, self._by = key, 0

    def _on_dragged(self, at: QPoint) -> None:
        if self._held is None:
            return
        group = next(group for group in self._groups if any(key == self._held for key, _, _ in group))
        place = next(place for place, (key, _, _) in enumerate(group) if key == self._held)
        height = self._owner.mapFromGlobal(at).y()
        boxes = [card.mapTo(self._owner, QPoint(0, 0)).y() + card.height() / 2 for _, card, _ in group]
        gap = sum(middle < height for middle in boxes)
        self._by = gap - place if gap <= place else gap - place - 1
        self._line.stand(group[gap - 1][1] if gap else group[0][1], below=bool(gap))
        self._line.setVisible(bool(self._by))
        self._scroll_near(at)

    def _scroll_near(self, at: QPoint) -> None:
        around = self._owner.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is None:
            return
        height, bar = around.viewport().mapFromGlobal(at).y(), around.verticalScrollBar()
        if height < NEAR:
            bar.setValue(bar.value() - NEAR)
        elif height > around.viewport().height() - NEAR:
            bar.setValue(bar.value() + NEAR)

    def _on_let_go(self, keep: bool) -> None:  # noqa: FBT001 - a signal has no names
        held, by = self._held, self._by
        self._drop()
        if keep and held is not None and by:
            self.moved.emit(held, by)

    def _drop(self) -> None:
        self._held, self._by = None, 0
        self._line.hide()


class _PlaceLine(QWidget):
    """The line between two cards where the held one will stand."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def stand(self, card: QWidget, *, below: bool) -> None:
        """Stand over or under a card."""
        thick = current_theme().px(THICK)
        corner = card.mapTo(self._owner, QPoint(0, card.height() if below else 0))
        self.setGeometry(corner.x(), corner.y() - thick // 2 - (thick if not below else 0), card.width(), thick)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it in the accent."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("accent"))
        painter.end()
