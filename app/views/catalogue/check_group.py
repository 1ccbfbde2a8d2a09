"""A few boxes under one label, any number of them ticked; read and written as their words with commas between."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.programme_typed import shown_word
from app.views.widgets.check_box import CheckBox
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text


class CheckGroup(QWidget):
    """The boxes. `typed` carries the words whenever one is ticked or not."""

    typed = Signal(str)

    def __init__(self, label: str, choices: Sequence[StrEnum]) -> None:
        super().__init__()
        self.setAccessibleName(label)
        self.boxes = {shown_word(each): CheckBox(shown_word(each)) for each in choices}
        self._fault = Text("", "meta", "late", wrap=True)
        flow = FlowLayout(gap=18, line_gap=6)
        for words, box in self.boxes.items():
            box.setAccessibleName(f"{label}: {words}")
            box.toggled.connect(lambda _on: self.typed.emit(self.text()))
            flow.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(label, "meta", "ink2", wrap=True))
        column.addLayout(flow)
        column.addWidget(self._fault)
        self.set_error("")

    def text(self) -> str:
        """Return the words of the ticked boxes."""
        return ", ".join(words for words, box in self.boxes.items() if box.isChecked())

    def set_text(self, text: str) -> None:
        """Tick the boxes of some words, and no others; nothing is emitted."""
        wanted = {part.strip() for part in text.split(",")}
        for words, box in self.boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(words in wanted)
            box.blockSignals(blocked)

    def set_error(self, sentence: str) -> None:
        """Show what is wrong under the boxes."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))

    def focus(self) -> None:
        """Put the focus in the first box."""
        next(iter(self.boxes.values())).setFocus()


class YesNo(CheckBox):
    """One box that is read and written as »ja« and »nej«."""

    typed = Signal(str)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.toggled.connect(lambda _on: self.typed.emit(self.text_value()))

    def text_value(self) -> str:
        """Return »ja« when it is ticked, else »nej«."""
        return "ja" if self.isChecked() else "nej"

    def set_value(self, text: str) -> None:
        """Tick it for »ja«; nothing is emitted."""
        blocked = self.blockSignals(True)
        self.setChecked(text == "ja")
        self.blockSignals(blocked)
