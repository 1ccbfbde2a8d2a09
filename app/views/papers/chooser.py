"""Which paper, about whom, from which meeting and to whom: one place to choose, and it asks no more than it must."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.folding import join_names, possessive
from app.models.enums_meeting import MeetingStatus
from app.services.meeting_list import MeetingLine, list_lines
from app.services.meeting_paper_recipients import papers_for
from app.services.modules import list_modules
from app.services.notification_rows import list_notifications
from app.services.people import list_people
from app.services.voice_children import list_children
from app.views.papers.sort import Ask, Chosen, PaperSort
from app.views.papers.sorts import BY_KEY, SORTS
from app.views.records.fields import offer
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, choice_field
from app.views.workspace import Workspace

EVERYBODY = "Alle, der får den"
NO_MEETING = "Der er ikke holdt noget møde endnu. Papiret bliver lavet af det, I aftaler på mødet."
_WAS = (MeetingStatus.HELD, MeetingStatus.RUNNING)


class PaperChooser(QWidget):
    """The choices. `changed` when another paper is wanted."""

    changed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._meetings: tuple[MeetingLine, ...] = ()
        self._several = False
        self._sort, self._child = choice_field("Papir", []), choice_field("Om", [])
        self._meeting, self._recipient = choice_field("Fra mødet", []), choice_field("Til", [])
        self._notification = choice_field("Underretning", [])
        self._genogram = CheckBox("Tag slægtstegningen med")
        column = QVBoxLayout(self)  # before anything is shown: what lies nowhere is shown as a window of its own
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for field in (*self._fields(), self._genogram):
            column.addWidget(field)
        self._read()
        self._sort.set_text(SORTS[0].key)
        self._child.set_text("")
        self._recipient.set_text("")
        for field in self._fields():
            field.committed.connect(lambda _: self._on_chosen())
        self._genogram.toggled.connect(lambda _: self.changed.emit())

    @property
    def sort(self) -> PaperSort[Any]:
        """The kind of paper that is chosen."""
        return BY_KEY[self._sort.text() or SORTS[0].key]

    def chosen(self) -> Chosen:
        """Return what is chosen about it."""
        return Chosen(
            child_id=_id(self._child), recipient_id=_id(self._recipient), meeting_id=_id(self._meeting),
            notification_id=_id(self._notification), with_genogram=self._genogram.isChecked(),
        )  # fmt: skip

    def lacks(self) -> str:
        """Return what must be there before the paper can be made, as a sentence; empty when nothing lacks."""
        return NO_MEETING if Ask.MEETING in self.sort.asks and not self._meetings else ""

    def refresh(self) -> None:
        """Read who and what there is to choose among; what is chosen stays while it is there."""
        self._read()

    def choose(self, key: str, recipient_id: UUID | None = None) -> None:
        """Choose a kind of paper, and maybe whom it is for. KeyError for an unknown kind.

        »notification:…« with an id is the paper for who sent that one.
        """
        kind, _, notification = key.partition(":")
        self._sort.set_text(BY_KEY[kind].key)
        self._recipient.set_text("")
        self._read()
        if notification:
            self._notification.set_text(notification)
        if recipient_id is not None:
            self._recipient.set_text(str(recipient_id))
        self.changed.emit()

    def _on_chosen(self) -> None:
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        children = self._workspace.ask(list_children, self._case_id)
        names = join_names([possessive(called) for _, called in children]) or "Barnets"
        on = {each.key for each in self._workspace.ask(list_modules) if each.on}
        sorts = [each for each in SORTS if not each.needs or each.needs in on]
        offer(self._sort, [(each.key, each.name.format(children=names)) for each in sorts])
        lines = self._workspace.ask(list_lines, self._case_id)
        self._meetings = tuple(each for each in lines if each.status in _WAS)
        offer(self._child, [("", "alle"), *((str(key), called) for key, called in children)])
        offer(self._meeting, [(str(each.id), f"{each.title}, {each.when}") for each in self._meetings])
        if self._meetings and not self._meeting.text():
            self._meeting.set_text(str(self._meetings[0].id))
        if Ask.NOTIFICATION in self.sort.asks:
            self._read_notifications()
        offer(self._recipient, self._recipients())
        if not self._recipient.text():
            self._recipient.set_text(self._first_recipient())
        self._show_asked(children)

    def _read_notifications(self) -> None:
        rows = self._workspace.ask(list_notifications, self._case_id)
        offer(self._notification, [(str(each.id), each.title) for each in rows])
        if rows and not self._notification.text():
            self._notification.set_text(str(rows[0].id))
        self._several = len(rows) > 1

    def _recipients(self) -> list[tuple[str, str]]:
        """Return who may get the paper: of a meeting those who are to have this kind, else everybody who lives."""
        meeting = _id(self._meeting)
        if self.sort.meetings is None or meeting is None:
            people = self._workspace.ask(list_people, self._case_id)
            return [("", EVERYBODY), *((str(row.id), row.name) for row in people if not row.deceased)]
        rows = self._workspace.ask(papers_for, meeting)
        found = [
            (str(each.person_id), each.called) for each in rows if each.kind is self.sort.meetings and each.person_id
        ]
        return found if self._is_for_one() else [("", EVERYBODY), *found]

    def _first_recipient(self) -> str:
        offered = self._recipients() if self._is_for_one() else []
        return offered[0][0] if offered else ""

    def _is_for_one(self) -> bool:
        return self.sort.key == "own_agreements"

    def _show_asked(self, children: Sequence[object]) -> None:
        asks = self.sort.asks
        self._child.setVisible(Ask.CHILD in asks and len(children) > 1)
        self._meeting.setVisible(Ask.MEETING in asks and len(self._meetings) > 1)
        self._notification.setVisible(Ask.NOTIFICATION in asks and self._several)
        self._recipient.setVisible(Ask.RECIPIENT in asks)
        self._genogram.setVisible(Ask.GENOGRAM in asks)
        if Ask.GENOGRAM not in asks and self._genogram.isChecked():
            with QSignalBlocker(self._genogram):
                self._genogram.setChecked(False)

    def _fields(self) -> tuple[LabeledField, ...]:
        return self._sort, self._child, self._meeting, self._notification, self._recipient


def _id(choice: LabeledField) -> UUID | None:
    return UUID(choice.text()) if choice.text() else None
