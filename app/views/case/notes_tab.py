"""»Notater«: facts with a date, written in one line, and beside them contacts and absence."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums import NoteKind
from app.services import records
from app.services.listing import Listing
from app.services.owed_by_others import OwedRow
from app.views.case.absence_part import AbsenceSection
from app.views.case.contacts_part import ContactsPart
from app.views.case.notes_list import NotesList
from app.views.case.owed_part import KEY as OWED
from app.views.case.owed_part import NAME as OWED_NAME
from app.views.case.owed_part import OwedPart
from app.views.case.record_parts import scrolled_part, section_of
from app.views.case_tab import CaseTab
from app.views.page import Hints
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.side_list import SideList
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

CONTACTS = "contacts"
ABSENCE = "Fravær"
RULE = "Skriv det, der har betydning. Alle notater kan indgå i aktindsigt."


class NotesTab(CaseTab):
    """The tab. Alt+N from the tab bar leads here; the line at the top is ready at once."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._quick = QuickNote(workspace, case_id)
        write = PrimaryButton("Nyt notat", icon="note-pencil")
        write.clicked.connect(self.begin)
        self.add_action(write)
        self.parts = SideList("Notater og det, vi ved", 20)
        self.parts.add("note", "Alle notater", self._make_notes)
        self.parts.add(CONTACTS, "Kontakter", partial(ContactsPart, workspace, case_id))
        self.parts.add(OWED, OWED_NAME, self._make_owed)
        self.parts.add("absence", ABSENCE, self._make_absence)
        self.parts.opened.connect(self._on_opened)
        self.parts.pressed.connect(self._on_pressed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parts)
        self.parts.open("note")
        self.parts.keep_as(f"case:notes:{case_id}")

    def refresh(self) -> None:
        """Read the part that is shown again."""
        _read_again(self.parts.part(self.parts.current()))

    def listing(self) -> Listing | None:
        """Return the notes while they are seen, the contacts, or what others owe."""
        shown = self.parts.part(self.parts.current())
        if isinstance(shown, ContactsPart | OwedPart):
            return shown.listing()
        notes = self.findChild(NotesList)
        return notes.listing() if notes is not None and self.parts.current() == "note" else None

    def key_hints(self) -> Hints:
        """Return the keys of the notes, or of the contacts, while they are seen."""
        return [(("Ctrl P",), "Udskriv listen")] if self.parts.current() in ("note", CONTACTS, OWED) else []

    def open_contacts(self) -> None:
        """Go to the log of contacts, where a letter begins one."""
        self.parts.open(CONTACTS)
        self._on_pressed()

    def open_owed(self) -> None:
        """Go to what others owe."""
        self.parts.open(OWED)

    def go_on_in_owed(self) -> None:
        """Go back to what others owe, to the line that was asked about."""
        self.open_owed()
        part = self.parts.part(OWED)
        if isinstance(part, OwedPart):
            part.go_on()

    def begin(self) -> None:
        """Go to the line where a note is written."""
        self.parts.open("note")
        self._quick.start()

    def _on_opened(self, _key: str, part: QWidget) -> None:
        _read_again(part)
        self.part_changed.emit()

    def _on_pressed(self) -> None:
        part = self.parts.part(self.parts.current())
        if isinstance(part, ContactsPart):
            part.setFocus()  # its letters are told at once, so they must work at once

    def _begin_contact(self, person_id: UUID) -> None:
        self.open_contacts()
        contacts = self.parts.part(CONTACTS)
        if isinstance(contacts, ContactsPart):
            contacts.line.begin_with(person_id)

    def _show_there(self, row: OwedRow) -> None:
        if row.meeting_id is not None:
            self.meeting_requested.emit(row.meeting_id)
        else:
            self.row_requested.emit(row.tab, row.row_id)

    def _make_owed(self) -> QWidget:
        part = OwedPart(self.workspace, self.case_id)
        part.contact_requested.connect(self._begin_contact)
        part.wanted.connect(self._show_there)
        return part

    def _make_absence(self) -> QWidget:
        return scrolled_part(AbsenceSection(self.workspace, self.case_id), ABSENCE)  # as in the plan, with its curve

    def _make_notes(self) -> QWidget:
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 20, 32, 32)
        column.setSpacing(16)
        column.addWidget(self._quick)
        column.addWidget(NotesList(self.workspace, self.case_id))
        column.addStretch(1)
        return scrolling(inner, "Notater")


def _read_again(part: QWidget | None) -> None:
    shown = part if isinstance(part, ContactsPart | OwedPart) else section_of(part)
    if shown is not None:
        shown.refresh()


class QuickNote(QWidget):
    """One line and what kind it is; Enter keeps it as a note from today. What is not kept yet waits as a draft."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._drafts = DraftGroup(workspace, case_id, f"quick_note:{case_id}:")
        self._line = line_field("Skriv et notat", placeholder="Enter gemmer", sentences=True)
        self._kind = choice_field("Hvad er det?", [(kind.value, word(kind)) for kind in NoteKind])
        self._kind.set_text(NoteKind.NOTE.value)
        self._line.restore(self._drafts.text("text") or "")
        for told in (self._line.typed, self._line.committed):  # left at once: the last letters are kept too
            told.connect(lambda text: self._drafts.keep("text", text))
        if isinstance(self._line.editor, LineEditor):
            self._line.editor.returnPressed.connect(self._write)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._line, 1)
        row.addWidget(self._kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(Text(RULE, "meta", "ink2", wrap=True))

    def start(self) -> None:
        """Put the focus in the line."""
        self._line.editor.setFocus()

    def _write(self) -> None:
        text = self._line.text().strip()
        if not text:
            return
        values: dict[str, object] = {"text": text, "kind": self._kind.text(), "on": self._workspace.today.isoformat()}
        tried = attempt(self._workspace, "Skriv notat", records.add_record, self._case_id, "note", values)
        self._line.set_error(tried.refusal)
        if tried.done is not None:
            self._line.set_text("")
            self._drafts.drop("text")
