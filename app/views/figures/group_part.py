"""The figures of one group: the period, whether small groups are shown, and a card for each figure."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.errors import UserError
from app.rules.figure_periods import PeriodKind, kind_of
from app.rules.key_figures import Group
from app.services.figure_rows import FigurePage, FigureRow
from app.views.figures.desk import FiguresDesk
from app.views.figures.figure_card import FigureCard
from app.views.figures.part import FigurePart, stand_in_column
from app.views.figures.period_bar import PeriodBar
from app.views.figures.population import population_field
from app.views.page import Hints
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField
from app.views.widgets.text import Text
from app.views.workspace import Workspace

SMALL = "Vis også små tal"
SMALL_ABOUT = "Kun her på skærmen. De bliver skjult igen, når du går til en anden side."
FEW = "Tal under {smallest} er skjult, og det samme er tal, der ville røbe dem."
YOURS = "{hidden} af {all} tal her er helt eller delvist skjult. Sæt kryds for at se dem, kun her på skærmen."
NOTHING = "Her er ingen tal. Delene, de hører til, er slået fra under Indstillinger."
RATE = "per_thousand"
"""The figure that needs to know how many children there are."""


class GroupPart(FigurePart):
    """The cards of a group. What is open stays open when the figures are counted again."""

    def __init__(self, workspace: Workspace, desk: FiguresDesk, group: Group, name: str) -> None:
        super().__init__()
        self._workspace, self._desk, self._group = workspace, desk, group
        self._shown: FigurePage | None = None
        self._cards: list[FigureCard] = []
        self.bar, self.small = PeriodBar(desk), CheckBox(SMALL)
        self._told = Text("", "meta", "ink2", wrap=True)
        self.small.setAccessibleDescription(SMALL_ABOUT)
        self.small.toggled.connect(lambda on: desk.show_small(on=on))
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        stand_in_column(self, (self.bar, self.small, self._told), self._column, name)

    @property
    def cards(self) -> tuple[FigureCard, ...]:
        """The figures, in their order."""
        return tuple(self._cards)

    def refresh(self) -> None:
        """Count again; cards are made anew only when a figure is another."""
        try:
            page = self._desk.figures(self._group)
        except UserError as error:  # the definitions cannot be read, or she stopped it
            self._say(str(error))
            return
        blocked = self.small.blockSignals(True)
        self.small.setChecked(self._desk.small_too)
        self.small.blockSignals(blocked)
        if page != self._shown:
            self._shown = page
            self._told.setText(SMALL_ABOUT if page.small_shown else _about_hidden(page))
            self._draw(page)

    def key_hints(self) -> Hints:
        """Return the keys of the cards."""
        return [
            (("↑", "↓"), "Næste tal"), (("T",), "Tabel"), (("D",), "Sådan tælles det"), (("Alt ←", "Alt →"), "Periode"),
        ]  # fmt: skip

    def _say(self, sentence: str) -> None:
        empty_layout(self._column)
        self._shown, self._cards = None, []
        again = PlainButton("Tæl igen", icon="arrow-counter-clockwise")
        again.clicked.connect(self.refresh)
        self._column.addWidget(EmptyState(sentence, "chart-bar", again))

    def _draw(self, page: FigurePage) -> None:
        opened = {each.row.id: each.shows for each in self._cards}
        held = self._held()
        empty_layout(self._column)
        self._cards = [self._card(row, page, opened.get(row.id, (False, False))) for row in page.rows]
        if not self._cards:
            self._column.addWidget(EmptyState(NOTHING, "chart-bar"))
        for card in self._cards:
            if card.row.id == held:
                card.show()  # Qt gives the focus to nothing that waits to be shown
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, row: FigureRow, page: FigurePage, opened: tuple[bool, bool]) -> FigureCard:
        card = FigureCard(row, page)
        for was_open, toggle in zip(opened, (card.toggle_table, card.toggle_definition), strict=True):
            if was_open:
                toggle()
        if row.id == RATE and kind_of(page.period) is not PeriodKind.FREE:
            card.body.addWidget(self._population(page))
        card.moved.connect(lambda way: self._walk(card, way))
        self._column.addWidget(card)
        return card

    def _population(self, page: FigurePage) -> LabeledField:
        return population_field(self._workspace, page.period, page.population, self._desk.recount)

    def _walk(self, card: FigureCard, way: int) -> None:
        place = self._cards.index(card) + way
        if 0 <= place < len(self._cards):
            self._cards[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif place < 0:
            self.small.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _held(self) -> str:
        """Return the figure whose card has the focus, or holds what has it."""
        focused: QWidget | None = QApplication.focusWidget()
        return next(
            (each.row.id for each in self._cards if focused and (each is focused or each.isAncestorOf(focused))), ""
        )


def _about_hidden(page: FigurePage) -> str:
    """Say what is hidden, and the way to see it when that is some of the figures: she knows the families."""
    hidden = sum(each.suppressed for each in page.rows)
    told = [FEW.format(smallest=page.smallest)]
    return " ".join([*told, YOURS.format(hidden=hidden, all=len(page.rows))] if hidden else told)
