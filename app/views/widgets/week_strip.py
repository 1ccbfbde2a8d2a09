"""The week strip: a table edge with a stone for everything that shall happen, a picture one can also walk and hear."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.language.dates import WEEKDAYS, day_date, week
from app.language.number_words import whole_number
from app.tokens import load_tokens
from app.views.theme import Theme, current_theme
from app.views.widgets.aloud import describe
from app.views.widgets.buttons import draw_focus
from app.views.widgets.heard import HeardPart, Role
from app.views.widgets.stones import Stone, draw_stone

MOST_STONES = 3
STONE = 14


@dataclass(frozen=True, slots=True)
class StripDay:
    """One day and its stones, lowest first, and how many `more` there are than are told one by one."""

    day: date
    stones: tuple[Stone, ...] = ()
    more: int = 0

    @property
    def count(self) -> int:
        """How many things there are on the day."""
        return len(self.stones) + self.more

    def spoken(self, today: date) -> str:
        """Return the day in one sentence: »fredag den 20. november 2026, i dag, 2 ting: ring til Torben; møde«."""
        when = day_date(self.day) + (", i dag" if self.day == today else "")
        told = [stone.spoken() for stone in self.stones] + ([f"og {self.more} til"] if self.more else [])
        number = f", {self.count} ting" if self.count > 1 else ""
        return f"{when}{number}: {'; '.join(told) or 'intet'}"


class WeekStrip(QWidget):
    """Days side by side. Arrows, Home and End walk; Enter or a click sends `day_chosen(date)`."""

    heard_as = Role.List

    day_chosen = Signal(object)

    def __init__(self, days: Sequence[StripDay] = (), today: date = date.min) -> None:
        super().__init__()
        self._days, self._today, self._at = tuple(days), today, 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Ugestribe")
        self.show_days(days, today)

    def show_days(self, days: Sequence[StripDay], today: date) -> None:
        """Show other days; the strip stands on today."""
        self._days, self._today = tuple(days), today
        self._at = next((index for index, each in enumerate(self._days) if each.day == today), 0)
        self._tell()

    def heard_parts(self) -> list[HeardPart]:
        """Return the days, for who goes through them without the arrows."""
        each = enumerate(self._days)
        return [HeardPart(day.spoken(self._today), self._box(at).toRect(), at == self._at) for at, day in each]

    def text_twin(self) -> str:
        """Return the whole picture in words, one day a line, days with nothing left out."""
        return "\n".join(each.spoken(self._today) for each in self._days if each.count)

    def sizeHint(self) -> QSize:
        """Return a height for the stones and the day names; narrow names when there is little room."""
        return QSize(current_theme().px(48) * max(len(self._days), 1), current_theme().px(98))

    def minimumSizeHint(self) -> QSize:
        """Return a width where the numbers still fit."""
        return QSize(current_theme().px(30) * max(len(self._days), 1), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk and choose."""
        last = len(self._days) - 1
        steps = {
            Qt.Key.Key_Left: self._at - 1,
            Qt.Key.Key_Right: self._at + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and self._days:
            self._at = min(max(steps[key], 0), last)
            self._tell()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._days:
            self.day_chosen.emit(self._days[self._at].day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day under the pointer."""
        if self._days:
            self._at = min(max(int(event.position().x() / (self.width() / len(self._days))), 0), len(self._days) - 1)
            self._tell()
            self.day_chosen.emit(self._days[self._at].day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge, the days and their stones."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, each in enumerate(self._days):
            self._paint_day(painter, each, self._box(index))
        edge = self._edge()
        painter.setPen(QPen(current_theme().colour("line_strong"), 2))
        painter.drawLine(QPointF(0, edge), QPointF(self.width(), edge))
        for index, each in enumerate(self._days):
            if each.day == self._today:
                self._paint_today(painter, each, self._box(index))
            self._paint_stones(painter, each, self._box(index))
        if self.hasFocus() and self._days:
            # Today has a frame of the same colour: the ring stands inside it, and on every other day round it.
            inset = 4 if self._days[self._at].day == self._today else 0
            box = self._box(self._at).adjusted(inset - 1, inset, 1 - inset, -inset)
            draw_focus(painter, box, load_tokens().shape["radius_control"])
        painter.end()

    def _tell(self) -> None:
        if self._days:
            describe(self, self._days[self._at].spoken(self._today), aloud=self.hasFocus())
        self.update()

    def _box(self, index: int) -> QRectF:
        width = self.width() / len(self._days)
        return QRectF(index * width + 2, 0, width - 4, self.height())

    def _edge(self) -> float:
        return self.height() - current_theme().px(30)

    def _paint_day(self, painter: QPainter, each: StripDay, box: QRectF) -> None:
        theme, radius = current_theme(), load_tokens().shape["radius_tag"]
        if each.day.weekday() >= 5:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(box.x(), 4, box.width(), self._edge() - 6), radius, radius)
        if each.day.weekday() == 0 and each.day != self._today:
            self._paint_week(painter, each, box.adjusted(6, 4, 40, 0))
        self._paint_name(painter, each, box, "ink3" if each.day < self._today else "ink", 400)

    def _paint_today(self, painter: QPainter, each: StripDay, box: QRectF) -> None:
        theme, radius = current_theme(), load_tokens().shape["radius_control"]
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), radius, radius)
        self._paint_name(painter, each, box, "ink", 600)
        inside = box.adjusted(6, 4, -2, 0)
        fits = QFontMetricsF(theme.font("meta")).horizontalAdvance(week(each.day)) <= inside.width()
        if each.day.weekday() == 0 and fits:  # half a »uge 48« that sticks out of the box is worse than none
            self._paint_week(painter, each, inside)

    @staticmethod
    def _paint_week(painter: QPainter, each: StripDay, room: QRectF) -> None:
        painter.setFont(current_theme().font("meta"))
        painter.setPen(current_theme().colour("ink3"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft), week(each.day))

    def _paint_name(self, painter: QPainter, each: StripDay, box: QRectF, colour: str, weight: int) -> None:
        theme = current_theme()
        painter.setFont(theme.font("meta", weight))
        painter.setPen(theme.colour(colour))
        room = QRectF(box.x(), self._edge(), box.width(), self.height() - self._edge())
        # All names or only numbers: a mixture looks like a mistake. The widest is a semibold today.
        name = f"{WEEKDAYS[each.day.weekday()][:3]}. " if _widest(theme) <= room.width() else ""
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"{name}{each.day.day}.")

    def _paint_stones(self, painter: QPainter, each: StripDay, box: QRectF) -> None:
        size = current_theme().px(STONE)
        shown = each.stones[: MOST_STONES if each.count <= MOST_STONES else MOST_STONES - 1]
        y = self._edge() - size * 0.75
        for stone in shown:
            draw_stone(painter, stone, QPointF(box.center().x(), y), size * 0.9)
            y -= size * 1.02
        if hidden := each.count - len(shown):
            painter.setFont(current_theme().font("key"))
            painter.setPen(current_theme().colour("ink2"))
            room = QRectF(box.x(), y - size / 2, box.width(), size)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, f"+{whole_number(hidden)}")


@lru_cache(maxsize=8)
def _widest(theme: Theme) -> float:
    """Return how wide the longest name of a day is."""
    return QFontMetricsF(theme.font("meta", 600)).horizontalAdvance("ons. 30.") + 4
