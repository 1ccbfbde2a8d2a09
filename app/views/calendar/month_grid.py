"""The month as a picture one can walk and hear: weeks under each other, a stone and a line for what lies on a day."""

import datetime as dt
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.calendar_rows import CalendarDays
from app.tokens import load_tokens
from app.views.calendar import words
from app.views.calendar.day_painting import paint_day, paint_day_names, paint_week
from app.views.theme import current_theme
from app.views.widgets.aloud import describe
from app.views.widgets.buttons import draw_focus
from app.views.widgets.heard import HeardPart, Role

ONE_DAY = dt.timedelta(days=1)
HEAD, MARGIN = 28, 34
"""Pixels at 100 %: the row of weekday names, and the column of week numbers."""
LEAST_CELL = QSize(44, 66)
USUAL_CELL = QSize(120, 104)


def weeks_of(month: dt.date) -> tuple[dt.date, dt.date]:
    """Return the first Monday and the last Sunday of the weeks a month reaches into."""
    first = month.replace(day=1)
    after = (first + dt.timedelta(days=31)).replace(day=1)
    last = after - ONE_DAY
    return first - first.weekday() * ONE_DAY, last + (6 - last.weekday()) * ONE_DAY


class MonthGrid(QWidget):
    """Arrows walk by day and week, Page Up and Page Down by month, Home and End to the ends of the week, T to today.

    `day_changed(date)` on each step; `month_wanted(date)` when the step leaves the month, and then nothing is changed
    until `show_month`; `day_opened(date)` for Enter or a double click.
    """

    heard_as = Role.List

    day_changed = Signal(object)
    month_wanted = Signal(object)
    day_opened = Signal(object)

    def __init__(self, today: dt.date) -> None:
        super().__init__()
        first, last = weeks_of(today)
        self._days, self._at = CalendarDays(today, first, last), today
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Måneden")

    @property
    def day(self) -> dt.date:
        """The day that is chosen."""
        return self._at

    def show_month(self, days: CalendarDays, at: dt.date) -> None:
        """Show the weeks of a month and stand on a day of it."""
        self._days, self._at = days, at
        self.updateGeometry()
        self._tell()

    def heard_parts(self) -> list[HeardPart]:
        """Return the days, for who goes through them without the arrows."""
        found, today = self._days, self._days.today
        told = ((day, words.spoken(found.on(day), today)) for day in self._all_days())
        return [HeardPart(said, self._box(day).toRect(), day == self._at) for day, said in told]

    def text_twin(self) -> str:
        """Return the month in words, one day a line, days with nothing left out."""
        return "\n".join(words.spoken(each, self._days.today) for each in self._days.found.values())

    def place_of_day(self) -> QRect:
        """Return where the chosen day stands in this widget."""
        return self._box(self._at).toAlignedRect()

    def walk_to(self, day: dt.date) -> None:
        """Stand on another day, in another month when it lies there."""
        if (day.year, day.month) != (self._at.year, self._at.month):
            self.month_wanted.emit(day)
            return
        self._at = day
        self._tell()
        self.day_changed.emit(day)

    def sizeHint(self) -> QSize:
        """Return room for three lines a day."""
        return self._size_for(USUAL_CELL)

    def minimumSizeHint(self) -> QSize:
        """Return room for the number and a stone."""
        return self._size_for(LEAST_CELL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and open."""
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
        steps |= {Qt.Key.Key_Home: -self._at.weekday(), Qt.Key.Key_End: 6 - self._at.weekday()}
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif key in steps:
            self.walk_to(moved(self._at, days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.walk_to(moved(self._at, months=1 if key is Qt.Key.Key_PageDown else -1))
        elif key is Qt.Key.Key_T:
            self.walk_to(self._days.today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stand on the day under the pointer."""
        for day in self._all_days():
            if self._box(day).contains(event.position()):
                self.walk_to(day)
                return

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the day under the pointer; the first click has chosen it."""
        if self._box(self._at).contains(event.position()):
            self.day_opened.emit(self._at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names of the days, the numbers of the weeks, and the days."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_day_names(painter, [self._column(place) for place in range(7)], current_theme().px(HEAD))
        for day in self._all_days():
            box = self._box(day)
            if day.weekday() == 0:
                paint_week(painter, day, QRectF(0, box.y(), current_theme().px(MARGIN), box.height()))
            paint_day(painter, box, self._days, day, inside=day.month == self._at.month)
        if self.hasFocus():
            draw_focus(painter, self._box(self._at), load_tokens().shape["radius_control"])
        else:
            _mark(painter, self._box(self._at))
        painter.end()

    def _tell(self) -> None:
        describe(self, words.spoken(self._days.on(self._at), self._days.today), aloud=self.hasFocus())
        self.update()

    def _all_days(self) -> list[dt.date]:
        count = (self._days.last - self._days.first).days + 1
        return [self._days.first + dt.timedelta(days=number) for number in range(count)]

    def _weeks(self) -> int:
        return ((self._days.last - self._days.first).days + 1) // 7

    def _column(self, place: int) -> QRectF:
        margin = current_theme().px(MARGIN)
        width = (self.width() - margin) / 7
        return QRectF(margin + place * width, 0, width, self.height())

    def _box(self, day: dt.date) -> QRectF:
        head, column = current_theme().px(HEAD), self._column(day.weekday())
        height = (self.height() - head) / max(self._weeks(), 1)
        row = (day - self._days.first).days // 7
        return QRectF(column.x(), head + row * height, column.width(), height).adjusted(2, 2, -2, -2)

    def _size_for(self, cell: QSize) -> QSize:
        theme = current_theme()
        width = theme.px(MARGIN) + 7 * theme.px(cell.width())
        return QSize(width, theme.px(HEAD) + self._weeks() * theme.px(cell.height()))


EARLIEST: Final = dt.date(1950, 1, 1)
LATEST: Final = dt.date(2199, 12, 31)


def moved(day: dt.date, *, days: int = 0, months: int = 0) -> dt.date:
    """Return a day so many days and months on, the last of the month when it is shorter, within what is shown."""
    place = day.year * 12 + day.month - 1 + months
    first = dt.date(place // 12, place % 12 + 1, 1)
    longest = ((first + dt.timedelta(days=31)).replace(day=1) - ONE_DAY).day
    return min(max(first.replace(day=min(day.day, longest)) + dt.timedelta(days=days), EARLIEST), LATEST)


def _mark(painter: QPainter, box: QRectF) -> None:
    theme, radius = current_theme(), load_tokens().shape["radius_control"]
    painter.setPen(theme.colour("line_strong"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)
