"""The right-hand column: agreements as they grow, with what is still missing named quietly."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.models.enums_meeting import OwnerAnswer
from app.services.agreement_proposals import answer_proposal
from app.services.agreement_rows import AgreementRow
from app.views.meeting.agreement_item import AgreementItem
from app.views.meeting.agreement_words import agreement_text, missing_words
from app.views.meeting.check_card import check_words, to_check
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.kinds import CHECK_KEY, cap
from app.views.meeting.panel import Panel, Scroll, is_large
from app.views.meeting.taken_off import TakenOff
from app.views.widgets.aloud import say_aloud
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.keys import KeyHint
from app.views.widgets.text import Hairline, SectionHeading

__all__ = ["AgreementColumn", "agreement_text", "missing_words"]

HEADING, SHORT = "Aftaler indtil nu", "Aftaler"
"""The short one is used where the other would break in two lines."""
NONE_YET = "Ingen aftaler endnu. Den bedste kommer tit, når man mindst venter det."


class AgreementColumn(Panel):
    """All agreements of this meeting in their order; rows that did not change stay the widgets they are.

    `opened` carries the row to change.
    """

    opened = Signal(object)

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("card", "left")
        self._desk = desk
        self._items: dict[UUID, AgreementItem] = {}
        self._order: list[UUID] | None = None
        self._list = Scroll("Aftaler", gap=0)
        self._empty = EmptyState(NONE_YET, "handshake")
        self.taken_off, self._new = TakenOff(desk), KeyHint(("Alt A",), "Ny aftale")
        self._heading = SectionHeading(HEADING, role="heading")
        self.check = QuietButton("", "" if is_large() else cap(CHECK_KEY), "note-pencil")
        self.check.clicked.connect(desk.checking)
        self._lay_out()

    def show_agreements(self) -> None:
        """Show the agreements as they are now; a new one is brought in sight, else the list stays where it stands."""
        rows = self._desk.agreements
        order = [each.id for each in rows]
        for row in rows:
            if row.id in self._items:
                self._items[row.id].show_row(row)
        if order != self._order:
            self._reorder(rows, order)
        self._name_it()
        waiting = len(to_check(rows))
        if waiting:
            self.check.set_words(check_words(waiting))
        self.check.setVisible(waiting > 0)
        self._new.setVisible(not (waiting and is_large()))
        self.taken_off.show_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the heading there is room for."""
        super().resizeEvent(event)
        self._name_it()

    def _name_it(self) -> None:
        count = len(self._desk.agreements) or None
        self._heading.set_text(HEADING, count)
        if self._heading.needs_lines():
            self._heading.set_text(SHORT, count)

    def _reorder(self, rows: list[AgreementRow], order: list[UUID]) -> None:
        fresh = [each for each in rows if each.id not in self._items]
        for gone in set(self._items) - set(order):
            item = self._items.pop(gone)
            self._list.body.removeWidget(item)
            item.hide()
            item.deleteLater()
        for place, row in enumerate(rows):
            item = self._items.get(row.id) or self._new_item(row)
            if self._list.body.indexOf(item) != place:
                self._list.body.insertWidget(place, item)
        self._empty.setVisible(not rows)
        if fresh and self._order is not None:
            newest = self._items[fresh[-1].id]
            QTimer.singleShot(0, newest, lambda: self._show_newest(newest))
        self._order = order

    def _show_newest(self, newest: AgreementItem) -> None:
        """Bring an agreement in sight, and read out how it stands: who, what, when, and what it lacks."""
        self._list.ensureWidgetVisible(newest, 0, 0)
        say_aloud(newest, newest.accessibleName())

    def _new_item(self, row: AgreementRow) -> AgreementItem:
        item = AgreementItem(row)
        item.opened.connect(lambda: self.opened.emit(item.row))
        item.answered.connect(lambda answer: self._answer(item.row, answer))
        self._items[row.id] = item
        return item

    def _answer(self, row: AgreementRow, answer: OwnerAnswer) -> None:
        """Note the family's answer; another form is written at once, while they say it."""
        done = self._desk.do(f"Svar på forslag {row.number}", answer_proposal, row.id, answer=answer.value)
        if done and answer is OwnerAnswer.OTHER_FORM:
            self._desk.otherwise.emit(row)

    def _lay_out(self) -> None:
        new = self._new
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(new)
        top.addStretch(1)
        top.addWidget(self.check, 0, Qt.AlignmentFlag.AlignRight)
        new.setMinimumHeight(self.check.sizeHint().height())  # the button that comes and goes moves nothing
        self._list.body.addWidget(self._empty)
        self._list.body.addWidget(self.taken_off)
        self._list.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addLayout(top)
        column.addWidget(Hairline())
        column.addWidget(self._list, 1)
