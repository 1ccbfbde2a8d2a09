"""The page of one case at a review: what it is about, what is due, its goals, the child's voice, what was decided."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import long_date
from app.services.review_pages import ReviewPage
from app.services.review_steps import DecidedStep
from app.views.handover.kept_back import KeptBack
from app.views.review import words
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card, OwnWords
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import SectionHeading, Text

DECIDED, DONE = "Aftalt før, ikke gjort endnu", "Gjort"


class ToldPart(Card):
    """The card. `done` with the id of a step that was done."""

    done = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._facts, self._voices, self._steps = QGridLayout(), QVBoxLayout(), QVBoxLayout()
        self._earlier = KeptBack()
        self._facts.setHorizontalSpacing(18)
        self._facts.setVerticalSpacing(10)
        self._facts.setColumnStretch(1, 1)
        for layout in (self._voices, self._facts, self._steps):  # the child speaks first
            self.body.addLayout(layout)
        self.body.addLayout(self._earlier)

    def show_page(self, page: ReviewPage, today: dt.date) -> None:
        """Show a case as it stands."""
        while (item := self._facts.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for row, (label, value) in enumerate(words.page_facts(page, today)):
            self._facts.addWidget(Text(label, "meta", "ink2", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            late = label == words.NEEDS and bool(page.line.needs)
            self._facts.addWidget(Text(value, "body", "warn" if late else "ink", wrap=True), row, 1)
        empty_layout(self._voices)
        for quote in page.voice:
            said = ", ".join(filter(None, (quote.situation, long_date(quote.said_on) if quote.said_on else "")))
            self._voices.addWidget(OwnWords(quote.text, said))
        self._show_steps(page.steps, today)

    def show_earlier(self, told: Sequence[str], *, careful: bool) -> None:
        """Show what was agreed at earlier reviews; `careful` waits until it is asked for."""
        words = "\n".join(["Tidligere", *told])
        self._earlier.show_parts(lambda: [Text(words, "meta", "ink2", wrap=True)] if told else [], careful=careful)

    def _show_steps(self, steps: Sequence[DecidedStep], today: dt.date) -> None:
        empty_layout(self._steps)
        if steps:
            self._steps.addWidget(SectionHeading(DECIDED, role="subhead"))
        for each in steps:
            self._steps.addWidget(self._line(each, late=each.by < today))

    def _line(self, step: DecidedStep, *, late: bool) -> QWidget:
        line, button = QWidget(), QuietButton(DONE, icon="check")
        button.setAccessibleName(f"{DONE}: {step.text}")
        button.clicked.connect(lambda: self.done.emit(step.id))
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = Text(step.text, "body", "warn" if late else "ink", wrap=True)
        row.addWidget(words, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return line
