"""The one search box: people, cases, agreements and commands, found while you type, in a list under the box."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.language.folding import fold
from app.services.search_words import Hit
from app.views.actions import Action, commands
from app.views.frame.search_row import SECOND_LINE, FoundDelegate, row_height
from app.views.icons import draw_icon
from app.views.theme import current_theme
from app.views.widgets.cards import Card
from app.views.widgets.keys import draw_key_cap, key_cap_size

KINDS = {
    "person": "Person", "case": "Sag", "agreement": "Aftale", "goal": "Mål", "said": "Sagt ved mødet", "note": "Notat",
    "attachment": "Billede eller fil",
}  # fmt: skip
NOTHING = "Ingen fundet"
TRY_AGAIN = "Prøv med færre bogstaver."
MOST = 12
KEY = "Ctrl K"


@dataclass(frozen=True, slots=True)
class Found:
    """One line of the list: a place in a case, or a command."""

    text: str
    second: str = ""
    case_id: UUID | None = None
    kind: str = ""
    row_id: UUID | None = None
    command: str = ""


class SearchBox(QLineEdit):
    """Emits `case_chosen(case_id, kind, row_id)` and `command_chosen(name)`. The list is shown over the page."""

    case_chosen = Signal(object, str, object)
    command_chosen = Signal(str)

    def __init__(self, find: Callable[[str], list[Hit]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._parts: frozenset[str] = frozenset()
        self._results = _Results(self)
        self.setPlaceholderText("Søg")
        self.setAccessibleName("Søg i alle sager")
        self.setMaxLength(200)
        self.setClearButtonEnabled(False)
        self.textEdited.connect(self._on_typed)
        self._results.chosen.connect(self._on_chosen)
        self._make_room()

    @property
    def results(self) -> "_Results":
        """The list under the box."""
        return self._results

    def set_parts(self, on: frozenset[str]) -> None:
        """Offer only the actions of parts that are switched on."""
        self._parts = on

    def clear_search(self) -> None:
        """Empty the box and take the list away; names of other families do not stay on the screen."""
        self.clear()
        self._results.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Make room anew when the text size is another."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the magnifying glass, and the key while nothing is written."""
        theme = current_theme()
        side = theme.px(18)
        super().paintEvent(event)
        painter = QPainter(self)
        glass = QRectF(theme.px(11), (self.height() - side) / 2, side, side)
        draw_icon(painter, "magnifying-glass", glass, "ink2")
        if not self.text():
            cap = key_cap_size(KEY)
            right = self.width() - cap.width() - theme.px(8)
            draw_key_cap(painter, QRectF(right, (self.height() - cap.height()) / 2, cap.width(), cap.height()), KEY)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk in the list, Enter opens, Esc clears."""
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.text() or self._results.isVisible()):
            self.clear_search()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._results.isVisible():
            self._results.step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._results.choose()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes when you go elsewhere."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._results.hide()

    def _make_room(self) -> None:
        """Let the words begin behind the glass; never while painting, for it asks to be painted again."""
        self.setTextMargins(current_theme().px(22), 0, 0, 0)

    def _on_typed(self, text: str) -> None:
        if not fold(text):
            self._results.hide()
            return
        self._results.show_found(self._lines(text), self)

    def _lines(self, text: str) -> list[Found]:
        found = [_line(hit) for hit in self._find(text)]
        return [*found[: MOST - 3], *(_command(each) for each in _matching(text, self._parts)[:3])]

    def _on_chosen(self, found: Found) -> None:
        self.clear_search()
        if found.command:
            self.command_chosen.emit(found.command)
        else:
            self.case_chosen.emit(found.case_id, found.kind, found.row_id)


class _Results(Card):
    """The list over the page; it never takes the focus."""

    chosen = Signal(object)

    def __init__(self, box: QWidget) -> None:
        super().__init__()
        self.setParent(box)
        self._list = QListWidget()
        self._list.setItemDelegate(FoundDelegate(self._list))
        self._list.setFrameShape(QFrame.Shape.NoFrame)
        self._list.setStyleSheet("QListWidget { background: transparent; border: none; }")
        self._list.setAccessibleName("Fundet")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._emit)
        self.body.setContentsMargins(6, 6, 6, 6)
        self.body.addWidget(self._list)
        self.hide()

    def lines(self) -> list[str]:
        """Return the lines shown."""
        return [self._list.item(place).text() for place in range(self._list.count())]

    def show_found(self, found: list[Found], box: QWidget) -> None:
        """Show lines under the box; the first one is chosen."""
        self._list.clear()
        for each in found:
            item = QListWidgetItem(each.text)
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setData(SECOND_LINE, each.second)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{each.text}, {each.second}")
            self._list.addItem(item)
        if not found:
            item = QListWidgetItem(NOTHING)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setData(SECOND_LINE, TRY_AGAIN)
            self._list.addItem(item)
        else:
            self._list.setCurrentRow(0)
        self._place(box, row_height() * max(len(found), 1))

    def step(self, by: int) -> None:
        """Choose another line."""
        row = self._list.currentRow() + by
        self._list.setCurrentRow(min(max(row, 0), self._list.count() - 1))

    def choose(self) -> None:
        """Open the chosen line."""
        item = self._list.currentItem()
        if self.isVisible() and item is not None:
            self._emit(item)

    def _emit(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, Found):
            self.chosen.emit(found)

    def _place(self, box: QWidget, height: int) -> None:
        window = box.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        corner = box.mapTo(window, QPoint(0, box.height() + 6))
        room = window.size() - QSize(corner.x() + 16, corner.y() + 16)
        width = min(current_theme().px(560), room.width())
        self.setGeometry(corner.x(), corner.y(), width, min(height + 14, room.height()))
        self.show()
        self.raise_()


def _line(hit: Hit) -> Found:
    about = hit.about if hit.about != hit.title else ""
    title = " ".join(hit.title[:160].split())
    second = " · ".join(filter(None, (KINDS.get(hit.kind, ""), about)))
    return Found(title, second, hit.case_id, hit.kind, hit.row_id)


def _command(action: Action) -> Found:
    return Found(action.text, f"Gør det nu · {action.shown}", command=action.name)


def _matching(text: str, on: frozenset[str]) -> list[Action]:
    wanted = fold(text)
    return [each for each in commands(on) if f" {wanted}" in f" {fold(each.text)}"]
