"""Several cards of a list chosen together, as in any list: Ctrl and Shift with a click or an arrow, Ctrl+A, Esc.

Only one card is a stop for Tab; the arrows go on from it. What can be done with all of them stands in a `ManyBar`.
"""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.buttons import draw_focus

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
BAR = 4
"""Pixels of the bar at the left of a chosen card: it tells the choice where the soft ground is hard to see."""


def paint_choice(card: QWidget, *, chosen: bool) -> None:
    """Paint the ground and the bar of a chosen card, and the ring of one that the keys stand on."""
    if not chosen and not card.hasFocus():
        return
    painter, theme, radius = QPainter(card), current_theme(), load_tokens().shape["radius_control"]
    room = QRectF(card.rect())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft"))
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), radius, radius)
        painter.fillRect(QRectF(1, radius, BAR, max(room.height() - 2 * radius, 1)), theme.colour("accent"))
    if card.hasFocus():
        draw_focus(painter, room, radius)
    painter.end()


class CardChoice(QObject):
    """Which cards of one list are chosen, by their keys. A card says `chosen` by its property of that name."""

    changed = Signal()
    menu_asked = Signal(object)
    """Where on the screen, when the right button is pressed on one of several chosen cards."""
    moved = Signal(object, int)
    """Alt with an arrow on a card: its key, and -1 or 1."""
    opened = Signal(object)
    removed = Signal()
    copied = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._cards: dict[Hashable, QWidget] = {}
        self._chosen: set[Hashable] = set()
        self._from: Hashable = None

    def set_cards(self, cards: Sequence[tuple[Hashable, QWidget]]) -> None:
        """Look after these cards, in the order they are seen; who is still there stays chosen."""
        for old in self._cards.values():
            old.removeEventFilter(self)
        self._cards = dict(cards)
        for card in self._cards.values():
            card.installEventFilter(self)
            card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._stop_at(self._from if self._from in self._cards else next(iter(self._cards), None))
        self._choose(self._chosen & self._cards.keys())

    def picked(self) -> list[Hashable]:
        """Return the keys of the chosen cards, from the top."""
        return [each for each in self._cards if each in self._chosen]

    def clear(self) -> None:
        """Let go of all cards."""
        self._choose(set())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear what the mouse and the keys do to a card itself, not to what stands in it."""
        key = next((key for key, card in self._cards.items() if card is watched), None)
        if key is None or not isinstance(watched, QWidget):
            return False
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return self._on_press(key, event)
        if isinstance(event, QContextMenuEvent) and key in self._chosen and len(self._chosen) > 1:
            self.menu_asked.emit(event.globalPos())
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and watched.hasFocus():
            return self._on_key(key, event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._stop_at(key)
            watched.update()
        return False

    def _on_press(self, key: Hashable, event: QMouseEvent) -> bool:
        held = event.modifiers()
        if event.button() is Qt.MouseButton.RightButton and key in self._chosen:
            return False
        self._cards[key].setFocus(Qt.FocusReason.MouseFocusReason)
        if held & Qt.KeyboardModifier.ShiftModifier:
            self._reach(key)
        elif held & Qt.KeyboardModifier.ControlModifier:
            self._from = key
            self._choose(self._chosen ^ {key})
        else:
            self._from = key
            self._choose({key})
        return False

    def _on_key(self, key: Hashable, event: QKeyEvent) -> bool:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._choose(set(self._cards))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._choose(self._chosen or {key})
            self.copied.emit()
        elif event.key() in STEPS and held == Qt.KeyboardModifier.AltModifier:
            self.moved.emit(key, STEPS[Qt.Key(event.key())])
        elif event.key() in STEPS:
            return self._step(key, STEPS[Qt.Key(event.key())], reach=held == Qt.KeyboardModifier.ShiftModifier)
        elif held:
            return False
        else:
            return self._on_plain(key, Qt.Key(event.key()))
        return True

    def _on_plain(self, key: Hashable, pressed: Qt.Key) -> bool:
        if pressed == Qt.Key.Key_Space:
            self._from = key
            self._choose(self._chosen ^ {key})
        elif pressed == Qt.Key.Key_Escape and self._chosen:
            self.clear()
        elif pressed in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(key)
        elif pressed == Qt.Key.Key_Delete:
            self._choose(self._chosen or {key})
            self.removed.emit()
        else:
            return False
        return True

    def _step(self, key: Hashable, step: int, *, reach: bool) -> bool:
        order = list(self._cards)
        place = order.index(key) + step
        if not 0 <= place < len(order):
            return True
        if reach and not self._chosen:
            self._from = key
        there = order[place]
        self._cards[there].setFocus(Qt.FocusReason.OtherFocusReason)
        if reach:
            self._reach(there)
        else:
            self._from = there
            self._choose({there} if self._chosen else set())
        return True

    def _reach(self, key: Hashable) -> None:
        order = list(self._cards)
        begin = self._from if self._from in self._cards else key
        first, last = sorted((order.index(begin), order.index(key)))
        self._choose(set(order[first : last + 1]))
        self._from = begin

    def _stop_at(self, key: Hashable) -> None:
        for each, card in self._cards.items():
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == key else Qt.FocusPolicy.ClickFocus)

    def _choose(self, keys: set[Hashable]) -> None:
        for key, card in self._cards.items():
            if bool(card.property("chosen")) != (key in keys):
                card.setProperty("chosen", key in keys)
                card.update()
        if keys != self._chosen:
            self._chosen = set(keys)
            self.changed.emit()
