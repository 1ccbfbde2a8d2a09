"""»Plan«: the purpose above everything, the goals, who does what, and what to do if it gets hard."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import records
from app.services.plan_page import PlanPage, read_plan
from app.services.plan_questions import Ask
from app.views.case.agreements import AgreementList
from app.views.case.goals import GoalSection
from app.views.case_tab import ScrollTab
from app.views.page import Hints
from app.views.records.form import RecordForm
from app.views.records.section import RecordSection
from app.views.widgets.buttons import IconButton, PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

NO_PURPOSE = "Hvad er det, vi gerne vil sammen?"
FIRST = ("purpose", "expected_duration", "if_hard", "kind")
INTERVENTION_FIRST = ("name", "status", "provider_id", "purpose", "since", "until")


class PlanTab(ScrollTab):
    """The tab."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Plan")
        goal = PlainButton("Nyt mål", icon="target")
        papers = PrimaryButton("Lav papirer", "Ctrl P", "files")
        papers.clicked.connect(lambda: self.tab_requested.emit("papers"))
        self.add_action(goal)
        self.add_action(papers)
        self._warning = NoticeBar()
        self.purpose = PurposePart(workspace, case_id)
        self.goals = GoalSection(workspace, case_id)
        goal.clicked.connect(self.goals.begin)
        self.agreements = AgreementList(workspace, case_id)
        self.interventions = RecordSection(
            workspace, case_id, "intervention", heading="Indsatser", add="Tilføj indsats",
            empty="Ingen indsatser endnu.", first=INTERVENTION_FIRST,
        )  # fmt: skip
        self._hard = Card("Hvis det bliver svært", icon="handshake")
        self._hard_words = Text("", "body", wrap=True)
        self._hard.body.addWidget(self._hard_words)
        for part in (self.purpose, self._warning, self.goals, self.agreements, self._hard, self.interventions):
            self.body.addWidget(part)
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read the plan again."""
        plan = self.workspace.ask(read_plan, self.case_id)
        self.purpose.show_plan(plan)
        many = next((each for each in plan.questions if each.ask is Ask.MANY_GOALS), None)
        if many:
            self._warning.say(f"{many.text} {many.because}", "warn")
        else:
            self._warning.close_notice()
        self._hard_words.setText(plan.if_hard)
        self._hard.setVisible(bool(plan.if_hard))
        for part in (self.goals, self.agreements, self.interventions):
            part.refresh()

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        return [(("Ctrl P",), "Lav papirer")]


class PurposePart(QWidget):
    """The purpose in large letters, with the plan's own fields behind the pencil."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._plan_id: UUID | None = None
        self._title = SectionHeading("")
        self._words = Text("", "heading", wrap=True)
        self._duration = Text("", "body", "ink2", wrap=True)
        self._pencil = IconButton("pencil-simple", "Ret planen")
        self._pencil.clicked.connect(self._toggle)
        self._form = RecordForm(workspace, case_id, "action_plan", title="Plan", first=FIRST)
        self._form.born.connect(lambda _plan_id: self._shut())
        self._card = Card()
        self._card.body.addWidget(self._form)
        self._card.hide()
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._title, self._words, self._duration):
            words.addWidget(part)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self._card)

    def show_plan(self, plan: PlanPage) -> None:
        """Show the purpose of a plan; a form that is open keeps what is half typed."""
        self._plan_id = plan.plan_id
        self._title.set_text(plan.title)
        self._words.setText(plan.purpose or NO_PURPOSE)
        self._words.set_colour("ink" if plan.purpose else "ink2")
        self._duration.setText(f"Forventet varighed: {plan.expected_duration}" if plan.expected_duration else "")
        self._duration.setVisible(bool(plan.expected_duration))
        if not self._card.isHidden():
            self._fill()

    def _toggle(self) -> None:
        if not self._card.isHidden():
            self._shut()
            return
        self._card.show()
        self._pencil.set_icon("x", "Luk planens felter")
        self._fill()
        self._form.start()

    def _fill(self) -> None:
        found = self._workspace.ask(records.list_records, self._case_id, "action_plan")
        row = next((each for each in found if each.id == self._plan_id), None)
        if row is not None:
            self._form.show_record(row.id, row.fields)
        elif not self._form.is_blank():
            self._form.show_blank(self._workspace.ask(records.blank_form, self._case_id, "action_plan"))

    def _shut(self) -> None:
        self._card.hide()
        self._pencil.set_icon("pencil-simple", "Ret planen")
