"""What waits to be put in the municipality's own system, of a case or of one meeting: the list, and the way to begin.

For the caseworker's own screen: the words stand here, so that she can see what she is about to paste.
"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout

from app.language.dates import short_day
from app.models.enums_meeting import MeetingStatus
from app.services.journal_boxes import read_system
from app.services.journal_queue import Laid, LaidRow, QueueItem, list_laid, list_queue, note_laid, pass_over
from app.services.meetings import read_meeting
from app.services.profile import read_profile
from app.views.journal import words
from app.views.journal.holder import holder_of, kept_at
from app.views.journal.paste_run import PasteRun
from app.views.journal.strip import let_go
from app.views.journal.why_line import WhyLine
from app.views.records.attempt import attempt
from app.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fitted import Fitted
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WHY = "Hver tekst kopieres for sig, så du kan sætte den ind i det rigtige felt. Ingen ord vises på striben."
WAYLAND = "På denne computer kan striben ikke holde sig øverst. Læg den ved siden af det andet program."
MINUTES_LATER = "Referatet kommer med, når mødet er afsluttet."
OLDER = "Vis også det, der fulgte med sagen hertil"
DAYS_SHOWN, ROWS_SHOWN = 5, 8


class JournalPanel(Fitted):
    """The list, the text that is chosen, and the buttons. `show_queue` reads it again."""

    def __init__(self, workspace: Workspace, case_id: UUID, meeting_id: UUID | None = None) -> None:
        super().__init__()
        self._workspace, self._case_id, self._meeting_id = workspace, case_id, meeting_id
        self._system, self._items = "", tuple[QueueItem, ...]()
        self._holder = holder_of(workspace)
        self._state, self.notice = Text("", "subhead", wrap=True), NoticeBar()
        # After a meeting the one primary button of the page closes it.
        begin = PrimaryButton if meeting_id is None else PlainButton
        self.begin, self.note = begin("Begynd", icon="files"), PlainButton("", icon="check")
        self._minutes_later = Text(MINUTES_LATER, "meta", "ink2", wrap=True)
        self.older = CheckBox(OLDER)
        self.table: RowsTable[QueueItem] = RowsTable("Tekster, der venter", _columns(), _key)
        self._chosen, self._words = Card("Teksten"), Text("", "body", wrap=True)
        self._left_out = Text("", "meta", "warn", wrap=True)
        self.skip, self.why = QuietButton("Læg den ikke over …"), WhyLine(workspace, case_id)
        self._laid = Text("", "meta", "ink2", wrap=True)
        self._connect()
        self._lay_out()

    def show_queue(self) -> None:
        """Read what waits; what was chosen stays chosen."""
        ask = self._workspace.ask
        self._system = ask(read_system)
        self._items = ask(
            list_queue, self._case_id, meeting_id=self._meeting_id, older=self.older.isChecked()
        )  # fmt: skip
        self.table.set_rows(self._items)
        row, shown = self.table.verticalHeader().defaultSectionSize(), min(len(self._items), ROWS_SHOWN)
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + row * shown + 4)
        for widget in (self.table, self.begin):
            widget.setVisible(bool(self._items))
        self.older.setVisible(self._meeting_id is None)
        meeting = ask(read_meeting, self._meeting_id) if self._meeting_id else None
        self._minutes_later.setVisible(meeting is not None and meeting.status is not MeetingStatus.HELD)
        self._state.setText(words.waiting_words(len(self._items), self._system))
        self._show_run()
        self._show_chosen(self.table.current_row())
        self._laid.setText("\n".join(map(self._laid_line, ask(list_laid, self._case_id)[:DAYS_SHOWN])))
        self._laid.setVisible(bool(self._laid.text()))

    def take_focus(self) -> bool:
        """Begin on the button; False when nothing waits."""
        if self._items:
            self.begin.setFocus()
        return bool(self._items)

    def open_strip(self) -> None:
        """Open the strip, where she was when she stopped."""
        self.notice.close_notice()
        strip = self._holder.open(self._case_id, self._items)
        if QGuiApplication.platformName() == "wayland":
            self.notice.say(WAYLAND)
        strip.activateWindow()

    def note_laid(self) -> None:
        """Note what was laid over before she stopped in the middle."""
        kept, run = kept_at(self._case_id), self._run()
        if self._holder.strip is not None:
            self._holder.strip.close()
        with self._workspace.becoming_step(kept):
            done = self._workspace.do(self._laid_words(), note_laid, self._case_id, run.laid())
        if done is not None:
            let_go(self._workspace, self._case_id, kept, run)
            self._say_noted()
            self.show_queue()

    def _ask_why(self) -> None:
        item = self.table.current_row()
        if item is not None:
            self.why.begin(_key(item))

    def _pass_over(self, because: str) -> None:
        item = self.table.current_row()
        if item is None:
            return
        laid = Laid(item.box.id, item.source, item.source_id, item.sha256)
        tried = attempt(self._workspace, "Læg ikke over", pass_over, self._case_id, item=laid, because=because)
        self.why.field.set_error(tried.refusal)
        if tried.done is not None:
            self.why.put_away()
            self.show_queue()

    def _run(self) -> PasteRun:
        return PasteRun(self._items, self._workspace.drafts.kept().get(kept_at(self._case_id), ""))

    def _show_run(self) -> None:
        run = self._run()
        laid = len(run.laid())
        going = run.was_begun and not run.is_over
        self.begin.set_words(f"Fortsæt ved {run.number} af {run.count}" if going else "Begynd")
        self.note.set_words(f"Notér, at {'én tekst er' if laid == 1 else f'{laid} tekster er'} lagt over")
        self.note.setVisible(bool(laid))

    def _show_chosen(self, item: QueueItem | None) -> None:
        self._chosen.setVisible(item is not None)
        self.why.hide()
        if item is not None:
            self._words.setText(item.text)
            self._left_out.setText(item.left_out)
            self._left_out.setVisible(bool(item.left_out))

    def _on_ended(self, noted: bool) -> None:  # noqa: FBT001 - what the signal carries
        if noted and self.isVisible():
            self._say_noted()
        self.show_queue()

    def _say_noted(self) -> None:
        self.notice.say_done(f"{self._laid_words()}.".replace("..", "."), self._workspace.undo_stack)

    def _laid_words(self) -> str:
        by = self._workspace.ask(read_profile).contact.name
        return words.laid_words(self._system, self._workspace.today, by)

    def _laid_line(self, row: LaidRow) -> str:
        texts = "én tekst" if row.count == 1 else f"{row.count} tekster"
        return f"{words.laid_words(self._system, row.on, row.by)}: {texts} ({', '.join(row.boxes)})"

    def _connect(self) -> None:
        self.begin.clicked.connect(self.open_strip)
        self.note.clicked.connect(self.note_laid)
        self.older.toggled.connect(lambda _on: self.show_queue())
        self.table.selected.connect(self._show_chosen)
        self.skip.clicked.connect(self._ask_why)
        self.why.answered.connect(self._pass_over)
        self._holder.ended.connect(self._on_ended)

    def _lay_out(self) -> None:
        self._chosen.body.addWidget(self._words)
        self._chosen.body.addWidget(self._left_out)
        self._chosen.body.addWidget(self.skip, 0, Qt.AlignmentFlag.AlignLeft)
        self._chosen.body.addWidget(self.why)
        buttons = FlowLayout(gap=12)
        for button in (self.begin, self.note):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        side = 0 if self._meeting_id is None else 24  # the tab has margins of its own, a part after a meeting has not
        column.setContentsMargins(side, side, side, side)
        column.setSpacing(12)
        for widget in (self._state, self.notice, Text(WHY, "meta", "ink2", wrap=True), self._minutes_later):
            column.addWidget(widget)
        column.addLayout(buttons)
        for part in (self.older, self.table, self._chosen, self._laid):
            column.addWidget(part)


def _columns() -> list[Column[QueueItem]]:
    return [
        Column("Felt", lambda row: row.box.name),
        Column("Tekst", lambda row: row.title, second=_about, stretch=True),
        Column("Færdig", lambda row: short_day(row.final_on) if row.final_on else ""),
        Column("Senest", lambda row: short_day(row.latest_on) if row.latest_on else ""),
    ]


def _about(row: QueueItem) -> str:
    """Return how long a text is, and whether an older wording of it lies over there."""
    return f"{words.size_words(row)} · ændret siden" if row.changed else words.size_words(row)


def _key(row: QueueItem) -> str:
    return f"{row.box.id}:{row.source_id}"
