"""The screen turned to the room (F8): first names round a table, agreements large, the child's scale, the next date."""

import datetime as dt
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import at_clock, clock, day_date, day_month
from app.language.folding import join_names
from app.models.enums_meeting import AgreementState
from app.services import leak_guard
from app.services.agreements import AgreementRow
from app.services.leak_guard import Finding, RenderedPaper, RenderedPart, open_findings
from app.services.room import RoomRows, RoomScale, read_room
from app.views.icons import IconMark
from app.views.meeting.agreement_column import agreement_text
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.panel import Panel, Scroll, clear
from app.views.meeting.table_round import TableRound
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.logo import LogoMark
from app.views.widgets.scale_line import ScaleLine
from app.views.widgets.text import ElidedLabel, Hairline, Text
from app.wording import word

FOOTER = "Alle kan se denne skærm. Adresser, CPR-numre og noter er ikke med."
NO_AGREEMENTS = "Her kommer det, vi aftaler."
WHEN_OPEN = "hvornår? det finder vi sammen"
SHOW_ALL = "Vis det alligevel"


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
        self._found: tuple[Finding, ...] = ()
        self._kept_back, self._kept_back_words = QWidget(), Text("", "body", "ink2", wrap=True)
        self._lay_out()

    def show_room(self) -> None:
        """Read what the room may see and show it; what the guard finds waits for her own decision."""
        room = self._desk.workspace.ask(read_room, self._desk.meeting_id)
        self._title.setText(f"Det aftaler vi om {join_names(room.children)}")
        self._date.setText(_day(room.held_on))
        self._table.show_names(room.names, room.children)
        self._found = self._look(room)
        kept_back = {each.where for each in self._found}
        self._kept_back.setVisible(bool(kept_back))
        self._kept_back_words.setText(_kept_back_words(len(kept_back)))
        self._show_agreements([each for each in room.agreements if _agreement_place(each) not in kept_back])
        clear(self._scales)
        for scale in room.scales:
            if _scale_place(scale) not in kept_back:
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

    def _look(self, room: RoomRows) -> tuple[Finding, ...]:
        """Return what somebody here must not get and nobody has decided about; it is kept off the screen unseen."""
        rendered = RenderedPaper(tuple(_texts(room)))
        return open_findings(self._desk.workspace.ask(leak_guard.look, room.case_id, rendered, room.readers))

    def _show_kept_back(self) -> None:
        if self._desk.do("Det må stå der", leak_guard.accept, self._desk.row.case_id, self._found) is not None:
            self.show_room()

    def _show_agreements(self, agreements: list[AgreementRow]) -> None:
        clear(self._list.body)
        for row in agreements:
            self._list.body.addWidget(_agreement(row))
            self._list.body.addWidget(Hairline("line_strong"))
        if not agreements:
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
        show = QuietButton(SHOW_ALL)
        show.clicked.connect(self._show_kept_back)
        kept = QHBoxLayout(self._kept_back)
        kept.setContentsMargins(0, 0, 0, 0)
        kept.addWidget(self._kept_back_words)
        kept.addWidget(show)
        self._kept_back.hide()
        back = QuietButton("Vend tilbage", "Esc")
        back.clicked.connect(self.turned_back)
        row = QHBoxLayout(footer)
        row.setContentsMargins(56, 6, 56, 6)
        row.setSpacing(10)
        row.addWidget(IconMark("eye", "ink2"))
        row.addWidget(ElidedLabel(FOOTER, "body", "ink2"), 1)
        row.addWidget(self._kept_back)
        row.addWidget(back)
        row.addWidget(self._clock)
        return footer


def _texts(room: RoomRows) -> Iterator[RenderedPart]:
    """Yield what would stand on the screen, each piece under its own name, so that it can be kept back alone."""
    for row in room.agreements:
        yield RenderedPart(_agreement_place(row), f"{agreement_text(row)[0]}\n{row.when}")
    for scale in room.scales:
        yield RenderedPart(_scale_place(scale), scale.question)


def _agreement_place(row: AgreementRow) -> str:
    return f"aftale {row.number}"


def _scale_place(scale: RoomScale) -> str:
    return f"skala: {scale.question}"


def _kept_back_words(count: int) -> str:
    """Say that something is not here, and neither what nor for whose sake: everybody reads it."""
    return "Én ting er ikke vist." if count == 1 else f"{count} ting er ikke vist."


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
