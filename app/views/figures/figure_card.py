"""One figure: the number large, its picture, what it does not say, and one key away the table and the definition."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.chart_shapes import picture_of
from app.services.chart_shapes_words import table_of, trend_of
from app.services.curve_shapes import Picture
from app.services.figure_rows import FigurePage, FigureRow
from app.tokens import load_tokens
from app.views.figures import figure_words as words
from app.views.figures.figure_table import FigureTableView
from app.views.genogram.drawn import Drawn
from app.views.widgets.buttons import LinkButton, draw_focus
from app.views.widgets.cards import Card
from app.views.widgets.flow import FlowLayout
from app.views.widgets.keys import OwnKeys
from app.views.widgets.text import Heading, Text

SHOW_TABLE, HIDE_TABLE = "Vis tabel", "Skjul tabel"
SHOW_DEFINITION, HIDE_DEFINITION = "Sådan tælles det", "Skjul, hvordan det tælles"


class FigureCard(Card):
    """A card of its own that takes the focus. `moved` carries -1 or 1 when she walks on with the arrows."""

    moved = Signal(int)

    def __init__(self, row: FigureRow, page: FigurePage) -> None:
        super().__init__()
        self.row, self._page = row, page
        self._table: FigureTableView | None = None
        self._definition: QWidget | None = None
        self._more = QVBoxLayout()
        self.turn_table, self.turn_definition = LinkButton(SHOW_TABLE), LinkButton(SHOW_DEFINITION)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fill()
        self.turn_table.clicked.connect(self.toggle_table)
        self.turn_definition.clicked.connect(self.toggle_definition)

    @property
    def more_hints(self) -> OwnKeys:
        """The keys while one stands on it."""
        table: OwnKeys = () if self.turn_table.isHidden() else ((("T",), "Tabel"),)
        return ((("↑", "↓"), "Næste tal"), *table, (("D",), "Sådan tælles det"))

    @property
    def shows(self) -> tuple[bool, bool]:
        """Whether the table and the definition are open."""
        return self._table is not None, self._definition is not None

    def toggle_table(self) -> None:
        """Open the table, or close it."""
        if self._table is None:
            self._table = FigureTableView(self.row.figure.name, table_of(self.row, self._page))
            self._more.insertWidget(0, self._table)
        else:
            _take_away(self._table)
            self._table = None
        self._name(self.turn_table, HIDE_TABLE if self._table else SHOW_TABLE)

    def toggle_definition(self) -> None:
        """Open what is counted and where the definition comes from, or close it."""
        if self._definition is None:
            self._definition = definition_of(self.row)
            self._more.addWidget(self._definition)
        else:
            _take_away(self._definition)
            self._definition = None
        self._name(self.turn_definition, HIDE_DEFINITION if self._definition else SHOW_DEFINITION)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; T is the table, D what is counted."""
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Down: lambda: self.moved.emit(1),
            Qt.Key.Key_Up: lambda: self.moved.emit(-1),
            Qt.Key.Key_T: self.toggle_table,
            Qt.Key.Key_D: self.toggle_definition,
        }
        if event.modifiers() or event.key() not in keys:
            super().keyPressEvent(event)
            return
        if event.key() != Qt.Key.Key_T or self.turn_table.isVisibleTo(self):
            keys[event.key()]()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card, and the focus ring on it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus(painter, QRectF(self.rect()), load_tokens().shape["radius_card"])
            painter.end()

    def _fill(self) -> None:
        row, figure, page = self.row, self.row.figure, self._page
        told = [words.large(row), words.beside(row, runs=page.running), trend_of(row, page), words.why_hidden(row)]
        self.setAccessibleName(f"{figure.name}: {told[0]}")
        self.setAccessibleDescription(". ".join(each.rstrip(".") for each in told[1:] if each))
        self.body.addWidget(Heading(figure.name, "subhead", wrap=True))
        self.body.addWidget(_number(told[:3], quiet=row.n is None))
        if told[3]:
            self.body.addWidget(Text(told[3], "body", "ink2", wrap=True))
        if words.has_numbers(row):
            self._draw_picture()
        self.body.addWidget(Text(figure.says_not, "meta", "ink2", wrap=True))
        ways = QWidget()
        flow = FlowLayout(ways, gap=16, line_gap=0)
        for button, text in ((self.turn_table, SHOW_TABLE), (self.turn_definition, SHOW_DEFINITION)):
            flow.addWidget(button)
            self._name(button, text)
        self.turn_table.setVisible(words.has_numbers(row))
        self.body.addWidget(ways)
        self.body.addLayout(self._more)

    def _draw_picture(self) -> None:
        @lru_cache(maxsize=16)  # a layout asks for the height at a width many times
        def draw(width: float, text: float) -> Picture:
            return picture_of(self.row, self._page, width=width, text=text)

        if draw(400, 14).height:
            self.body.addWidget(Drawn(f"Billede: {self.row.figure.name}", draw))

    def _name(self, button: LinkButton, text: str) -> None:
        button.set_words(text)
        button.setAccessibleName(f"{text}: {self.row.figure.name}")


def _number(told: Sequence[str], *, quiet: bool) -> QWidget:
    """Return the number large, and beside it of how many and which way it goes."""
    holder = QWidget()
    flow = FlowLayout(holder, gap=12, line_gap=2)
    flow.addWidget(Text(told[0], "case", "ink2" if quiet else "ink"))
    for each in filter(None, told[1:]):
        flow.addWidget(Text(each, "body", "ink2", wrap=True))
    return holder


def definition_of(row: FigureRow) -> QWidget:
    """Return what a figure counts and where the definition comes from."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(6)
    column.addWidget(Text(row.figure.text, "body", wrap=True))
    column.addWidget(Text(f"Kilde: {row.figure.source}", "meta", "ink2", wrap=True))
    return holder


def _take_away(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
