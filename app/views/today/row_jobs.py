"""Carrying out what the keys of a row ask for: a step at once, a line to write in, or a page to go to."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from app.services import due_actions, due_many, meetings, snoozes
from app.services.due_rows import DueRow
from app.services.seen_deadlines import finish_seen_deadline
from app.views.plan_job import PlanJob
from app.views.theme import current_theme
from app.views.today import jobs, words
from app.views.today.contact_line import ContactLine
from app.views.today.date_line import DateLine
from app.views.today.due_list import DueList
from app.views.today.not_held_line import NotHeldLine
from app.views.today.row_line import RowLine
from app.views.today.tell_line import TellLine
from app.views.today.wait_line import WaitLine
from app.views.widgets.notice import NoticeBar
from app.views.workspace import Workspace

LINE_WIDTH = (300, 480)
SAID_DONE = ("Datoen er sat", "Skrevet", "Udskudt", "Kontakt noteret", "Ikke holdt")
"""What is said when the words of a line have become a step, in the order of the lines."""
SAID = 120
"""Letters of a row that a notice repeats."""


class RowJobs(QObject):
    """Does the jobs of rows. The lines lie on `sheet`, under the row they are about."""

    case_requested = Signal(object, str)
    meeting_requested = Signal(object, object)
    follow_up_requested = Signal(object)
    plan_requested = Signal(object, object)
    """What is answered in the plan (a `PlanJob`), and what it is about; the tab has been asked for already."""
    line_closed = Signal(object)
    """The list the line was about: what is done next is its next row."""

    def __init__(self, workspace: Workspace, notice: NoticeBar, area: QScrollArea, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._workspace, self._notice, self._area, self._sheet = workspace, notice, area, sheet
        self._source: DueList | None = None
        self._offers = False
        self.date_line = DateLine(workspace, sheet)
        self.tell_line = TellLine(workspace, sheet)
        self.wait_line = WaitLine(workspace, sheet)
        self.contact_line = ContactLine(workspace, sheet)
        self.not_held_line = NotHeldLine(workspace, sheet)
        for line, said in zip(self.lines(), SAID_DONE, strict=True):
            line.kept.connect(lambda row, line=line, said=said: self._say_done(f"{said}: {line.told(row)[:SAID]}"))
            line.kept.connect(lambda: self.line_closed.emit(self._source))
            line.closed.connect(lambda: self.line_closed.emit(self._source))

    def lines(self) -> tuple[RowLine, ...]:
        """Return the lines that can be open."""
        return self.date_line, self.tell_line, self.wait_line, self.contact_line, self.not_held_line

    def do(self, row: DueRow, key: str, source: DueList) -> None:
        """Do what a key asks for with a row that stands in a list; say where it is done when it is not done here."""
        job = jobs.job_for(row, key)
        lines = {
            jobs.SET_DATE: self.date_line, jobs.TELL_DAY: self.tell_line, jobs.PUT_OFF: self.wait_line,
            jobs.NOTE_CALL: self.contact_line, jobs.NOT_HELD: self.not_held_line,
        }  # fmt: skip
        if job is None:
            self._notice.say(words.done_by(row))
        elif job is jobs.PUT_OFF and not self._can_wait(row):
            self._notice.say(snoozes.LAW_IS_HERE)
        elif job in lines:
            self.open_line(lines[job], row, source)
        else:
            self._now()[job](row)

    def do_many(self, rows: Sequence[DueRow], key: str, source: DueList) -> None:
        """Do one thing with all chosen rows in one step; say which it cannot be done with, and offer the rest."""
        self._notice.close_notice()
        self._offers = False
        asked = [jobs.job_for(row, key) for row in rows]
        job = next((each for each in asked if each in jobs.TOGETHER), None)
        if job is None:
            one = next(filter(None, asked), None)
            self._notice.say(words.ONE_AT_A_TIME.format(job=one.text) if one else words.IN_EACH_CASE)
            return
        fit = [row for row, each in zip(rows, asked, strict=True) if each == job]
        if job is jobs.PUT_OFF:
            fit = [row for row in fit if self._can_wait(row)]
        if not fit:
            self._notice.say(words.LAWS_ARE_HERE)
            return
        if len(fit) == len(rows):
            self._do_together(job, fit, source)
            return
        said = words.NOT_ALL.format(job=job.text, left=len(rows) - len(fit), count=len(rows))
        only = ("Gør det for den ene" if len(fit) == 1 else f"Gør det for de {len(fit)}")
        self._notice.say(said, "info", (only, lambda: self._do_together(job, fit, source)))
        self._offers = True

    def forget_offer(self) -> None:
        """Take an offer away when other lines are chosen: it was about those that were."""
        if self._offers:
            self._offers = False
            self._notice.close_notice()

    def _can_wait(self, row: DueRow) -> bool:
        last_day = row.last_working_day or row.due  # hours run on over a weekend
        return not snoozes.is_law_that_has_come(row.kind, last_day, self._workspace.today)

    def _do_together(self, job: jobs.Job, rows: Sequence[DueRow], source: DueList) -> None:
        self._offers = False
        if len(rows) == 1:
            self.do(rows[0], job.key, source)
            return
        lines: dict[jobs.Job, RowLine] = {jobs.SET_DATE: self.date_line, jobs.PUT_OFF: self.wait_line}
        if job in lines:
            self.open_line(lines[job], rows[0], source, rows)
            return
        back = job is jobs.BRING_BACK
        change = due_many.bring_all_back if back else due_many.mark_all_done
        if self._workspace.do(f"{job.text}: {len(rows)} linjer", change, rows):
            self._say_done(f"{'Taget frem igen' if back else 'Gjort'}: {len(rows)} linjer")

    def open_line(self, line: RowLine, row: DueRow, source: DueList, rows: Sequence[DueRow] = ()) -> None:
        """Open a line under a row, maybe for several of which it is the first; another open one gives way."""
        for each in self.lines():
            if each is not line:
                each.leave()
        self._source = source
        width = min(max(source.width(), current_theme().px(LINE_WIDTH[0])), current_theme().px(LINE_WIDTH[1]))
        line.setFixedWidth(min(width, self._sheet.width() - 16))
        line.open_for(row, rows)
        corner = source.mapTo(self._sheet, source.rect_of(row).bottomLeft() + QPoint(0, 2))
        left = min(corner.x(), self._sheet.width() - line.width() - 8)
        top = min(corner.y(), max(self._sheet.height() - line.height() - 8, 0))
        line.move(left, top)
        self._area.ensureWidgetVisible(line)

    def _now(self) -> dict[jobs.Job, Callable[[DueRow], None]]:
        to_case = self.case_requested.emit
        return {
            jobs.DONE: self._mark_done,
            jobs.FINISH: self._mark_done,
            jobs.BRING_BACK: self._bring_back,
            jobs.OPEN_MEETING: self._open_meeting,
            jobs.FOLLOW_UP: self._hold_follow_up,
            jobs.LAY_OVER: lambda row: to_case(row.case_id, "journal"),
            jobs.END_IT: lambda row: self._answer_in_plan(row, PlanJob.END),
            jobs.DECIDE: lambda row: self._answer_in_plan(row, PlanJob.CHOOSE),
            jobs.WRITE_PLAN: lambda row: self._answer_in_plan(row, PlanJob.WRITE),
            jobs.WRITE_DECISION: lambda row: self._answer_in_plan(row, PlanJob.GRANT),
            jobs.WRITE_START: lambda row: self._answer_in_plan(row, PlanJob.START),
            jobs.OPEN_CASE: lambda row: to_case(row.case_id, jobs.PLACES.get(row.source_table, "")),
        }

    def _mark_done(self, row: DueRow) -> None:
        tick = self._finish_seen if due_many.is_watched(row) else self._tick
        if tick(row):
            self._say_done(f"Gjort: {row.what[:SAID]}")

    def _tick(self, row: DueRow) -> bool:
        on = (row.due or self._workspace.today).isoformat()
        table, row_id = row.source_table, row.source_id
        return bool(self._workspace.do("Gjort", due_actions.mark_done, table=table, row_id=row_id, on=on))

    def _finish_seen(self, row: DueRow) -> bool:
        table, row_id, rule_id = row.source_table, row.source_id, row.rule_id
        change = finish_seen_deadline
        return bool(self._workspace.do("Gjort", change, row.case_id, table=table, row_id=row_id, rule_id=rule_id))

    def _bring_back(self, row: DueRow) -> None:
        table, row_id, rule_id = row.source_table, row.source_id, row.rule_id
        if self._workspace.do("Tag frem igen", snoozes.bring_back, table=table, row_id=row_id, rule_id=rule_id):
            self._say_done(f"Taget frem igen: {row.what[:SAID]}")

    def _hold_follow_up(self, row: DueRow) -> None:
        self.case_requested.emit(row.case_id, "follow_ups")
        self.follow_up_requested.emit(row.case_id)

    def _answer_in_plan(self, row: DueRow, what: PlanJob) -> None:
        self.case_requested.emit(row.case_id, "plan")
        self.plan_requested.emit(what, row.source_id)

    def _open_meeting(self, row: DueRow) -> None:
        """Open a meeting, or the one somebody is to be rung about."""
        asked = self._workspace.ask
        listed = asked(meetings.list_meetings, row.case_id) if row.source_table == "participant" else ()
        ids = (each.id for each in listed if any(one.id == row.source_id for one in each.participants))
        self.meeting_requested.emit(row.case_id, next(ids, row.source_id))

    def _say_done(self, words_said: str) -> None:
        self._notice.say_done(words_said, self._workspace.undo_stack)
