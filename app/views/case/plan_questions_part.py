"""What the plan asks, as calm lines: the question, why it is asked, and one key to answer it. None of them stops work.

A question may be put aside until the case is opened again; the law is told when it is asked for.
"""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget

from app.models.enums import PlanChoice
from app.services import records
from app.services.interventions import choose_plan, start
from app.services.plan_question import Ask, PlanQuestion
from app.services.youth_plan import answer_question, begin_youth_plan
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton, PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Hairline, Text
from app.views.workspace import Workspace

BUTTONS = {
    Ask.YOUTH_PLAN: "Begynd en ungeplan",
    Ask.PLAN_CHOICE: "Der laves en plan",
    Ask.BIRTH: "Gå til Mennesker",
    Ask.MANY_GOALS: "Se målene",
    Ask.NO_GOAL: "Skriv et mål",
    Ask.BEGUN: "Ja, den er begyndt",
    Ask.OVERDUE: "Afslut den",
}
LINES = {
    Ask.YOUTH_PLAN: ("Ingen ungeplan, fordi", "skriv kort hvorfor, Enter"),
    Ask.YOUTH_SUPPORT: ("Det har I valgt, og hvorfor", "Enter gemmer"),
    Ask.PLAN_CHOICE: ("Der laves ingen plan, fordi", "skriv kort hvorfor, Enter"),
    Ask.WHY_THIS: ("Hvorfor denne indsats", "Enter gemmer"),
}

CHOICES = (Ask.PLAN_CHOICE, Ask.YOUTH_PLAN, Ask.YOUTH_SUPPORT)
"""Those that a line of I dag asks for an answer to; each has a line to write it on."""


