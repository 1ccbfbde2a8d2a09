"""The steps of a meeting type in their order: one is chosen, can be moved, taken out, or get a new one after it."""

from collections.abc import Collection

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout

from app.rules.meeting_types import MeetingStep, MeetingType
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.flow import FlowLayout
from app.views.widgets.side_list import SideItem
from app.views.widgets.text import Text
from app.views.widgets.text_layout import draw_elided

LACKS = "mangler noget"
KEYS = "Pil op og ned vælger. Alt og pil flytter trinnet, Del fjerner det."


class StepItem(SideItem):
    """One step: its number, its name, and at the right its minutes, or that something is lacking."""

    shifted = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__("")
        self._aside, self._lacks = "", False

    def show_step(self, number: int, step: MeetingStep, *, lacks: bool, chosen: bool) -> None:
        """Show a step; the chosen one is where Tab stops, and the arrows walk the list."""
        self._aside, self._lacks = LACKS if lacks else f"{step.minutes} min.", lacks
        self.set_words(f"{number}. {step.name}")
        self.setAccessibleName(f"Trin {number}: {step.name}, {self._aside}")
        self.setToolTip(step.name)
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the step with Alt and an arrow, take it out with Delete; the arrows alone walk."""
        arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if arrow and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shifted.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paint_words(self, painter: QPainter) -> None:
        """Paint the name from the left and what stands aside at the right."""
        theme, pad = current_theme(), current_theme().px(self.margin)
        font = theme.font("meta")
        aside = QFontMetricsF(font).horizontalAdvance(self._aside) + 2
        painter.setFont(font)
        painter.setPen(theme.colour("late" if self._lacks else "ink2"))
        right = self.width() - pad - aside
        draw_elided(painter, QRectF(right, 0, aside, self.height()), self._aside)
        painter.setFont(theme.font("body", 600 if self.isChecked() else 400))
        painter.setPen(theme.colour("ink" if self.isChecked() else "ink2"))
        draw_elided(painter, QRectF(pad, 0, right - 2 * pad, self.height()), self.text())


class StepsCard(Card):
    """The list with its buttons. `chosen` carries a place; the others say what is asked for at the chosen one."""

    chosen = Signal(int)
    moved = Signal(int)
    added = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__("Trin")
        self._items: list[StepItem] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self._fault = Text("", "meta", "late", wrap=True)
        self.add, self.remove = PlainButton("Nyt trin", icon="plus"), PlainButton("Fjern trinnet", icon="trash")
        self.up, self.down = PlainButton("Flyt op"), PlainButton("Flyt ned")
        self.add.clicked.connect(self.added)
        self.remove.clicked.connect(self.removed)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        buttons = FlowLayout()
        for button in (self.add, self.up, self.down, self.remove):
            button.set_height("field")
            buttons.addWidget(button)
        self.body.addLayout(self._list)
        self.body.addWidget(self._fault)
        self.body.addLayout(buttons)
        self.body.addWidget(Text(KEYS, "meta", "ink2", wrap=True))

    def show_steps(self, kind: MeetingType, at: int, lacking: Collection[int], fault: str) -> None:
        """Show the steps with the one at a place chosen; `lacking` are the places where something is to be done."""
        had_focus = any(each.hasFocus() for each in self._items)
        while len(self._items) < len(kind.steps):
            self._add(len(self._items))
        for place, step in enumerate(kind.steps):
            self._items[place].show_step(place + 1, step, lacks=place in lacking, chosen=place == at)
        if had_focus:
            self._items[at].setFocus()
        while len(self._items) > len(kind.steps):
            self._drop_last()
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self.up.setEnabled(at > 0)
        self.down.setEnabled(at < len(kind.steps) - 1)
        self.remove.setEnabled(len(kind.steps) > 1)
        self.set_heading("Trin", len(kind.steps))

    def item(self, place: int) -> StepItem:
        """Return the item at a place."""
        return self._items[place]

    def _add(self, place: int) -> None:
        item = StepItem()
        item.clicked.connect(lambda: self.chosen.emit(place))
        item.moved.connect(lambda step: self._walk(place + step))
        item.shifted.connect(self.moved)
        item.removed.connect(self.removed)
        self._items.append(item)
        self._list.addWidget(item)

    def _walk(self, place: int) -> None:
        if 0 <= place < len(self._items):
            self._items[place].setFocus()
            self.chosen.emit(place)

    def _drop_last(self) -> None:
        item = self._items.pop()
        self._list.removeWidget(item)
        item.hide()
        item.deleteLater()
