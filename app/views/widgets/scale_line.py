"""A line from 0 to 10 with somebody's mark on it; set by a digit, the arrows or a click."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.buttons import draw_focus
from app.views.widgets.heard import Role

KEYS = {Qt.Key(Qt.Key.Key_0.value + digit): digit for digit in range(10)}


@dataclass(frozen=True, slots=True)
class ScaleMark:
    """Somebody's number. `own` is the child whose scale it is."""

    name: str
    value: int
    own: bool = False


class ScaleLine(QWidget):
    """The line. Empty until a number is given; Delete empties it again. `value_changed` carries an int or None.

    Ten is 1 followed at once by 0, or End. Other people's marks are only shown when they are handed in.
    """

    heard_as = Role.Slider

    value_changed = Signal(object)

    def __init__(self, question: str, name: str = "", *, own: bool = False, read_only: bool = False) -> None:
        super().__init__()
        self._question, self._name, self._own, self._read_only = question, name, own, read_only
        self._value: int | None = None
        self._others: tuple[ScaleMark, ...] = ()
        self._one_typed = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if read_only else Qt.FocusPolicy.StrongFocus)
        self.set_value(None)

    def value(self) -> int | None:
        """Return the number, None when nobody has answered."""
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a stored number; nothing is emitted. ValueError outside 0 to 10."""
        if value is not None and not 0 <= value <= 10:
            raise ValueError(value)
        self._value = value
        spoken = "ikke svaret endnu" if value is None else f"{value} ud af 10"
        self.setAccessibleName(f"{self._question} {self._name}".strip())
        self.setAccessibleDescription(f"{spoken}. Skriv et tal fra 0 til 10." if not self._read_only else spoken)
        self.update()

    def set_others(self, marks: Sequence[ScaleMark]) -> None:
        """Show others' marks too."""
        self._others = tuple(marks)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for the mark above and the digits below."""
        return QSize(current_theme().px(440), current_theme().px(84))

    def minimumSizeHint(self) -> QSize:
        """Return eleven targets side by side."""
        return QSize(current_theme().px(26) * 11, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set, move or empty the mark."""
        after_one, self._one_typed = self._one_typed, False
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._give(None)
        elif key in KEYS:
            digit = KEYS[key]
            self._one_typed = digit == 1
            self._give(10 if digit == 0 and after_one else digit)
        elif (value := self._moved(key)) is not None:
            self._give(value)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the mark at the nearest number."""
        if not self._read_only:
            first, last = self._x(0), self._x(10)
            self._give(min(max(round((event.position().x() - first) / (last - first) * 10), 0), 10))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line, digits and marks."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("control"), 2))
        painter.drawLine(QPointF(self._x(0), self._y()), QPointF(self._x(10), self._y()))
        for number in range(11):
            self._paint_number(painter, number)
        for mark in self._others:
            self._paint_mark(painter, mark, theme.px(9))
        if self._value is not None:
            self._paint_mark(painter, ScaleMark(self._name, self._value, self._own), theme.px(14))
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), load_tokens().shape["radius_control"])
        painter.end()

    def _moved(self, key: Qt.Key) -> int | None:
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return 10
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}.get(key)
        if step is None:
            return None
        return 5 if self._value is None else min(max(self._value + step, 0), 10)

    def _give(self, value: int | None) -> None:
        if self._read_only or value == self._value:
            return
        self.set_value(value)
        self.value_changed.emit(value)

    def _x(self, number: int) -> float:
        edge = current_theme().px(24)
        return edge + (self.width() - 2 * edge) * number / 10

    def _y(self) -> float:
        return self.height() * 0.45

    def _paint_number(self, painter: QPainter, number: int) -> None:
        theme, chosen = current_theme(), number == self._value
        x, y, tick = self._x(number), self._y(), theme.px(5)
        painter.setPen(QPen(theme.colour("control"), 2))
        painter.drawLine(QPointF(x, y - tick), QPointF(x, y + tick))
        painter.setFont(theme.font("meta", 700 if chosen else 400))
        painter.setPen(theme.colour("ink" if chosen else "ink2"))
        room = QRectF(x - theme.px(14), y + theme.px(18), theme.px(28), theme.px(22))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_mark(self, painter: QPainter, mark: ScaleMark, radius: float) -> None:
        theme, at = current_theme(), QPointF(self._x(mark.value), self._y())
        painter.setPen(QPen(theme.colour("card"), 2))
        painter.setBrush(theme.colour("amber" if mark.own else "accent"))
        painter.drawEllipse(at, radius, radius)
        painter.setFont(theme.font("key"))
        painter.setPen(theme.colour("on_amber" if mark.own else "on_accent"))
        letter = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(letter, Qt.AlignmentFlag.AlignCenter, mark.name[:1])
