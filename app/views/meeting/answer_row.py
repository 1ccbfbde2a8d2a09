"""One owner and what they answer when an agreement is read aloud: four words, each with its letter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.enums_meeting import OwnerAnswer
from app.views.meeting.chips import ChipRow
from app.views.meeting.read_aloud_turns import Turn
from app.views.theme import current_theme
from app.views.widgets.text import Text
from app.wording import word

LETTERS = {OwnerAnswer.YES: "J", OwnerAnswer.OTHER_FORM: "A", OwnerAnswer.NO: "N", OwnerAnswer.THINKING: "T"}
LATER = "er her ikke og spørges bagefter"


class AnswerRow(QWidget):
    """The name, and the answers; the one whose turn it is has the letters on."""

    chosen = Signal(str)

    def __init__(self, turn: Turn, *, is_turn: bool) -> None:
        super().__init__()
        name = Text(turn.name, "heading" if is_turn else "spoken", "ink" if is_turn else "ink2", wrap=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, current_theme().px(120))
        grid.addWidget(name, 0, 0)
        if not turn.here and turn.answer is None:
            grid.addWidget(Text(LATER, "spoken", "ink2", wrap=True), 0, 1)
            return
        letters = LETTERS if is_turn else {}
        self.chips = ChipRow(f"{turn.name}:", letters=tuple(letters.values()))
        self.chips.set_choices([(each, word(each).capitalize()) for each in LETTERS])
        self.chips.set_values([turn.answer])
        self.chips.mouse_only()
        self.chips.chosen.connect(lambda: self.chosen.emit(str(self.chips.value())))
        grid.addWidget(self.chips, 0, 1)
