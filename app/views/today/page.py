"""I dag: what must happen, by date, and the one key that does it."""

import datetime as dt

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout

from app.services import profile, today_rows, week_done
from app.services.cases import note_list_copied
from app.services.due_rows import DueRow
from app.services.listing import Listing
from app.services.today_rows import MOST, Group, TodayRows
from app.views.page import Hints, Page
from app.views.papers.list_preview import print_listing
from app.views.records.list_copies import STEP, copy_listing
from app.views.theme import current_theme
from app.views.today import words
from app.views.today.due_list import DueList
from app.views.today.due_model import grouped
from app.views.today.hints import hints_of
from app.views.today.in_sight import see_row
from app.views.today.listed import listing_of
from app.views.today.progress import WeekProgress
from app.views.today.row_jobs import RowJobs
from app.views.today.side import FIRST_LATER, SideColumn
from app.views.today.strip import DAYS, strip_days
from app.views.today.unseen_count import UnseenCount
from app.views.widgets.buttons import IconButton, PlainButton, PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.ground import Ground
from app.views.widgets.notice import NoticeBar
from app.views.widgets.page_head import PageHead
from app.views.widgets.rows_table import COPY_ALL
from app.views.widgets.text import Text
from app.views.widgets.view_memory import KeptFlag
from app.views.widgets.week_strip import WeekStrip
from app.views.workspace import Workspace

NEAR = (Group.OVERDUE, Group.TODAY, Group.THIS_WEEK, Group.NEXT_14_DAYS)
AT_A_TIME = 200
MONTH_KEY = "K"
LOOK_AT_THE_CLOCK_MS = 20_000
SIDE_BY_SIDE = 900
MARGIN, DAY_WIDTH = 32, 34


