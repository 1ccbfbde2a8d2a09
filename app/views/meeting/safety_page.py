"""»Er alle børn i hjemmet trygge?«: every child by name. The answers are covered, because everybody sees the screen."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_meeting import ChildSafety
from app.services.meeting_children import ChildAtHome, children_at_home, set_child_safety
from app.views.meeting.chips import Chip
from app.views.meeting.choice_row import ChoiceRow, keys_of
from app.views.meeting.desk import MeetingDesk
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.text import Text

CHOICES = ((ChildSafety.SAFE, "tryg"), (ChildSafety.OPEN, "ved ikke endnu"), (ChildSafety.WORRIED, "det taler vi om"))
SHOW = "Vis svarene på min skærm"
AT_NIGHT = "Hvem er hos børnene om natten?"
WRITTEN = "svaret er skrevet"


class SafetyPage(QWidget):
    """A row for each child of the household, with a line for how it is. Covered until she asks to see it."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._children: tuple[ChildAtHome, ...] = ()
        self._rows: dict[UUID, ChoiceRow] = {}
        self._fields: dict[UUID, LabeledField] = {}
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:safety:")
        self._box = QVBoxLayout()
        self._box.setSpacing(4)
        self.night = Text(AT_NIGHT, "spoken", wrap=True)
        self.show_answers = Chip(SHOW)
        self.show_answers.toggled.connect(lambda _on: self._show())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(keys_of(CHOICES), "meta", "ink2", wrap=True))
        column.addLayout(self._box)
        column.addWidget(self.night)
        column.addWidget(self.show_answers, 0, Qt.AlignmentFlag.AlignLeft)

    def show_children(self) -> None:
        """Read the children of the households again; rows stay where they are, so the focus does too."""
        children = self._desk.workspace.ask(children_at_home, self._desk.meeting_id)
        names = [(each.person_id, each.called) for each in children]
        if names != [(each.person_id, each.called) for each in self._children] or not self._rows:
            self._rebuild(children)
        self._children = children
        self.night.setVisible(any(each.night_open for each in children))
        self._show()

    def cover(self) -> None:
        """Cover the answers; done each time the step is left."""
        self.show_answers.setChecked(False)

    def take_focus(self) -> None:
        """Go to the first child nobody has asked about."""
        waiting = [each.person_id for each in self._children if each.answer is None]
        first = waiting[0] if waiting else next(iter(self._rows), None)
        if first is not None:
            self._rows[first].setFocus()

    def _rebuild(self, children: tuple[ChildAtHome, ...]) -> None:
        self._drafts.unbind()
        empty_layout(self._box)
        self._rows, self._fields = {}, {}
        for each in children:
            row = ChoiceRow(each.called, CHOICES)
            row.chosen.connect(lambda value, each=each: self._answer(each, value))
            field = line_field(f"Sådan er det for {each.called}")
            _cover(field, covered=True)
            self._drafts.bind(str(each.person_id), field, partial(self._write, each))
            self._rows[each.person_id], self._fields[each.person_id] = row, field
            for widget in (row, field):
                self._box.addWidget(widget)
                widget.setVisible(True)  # now, or it could not take the focus before the next turn of the loop

    def _show(self) -> None:
        seen = self.show_answers.isChecked()
        for each in self._children:
            written = WRITTEN if each.answer is not None and not seen else ""
            self._rows[each.person_id].show_choice(each.answer if seen else None, written)
            _cover(self._fields[each.person_id], covered=not seen)
            self._drafts.show(str(each.person_id), each.note)

    def _answer(self, child: ChildAtHome, value: object) -> None:
        self._desk.do("Er barnet trygt", set_child_safety, self._desk.meeting_id, child.person_id, answer=str(value))

    def _write(self, child: ChildAtHome, text: str) -> object:
        return self._desk.do("Er barnet trygt", set_child_safety, self._desk.meeting_id, child.person_id, note=text)


def _cover(field: LabeledField, *, covered: bool) -> None:
    """Show a line as dots, or as words when she asked for them."""
    if isinstance(field.editor, LineEditor):
        field.editor.setEchoMode(LineEditor.EchoMode.Password if covered else LineEditor.EchoMode.Normal)
