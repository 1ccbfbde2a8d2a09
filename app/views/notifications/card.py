"""One notification in the list: a line that tells it apart, what is missing, and all about it when it is open."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_early import NotificationKind
from app.services.guide_ticks import Beside
from app.services.modules import GUIDES, list_modules
from app.services.notification_rows import NotificationRow
from app.services.notification_senders import Sender
from app.services.notifications import change_notification, remove_notification
from app.services.profile import read_profile
from app.views.guides.checklist import Checklist
from app.views.notifications.answered_part import AnsweredPart
from app.views.notifications.assessed_part import AssessedPart
from app.views.notifications.children_part import ChildrenPart
from app.views.notifications.fact_fields import FactFields
from app.views.notifications.received_part import ReceivedPart
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import IconButton
from app.views.widgets.cards import Card, Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Hairline, Text
from app.views.workspace import Workspace

STEP = "Ret underretning"
NOTHING_MISSING = "Intet mangler"


class NotificationCard(Card):
    """The card. `toggled` asks to be opened or closed, `tab_asked` for another tab of the case."""

    toggled = Signal(object)
    tab_asked = Signal(str)

    def __init__(self, workspace: Workspace, case_id: UUID, row: NotificationRow, senders: tuple[Sender, ...]) -> None:
        super().__init__()
        self._workspace, self._case_id, self._senders, self.row = workspace, case_id, senders, row
        self._scope = ""
        self._title, self._tags = Text("", "body", wrap=True), QWidget()
        self._flow = FlowLayout(self._tags, gap=8, line_gap=4)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(22)
        self._drafts: FieldDrafts | None = None
        self._fields: FactFields | None = None
        self._parts: tuple[ReceivedPart, ChildrenPart, AssessedPart, AnsweredPart] | None = None
        self._steps: Checklist | None = None
        self._pencil, self._bin = IconButton("pencil-simple", "Åbn"), IconButton("trash", "Fjern")
        self._pencil.clicked.connect(lambda: self.toggled.emit(self.row.id))
        self._bin.clicked.connect(self._remove)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        for button in (self._pencil, self._bin):
            top.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(self._tags)
        self.body.addLayout(self._inside)

    def show_row(self, row: NotificationRow, *, number: int, is_open: bool) -> None:
        """Show the notification, with everything about it when it is open; what is half typed stays.

        `number` tells two of them apart that read the same, counted from the oldest.
        """
        self.row, self._scope = row, f"underretning {number}"
        told = row.title.partition(" · ")[0]
        self._title.set_strong_text(row.title, len(told))
        self.setAccessibleName(f"Underretning {number}: {row.title}")
        self._pencil.set_icon(*(("x", f"Luk {self._scope}: {row.title}") if is_open else
                                ("pencil-simple", f"Åbn {self._scope}: {row.title}")))  # fmt: skip
        self._bin.set_icon("trash", f"Fjern {self._scope}: {row.title}")
        self._show_missing()
        if not is_open:
            self.shut()
        elif self._parts is None or self._fields is None:
            self._open()
        else:
            self._fields.show(row.fields)
            for part in self._parts:
                part.show_row(row)
            if self._steps is not None:
                self._steps.set_guides(_guides(row))
                self._steps.refresh()

    def is_open(self) -> bool:
        """Tell whether everything about it is shown."""
        return self._parts is not None

    def take_focus(self) -> None:
        """Go to the button that closes it."""
        self._pencil.setFocus(Qt.FocusReason.OtherFocusReason)

    def shut(self) -> None:
        """Take what is open away; half typed words wait as drafts."""
        if self._drafts is not None and self._parts is not None:
            self._drafts.unbind()
            self._parts[1].leave()
        empty_layout(self._inside)
        self._drafts, self._fields, self._parts, self._steps = None, None, None, None

    def _open(self) -> None:
        row, workspace = self.row, self._workspace
        drafts = self._drafts = FieldDrafts(workspace, self._case_id, f"notification:{row.id}:")
        fields = self._fields = FactFields(drafts, self._keep, workspace.today, self._scope)
        received = ReceivedPart(fields, row, self._senders)
        children = ChildrenPart(workspace, self._case_id, row, drafts, self._scope)
        assessed, answered = AssessedPart(fields, row), AnsweredPart(fields, row)
        assessed.now_asked.connect(self._assess_now)
        answered.receipt_asked.connect(lambda: self._change({"receipt_on": workspace.today.isoformat()}))
        answered.paper_asked.connect(lambda: self.tab_asked.emit(f"papers:notification:{self.row.id}"))
        self._parts = (received, children, assessed, answered)
        for part in self._parts:
            self._inside.addWidget(Hairline())
            self._inside.addWidget(part)
        if any(each.on for each in workspace.ask(list_modules) if each.key == GUIDES):
            self._steps = Checklist(workspace, self._case_id, _guides(row), Beside(notification_id=row.id))
            self._inside.addWidget(self._steps)

    def _keep(self, name: str, text: str) -> object:
        return self._workspace.do(STEP, change_notification, self.row.id, {name: text})

    def _change(self, values: dict[str, str]) -> None:
        self._workspace.do(STEP, change_notification, self.row.id, values)
        self.take_focus()  # the button that was pressed is gone

    def _assess_now(self) -> None:
        now = self._workspace.now()
        name = self._workspace.ask(read_profile).contact.name
        self._change({"assessed_on": now.date().isoformat(), "assessed_at": f"{now:%H:%M}"} | (
            {"assessed_by": name} if name else {}))  # fmt: skip

    def _remove(self) -> None:
        self._workspace.do("Fjern underretning", remove_notification, self.row.id)

    def _show_missing(self) -> None:
        self._flow.clear()
        urgency = self.row.fields["urgency"]
        if urgency.value:
            self._flow.addWidget(Tag(urgency.shown, "late" if urgency.value == "urgent" else "info"))
        if not self.row.missing:
            self._flow.addWidget(Tag(NOTHING_MISSING, "good"))
        for words in self.row.missing:
            self._flow.addWidget(Tag(f"mangler: {words}", "warn"))


def _guides(row: NotificationRow) -> tuple[str, ...]:
    """Return the guides for a notification of its kind; the same first one for all."""
    of_kind = {
        NotificationKind.APPLICATION: "notification-application",
        NotificationKind.EVICTION: "notification-eviction",
    }
    return ("notification-any", *(guide for kind, guide in of_kind.items() if kind is row.kind))
