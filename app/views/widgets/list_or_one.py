"""A list with what is chosen in it beside it; where there is no room for both, one of them at a time.

Beside each other each scrolls by itself. Alone the list is as high as its lines and the page scrolls it, so that there
is never one bar inside another.
"""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QTableView, QVBoxLayout, QWidget

from app.views.theme import current_theme
from app.views.widgets.buttons import BackButton, QuietButton
from app.views.widgets.fitted import Fitted, scrolling

GAP, LOW = 16, 660
"""Pixels between the two, and pixels at 100 % of the window under which a list beside something has too few lines."""
MOST, MUCH = 16_777_215, 240
"""Pixels: Qt's largest, and the most the chosen one takes under a list before it scrolls."""
STEPS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class Room(NamedTuple):
    """Pixels at 100 %: the width from which they stand beside each other, the least of the one, the least height.

    `low` is the height of the window under which they take turns. `under` is for a list that needs all the width: the
    chosen one stands under it.
    """

    narrow: int
    one: int
    high: int
    low: int = LOW
    under: bool = False
    shares: tuple[int, int] = (3, 2)


class ListOrOne(QWidget):
    """The two. An arrow to the right leads from the list to the chosen one, Esc back."""

    def __init__(
        self, table: QTableView, one: QWidget, words: tuple[str, str], room: Room, *, whole: bool = True
    ) -> None:
        """`words` stand on the buttons to the chosen one and back.

        Without `whole` the list keeps its height when it stands alone: something belongs right under it.
        """
        super().__init__()
        self._table, self._one, self._room, self._whole = table, one, room, whole
        self._is_beside, self._seen, self._has_lines = True, False, True
        see, back = words
        self.see, self.back = QuietButton(see, "→"), BackButton(back)
        self.see.clicked.connect(self.show_one)
        self.back.clicked.connect(self.show_list)
        holder = Fitted(ground="page")
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(one)
        inside.addStretch(1)
        self._frame = scrolling(holder, one.accessibleName())
        self._foot = QWidget()
        self._lay_out()
        for watched in (table, holder):
            watched.installEventFilter(self)
        model = table.model()
        for change in (model.modelReset, model.layoutChanged, model.rowsInserted, model.rowsRemoved):
            change.connect(self._fit_soon)
        self._arrange()

    def _lay_out(self) -> None:
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._list.addWidget(self.see, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addWidget(self._table, 1)
        self._list.addWidget(self._foot, 0, Qt.AlignmentFlag.AlignLeft)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(GAP)
        self._across.addLayout(self._list, self._room.shares[0])
        self._across.addWidget(self._frame, self._room.shares[1])
        self._across.addStretch(0)  # what is left under one that is as high as it needs

    def put_under_list(self, part: QWidget) -> None:
        """Let something stand right under the list and go with it, as what shows more of it."""
        row = QVBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(part)

    def is_beside(self) -> bool:
        """Tell whether both are seen."""
        return self._is_beside

    def show_one(self) -> None:
        """Show what is chosen instead of the list."""
        if not self._is_beside and self._table.currentIndex().isValid():
            self._seen = True
            self._arrange()
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Show the list again, at the line it was left at."""
        self._seen = False
        self._arrange()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_table(self, *, shown: bool) -> None:
        """Show the two, or nothing while the list is empty."""
        self._has_lines, self._seen = shown, self._seen and shown
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put them beside each other, or let them take turns; what is typed goes on."""
        super().resizeEvent(event)
        theme = current_theme()
        high = self.window().height() >= theme.px(self._room.low)
        beside = high and event.size().width() >= theme.px(self._room.narrow)
        self._frame.setMinimumWidth(theme.px(self._room.one) if beside else 0)
        if beside is not self._is_beside:
            self._is_beside = beside
            held = self._one.focusWidget() if self._one.isAncestorOf(self.window().focusWidget()) else None
            self._seen = held is not None
            self._arrange()
            if held is not None:
                QTimer.singleShot(0, held, held.setFocus)  # it is shown again when this event is over

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the chosen one with the arrow, and turn a page of the list as high as what is seen of it."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit_soon()
        walked = watched is self._table and not self._is_beside
        if not walked or not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key is Qt.Key.Key_Right and plain:
            self.show_one()
            return True
        if key in STEPS and plain:
            self._turn_page(STEPS[key])
            return True
        return False

    def _turn_page(self, step: int) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        line = max(self._table.verticalHeader().defaultSectionSize(), 1)
        lines = max((around or self).height() // line - 1, 1)
        last = self._table.model().rowCount() - 1
        row = min(max(self._table.currentIndex().row() + step * lines, 0), last)
        self._table.selectRow(row)

    def _arrange(self) -> None:
        alone, lines = not self._is_beside, self._has_lines
        for part in (self._table, self._foot):
            part.setVisible(lines and not (alone and self._seen))
        self._frame.setVisible(lines and (not alone or self._seen))
        self.see.setVisible(lines and alone and not self._seen)
        self.back.setVisible(lines and alone and self._seen)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if alone or self._room.under else across)
        self._fit()

    def _fit_soon(self) -> None:
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """Let the list have all its lines when it stands alone, and the chosen one all its height."""
        never, when_needed = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        alone, head = not self._is_beside, self._table.horizontalHeader().sizeHint().height()
        lines = self._table.verticalHeader().length() + head + 2 * self._table.frameWidth()
        low = current_theme().px(self._room.high)
        one = self._inside_height()
        least = {self._table: lines if self._whole else min(low, lines), self._frame: one if alone else min(one, MUCH)}
        for part, high in least.items():
            own = alone and (self._whole or part is self._frame)
            part.setVerticalScrollBarPolicy(never if own else when_needed)
            bound = alone or (self._room.under and part is self._frame)
            part.setMinimumHeight(high if bound else low)
            part.setMaximumHeight(high if bound else MOST)

    def _inside_height(self) -> int:
        inner = self._frame.widget()
        return inner.minimumHeight() if inner is not None else 0
