"""A folded row of ticks on the card of an intervention: where it happens, which goals it is there for."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.views.widgets.buttons import QuietButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.flow import FlowLayout


class TickRow(QWidget):
    """The ticks. `spoken` says what a tick means (»Foregår hjemme«); `chosen` is told the values ticked, in order."""

    def __init__(self, question: str, spoken: str, chosen: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__()
        self._question, self._spoken, self._chosen = question, spoken, chosen
        self._boxes = FlowLayout(self, gap=14, line_gap=2)
        self._ticks: dict[str, CheckBox] = {}
        self._offered: Sequence[tuple[str, str]] = ()
        self._ticked: Sequence[str] = ()
        self._number = 0
        self.hide()

    def show_ticks(self, offered: Sequence[tuple[str, str]], ticked: Sequence[str], number: int) -> None:
        """Show value and label of each; folded in, they are made when it is folded out."""
        self._offered, self._ticked, self._number = offered, ticked, number
        if not self.isHidden():
            self._draw()

    def has_ticks(self) -> bool:
        """Tell whether there is anything to choose among."""
        return bool(self._offered)

    def key(self, number: int) -> QuietButton:
        """Return the button that folds the row out and in."""
        button = QuietButton(self._question)
        button.setAccessibleName(f"{self._question} Indsats {number}")
        button.clicked.connect(self._fold)
        return button

    def _fold(self) -> None:
        if self.isHidden():
            self._draw()
        self.setVisible(self.isHidden())

    def _draw(self) -> None:
        """Make the ticks anew; the one in focus stays in focus."""
        had_focus = next((value for value, box in self._ticks.items() if box.hasFocus()), None)
        self._boxes.clear()
        self._ticks = {}
        for value, label in self._offered:
            box = CheckBox(label)
            box.setAccessibleName(f"{self._spoken} {label}, indsats {self._number}")
            box.setChecked(value in self._ticked)
            box.toggled.connect(self._tell)
            self._boxes.addWidget(box)
            self._ticks[value] = box
            if value == had_focus:
                box.show()  # what is not shown yet cannot have the focus
                box.setFocus()

    def _tell(self) -> None:
        self._chosen(tuple(value for value, box in self._ticks.items() if box.isChecked()))
