"""Fields that write into one row: what is half typed is a draft, leaving the field makes it a step.

A word that cannot be read is said under its own field and stays there as it was typed.
"""

from collections.abc import Callable, Mapping
from uuid import UUID

from app.services.records import change_record
from app.views.meeting.desk import MeetingDesk
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.widgets.fields import LabeledField

STEP = "Ret mødet"
Change = Callable[[str], str]
"""Keeps a text and returns the sentence of a refusal, empty when it is kept."""


class KeptFields:
    """The fields of one row by their column."""

    def __init__(self, desk: MeetingDesk, table: str, record_id: UUID) -> None:
        self._desk, self._table, self._id = desk, table, record_id
        self._drafts = DraftGroup(desk.workspace, desk.row.case_id, f"prepare:{record_id}:")
        self._fields: dict[str, LabeledField] = {}
        self._changes: dict[str, Change] = {}
        self._half: set[str] = set()

    def bind(self, name: str, field: LabeledField, change: Change | None = None) -> LabeledField:
        """Let a field write into a column, or be kept by `change`. What was half typed is there again."""
        self._fields[name] = field
        self._changes[name] = change or (lambda text: self._store(name, text))
        field.typed.connect(lambda text: self._drafts.keep(name, text))
        field.committed.connect(lambda text: self._commit(name, text))
        draft = self._drafts.text(name)
        if draft is not None:
            field.restore(draft)
            self._half.add(name)
        return field

    def show(self, values: Mapping[str, str]) -> None:
        """Show what is stored; a field being written in, or half typed, is left alone."""
        for name, text in values.items():
            field = self._fields[name]
            if name not in self._half and not field.editor.hasFocus() and not field.error():
                field.set_text(text)

    def keep_now(self) -> None:
        """Make a step of what stands in the fields."""
        for field in self._fields.values():
            field.commit()

    def _commit(self, name: str, text: str) -> None:
        refusal = self._changes[name](text)
        self._fields[name].set_error(refusal)
        if not refusal:
            self._half.discard(name)
            self._drafts.drop(name)

    def _store(self, name: str, text: str) -> str:
        return attempt(self._desk.workspace, STEP, change_record, self._table, self._id, {name: text}).refusal
