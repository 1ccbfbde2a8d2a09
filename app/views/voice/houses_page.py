"""»Tre huse« on the screen turned to the child: three houses side by side, and one line to put words into them."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.genogram.shapes import Shape
from app.models.enums_early import House
from app.services.child_talk_rows import HouseWordRow
from app.services.voice_house_shapes import house_shapes
from app.services.voice_houses import HOUSE_ASKS, HOUSE_NAMES
from app.tokens import load_tokens
from app.views.genogram.painting import paint_shape
from app.views.records.drafts import DraftGroup
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, draw_focus
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.heard import Role
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HELLO = "Hej {name}"
HELP = "Vælg et hus. Skriv, hvad der skal stå i det, eller sig det, og lad den voksne skrive det, som du siger det."
LETTERS = 17.0
"""Pixels at 100 % of what stands in a house."""
EDGE, WIDE, LEAST, LOWEST = 8, 380, 190, 206
"""Pixels: room for the focus ring; at 100 % the width of a house, the narrowest, and the height houses are seen in."""
ROWS = 2
"""Lines an empty house has room for: with more, the line to write on is out of sight when the text is large."""


class HousesPage(QWidget):
    """The page. `told` carries the house and the words."""

    told = Signal(object, str)

    def __init__(self, workspace: Workspace, case_id: UUID, child_id: UUID) -> None:
        super().__init__()
        self._drafts = DraftGroup(workspace, case_id, f"voice_house:{child_id}:")
        self._hello = Text("", "title", wrap=True)
        self.houses = {house: HouseView(house) for house in House}
        self._chosen = House.WORRIES
        self.line = line_field(HOUSE_ASKS[self._chosen])
        self.put = PlainButton("Sæt i huset", "Enter")
        self.put.set_height("button_unlock")
        self._lay_out()
        for house, view in self.houses.items():
            view.chosen.connect(self.choose)
            view.opened.connect(self._write)
            if draft := self._drafts.text(house.value):
                view.half_typed = draft
        self.line.typed.connect(lambda text: self._drafts.keep(self._chosen.value, text))
        self.put.clicked.connect(self._tell)
        if isinstance(self.line.editor, LineEditor):
            self.line.editor.returnPressed.connect(self._tell)
        self.choose(self._chosen)
        self.setFocusProxy(self.houses[House.WORRIES])

    def show_words(self, called: str, words: tuple[HouseWordRow, ...]) -> None:
        """Show what stands in the houses."""
        self._hello.setText(HELLO.format(name=called))
        for house, view in self.houses.items():
            view.show_words(tuple(each.text for each in words if each.house is house))

    def choose(self, house: House) -> None:
        """Let the line be for a house; what is half typed for another stays with that one."""
        if house is not self._chosen:
            self.houses[self._chosen].half_typed = self.line.text()
        self._chosen = house
        self.line.set_label(HOUSE_ASKS[house])
        self.line.set_text("")
        self.line.restore(self.houses[house].half_typed)
        for each, view in self.houses.items():
            view.set_chosen(chosen=each is house)

    def was_kept(self, house: House) -> None:
        """Empty the line: what was typed stands in the house now."""
        self._drafts.drop(house.value)
        self.houses[house].half_typed = ""
        if house is self._chosen:
            self.line.set_text("")
            self.line.setFocus()

    def let_go(self) -> None:
        """Keep what is half typed before the page goes."""
        self.line.flush_draft()

    def _write(self, house: House) -> None:
        self.choose(house)
        self.line.setFocus()

    def _tell(self) -> None:
        text = self.line.text().strip()
        if text:
            self.told.emit(self._chosen, text)

    def _lay_out(self) -> None:
        inner = Fitted()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        for view in self.houses.values():
            row.addWidget(view, 1)
        area: QScrollArea = scrolling(inner, "De tre huse")
        area.setMinimumHeight(current_theme().px(LOWEST))
        below = QHBoxLayout()
        below.setSpacing(16)
        below.addWidget(self.line, 1)
        below.addWidget(self.put, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._hello)
        column.addWidget(Text(HELP, "spoken", "ink2", wrap=True))
        column.addWidget(area, 1)
        column.addLayout(below)


class HouseView(QWidget):
    """One house. Arrows and Tab go to it, Enter or a press opens it for writing."""

    heard_as = Role.Graphic

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house, self.half_typed = house, ""
        self._words: tuple[str, ...] = ()
        self._is_chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_words(())

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show what stands in it."""
        self._words = words
        self.setAccessibleName(f"Huset »{HOUSE_NAMES[self.house]}«")
        self.setAccessibleDescription("; ".join(words) or "Der står ikke noget endnu.")
        self.updateGeometry()
        self.update()

    def set_chosen(self, *, chosen: bool) -> None:
        """Mark the house the line is for."""
        self._is_chosen = chosen
        self.update()

    def sizeHint(self) -> QSize:
        """Return a house of a good width."""
        wide = current_theme().px(WIDE)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """Return the narrowest house words can stand in."""
        least = current_theme().px(LEAST)
        return QSize(least, self.heightForWidth(least))

    def heightForWidth(self, width: int) -> int:
        """Return the height with what stands in it."""
        return round(self._made(width)[1]) + 2 * EDGE

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the house."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # Three houses of one height, whatever stands in each.
        for shape in self._made(self.width(), self.height() - 2 * EDGE)[0]:
            paint_shape(painter, shape, current_theme())
        if self.hasFocus():
            draw_focus(painter, self.rect().toRectF(), load_tokens().shape["radius_control"])
        elif self._is_chosen:
            painter.setPen(current_theme().colour("control"))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), EDGE, EDGE)
        painter.end()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Open the house that was pressed; once the press is over, so that the line keeps the focus."""
        QTimer.singleShot(0, self, lambda: self.opened.emit(self.house))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open it with Enter or the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.house)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let the line be for this house."""
        super().focusInEvent(event)
        self.chosen.emit(self.house)

    def _made(self, width: int, least: float = 0.0) -> tuple[list[Shape], float]:
        text, place = current_theme().px(LETTERS), (EDGE, EDGE, width - 2 * EDGE)
        return house_shapes(self.house, self._words, place, text, rows=ROWS, least=least)
