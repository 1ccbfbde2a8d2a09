"""A quiet list of the parts of a tab, and the part that is chosen beside it: the page shows one thing at a time."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton, draw_focus
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.fields import LabeledField, choice_field
from app.views.widgets.fitted import never_squeezed, scrolling
from app.views.widgets.heard import Role
from app.views.widgets.keys import OwnKeys
from app.views.widgets.later import Later
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text_layout import draw_elided
from app.views.widgets.view_memory import memory_of

WIDE, NARROW = 278, 820
"""Pixels at 100 %: the width of the list, and the width of all under which it is one choice above the part."""
MARGIN = 32
"""Pixels in which every page begins, at any text size."""
LOW = 560
"""Pixels at 100 % of the window under which the choice has no »Vis« over it: the part needs the line."""


class SideItem(QuietButton):
    """One part. Chosen is told by a bar and a soft ground, and to a screen reader as checked."""

    heard_as = Role.PageTab

    moved = Signal(int)
    margin = 12

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.set_height("field")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Return a narrow item, whose long name is shortened."""
        return QSize(current_theme().px(80), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the list with the arrows."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the ground and, when chosen, the bar at the left."""
        theme, radius = current_theme(), load_tokens().shape["radius_control"]
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if self.isChecked() else "sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self.isChecked():
            painter.fillRect(QRectF(0, 8, 3, self.height() - 16), theme.colour("accent"))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), radius)

    def paint_words(self, painter: QPainter) -> None:
        """Paint the words from the left."""
        theme, pad = current_theme(), current_theme().px(self.margin)
        painter.setFont(theme.font("body", 600 if self.isChecked() else 400))
        painter.setPen(theme.colour("ink" if self.isChecked() else "ink2"))
        draw_elided(painter, QRectF(pad, 0, self.width() - 2 * pad, self.height()), self.text())


class _Parts(QWidget):
    """What holds the names of the parts."""

    heard_as = Role.PageTabList

    more_hints: OwnKeys = ((("↑", "↓"), "Vælg del"),)


class SideList(QWidget):
    """The list and its parts. A part is made when it is first chosen; `opened` carries its key and widget.

    `pressed` comes after it when somebody pressed the name: then the part may take the focus. The arrows walk on.
    `edge` is how many pixels in the parts begin beside it. Where there is no room for the list they and the choice
    that stands for it begin where the page does.
    """

    opened = Signal(str, object)
    pressed = Signal()

    def __init__(self, name: str, edge: int = 16) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._edge = edge
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._items: dict[str, SideItem] = {}
        self._made: dict[str, QWidget] = {}
        self._stood: dict[str, QScrollArea] = {}
        self._list = QVBoxLayout()
        self._list.setContentsMargins(16, 20, 8, 20)
        self._list.setSpacing(2)
        self._list.setAlignment(Qt.AlignmentFlag.AlignTop)
        side = _Parts()
        side.setAccessibleName(name)
        side.setLayout(self._list)
        self.stack = PageStack()
        self._side = scrolling(side, name)
        self._side.setFixedWidth(current_theme().px(WIDE))
        self._choice = Later(self._make_choice)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)  # narrow until there is room for a list
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._side)
        self._row.addLayout(self._choice.place)
        self._row.addWidget(self.stack, 1)
        self._side.hide()
        self._kept, self._asked = "", -1

    def keep_as(self, name: str) -> None:
        """Remember under this name which part was open last, and open it again when the list is first seen.

        A part that was asked for meanwhile is not changed; the first one opened counts as what it begins with.
        """
        self._kept = name

    def showEvent(self, event: QShowEvent) -> None:
        """Open the part that was open last."""
        super().showEvent(event)
        memory = memory_of(self) if self._kept and self._asked == 0 else None
        kept = memory.recall(self._kept) if memory is not None else None
        if isinstance(kept, str) and kept in self._items and kept != self.current():
            self.open(kept)

    def add(self, key: str, text: str, make: Callable[[], QWidget]) -> None:
        """Add a part at the end."""
        item = SideItem(text)
        item.clicked.connect(lambda: self._press(key))
        item.moved.connect(lambda step: self._walk(key, step))
        self._makers[key], self._items[key] = make, item
        self._list.addWidget(item)
        if self._choice.made is not None:
            _offer(self._choice.made, key, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become one choice above the part when there is no room for a list beside it."""
        super().resizeEvent(event)
        narrow = event.size().width() < current_theme().px(NARROW)
        self._row.setContentsMargins(MARGIN - self._edge if narrow else 0, 0, 0, 0)
        if narrow:
            self._choice.ask().show_label(shown=self.window().height() >= current_theme().px(LOW))
        if narrow == self._side.isHidden():
            return
        self._side.setHidden(narrow)
        if self._choice.made is not None:
            self._choice.made.setVisible(narrow)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)

    def open(self, key: str) -> None:
        """Show a part. KeyError for an unknown key."""
        if key not in self._made:
            self._made[key] = self._makers[key]()
            self._stood[key] = never_squeezed(self._made[key], self._items[key].text())
            self.stack.addWidget(self._stood[key])
        for each, item in self._items.items():
            item.setChecked(each == key)
            # Tab stops once at the list; the arrows walk it.
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == key else Qt.FocusPolicy.ClickFocus)
        if any(item.hasFocus() for item in self._items.values()):  # the frame never stays on another than the chosen
            self._items[key].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._choice.made is not None:
            self._choice.made.set_text(key)
        self.stack.setCurrentWidget(self._stood[key])
        self._asked += 1
        memory = memory_of(self) if self._kept else None
        if memory is not None:
            memory.remember(self._kept, key)
        self.opened.emit(key, self._made[key])

    def current(self) -> str:
        """Return the key of the part that is shown, empty when none is."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def part(self, key: str) -> QWidget | None:
        """Return a part that has been made."""
        return self._made.get(key)

    def _make_choice(self) -> LabeledField:
        field = choice_field("Vis", [])
        field.setContentsMargins(self._edge, 8, MARGIN, 0)
        # What is shown may have a »Vis« of its own.
        field.editor.setAccessibleName(f"{self.accessibleName()}, vælg del")
        for key, item in self._items.items():
            if not item.isHidden():
                _offer(field, key, item.text())
        field.set_text(self.current())
        field.committed.connect(self.open)
        return field

    def _press(self, key: str) -> None:
        self.open(key)
        self.pressed.emit()

    def _walk(self, key: str, step: int) -> None:
        keys = [each for each, item in self._items.items() if not item.isHidden()]
        place = min(max(keys.index(key) + step, 0), len(keys) - 1)
        self._items[keys[place]].setFocus()
        self.open(keys[place])


def _offer(field: LabeledField, key: str, text: str) -> None:
    if isinstance(field.editor, ChoiceEditor):
        field.editor.addItem(text, key)
