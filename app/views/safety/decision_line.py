"""Buttons that open two lines: why, and who decided. Used wherever somebody decides against a stop or a warning."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.fields import line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text


class DecisionLine(QWidget):
    """The lines, closed until asked for. Each of `asked` is (value, words on its button, what is said after labels).

    `decided` carries the value, why and by whom; `settle` shows a refusal. What is half typed is a draft of that value
    in `scope` (the meeting), and the lines are open again where there is one.
    """

    decided = Signal(str, str, str)

    def __init__(self, asked: Sequence[tuple[str, str, str]], drafts: DraftGroup, scope: str) -> None:
        super().__init__()
        self._value, self._drafts, self._scope = "", drafts, scope
        self.because, self.by = line_field("Fordi", sentences=True), line_field("Besluttet af")
        self._keep, self._fault = PlainButton("Skriv beslutningen", icon="check"), Text("", "body", "late", wrap=True)
        self._keep.clicked.connect(lambda: self.decided.emit(self._value, self.because.text(), self.by.text()))
        self._ask, self._form = QWidget(), QWidget()
        flow = FlowLayout(self._ask, gap=4, line_gap=0)
        for value, words, said in asked:
            button = QuietButton(words)
            button.setAccessibleName(words if said in words else f"{words.rstrip(' …')}, {said}")
            button.clicked.connect(lambda _on=False, value=value, said=said: self.open(value, said))
            flow.addWidget(button)
        self._fields = {"because": self.because, "by": self.by}
        for name, field in self._fields.items():
            for told in (field.typed, field.committed):
                told.connect(partial(self._keep_draft, name))
        self._lay_out()
        self._form.hide()
        self._fault.hide()
        half = next(((value, said) for value, _, said in asked if self._is_half(value)), None)
        if half is not None:
            self._show(*half)

    def open(self, value: str, said: str) -> None:
        """Show the lines for one of those asked about, with the focus in the first."""
        self.flush()
        self._show(value, said)
        self.because.editor.setFocus()

    def flush(self) -> None:
        """Keep at once what was typed a moment ago."""
        for field in self._fields.values():
            field.flush_draft()

    def _show(self, value: str, said: str) -> None:
        self._value = value
        for name, field in self._fields.items():
            field.set_text("")
            if (draft := self._drafts.text(self._draft(name, value))) is not None:
                field.restore(draft)
        self.because.set_label(f"Fordi ({said})")
        self.by.editor.setAccessibleName(f"Besluttet af, {said}")
        self._keep.setAccessibleName(f"Skriv beslutningen, {said}")
        self._form.show()

    def settle(self, refusal: str, *, kept: bool) -> None:
        """Show why it was refused; when it was kept the page shows what was decided."""
        self._fault.setText(refusal)
        self._fault.setVisible(bool(refusal))
        if kept:
            for name in self._fields:
                self._drafts.drop(self._draft(name, self._value))

    def _draft(self, name: str, value: str) -> str:
        return f"{self._scope}:{value}:{name}"

    def _is_half(self, value: str) -> bool:
        return any((self._drafts.text(self._draft(name, value)) or "").strip() for name in self._fields)

    def _keep_draft(self, name: str, text: str) -> None:
        draft = self._draft(name, self._value)
        if self._value and text.strip():
            self._drafts.keep(draft, text)
        else:
            self._drafts.drop(draft)

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


def keep_lines(part: QWidget) -> None:
    """Keep what was typed a moment ago in the lines of a part, before they are made anew."""
    for each in part.findChildren(DecisionLine):
        each.flush()
