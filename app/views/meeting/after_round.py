"""One person's answers after the meeting: one question at a time, and nothing shown of what was answered."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.meeting_feedback import FeedbackAnswer, FeedbackQuestion, give_feedback
from app.views.meeting.after_faces import FACES, FaceButton
from app.views.meeting.desk import MeetingDesk
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.scale_line import ScaleLine
from app.views.widgets.text import Text

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FeedbackRound(QWidget):
    """One person's questions after each other. `finished` with nothing shown of what was answered."""

    finished = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._questions: tuple[FeedbackQuestion, ...] = ()
        self._answers: list[FeedbackAnswer] = []
        self._number: ScaleLine | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._progress, self._question = Text("", "subhead", "ink2"), Text("", "title", wrap=True)
        self._holder = QVBoxLayout()
        self._skip = QuietButton("Spring over")
        self._skip.clicked.connect(lambda: self._answer(FeedbackAnswer(self._now().text)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for widget in (self._progress, self._question):
            column.addWidget(widget)
        column.addLayout(self._holder)
        column.addWidget(self._skip, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def begin(self, questions: tuple[FeedbackQuestion, ...]) -> None:
        """Ask the first of some questions."""
        self._questions, self._answers = questions, []
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a face by its number; Enter goes on from the line of numbers."""
        number = event.key() - Qt.Key.Key_0.value
        if event.isAutoRepeat() or not self._questions:
            super().keyPressEvent(event)
        elif self._now().shape == "face" and 1 <= number <= 3:
            self._answer(FeedbackAnswer(self._now().text, face=number))
        elif self._now().shape == "scale" and event.key() in ENTER:
            self._give_number()
        else:
            super().keyPressEvent(event)

    def _now(self) -> FeedbackQuestion:
        return self._questions[len(self._answers)]

    def _show(self) -> None:
        question = self._now()
        self._progress.setText(f"{len(self._answers) + 1} af {len(self._questions)}")
        self._question.setText(question.text)
        self.setAccessibleName(f"{self._progress.text()}. {question.text}")
        empty_layout(self._holder)
        made = {"face": self._faces, "scale": self._scale, "words": self._line}[question.shape]()
        self._holder.addWidget(made)
        (self if question.shape == "face" else made).setFocus(Qt.FocusReason.OtherFocusReason)

    def _faces(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for face, words in FACES:
            button = FaceButton(face, words)
            button.clicked.connect(
                lambda _on=False, face=face: self._answer(FeedbackAnswer(self._now().text, face=face))
            )
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _scale(self) -> QWidget:
        holder, self._number = QWidget(), ScaleLine(self._now().text)
        done = PlainButton("Videre", "Enter")
        done.clicked.connect(self._give_number)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._number)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        holder.setFocusProxy(self._number)
        return holder

    def _line(self) -> QWidget:
        field = line_field("Skriv, hvis du vil")
        if isinstance(field.editor, LineEditor):
            field.editor.returnPressed.connect(
                lambda: self._answer(FeedbackAnswer(self._now().text, text=field.text()))
            )
        return field

    def _give_number(self) -> None:
        self._answer(FeedbackAnswer(self._now().text, value=self._number.value() if self._number else None))

    def _answer(self, answer: FeedbackAnswer) -> None:
        self._answers.append(answer)
        if len(self._answers) < len(self._questions):
            self._show()
            return
        self._questions, given = (), tuple(self._answers)
        if any(not each.is_empty for each in given):
            self._desk.do("Tilbagemelding", give_feedback, self._desk.meeting_id, given)
        self.finished.emit()
