"""The goals of a plan as cards: the family's words, how it is now, when it is reached, and the numbers over time."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.enums import GoalStatus
from app.services.goal_rows import GoalRow
from app.services.people import PersonRow, list_people
from app.services.plan_page import read_plan
from app.services.plans import score_goal
from app.services.records import RecordRow
from app.views.records.attempt import attempt
from app.views.records.card import RecordCard
from app.views.records.section import RecordSection
from app.views.widgets.cards import Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.score_curve import ScoreCurve
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

TONES = {GoalStatus.UNDER_WAY: "info", GoalStatus.ALMOST: "good", GoalStatus.REACHED: "good"}
FIRST = ("text", "target", "reached_when", "due", "status")


class GoalSection(RecordSection):
    """The goals. `empty` asks what the child wishes."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        self._goals: dict[UUID, GoalRow] = {}
        self._people: list[PersonRow] = []
        super().__init__(
            workspace, case_id, "goal", heading="Mål", add="Tilføj mål",
            empty="Ingen mål endnu. Hvad ønsker I jer?", first=FIRST,
        )  # fmt: skip

    def refresh(self) -> None:
        """Read the goals with their numbers."""
        plan = self.workspace.ask(read_plan, self.case_id)
        self._goals = {goal.id: goal for goal in plan.goals}
        self._people = self.workspace.ask(list_people, self.case_id)
        super().refresh()

    def make_card(self, number: int) -> RecordCard:
        """Return a card for a goal."""
        return GoalCard(self, number)

    def goal(self, goal_id: UUID) -> GoalRow | None:
        """Return a goal with its numbers."""
        return self._goals.get(goal_id)

    def several_children(self) -> bool:
        """Tell whether a goal must say whose it is."""
        return sum(each.is_child_of_case for each in self._people) > 1

    def people(self) -> Sequence[PersonRow]:
        """Return who may give a number: the children of the case first."""
        return sorted(self._people, key=lambda each: not each.is_child_of_case)


class GoalCard(RecordCard):
    """One goal."""

    line_role = "heading"

    def __init__(self, section: GoalSection, number: int) -> None:
        super().__init__(section.workspace, section.case_id, number, FIRST)
        self._section = section

    def line_of(self, row: RecordRow) -> str:
        """Return the goal itself, and show the rest of it under the line."""
        goal = self._section.goal(row.id)
        empty_layout(self.above)
        if goal is None:
            return super().line_of(row)
        self.above.addWidget(Tag(word(goal.status), TONES.get(goal.status, "")), 0, Qt.AlignmentFlag.AlignLeft)
        for words in goal_lines(goal):
            self.above.addWidget(Text(words, "body", "ink2", wrap=True))
        if goal.scores:
            self.above.addWidget(ScoreCurve(goal.scores))
        self.above.addWidget(ScoreLineEdit(self._section, goal))
        whose = f" ({goal.child})" if goal.child and self._section.several_children() else ""
        return f"{goal.number}. {goal.text}{whose}"


class ScoreLineEdit(QWidget):
    """Who, and a number from 0 to 10; Enter keeps it as today's."""

    def __init__(self, section: GoalSection, goal: GoalRow) -> None:
        super().__init__()
        self._section, self._goal = section, goal
        people = section.people()
        self._who = choice_field("Hvem", [(str(each.id), each.called) for each in people])
        self._who.editor.setAccessibleName(f"Hvem giver tallet, mål {goal.number}")
        self._number = line_field("Tal 0–10 i dag", placeholder="0–10, Enter")
        self._number.editor.setAccessibleName(f"Tal fra 0 til 10, mål {goal.number}")
        if people:
            self._who.set_text(str(people[0].id))
        if isinstance(self._number.editor, LineEditor):
            self._number.editor.returnPressed.connect(self._keep)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._who, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)

    def _keep(self) -> None:
        who = UUID(self._who.text()) if self._who.text() else None
        tried = attempt(
            self._section.workspace, "Giv et tal", score_goal, self._goal.id, value=self._number.text(), person_id=who
        )
        if tried.refusal:
            self._number.set_error(tried.refusal)


def goal_lines(goal: GoalRow) -> list[str]:
    """Return what stands under a goal: now, what we want, when it is reached, before when."""
    parts = (("Nu", goal.now), ("Det vil vi nå", goal.target), ("Nået, når", goal.reached_when), ("Inden", goal.due))
    return [f"{name}: {text}" for name, text in parts if text]
