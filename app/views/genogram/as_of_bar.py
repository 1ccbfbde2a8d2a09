"""The bar that takes the drawing to another year: »Som familien så ud i 2019«, or as it is today."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.aloud import describe
from app.views.widgets.buttons import IconButton, PlainButton, draw_focus
from app.views.widgets.text import Text

FAR_STEP = 5
"""Years Page Up and Page Down go."""


class AsOfBar(QWidget):
    """Choose a year with the slider, or today. `changed` carries the last day of the year as a date, None for today.

    `closed` comes with Esc, the key that opened it, and the button at the end.
    """

    changed = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = Text("", "subhead")
        self.slider = YearSlider()
        self._today = PlainButton("I dag")
        self._today.set_height("smallest_target")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 20, 6)
        row.setSpacing(14)
        row.addWidget(self._words)
        row.addWidget(self.slider, 1)
        row.addWidget(self._today)
        close = IconButton("x", "Luk årstallene")
        close.clicked.connect(self.closed)
        row.addWidget(close)
        self.slider.moved.connect(self._on_moved)
        self._today.clicked.connect(lambda: self.slider.go_to(self.slider.last))
        self.show_years(1900, 1900)

    def show_years(self, first: int, last: int, marks: Iterable[int] = ()) -> None:
        """Offer other years; `last` is this year and means today. `marks` are years when something happened.

        The chosen year stays when it is still offered; nothing is emitted.
        """
        self.slider.show_years(min(first, last), last, marks)
        self._show()

    def as_of(self) -> date | None:
        """Return the chosen day, None for today."""
        return None if self.slider.year == self.slider.last else date(self.slider.year, 12, 31)

    def set_as_of(self, day: date | None) -> None:
        """Show a day that was chosen before; nothing is emitted."""
        self.slider.set_year(self.slider.last if day is None else day.year)
        self._show()

    def start(self) -> None:
        """Put the focus where the arrows choose the year."""
        self.slider.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        """Take Esc before the window does."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc, or with the key that opened it."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Aring):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_moved(self) -> None:
        self._show()
        self.changed.emit(self.as_of())

    def _show(self) -> None:
        today = self.as_of() is None
        words = "Som familien er i dag" if today else f"Som familien så ud i {self.slider.year}"
        self._words.setText(words)
        self._today.setEnabled(not today)
        describe(self.slider, f"{words}. Pil til venstre og højre vælger år.", aloud=self.slider.hasFocus())


class YearSlider(QWidget):
    """Years on a line with a handle, for arrows, Page Up and Down, Home and End, and the mouse."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first = self.last = self.year = 0
        self._marks: frozenset[int] = frozenset()
        self.setAccessibleName("Vælg år")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_years(self, first: int, last: int, marks: Iterable[int]) -> None:
        """Show other years; today stays today."""
        was_today = self.year == self.last
        self.first, self.last, self._marks = first, last, frozenset(marks)
        self.set_year(last if was_today else self.year)

    def set_year(self, year: int) -> None:
        """Show a year, the nearest there is."""
        self.year = min(max(year, self.first), self.last)
        self.update()

    def go_to(self, year: int) -> None:
        """Choose a year, and say so when it is another one."""
        before = self.year
        self.set_year(year)
        if self.year != before:
            self.moved.emit()

    def sizeHint(self) -> QSize:
        """Return room for the handle and the years at the ends."""
        return QSize(current_theme().px(260), current_theme().px(46))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be aimed at."""
        return QSize(current_theme().px(120), current_theme().px(46))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the year."""
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -FAR_STEP, Qt.Key.Key_PageUp: FAR_STEP,
        }  # fmt: skip
        ends = {Qt.Key.Key_Home: self.first, Qt.Key.Key_End: self.last}
        key = Qt.Key(event.key())
        if key in steps:
            self.go_to(self.year + steps[key])
        elif key in ends:
            self.go_to(ends[key])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the year under the pointer."""
        self._take(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position().x())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line, a tick where something happened, the handle, and the first and the last year."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = theme.px(14)
        painter.setPen(QPen(theme.colour("control"), 2))
        painter.drawLine(QPointF(self._x(self.first), y), QPointF(self._x(self.last), y))
        for year in self._marks:
            if self.first <= year <= self.last:
                painter.drawLine(QPointF(self._x(year), y - theme.px(5)), QPointF(self._x(year), y + theme.px(5)))
        painter.setPen(QPen(theme.colour("card"), 2))
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(QPointF(self._x(self.year), y), theme.px(9), theme.px(9))
        self._paint_ends(painter)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), load_tokens().shape["radius_control"])
        painter.end()

    def _paint_ends(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        inset = theme.px(6)
        where = QRectF(inset, theme.px(25), self.width() - 2 * inset, theme.style("meta").line)
        painter.drawText(where, Qt.AlignmentFlag.AlignLeft, str(self.first))
        painter.drawText(where, Qt.AlignmentFlag.AlignRight, "i dag")

    def _take(self, x: float) -> None:
        start, end = self._x(self.first), self._x(self.last)
        part = (x - start) / max(end - start, 1)
        self.go_to(round(self.first + part * (self.last - self.first)))

    def _x(self, year: int) -> float:
        edge = current_theme().px(18)
        part = (year - self.first) / max(self.last - self.first, 1)
        return edge + part * (self.width() - 2 * edge)
