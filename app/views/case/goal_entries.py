"""The lines under a goal where something is written: a number of today, a small step, how the goal stands and why."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums import GoalStatus
from app.services.goal_rows import GoalRow
from app.services.people import PersonRow
from app.services.plans import add_step, score_goal, set_goal_status
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import offer
from app.views.widgets.columns import Columns
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.workspace import Workspace
from app.wording import word

NOBODY = ("", "ikke sagt hvem")


class GoalEntries(QWidget):
    """The lines of one goal. Enter keeps what a line says; what is half typed waits as a draft."""

    def __init__(self, workspace: Workspace, case_id: UUID, goal: GoalRow) -> None:
        super().__init__()
        self._workspace, self._goal = workspace, goal
        self._drafts = FieldDrafts(workspace, case_id, f"goal:{goal.id}:")
        self._who = choice_field("Hvem", [NOBODY])
        self.number = line_field("Tal 0–10 i dag", placeholder="0–10, Enter")
        self.step = line_field("Nyt delmål", placeholder="et lille skridt, Enter", sentences=True)
        self.status = choice_field("Hvordan står det?", [(each.value, word(each)) for each in GoalStatus])
        self._because = line_field("Fordi", placeholder="fx hvorfor målet holder pause", sentences=True)
        self._lay_out()
        self.status.committed.connect(self._set_status)
        for name, field, keep in (("number", self.number, self._keep_number), ("step", self.step, self._keep_step)):
            self._drafts.bind(name, field)
            field.committed.connect(keep)
        self._drafts.bind("because", self._because, self._keep_because)

    def show_goal(self, goal: GoalRow, people: Sequence[PersonRow]) -> None:
        """Show how the goal stands, and who may give it a number."""
        first = not self._who.text() and bool(people)
        self._goal = goal
        offer(self._who, [NOBODY, *((str(each.id), each.called) for each in people)])
        if first:
            own = next((each for each in people if goal.child in (each.name, each.called)), people[0])
            self._who.set_text(str(own.id))
        self.status.set_text(goal.status.value)
        self._drafts.show("because", goal.status_because)
        for field, name in self._names():
            field.editor.setAccessibleName(f"{name}, mål {goal.number}")

    def let_go(self) -> None:
        """Keep what is half typed, before the goal is no longer shown here."""
        self._drafts.unbind()

    def _lay_out(self) -> None:
        first, second = Columns((1, 1, 2), narrow=620, gap=12), Columns((1, 3), narrow=620, gap=12)
        for columns, fields in ((first, (self._who, self.number, self.step)), (second, (self.status, self._because))):
            for column, field in zip(columns.columns, fields, strict=True):
                column.addWidget(field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(first)
        layout.addWidget(second)

    def _names(self) -> tuple[tuple[LabeledField, str], ...]:
        return (
            (self._who, "Hvem giver tallet"),
            (self.number, "Tal fra 0 til 10"),
            (self.step, "Nyt delmål"),
            (self.status, "Hvordan står det"),
            (self._because, "Fordi"),
        )

    def _keep_number(self, text: str) -> None:
        if text.strip():
            who = UUID(self._who.text()) if self._who.text() else None
            with self._drafts.becoming_step("number"):
                tried = attempt(self._workspace, "Giv et tal", score_goal, self._goal.id, value=text, person_id=who)
            self._settle("number", self.number, text, tried.refusal, kept=tried.done is not None)

    def _keep_step(self, text: str) -> None:
        if text.strip():
            with self._drafts.becoming_step("step"):
                tried = attempt(self._workspace, "Nyt delmål", add_step, self._goal.id, text=text)
            self._settle("step", self.step, text, tried.refusal, kept=tried.done is not None)

    def _keep_because(self, text: str) -> object:
        return self._workspace.do("Ret målets status", set_goal_status, self._goal.id, self._goal.status, because=text)

    def _set_status(self, value: str) -> None:
        status, because = GoalStatus(value), self._because.text()
        self._workspace.do("Ret målets status", set_goal_status, self._goal.id, status, because=because)

    def _settle(self, name: str, field: LabeledField, text: str, refusal: str, *, kept: bool) -> None:
        """Empty a line whose words have become a step, ready for the next; else let them stand to be tried again."""
        field.set_text("")
        if kept:
            self._drafts.drop(name)
            return
        field.restore(text)
        field.set_error(refusal)
