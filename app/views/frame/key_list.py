"""All keys of the program on one sheet over the page (Shift+F1)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.views.actions import (
    IN_CASE,
    IN_DRAWING,
    IN_MEETING,
    IN_REVIEW,
    ON_CASES,
    ON_FIGURES,
    ON_TODAY,
    Action,
    groups,
)
from app.views.navigation import CASES, FIGURES, TODAY, Place
from app.views.theme import current_theme
from app.views.widgets.heard import Role
from app.views.widgets.keys import KeyCap
from app.views.widgets.text import Heading, Text

COLUMNS, COLUMN_WIDTH = 3, 380
ON_PAGES = {TODAY: (ON_TODAY,), CASES: (ON_CASES, IN_REVIEW), FIGURES: (ON_FIGURES,)}
DRAWN_ON = "people"
"""The tab of a case where the family is drawn."""


class KeyList(QFrame):
    """Covers its parent; any of Esc, F1 and a click takes it away. Emits `closed`."""

    heard_as = Role.Dialog

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("KeyList")
        self.setAccessibleName("Alle taster")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sheet = QWidget()
        beside = QHBoxLayout(sheet)
        beside.setSpacing(40)
        self._columns = tuple(QVBoxLayout() for _ in range(COLUMNS))
        for column in self._columns:
            column.setSpacing(24)
            beside.addLayout(column, 1)
        self._groups: dict[str, QWidget] = {}
        self.set_parts(frozenset())
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(sheet)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(32, 24, 32, 24)
        heading = Text("Alle taster", "title")
        inside.addWidget(heading)
        inside.addWidget(Text("Esc lukker listen.", "body", "ink2"))
        inside.addWidget(self._area, 1)
        parent.installEventFilter(self)
        self.hide()

    def set_parts(self, on: frozenset[str]) -> None:
        """List only the keys of parts that are switched on."""
        for group in self._groups.values():
            group.hide()
            group.deleteLater()
        self._groups = {where: _group(where, actions) for where, actions in groups(on).items()}

    def open_over(self, parent: QWidget, here: Place) -> None:
        """Show the sheet over the whole of its parent, beginning with the keys that work where the user is."""
        self.setGeometry(parent.rect())
        self._arrange(works_at(here))
        self._area.verticalScrollBar().setValue(0)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the whole of the parent when it gets another size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget) and self.isVisible():
            self.setGeometry(watched.rect())
        return False

    def _arrange(self, first: tuple[str, ...]) -> None:
        """Put the groups in columns, each where it comes highest, so that as many as can be are seen at once."""
        columns = self._columns[: min(max(self.width() // current_theme().px(COLUMN_WIDTH), 1), COLUMNS)]
        for column in self._columns:
            while column.takeAt(0) is not None:
                pass
        heights = dict.fromkeys(range(len(columns)), 0)
        rest = [where for where in self._groups if where not in first]
        for where in [*(each for each in first if each in self._groups), *rest]:
            least = min(heights, key=lambda place: heights[place])
            columns[least].addWidget(self._groups[where])
            heights[least] += self._groups[where].sizeHint().height()
        for column in columns:
            column.addStretch(1)

    def leave(self) -> None:
        """Take the sheet away."""
        self.hide()
        self.closed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, so that nothing of the page shows through."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("page"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, the arrows scroll; no other key reaches the page underneath."""
        bar, steps = self._area.verticalScrollBar(), {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1):
            self.leave()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())] * current_theme().px(48))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click closes."""
        self.leave()
        event.accept()


def works_at(place: Place) -> tuple[str, ...]:
    """Return the groups of keys that work at a place, the nearest first; what works everywhere is not named."""
    if place.meeting_id:
        return (IN_MEETING,)
    if place.case_id:
        return (IN_DRAWING, IN_CASE) if place.tab.partition(":")[0] == DRAWN_ON else (IN_CASE,)
    return ON_PAGES.get(place.page, ())


def _group(where: str, actions: tuple[Action, ...]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(6)
    grid.setHorizontalSpacing(current_theme().px(12))
    grid.addWidget(Heading(where, "subhead"), 0, 0, 1, 2)
    for place, action in enumerate(actions, start=1):
        grid.addWidget(KeyCap(action.shown), place, 0)
        grid.addWidget(Text(action.text), place, 1)
    grid.setColumnStretch(1, 1)
    return group
