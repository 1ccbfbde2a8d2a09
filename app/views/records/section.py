"""All records of one kind in a case: the list, one of them open at a time, and the way to add one."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import records
from app.services.records import KindRow, RecordRow
from app.views.records.card import RecordCard
from app.views.records.form import RecordForm
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace


class RecordSection(QWidget):
    """A list of records. `explain` is one quiet line under the heading, `empty` what is said when there are none."""

    def __init__(
        self, workspace: Workspace, case_id: UUID, table: str, *, heading: str, add: str, empty: str, explain: str = "",
        first: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        self._workspace, self._case_id, self._table, self._first = workspace, case_id, table, first
        self._heading = SectionHeading(heading, role="subhead")
        self._heading_text = heading
        self._empty = EmptyState(empty)
        self._cards: list[RecordCard] = []
        self._open: UUID | None = None
        self._blank = _BlankCard(workspace, case_id, first)
        self._blank.finished.connect(self._on_blank_finished)
        self._add = PlainButton(add, icon="plus")
        self._add.clicked.connect(self.begin)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._heading)
        if explain:
            column.addWidget(Text(explain, "meta", "ink2", wrap=True))
        column.addWidget(self._empty)
        column.addLayout(self._list)
        column.addWidget(self._blank)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Read the records again; what is open and half typed stays."""
        found = self._workspace.ask(records.list_records, self._case_id, self._table)
        kinds = self._workspace.ask(records.inner_kinds, self._table)
        self._heading.set_text(self._heading_text, len(found) or None)
        self._empty.setVisible(not found and not self._blank.isVisibleTo(self))
        self._match_cards(len(found))
        for card, row in zip(self._cards, self._in_their_cards(found), strict=True):
            card.show_row(row, is_open=row.id == self._open, kinds=kinds)

    def begin(self) -> None:
        """Open an empty form for a new record."""
        self._open = None
        self._blank.open(self._table, None)
        self.refresh()

    def cards(self) -> tuple[RecordCard, ...]:
        """Return the cards, in the order of the records."""
        return tuple(self._cards)

    def blank_form(self) -> RecordForm | None:
        """Return the form of the record that is being added."""
        return self._blank.form

    def _in_their_cards(self, found: list[RecordRow]) -> list[RecordRow]:
        return found

    def _match_cards(self, count: int) -> None:
        while len(self._cards) > count:
            card = self._cards.pop()
            card.hide()
            card.deleteLater()
        while len(self._cards) < count:
            card = RecordCard(self._workspace, self._case_id, len(self._cards) + 1, self._first)
            card.toggled.connect(self._on_toggled)
            card.inner_wanted.connect(self._on_inner_wanted)
            self._cards.append(card)
            self._list.addWidget(card)

    def _on_toggled(self, record_id: UUID) -> None:
        self._open = None if record_id == self._open else record_id
        self._blank.close_form()
        self.refresh()
        opened = next((card.form() for card in self._cards if card.form()), None)
        if opened is not None:
            opened.start()

    def _on_inner_wanted(self, owner_id: UUID, kind: KindRow) -> None:
        self._blank.open(kind.table, owner_id, kind.title)

    def _on_blank_finished(self, record_id: UUID | None, inside: bool) -> None:
        if record_id is not None and not inside:
            self._open = record_id
        self.refresh()
        opened = next((card.form() for card in self._cards if card.form()), None)
        if opened is not None and record_id is not None:
            opened.start()


class _BlankCard(Card):
    """The form of a record that does not exist yet; hidden until it is wanted."""

    def __init__(self, workspace: Workspace, case_id: UUID, first: tuple[str, ...]) -> None:
        super().__init__()
        self._workspace, self._case_id, self._first = workspace, case_id, first
        self.form: RecordForm | None = None
        self._close = QuietButton("Luk uden at tilføje", icon="x")
        self._close.clicked.connect(lambda: self._finish(None))
        self._inside = False
        self.body.addWidget(self._close, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()
