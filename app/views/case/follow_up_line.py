"""One thing a follow-up asks about: a sentence, one key for the answer, and the fields that come with some answers."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.views.meeting.review_row import ReviewLine
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.fields import LabeledField

STEP_IN = 8


class AskedLine(QObject):
    """The line, put into a layout of its section, so that the arrows walk from one to the next.

    The answer and the fields are drafts under `name`. The same answer again takes it back. `answered` comes when the
    user has answered, and when words in a field were left.
    """

    answered = Signal()

    def __init__(
        self, drafts: FieldDrafts, name: str, sentence: str, choices: Sequence[tuple[Hashable, str]], said: str
    ) -> None:
        super().__init__()
        self._drafts, self._name, self.said = drafts, name, said
        self._values = tuple(value for value, _ in choices)
        self.row = ReviewLine(sentence, choices, said)
        self.row.chosen.connect(self._choose)
        self.fields: dict[str, LabeledField] = {}
        self._goes_with: dict[str, frozenset[str]] = {}
        self._holder = QWidget()
        self._under = QVBoxLayout(self._holder)
        self._under.setContentsMargins(STEP_IN, 0, STEP_IN, 6)
        self._under.setSpacing(6)
        self._pair = QHBoxLayout()
        self._note = self._preset = ""

    def put_into(self, column: QVBoxLayout) -> None:
        """Stand in a layout, and show what was half answered."""
        column.addWidget(self.row)
        column.addWidget(self._holder)
        self._show()

    def add(self, name: str, field: LabeledField, *answers: Hashable, beside: bool = False) -> LabeledField:
        """Add a field that is asked with some answers, or with any; what is half typed in it stands there again.

        `beside` puts it on the line of the field before.
        """
        self.fields[name], self._goes_with[name] = field, frozenset(map(str, answers))
        field.editor.setAccessibleName(f"{field.editor.accessibleName()}, {self.said}")
        self._drafts.bind(f"{self._name}:{name}", field)
        field.committed.connect(self.answered)
        if not beside:
            self._pair = QHBoxLayout()
            self._pair.setSpacing(12)
            self._under.addLayout(self._pair)
        self._pair.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return field

    def set_note(self, note: str) -> None:
        """Show a quiet line under the sentence."""
        self._note = note
        self._show()

    def answer(self) -> str:
        """Return the answer as it is stored, empty when there is none."""
        kept = self._drafts.text(self._name)
        return self._preset if kept is None else kept

    def text(self, name: str) -> str:
        """Return what stands in a field that is asked now, empty for one that is not."""
        field = self.fields.get(name)
        return field.text().strip() if field is not None and self._is_asked(name) else ""

    def preset(self, answer: str) -> None:
        """Show what is known from elsewhere until the user answers; it is no draft."""
        self._preset = answer
        self._show()

    def _is_asked(self, name: str) -> bool:
        wanted = self._goes_with[name]
        return bool(self.answer()) and (not wanted or self.answer() in wanted)

    def _choose(self, value: object) -> None:
        new = self._preset if str(value) == self.answer() else str(value)
        self._drafts.keep(self._name, new)
        self._show()
        own = (each for name, each in self.fields.items() if new in self._goes_with[name] and not each.text())
        if (first := next(own, None)) is not None:
            # The row goes on to the next one when its key has been dealt with; what this answer asks comes first.
            QTimer.singleShot(0, first.editor, partial(first.editor.setFocus))
        self.answered.emit()

    def _show(self) -> None:
        answer = self.answer()
        chosen = next((value for value in self._values if str(value) == answer), None) if answer else None
        self.row.show_choice(chosen, self._note)
        for name, field in self.fields.items():
            field.setVisible(self._is_asked(name))
        self._holder.setVisible(any(self._is_asked(name) for name in self.fields))
        self._holder.updateGeometry()  # also when it was shown already, with fewer fields in it
