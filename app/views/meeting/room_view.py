"""The screen turned to the room (F8): first names round a table, agreements large, the child's scale, the next date."""

import datetime as dt
import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.language.dates import at_clock, clock, day_date, day_month
from app.language.folding import join_names
from app.models.enums_meeting import AgreementState
from app.services.agreements import AgreementRow
from app.services.room import RoomRows, RoomScale, read_room
from app.views.icons import IconMark
from app.views.meeting.agreement_column import agreement_text
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel, Scroll, clear
from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.logo import LogoMark
from app.views.widgets.scale_line import ScaleLine
from app.views.widgets.text import ElidedLabel, Hairline, Text
from app.wording import word

FOOTER = "Alle kan se denne skærm. Adresser, CPR-numre og noter er ikke med."
NO_AGREEMENTS = "Her kommer det, vi aftaler."
WHEN_OPEN = "hvornår? det finder vi sammen"


class TableRound(QWidget):
    """The table with everybody's first name round it."""

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._children: frozenset[str] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_names(self, names: tuple[str, ...], children: tuple[str, ...]) -> None:
        """Show who is here."""
        self._names, self._children = names, frozenset(children)
        self.setAccessibleName(f"Ved bordet: {join_names(names)}" if names else "Ved bordet")
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(current_theme().px(320), current_theme().px(240))

    def minimumSizeHint(self) -> QSize:
        """Return room for the names."""
        return QSize(current_theme().px(200), current_theme().px(170))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint table, seats and names."""
        theme, middle = current_theme(), QRectF(self.rect()).center()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.style("subhead").line
        across, down = self.width() / 2 - theme.px(56), self.height() / 2 - line
        table = min(across, down) * 0.55
        painter.setPen(QPen(theme.colour("accent"), theme.px(5)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, table, table)
        for seat, name in enumerate(self._names):
            angle = math.tau * seat / len(self._names)
            way = QPointF(math.sin(angle), -math.cos(angle))
            own = name in self._children
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("amber" if own else "accent"))
            painter.drawEllipse(middle + way * (table + theme.px(17)), theme.px(7), theme.px(7))
            at = QPointF(middle.x() + way.x() * across, middle.y() + way.y() * down)
            self._paint_name(painter, at, name, own)
        painter.end()

    def _paint_name(self, painter: QPainter, at: QPointF, name: str, own: bool) -> None:
        theme = current_theme()
        font = theme.font("subhead", 600 if own else 500)
        width = min(QFontMetricsF(font).horizontalAdvance(name) + 4, self.width() / 2)
        x = min(max(at.x() - width / 2, 0), self.width() - width)
        line = theme.style("subhead").line
        painter.setFont(font)
        painter.setPen(theme.colour("ink"))
        short = QFontMetricsF(font).elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(x, at.y() - line / 2, width, line), Qt.AlignmentFlag.AlignCenter, short)


class RoomView(Panel):
    """The calm second look. Esc or F8 goes back (`turned_back`)."""

    turned_back = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("page")
        self._desk = desk
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Skærmen er vendt mod rummet")
        self._title, self._date = Text("", "display_room", wrap=True), Text("", "purpose", "ink2")
        self._list = Scroll("Det, vi aftaler", gap=6)
        self._side = QVBoxLayout()
        self._scales = QVBoxLayout()
        self._table = TableRound()
        self._next = Text("", "purpose", wrap=True)
        self._clock = Text("", "subhead")
        self._lay_out()

    def show_room(self) -> None:
        """Read what the room may see and show it."""
        room = self._desk.workspace.ask(read_room, self._desk.meeting_id)
        self._title.setText(f"Det aftaler vi om {join_names(room.children)}")
        self._date.setText(_day(room.held_on))
        self._table.show_names(room.names, room.children)
        self._show_agreements(room)
        clear(self._scales)
        for scale in room.scales:
            self._scales.addWidget(_scale_card(scale))
        self._next.setText(_next_words(room))
        self._next.setVisible(bool(self._next.text()))

    def show_time(self, now: dt.datetime) -> None:
        """Show the clock."""
        self._clock.setText(clock(f"{now:%H:%M}"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.turned_back.emit()
        else:
            super().keyPressEvent(event)

    def _show_agreements(self, room: RoomRows) -> None:
        clear(self._list.body)
        for row in room.agreements:
            self._list.body.addWidget(_agreement(row))
            self._list.body.addWidget(Hairline("line_strong"))
        if not room.agreements:
            self._list.body.addWidget(Text(NO_AGREEMENTS, "agreement_room", "ink2", wrap=True))
        self._list.body.addStretch(1)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(18)
        top.addWidget(LogoMark(46))
        top.addWidget(self._title, 1)
        top.addWidget(self._date)
        people = Card("Vi er her")
        people.body.addWidget(self._table, 1)
        self._side.setSpacing(18)
        self._side.addLayout(self._scales)
        self._side.addWidget(people, 1)
        self._side.addWidget(self._next)
        grid = QGridLayout()
        grid.setHorizontalSpacing(44)
        grid.setColumnStretch(0, 8)
        grid.setColumnStretch(1, 5)
        grid.addWidget(self._list, 0, 0)
        grid.addLayout(self._side, 0, 1)
        inner = QVBoxLayout()
        inner.setContentsMargins(56, 28, 56, 20)
        inner.setSpacing(20)
        inner.addLayout(top)
        inner.addLayout(grid, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(inner, 1)
        column.addWidget(self._footer())

    def _footer(self) -> Panel:
        footer = Panel("window", "top")
        back = QuietButton("Vend tilbage", "Esc")
        back.clicked.connect(self.turned_back)
        row = QHBoxLayout(footer)
        row.setContentsMargins(56, 6, 56, 6)
        row.setSpacing(10)
        row.addWidget(IconMark("eye", "ink2"))
        row.addWidget(ElidedLabel(FOOTER, "body", "ink2"), 1)
        row.addWidget(back)
        row.addWidget(self._clock)
        return footer


def _agreement(row: AgreementRow) -> QWidget:
    holder = QWidget()
    words, strong = agreement_text(row)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Text(words, "agreement_room", wrap=True, strong=strong))
    if when := row.when or (WHEN_OPEN if row.lacks_date else ""):
        column.addWidget(Text(when, "spoken", "ink2", wrap=True))
    if row.state is not AgreementState.AGREED:
        column.addWidget(Text(word(row.state), "subhead", "ink2", wrap=True))
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 8, 0, 8)
    line.setSpacing(18)
    line.addWidget(Text(str(row.number), "agreement_room", "accent"), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(column, 1)
    return holder


def _scale_card(scale: RoomScale) -> Card:
    card = Card()
    card.setAccessibleName(scale.question)
    card.body.addWidget(Text(scale.question, "subhead", wrap=True))
    for name, value in scale.answers:
        line = ScaleLine(scale.question, name, own=True, read_only=True)
        line.set_value(value)
        card.body.addWidget(Text(f"{name} siger {value}", "spoken", wrap=True))
        card.body.addWidget(line)
    return card


def _day(held_on: dt.date | None) -> str:
    return f"{day_date(held_on).split(' den ')[0]} den {day_month(held_on)}" if held_on else ""


def _next_words(room: RoomRows) -> str:
    coming = room.coming
    if coming is None or coming.held_on is None:
        return ""
    return f"Vi mødes igen {day_date(coming.held_on)}" + (f" {at_clock(coming.starts_at)}" if coming.starts_at else "")
