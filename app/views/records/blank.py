"""The form of a record that does not exist yet: hidden until it is wanted, gone when the record is there."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout

from app.services import records
from app.views.records.form import RecordForm
from app.views.widgets.buttons import IconButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text
from app.views.workspace import Workspace


class BlankCard(Card):
    """A card for one new record. `finished` carries its id (None inside another record) and the field in focus."""

    finished = Signal(object, str)

    def __init__(self, workspace: Workspace, case_id: UUID, first: tuple[str, ...]) -> None:
        super().__init__()
        self._workspace, self._case_id, self._first = workspace, case_id, first
        self._form: RecordForm | None = None
        self._title = Text("", "subhead")
        self._close = IconButton("x", "Luk")
        self._close.clicked.connect(self._on_close)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.hide()

    def open(self, table: str, owner_id: UUID | None, title: str) -> None:
        """Show an empty form of a table, for a record inside `owner_id` when one is named."""
        self.shut()
        self._title.setText(title)
        self._close.set_icon("x", f"Luk ny: {title.lower()}")
        form = RecordForm(
            self._workspace, self._case_id, table, title=title, scope="ny", first=() if owner_id else self._first
        )
        form.show_blank(self._workspace.ask(records.blank_form, self._case_id, table), owner_id)
        form.born.connect(lambda record_id: self._on_born(form, None if owner_id else record_id))
        self._form = form
        self.body.addWidget(form)
        self.show()

    def form(self) -> RecordForm | None:
        """Return the form, None when the card is shut."""
        return self._form

    def start(self) -> None:
        """Put the focus in the first field."""
        if self._form is not None:
            self._form.start()

    def shut(self) -> None:
        """Take the form away; what was half typed waits as a draft."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the card, not the case round it."""
        if event.key() == Qt.Key.Key_Escape:
            self._close.click()
            return
        super().keyPressEvent(event)

    def _on_born(self, form: RecordForm, record_id: UUID | None) -> None:
        # The focus is on its way from one field to the next when a record is born, so wait until it has landed.
        QTimer.singleShot(0, form, lambda: self._finish(form, record_id))

    def _finish(self, form: RecordForm, record_id: UUID | None) -> None:
        field = form.focused()
        if form is self._form:
            self.shut()
        self.finished.emit(record_id, field)

    def _on_close(self) -> None:
        self.shut()
        self.finished.emit(None, "")
