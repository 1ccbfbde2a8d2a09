"""Fields bound to their drafts: kept while typed, there again when the field is made anew, dropped as a step."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import UserError
from app.views.records.drafts import DraftGroup
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField
from app.views.widgets.pace import TypingPace
from app.views.workspace import Workspace

Change = Callable[[str], object]
"""Makes a step of a text. What it returns counts as no when it is false: refused, not saved, or not the time yet.

It may raise UserError for what the field itself can see is wrong: that is said under the field and nowhere else.
"""


class FieldDrafts(DraftGroup):
    """The fields of one editor or page, by name, under one prefix: `meeting:{id}:leaving:`.

    A prefix belongs to one meeting, person or record, so that nothing is shown where it was not written.
    """

    def __init__(self, workspace: Workspace, case_id: UUID | None, prefix: str) -> None:
        super().__init__(workspace, case_id, prefix)
        self._asked = workspace
        self._fields: dict[str, LabeledField] = {}
        self._stored: dict[str, str] = {}
        self._made: dict[str, str] = {}
        """What stood in a field when it became a step; it may be stored in other words, or without the space before."""
        self._flush: dict[str, tuple[QWidget, Callable[[], None]]] = {}

    def bind(self, name: str, field: LabeledField, change: Change | None = None) -> LabeledField:
        """Bind a field and put back what was half typed in it.

        With `change`, Enter and leaving the field make a step; a refusal is said under the field and the words stay,
        to be tried again. Without it the words are a draft until `drop`.
        """
        self._fields[name], self._flush[name] = field, (field, field.flush_draft)
        self._stored[name] = field.text()
        field.typed.connect(lambda text: self._heard(name, text))
        if change is None:
            field.committed.connect(lambda text: self._heard(name, text))
        else:
            field.committed.connect(lambda text: self._commit(name, text, change))
        field.editor.finished.connect(lambda: self._left(name, field))
        draft = self.text(name)
        if draft is not None:
            field.restore(draft)
        return field

    def follow(self, name: str, editor: LineEditor) -> bool:
        """Bind a bare line that somebody else makes a step of; True when something half typed was put back."""
        pace = TypingPace(editor)
        editor.changed.connect(pace.key_pressed)
        pace.due.connect(lambda: self._heard(name, editor.value()))
        self._flush[name] = (editor, pace.flush)
        self._stored[name] = editor.value()
        draft = self.text(name)
        if draft is not None:
            editor.set_value(draft)
        return draft is not None

    def show(self, name: str, stored: str) -> None:
        """Show what is stored; a field that is half typed, refused or being written in is left alone.

        One that only shows what was stored follows along, also with the cursor in it: what is undone stands nowhere.
        """
        field, before = self._fields[name], self._stored[name]
        follows = stored != before and field.text() in (before, self._made.get(name, before))
        self._stored[name] = stored
        if (half := self.text(name)) is not None and _same(half, stored):
            self.drop(name)  # it had become a step, with another field's or before the machine stopped
        if self.text(name) is None and (follows or not field.editor.hasFocus()) and not field.error():
            field.set_text(stored)

    def wait(self, name: str, words: str) -> None:
        """Let stored words be half typed again, because what they belong to is taken back."""
        if words and self.text(name) is None:
            self.keep(name, words)
            self._fields[name].restore(words)

    def flush(self) -> None:
        """Keep at once what was typed a moment ago."""
        for owner, flush in self._flush.values():
            if isValid(owner):  # a line that was mended took its field along
                flush()

    def unbind(self) -> None:
        """Let go of the fields, which are about to be made anew; their words stay as drafts."""
        self.flush()
        for bound in (self._fields, self._stored, self._made, self._flush):
            bound.clear()

    def _heard(self, name: str, text: str) -> None:
        if _same(text, self._stored.get(name, "")):
            self.drop(name)
        else:
            self.keep(name, text)

    def _left(self, name: str, field: LabeledField) -> None:
        """Drop what was typed and taken back again, which no step comes of."""
        if field.text() == self._stored.get(name):
            self.drop(name)

    def _commit(self, name: str, text: str, change: Change) -> None:
        field, before = self._fields.get(name), self._stored.get(name)
        with self._asked.hearing_refusals() as said:
            try:
                with self._asked.becoming_step(self._prefix + name):
                    done = change(text)
            except UserError as error:
                done = None
                said.append(str(error))
        if done:
            self._made[name] = text
            self.drop(name)
            self._show_kept(name, text, before)
            return
        self.keep(name, text)
        if field is not None:
            field.set_text(self._stored.get(name, ""))
            field.restore(text)  # so that the same words are tried again the next time
            field.set_error(said[-1] if said else "")

    def _show_kept(self, name: str, text: str, before: str | None) -> None:
        """Let a field show how its words were kept (»i morgen« as a day), when its page has shown that while it was."""
        field = self._fields.get(name)
        if self._stored.get(name) == before:
            self._stored[name] = text
        if field is None:
            return
        field.set_error("")
        if not field.editor.hasFocus():
            field.set_text(self._stored[name])


def _same(text: str, stored: str) -> bool:
    """Tell whether a text is what is stored already; the space around it never is."""
    return text.strip() == stored.strip()
