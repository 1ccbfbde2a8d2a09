"""A line under a table of answers that belongs to the cell that is chosen; what is half typed waits under its cell."""

from collections.abc import Callable
from uuid import UUID

from app.views.records.attempt import Attempt
from app.views.records.drafts import DraftGroup
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace

Change = Callable[[str], Attempt[None] | None]
"""Keeps the words for the chosen cells; None when there was nothing they could be about."""


class CellWords:
    """The words of one cell at a time, by a key of the cell."""

    def __init__(self, workspace: Workspace, case_id: UUID, prefix: str, field: LabeledField, change: Change) -> None:
        self._drafts, self._field, self._change = DraftGroup(workspace, case_id, prefix), field, change
        self._key = ""
        field.typed.connect(self._keep)
        field.committed.connect(self._commit)

    def show(self, key: str, stored: str) -> None:
        """Show the words of a cell; written in, they are left alone as long as it is the same cell."""
        if key == self._key and self._field.editor.hasFocus():
            return
        self._field.flush_draft()  # of the cell that was chosen until now
        self._key = key
        self._field.set_text(stored)
        draft = self._drafts.text(key)
        if draft == stored:
            self._drafts.drop(key)
        elif draft is not None:
            self._field.restore(draft)

    def _keep(self, text: str) -> None:
        if self._key:
            self._drafts.keep(self._key, text)

    def _commit(self, text: str) -> None:
        key = self._key
        self._keep(text)
        with self._drafts.becoming_step(key):
            tried = self._change(text)
        if tried is not None and tried.done is not None:
            self._drafts.drop(key)
