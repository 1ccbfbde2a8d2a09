"""One agreement of last time: its sentence on a line of its own, and under it one key each for how it went."""

from collections.abc import Hashable, Sequence

from PySide6.QtWidgets import QWidget

from app.views.meeting.choice_row import ChoiceRow


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

    def show_choice(self, value: Hashable | None, note: str = "") -> None:
        """Show what is chosen; the sentence is read aloud with it."""
        super().show_choice(value, note)
        self.setAccessibleName(f"{self.accessibleName()}. {self._sentence}")
