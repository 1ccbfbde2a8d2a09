"""»Afgørelser«: the decisions of a case, the card where one is begun, and one of them at a time on its page."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.errors import UserError
from app.services.ruling_read import list_rulings
from app.services.ruling_rows import RulingLine
from app.services.rulings import remove_ruling
from app.views.case_tab import SIDE, CaseTab
from app.views.page import Hints
from app.views.records.drafts import DraftGroup
from app.views.rulings.begin import BeginRuling
from app.views.rulings.page import RulingPageView
from app.views.rulings.paper_panel import RulingPaperPanel
from app.views.widgets.buttons import IconButton, PlainButton, PrimaryButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NONE = "Ingen afgørelser endnu. En kladde må mangle noget."
OPEN = "open"


class RulingsTab(CaseTab):
    """The tab. What is open is open again after a lock."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._places = DraftGroup(workspace, case_id, f"rulings:{case_id}:")
        self._begin = PrimaryButton("Ny afgørelse", icon="plus")
        self._begin.clicked.connect(self.begin)
        self.add_action(self._begin)
        self.page: RulingPageView | None = None
        self.panel, self.paper = BeginRuling(workspace, case_id), RulingPaperPanel(workspace, case_id)
        self.panel.begun.connect(self.open_ruling)
        self.paper.closed.connect(self._leave_paper)
        self._empty, self._list, self._stack = EmptyState(NONE, "scales"), QVBoxLayout(), PageStack(follows=True)
        self._rows: tuple[RulingLine, ...] | None = None
        self.body = QVBoxLayout()
        self._lay_out()
        if self.panel.has_draft():
            self.panel.begin()
        if kept := self._places.text(OPEN):
            self._make_page(UUID(kept))

    def refresh(self) -> None:
        """Read the list, and what is open, again; one that was undone away is put away."""
        self.panel.refresh()
        rows = self.workspace.ask(list_rulings, self.case_id)
        if self.page is not None:
            try:
                self.page.refresh()
            except UserError:
                self.close_page()
        if rows != self._rows:
            self._rows = rows
            self._show(rows)
        self._show_parts()
        if self._stack.currentWidget() is self.paper:
            self.paper.refresh()

    def key_hints(self) -> Hints:
        """Return no keys of its own: everything is reached with Tab."""
        return []

    def begin(self) -> None:
        """Show the card where one is begun."""
        self.close_page()
        self.panel.refresh()
        self.panel.begin()

    def open_ruling(self, ruling_id: UUID) -> None:
        """Open one on its page."""
        self.close_page()
        page = self._make_page(ruling_id)
        page.refresh()
        self._show_parts()
        page.take_focus()

    def show_row(self, row_id: UUID) -> None:
        """Open one by its id; what is not there changes nothing."""
        if any(each.id == row_id for each in self.workspace.ask(list_rulings, self.case_id)):
            self.open_ruling(row_id)

    def close_page(self) -> None:
        """Put the page away and show the list."""
        page, self.page = self.page, None
        self._stack.setCurrentIndex(0)
        self._places.drop(OPEN)
        if page is not None:
            self.body.removeWidget(page)
            page.hide()
            page.deleteLater()
            self._show_parts()

    def open_paper(self) -> None:
        """Show the paper of the decision that is open."""
        if self.page is not None:
            self.paper.show_ruling(self.page.ruling_id)
            self._stack.setCurrentWidget(self.paper)
            self.paper.start()

    def _leave_paper(self) -> None:
        self._stack.setCurrentIndex(0)
        self.refresh()
        if self.page is not None:
            self.page.paper.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_page(self, ruling_id: UUID) -> RulingPageView:
        page = self.page = RulingPageView(self.workspace, self.case_id, ruling_id)
        page.shut.connect(self._leave_page)
        page.paper_wanted.connect(self.open_paper)
        self._places.keep(OPEN, str(ruling_id))
        self.body.insertWidget(0, page)
        self.area.verticalScrollBar().setValue(0)
        self.part_changed.emit()
        return page

    def _leave_page(self) -> None:
        """Close the page, with the focus at the one that was left."""
        left = self.page.ruling_id if self.page is not None else None
        self.close_page()
        cards = self.findChildren(RulingCard)
        card = next((each for each in cards if each.ruling_id == left and each.isVisible()), None)
        (card.open_key if card is not None else self._begin).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parts(self) -> None:
        """Let a page have the tab while it is open: one thing at a time."""
        self._empty.setVisible(self.page is None and not self._rows and self.panel.isHidden())
        for place in range(self._list.count()):
            item = self._list.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(self.page is None)
        if self.page is not None:
            self.panel.hide()
        self._begin.setVisible(self.page is None)

    def _show(self, rows: tuple[RulingLine, ...]) -> None:
        empty_layout(self._list)
        for number, row in enumerate(rows, start=1):
            card = RulingCard(row, number)
            card.opened.connect(self.open_ruling)
            card.removed.connect(self._remove)
            self._list.addWidget(card)

    def _remove(self, ruling_id: UUID) -> None:
        self.workspace.do("Fjern afgørelse", remove_ruling, ruling_id)

    def _lay_out(self) -> None:
        inner = Fitted()
        inner.setLayout(self.body)
        self.body.setContentsMargins(SIDE, 20, SIDE, 32)
        self.body.setSpacing(16)
        self._list.setSpacing(10)
        self.body.addWidget(self.panel)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        self.area = scrolling(inner, "Afgørelser")
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.paper)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)


class RulingCard(Card):
    """One decision in the list."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, row: RulingLine, number: int) -> None:
        super().__init__()
        self.ruling_id = row.id
        about = f"{row.name}, om {row.child}" if row.child else row.name
        title = Text("", "body", wrap=True)
        title.set_strong_text(about, len(row.name))
        lacks = f" Mangler {row.lacks} ting." if row.lacks else ""
        self.open_key = PlainButton("Åbn", icon="folders")
        self.open_key.setAccessibleName(f"Åbn {number}: {about}")
        self.open_key.clicked.connect(lambda: self.opened.emit(row.id))
        bin_key = IconButton("trash", f"Fjern {number}: {about}")
        bin_key.clicked.connect(lambda: self.removed.emit(row.id))
        self.body.addWidget(title)
        self.body.addWidget(Text(f"{row.stands[:1].upper()}{row.stands[1:]}.{lacks}", "meta", "ink2", wrap=True))
        flow = FlowLayout(gap=8)
        flow.addWidget(self.open_key)
        flow.addWidget(bin_key)
        self.body.addLayout(flow)
