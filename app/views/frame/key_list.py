"""All keys of the program on one sheet over the page (Shift+F1)."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from app.views.actions import Action, groups
from app.views.theme import current_theme
from app.views.widgets.keys import KeyCap
from app.views.widgets.text import Text

COLUMNS, COLUMN_WIDTH = 3, 380


class KeyList(QFrame):
    """Covers its parent; any of Esc, F1 and a click takes it away. Emits `closed`."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("KeyList")
        self.setAccessibleName("Alle taster")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        sheet = QWidget()
        self._grid = QGridLayout(sheet)
        self._grid.setHorizontalSpacing(40)
        self._grid.setVerticalSpacing(24)
        self._groups: list[QWidget] = []
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
        for group in self._groups:
            group.hide()
            group.deleteLater()
        self._groups = [_group(where, actions) for where, actions in groups(on).items()]

    def open_over(self, parent: QWidget) -> None:
        """Show the sheet over the whole of its parent."""
        self.setGeometry(parent.rect())
        self._arrange()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the whole of the parent when it gets another size."""
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget) and self.isVisible():
            self.setGeometry(watched.rect())
        return False

    def _arrange(self) -> None:
        columns = min(max(self.width() // current_theme().px(COLUMN_WIDTH), 1), COLUMNS)
        for place, group in enumerate(self._groups):
            self._grid.addWidget(group, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)

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


def _group(where: str, actions: tuple[Action, ...]) -> QWidget:
    group = QWidget()
    grid = QGridLayout(group)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(6)
    grid.addWidget(Text(where, "subhead"), 0, 0, 1, 2)
    for place, action in enumerate(actions, start=1):
        grid.addWidget(KeyCap(action.shown), place, 0)
        grid.addWidget(Text(action.text), place, 1)
    grid.setColumnStretch(1, 1)
    return group
