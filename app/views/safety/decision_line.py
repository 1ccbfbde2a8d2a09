"""Buttons that open two lines: why, and who decided. Used wherever somebody decides against a stop or a warning."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.fields import line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text


class DecisionLine(QWidget):
    """The lines, closed until asked for. Each of `asked` is (value, words on its button, what is said after labels).

    `decided` carries the value, why and by whom; `settle` shows a refusal.
    """

    decided = Signal(str, str, str)

    def __init__(self, asked: Sequence[tuple[str, str, str]]) -> None:
        super().__init__()
        self._value = ""
        self.because, self.by = line_field("Fordi"), line_field("Besluttet af")
        self._keep, self._fault = PlainButton("Skriv beslutningen", icon="check"), Text("", "body", "late", wrap=True)
        self._keep.clicked.connect(lambda: self.decided.emit(self._value, self.because.text(), self.by.text()))
        self._ask, self._form = QWidget(), QWidget()
        flow = FlowLayout(self._ask, gap=4, line_gap=0)
        for value, words, said in asked:
            button = QuietButton(words)
            button.setAccessibleName(words if said in words else f"{words.rstrip(' …')}, {said}")
            button.clicked.connect(lambda _on=False, value=value, said=said: self.open(value, said))
            flow.addWidget(button)
        self._lay_out()
        self._form.hide()
        self._fault.hide()

    def open(self, value: str, said: str) -> None:
        """Show the lines for one of those asked about, with the focus in the first."""
        self._value = value
        self.because.set_label(f"Fordi ({said})")
        self.by.editor.setAccessibleName(f"Besluttet af, {said}")
        self._keep.setAccessibleName(f"Skriv beslutningen, {said}")
        self._form.show()
        self.because.editor.setFocus()

    def settle(self, refusal: str) -> None:
        """Show why it was refused; without a refusal the page shows what was decided."""
        self._fault.setText(refusal)
        self._fault.setVisible(bool(refusal))

    def _lay_out(self) -> None:
        lines, row = QHBoxLayout(), QHBoxLayout()
        lines.setSpacing(12)
        lines.addWidget(self.because, 2)
        lines.addWidget(self.by, 1)
        row.addWidget(self._keep)
        row.addStretch(1)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addLayout(lines)
        form.addWidget(self._fault)
        form.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._ask)
        column.addWidget(self._form)
