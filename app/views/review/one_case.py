"""One case of the review at a time: what there is to talk about, what was agreed, and on to the next by key."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.language.dates import long_date
from app.services.case_reviews import hold_review, list_reviews
from app.services.review_list import ReviewLine, list_for_review
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.records.fields import date_words
from app.views.review import words
from app.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field, text_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

AGREED = "Det blev vi enige om"
SOME_TEXT = "Må gerne stå tomt: så står der kun, at I har været sagen igennem."
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
        self._facts, self._earlier = QGridLayout(), Text("", "meta", "ink2", wrap=True)
        self._text = text_field(AGREED, rows=5, hint=SOME_TEXT)
        explain = date_words(workspace.today)
        self._next = line_field("Næste sagsgennemgang", placeholder="fx om 3 måneder", hint=AFTER_HALF_A_YEAR,
                                explain=explain)  # fmt: skip
        self._leader = line_field("Sammen med", placeholder="Lederens navn")
        self._leader.restore(workspace.drafts.kept().get(LEADER, ""))
        self._write = PrimaryButton("Skriv og næste", "Ctrl Enter", "check")
        self._skip, self._before = PlainButton("Spring over", "Page Down"), PlainButton("Forrige", "Page Up")
        self._open, self._back = (
            QuietButton("Åbn sagen", icon="folders"),
            QuietButton("Til listen", "Esc", "arrow-left"),
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

    def write(self) -> None:
        """Keep what was agreed as the review of today, and go on."""
        self._keep()  # nothing typed a moment ago may become a draft when it is a step already
        case_id = self._ids[self._place]
        with self._drafts.becoming_step():
            tried = attempt(
                self._workspace, "Sagsgennemgang", hold_review, case_id, text=self._text.text(),
                leader=self.leader, next_on=self._next.text(),
            )  # fmt: skip
        self._next.set_error(tried.refusal)
        if tried.done is None:
            self._next.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._drafts.drop_all()
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

    def _keep(self) -> None:
        for field in (self._text, self._next, self._leader):
            field.flush_draft()

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
        kept = {"text": today.text if today else "", "next": ahead.isoformat() if ahead and today else ""}
        for name, field in (("text", self._text), ("next", self._next)):
            field.set_text(kept[name])
            draft = self._drafts.text(name)
            if draft is not None:
                field.restore(draft)
        earlier = [each for each in reviews if each.held_on and each.held_on < self._workspace.today]
        told = [
            f"{long_date(each.held_on)}: {each.text}"
            for each in earlier[0 if today else 1 :]
            if each.held_on and each.text
        ]
        self._earlier.setText("\n".join(["Tidligere", *told[:EARLIER]]) if told else "")
        self._earlier.setVisible(bool(told))
        self._show_line()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_line(self) -> None:
        lines = self._workspace.ask(list_for_review, case_ids=[self._ids[self._place]])
        if not lines:
            self.closed.emit()
            return
        line = lines[0]
        done = f" · {len(self._done)} skrevet" if self._done else ""
        self._place_line.setText(f"Sag {self._place + 1} af {len(self._ids)}{done}")
        self._name.setText(words.heading(line, letters=self._letters))
        self._number.setText(line.number or words.NUMBERLESS)
        self._before.setEnabled(self._place > 0)
        self._write.set_words("Skriv og næste" if self._place + 1 < len(self._ids) else "Skriv og slut")
        self._fill(line)

    def _fill(self, line: ReviewLine) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (label, value) in enumerate(words.facts(line, self._workspace.today)):
            self._facts.addWidget(Text(label, "meta", "ink2", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            late = row == 0 and bool(line.needs)
            self._facts.addWidget(Text(value, "body", "warn" if late else "ink", wrap=True), row, 1)

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
            shortcut.activated.connect(act)
        for name, field in (("text", self._text), ("next", self._next)):
            field.typed.connect(lambda text, name=name: self._drafts.keep(name, text))
        self._leader.typed.connect(lambda text: self._workspace.drafts.keep(LEADER, text))
        for field in (self._next, self._leader):
            if isinstance(field.editor, LineEditor):
                field.editor.returnPressed.connect(self.write)

    def _lay_out(self) -> None:
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(10)
        self._facts.setColumnStretch(1, 1)
        told, agreed = Card(), Card()
        told.body.addLayout(self._facts)
        told.body.addWidget(self._earlier)
        for field in (self._text, self._next, self._leader):
            agreed.body.addWidget(field)
        both = Columns((5, 4))
        both.columns[0].addWidget(told)
        both.columns[1].addWidget(agreed)
        both.push_up()
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(14)
        for part in (both, self._foot()):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(14)
        outer.addWidget(self._head())
        outer.addWidget(scrolling(inner, "Sagsgennemgang af én sag"))

    def _head(self) -> QWidget:
        head, ways = QWidget(), QWidget()
        flow = FlowLayout(ways, gap=14, line_gap=4)
        for each in (self._back, self._open, self._place_line):
            flow.addWidget(each)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (ways, self._name, self._number):
            column.addWidget(part)
        return head

    def _foot(self) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, gap=10, line_gap=8)
        for button in (self._write, self._skip, self._before):
            flow.addWidget(button)
        return foot
