"""The line »Notér kontakt«: with whom, how, and what it was about. The day is today; the log in the case says more."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.models.enums_meeting import ContactKind
from app.services import contacts, people
from app.services.due_rows import DueRow
from app.views.today.row_line import RowLine
from app.views.widgets.check_box import CheckBox
from app.views.widgets.editors import ChoiceEditor, LineEditor
from app.views.widgets.fields import choice_field, line_field
from app.views.workspace import Workspace
from app.wording import word

WHO, HOW, ABOUT = "Hvem talte du med?", "Hvordan?", "Hvad handlede det om?"
HINT = "Enter noterer, Esc lukker. Dagen er i dag."
TALKED = "Talte med barnet"
NOT_LISTED = frozenset({ContactKind.MEETING})
"""A meeting has a page of its own."""


class ContactLine(RowLine):
    """Who by their first letter, Enter, a few words, Enter: a contact is noted in the case of the row."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, "Notér kontakt", parent)
        self._children: frozenset[str] = frozenset()
        kinds = [(kind.value, word(kind).capitalize()) for kind in ContactKind if kind not in NOT_LISTED]
        self._who = choice_field(WHO, [])
        self._how = choice_field(HOW, kinds)
        self._talked = CheckBox(TALKED)
        self.body.addWidget(self._who)
        self.body.addWidget(self._how)
        self._about = self.add_field("contact", line_field(ABOUT, hint=HINT, sentences=True))
        self.body.addWidget(self._talked)
        self._who.editor.changed.connect(self._on_who)
        if isinstance(self._about.editor, LineEditor):
            self._about.editor.returnPressed.connect(self.submit)

    def opened(self, row: DueRow) -> None:
        """Offer the people of the case; a call with nobody chosen, until somebody is."""
        alive = [each for each in self.workspace.ask(people.list_people, row.case_id) if not each.deceased]
        listed = sorted(alive, key=lambda each: not each.is_child_of_case)
        self._children = frozenset(str(each.id) for each in listed if each.is_child_of_case)
        if isinstance(self._who.editor, ChoiceEditor):
            self._who.editor.clear()
            for each in listed:
                self._who.editor.addItem(each.name or each.role, str(each.id))
            self._who.editor.setCurrentIndex(-1)
        self._how.set_text(ContactKind.CALL.value)
        self._on_who()

    def heading(self, row: DueRow) -> str:
        """Say whose case it is noted in, not what the row asked for."""
        return row.children or row.case_number

    def first_field(self) -> QWidget:
        """Return where writing begins."""
        return self._who

    def submit(self) -> None:
        """Note the contact, or say what is missing."""
        row, who = self.row, self._who.text()
        if row is None:
            return
        typed = contacts.TypedContact(
            kind=ContactKind(self._how.text()), with_ids=(UUID(who),) if who else (), text=self._about.text(),
            child_talked=self._talked.isVisibleTo(self) and self._talked.isChecked(),
        )  # fmt: skip
        self._about.set_error(self.make(row, "Notér kontakt", contacts.note_contact, case_id=row.case_id, typed=typed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a choice goes on to the words."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self._about.editor.hasFocus():
            self._about.setFocus(Qt.FocusReason.TabFocusReason)
            event.accept()
            return
        super().keyPressEvent(event)

    def _on_who(self) -> None:
        child = self._who.text() in self._children
        self._talked.setVisible(child)
        self._talked.setChecked(child)
        self.adjustSize()
