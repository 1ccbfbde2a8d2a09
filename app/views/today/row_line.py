"""A line that opens under a row to write what a job needs: a date, a reason. What is typed is a draft until then."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.services.due_rows import DueRow
from app.views.records.attempt import attempt
from app.views.widgets.cards import Card
from app.views.widgets.fields import LabeledField
from app.views.widgets.text import ElidedLabel
from app.views.workspace import Workspace


class RowLine(Card):
    """One open line. Esc closes it and leaves the words as a draft; `kept(row)` when they have become a step.

    Subclasses add their fields by name with `add_field`, and make the step in `submit`.
    """

    focus_hints = ((("Enter",), "Gem"), (("Esc",), "Luk"))

    kept = Signal(object)
    closed = Signal()

    def __init__(self, workspace: Workspace, name: str, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self.setAccessibleName(name)
        self.workspace = workspace
        self._row: DueRow | None = None
        self._rows: tuple[DueRow, ...] = ()
        self._fields: dict[str, LabeledField] = {}
        self._what = ElidedLabel("", "row")
        self.body.addWidget(self._what)
        self.hide()

    @property
    def row(self) -> DueRow | None:
        """The row something is written about."""
        return self._row

    @property
    def rows(self) -> tuple[DueRow, ...]:
        """All rows it is done with: the one, or all that were chosen."""
        return self._rows

    def add_field(self, name: str, field: LabeledField) -> LabeledField:
        """Put a field in the line; its words are a draft of the row under its name."""
        self._fields[name] = field
        self.body.addWidget(field)
        # Leaving the field stops the pace of typing, as when the window is closed in the middle of a word.
        for said in (field.typed, field.committed):
            said.connect(lambda text: self._keep(name, text))
        return field

    def open_for(self, row: DueRow, rows: Sequence[DueRow] = ()) -> None:
        """Open for a row, or for several of which it is the first, with what was half typed about it."""
        self.leave()
        self._row, self._rows = row, tuple(rows) or (row,)
        several = f"{len(self._rows)} linjer, den første: " if len(self._rows) > 1 else ""
        self._what.show_text(f"{several}{self.heading(row)}"[:200])
        drafts = self.workspace.drafts.kept()
        for name, field in self._fields.items():
            field.set_text("")
            field.restore(drafts.get(_key(row, name), ""))
        self.opened(row)
        self._fit()
        self.show()
        self.raise_()
        self.first_field().setFocus(Qt.FocusReason.OtherFocusReason)

    def heading(self, row: DueRow) -> str:
        """Return what the line is about."""
        return row.what

    def about(self, row: DueRow) -> str:
        """Return what a notice calls it when it is done."""
        return row.what

    def told(self, row: DueRow) -> str:
        """Return what a notice calls all of what is done."""
        return f"{len(self._rows)} linjer" if len(self._rows) > 1 else self.about(row)

    def opened(self, row: DueRow) -> None:
        """Say what belongs to this row before the line is seen."""

    def first_field(self) -> QWidget:
        """Return where writing begins."""
        return next(iter(self._fields.values()))

    def is_half_typed(self, row: DueRow, kept: dict[str, str]) -> bool:
        """Tell whether something of this line was being written about a row."""
        return any(kept.get(_key(row, name)) for name in self._fields)

    def leave(self) -> None:
        """Close; the words stay a draft until they are a step."""
        if self._row is not None:
            for field in self._fields.values():
                field.flush_draft()
            self._row = None
            self.hide()
            self.closed.emit()

    def submit(self) -> None:
        """Make a step of the words, or say under a field what is missing."""
        raise NotImplementedError

    def make(self, row: DueRow, name: str, change: Callable[..., Any], /, **values: object) -> str:
        """Make a step of the words and close; return why it was refused, empty when it was not."""
        keys = [_key(row, each) for each in self._fields]
        for field in self._fields.values():
            field.flush_draft()
        with self.workspace.becoming_step(*keys):
            tried = attempt(self.workspace, name, change, **values)
        if tried.done is None:
            return tried.refusal
        for key, field in zip(keys, self._fields.values(), strict=True):
            field.set_text("")
            self.workspace.drafts.drop(key)
        self._row = None
        self.hide()
        self.kept.emit(row)
        return ""

    def event(self, event: QEvent) -> bool:
        """Grow with what is said under a field: it lies over the list, and no layout gives it room."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self._row is not None:
            self._fit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; everything else stays in the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def _fit(self) -> None:
        self.resize(self.width(), self.heightForWidth(self.width()))

    def _keep(self, name: str, text: str) -> None:
        if self._row is not None:
            self.workspace.drafts.keep(_key(self._row, name), text, self._row.case_id)


def _key(row: DueRow, name: str) -> str:
    return f"due:{row.id}:{name}"
