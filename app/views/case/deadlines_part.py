"""Deadlines that run in a case: each with its day and the sentence beside it, and a card where one is set going."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.language.dates import long_date
from app.models.enums import DueKind
from app.services.ports import Unit
from app.services.started_deadlines import (
    StartableRule,
    StartedRow,
    finish_deadline,
    list_started,
    preview_deadline,
    remove_deadline,
    reopen_deadline,
    start_deadline,
    startable_rules,
)
from app.services.voice_children import list_children
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel, drafts_of_panel, is_half_typed
from app.views.records.fields import near_day_words, offer
from app.views.widgets.buttons import LinkButton, PlainButton, QuietButton
from app.views.widgets.cards import Card, Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.later import Later
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING, BEGIN = "Frister, der løber", "Sæt en frist i gang"
NONE = "Ingen frister løber. Sæt en i gang, når noget er sket, der har en frist."
DRAFTS = "deadline"
"""Under which the drafts of the panel are kept."""
Verb = Callable[[Unit, UUID], None]
CHOOSE, WORK_BY = "Vælg en frist, så står dagen her.", "Sidste arbejdsdag før: {day}."


class DeadlinesPart(Card):
    """What runs, what is done behind a link, and the card that sets one going."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(HEADING, icon="alarm")
        self._workspace, self._case_id = workspace, case_id
        self._shown: tuple[StartedRow, ...] | None = None
        self._with_done = False
        self._panel = Later(self._make_panel)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        self._done_link = LinkButton("")
        self._done_link.clicked.connect(self._turn_done)
        self._begin = PlainButton(BEGIN, icon="plus")
        self._begin.clicked.connect(self._on_begin)
        self.body.addLayout(self._lines)
        self.body.addWidget(self._done_link, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._panel.place)
        self.body.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignLeft)
        if is_half_typed(drafts_of_panel(workspace, case_id, DRAFTS)):
            self.panel.begin()

    @property
    def panel(self) -> "StartDeadlinePanel":
        """Where a deadline is set going."""
        return self._panel.ask()

    def refresh(self) -> None:
        """Read the deadlines again."""
        if self._panel.made is not None:
            self._offer(self._panel.made)
        rows = self._workspace.ask(list_started, self._case_id)
        if rows != self._shown:
            self._shown = rows
            self._show()

    def _on_begin(self) -> None:
        self.panel.begin()

    def _make_panel(self) -> "StartDeadlinePanel":
        panel = StartDeadlinePanel(self._workspace, self._case_id)
        self._offer(panel)
        return panel

    def _offer(self, panel: "StartDeadlinePanel") -> None:
        panel.refresh(self._workspace.ask(list_children, self._case_id))

    def _turn_done(self) -> None:
        self._with_done = not self._with_done
        self._show()

    def _show(self) -> None:
        stood_in_a_line = isinstance(_line_of(self.focusWidget()), DeadlineLine)
        empty_layout(self._lines)
        rows = self._shown or ()
        running, done = [each for each in rows if each.done_on is None], [each for each in rows if each.done_on]
        for row in (*running, *(done if self._with_done else ())):
            self._lines.addWidget(DeadlineLine(self._workspace, row))
        if not running:
            self._lines.addWidget(Text(NONE, "body", "ink2", wrap=True))
        count = "den, der er gjort" if len(done) == 1 else f"de {len(done)}, der er gjort"
        self._done_link.set_words(f"Skjul {count}" if self._with_done else f"Vis {count}")
        self._done_link.setVisible(bool(done))
        if stood_in_a_line:
            self._begin.setFocus()  # the line with the button that was pressed is gone


