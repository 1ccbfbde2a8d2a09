"""All records of one kind in a case: the list, one of them open at a time, and the way to add one."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services import records
from app.services.records import KindRow, RecordRow
from app.views.records.blank import BlankCard
from app.views.records.card import RecordCard
from app.views.records.drafts import DraftGroup
from app.views.records.form import RecordForm
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace


class RecordSection(QWidget):
    """A list of records. `explain` is one quiet line under the heading, `empty` what is said when there are none."""

    begins_in = ""
    """The field the pencil leads to; the first one when it is empty."""
    add_is_called = ""
    """What is read aloud of the button under the list, where the head of the page has one with the same words."""

    one_is_called = ""
    """The heading of a new one, where the heading of the list is not it."""
    adds_above = False
    """Whether one is added over the list, where the newest stands first."""

    def __init__(
        self, workspace: Workspace, case_id: UUID, table: str, *, heading: str, add: str, empty: str, explain: str = "",
        first: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self.workspace, self.case_id, self._table, self._first = workspace, case_id, table, first
        self._heading, self._heading_text = SectionHeading(heading), heading
        self._empty, self._empty_text = EmptyState(empty, "note-pencil"), empty
        self._cards: list[RecordCard] = []
        self._open: UUID | None = None
        self._blank = BlankCard(workspace, case_id, first)
        self._blank.finished.connect(self._on_blank_finished)
        self._add = PlainButton(add, icon="plus")
        self._add.setAccessibleName(self.add_is_called or add)
        self._add.clicked.connect(self.begin)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._lay_out(explain)
        self._resume()

    def refresh(self) -> None:
        """Read the records again; what is open and half typed stays."""
        found = self.workspace.ask(records.list_records, self.case_id, self._table)
        found = self.in_order(found)
        kinds = self.workspace.ask(records.inner_kinds, self._table)
        self._heading.set_text(self._heading_text, len(found) or None)
        self._empty.setVisible(not found and self._blank.form() is None)
        self._empty.set_sentence(self.why_empty())
        self._match_cards(len(found))
        for card, row in zip(self._cards, found, strict=True):
            card.show_row(row, is_open=row.id == self._open, kinds=kinds)

    def in_order(self, found: list[RecordRow]) -> list[RecordRow]:
        """Return the records to show in the order they are shown; kinds that can be narrowed leave some out."""
        return found

    def why_empty(self) -> str:
        """Return what is said when none is shown."""
        return self._empty_text

    def begin(self) -> None:
        """Open an empty form for a new record."""
        self._open = None
        self._begin_blank()
        self._blank.start()

    def cards(self) -> tuple[RecordCard, ...]:
        """Return the cards, in the order of the records."""
        return tuple(self._cards)

    def blank_form(self) -> RecordForm | None:
        """Return the form of the record that is being added."""
        return self._blank.form()

    def open_form(self) -> RecordForm | None:
        """Return the form of the record that is open."""
        return next((form for card in self._cards if (form := card.form())), None)

    def make_card(self, number: int) -> RecordCard:
        """Return a card for one more record; kinds that show more than a line have cards of their own."""
        return RecordCard(self.workspace, self.case_id, number, self._first)

    def _lay_out(self, explain: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(PageHead(self._heading, self._add) if self.adds_above else self._heading)
        if explain:
            column.addWidget(Text(explain, "meta", "ink2", wrap=True))
        column.addWidget(self._empty)
        column.addLayout(self._list)
        if self.adds_above:
            column.insertWidget(column.indexOf(self._empty), self._blank)
        else:
            column.addWidget(self._blank)
            column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def _resume(self) -> None:
        """Open again what was half typed when the program stopped."""
        drafts = DraftGroup(self.workspace, self.case_id, f"record:{self._table}:")
        owners = {name.rpartition(":")[0] for name in drafts.names()}
        if f"new:{self.case_id}" in owners:
            self._begin_blank()
        self._open = next((UUID(each) for each in sorted(owners) if not each.startswith("new:")), None)

    def _begin_blank(self) -> None:
        self._blank.open(self._table, None, self.one_is_called or self._heading_text)
        self._empty.hide()

    def _match_cards(self, count: int) -> None:
        while len(self._cards) > count:
            card = self._cards.pop()
            here = QApplication.focusWidget()
            if here is not None and card.isAncestorOf(here):  # or Qt would give the focus to whatever comes next
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)
            card.hide()
            card.deleteLater()
        while len(self._cards) < count:
            card = self.make_card(len(self._cards) + 1)
            card.toggled.connect(self._on_toggled)
            card.inner_wanted.connect(self._on_inner_wanted)
            self._cards.append(card)
            self._list.addWidget(card)

    def _on_toggled(self, record_id: UUID) -> None:
        self._open = None if record_id == self._open else record_id
        self._blank.shut()
        self.refresh()
        opened = self.open_form()
        if opened is not None:
            opened.start(self.begins_in)

    def _on_inner_wanted(self, owner_id: UUID, kind: KindRow) -> None:
        self._blank.open(kind.table, owner_id, kind.title)
        self._blank.start()

    def _on_blank_finished(self, record_id: UUID | None, field: str) -> None:
        """Show what was added in its place, with the focus in the field the user had come to."""
        self._open = record_id or self._open
        self.refresh()
        opened = self.open_form()
        if opened is not None and record_id is not None:
            opened.start(field)
        elif opened is None and record_id is None:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)
