"""The children of a notification: age then, running number, first contact, what each says; one more, one less."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.notification_children import add_notified_child, change_notified_child, remove_notified_child
from app.services.notification_rows import ChildShown, NotificationRow
from app.views.notifications.fact_fields import FactFields
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

HEADING = "Børnene"
ADD, REMOVE = "Tilføj barn", "Fjern barn fra underretning"
NEW_CHILD, AND_NEW = "Et barn, der ikke er i sagen endnu", "navn, eller »ufødt«"


def child_drafts(notification_id: UUID, row_id: UUID) -> str:
    """Return the prefix of the drafts about one child of a notification."""
    return f"notification:{notification_id}:child:{row_id}:"


class ChildrenPart(QWidget):
    """A line for each child, the other children of the case, and room for one that is new. `scope` ends its names."""

    def __init__(
        self, workspace: Workspace, case_id: UUID, row: NotificationRow, drafts: FieldDrafts, scope: str
    ) -> None:
        super().__init__()
        self._workspace, self._case_id, self._id, self._drafts = workspace, case_id, row.id, drafts
        self._lines: dict[UUID, ChildLine] = {}
        self._places, self._others = QVBoxLayout(), QWidget()
        self._places.setSpacing(16)
        self._flow = FlowLayout(self._others, gap=8, line_gap=8)
        self._fault = Text("", "body", "late", wrap=True)
        self._new = line_field(NEW_CHILD, placeholder=AND_NEW)
        self._new.editor.setAccessibleName(f"{NEW_CHILD}, {scope}")
        drafts.bind("new_child", self._new, self._add_new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(SectionHeading(HEADING))
        column.addLayout(self._places)
        for part in (self._fault, self._others, self._new):
            column.addWidget(part)
        self.show_row(row)

    def show_row(self, row: NotificationRow) -> None:
        """Show the children as they are now; what is half typed stays."""
        if list(self._lines) != [each.id for each in row.children]:
            self._make_lines(row)
        for each in row.children:
            self._lines[each.id].show_child(each)
        self._flow.clear()
        for child_id, called in row.others:
            button = PlainButton(f"Også om {called}", icon="plus")
            button.clicked.connect(lambda _on=False, child=child_id: self._add(child))
            self._flow.addWidget(button)
        self._others.setVisible(bool(row.others))
        self._fault.setVisible(False)

    def leave(self) -> None:
        """Keep what was typed a moment ago as drafts, because the lines are about to go."""
        for line in self._lines.values():
            line.drafts.unbind()

    def _make_lines(self, row: NotificationRow) -> None:
        self.leave()
        empty_layout(self._places)
        self._lines = {each.id: ChildLine(self._workspace, self._case_id, row.id, each) for each in row.children}
        for line in self._lines.values():
            line.remove.clicked.connect(lambda _on=False, which=line: self._remove(which.row_id))
            self._places.addWidget(line)

    def _add(self, child_id: UUID) -> None:
        self._tell(attempt(self._workspace, ADD, add_notified_child, self._id, child_id=child_id).refusal)

    def _add_new(self, name: str) -> object:
        if not name.strip():
            return True
        done = self._workspace.do(ADD, add_notified_child, self._id, new_child=name)
        if done is not None:
            self._new.set_text("")
        return done

    def _remove(self, row_id: UUID) -> None:
        self._tell(attempt(self._workspace, REMOVE, remove_notified_child, row_id).refusal)
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, refusal: str) -> None:
        self._fault.setText(refusal)
        self._fault.setVisible(bool(refusal))


class ChildLine(QWidget):
    """One child: who and how old, which notification it is, the first contact, and the child's own view."""

    def __init__(self, workspace: Workspace, case_id: UUID, notification_id: UUID, row: ChildShown) -> None:
        super().__init__()
        self._workspace, self.row_id = workspace, row.id
        self.drafts = FieldDrafts(workspace, case_id, child_drafts(notification_id, row.id))
        self._title, self._waits = Text("", "body", wrap=True), Text("", "meta", "ink2", wrap=True)
        self._fields = FactFields(self.drafts, self._keep, workspace.today, row.called)
        contact, view = self._fields.make(row.contact_on), self._fields.make(row.view)
        self.remove = QuietButton(f"Den handler ikke om {row.called}", icon="x")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._title, self._waits, self._fields.beside((contact, 2), (view, 5))):
            column.addWidget(part)
        column.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_child(row)

    def show_child(self, row: ChildShown) -> None:
        """Show what is known now."""
        told = ", ".join(filter(None, (row.age, row.number)))
        self._title.set_strong_text(f"{row.called}, {told}" if told else row.called, len(row.called))
        self._waits.setText(row.waits)
        self._waits.setVisible(bool(row.waits))
        self._fields.show({"contact_on": row.contact_on, "child_view": row.view})

    def _keep(self, name: str, text: str) -> object:
        return self._workspace.do("Ret underretning", change_notified_child, self.row_id, {name: text})
