"""»Samtykke«: what rests on a yes, the card where somebody is asked, the answers by kind, and who decides."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from app.models.enums_people import ConsentKind
from app.services.consents_kept_read import read_consents
from app.services.consents_kept_rows import ConsentsPage, KeptRow, TypedAsk
from app.views.case_tab import SIDE, CaseTab
from app.views.consents.ask_panel import AskPanel
from app.views.consents.consent_card import ConsentCard
from app.views.consents.decides_part import DecidesPart
from app.views.consents.needs_part import NeedsPart
from app.views.consents.sheet_panel import SheetPanel
from app.views.page import Hints
from app.views.records.half_typed import half_typed
from app.views.widgets.buttons import PrimaryButton, QuietButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

NONE = "Ingen er spurgt endnu. Ja til hjælpen, til at hente og til at fortælle er tre forskellige ja."
EXPLAIN = "Ja til selve mødet og til tegningen står under »Hvem må vide hvad« på Mennesker."
GROUPS = (
    (ConsentKind.INTERVENTION, "Ja til hjælpen"),
    (ConsentKind.FETCHING, "Ja til at hente oplysninger"),
    (ConsentKind.SHARING, "Ja til at give oplysninger videre"),
)


class ConsentsTab(CaseTab):
    """The tab. A sheet on paper stands in its place until the way back is taken."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        begin = PrimaryButton("Spørg om et ja", icon="plus")
        begin.clicked.connect(self.begin)
        blank = QuietButton("Tomme ark", icon="printer")
        blank.clicked.connect(lambda: self.open_sheet(None))
        self.add_action(blank)
        self.add_action(begin)
        self.panel, self.needs, self.decides = (
            AskPanel(workspace, case_id),
            NeedsPart(),
            DecidesPart(workspace, case_id),
        )
        self.sheet = SheetPanel(workspace, case_id)
        self.cards: dict[UUID, ConsentCard] = {}
        self._open = half_typed(workspace, case_id, "consent")
        self._sheet_from: QWidget | None = None
        self._empty = EmptyState(NONE, "handshake")
        self._groups: dict[ConsentKind, tuple[SectionHeading, str, QVBoxLayout]] = {}
        self._stack = PageStack(follows=True)
        self._lay_out()
        self.needs.ask_wanted.connect(self._ask)
        self.sheet.closed.connect(self.close_sheet)
        if self.panel.has_draft():
            self.panel.begin()

    def refresh(self) -> None:
        """Read everything again; what is open and half typed stays."""
        page = self.workspace.ask(read_consents, self.case_id)
        self.panel.offer_page(page)
        self.needs.show_needs(page.needs)
        self.decides.show_children(page.decides)
        self._empty.setVisible(not page.kept)
        self._show_kept(page)
        if self._stack.currentWidget() is self.sheet:
            self.sheet.refresh()

    def key_hints(self) -> Hints:
        """Return no keys of its own: everything is reached with Tab."""
        return []

    def begin(self) -> None:
        """Show the card where somebody is asked."""
        self.close_sheet()
        self.panel.begin()
        self.area.ensureWidgetVisible(self.panel)

    def open_sheet(self, consent_id: UUID | None) -> None:
        """Show the sheet of a consent, or the blank ones, in place of the page."""
        self._sheet_from = self.window().focusWidget()
        self.sheet.show_sheet(consent_id)
        self._stack.setCurrentWidget(self.sheet)
        self.sheet.start()

    def close_sheet(self) -> None:
        """Show the page again, with the focus where the sheet was asked for while that is still there."""
        if self._stack.currentIndex() != 0:
            self._stack.setCurrentIndex(0)
            self.refresh()
            before = self._sheet_from
            if before is not None and isValid(before) and before.isVisible():
                before.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.enter()

    def _ask(self, ask: TypedAsk) -> None:
        self.panel.fill(ask)
        self.area.ensureWidgetVisible(self.panel)

    def _show_kept(self, page: ConsentsPage) -> None:
        """Show each asking under its kind; the cards that are there stay, so that the focus does."""
        there = {row.id for row in page.kept}
        for gone in [each for each in self.cards if each not in there]:
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for kind, (heading, words, column) in self._groups.items():
            rows = [row for row in page.kept if row.kind is kind]
            heading.set_text(words, len(rows) or None)
            heading.setVisible(bool(rows))
            for place, row in enumerate(rows):
                card = self.cards.get(row.id) or self._make(row)
                if column.indexOf(card) != place:
                    column.insertWidget(place, card)
                card.show_row(row, is_open=row.id == self._open)

    def _make(self, row: KeptRow) -> ConsentCard:
        card = self.cards[row.id] = ConsentCard(self.workspace, self.case_id, row)
        card.toggled.connect(self._toggle)
        card.sheet_asked.connect(self.open_sheet)
        return card

    def _toggle(self, consent_id: UUID) -> None:
        self._open = None if self._open == consent_id else consent_id
        self.refresh()

    def _lay_out(self) -> None:
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SIDE, 20, SIDE, 32)
        column.setSpacing(16)
        first: tuple[QWidget, ...] = (self.panel, self.needs, self._empty)
        for part in first:
            column.addWidget(part)
        for kind, words in GROUPS:
            heading, cards = SectionHeading(words), QVBoxLayout()
            cards.setSpacing(10)
            self._groups[kind] = (heading, words, cards)
            column.addWidget(heading)
            column.addLayout(cards)
        column.addWidget(Text(EXPLAIN, "meta", "ink2", wrap=True))
        column.addWidget(self.decides)
        column.addStretch(1)
        self.area = scrolling(inner, "Samtykke")
        self._stack.addWidget(self.area)
        self._stack.addWidget(self.sheet)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
