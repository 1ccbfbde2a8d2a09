"""What stands under a goal: how it is now and what is wanted, the steps, the curve, and the lines to write in."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums import GoalStatus
from app.services.curve_shapes import curve_picture, goal_chart
from app.services.goal_rows import GoalRow, MarkKind, ResponsibleRow, StepRow, curve_words
from app.services.people import PersonRow
from app.services.plans import set_step_status
from app.views.case.goal_entries import GoalEntries
from app.views.genogram.drawn import Drawn
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Tag
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import Columns, empty_layout
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

TONES = {GoalStatus.UNDER_WAY: "info", GoalStatus.ALMOST: "good", GoalStatus.REACHED: "good"}


class GoalBody(QWidget):
    """The goal's own part of its card. `moved` asks for a place further up (-1) or down (1)."""

    moved = Signal(int)

    def __init__(self, workspace: Workspace, case_id: UUID, goal: GoalRow) -> None:
        super().__init__()
        self.goal, self._workspace = goal, workspace
        self._ticks: list[CheckBox] = []
        self._shown: tuple[GoalRow, bool] | None = None
        self._moves = {by: QuietButton(name, key) for by, name, key in ((-1, "Op", "Alt ↑"), (1, "Ned", "Alt ↓"))}
        self._top = QHBoxLayout()
        self._tag = QVBoxLayout()
        self._because = Text("", "body", "ink2", wrap=True)
        self._top.setSpacing(10)
        self._top.addLayout(self._tag)
        self._top.addWidget(self._because, 1)
        for by, button in self._moves.items():
            button.clicked.connect(lambda _on=False, by=by: self.moved.emit(by))
            self._top.addWidget(button)
        self._columns = Columns((1, 1), narrow=820, gap=24)
        self._facts, self._curve = self._columns.columns
        self._facts.setSpacing(6)
        self._curve.setSpacing(6)
        self.entries = GoalEntries(workspace, case_id, goal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._top)
        column.addWidget(self._columns)
        column.addWidget(self.entries)

    def show_goal(self, goal: GoalRow, people: Sequence[PersonRow], *, professional: bool) -> None:
        """Show a goal again; what is half typed in its lines stays."""
        self.goal = goal
        self.entries.show_goal(goal, people)
        if self._shown == (goal, professional):
            return
        ticked = self._ticked_step()
        self._shown = (goal, professional)
        self._show_status(goal)
        self._show_facts(goal, professional=professional)
        self._show_curve(goal)
        self._focus_step(ticked)

    def let_move(self, *, several: bool) -> None:
        """Show the two buttons only where there is another goal to move past."""
        for button in self._moves.values():
            button.setVisible(several)

    def focus_on_move(self, by: int) -> None:
        """Put the focus on the button the goal was moved with."""
        self._moves[by].setFocus(Qt.FocusReason.OtherFocusReason)

    def let_go(self) -> None:
        """Keep what is half typed, before the goal is no longer shown here."""
        self.entries.let_go()

    def _show_status(self, goal: GoalRow) -> None:
        empty_layout(self._tag)
        self._tag.addWidget(Tag(word(goal.status), TONES.get(goal.status, "")))
        self._because.setText(goal.status_because)
        for by, button in self._moves.items():
            button.setAccessibleName(f"Flyt mål {goal.number} {'op' if by < 0 else 'ned'}")

    def _show_facts(self, goal: GoalRow, *, professional: bool) -> None:
        empty_layout(self._facts)
        self._ticks = []
        if professional and goal.professional_text:
            self._facts.addWidget(Text(f"Fagligt: {goal.professional_text}", "body", "ink", wrap=True))
        for words in goal_lines(goal):
            self._facts.addWidget(Text(words, "body", "ink2", wrap=True))
        for place, step in enumerate(goal.steps, start=1):
            self._facts.addWidget(self._step_line(step, f"{goal.number}.{place}"))
        self._facts.addStretch(1)

    def _show_curve(self, goal: GoalRow) -> None:
        empty_layout(self._curve)
        words = curve_words(goal.points)
        if goal.points:
            chart = goal_chart(goal.points, goal.marks)
            self._curve.addWidget(
                Drawn(
                    f"Kurve over tal fra 0 til 10, mål {goal.number}",
                    lambda width, text: curve_picture(chart, width=width, text=text, words=words),
                )
            )
        for told in (words, score_words(goal), follow_up_words(goal)):
            if told:
                self._curve.addWidget(Text(told, "meta", "ink2", wrap=True))
        self._columns.share(1, int(self._curve.count() > 0))
        self._curve.addStretch(1)

    def _step_line(self, step: StepRow, number: str) -> QWidget:
        """Return a small step with its tick; Space on the tick says that it is reached."""
        line, box = QWidget(), CheckBox("")
        self._ticks.append(box)
        box.setAccessibleName(f"Delmål {number} er nået: {step.text}")
        box.setChecked(step.status is GoalStatus.REACHED)
        box.toggled.connect(lambda on: self._tick(step, on=on))
        told = {GoalStatus.PAUSED, GoalStatus.DROPPED, GoalStatus.ALMOST}
        after = [f"inden {step.due}"] if step.due else []
        after += [word(step.status)] if step.status in told else []
        words = f"{step.text} ({', '.join(after)})" if after else step.text
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words, "body", "ink", wrap=True), 1)
        return line

    def _tick(self, step: StepRow, *, on: bool) -> None:
        status = GoalStatus.REACHED if on else GoalStatus.UNDER_WAY
        name = "Delmål nået" if on else "Delmål ikke nået alligevel"
        self._workspace.do(name, set_step_status, step.id, status)

    def _ticked_step(self) -> int | None:
        return next((place for place, each in enumerate(self._ticks) if each.hasFocus()), None)

    def _focus_step(self, place: int | None) -> None:
        if place is not None and place < len(self._ticks):
            self._ticks[place].setFocus(Qt.FocusReason.OtherFocusReason)


def goal_lines(goal: GoalRow) -> list[str]:
    """Return what stands under a goal: now, what we want, how we see it, when it is reached, and who is in on it."""
    parts = (
        ("Nu", goal.now),
        ("Det vil vi nå", goal.target),
        ("Sådan ser vi det", goal.seen_by),
        ("Nået, når", goal.reached_when),
        ("Inden", goal.due),
        ("Med på det", goal.help_from_others),
        ("Ansvarlige", "; ".join(responsible_words(each) for each in goal.responsible)),
    )
    return [f"{name}: {text}" for name, text in parts if text]


def responsible_words(row: ResponsibleRow) -> str:
    """Return who is responsible and for what: »skolen (skriver fravær hver fredag)«."""
    return f"{row.who} ({row.does})" if row.does else row.who


def score_words(goal: GoalRow) -> str:
    """Return the numbers that cannot be placed in time, as they were written."""
    placed = {(each.when, each.value, each.who) for each in goal.points}
    loose = [each for each in goal.scores if each not in placed]
    told = [f"{who or 'nogen'} {value}" + (f" ({when})" if when else " (uden dato)") for when, value, who in loose]
    return f"Ikke på kurven: {', '.join(told)}." if told else ""


def follow_up_words(goal: GoalRow) -> str:
    """Return what the uprights of the curve are; empty when there is no curve or none was held within it."""
    inside = [each for each in goal.points[:1] + goal.points[-1:]]
    if not inside:
        return ""
    held = [m for m in goal.marks if m.kind is MarkKind.FOLLOW_UP and inside[0].on <= m.on <= inside[-1].on]
    return f"Streger i kurven: {', '.join(each.words for each in held)}." if held else ""
