"""The left rail: the rooms of the program, one chosen, with arrows to move between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.language.number_words import whole_number
from app.tokens import load_tokens
from app.views.icons import draw_icon
from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton, draw_focus
from app.views.widgets.heard import Role
from app.views.widgets.keys import OwnKeys
from app.views.widgets.logo import Logo
from app.views.widgets.text_layout import draw_elided

GAP, LOW = 4, 21
"""Pixels between two rooms, and at 100 % the least height of one where there is no room for more."""


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One room: its name in the program, its words and its icon."""

    name: str
    text: str
    icon: str


class RailItem(KeyButton):
    """One room in the rail; `chosen` is told by surface, weight and a filled icon."""

    heard_as = Role.PageTab

    margin = 11

    def __init__(self, entry: RailEntry) -> None:
        super().__init__(entry.text, "", entry.icon)
        self.entry, self._count, self.low = entry, "", False
        self._height = "nav_item"
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)

    def set_count(self, count: int | None, words: str = "") -> None:
        """Show how many things wait, and say it: `words` is »tre ting i dag«."""
        self._count = whole_number(count) if count else ""
        self.setAccessibleDescription(words if count else "")
        self.updateGeometry()
        self.update()  # another number may ask for the same room, and then Qt paints nothing

    def sizeHint(self) -> QSize:
        """Return room for icon, words and count."""
        theme = current_theme()
        count = QFontMetricsF(theme.font("meta")).horizontalAdvance(self._count)
        size = super().sizeHint()
        return QSize(size.width() + round(count) + theme.px(12), size.height())

    def minimumSizeHint(self) -> QSize:
        """Return less height than it asks for: at 200 % five rooms are as high as a small window."""
        return QSize(self.sizeHint().width(), self.least(low=self.low))

    def least(self, *, low: bool) -> int:
        """Return the least height; where all is low, little more than the words."""
        theme = current_theme()
        return theme.px(LOW) if low else theme.size("smallest_target")

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the surface of the chosen room."""
        theme, radius = current_theme(), load_tokens().shape["radius_control"]
        room = QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            painter.setPen(theme.colour("line") if self.isChecked() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("card" if self.isChecked() else "window"))
            painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            draw_focus(painter, room, radius)

    def paint_words(self, painter: QPainter) -> None:
        """Paint icon, words from the left, count to the right."""
        theme, chosen = current_theme(), self.isChecked()
        side, x, height = theme.px(20), theme.px(self.margin), self.height()
        name = f"{self._icon}-fill" if chosen else self._icon
        draw_icon(painter, name, QRectF(x, (height - side) / 2, side, side), "accent" if chosen else "ink2")
        x += side + theme.px(11)
        painter.setFont(theme.font("meta", 600))
        painter.setPen(theme.colour("ink2"))
        right = self.width() - theme.px(10)
        count = QFontMetricsF(painter.font()).horizontalAdvance(self._count)
        draw_elided(painter, QRectF(right - count - 2, 0, count + 2, height), self._count, right=True)
        painter.setFont(theme.font("subhead" if chosen else "body"))
        painter.setPen(theme.colour("ink" if chosen else "ink2"))
        draw_elided(painter, QRectF(x, 0, right - count - theme.px(6) - x, height), self.text())


class _Rooms(QWidget):
    """The names of the rooms, of which one is chosen."""

    heard_as = Role.PageTabList

    focus_hints: OwnKeys = ((("↑", "↓"), "Vælg"), (("Enter",), "Åbn"), (("Esc",), "Tilbage"))

    def __init__(self, items: Sequence[RailItem]) -> None:
        super().__init__()
        self.setAccessibleName("Sider")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for item in items:
            column.addWidget(item)


class Rail(QFrame):
    """The rooms. Put the search box into `top` and saving and lock into `bottom`. `chosen` carries an entry's name."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry]) -> None:
        super().__init__()
        self.top, self.bottom = QVBoxLayout(), QVBoxLayout()
        self._items = {entry.name: RailItem(entry) for entry in entries}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 18, 12, 12)
        column.setSpacing(GAP)
        self._logo = Logo()
        self._logo.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self._logo)
        column.addSpacing(10)
        column.addLayout(self.top)
        column.addSpacing(12)
        rooms = _Rooms(list(self._items.values()))
        column.addWidget(rooms)
        for item in self._items.values():
            item.clicked.connect(self._on_clicked)
        column.addStretch(1)
        column.addLayout(self.bottom)

    def set_current(self, name: str) -> None:
        """Mark a room as the one that is shown; an unknown name marks none."""
        for key, item in self._items.items():
            item.setChecked(key == name)

    def item(self, name: str) -> RailItem:
        """Return the item of a room; KeyError for an unknown name."""
        return self._items[name]

    def sizeHint(self) -> QSize:
        """Return the rail's width at the current text size."""
        return QSize(current_theme().size("rail_width"), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Do without the mark, and with lower rooms, where a strip at the foot and large text leave no room."""
        super().resizeEvent(event)
        rooms = [item for item in self._items.values() if not item.isHidden()]
        low = self._logo.isHidden()
        spared = self._logo.sizeHint().height() + sum(each.least(low=False) - each.least(low=True) for each in rooms)
        wanted = self.minimumSizeHint().height() + (spared if low else 0) > event.size().height()
        if wanted != low:
            self._logo.setHidden(wanted)
            for item in self._items.values():
                item.low = wanted
                item.updateGeometry()

    def _on_clicked(self) -> None:
        item = self.sender()
        if isinstance(item, RailItem):
            self.set_current(item.entry.name)
            self.chosen.emit(item.entry.name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the rooms with the arrows."""
        items = [item for item in self._items.values() if not item.isHidden()]
        focused = next((index for index, item in enumerate(items) if item.hasFocus()), None)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if focused is None or step is None:
            super().keyPressEvent(event)
            return
        items[(focused + step) % len(items)].setFocus(Qt.FocusReason.TabFocusReason)
