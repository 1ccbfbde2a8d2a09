"""The line where a relation or a home is given to the selected person."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models.enums_people import RelationKind
from app.services.people import PersonRow, join_household, relate
from app.views.records.attempt import attempt
from app.views.records.fields import offer
from app.views.widgets.buttons import IconButton
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import choice_field, line_field
from app.views.workspace import Workspace
from app.wording import word


class TieLine(QWidget):
    """One of two small forms: who and how (relation), or the home's name. `left` comes when it is done or closed."""

    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._person = workspace, UUID(int=0)
        self._other = choice_field("Relation til", [])
        self._kind = choice_field("Hvordan har de det sammen?", [(each.value, word(each)) for each in RelationKind])
        self._home = line_field("Hjemmets navn", placeholder="fx byen eller »hos mor«", hint="Enter gemmer.")
        close = IconButton("x", "Luk linjen")
        close.clicked.connect(self.close_line)
        self._kind.committed.connect(lambda _kind: self._relate())
        self._other.committed.connect(lambda _other: self._relate())
        if isinstance(self._home.editor, LineEditor):
            self._home.editor.returnPressed.connect(self._move_in)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(12)
        for part in (self._other, self._kind, self._home):
            row.addWidget(part, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def begin_relation(self, person: UUID, people: Sequence[PersonRow]) -> None:
        """Ask for a relation between a person and one of the others."""
        self._person = person
        offer(self._other, [(str(each.id), each.name) for each in people if each.id != person])
        self._show(home=False)
        self._other.set_text("")
        self._kind.set_text("")
        self._other.editor.setFocus()

    def begin_home(self, person: UUID) -> None:
        """Ask for the home of a person."""
        self._person = person
        self._show(home=True)
        self._home.set_text("")
        self._home.editor.setFocus()

    def close_line(self) -> None:
        """Close the line."""
        self.hide()
        self.left.emit()

    def _show(self, *, home: bool) -> None:
        self._home.setVisible(home)
        self._other.setVisible(not home)
        self._kind.setVisible(not home)
        self.show()

    def _relate(self) -> None:
        other, kind = self._other.text(), self._kind.text()
        if not other or not kind:
            return
        tried = attempt(self._workspace, "Tilføj relation", relate, self._person, UUID(other), kind=kind)
        if tried.done is not None:
            self.close_line()

    def _move_in(self) -> None:
        tried = attempt(self._workspace, "Bor her", join_household, self._person, label=self._home.text())
        self._home.set_error(tried.refusal)
        if tried.done is not None:
            self.close_line()
