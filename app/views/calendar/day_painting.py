"""One day of the month on the screen: its number, what is special about it, and stones with a line each."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.language.dates import WEEKDAYS
from app.language.number_words import whole_number
from app.models.enums import DueKind
from app.rules.due import Bucket
from app.rules.holidays import is_working_day
from app.services.calendar_rows import CalendarDay, CalendarDays
from app.services.due_rows import DueRow
from app.tokens import load_tokens
from app.views.calendar import words
from app.views.theme import current_theme
from app.views.widgets.stones import Shape, Stone, draw_stone
from app.views.widgets.text_layout import draw_elided

SHAPES: dict[DueKind, Shape] = {
    DueKind.STATUTORY: "diamond", DueKind.MEETING: "pill", DueKind.AGREED: "circle", DueKind.PRACTICE: "pill",
}  # fmt: skip
"""As on I dag: a diamond is the law's date, a circle an agreement, a pill what we meet about."""
NUMBER, STONE, PAD = 22, 10, 6
"""Pixels at 100 %: the line of the number, the height of a stone, the edge inside a day."""
LEAST_LETTERS = 8
"""Letters after the name that make it worth while to begin on what is to be done."""
LEAST_OF_NAME = 2
"""Letters of a name that can still be told from another's."""
INDENT = 2.0
"""Heights of a stone from the edge of a day to the words of a line."""


def paint_day_names(painter: QPainter, columns: Sequence[QRectF], height: float) -> None:
    """Paint »mandag«, »tirsdag« … over the columns; short where one of them would not fit."""
    theme = current_theme()
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.colour("ink2"))
    widest = max(QFontMetricsF(painter.font()).horizontalAdvance(name) for name in WEEKDAYS)
    whole = widest + 2 * theme.px(PAD) <= columns[0].width()
    for name, column in zip(WEEKDAYS, columns, strict=True):
        where = QRectF(column.x() + theme.px(PAD) + 2, 0, column.width() - theme.px(PAD), height)
        draw_elided(painter, where, name if whole else name[:3])


def paint_week(painter: QPainter, monday: dt.date, where: QRectF) -> None:
    """Paint the number of an ISO week in the margin."""
    theme = current_theme()
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.colour("ink3"))
    line = QRectF(where.x(), where.y() + theme.px(3), where.width() - theme.px(4), theme.px(NUMBER))
    painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), str(monday.isocalendar().week))


def paint_day(painter: QPainter, box: QRectF, days: CalendarDays, day: dt.date, *, inside: bool) -> None:
    """Paint a day; a day of the month before or after is quieter, and a day offices are closed lies deeper."""
    theme, radius = current_theme(), load_tokens().shape["radius_tag"]
    today = day == days.today
    painter.setPen(QPen(theme.colour("accent" if today else "line"), 2 if today else 1))
    painter.setBrush(theme.colour("card" if is_working_day(day) else "sunken") if inside else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    within = box.adjusted(theme.px(PAD), theme.px(3), -theme.px(PAD), -theme.px(3))
    _paint_number(painter, within, days, day, inside=inside)
    found = days.on(day)
    if found.count:
        _paint_things(painter, within.adjusted(0, theme.px(NUMBER), 0, 0), found, days.today, inside=inside)


def _paint_number(painter: QPainter, within: QRectF, days: CalendarDays, day: dt.date, *, inside: bool) -> None:
    theme = current_theme()
    painter.setFont(theme.font("meta", 600 if day == days.today else 400))
    painter.setPen(theme.colour("ink" if inside and day >= days.today else "ink3"))
    number = f"{day.day}."
    line = QRectF(within.x(), within.y(), within.width(), theme.px(NUMBER))
    draw_elided(painter, line, number)
    room = QFontMetricsF(painter.font()).horizontalAdvance("30.") + theme.px(6)
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.colour("ink3"))
    special = words.closed_name(day) or words.holiday_begins(day, days.first)
    draw_elided(painter, line.adjusted(room, 0, 0, 0), special, right=True)


def _paint_things(painter: QPainter, room: QRectF, found: CalendarDay, today: dt.date, *, inside: bool) -> None:
    theme = current_theme()
    line = theme.style("meta").line
    fits = max(int(room.height() // line), 1)
    whole = found.count <= min(fits, len(found.rows))
    lines = found.rows[: fits if whole else max(fits - 1, 0)]
    y = room.y()
    for row in lines:
        _paint_line(painter, QRectF(room.x(), y, room.width(), line), row, inside=inside)
        y += line
    if left := found.count - len(lines):
        _paint_rest(painter, QRectF(room.x(), y, room.width(), line), found, left, late=found.day < today)


def _paint_line(painter: QPainter, where: QRectF, row: DueRow, *, inside: bool) -> None:
    theme, late = current_theme(), row.bucket is Bucket.OVERDUE
    size = theme.px(STONE)
    _paint_stone(painter, where, row.kind, late=late)
    painter.setFont(theme.font("meta"))
    painter.setPen(theme.colour("late" if late else "ink" if inside else "ink2"))
    room, metrics = where.adjusted(size * INDENT, 0, 0, 0), QFontMetricsF(painter.font())
    whole, who = words.cell_line(row), words.cell_who(row)
    # »Noah: …« says no more than »Noah« and takes more room.
    tells = metrics.horizontalAdvance(whole[: len(who) + LEAST_LETTERS]) <= room.width()
    # A lone »…« names nobody: the stone stands alone, and the day's list says who.
    least = min(metrics.horizontalAdvance(who), metrics.horizontalAdvance(f"{who[:LEAST_OF_NAME]}…"))
    if least <= room.width():
        draw_elided(painter, room, whole if tells else who)


def _paint_rest(painter: QPainter, where: QRectF, found: CalendarDay, left: int, *, late: bool) -> None:
    """Paint »+4«, and in a day without room for lines the stone of its weightiest kind beside it."""
    theme, size = current_theme(), current_theme().px(STONE)
    if left == found.count:
        kind = next((each for each in SHAPES if found.kinds.get(each)), DueKind.AGREED)
        _paint_stone(painter, where, kind, late=late)
    painter.setFont(theme.font("key"))
    painter.setPen(theme.colour("late" if late else "ink2"))
    words_of_rest = whole_number(left) if left == found.count else f"+{whole_number(left)}"
    draw_elided(painter, where.adjusted(size * INDENT, 0, 0, 0), words_of_rest)


def _paint_stone(painter: QPainter, where: QRectF, kind: DueKind, *, late: bool) -> None:
    size = current_theme().px(STONE)
    # A pill is three times as long as it is high: made smaller it takes the room of the other two.
    high = size * (0.6 if SHAPES[kind] == "pill" else 1)
    draw_stone(painter, Stone(SHAPES[kind], "", late=late), QPointF(where.x() + size * 0.8, where.center().y()), high)
