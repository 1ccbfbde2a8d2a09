"""The figures of one group: the period, whether small groups are shown, and a card for each figure."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.errors import UserError
from app.rules.figure_periods import PeriodKind, kind_of
from app.rules.key_figures import Group
from app.services.figure_quiet import is_all_hidden, is_empty
from app.services.figure_rows import FigurePage, FigureRow
from app.views.figures.desk import FiguresDesk
from app.views.figures.figure_card import FigureCard
from app.views.figures.hidden_card import EmptyCard, HiddenCard, QuietCard
from app.views.figures.part import FigurePart, stand_in_column
from app.views.figures.period_bar import PeriodBar
from app.views.figures.population import population_field
from app.views.figures.who_bar import WhoBar
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
YOURS = "{hidden} af {all} tal her er helt eller delvist skjult. Sæt flueben for at se dem, kun her på skærmen."
NOTHING = "Her er ingen tal. Delene, de hører til, er slået fra under Indstillinger."


class GroupPart(FigurePart):
    """The cards of a group. What is open stays open when the figures are counted again."""

    def __init__(self, workspace: Workspace, desk: FiguresDesk, group: Group, name: str) -> None:
        super().__init__()
        self._workspace, self._desk, self._group = workspace, desk, group
        self._shown: FigurePage | None = None
        self._cards: list[FigureCard] = []
        self.hidden: HiddenCard | None = None
        self.empty: EmptyCard | None = None
        self.bar, self.who, self.small = PeriodBar(desk), WhoBar(desk), CheckBox(SMALL)
        self._told = Text("", "meta", "ink2", wrap=True)
        self.small.setAccessibleDescription(SMALL_ABOUT)
        self.small.toggled.connect(lambda on: desk.show_small(on=on))
        self.bar.ways_changed.connect(self.hints_changed)
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        stand_in_column(self, (self.bar, self.who, self.small, self._told), self._column, name)

    @property
    def cards(self) -> tuple[FigureCard, ...]:
        """The figures of which something is shown, in their order; `hidden` and `empty` have the others."""
        return tuple(self._cards)

    def refresh(self) -> None:
        """Count again; cards are made anew only when a figure is another."""
        try:
            page = self._desk.figures(self._group)
        except UserError as error:  # the definitions cannot be read, or she stopped it
            self._say(str(error))
            return
        self.who.show_who()
        blocked = self.small.blockSignals(True)
        self.small.setChecked(self._desk.small_too)
        self.small.blockSignals(blocked)
        if page != self._shown:
            self._shown = page
            self._told.setText(SMALL_ABOUT if page.small_shown else _about_hidden(page))
            self._draw(page)

    def key_hints(self) -> Hints:
        """Return the keys that work on the whole part; a card says its own."""
        return [(("Alt ←", "Alt →"), "Periode")] if self.bar.has_ways else []

    def _say(self, sentence: str) -> None:
        empty_layout(self._column)
        self._shown, self._cards, self.hidden, self.empty = None, [], None, None
        again = PlainButton("Tæl igen", icon="arrow-counter-clockwise")
        again.clicked.connect(self.refresh)
        self._column.addWidget(EmptyState(sentence, "chart-bar", again))

    def _draw(self, page: FigurePage) -> None:
        opened = {each.row.id: each.shows for each in self._cards}
        opened |= {figure: (False, True) for each in self._lists() for figure in each.opened}
        held = self._held()
        empty_layout(self._column)
        # What is told for every 1,000 has the field for how many children there are, and keeps its card.
        hidden, empty = (
            [row for row in page.rows if is_apart(row) and not row.figure.rated]
            for is_apart in (is_all_hidden, is_empty)
        )
        shown = [row for row in page.rows if row not in hidden and row not in empty]
        self._cards = [self._card(row, page, opened.get(row.id, (False, False))) for row in shown]
        defined = [key for key, (_, definition) in opened.items() if definition]
        self.hidden = HiddenCard(hidden, page, defined) if hidden else None
        self.empty = EmptyCard(empty, page, defined) if empty else None
        self._stand_below()
        if not page.rows:
            self._column.addWidget(EmptyState(NOTHING, "chart-bar"))
        self._hold(held)

    def _hold(self, figure_id: str) -> None:
        """Give the focus back to the figure that had it, wherever it stands now."""
        for card in self._cards:
            if card.row.id == figure_id:
                card.show()  # Qt gives the focus to nothing that waits to be shown
                card.setFocus(Qt.FocusReason.OtherFocusReason)
        for gathered in self._lists():
            if any(each.row.id == figure_id for each in gathered.lines):
                gathered.show()
                gathered.take_focus(figure_id, visibly=False)

    def _lists(self) -> list[QuietCard]:
        return [each for each in (self.hidden, self.empty) if each is not None]

    def _stand_below(self) -> None:
        if self.hidden is not None:
            self.hidden.asked.connect(self._show_hidden)
        for gathered in self._lists():
            self._column.addWidget(gathered)

    def _show_hidden(self) -> None:
        """Show small figures on the screen, with the focus where they are hidden again: the button asked goes away."""
        self.small.setFocus(Qt.FocusReason.OtherFocusReason)
        self._desk.show_small(on=True)

    def _card(self, row: FigureRow, page: FigurePage, opened: tuple[bool, bool]) -> FigureCard:
        card = FigureCard(row, page)
        for was_open, toggle in zip(opened, (card.toggle_table, card.toggle_definition), strict=True):
            if was_open:
                toggle()
        if row.figure.rated and kind_of(page.period) is not PeriodKind.FREE:
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
        elif place > 0 and self._lists():
            self._lists()[0].take_focus()
        elif place < 0:
            self.small.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _held(self) -> str:
        """Return the figure whose card has the focus, or holds what has it."""
        focused: QWidget | None = QApplication.focusWidget()
        lines = [line for gathered in self._lists() for line in gathered.lines]
        stands: list[tuple[str, QWidget]] = [(each.row.id, each) for each in self._cards]
        stands += [(line.row.id, line) for line in lines]
        return next((key for key, each in stands if focused and (each is focused or each.isAncestorOf(focused))), "")


def _about_hidden(page: FigurePage) -> str:
    """Say what is hidden, and the way to see it when that is some of the figures: she knows the families."""
    hidden = sum(each.suppressed for each in page.rows)
    told = [FEW.format(smallest=page.smallest)]
    return " ".join([*told, YOURS.format(hidden=hidden, all=len(page.rows))] if hidden else told)
