"""The goals of a plan by area of life: the family's words, small steps, who is responsible, and the numbers over time.

School always has its heading, also without a goal. A goal is moved among its neighbours with its grip, or with Alt and
the arrows.
"""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.services.goal_rows import AreaGoals, GoalRow
from app.services.people import PersonRow, list_people
from app.services.plan_page import PlanPage, read_plan
from app.services.plans import move_goal
from app.services.records import RecordRow
from app.views.case.goal_body import GoalBody
from app.views.case.plan_records import GroupedRecords, PlanCard
from app.views.records.card import RecordCard
from app.views.widgets.check_box import CheckBox
from app.views.widgets.drag_order import DragOrder, Grip
from app.views.widgets.view_memory import KeptFlag
from app.views.workspace import Workspace
from app.wording import word

FIRST = (
    "text", "area", "child_id", "target", "seen_by", "reached_when", "due", "help_from_others", "professional_text",
)  # fmt: skip
MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
NO_SCHOOL_GOAL = "Intet mål for dagtilbud eller skole endnu. Skal der være et?"
NO_AREA = "Uden del af livet endnu"


class GoalSection(GroupedRecords):
    """The goals. `empty` asks what the child wishes."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        self._plan: PlanPage | None = None
        self._people: list[PersonRow] = []
        self._drag: DragOrder | None = None
        super().__init__(
            workspace, case_id, "goal", heading="Mål", add="Tilføj mål",
            empty="Ingen mål endnu. Hvad ønsker I jer?", first=FIRST,
        )  # fmt: skip
        self.professional = CheckBox("Vis også de faglige ord")
        self.professional.toggled.connect(lambda _on: self.refresh())
        kept = KeptFlag(self, "goals:professional", self.professional.setChecked)
        self.professional.toggled.connect(kept.keep)
        self._drag = DragOrder(self)
        self._drag.moved.connect(self._on_dragged)
        column = self.layout()
        if column is not None:
            column.addWidget(self.professional)

    def refresh(self, plan: PlanPage | None = None) -> None:
        """Read the goals with their numbers, from the plan when that has just been read."""
        self._plan = plan or self.workspace.ask(read_plan, self.case_id)
        self._people = self.workspace.ask(list_people, self.case_id)
        super().refresh()
        goals = self._plan.goals
        self.professional.setVisible(any(each.professional_text for each in goals))
        areas = self._plan.areas if goals else ()
        self.arrange([(_heading(each), [goal.id for goal in each.goals]) for each in areas], _empty_words(areas))
        self._hold_grips(areas)

    def make_card(self, number: int) -> RecordCard:
        """Return a card for a goal."""
        return GoalCard(self, number)

    def goal(self, goal_id: UUID) -> GoalRow | None:
        """Return a goal with its numbers."""
        return next((each for each in self._plan.goals if each.id == goal_id), None) if self._plan else None

    def several_children(self) -> bool:
        """Tell whether a goal must say whose it is."""
        return sum(each.is_child_of_case for each in self._people) > 1

    def people(self) -> Sequence[PersonRow]:
        """Return who may give a number: the children of the case first."""
        alive = [each for each in self._people if not each.deceased]
        return sorted(alive, key=lambda each: not each.is_child_of_case)

    def start(self) -> None:
        """Put the focus where it is said how the first goal stands."""
        first = next((each for each in self.cards() if isinstance(each, GoalCard)), None)
        if first is not None:
            first.focus_on_status()

    def _hold_grips(self, areas: Sequence[AreaGoals]) -> None:
        """Let each goal be dragged among those of its own part of life."""
        cards = {each.row_id: each for each in self.cards() if isinstance(each, GoalCard)}
        groups = [[cards[goal.id] for goal in area.goals if goal.id in cards] for area in areas]
        for group in groups:
            for card in group:
                card.let_move(several=len(group) > 1)
        if self._drag is not None:
            self._drag.set_cards([[(card.row_id, card, card.grip) for card in group] for group in groups])

    def _on_dragged(self, goal_id: UUID, by: int) -> None:
        goal = self.goal(goal_id)
        if goal is not None:
            self.move_past(goal, by)

    def move_past(self, goal: GoalRow, by: int) -> None:
        """Move a goal past one or more neighbours in the same area; past the end of the area nothing happens."""
        areas = self._plan.areas if self._plan else ()
        own = next((each.goals for each in areas if each.area is goal.area), ())
        place = own.index(goal) + by if goal in own else -1
        if 0 <= place < len(own):
            self.workspace.do("Flyt mål", move_goal, goal.id, by=own[place].number - goal.number)
            card = self.card_of(goal.id)
            if isinstance(card, GoalCard):
                card.focus_on_move(-1 if by < 0 else 1)


class GoalCard(PlanCard):
    """One goal."""

    line_role = "heading"

    def __init__(self, section: GoalSection, number: int) -> None:
        super().__init__(section.workspace, section.case_id, number, FIRST)
        self._section = section
        self._goal_body: GoalBody | None = None
        self.grip = Grip("målet")
        self.top.insertWidget(0, self.grip, 0, Qt.AlignmentFlag.AlignTop)

    def line_of(self, row: RecordRow) -> str:
        """Return the goal itself, and show the rest of it under the line."""
        goal = self._section.goal(row.id)
        if goal is None:
            return super().line_of(row)
        if self._goal_body is None or self._goal_body.goal.id != goal.id:
            self._begin_body(goal)
        elif self._goal_body is not None:
            self._goal_body.show_goal(goal, self._section.people(), professional=self._section.professional.isChecked())
        whose = f" ({goal.child})" if goal.child and self._section.several_children() else ""
        return f"{goal.number}. {goal.text}{whose}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the goal with Alt and an arrow."""
        by = MOVES.get(Qt.Key(event.key()))
        goal = self._goal_body.goal if self._goal_body else None
        if by and goal and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._section.move_past(goal, by)
            event.accept()
            return
        super().keyPressEvent(event)

    def let_move(self, *, several: bool) -> None:
        """Show what moves the goal only where there is another to move it past."""
        self.grip.setVisible(several)
        if self._goal_body is not None:
            self._goal_body.let_move(several=several)

    def focus_on_move(self, by: int) -> None:
        """Leave the focus where the goal can be moved on."""
        if self._goal_body is not None:
            self._goal_body.focus_on_move(by)

    def focus_on_status(self) -> None:
        """Put the focus where it is said how the goal stands."""
        if self._goal_body is not None:
            self._goal_body.entries.status.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin_body(self, goal: GoalRow) -> None:
        if self._goal_body is not None:
            self._goal_body.let_go()
            self._goal_body.hide()
            self._goal_body.deleteLater()
        body = GoalBody(self.workspace, self.case_id, goal)
        body.moved.connect(lambda by: self._section.move_past(body.goal, by))
        body.show_goal(goal, self._section.people(), professional=self._section.professional.isChecked())
        self._goal_body = body
        self.above.addWidget(body)


def _heading(area: AreaGoals) -> str:
    name = word(area.area) if area.area else NO_AREA
    return name[:1].upper() + name[1:]


def _empty_words(areas: Sequence[AreaGoals]) -> dict[str, str]:
    return {_heading(each): NO_SCHOOL_GOAL for each in areas if not each.goals}
