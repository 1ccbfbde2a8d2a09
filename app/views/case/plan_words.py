"""The head of the plan, which never scrolls away: its title, its purpose and how long; and the plan's own fields."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.services import records
from app.services.plan_page import ChildPlan, PlanPage
from app.views.case_tab import SIDE
from app.views.records.form import RecordForm
from app.views.widgets.buttons import IconButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Hairline, SectionHeading, Text
from app.views.workspace import Workspace

NO_PURPOSE = "Hvad er det, vi gerne vil sammen?"
FIRST = ("purpose", "expected_duration", "ends_when", "call_then", "if_hard", "kind")
UNSEEN = frozenset({"template_version"})
LONG_PURPOSE = 160
"""From so many letters the purpose is written smaller, so that the goals below can still be seen."""


class PlanHead(QFrame):
    """Title by status, purpose and duration. `change_wanted` when the pencil is pressed."""

    change_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title = SectionHeading("")
        self._words, self._long_words = Text("", "heading", wrap=True), Text("", "body", wrap=True)
        self._duration = Text("", "meta", "ink2", wrap=True)
        self.pencil = IconButton("pencil-simple", "Ret planen")
        self.pencil.clicked.connect(self.change_wanted)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._title, self._words, self._long_words, self._duration):
            words.addWidget(part)
        top = self._top = QHBoxLayout()
        self.set_side(SIDE)
        top.addLayout(words, 1)
        top.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(Hairline())

    def set_side(self, side: int) -> None:
        """Keep some pixels free at both sides."""
        self._top.setContentsMargins(side, 14, side, 12)

    def show_plan(self, plan: PlanPage) -> None:
        """Show the purpose of a plan."""
        purpose, is_long = plan.purpose or NO_PURPOSE, len(plan.purpose) > LONG_PURPOSE
        self._title.set_text(plan.title)
        for text, seen in ((self._words, not is_long), (self._long_words, is_long)):
            text.setText(purpose)
            text.setVisible(seen)
            text.set_colour("ink" if plan.purpose else "ink2")
        self._duration.setText(duration_words(plan))
        self._duration.setVisible(bool(plan.expected_duration))

    def show_open(self, *, is_open: bool) -> None:
        """Let the pencil say whether it opens or shuts."""
        self.pencil.set_icon(*(("x", "Luk planens felter") if is_open else ("pencil-simple", "Ret planen")))


class PlanWords(Card):
    """How the plan ends, whom to call then, what to do if it gets hard, and each child's own plan."""

    change_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)

    def show_plan(self, plan: PlanPage) -> None:
        """Show what is written; hidden when there is nothing."""
        empty_layout(self._lines)
        for words in ending_words(plan):
            self._lines.addWidget(Text(words, "body", wrap=True))
        several = len(plan.children) > 1
        for child in plan.children if several else ():
            self._show_child(child)
        self.setVisible(self._lines.count() > 0)

    def _show_child(self, child: ChildPlan) -> None:
        self._lines.addWidget(SectionHeading(f"{child.child}: {child.title}", wrap=True))
        if not child.is_own:
            self._lines.addWidget(Text("Er med i den fælles plan.", "body", "ink2", wrap=True))
            return
        for words in (child.purpose, duration_words(child), *ending_words(child)):
            if words:
                self._lines.addWidget(Text(words, "body", wrap=True))
        button = PlainButton("Ret planen", icon="pencil-simple")  # the child is named right above
        button.setAccessibleName(f"Ret planen for {child.child}")
        button.clicked.connect(lambda: self.change_wanted.emit(child.plan_id))
        self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)


class PlanFields(Card):
    """The fields of a plan, hidden until the pencil is pressed; every field keeps its draft. `left` comes with Esc."""

    toggled = Signal(bool)
    left = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._plan_id: UUID | None = None
        self._form = RecordForm(workspace, case_id, "action_plan", title="Plan", first=FIRST)
        self._form.born.connect(lambda _plan_id: self.shut())
        self.body.addWidget(self._form)
        self.hide()

    def toggle(self, plan_id: UUID | None) -> None:
        """Open for a plan (a new one when None), or shut when that one is open already."""
        if not self.isHidden() and plan_id == self._plan_id:
            self.shut()
            return
        self._plan_id = plan_id
        self.show()
        self.refresh()
        self._form.start()
        self.toggled.emit(True)

    def begin(self, plan_id: UUID | None) -> None:
        """Begin in the fields of a plan, also when they are open already."""
        if self.isHidden() or plan_id != self._plan_id:
            self.toggle(plan_id)
        else:
            self._form.start()

    def refresh(self) -> None:
        """Show the fields again when the card is open; what is half typed stays."""
        if self.isHidden():
            return
        found = self._workspace.ask(records.list_records, self._case_id, "action_plan")
        row = next((each for each in found if each.id == self._plan_id), None)
        if row is not None:
            self._form.show_record(row.id, [each for each in row.fields if each.name not in UNSEEN])
        elif not self._form.is_blank():
            blank = self._workspace.ask(records.blank_form, self._case_id, "action_plan")
            self._form.show_blank([each for each in blank if each.name not in UNSEEN])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the fields, not the case round them."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            self.shut()
            return
        super().keyPressEvent(event)

    def shut(self) -> None:
        """Hide the fields."""
        self.hide()
        self.toggled.emit(False)


def duration_words(plan: PlanPage | ChildPlan) -> str:
    """Return how long help is expected to last, and whether that comes from the decision."""
    if not plan.expected_duration:
        return ""
    source = " (efter afgørelsen)" if plan.duration_from_decision else ""
    return f"Forventet varighed: {plan.expected_duration}{source}"


def ending_words(plan: PlanPage | ChildPlan) -> list[str]:
    """Return when it can end, whom to call then, and what to do if it gets hard."""
    parts = (
        ("Sagen kan lukkes, når", plan.ends_when),
        ("Bagefter kan I ringe til", plan.call_then),
        ("Hvis det bliver svært", plan.if_hard),
    )
    return [f"{name}: {text}" for name, text in parts if text]
