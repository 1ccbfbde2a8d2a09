"""A ruler on the screen turned to the child: one question at a time, its steps as large as there is room for."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.genogram.shapes import Label
from app.services.voice_shapes import step_shapes
from app.services.voice_wrapping import wrapped
from app.services.wellbeing_rulers import Ruler, RulerStep
from app.tokens import load_tokens
from app.views.genogram.painting import paint_shape
from app.views.records.fields import offer
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, draw_focus
from app.views.widgets.fields import choice_field
from app.views.widgets.text import Text

HELP = "Tryk på det, der passer bedst lige nu. Der er ikke noget, der er forkert, og du må springe over."
LETTERS, MOST_HALF, LEAST_HALF, LEAST = 16.0, 74.0, 34.0, 46
"""Pixels at 100 %: the words of a step, half of a step at most and where the room is low, the narrowest one."""


class RulerPage(QWidget):
    """The page. `marked` carries ruler, question and number. A mark shows only where it was set now."""

    marked = Signal(str, str, int)

    def __init__(self) -> None:
        super().__init__()
        self._rulers: tuple[Ruler, ...] = ()
        self._place, self._set_now = 0, dict[tuple[str, str], int]()
        self._order: list[tuple[tuple[str, str], int | None]] = []
        self._which = choice_field("Lineal", [])
        self._question, self._count = Text("", "title", wrap=True), Text("", "meta", "ink2")
        self.steps: list[StepButton] = []
        self._row = QHBoxLayout()
        self.before, self.next = PlainButton("Spørgsmålet før", icon="arrow-left"), PlainButton("Næste spørgsmål")
        self._lay_out()
        self._which.committed.connect(lambda _id: self._begin(0))
        self.before.clicked.connect(lambda: self._begin(self._place - 1))
        self.next.clicked.connect(lambda: self._begin(self._place + 1))

    def show_rulers(self, called: str, rulers: tuple[Ruler, ...]) -> None:
        """Show the rulers in use; the question that is open stays."""
        self.setAccessibleName(f"Lineal til {called}")
        if rulers == self._rulers:
            self._show_marks()
            return
        self._rulers = rulers
        offer(self._which, [(each.id, each.name) for each in rulers])
        if not self._which.text() and rulers:
            self._which.set_text(rulers[0].id)
        self._which.setVisible(len(rulers) > 1)
        self._begin(0)

    def was_kept(self, value: int) -> None:
        """Show the mark that was just set."""
        key = self._key()
        self._order.append((key, self._set_now.get(key)))
        self._set_now[key] = value
        self._show_marks()

    def was_undone(self) -> None:
        """Take the newest mark off again."""
        if self._order:
            key, earlier = self._order.pop()
            if earlier is None:
                self._set_now.pop(key, None)
            else:
                self._set_now[key] = earlier
            self._show_marks()

    def ruler(self) -> Ruler | None:
        """Return the ruler that is shown."""
        return next((each for each in self._rulers if each.id == self._which.text()), None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the first step; as its proxy the page would take Tab back to it for ever."""
        super().focusInEvent(event)
        if self.steps:
            self.steps[0].setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the question before or after with Page Up and Page Down."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._begin(self._place + step)

    def _begin(self, place: int) -> None:
        """Show a question of the ruler."""
        ruler = self.ruler()
        if ruler is None:
            return
        self._place = min(max(place, 0), len(ruler.questions) - 1)
        self._question.setText(ruler.questions[self._place].text)
        self._count.setText(f"{self._place + 1} af {len(ruler.questions)}")
        self.before.setEnabled(self._place > 0)
        self.next.setEnabled(self._place < len(ruler.questions) - 1)
        self._make_steps(ruler)
        self._show_marks()

    def _make_steps(self, ruler: Ruler) -> None:
        if [each.step for each in self.steps] != list(ruler.steps) or any(e.ruler != ruler for e in self.steps):
            for button in self.steps:
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self.steps = [StepButton(ruler, step) for step in ruler.steps]
            for button in self.steps:
                button.clicked.connect(lambda _on=False, value=button.step.value: self._press(value))
                self._row.addWidget(button, 1)
            way = (self._which.editor, *self.steps, self.before, self.next)
            for one, other in pairwise(way):
                self.setTabOrder(one, other)
        for button in self.steps:
            button.set_question(ruler.questions[self._place].text)

    def _press(self, value: int) -> None:
        ruler_id, question_id = self._key()
        self.marked.emit(ruler_id, question_id, value)

    def _key(self) -> tuple[str, str]:
        ruler = self.ruler()
        return (ruler.id, ruler.questions[self._place].id) if ruler else ("", "")

    def _show_marks(self) -> None:
        value = self._set_now.get(self._key())
        for button in self.steps:
            button.set_chosen(chosen=button.step.value == value)

    def _lay_out(self) -> None:
        self._row.setSpacing(6)
        ways = QHBoxLayout()
        ways.setSpacing(16)
        for button in (self.before, self.next):
            button.set_height("button_unlock")
        ways.addWidget(self.before)
        ways.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        ways.addWidget(self.next)
        ways.addStretch(1)
        self._which.setMaximumWidth(current_theme().px(320))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._which)
        column.addStretch(1)
        column.addWidget(self._question)
        column.addWidget(Text(HELP, "spoken", "ink2", wrap=True))
        column.addLayout(self._row)
        column.addStretch(1)
        column.addLayout(ways)


class StepButton(QAbstractButton):
    """One step, painted as the ruler looks, its word under it. Arrows go to the one beside it."""

    def __init__(self, ruler: Ruler, step: RulerStep) -> None:
        super().__init__()
        self.ruler, self.step = ruler, step
        self._is_chosen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_question(self, question: str) -> None:
        """Say what a press answers."""
        word = f", {self.step.word}" if self.step.word else ""
        self.setAccessibleName(f"{question} {self.step.value}{word}")

    def set_chosen(self, *, chosen: bool) -> None:
        """Mark the step, or take the mark off."""
        self._is_chosen = chosen
        self.setAccessibleDescription("Her er dit mærke." if chosen else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for a step as large as the width allows, and its words."""
        return QSize(current_theme().px(2 * MOST_HALF), round(2.7 * self._wanted() + self._under()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as tall as the step is at the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def _wanted(self) -> float:
        return min(self.width() / 2.7, current_theme().px(MOST_HALF))

    def _under(self) -> int:
        return current_theme().px(3.2 * LETTERS)

    def minimumSizeHint(self) -> QSize:
        """Return a target a finger can hit: a step is smaller before the next question is pushed out of sight."""
        theme = current_theme()
        half = min(self._wanted(), theme.px(LEAST_HALF))
        return QSize(theme.px(LEAST), round(2.7 * half + self._under()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter too, and let the arrows go to the steps beside it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the step, its word and the focus."""
        theme = current_theme()
        text, half = theme.px(LETTERS), min(self._wanted(), (self.height() - self._under()) / 2.7)
        middle = (self.width() / 2, half * 1.35)
        shapes = step_shapes(self.ruler, self.step, middle, half, chosen=self._is_chosen)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for shape in shapes:
            paint_shape(painter, shape, theme)
        top = middle[1] + half * 1.35 + text
        for place, line in enumerate(wrapped(self.step.word, text, self.width())):
            paint_shape(painter, Label(self.width() / 2, top + place * text * 1.25, line, text), theme)
        if self.hasFocus():
            draw_focus(painter, self.rect().toRectF(), load_tokens().shape["radius_control"])
        painter.end()
