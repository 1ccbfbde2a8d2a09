"""How was the meeting: the screen goes round, one question at a time, and nobody sees what the others answered."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.meeting_feedback import (
    ADULT_QUESTIONS,
    CHILD_QUESTIONS,
    FeedbackCounts,
    FeedbackQuestion,
    read_feedback,
)
from app.views.meeting.after_faces import FACES
from app.views.meeting.after_round import FeedbackRound
from app.views.meeting.desk import MeetingDesk
from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.fitted import Fitted
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import SectionHeading, Text

HANDED = "Giv skærmen videre. Ingen får at vide, hvem der svarede hvad."
THANKS = "Tak. Giv skærmen videre."
STOPPED = "Et svar blev ikke færdigt. Er det dit, så gå videre. Ellers kast det væk."
IN_A_SMALL_ROOM = "Svarene står uden navn. I en lille kreds kan I alligevel gætte, hvem der skrev hvad."


class FeedbackPart(Fitted):
    """The screen before somebody answers; only on her `own` screen may the caseworker ask to see the answers."""

    def __init__(self, desk: MeetingDesk, drafts: DraftGroup, *, own: bool = True) -> None:
        super().__init__()
        self._desk = desk
        self._line = Text(HANDED, "purpose", wrap=True)
        self.adult, self.child = PrimaryButton("Jeg er voksen", "V"), PlainButton("Jeg er barn", "B")
        self.show_answers = QuietButton("Vis svarene på min skærm")
        self.go_on, self.throw_away = PrimaryButton("Gå videre", "G"), PlainButton("Kast svaret væk", "K")
        self.round = FeedbackRound(desk, drafts)
        self._start, self._results = QWidget(), QVBoxLayout()
        self._results.setSpacing(8)
        self.adult.clicked.connect(lambda: self._begin(ADULT_QUESTIONS))
        self.child.clicked.connect(lambda: self._begin(CHILD_QUESTIONS))
        self.go_on.clicked.connect(self._go_on)
        self.throw_away.clicked.connect(self._throw_away)
        self.show_answers.clicked.connect(self._show_results)
        self.round.finished.connect(self._on_finished)
        self._lay_out()
        self.show_answers.setHidden(not own)  # only now: shown before it stands here it would be a window of its own
        self.cover()

    def cover(self) -> None:
        """Begin again with nothing of what others answered on the screen; who was stopped midway can go on."""
        empty_layout(self._results)
        self.round.pause()
        self._offer()
        self.round.hide()
        self._start.show()

    def take_focus(self) -> bool:
        """Go to the first button."""
        (self.go_on if self.round.is_half() else self.adult).setFocus()
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Offer what there is to do now; somebody may have been stopped on another page."""
        super().showEvent(event)
        if self.round.isHidden():
            self._offer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cover what is being answered when something else is shown; the answers wait."""
        super().hideEvent(event)
        if not self.round.isHidden():
            self.cover()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin by the letter of who answers."""
        keys = {
            Qt.Key.Key_V: self.adult, Qt.Key.Key_B: self.child, Qt.Key.Key_G: self.go_on, Qt.Key.Key_K: self.throw_away,
        }  # fmt: skip
        button = keys.get(Qt.Key(event.key()))
        if self._start.isHidden() or event.modifiers() or event.isAutoRepeat() or button is None or button.isHidden():
            super().keyPressEvent(event)
        else:
            button.click()

    def _begin(self, questions: tuple[FeedbackQuestion, ...]) -> None:
        empty_layout(self._results)
        self._start.hide()
        self.round.show()
        self.round.begin(questions)

    def _offer(self) -> None:
        half = self.round.is_half()
        self._line.setText(STOPPED if half else HANDED)
        for button in (self.go_on, self.throw_away):
            button.setVisible(half)
        for button in (self.adult, self.child):
            button.setVisible(not half)

    def _go_on(self) -> None:
        empty_layout(self._results)
        self._start.hide()
        self.round.show()
        if not self.round.go_on():
            self.cover()
            self.take_focus()

    def _throw_away(self) -> None:
        self.round.throw_away()
        self.cover()
        self.take_focus()

    def _on_finished(self) -> None:
        self.cover()
        if not self.round.is_half():
            self._line.setText(THANKS)
        self.take_focus()

    def _show_results(self) -> None:
        empty_layout(self._results)
        found = self._desk.workspace.ask(read_feedback, self._desk.meeting_id)
        for each in found:
            self._results.addWidget(SectionHeading(each.question, each.count))
            self._results.addWidget(Text(counts_words(each), "body", wrap=True))
        words = IN_A_SMALL_ROOM if found else "Ingen har svaret endnu."
        self._results.addWidget(Text(words, "meta", "ink2", wrap=True))

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=12)
        for button in (self.go_on, self.throw_away, self.adult, self.child, self.show_answers):
            buttons.addWidget(button)
        start = QVBoxLayout(self._start)
        start.setContentsMargins(0, 0, 0, 0)
        start.setSpacing(18)
        start.addWidget(self._line)
        start.addLayout(buttons)
        start.addLayout(self._results)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self._start)
        column.addWidget(self.round)
        column.addStretch(1)


def counts_words(counts: FeedbackCounts) -> str:
    """Return »2 ja · 1 lidt«, »4, 8 og 10« or what was written."""
    faces = [f"{number} {words.lower()}" for (_, words), number in zip(FACES, counts.faces, strict=True) if number]
    parts = [" · ".join(reversed(faces))] if faces else []
    parts += [f"Tal: {', '.join(str(value) for value in counts.values)}"] if counts.values else []
    return "\n".join([*parts, *(f"»{text}«" for text in counts.texts)])
