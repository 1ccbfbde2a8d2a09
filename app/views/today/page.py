"""I dag: what must happen, by date, and the one key that does it."""

import datetime as dt

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.rules.due import Bucket
from app.services import due_actions, due_rows, meetings, profile
from app.services.due_rows import DueRow
from app.views.page import Hints, Page
from app.views.theme import current_theme
from app.views.today import words
from app.views.today.date_line import DateLine
from app.views.today.due_list import DueList
from app.views.today.due_model import grouped
from app.views.today.side import SideColumn
from app.views.today.strip import DAYS, strip_days
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.widgets.week_strip import WeekStrip
from app.views.workspace import Workspace

NEAR = (Bucket.OVERDUE, Bucket.TODAY, Bucket.THIS_WEEK, Bucket.NEXT_14_DAYS)
LOOK_AT_THE_CLOCK_MS = 20_000
SIDE_BY_SIDE = 900
MARGIN, DAY_WIDTH = 32, 34


class TodayPage(Page):
    """The first page of the day. Draws itself again when the day turns, also after sleep."""

    meeting_requested = Signal(object, object)
    new_case_requested = Signal()
    counted = Signal(int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._rows: list[DueRow] = []
        self._shown_day = workspace.today
        self._later_open, self._days = False, 0
        self._title, self._greeting = Text("", "title", wrap=True), Text("", "body", "ink2", wrap=True)
        self._strip = WeekStrip()
        self._notice = NoticeBar()
        self._empty = EmptyState("", "sun-horizon")
        self._list = DueList("Det, der skal ske", self._shown_day)
        self._side = SideColumn(self._shown_day)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._area, self._sheet = QScrollArea(), QWidget()
        self._build()
        self._date_line = DateLine(lambda: workspace.today, self._sheet)
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_AT_THE_CLOCK_MS)
        self._clock.timeout.connect(self.look_at_the_clock)
        self._clock.start()

    def refresh(self) -> None:
        """Read what is due and show it; the chosen row and an open date line stay."""
        now, today = self.workspace.now(), self.workspace.today
        self._rows = self.workspace.ask(due_rows.list_due)
        name = self.workspace.ask(profile.read_profile).contact.name
        self._shown_day = today
        self._title.setText(words.title(today))
        self._greeting.setText(words.greeting(self._rows, now, name))
        self._show_strip()
        self._show_rows()
        self.counted.emit(sum(row.bucket in (Bucket.OVERDUE, Bucket.TODAY) for row in self._rows))

    def look_at_the_clock(self) -> None:
        """Show the new day when the day has turned."""
        if self.workspace.today != self._shown_day:
            self.refresh()

    def key_hints(self) -> Hints:
        """Return the keys of this page."""
        return [(("↑", "↓"), "Vælg"), (("Enter",), "Åbn sagen"), (("G",), "Gjort"), (("S",), "Sæt dato")]

    def enter(self) -> None:
        """Begin in the list, or with what lacks a date."""
        target = self._list if self._list.isVisibleTo(self) else self._side.missing
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def resume_draft(self, kept: dict[str, str]) -> None:
        """Open the date line that was being typed in when the program stopped."""
        found = next((row for row in self._rows if kept.get(_draft_key(row))), None)
        if found is not None:
            self._open_date_line(found, kept[_draft_key(found)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N begins a new case from anywhere on the page."""
        if event.key() == Qt.Key.Key_N and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.new_case_requested.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards under the list when there is no room beside it."""
        super().resizeEvent(event)
        wide = event.size().width() >= current_theme().px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._side.set_beside(beside=wide)
        if self._fitting_days() != self._days:
            self._show_strip()

    def _build(self) -> None:
        new_case = PrimaryButton("Ny sag", "N", "plus")
        new_case.clicked.connect(self.new_case_requested)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(new_case, 0, Qt.AlignmentFlag.AlignTop)
        sheet = QVBoxLayout(self._sheet)
        sheet.setContentsMargins(MARGIN, 24, MARGIN, 24)
        sheet.setSpacing(8)
        main = QVBoxLayout()
        main.addWidget(self._empty)
        main.addWidget(self._list)
        main.addStretch(1)
        self._columns.setSpacing(32)
        self._columns.addLayout(main, 1)
        self._columns.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        sheet.addLayout(head)
        for part in (self._greeting, self._strip, self._notice):
            sheet.addWidget(part)
        sheet.addSpacing(4)
        sheet.addLayout(self._columns)
        sheet.addStretch(1)
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _connect(self) -> None:
        for each in (self._list, self._side.missing):
            each.job_asked.connect(self._on_job)
            each.moved.connect(self._on_moved)
        self._strip.day_chosen.connect(self._on_day_chosen)
        self._side.later_toggled.connect(self._on_later_toggled)
        self._date_line.chosen.connect(self._on_date_chosen)
        self._date_line.typed.connect(lambda row, text: self.workspace.drafts.keep(_draft_key(row), text, row.case_id))
        self._date_line.closed.connect(self._on_date_line_closed)

    def _show_strip(self) -> None:
        self._days = self._fitting_days()
        self._strip.show_days(strip_days(self._rows, self._shown_day, self._days), self._shown_day)

    def _fitting_days(self) -> int:
        # Two weeks need room for the numbers; a single one is better than half of two.
        room = self.width() - 2 * MARGIN
        return DAYS if room >= current_theme().px(DAY_WIDTH) * DAYS else DAYS // 2

    def _show_rows(self) -> None:
        today = self._shown_day
        buckets = (*NEAR, Bucket.LATER) if self._later_open else NEAR
        entries = grouped(self._rows, buckets)
        self._list.show_entries(entries, today)
        self._list.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self._empty.set_sentence(words.ALL_DONE if self._rows else words.NO_CASES)
        self._side.show_rows(self._rows, today, later_open=self._later_open)

    def _on_job(self, row: DueRow, key: str) -> None:
        job = words.job_of(row)
        wants_date = key == words.SET_DATE.key and row.source_table in due_actions.WITH_DATE
        if wants_date:
            self._open_date_line(row, self.workspace.drafts.kept().get(_draft_key(row), ""))
        elif key == words.DONE.key and row.source_table == "agreement":
            self._mark_done(row)
        elif key == words.OPEN_MEETING.key and job is words.OPEN_MEETING:
            self._open_meeting(row)
        elif key == words.FOLLOW_UP.key and job is words.FOLLOW_UP:
            self.case_requested.emit(row.case_id, "follow_ups")
        elif key == words.LAY_OVER.key and job is words.LAY_OVER:
            self.case_requested.emit(row.case_id, "journal")
        elif key == words.OPEN_CASE.key:
            self.case_requested.emit(row.case_id, "")
        else:
            self._notice.say(words.IN_THE_CASE)

    def _open_meeting(self, row: DueRow) -> None:
        """Open a meeting, or the one somebody is to be rung about."""
        listed = self.workspace.ask(meetings.list_meetings, row.case_id) if row.source_table == "participant" else ()
        ids = (each.id for each in listed if any(one.id == row.source_id for one in each.participants))
        self.meeting_requested.emit(row.case_id, next(ids, row.source_id))

    def _mark_done(self, row: DueRow) -> None:
        on = (row.due or self._shown_day).isoformat()
        if self.workspace.do("Gjort", due_actions.mark_done, table=row.source_table, row_id=row.source_id, on=on):
            self._notice.say(f"Gjort: {row.what[:120]}", "good", ("Fortryd", self.workspace.undo_stack.undo))

    def _open_date_line(self, row: DueRow, text: str) -> None:
        self._date_line.open_for(row, text)
        source = self._side.missing if row.bucket is Bucket.MISSING else self._list
        place = source.rect_of(row)
        corner = source.mapTo(self._sheet, place.bottomLeft() + QPoint(0, 2))
        width = min(max(source.width(), current_theme().px(300)), current_theme().px(460))
        left = min(corner.x(), self._sheet.width() - width - 8)
        self._date_line.setFixedWidth(width)
        self._date_line.adjustSize()
        top = min(corner.y(), max(self._sheet.height() - self._date_line.height() - 8, 0))
        self._date_line.move(left, top)
        self._area.ensureWidgetVisible(self._date_line)

    def _on_date_chosen(self, row: DueRow, typed: str) -> None:
        table, row_id = row.source_table, row.source_id
        if self.workspace.do("Sæt dato", due_actions.set_due_date, table=table, row_id=row_id, typed=typed):
            self._date_line.leave()
            self.workspace.drafts.drop(_draft_key(row))
            self._notice.say(f"Datoen er sat: {row.what[:120]}", "good", ("Fortryd", self.workspace.undo_stack.undo))

    def _on_date_line_closed(self) -> None:
        self.enter()

    def _on_day_chosen(self, day: dt.date) -> None:
        if self._list.choose_day(day):
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_later_toggled(self) -> None:
        self._later_open = not self._later_open
        self._show_rows()

    def _on_moved(self, place: QRect) -> None:
        source = self.sender()
        if isinstance(source, DueList):
            middle = source.mapTo(self._sheet, place.center())
            self._area.ensureVisible(middle.x(), middle.y(), 0, place.height() + 24)


def _draft_key(row: DueRow) -> str:
    return f"due:{row.id}:date"
