"""The form of one record: every field is kept as soon as it is left; a new record is born with its first field."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import records
from app.services.records import FieldRow
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.records.fields import as_read, choices_of, field_for, offer
from app.views.widgets.buttons import LinkButton
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField
from app.views.widgets.view_memory import memory_of
from app.views.workspace import Workspace

UNSEEN = frozenset({
    "identity_id", "recurrence", "type_version", "preset_id", "template_version", "programme_id", "programme_version",
    "concern.outcome", "concern.closed_on", "concern.closed_because", "concern.limited", "concern.limited_because",
})  # fmt: skip
"""Fields that are not for typing: other screens set them. With the table before when it is only there."""

MORE, LESS = "Vis mere", "Vis mindre"


class RecordForm(QWidget):
    """A form. `born` carries the id when a blank one has become a record.

    `first` names the fields that are always shown, in their order; the others wait behind »Vis mere«, until somebody
    wants all of them for this kind of record.
    """

    born = Signal(object)

    def __init__(
        self, workspace: Workspace, case_id: UUID, table: str, *, title: str, scope: str = "",
        first: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._workspace, self._case_id, self._table = workspace, case_id, table
        self._title, self._scope, self._first = title, scope, first
        self._record_id: UUID | None = None
        self._born_id: UUID | None = None  # a held arrow key chooses again before the card of the new record is there
        self._owner_id: UUID | None = None
        self._stored: dict[str, str] = {}
        self._required: tuple[str, ...] = ()
        self._fields: dict[str, LabeledField] = {}
        self._drafts = DraftGroup(workspace, case_id, "record:none:")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._hidden: list[LabeledField] = []
        self._more = LinkButton(MORE)
        self._more.clicked.connect(self._turn_rest)

    def show_record(self, record_id: UUID, fields: Sequence[FieldRow]) -> None:
        """Show a record; shown again, what is half typed stays."""
        if record_id != self._record_id:
            self._begin(record_id, fields, f"record:{self._table}:{record_id}:")
        else:
            self._update(fields)

    def show_blank(self, fields: Sequence[FieldRow], owner_id: UUID | None = None) -> None:
        """Show an empty form; `owner_id` is the record the new one lies in."""
        self._owner_id = owner_id
        self._begin(None, fields, f"record:{self._table}:new:{owner_id or self._case_id}:")
        for row in fields:
            if row.required and len(row.choices) == 1 and row.name in self._fields:
                self._fields[row.name].set_text(row.choices[0][0])

    def is_blank(self) -> bool:
        """Tell whether an empty form for a new record is shown."""
        return self._record_id is None and bool(self._fields)

    def field(self, name: str) -> LabeledField:
        """Return the field of a column; KeyError when the form has none."""
        return self._fields[name]

    def start(self, name: str = "") -> None:
        """Put the focus in a field, in the first one when it is not said which."""
        field = self._fields.get(name) or next(iter(self._fields.values()), None)
        if field is not None:
            # A form that was just put on the page is shown when Qt comes round to it, and takes the focus only then.
            QTimer.singleShot(0, field.editor, field.editor.setFocus)

    def focused(self) -> str:
        """Return the name of the field that has the focus, empty when none has."""
        return next((name for name, field in self._fields.items() if field.editor.hasFocus()), "")

    def _begin(self, record_id: UUID | None, fields: Sequence[FieldRow], prefix: str) -> None:
        self._record_id, self._born_id = record_id, None
        self._drafts = DraftGroup(self._workspace, self._case_id, prefix)
        self._clear()
        seen = [row for row in fields if not UNSEEN & {row.name, f"{self._table}.{row.name}"}]
        self._required = tuple(row.name for row in seen if row.required)
        rank = {name: place for place, name in enumerate(self._first)}
        for row in sorted(seen, key=lambda row: rank.get(row.name, len(rank))):
            self._add(row)
        waiting = [row.name for row in seen if self._first and row.name not in self._first and not row.value]
        self._hidden = [self._fields[name] for name in waiting if name not in self._drafts.names()]
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.setVisible(bool(self._hidden))
        memory = memory_of(self)
        self._show_rest(on=memory is not None and memory.recall(self._kept) is True)

    def _add(self, row: FieldRow) -> None:
        field = field_for(row, self._workspace.today, self._scope)
        field.set_text(as_read(row))
        if isinstance(field.editor, LineEditor):
            field.editor.setCursorPosition(0)
        self._stored[row.name] = as_read(row)
        draft = self._drafts.text(row.name)
        if draft is not None and draft not in (row.value, as_read(row)):
            field.restore(draft)
        field.typed.connect(lambda text, name=row.name: self._drafts.keep(name, text))
        field.committed.connect(lambda text, name=row.name: self._keep(name, text))
        self._fields[row.name] = field
        self._column.addWidget(field)

    def _update(self, fields: Sequence[FieldRow]) -> None:
        for row in fields:
            field = self._fields.get(row.name)
            if field is None:
                continue
            if row.kind == "choice":
                offer(field, choices_of(row))
            if field.text() == self._stored[row.name] and as_read(row) != self._stored[row.name]:
                field.set_text(as_read(row))
            self._stored[row.name] = as_read(row)

    def _keep(self, name: str, text: str) -> None:
        record_id = self._record_id or self._born_id
        if record_id is None:
            self._give_birth(name)
            return
        self._stored[name] = text
        step = f"Ret {self._title.lower()}"
        with self._drafts.becoming_step(name):
            tried = attempt(self._workspace, step, records.change_record, self._table, record_id, {name: text})
        self._settle(name, tried.refusal, kept=tried.done is not None)

    def _give_birth(self, name: str) -> None:
        values: dict[str, object] = {key: field.text() for key, field in self._fields.items() if field.text().strip()}
        if not values or any(key not in values for key in self._required):
            self._drafts.keep(name, self._fields[name].text())  # left at once, or chosen: half a record is a draft
            return
        with self._drafts.becoming_step():
            tried = attempt(
                self._workspace, f"Læg til: {self._title.lower()}", records.add_record, self._case_id, self._table,
                values, owner_id=self._owner_id,
            )  # fmt: skip
        self._settle(name, tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self._drafts.drop_all()
            self._born_id = tried.done.value
            self.born.emit(tried.done.value)

    def _settle(self, name: str, refusal: str, *, kept: bool) -> None:
        if kept:
            self._drafts.drop(name)
        elif name in self._fields:
            self._drafts.keep(name, self._fields[name].text())
        if name in self._fields:
            self._fields[name].set_error(refusal)

    @property
    def _kept(self) -> str:
        """The name it is remembered under that all fields of this kind of record are wanted."""
        return f"form:{self._table}"

    def _turn_rest(self) -> None:
        on = self._more.text() == MORE
        self._show_rest(on=on)
        memory = memory_of(self)
        if memory is not None:
            memory.remember(self._kept, on)

    def _show_rest(self, *, on: bool) -> None:
        for field in self._hidden:
            field.setVisible(on or bool(field.text()))  # what has been written meanwhile stays
        self._more.set_words(LESS if on else MORE)

    def _clear(self) -> None:
        for field in self._fields.values():
            field.blockSignals(True)
            field.hide()
            field.deleteLater()
        self._fields.clear()
        self._stored.clear()
        self._column.removeWidget(self._more)