class PlanQuestions(Card):
    """The questions, hidden when there are none. `wanted` carries the question when its answer is elsewhere.

    `answered`: the last of them was answered or put aside by who had the focus in here. `begun`: a plan, to write in.
    """

    wanted = Signal(object)
    answered = Signal()
    begun = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__("Det spørger planen om", icon="note-pencil")
        self._workspace, self._case_id = workspace, case_id
        self._drafts = FieldDrafts(workspace, case_id, f"plan_question:{case_id}:")
        self._asked: tuple[PlanQuestion, ...] = ()
        self._shown: tuple[PlanQuestion, ...] = ()
        self._aside: set[tuple[Ask, UUID]] = set()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(14)
        self.body.addLayout(self._lines)
        self.hide()

    def show_questions(self, questions: tuple[PlanQuestion, ...]) -> None:
        """Show the questions that are not put aside; what is half typed stays."""
        self._asked = questions
        found = tuple(each for each in questions if (each.ask, each.about_id) not in self._aside)
        if found == self._shown:
            return
        held = self._held()
        self._shown = found
        self._drafts.unbind()
        empty_layout(self._lines)
        for number, each in enumerate(found, start=1):
            if number > 1:
                self._lines.addWidget(Hairline())
            self._lines.addWidget(self._line(each, number))
        self.set_heading("Det spørger planen om", len(found))
        self.setVisible(bool(found))
        if held >= 0 and found:
            self._focus_line(min(held, len(found) - 1))
        elif held >= 0:
            self.answered.emit()

    def begin(self, about_id: UUID) -> None:
        """Put the focus where the choice about a child or some help is written, also when it was put aside."""
        choice = next((each for each in self._asked if each.about_id == about_id and each.ask in CHOICES), None)
        if choice is None:
            return
        self._aside.discard((choice.ask, choice.about_id))
        self.show_questions(self._asked)
        self._focus_line(self._shown.index(choice))

    def _line_at(self, number: int) -> QWidget | None:
        place = self._lines.itemAt(2 * number)  # with a hairline between any two
        return place.widget() if place is not None else None

    def _held(self) -> int:
        """Return which question has the focus, -1 for none."""
        focus = QApplication.focusWidget()
        if focus is None:
            return -1
        lines = [self._line_at(number) for number in range(len(self._shown))]
        return next((at for at, each in enumerate(lines) if each is not None and each.isAncestorOf(focus)), -1)

    def _focus_line(self, number: int) -> None:
        """Put the focus where a question is answered, not far down in the plan when the one before it goes."""
        line = self._line_at(number)
        fields = line.findChildren(LabeledField) if line is not None else []
        parts = [fields[0].editor] if fields else line.findChildren(QAbstractButton) if line is not None else []
        for part in parts[:1]:
            QTimer.singleShot(0, part, part.setFocus)  # what was just made is shown only then

    def _line(self, question: PlanQuestion, number: int) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Text(question.text, "row", wrap=True))
        column.addWidget(Text(question.because, "meta", "ink2", wrap=True))
        law = Text(f"{question.law[:1].upper()}{question.law[1:]}", "meta", "ink2", wrap=True)
        law.hide()
        column.addWidget(law)
        # No reason stands in for a plan the law demands; the words would be kept and the question asked all the same.
        if question.ask in LINES and not (question.ask is Ask.YOUTH_PLAN and question.demanded):
            column.addWidget(self._answer_line(question, number))
        column.addLayout(self._keys(question, number, law))
        return line

    def _keys(self, question: PlanQuestion, number: int, law: Text) -> FlowLayout:
        keys = FlowLayout(gap=10, line_gap=4)
        if question.ask in BUTTONS:
            button = PlainButton(BUTTONS[question.ask])
            button.setAccessibleName(f"{BUTTONS[question.ask]}, spørgsmål {number}")
            button.clicked.connect(lambda: self._press(question))
            keys.addWidget(button)
        if question.law:
            where = LinkButton("Hvor står det?")
            where.setAccessibleName(f"Hvor står det? Spørgsmål {number}")
            where.clicked.connect(lambda: law.setVisible(law.isHidden()))
            keys.addWidget(where)
        later = QuietButton("Ikke nu")
        later.setAccessibleName(f"Ikke nu, spørgsmål {number}")
        later.clicked.connect(lambda: self._put_aside(question))
        keys.addWidget(later)
        return keys

    def _answer_line(self, question: PlanQuestion, number: int) -> QWidget:
        label, hint = LINES[question.ask]
        field = line_field(label, placeholder=hint)
        field.editor.setAccessibleName(f"{label}, spørgsmål {number}")
        return self._drafts.bind(f"{question.ask}:{question.about_id}", field, lambda text: self._say(question, text))

    def _say(self, question: PlanQuestion, text: str) -> object:
        if not text.strip():
            return True
        do, about = self._workspace.do, question.about_id
        if question.ask is Ask.PLAN_CHOICE:
            return do("Ingen plan til indsatsen", choose_plan, about, choice=PlanChoice.NO_PLAN, because=text)
        if question.ask is Ask.WHY_THIS:
            return do("Hvorfor denne indsats", records.change_record, "intervention", about, {"why_this": text})
        return do("Svar i planen", answer_question, self._case_id, question.ask, child_id=about, because=text)

    def _press(self, question: PlanQuestion) -> None:
        about = question.about_id
        steps: dict[Ask, Callable[[], object]] = {
            Ask.YOUTH_PLAN: lambda: self._begin_youth_plan(about),
            Ask.PLAN_CHOICE: lambda: self._workspace.do(
                "Plan til indsatsen", choose_plan, about, choice=PlanChoice.PLAN
            ),
            Ask.BEGUN: lambda: self._workspace.do("Indsatsen er begyndt", start, about),
        }
        steps.get(question.ask, lambda: self.wanted.emit(question))()

    def _begin_youth_plan(self, child_id: UUID) -> None:
        made = self._workspace.do("Begynd ungeplan", begin_youth_plan, self._case_id, child_id=child_id)
        if made is not None:  # after the next question has taken the focus
            QTimer.singleShot(0, self, lambda: self.begun.emit(made.value))

    def _put_aside(self, question: PlanQuestion) -> None:
        self._aside.add((question.ask, question.about_id))
        self.show_questions(self._asked)
