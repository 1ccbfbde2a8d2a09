"""Labelled fields: the label above, the editor, and under it what is wrong or how it was understood."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.views.widgets.aloud import say_aloud
from app.views.widgets.editors import ChoiceEditor, LineEditor, TextEditor
from app.views.widgets.pace import TypingPace
from app.views.widgets.text import Text


class LabeledField(QWidget):
    """A label and an editor that belong together.

    `committed(str)` comes when the user is done (Enter, focus away, a choice) and the text is another than the last
    one committed or set. `typed(str)` comes while typing, paced for drafts. `explain` turns the text into the words
    shown under it (how a date was read); it may raise UserError, whose sentence is then shown as the fault.
    """

    committed = Signal(str)
    typed = Signal(str)

    def __init__(
        self,
        label: str,
        editor: LineEditor | TextEditor | ChoiceEditor,
        hint: str = "",
        explain: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self.editor, self._explain, self._kept = editor, explain, editor.value()
        self._hint = hint
        self._label = Text(label, "meta", "ink2", wrap=True)
        self._label.setBuddy(editor)
        self._under = Text("", "meta", "ink2", wrap=True)
        self._pace = TypingPace(self)
        self._pace.due.connect(self._on_due)
        editor.setAccessibleName(label)
        editor.changed.connect(self._on_changed)
        editor.finished.connect(self.commit)
        self.setFocusProxy(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self._label, editor, self._under):
            column.addWidget(part)
        self.set_error("")

    def text(self) -> str:
        """Return what stands in the field; for a choice, its value."""
        return self.editor.value()

    def set_text(self, text: str) -> None:
        """Show a stored text; nothing is emitted, and it counts as kept."""
        self._pace.stop()
        self._kept = text
        self.editor.set_value(text)
        self._say_how_it_reads()

    def restore(self, draft: str) -> None:
        """Show a draft that is not kept yet, so that leaving the field commits it."""
        self.editor.set_value(draft)
        self._say_how_it_reads()

    def commit(self) -> None:
        """Hand on the text now if it is another than the last one."""
        self._pace.stop()
        text = self.editor.value()
        if text != self._kept:
            self._kept = text
            self.committed.emit(text)

    def flush_draft(self) -> None:
        """Hand on what was typed a moment ago (before a lock or a change of page)."""
        self._pace.flush()

    def error(self) -> str:
        """Return the fault that is shown, empty when there is none."""
        return self._under.text() if self.editor.property("fault") else ""

    def set_error(self, sentence: str) -> None:
        """Show what is wrong under the field, or take it away with an empty sentence."""
        if sentence and sentence != self.error():
            say_aloud(self, sentence, at_once=True)
        self._show_under(sentence or self._hint, fault=bool(sentence))

    def set_hint(self, hint: str) -> None:
        """Say something else under the field while it is empty."""
        self._hint = hint
        self._say_how_it_reads()

    def show_label(self, *, shown: bool) -> None:
        """Leave the label out where what stands in the field says as much; a reader hears it all the same."""
        self._label.setVisible(shown)

    def set_label(self, label: str) -> None:
        """Give the field another label."""
        self._label.setText(label)
        self.editor.setAccessibleName(label)

    def _on_due(self) -> None:
        self.typed.emit(self.editor.value())
        if self._explain is not None and self.editor.hasFocus():
            say_aloud(self, self._under.text())

    def _on_changed(self) -> None:
        self._pace.key_pressed()
        self._say_how_it_reads()

    def _say_how_it_reads(self) -> None:
        text = self.editor.value()
        if self._explain is None or not text.strip():
            self._show_under(self._hint, fault=False)
            return
        try:
            self._show_under(self._explain(text) or self._hint, fault=False)
        except UserError as error:
            self._show_under(str(error), fault=True)

    def _show_under(self, words: str, *, fault: bool) -> None:
        self._under.setText(words)
        self._under.set_colour("late" if fault else "ink2")
        self._under.setVisible(bool(words))
        self.editor.setAccessibleDescription(words)
        if bool(self.editor.property("fault")) != fault:
            self.editor.setProperty("fault", fault)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)


def line_field(
    label: str,
    *,
    placeholder: str = "",
    hint: str = "",
    explain: Callable[[str], str] | None = None,
    sentences: bool = False,
) -> LabeledField:
    """Return a field of one line. `sentences`: what stands in it is prose, and its spelling is read."""
    editor = LineEditor()
    editor.spelled = sentences
    editor.setPlaceholderText(placeholder)
    return LabeledField(label, editor, hint, explain)


def text_field(
    label: str, *, rows: int = 3, placeholder: str = "", hint: str = "", as_said: bool = False
) -> LabeledField:
    """Return a field of several lines that grows with what is written.

    `as_said`: the words are somebody's own and stand as they were said; their spelling is nobody's to correct.
    """
    editor = TextEditor(rows)
    editor.spelled = not as_said
    editor.setPlaceholderText(placeholder)
    return LabeledField(label, editor, hint)


def choice_field(label: str, choices: Sequence[tuple[str, str]], *, hint: str = "") -> LabeledField:
    """Return a field with choices, each (value, Danish text); nothing is chosen from the start."""
    editor = ChoiceEditor(choices)
    editor.setCurrentIndex(-1)
    editor.setPlaceholderText("vælg")  # an empty box looks as if there were nothing to choose
    return LabeledField(label, editor, hint)


def secret_field(label: str, *, placeholder: str = "") -> LabeledField:
    """Return a field whose line is shown as dots and never offered to a keyboard's word list."""
    field = line_field(label, placeholder=placeholder)
    field.editor.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    if isinstance(field.editor, LineEditor):
        field.editor.setEchoMode(LineEditor.EchoMode.Password)
    return field
