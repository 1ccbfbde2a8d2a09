"""»Er det den samme?«: asked when a notification like this one stands there already."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.services.notification_twins import Twin
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

HEADING = "Er det den samme?"
HERE, ELSEWHERE = "Der står allerede en fra {words}.", "Der står allerede en i sag {number}: {words}."
NEW, OPEN = "Nej, det er en ny", "Ja, åbn den"


class TwinQuestion(Card):
    """The question. `new_one` when it is another, `open_asked` with the id of the one that stands in this case."""

    new_one = Signal()
    open_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__(HEADING, tone="warn", icon="warning-circle")
        self._there: Twin | None = None
        self._words = Text("", "body", wrap=True)
        self.open, self.new = PlainButton(OPEN, icon="check"), PlainButton(NEW, icon="plus")
        self.open.clicked.connect(lambda: self.open_asked.emit(self._there.id if self._there else None))
        self.new.clicked.connect(self.new_one)
        self.body.addWidget(self._words)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=10, line_gap=8)
        for button in (self.open, self.new):
            flow.addWidget(button)
        self.body.addWidget(buttons)
        self.hide()

    def ask(self, twins: Sequence[Twin]) -> None:
        """Ask about those that may be the same."""
        self._there = next((each for each in twins if each.here), None)
        told = [
            HERE.format(words=each.words) if each.here else ELSEWHERE.format(number=each.in_case, words=each.words)
            for each in twins
        ]
        self._words.setText(" ".join(told))
        self.open.setVisible(self._there is not None)
        self.show()
        (self.open if self._there else self.new).setFocus(Qt.FocusReason.OtherFocusReason)
