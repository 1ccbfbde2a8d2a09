"""One case of the review at a time: what there is to talk about, what was agreed, and on to the next by key."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.language.dates import long_date
from app.services.case_reviews import ReviewRow, hold_review, list_reviews
from app.services.review_pages import ReviewPage, read_page
from app.services.review_steps import finish_step, steps_words
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.records.fields import date_words
from app.views.review import words
from app.views.review.told_part import ToldPart
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField, line_field, text_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import Text
from app.views.workspace import Workspace

AGREED = "Det blev vi enige om"
SOME_TEXT = "Må gerne stå tomt: så står der kun, at I har været sagen igennem."
STEP_HINT = "Én linje for hvert skridt, fx »Sanne ringer til skolen senest 4. december«. De kommer på I dag."
AFTER_HALF_A_YEAR = "Tomt: efter et halvt år."
LEADER = "review:leader"
EARLIER = 4
"""Reviews before the last one that are told."""


class OneCase(QWidget):
    """Goes through some cases. `closed` when there are no more, or she goes back to the list."""

    case_requested = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._ids: list[UUID] = []
        self._done: set[UUID] = set()
        self._place, self._letters = 0, False
        self._drafts = DraftGroup(workspace, None, "review:none:")
        self._place_line = Text("", "meta", "ink2")
        self._name, self._number = Text("", "title", wrap=True), Text("", "meta", "ink2", wrap=True)
        self._told = ToldPart()
        self._text = text_field(AGREED, rows=5, hint=SOME_TEXT)
        self._steps = text_field("Hvem gør hvad, og hvornår", rows=2, hint=STEP_HINT)
        explain = date_words(workspace.today)
        self._next = line_field("Næste sagsgennemgang", placeholder="fx om 3 måneder", hint=AFTER_HALF_A_YEAR,
                                explain=explain)  # fmt: skip
        self._leader = line_field("Sammen med", placeholder="Lederens navn")
        self._leader.restore(workspace.drafts.kept().get(LEADER, ""))
        self._write = PrimaryButton("Skriv og næste", "Ctrl Enter", "check")
        self._write.once = True  # the next case is none that has been gone through
        self._skip, self._before = PlainButton("Spring over", "Page Down"), PlainButton("Forrige", "Page Up")
        self._open, self._back = (
            QuietButton("Åbn sagen", icon="folders"),
            BackButton("Sagsgennemgang"),
        )
        self._lay_out()
        self._connect()

    @property
    def leader(self) -> str:
        """Who the cases are gone through with, as it was typed last."""
        return self._leader.text().strip()

    def begin(self, case_ids: Sequence[UUID], first: UUID | None, *, letters: bool) -> None:
        """Begin with one of the cases, or with the first of them."""
        self._ids, self._letters, self._done = list(case_ids), letters, set()
        self._place = self._ids.index(first) if first in self._ids else 0
        self._show()

    def refresh(self) -> None:
        """Read what stands about the case again; what is half typed stays."""
        if self._ids:
            self._show_line()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed a moment ago, also when the program is locked just now."""
        super().hideEvent(event)
        self._keep()

    def write(self) -> None:
        """Keep what was agreed as the review of today, and go on."""
        self._keep()  # nothing typed a moment ago may become a draft when it is a step already
        case_id = self._ids[self._place]
        if not self._steps_can_be_read():
            return
        with self._drafts.becoming_step():
            tried = attempt(
                self._workspace, "Sagsgennemgang", hold_review, case_id, text=self._text.text(),
                leader=self.leader, next_on=self._next.text(), steps=self._steps.text(),
            )  # fmt: skip
        self._next.set_error(tried.refusal)
        if tried.done is None:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._drafts.drop_all()
        for _, field in self._own_fields():
            field.set_text(field.text())  # what is a step is no draft when the field is left
        self._done.add(case_id)
        self.go(1)

    def go(self, step: int) -> None:
        """Go to the next case (1) or the one before (-1); after the last one the list is shown."""
        self._keep()
        if self._place + step >= len(self._ids):
            self.closed.emit()
            return
        self._place = max(self._place + step, 0)
        self._show()

    def leave(self) -> None:
        """Go back to the list; what was typed is kept as a draft."""
        self._keep()
        self.closed.emit()

    def _steps_can_be_read(self) -> bool:
        try:
            steps_words(self._steps.text(), self._workspace.today)
        except UserError as error:
            self._steps.set_error(str(error))
            self._steps.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        self._steps.set_error("")
        return True

    def _keep(self) -> None:
        for field in (self._text, self._steps, self._next, self._leader):
            field.flush_draft()

    def _on_done(self, note_id: UUID) -> None:
        self._workspace.do("Gjort", finish_step, note_id)
        self._show_line()

    def _show(self) -> None:
        case_id = self._ids[self._place]
        self._drafts = DraftGroup(self._workspace, case_id, f"review:{case_id}:")
        try:
            reviews = self._workspace.ask(list_reviews, case_id)
        except UserError:  # undone away meanwhile
            self.closed.emit()
            return
        today = next((each for each in reviews if each.held_on == self._workspace.today), None)
        planned = next((each for each in reviews if each.held_on is None), None)
        ahead = planned.planned_on if planned and planned.planned_on else None
        kept = {"text": today.text if today else "", "next": ahead.isoformat() if ahead and today else "", "steps": ""}
        for name, field in self._own_fields():
            field.set_text(kept[name])
            draft = self._drafts.text(name)
            if draft is not None:
                field.restore(draft)
        page = self._show_line()
        if page is not None:
            self._show_earlier(reviews, careful=page.careful)
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_earlier(self, reviews: Sequence[ReviewRow], *, careful: bool) -> None:
        """Show what was agreed before the last time, which stands among the facts when it may be read at once."""
        held = [each for each in reviews if each.held_on]
        told = [
            f"{long_date(each.held_on)}: {each.text}"
            for each in held[0 if careful else 1 :]
            if each.held_on and each.text
        ]
        self._told.show_earlier(told[:EARLIER], careful=careful)

    def _show_line(self) -> ReviewPage | None:
        page = self._workspace.ask(read_page, self._ids[self._place])
        if page is None:
            self.closed.emit()
            return None
        done = f" · {len(self._done)} skrevet" if self._done else ""
        self._place_line.setText(f"Sag {self._place + 1} af {len(self._ids)}{done}")
        self._name.setText(words.heading(page.line, letters=self._letters))
        self._number.setText(page.line.number or words.NUMBERLESS)
        self._before.setEnabled(self._place > 0)
        self._write.set_words("Skriv og næste" if self._place + 1 < len(self._ids) else "Skriv og slut")
        self._told.show_page(page, self._workspace.today)
        return page

    def _own_fields(self) -> tuple[tuple[str, LabeledField], ...]:
        return ("text", self._text), ("steps", self._steps), ("next", self._next)

    def _connect(self) -> None:
        self._write.clicked.connect(self.write)
        self._skip.clicked.connect(lambda: self.go(1))
        self._before.clicked.connect(lambda: self.go(-1))
        self._back.clicked.connect(self.leave)
        self._open.clicked.connect(lambda: self.case_requested.emit(self._ids[self._place]))
        for keys, act in (
            ("Ctrl+Return", self.write), ("Ctrl+Enter", self.write),
            ("PgDown", lambda: self.go(1)), ("PgUp", lambda: self.go(-1)),
        ):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(act != self.write)  # a key held down writes one case
            shortcut.activated.connect(act)
        self._told.done.connect(self._on_done)
        for name, field in self._own_fields():
            # Leaving a field hands its words on at once, and so does a window that is hidden to be locked.
            for handed_on in (field.typed, field.committed):
                handed_on.connect(lambda text, name=name: self._drafts.keep(name, text))
        for handed_on in (self._leader.typed, self._leader.committed):
            handed_on.connect(lambda text: self._workspace.drafts.keep(LEADER, text))
        for field in (self._next, self._leader):
            if isinstance(field.editor, LineEditor):
                field.editor.returnPressed.connect(self.write)

    def _lay_out(self) -> None:
        agreed = Card()
        for field in (self._text, self._steps, self._next, self._leader):
            agreed.body.addWidget(field)
        both = Columns((5, 4), narrow=640)
        both.columns[0].addWidget(self._told)
        both.columns[1].addWidget(agreed)
        both.columns[1].addWidget(self._foot())
        both.push_up()
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(14)
        column.addWidget(both)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(14)
        outer.addWidget(self._head())
        outer.addWidget(scrolling(inner, "Sagsgennemgang af én sag"))

    def _head(self) -> QWidget:
        head, where = QWidget(), QWidget()
        flow = FlowLayout(where, gap=14, line_gap=4)
        for each in (self._number, self._place_line):
            flow.addWidget(each)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (PageHead(self._name, self._open, self._back), where):
            column.addWidget(part)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, gap=10, line_gap=8)
        for button in (self._write, self._skip, self._before):
            flow.addWidget(button)
        return foot