class DeadlineLine(QWidget):
    """One deadline: its name and day, what it was counted from, and the keys that end it."""

    def __init__(self, workspace: Workspace, row: StartedRow) -> None:
        super().__init__()
        self._workspace, self._row = workspace, row
        name = f"{row.name}, {row.child}" if row.child else row.name
        day = row.preview.words if row.done_on is None else f"Gjort {long_date(row.done_on)}"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = Text("", "body", wrap=True)
        title.set_strong_text(f"{name}. {day}.", len(name) + 1)
        column.addWidget(title)
        by = WORK_BY.format(day=long_date(row.preview.work_by)) if row.preview.work_by and not row.done_on else ""
        for words in (f"{row.preview.because} {by}".strip(), row.note):
            if words:
                column.addWidget(Text(words, "meta", "ink2", wrap=True))
        column.addWidget(self._foot(name))
        self.setAccessibleName(f"{name}. {day}. {row.preview.because} {by}".strip())

    def _foot(self, name: str) -> QWidget:
        foot = QWidget()
        flow = FlowLayout(foot, gap=8, line_gap=4)
        if self._row.kind is DueKind.STATUTORY:
            flow.addWidget(Tag("Lovfrist", "info"))
        ended: tuple[str, str, Verb] = ("Gjort", "Frist gjort", finish_deadline)
        if self._row.done_on is not None:
            ended = ("Løber igen", "Frist løber igen", reopen_deadline)
        for words, step, change in (ended, ("Fjern", "Fjern frist", remove_deadline)):
            button = QuietButton(words)
            button.setAccessibleName(f"{words}: {name}, {long_date(self._row.on)}")
            button.clicked.connect(self._doing(step, change))
            flow.addWidget(button)
        return foot

    def _doing(self, step: str, change: Verb) -> Callable[[], object]:
        return lambda: self._workspace.do(step, change, self._row.id)


def _line_of(widget: QWidget | None) -> QWidget | None:
    while widget is not None and not isinstance(widget, DeadlineLine):
        widget = widget.parentWidget()
    return widget


class StartDeadlinePanel(BeginPanel):
    """Choose the deadline, write the day (and the clock where hours count), and see at once when it falls."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, DRAFTS, BEGIN, "Sæt i gang")
        self._rules: dict[str, StartableRule] = {}
        self._rule = self.put("rule", choice_field("Hvilken frist?", []))
        self._child = self.put("child", choice_field("Hvilket barn?", [("", "alle børnene")]))
        explain = near_day_words(workspace.today)
        self._on = self.put("on", line_field("Hvornår skete det?", placeholder="i dag", explain=explain))
        self._at = self.put("at", line_field("Klokken", placeholder="fx 14.30"))
        self._note = self.put("note", line_field("Bemærkning", sentences=True))
        self._from, self.told = Text("", "meta", "ink2", wrap=True), Text(CHOOSE, "body", wrap=True)
        self._because = Text("", "meta", "ink2", wrap=True)
        self._lay_out()
        for field in (self._rule, self._on, self._at):
            field.typed.connect(self._tell)
            field.committed.connect(self._tell)

    def refresh(self, children: tuple[tuple[UUID, str], ...]) -> None:
        """Offer the deadlines in force and the children."""
        rules = self.workspace.ask(startable_rules)
        self._rules = {each.id: each for each in rules}
        offer(self._rule, [(each.id, each.name) for each in rules])
        offer(self._child, [("", "alle børnene"), *((str(key), called) for key, called in children)])
        for name, field in (("rule", self._rule), ("child", self._child)):
            if (kept := self.drafts.text(name)) is not None:
                field.restore(kept)  # it was not among the choices until now
        self._child.setVisible(len(children) > 1)
        self._tell()

    def carry_out(self) -> None:
        """Set the deadline going."""
        child = self.text("child")
        with self.drafts.becoming_step():
            tried = attempt(
                self.workspace, "Sæt frist i gang", start_deadline, self.case_id, rule_id=self.text("rule"),
                on=self.text("on"), at=self._clock(), child_id=UUID(child) if child else None, note=self.text("note"),
            )  # fmt: skip
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self._tell()

    def _clock(self) -> str:
        rule = self._rules.get(self.text("rule"))
        return self.text("at") if rule and rule.needs_clock else ""

    def _tell(self, _text: str = "") -> None:
        rule = self._rules.get(self.text("rule"))
        self._at.setVisible(rule is not None and rule.needs_clock)
        self._from.setText(f"Regnes fra, at {rule.event}." if rule else "")
        self._from.setVisible(rule is not None)
        told, because = CHOOSE, ""
        if rule:
            try:
                found = self.workspace.ask(preview_deadline, rule_id=rule.id, on=self.text("on"), at=self._clock())
            except UserError as error:
                told = str(error)
            else:
                by = f" {WORK_BY.format(day=long_date(found.work_by))}" if found.work_by else ""
                told, because = f"{found.words}.{by}", found.because
        self.told.setText(told)
        self._because.setText(because)
        self._because.setVisible(bool(because))

    def _lay_out(self) -> None:
        self.body.addWidget(self._rule)
        self.body.addWidget(self._from)
        self.body.addWidget(self._child)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._on, 2, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._at, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)
        self.body.addWidget(self._note)
        self.body.addWidget(self.told)
        self.body.addWidget(self._because)
        self.finish_layout()
