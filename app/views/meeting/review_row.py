"""One agreement of last time: its sentence on a line of its own, and under it one key each for how it went."""

from collections.abc import Hashable, Sequence

from PySide6.QtWidgets import QWidget

from app.views.meeting.choice_row import ChoiceRow

WHOLE_LINE = 16_777_215
"""What Qt means by no limit to a width."""


class ReviewLine(ChoiceRow):
    """A `ChoiceRow` whose words may be long: the choices stand under them."""

    def __init__(self, sentence: str, choices: Sequence[tuple[Hashable, str]], said: str) -> None:
        super().__init__(sentence, choices, said=said)
        self._sentence = sentence
        stacked: tuple[QWidget, ...] = (self._text, self._note, self.chips)
        for line, widget in enumerate(stacked):
            self.box.removeWidget(widget)
            self.box.addWidget(widget, line, 0, 1, 2)
        self.box.setVerticalSpacing(6)
        self._text.setMinimumWidth(0)
        self._text.setMaximumWidth(WHOLE_LINE)  # a name has a column of its own, a sentence all there is
        self._text.setContentsMargins(0, 0, 0, 0)

    def show_choice(self, value: Hashable | None, note: str = "") -> None:
        """Show what is chosen; the sentence is read aloud with it."""
        super().show_choice(value, note)
        self.setAccessibleName(f"{self.accessibleName()}. {self._sentence}")
