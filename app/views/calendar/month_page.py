"""Måned: the weeks of a month with what is due on each day, the chosen day as a list, the way to a calendar file."""

import datetime as dt

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.services import calendar_rows
from app.services.calendar_rows import CalendarDays
from app.views.calendar import words
from app.views.calendar.day_list import DayList
from app.views.calendar.export_card import ExportCard
from app.views.calendar.month_grid import MonthGrid, moved, weeks_of
from app.views.calendar.month_head import MonthHead
from app.views.page import Hints, Page
from app.views.theme import current_theme
from app.views.today.row_jobs import RowJobs
from app.views.widgets.notice import NoticeBar
from app.views.workspace import Workspace

MARGIN = 32
SIDE_BY_SIDE = 900


class MonthPage(Page):
    """A month of what is due. Lies over I dag: `closed` when she goes back there. Only the month shown is read."""

    help_topic = "month"

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._head, self._notice = MonthHead(), NoticeBar()
        self.grid, self.day_list = MonthGrid(workspace.today), DayList(workspace.today)
        self._days: CalendarDays | None = None
        self._export: ExportCard | None = None
        self._area, self._sheet = QScrollArea(), QWidget()
        self._column, self._both = QVBoxLayout(self._sheet), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.jobs = RowJobs(workspace, self._notice, self._area, self._sheet)
        self._connect()

    def refresh(self) -> None:
        """Read the month that is shown and the chosen day again."""
        self.show_month(self.grid.day)

    def key_hints(self) -> Hints:
        """Return the keys of this page."""
        return [
            (("←", "→", "↑", "↓"), "Dag og uge"), (("PgUp", "PgDn"), "Måned"), (("T",), "I dag"),
            (("Enter",), "Dagens liste"), (("Esc",), "Tilbage"),
        ]  # fmt: skip

    def enter(self) -> None:
        """Begin in the month."""
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes from the list or the card to the month, and from the month back to I dag."""
        if event.key() != Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)
        elif self._export is not None:
            self._close_export()
        elif self.grid.hasFocus():
            self.closed.emit()
        else:
            self.enter()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list under the month when there is no room beside it."""
        super().resizeEvent(event)
        self._fit()

    def show_month(self, day: dt.date) -> None:
        """Read the month of a day, show it and stand on the day."""
        self._days = self.workspace.ask(calendar_rows.read_days, *weeks_of(day))
        self._head.show_month(words.month_name(day), words.month_sentence(self._days, day))
        self.grid.show_month(self._days, day)
        self._show_day(day)
        self._fit()

    def open_export(self) -> None:
        """Open the card that saves the dates as a calendar file."""
        if self._export is None:
            self._export = ExportCard(self.workspace, self._notice)
            self._export.closed.connect(self._close_export)
            self._column.insertWidget(2, self._export)
        self._export.enter()
        self._area.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        self._both.setSpacing(24)
        self._both.addWidget(self.grid, 1, Qt.AlignmentFlag.AlignTop)
        self._both.addWidget(self.day_list)
        self._column.setContentsMargins(MARGIN, 24, MARGIN, 16)
        self._column.setSpacing(8)
        self._column.addWidget(self._head)
        self._column.addWidget(self._notice)
        self._column.addLayout(self._both)
        self._column.addStretch(1)
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)

    def _connect(self) -> None:
        self._head.back_asked.connect(self.closed)
        self._head.step_asked.connect(lambda months: self.show_month(moved(self.grid.day, months=months)))
        self._head.today_asked.connect(lambda: self.show_month(self.workspace.today))
        self._head.export_asked.connect(self.open_export)
        self.grid.day_changed.connect(self._show_day)
        self.grid.month_wanted.connect(self.show_month)
        self.grid.day_opened.connect(lambda _day: self.day_list.enter())
        self.day_list.left.connect(self.enter)
        self.day_list.list.job_asked.connect(lambda row, key: self.jobs.do(row, key, self.day_list.list))
        self.day_list.list.moved.connect(lambda place: self._see(self.day_list.list, place))
        self.jobs.line_closed.connect(self._back_to_list)
        self.jobs.case_requested.connect(self.case_requested)

    def _show_day(self, day: dt.date) -> None:
        most = calendar_rows.MOST_OF_A_DAY
        found = self.workspace.ask(calendar_rows.read_days, day, day, named=most)
        self.day_list.show_day(found.on(day), found.today)
        self._see(self.grid, self.grid.place_of_day())

    def _fit(self) -> None:
        beside = self.width() >= current_theme().px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(direction)
        self.day_list.set_beside(beside=beside)
        left = self.height() - self._head.sizeHint().height() - 24 - 16 - 2 * 8
        self.grid.setFixedHeight(max(self.grid.minimumSizeHint().height(), left))

    def _back_to_list(self) -> None:
        if not self.day_list.enter():
            self.enter()

    def _see(self, source: QWidget, place: QRect) -> None:
        middle = source.mapTo(self._sheet, place.center())
        self._area.ensureVisible(middle.x(), middle.y(), 0, place.height() // 2 + 24)

    def _close_export(self) -> None:
        export, self._export = self._export, None
        if export is not None:
            self._column.removeWidget(export)
            export.hide()
            export.deleteLater()
            self.enter()
