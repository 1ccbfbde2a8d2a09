"""The left rail: the rooms of the program, one chosen, with arrows to move between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout

from app.tokens import load_tokens
from app.views.icons import draw_icon
from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton, draw_focus
from app.views.widgets.logo import Logo
from app.views.widgets.text_layout import draw_elided


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One room: its name in the program, its words and its icon."""

    name: str
    text: str
    icon: str


class RailItem(KeyButton):
    """One room in the rail; `chosen` is told by surface, weight and a filled icon."""

    margin = 11

    def __init__(self, entry: RailEntry) -> None:
        super().__init__(entry.text, "", entry.icon)
        self.entry, self._count = entry, ""
        self._height = "nav_item"
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)

    def set_count(self, count: int | None, words: str = "") -> None:
        """Show how many things wait, and say it: `words` is »tre ting i dag«."""
        self._count = str(count) if count else ""
        self.setAccessibleDescription(words if count else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for icon, words and count."""
        theme = current_theme()
        count = QFontMetricsF(theme.font("meta")).horizontalAdvance(self._count)
        size = super().sizeHint()
        return QSize(size.width() + round(count) + theme.px(12), size.height())

    def minimumSizeHint(self) -> QSize:
        """Return less height than it asks for: at 200 % five rooms are as high as a small window."""
        return QSize(self.sizeHint().width(), current_theme().size("smallest_target"))

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


class Rail(QFrame):
    """The rooms. Put the search box into `top` and saving and lock into `bottom`. `chosen` carries an entry's name."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry]) -> None:
        super().__init__()
        self.setAccessibleName("Sider")
        self.top, self.bottom = QVBoxLayout(), QVBoxLayout()
        self._items = {entry.name: RailItem(entry) for entry in entries}
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 18, 12, 12)
        column.setSpacing(4)
        logo = Logo()
        logo.setContentsMargins(8, 0, 0, 0)
        column.addWidget(logo)
        column.addSpacing(10)
        column.addLayout(self.top)
        column.addSpacing(12)
        for item in self._items.values():
            column.addWidget(item)
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
