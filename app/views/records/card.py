"""One record in a list: a line that tells it apart, and its form with what lies inside it when it is opened."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import records
from app.services.records import FieldRow, KindRow, RecordRow
from app.views.records.form import RecordForm
from app.views.widgets.buttons import IconButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text
from app.views.workspace import Workspace

BLANK_LINE = "Ikke udfyldt endnu"


class RecordCard(Card):
    """One record. `toggled` asks to be opened or closed, `inner_wanted` for one more record of a kind inside it."""

    toggled = Signal(object)
    inner_wanted = Signal(object, object)
    removed = Signal()
    line_role = "body"

    def __init__(self, workspace: Workspace, case_id: UUID, number: int, first: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.workspace, self.case_id, self.number, self._first = workspace, case_id, number, first
        self._row: RecordRow | None = None
        self._line = Text("", self.line_role, wrap=True)
        self._pencil = IconButton("pencil-simple", "Ret")
        self._pencil.clicked.connect(lambda: self.toggled.emit(self._row.id if self._row else None))
        self._bin = IconButton("trash", "Fjern")
        self._bin.clicked.connect(self._remove)
        self.top = QHBoxLayout()
        self.top.addWidget(self._line, 1)
        self.top.addWidget(self._pencil, 0, Qt.AlignmentFlag.AlignTop)
        self.top.addWidget(self._bin, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self.top)
        self.above = QVBoxLayout()
        self.body.addLayout(self.above)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(12)
        self.body.addLayout(self._inside)
        self._form: RecordForm | None = None
        self._inner: list[QWidget] = []

    def show_row(self, row: RecordRow, *, is_open: bool, kinds: tuple[KindRow, ...] = ()) -> None:
        """Show a record; `kinds` are what can be put inside it."""
        self._row = row
        self._line.setText(self.line_of(row) or BLANK_LINE)
        what = f"{row.title.lower()} {self.number}"
        self._pencil.set_icon("x" if is_open else "pencil-simple", f"{'Luk' if is_open else 'Ret'} {what}")
        self._bin.set_icon("trash", f"Fjern {what}")
        if not is_open:
            self._close()
            return
        if self._form is None:
            self._form = RecordForm(self.workspace, self.case_id, row.table, title=row.title, first=self._first)
            self._inside.addWidget(self._form)
        self._form.show_record(row.id, row.fields)
        self._show_inner(row, kinds)

    def line_of(self, row: RecordRow) -> str:
        """Return the line that tells the record apart."""
        return " – ".join(filter(None, (fields_line(row.fields), inner_line(row.nested))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes an open form; what stands in its fields is kept, as always when they are left."""
        if event.key() == Qt.Key.Key_Escape and self._form is not None:
            self._pencil.setFocus(Qt.FocusReason.OtherFocusReason)
            self._pencil.click()
            return
        super().keyPressEvent(event)

    @property
    def row_id(self) -> UUID | None:
        """The record that is shown."""
        return self._row.id if self._row else None

    def form(self) -> RecordForm | None:
        """Return the open form."""
        return self._form

    def _close(self) -> None:
        for widget in (*self._inner, *([self._form] if self._form else [])):
            widget.hide()
            widget.deleteLater()
        self._inner, self._form = [], None

    def _show_inner(self, row: RecordRow, kinds: tuple[KindRow, ...]) -> None:
        for widget in self._inner:
            widget.hide()
            widget.deleteLater()
        self._inner = []
        for number, each in enumerate(row.nested, start=1):
            line = _InnerLine(self.workspace, each, number)
            self._inner.append(line)
            self._inside.addWidget(line)
        for kind in kinds:
            button = PlainButton(f"Tilføj: {kind.title.lower()}", icon="plus")
            button.clicked.connect(lambda _on=False, kind=kind: self.inner_wanted.emit(row.id, kind))
            self._inner.append(button)
            self._inside.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _remove(self) -> None:
        if self._row is not None:
            name = f"Fjern {self._row.title.lower()}"
            self.workspace.do(name, records.remove_record, self._row.table, self._row.id)
            self.removed.emit()


def fields_line(fields: Sequence[FieldRow]) -> str:
    """Return what is filled in; numbers and other people than the first carry their label, so the line can be read."""
    told: list[str] = []
    for field in fields:
        alone = field.name == "child_id" and len(field.choices) == 1
        if not field.shown or field.kind == "flag" or alone:
            continue
        named = told and (field.shown.isdecimal() or field.name.endswith("_id"))
        told.append(f"{field.label.rstrip('?').lower()}: {field.shown}" if named else field.shown)
    return " · ".join(told)


def inner_line(inner: Sequence[RecordRow]) -> str:
    """Return what lies inside, by kind: »har forældremyndighed: Lone Kjærgaard, Torben Østergård«."""
    by_kind: dict[str, list[str]] = {}
    for each in inner:
        by_kind.setdefault(each.title, []).append(each.summary)
    return "; ".join(f"{title.lower()}: {', '.join(filter(None, lines))}" for title, lines in by_kind.items())


class _InnerLine(QWidget):
    """One record inside another: what it says, and the way to take it away."""

    def __init__(self, workspace: Workspace, row: RecordRow, number: int) -> None:
        super().__init__()
        bin_button = IconButton("trash", f"Fjern {row.title.lower()} {number}: {row.summary[:40]}")
        name = f"Fjern {row.title.lower()}"
        bin_button.clicked.connect(lambda: workspace.do(name, records.remove_record, row.table, row.id))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Text(f"{row.title}: {row.summary or BLANK_LINE}", "body", "ink2", wrap=True), 1)
        line.addWidget(bin_button, 0, Qt.AlignmentFlag.AlignTop)
