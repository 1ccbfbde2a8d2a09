"""»Plan«: the purpose above everything, what the plan asks, the goals, who does what, the help, and school absence."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from app.services.plan_page import read_plan
from app.services.plan_question import Ask, PlanQuestion
from app.views.case.absence_part import AbsenceSection
from app.views.case.agreements import AgreementList
from app.views.case.goals import GoalSection
from app.views.case.interventions import InterventionSection
from app.views.case.ladder_part import LadderPart
from app.views.case.plan_aims_part import PlanAims
from app.views.case.plan_questions_part import PlanQuestions
from app.views.case.plan_sections_part import PlanSections
from app.views.case.plan_words import PlanFields, PlanHead, PlanWords
from app.views.case_tab import SIDE, ScrollTab
from app.views.page import Hints
from app.views.plan_job import PlanJob
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.workspace import Workspace

LOW = 260
"""Pixels at 100 % of a tab so low that its head must scroll away."""


class PlanTab(ScrollTab):
    """The tab. The head with the purpose stays when the rest scrolls."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Plan")
        goal, papers = PlainButton("Nyt mål", icon="target"), PrimaryButton("Lav papirer", "Ctrl P", "files")
        papers.clicked.connect(lambda: self.tab_requested.emit("papers"))
        self.add_action(goal)
        self.add_action(papers)
        self.head, self.words = PlanHead(), PlanWords()
        self.fields = PlanFields(workspace, case_id)
        self.questions = PlanQuestions(workspace, case_id)
        self.goals = GoalSection(workspace, case_id)
        self.agreements = AgreementList(workspace, case_id)
        self.interventions = InterventionSection(workspace, case_id)
        self.ladder = LadderPart(workspace, case_id)
        self.absence = AbsenceSection(workspace, case_id)
        self.sections = PlanSections(workspace, case_id)
        self.aims = PlanAims(workspace, case_id)
        self._plan_id: UUID | None = None
        goal.clicked.connect(self.goals.begin)
        self._connect()
        parts = (
            self.fields, self.questions, self.goals, self.agreements, self.words, self.interventions, self.ladder,
            self.absence, self.aims, self.sections,
        )  # fmt: skip
        for part in parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self._pin_head()

    def _pin_head(self) -> None:
        """Put the head above what scrolls; it is read and walked with Tab first."""
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.setSpacing(0)
            self.area.setParent(None)  # and in again after the head
            column.addWidget(self.head)
            column.addWidget(self.area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the head scroll with the rest in a low window, where it would leave no room for the goals."""
        super().resizeEvent(event)
        column, is_low = self.layout(), event.size().height() < current_theme().px(LOW)
        wanted = self.body if is_low else column
        if isinstance(wanted, QVBoxLayout) and wanted.indexOf(self.head) < 0:
            wanted.insertWidget(0, self.head)
            self.head.set_side(0 if is_low else SIDE)

    def refresh(self) -> None:
        """Read the plan again."""
        plan = self.workspace.ask(read_plan, self.case_id)
        self._plan_id = plan.plan_id
        self.head.show_plan(plan)
        self.words.show_plan(plan)
        self.questions.show_questions(plan.questions)
        self.sections.show_sections(plan.sections)
        for list_of_plan in (self.goals, self.interventions, self.absence):
            list_of_plan.refresh(plan)
        for part in (self.fields, self.agreements, self.ladder, self.aims):
            part.refresh()

    def begin(self, what: PlanJob, about_id: UUID) -> None:
        """Put the focus in the field where something is answered; `about_id` is the help or the child."""
        if what in (PlanJob.END, PlanJob.GRANT, PlanJob.START):
            self.interventions.begin_verb(about_id, what.value)
        elif what == PlanJob.CHOOSE:
            self.questions.begin(about_id)
        else:
            self.fields.begin(self._plan_id)

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        catalogue = [(("K",), "Fra kataloget")] if self.interventions.offers_catalogue() else []
        return [(("Ctrl P",), "Lav papirer"), (("Alt ↑ ↓",), "Flyt mål eller aftale"), *catalogue]

    def _connect(self) -> None:
        self.head.change_wanted.connect(lambda: self.fields.toggle(self._plan_id))
        self.words.change_wanted.connect(self.fields.toggle)
        self.fields.toggled.connect(lambda is_open: self.head.show_open(is_open=is_open))
        self.fields.left.connect(self.head.pencil.setFocus)
        self.questions.wanted.connect(self._answer)
        self.questions.begun.connect(self.fields.begin)
        self.questions.answered.connect(self.head.pencil.setFocus)
        catalogue = QShortcut(QKeySequence("K"), self)
        catalogue.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        catalogue.activated.connect(self.interventions.begin_catalogue)

    def _answer(self, question: PlanQuestion) -> None:
        """Go to where a question is answered."""
        if question.ask is Ask.BIRTH:
            self.tab_requested.emit("people")
        elif question.ask is Ask.OVERDUE:
            self.interventions.begin_verb(question.about_id, "end")
        elif question.ask is Ask.MANY_GOALS:
            self.goals.start()
        else:
            self.goals.begin()