class TodayPage(Page):
    """The first page of the day. Draws itself again when the day turns, also after sleep."""

    help_topic = "today"

    meeting_requested = Signal(object, object)
    follow_up_requested = Signal(object)
    """A case whose follow-up is to be held; its tab has been asked for already."""
    plan_requested = Signal(object, object)
    new_case_requested = Signal()
    month_requested = Signal()
    counted = Signal(int)
    hints_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._due = TodayRows(workspace.today)
        self._done: dict[dt.date, int] = {}
        self._most = dict(MOST)
        self._later_open, self._days, self._several = False, 0, False
        self._hints: Hints = []
        self._title, self._greeting = Text("", "title", wrap=True), Text("", "body", "ink2", wrap=True)
        self._strip, self._progress = WeekStrip(), WeekProgress()
        self._notice = NoticeBar()
        self._empty = EmptyState("", "sun-horizon")
        self._list = DueList("Det, der skal ske", self._due.day)
        self._side = SideColumn(self._due.day)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._area, self._sheet = QScrollArea(), Ground("page")
        self._build()
        self._jobs = RowJobs(workspace, self._notice, self._area, self._sheet)
        self._connect()
        self._kept_later = KeptFlag(self, "today:later", self._open_later)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_AT_THE_CLOCK_MS)
        self._clock.timeout.connect(self.look_at_the_clock)
        self._clock.start()
        self.unseen = UnseenCount(self)
        self.unseen.counted.connect(self.counted)

    def refresh(self) -> None:
        """Read what is due and show it; the chosen row and an open line stay."""
        now = self.workspace.now()
        self._due = self.workspace.ask(today_rows.read_today, most=self._most)
        name = self.workspace.ask(profile.read_profile).contact.name
        self._title.setText(words.title(self._due.day))
        self._greeting.setText(words.greeting(self._due, now, name))
        self._show_strip()
        self._show_rows()
        self.counted.emit(self._due.count(Group.OVERDUE) + self._due.count(Group.TODAY))
        # The list first: what was done this week is counted when it stands there.
        QTimer.singleShot(0, self, self._read_week)

    def listing(self) -> Listing:
        """Return what is shown, in all the lists of the page, or the lines that are chosen together."""
        chosen = next((each.picked() for each in self._lists() if len(each.picked()) > 1), [])
        return listing_of(self._due, self._shown(), chosen)

    def _copy_all(self) -> None:
        copy_listing(self, self.workspace, listing_of(self._due, self._shown(), ()))

    def _shown(self) -> list[DueRow]:
        return [row for each in self._lists() if each.isVisibleTo(self) for row in each.rows()]

    def look_at_the_clock(self) -> None:
        """Show the new day when the day has turned, and what is late since a deadline in hours ran out."""
        if self._due.is_outdated(self.workspace.now()):
            self.refresh()

    def key_hints(self) -> Hints:
        """Return the keys of this page; where there is no line, none that needs one."""
        if not self._stale and not any(each.isVisibleTo(self) for each in self._lists()):
            return [(("N",), "Ny sag"), (("K",), "Måned")]
        here = next((each for each in self._lists() if each.hasFocus()), self._list)
        return hints_of(here.chosen(), len(here.picked()) if here.hasFocus() else 0)

    def enter(self) -> None:
        """Begin in the list, or with what lacks a date, or where it is quiet."""
        shown = [each for each in self._lists() if each.isVisibleTo(self)]
        (shown[0] if shown else self._strip).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on_in(self, source: DueList) -> None:
        if source.isVisibleTo(self):
            source.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.enter()

    def resume_draft(self, kept: dict[str, str]) -> None:
        """Open the line that was being typed in when the program stopped."""
        for row in self._due.all_read():
            for line in self._jobs.lines():
                if line.is_half_typed(row, kept):
                    self._jobs.open_line(line, row, self._list_of(row))
                    return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N begins a new case, K shows the month, Ctrl Shift C copies what is shown, from anywhere on the page."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_N:
            self.new_case_requested.emit()
        elif plain and event.key() == Qt.Key.Key_K:
            self.month_requested.emit()
        elif event.keyCombination() == COPY_ALL:
            self._copy_all()
        else:
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

    def _head(self) -> PageHead:
        new_case = PrimaryButton("Ny sag", "N", "plus")
        new_case.clicked.connect(self.new_case_requested)
        month, paper = PlainButton("Måned", MONTH_KEY), IconButton("printer", "Udskriv listen")
        paper.setToolTip("Udskriv listen (Ctrl P)")
        month.clicked.connect(self.month_requested)
        paper.clicked.connect(lambda: print_listing(self, self.listing()))
        return PageHead(self._title, paper, month, new_case)

    def _build(self) -> None:
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
        sheet.addWidget(self._head())
        for part in (self._greeting, self._progress, self._strip):
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
        outer.addWidget(self._area, 1)
        below = QVBoxLayout()  # under what scrolls: what is said and »Fortryd« are seen wherever one stands
        below.setContentsMargins(MARGIN, 0, MARGIN, 0)
        below.addWidget(self._notice)
        outer.addLayout(below)

    def _connect(self) -> None:
        for each in self._lists():
            each.job_asked.connect(lambda row, key, source=each: self._jobs.do(row, key, source))
            each.jobs_asked.connect(lambda rows, key, source=each: self._jobs.do_many(rows, key, source))
            each.chosen_changed.connect(self._on_chosen)
            each.stood_on.connect(self._on_stood)
            each.before_copy = self._note_copied
            each.moved.connect(lambda place, source=each: see_row(self._area, source, place))
            each.more_asked.connect(self._on_more)
            each.copy_all_asked.connect(self._copy_all)
            each.left_at_end.connect(lambda step, source=each: self._walk_on(source, step))
        self._strip.day_chosen.connect(self._on_day_chosen)
        self._side.later_toggled.connect(self._on_later_toggled)
        self._jobs.case_requested.connect(self.case_requested)
        self._jobs.meeting_requested.connect(self.meeting_requested)
        self._jobs.follow_up_requested.connect(self.follow_up_requested)
        self._jobs.plan_requested.connect(self.plan_requested)
        self._jobs.line_closed.connect(self._go_on_in)

    def _on_chosen(self) -> None:
        """Tell when several are chosen, or no longer: other keys count then."""
        self._jobs.forget_offer()
        several = any(len(each.picked()) > 1 for each in self._lists())
        if (several or self._several) and self.isVisible():
            self.hints_changed.emit()
        self._several = several

    def _on_stood(self) -> None:
        """Tell which keys the row has, when they are others than those of the row before."""
        hints = self.key_hints()
        if hints != self._hints and self.isVisible():
            self._hints = hints
            self.hints_changed.emit()

    def _note_copied(self, rows: list[DueRow]) -> bool:
        """Leave a line in the log of each case before several rows are copied; without it they are not."""
        return self.workspace.do(STEP, note_list_copied, {row.case_id for row in rows}) is not None

    def _read_week(self) -> None:
        if not self.window().isVisible():  # it was closed meanwhile, and the store with it
            return
        self._done = self.workspace.ask(week_done.read_week_done)
        sunday = self._due.day + dt.timedelta(days=6 - self._due.day.weekday())
        monday = sunday - dt.timedelta(days=6)
        left = sum(sum(kinds.values()) for day, kinds in self._due.on_days.items() if monday <= day <= sunday)
        self._progress.show_week(sum(self._done.values()), left)
        self._show_strip()

    def _show_strip(self) -> None:
        self._days = self._fitting_days()
        self._strip.show_days(strip_days(self._due, self._done, self._days), self._due.day)

    def _fitting_days(self) -> int:
        # Two weeks need room for the numbers; a single one is better than half of two.
        room = self.width() - 2 * MARGIN
        return DAYS if room >= current_theme().px(DAY_WIDTH) * DAYS else DAYS // 2

    def _show_rows(self) -> None:
        groups = (*NEAR, Group.LATER) if self._later_open else NEAR
        entries = grouped(self._due, (*groups, Group.WAITING))
        self._list.show_entries(entries, self._due.day)
        self._list.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        self._empty.set_sentence(words.empty_list(self._due))
        self._side.show_rows(self._due, later_open=self._later_open)

    def _lists(self) -> tuple[DueList, ...]:
        return self._list, *self._side.lists()

    def _list_of(self, row: DueRow) -> DueList:
        return self._side.list_of(today_rows.group_of(row)) or self._list

    def _on_more(self, group: Group) -> None:
        """Read some more of a group, or fold what was put off when all of it is shown."""
        all_shown = len(self._due.of(group)) >= self._due.count(group)
        self._most[group] = MOST[group] if all_shown else self._most[group] + AT_A_TIME
        self.refresh()

    def _on_later_toggled(self) -> None:
        self._open_later(not self._later_open)
        self._kept_later.keep(self._later_open)
        self.refresh()

    def _open_later(self, on: bool) -> None:  # noqa: FBT001 - told by what was remembered
        self._later_open = on
        self._most[Group.LATER] = AT_A_TIME if on else FIRST_LATER

    def _on_day_chosen(self, day: dt.date) -> None:
        if self._list.choose_day(day):
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk_on(self, source: DueList, step: int) -> None:
        """Go on in the next list when the arrows come to the end of one."""
        shown = [each for each in self._lists() if each.isVisibleTo(self)]
        place = shown.index(source) + step
        if 0 <= place < len(shown):
            shown[place].choose_first(last=step < 0)
            shown[place].setFocus(Qt.FocusReason.OtherFocusReason)
