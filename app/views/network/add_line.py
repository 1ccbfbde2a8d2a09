"""The line where somebody new is named: open at once, Enter adds, Tab adds and asks for one more."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.name_in_line import name_and_role
from app.services import network
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.widgets.fields import line_field
from app.views.workspace import Workspace

LABEL = "Hvem er vigtig? Skriv fx »Henning, nabo«"
HINT = "Navn og efter et komma hvem det er. Enter tilføjer, Tab tilføjer og spørger igen, Esc lukker."
ENDING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape})


class AddLine(QWidget):
    """The line. `added` carries the new person's id, `left` comes when it closes."""

    added = Signal(object)
    left = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace = workspace
        self._child_id, self._sector, self._ring = UUID(int=0), "friends", 2
        self._drafts = DraftGroup(workspace, case_id, f"new_on_map:{case_id}:")
        self._field = line_field(LABEL, hint=HINT)
        self._field.typed.connect(lambda text: self._drafts.keep("text", text))
        self._field.editor.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 10, 20, 10)
        column.addWidget(self._field)
        self.hide()

    def begin(self, child_id: UUID, sector: str, ring: int) -> None:
        """Ask for a name; the new one is put in this slice and ring."""
        self._child_id, self._sector, self._ring = child_id, sector, ring
        self._field.set_text("")
        self._field.set_error("")
        draft = self._drafts.text("text")
        if draft:
            self._field.restore(draft)
        self.show()
        self._field.editor.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take Enter, Tab and Esc before the field does; Esc must not lead out of the case from here."""
        if not isinstance(event, QKeyEvent):
            return False
        key = event.key()
        if event.type() == QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress or key not in ENDING:
            return False
        if key == Qt.Key.Key_Escape:
            self._close()
        else:
            self._carry_out(again=key == Qt.Key.Key_Tab)
        return True

    def _carry_out(self, *, again: bool) -> None:
        name, role = name_and_role(self._field.text())
        if not name and not role:
            self._close()
            return
        tried = attempt(
            self._workspace, f"Sæt {name or role} på kortet", network.add, self._child_id,
            name=name, role=role, sector=self._sector, ring=self._ring,
        )  # fmt: skip
        if tried.done is None:
            self._field.set_error(tried.refusal)
            return
        self._drafts.drop_all()
        self.added.emit(tried.done.value)
        if again:
            self._field.set_text("")
        else:
            self._close()

    def _close(self) -> None:
        self._drafts.drop_all()
        self.hide()
        self.left.emit()
