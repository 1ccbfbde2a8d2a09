"""One person's answers after the meeting: one question at a time, and nothing shown of what was answered."""

import json
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.meeting_feedback import (
    ADULT_QUESTIONS,
    CHILD_QUESTIONS,
    FeedbackAnswer,
    FeedbackQuestion,
    give_feedback,
)
from app.views.meeting.after_faces import FACES, FaceButton
from app.views.meeting.desk import MeetingDesk
from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.scale_line import ScaleLine
from app.views.widgets.text import Text

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HALF = "round"
"""The draft of one person's answers: who asks, what is answered, and the words being typed."""


class FeedbackRound(QWidget):
    """One person's questions after each other. `finished` with nothing shown of what was answered.

    What is answered so far is a draft, and stands nowhere until the one who was answering goes on (`go_on`).
    """

    finished = Signal()

    def __init__(self, desk: MeetingDesk, drafts: DraftGroup) -> None:
        super().__init__()
        self._desk, self._drafts = desk, drafts
        self._questions: tuple[FeedbackQuestion, ...] = ()
        self._answers: list[FeedbackAnswer] = []
        self._number: ScaleLine | None = None
        self._words: LabeledField | None = None
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

    def is_half(self) -> bool:
        """Tell whether somebody was stopped in the middle of the questions."""
        return self._drafts.text(HALF) is not None

    def go_on(self) -> bool:
        """Ask on from where somebody was stopped; False when that cannot be read."""
        found = _read_half(self._drafts.text(HALF) or "")
        if found is None:
            self.throw_away()
            return False
        self._questions, self._answers = found.questions, found.answers
        self._show()
        if self._words is not None:
            self._words.restore(found.words)
        if self._number is not None:
            self._number.set_value(found.number)
        return True

    def throw_away(self) -> None:
        """Forget what somebody had answered."""
        self._questions, self._answers = (), []
        self._drafts.drop(HALF)

    def pause(self) -> None:
        """Take the questions from the screen; what was typed a moment ago is kept too."""
        if self._words is not None:
            self._words.flush_draft()
        self._questions, self._words, self._number = (), None, None
        empty_layout(self._holder)

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
        self._words, self._number = None, None
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
        self._number.value_changed.connect(lambda _value: self._keep(""))
        done = PlainButton("Videre", "Enter")
        done.clicked.connect(self._give_number)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._number)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignLeft)
        holder.setFocusProxy(self._number)
        return holder

    def _line(self) -> QWidget:
        self._words = field = line_field("Skriv, hvis du vil")
        field.typed.connect(self._keep)
        if isinstance(field.editor, LineEditor):
            field.editor.returnPressed.connect(
                lambda: self._answer(FeedbackAnswer(self._now().text, text=field.text()))
            )
        return field

    def _give_number(self) -> None:
        self._answer(FeedbackAnswer(self._now().text, value=self._number.value() if self._number else None))

    def _answer(self, answer: FeedbackAnswer) -> None:
        if len(self._answers) + 1 < len(self._questions):
            self._answers.append(answer)
            self._keep("")
            self._show()
            return
        self._keep(answer.text)  # there again if it cannot be saved
        self._answers.append(answer)
        self._questions, self._words, self._number, given = (), None, None, tuple(self._answers)
        with self._drafts.becoming_step(HALF):
            is_blank = all(each.is_empty for each in given)
            kept = is_blank or self._desk.do("Tilbagemelding", give_feedback, self._desk.meeting_id, given) is not None
        if kept:
            self._drafts.drop(HALF)
        self.finished.emit()

    def _keep(self, words: str) -> None:
        """Keep the answers so far, and the words being typed."""
        if not self._questions:
            return
        answers = [[each.face, each.value, each.text] for each in self._answers]
        number = self._number.value() if self._number is not None else None
        half = {"child": self._questions == CHILD_QUESTIONS, "answers": answers, "words": words, "number": number}
        self._drafts.keep(HALF, json.dumps(half, ensure_ascii=False))


@dataclass(frozen=True, slots=True)
class _Half:
    """Where somebody was stopped."""

    questions: tuple[FeedbackQuestion, ...]
    answers: list[FeedbackAnswer]
    words: str
    number: int | None


def _read_half(draft: str) -> _Half | None:
    """Return where somebody was stopped; None when the draft cannot be read."""
    try:
        half = json.loads(draft)
        questions = CHILD_QUESTIONS if half["child"] else ADULT_QUESTIONS
        rows = [(face, value, str(text)) for face, value, text in half["answers"]]
        words, number = str(half["words"]), half["number"]
    except (ValueError, KeyError, TypeError):
        return None
    answers = [
        FeedbackAnswer(question.text, face=face, value=value, text=text)
        for question, (face, value, text) in zip(questions, rows, strict=False)
    ]
    return _Half(questions, answers[: len(questions) - 1], words, number if isinstance(number, int) else None)
