"""The question in letters to be read across a room: the step's own, others from the bank, and as a child is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.meeting.desk import MeetingDesk
from app.views.meeting.kinds import cap
from app.views.meeting.panel import is_large
from app.views.theme import current_theme
from app.views.widgets.aloud import say_aloud
from app.views.widgets.buttons import QuietButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

NEXT_KEY, CHILD_KEY = "Alt+Q", "Alt+C"
CHILDREN = "børnene"
WHY, LONGEST = "reason", 160
"""The kind of the step where it is asked why all are here, and letters of what was planned that are shown there."""


class QuestionHead(QWidget):
    """Shows one question at a time. `asked` carries its words when it is another one, for the room's screen.

    At large text the buttons give way to the words; their keys work all the same.
    """

    asked = Signal(str)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._step = ""
        self._place: dict[str, int] = {}
        self._as_child = False
        scale = current_theme().text_scale
        role = "case" if is_large() else "display_room" if scale < 1.25 else "title"  # always about 38 px
        self.question, self.hint = Text("", role, wrap=True), Text("", "body", "ink2", wrap=True)
        self.another = QuietButton("Et andet spørgsmål", cap(NEXT_KEY))
        self.to_child = QuietButton("", cap(CHILD_KEY))
        self.to_child.setCheckable(True)
        self.another.clicked.connect(self.ask_another)
        self.to_child.clicked.connect(self.ask_child)
        for keys, action in ((NEXT_KEY, self.ask_another), (CHILD_KEY, self.ask_child)):
            QShortcut(QKeySequence(keys), self, action).setAutoRepeat(False)
        self._lay_out()

    def show_step(self) -> None:
        """Show the question of the step we are at; the one that was chosen there last stands."""
        step = self._desk.step
        is_there = step.id == self._step
        if not is_there:
            self._step, self._as_child = step.id, False
        adult, child = self._questions()[self._at()]
        self._as_child = self._as_child and bool(child)
        words = self._desk.words(child if self._as_child else adult)
        is_new = words != self.question.text()
        self.question.setText(words)
        self.hint.setText(self._planned() + self._desk.words(step.hint))
        self.another.setVisible(len(self._questions()) > 1 and not is_large())
        self.to_child.setVisible(bool(child) and child != adult and not is_large())
        # Three names would take a line of their own, where the family's answers need it.
        asked = CHILDREN if " og " in self._desk.child else self._desk.child
        self.to_child.set_words("Som til voksne" if self._as_child else f"Sådan spørger vi {asked}")
        self.to_child.setChecked(self._as_child)
        if is_new or not is_there:
            self._read_out(with_step=not is_there)
        if is_new:
            self.asked.emit(words)

    def _read_out(self, *, with_step: bool) -> None:
        """Let a reader say where in the meeting we are, and what is asked: the focus stands in the field below."""
        desk, told = self._desk, [self.question.text()]
        if with_step:
            step = f"Trin {desk.step_number + 1} af {len(desk.type.steps)}: {desk.words(desk.step.name)}"
            told = [step, *told, self.hint.text()]
        say_aloud(self, " ".join(each if each.endswith((".", "?", "!")) else f"{each}." for each in told if each))

    def words(self) -> str:
        """Return the question that is asked now."""
        return self.question.text()

    def ask_another(self) -> None:
        """Show the next question of the bank; after the last one comes the step's own again."""
        self._place[self._step] = (self._at() + 1) % len(self._questions())
        self.show_step()

    def ask_child(self) -> None:
        """Ask as one asks a child, or as one asks adults again."""
        self._as_child = not self._as_child
        self.show_step()

    def give_way(self, *, gives: bool) -> None:
        """Let the question give way while a form is open: a small screen has room for one of them."""
        self.setVisible(not gives)

    def _questions(self) -> list[tuple[str, str]]:
        """Return the step's own question, then those of the bank, each for adults and for a child."""
        step = self._desk.step
        bank = [(each.text, each.child_text) for each in self._desk.type.asked_under(step.kind)]
        return [(step.question, step.child_question), *(each for each in bank if each[0] != step.question)]

    def _planned(self) -> str:
        """Return what the meeting was planned to find out, where it is asked why all are here."""
        purpose = self._desk.row.purpose if self._desk.step.kind == WHY else ""
        short = purpose if len(purpose) <= LONGEST else f"{purpose[: LONGEST - 1].rstrip()} …"
        return f"»{short}« " if purpose else ""

    def _at(self) -> int:
        return self._place.get(self._step, 0) % len(self._questions())

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=6)
        for button in (self.another, self.to_child):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.question)
        column.addWidget(self.hint)
        column.addLayout(buttons)
