"""Fields that write into one row: what is half typed is a draft, leaving the field makes it a step.

A word that cannot be read is said under its own field and stays there as it was typed.
"""

from uuid import UUID

from app.services.records import change_record
from app.views.meeting.desk import MeetingDesk
from app.views.records.field_drafts import Change, FieldDrafts
from app.views.widgets.fields import LabeledField

STEP = "Ret mødet"


class KeptFields(FieldDrafts):
    """The fields of one row by their column."""

    def __init__(self, desk: MeetingDesk, table: str, record_id: UUID) -> None:
        super().__init__(desk.workspace, desk.row.case_id, f"prepare:{record_id}:")
        self._desk, self._table, self._id = desk, table, record_id

    def column(self, name: str, field: LabeledField, change: Change | None = None) -> LabeledField:
        """Let a field write into a column, or be kept by `change`. What was half typed is there again."""
        return self.bind(name, field, change or (lambda text: self._store(name, text)))

    def _store(self, name: str, text: str) -> object:
        return self._desk.do(STEP, change_record, self._table, self._id, {name: text})
