"""One line of a list: its words to be read, and folded out the fields to change it and the ways to move it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.own_list_rows import ListLine
from app.views.settings.lists_words import KindWords
from app.views.theme import current_theme
from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import Columns
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.name_button import NameButton
from app.views.widgets.text import Text

NAMELESS = "Uden navn"
INDENT, UNDER_NAME = 8, 37
"""Pixels at 100 %: from the left edge to the fields, and to what stands under a name."""
Choices = Sequence[tuple[str, str]]


def put_from_start(field: LabeledField, text: str) -> None:
    """Show a stored text from its beginning, however long it is."""
    field.set_text(text)
    if isinstance(field.editor, LineEditor):
        field.editor.setCursorPosition(0)


class LineRow(QWidget):
    """One line. `typed` and `committed` carry the part of the line (words, more, choice) and its text."""

    opened, removed = Signal(), Signal()
    moved = Signal(int)
    typed, committed = Signal(str, str), Signal(str, str)

    def __init__(self, words: KindWords, choices: Choices, place: int) -> None:
        super().__init__()
        self._words, self._choices = words, choices
        self.called = f"{words.line} {place + 1}"
        self.name, self._belongs = NameButton("", icon="pencil-simple"), Text("", "meta", "ink2", wrap=True)
        self._fault = Text("", "meta", "late", wrap=True)
        self.fields: dict[str, LabeledField] = {}
        self.up, self.down, self.remove = LinkButton("Flyt op"), LinkButton("Flyt ned"), LinkButton("Fjern")
        self._shown: dict[str, str] = {}
        self._form: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        head, under = FlowLayout(), QVBoxLayout()
        head.addWidget(self.name)
        under.setContentsMargins(current_theme().px(UNDER_NAME), 0, 0, 2)
        for part in (self._belongs, self._fault):
            under.addWidget(part)
        self._column.addLayout(head)
        self._column.addLayout(under)
        self.name.clicked.connect(self.opened)

    def show_line(self, line: ListLine, fault: str) -> None:
        """Show a line as it stands; what is half typed stays."""
        called = line.words or NAMELESS
        self.name.set_words(called)
        self.name.setToolTip(called)
        self.name.setAccessibleName(f"Ret {self.called}: {called}")
        belongs = dict(self._choices).get(line.choice, "")
        self._belongs.setText(belongs)
        self._belongs.setVisible(bool(belongs) and self._form is None and belongs != line.words)
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault) and self._form is None)
        for part, field in self.fields.items():
            stored = str(getattr(line, part))
            if field.text() == self._shown.get(part, ""):
                put_from_start(field, stored)
            self._shown[part] = stored
        if self._form is not None:
            self.fields["words"].set_error(fault)

    def unfold(self, *, is_first: bool, is_last: bool) -> None:
        """Fold out the fields; they are filled by the next `show_line`."""
        self._form = QWidget()
        column = QVBoxLayout(self._form)
        column.setContentsMargins(INDENT, 4, 0, 10)
        column.setSpacing(6)
        for part, field in self._make_fields():
            field.typed.connect(lambda text, part=part: self.typed.emit(part, text))
            field.committed.connect(lambda text, part=part: self._on_committed(part, text))
            self.fields[part] = field
        self._place_fields(column)
        self._place_ways(column, is_first=is_first, is_last=is_last)
        self._column.addWidget(self._form)
        self.name.hide()

    def commit(self) -> None:
        """Hand on what stands in the fields."""
        for field in list(self.fields.values()):
            field.commit()

    def enter(self) -> None:
        """Begin in the words, or on the name when the line is folded."""
        field = self.fields.get("words")
        (field.editor if field is not None else self.name).setFocus()

    def _make_fields(self) -> list[tuple[str, LabeledField]]:
        makes: list[tuple[str, str, Callable[[str], LabeledField]]] = [("words", "Navn", line_field)]
        if self._words.choice and self._choices:
            makes.append(("choice", self._words.choice, lambda label: choice_field(label, self._choices)))
        if self._words.more:
            makes.append(("more", self._words.more, lambda label: text_field(label, rows=1)))
        found = []
        for part, label, make in makes:
            field = make(label)
            field.editor.setAccessibleName(f"{label}, {self.called}")
            found.append((part, field))
        return found

    def _place_fields(self, column: QVBoxLayout) -> None:
        beside = [self.fields[part] for part in ("words", "choice") if part in self.fields]
        row = Columns((1,) * len(beside), narrow=480, gap=16)
        for place, field in zip(row.columns, beside, strict=True):
            place.addWidget(field)
        row.push_up()
        column.addWidget(row)
        if "more" in self.fields:
            column.addWidget(self.fields["more"])

    def _place_ways(self, column: QVBoxLayout, *, is_first: bool, is_last: bool) -> None:
        ways = FlowLayout(gap=4)
        for button, name in ((self.up, "Flyt op"), (self.down, "Flyt ned"), (self.remove, "Fjern")):
            button.setAccessibleName(f"{name}: {self.called}")
            ways.addWidget(button)
        self.up.setVisible(not is_first)
        self.down.setVisible(not is_last)
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)
        column.addLayout(ways)

    def _on_committed(self, part: str, text: str) -> None:
        self._shown[part] = text
        self.committed.emit(part, text)
