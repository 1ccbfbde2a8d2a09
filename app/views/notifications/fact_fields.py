"""Fields of one notification or of a child in it: each is kept as a step when it is left, a draft until then."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.records import FieldRow
from app.views.records.field_drafts import FieldDrafts
from app.views.records.fields import NOT_CHOSEN, choices_of, field_for, offer
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField, choice_field
from app.views.widgets.turning_row import TurningRow

Keep = Callable[[str, str], object]
"""Makes a step of a field's name and its text; false when it was refused."""
Choices = Sequence[tuple[str, str]]


class FactFields:
    """Makes the fields and follows what is stored. `scope` is said after each label, so that no two names are one."""

    def __init__(self, drafts: FieldDrafts, keep: Keep, today: dt.date, scope: str, prefix: str = "") -> None:
        self._drafts, self._keep, self._today = drafts, keep, today
        self._scope, self._prefix = scope, prefix
        self._fields: dict[str, LabeledField] = {}

    def make(self, row: FieldRow, choices: Choices = ()) -> LabeledField:
        """Return the editor of one fact with what stands there; `choices` when it is chosen from a list of ours."""
        field = choice_field(row.label, [NOT_CHOSEN, *choices]) if choices else field_for(row, self._today)
        field.editor.setAccessibleName(f"{row.label}, {self._scope}")
        field.set_text(_typed(row))
        if isinstance(field.editor, LineEditor):
            field.editor.setCursorPosition(0)
        self._fields[row.name] = field
        return self._drafts.bind(self._prefix + row.name, field, lambda text: self._keep(row.name, text))

    def show(self, rows: Mapping[str, FieldRow]) -> None:
        """Follow what is stored now; what is half typed stays."""
        for name, field in self._fields.items():
            if rows[name].kind == "choice":
                offer(field, choices_of(rows[name]))
            self._drafts.show(self._prefix + name, _typed(rows[name]))

    def is_used(self, name: str) -> bool:
        """Tell whether something stands in a field, stored or half typed."""
        return bool(self._fields[name].text().strip())

    def beside(self, *fields: tuple[LabeledField, int]) -> TurningRow:
        """Return some of the fields beside each other, each with its share of the width."""
        row = TurningRow()
        for field, share in fields:
            row.add(at_top(field), share)
        return row


def at_top(field: LabeledField) -> QWidget:
    """Return a field that stays at the top when its neighbour has a line under it."""
    place = QWidget()
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(field)
    column.addStretch(1)
    return place


def _typed(row: FieldRow) -> str:
    """Return what stands in a field as a person would write it: »20. november 2026« and »14.30«."""
    return row.shown if row.kind == "date" or row.name.endswith("_at") else row.value
