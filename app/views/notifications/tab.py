"""»Underretninger«: note one in few keys, and the register of the case with what is missing of each."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from app.services.notification_rows import NotificationRow, list_notifications
from app.services.notification_senders import list_senders
from app.services.ports import Changes
from app.views.case_tab import ScrollTab
from app.views.notifications.card import NotificationCard
from app.views.notifications.definition_part import DefinitionPart
from app.views.notifications.entry import HEADING, NotificationEntry
from app.views.page import Hints
from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

NAME = "Underretninger"
EMPTY = "Ingen underretninger i sagen."
DUTY = "Pligten til at underrette er din egen. Et netværksmøde træder aldrig i stedet for den."


class NotificationsTab(ScrollTab):
    """The tab. One notification is open at a time; the one that was half typed is open again after a lock."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, NAME)
        self._senders = workspace.ask(list_senders)
        self._cards: dict[UUID, NotificationCard] = {}
        self._open = self._half_typed()
        new = PrimaryButton(HEADING, icon="plus")
        new.clicked.connect(self.begin)
        self.add_action(new)
        self._heading, self._empty = SectionHeading(NAME), EmptyState(EMPTY, "info")
        self.entry, self.definition = NotificationEntry(workspace, case_id), DefinitionPart(workspace)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        for part in (self.entry, self._heading, Text(DUTY, "meta", "ink2", wrap=True), self._empty):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self.definition)
        self.body.addStretch(1)
        self.entry.noted.connect(self.open_notification)
        self.entry.open_asked.connect(self._open_instead)
        self.entry.shut.connect(new.setFocus)
        if self.entry.has_draft():
            self.entry.begin()

    def refresh(self) -> None:
        """Read the notifications again; what is half typed stays."""
        self.entry.refresh()
        self.definition.refresh()
        rows = self.workspace.ask(list_notifications, self.case_id)
        self._heading.set_text(NAME, len(rows) or None)
        self._empty.setVisible(not rows)
        self._match(rows)
        for place, row in enumerate(rows):
            self._cards[row.id].show_row(row, number=len(rows) - place, is_open=row.id == self._open)

    def begin(self) -> None:
        """Open the card where a new one is noted."""
        self.entry.begin()
        self.area.ensureWidgetVisible(self.entry)

    def open_notification(self, notification_id: UUID) -> None:
        """Show one with everything about it; one that is not there changes nothing."""
        self._open = notification_id
        self.refresh()
        card = self._cards.get(notification_id)
        if card is not None:
            card.take_focus()
            self.area.ensureWidgetVisible(card, 0, 0)

    def cards(self) -> tuple[NotificationCard, ...]:
        """Return the cards in the order they stand."""
        return tuple(self._cards.values())

    def concerns(self, changes: Changes) -> bool:
        """Tell whether the change lies in this case, or in another of the same child: the running number may move."""
        return super().concerns(changes) or "notification" in changes.tables

    def key_hints(self) -> Hints:
        """Return the keys while one is noted."""
        return [(("Enter",), "Notér"), (("Esc",), "Luk")] if self.entry.isVisible() else []

    def _open_instead(self, notification_id: UUID) -> None:
        self.entry.question.hide()
        self.entry.close_panel()
        self.open_notification(notification_id)

    def _match(self, rows: Sequence[NotificationRow]) -> None:
        """Make the cards these, in this order."""
        wanted = [row.id for row in rows]
        if list(self._cards) == wanted:
            return
        for gone in [each for each in self._cards if each not in wanted]:
            card = self._cards.pop(gone)
            card.shut()
            card.hide()
            card.deleteLater()
        cards = {row.id: self._cards.get(row.id) or self._made(row) for row in rows}
        for card in self._cards.values():
            self._list.removeWidget(card)
        for card in cards.values():
            self._list.addWidget(card)
        self._cards = cards

    def _made(self, row: NotificationRow) -> NotificationCard:
        card = NotificationCard(self.workspace, self.case_id, row, self._senders)
        card.toggled.connect(self._turn)
        card.tab_asked.connect(self.tab_requested)
        return card

    def _turn(self, notification_id: UUID) -> None:
        self._open = None if notification_id == self._open else notification_id
        self.refresh()

    def _half_typed(self) -> UUID | None:
        names = DraftGroup(self.workspace, self.case_id, "notification:").names()
        return next((UUID(name.partition(":")[0]) for name in sorted(names)), None)
