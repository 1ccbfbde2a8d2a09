"""Which period is shown: half-year, quarter, year or days of her own, and the ways to the one before and after."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.language.dates import long_date
from app.rules.figure_periods import PeriodKind, period_words, short_words
from app.views.figures.desk import FiguresDesk
from app.views.figures.free_days import FreeDays
from app.views.widgets.buttons import PlainButton
from app.views.widgets.editors import ChoiceEditor
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

KINDS = (
    (PeriodKind.HALF_YEAR.value, "Halvår"), (PeriodKind.QUARTER.value, "Kvartal"), (PeriodKind.YEAR.value, "År"),
    (PeriodKind.FREE.value, "Fra dag til dag"),
)  # fmt: skip
RUNS = "Perioden er ikke slut. Tallene er til og med i dag, {today}."
OWN_DAYS = "Dine egne dage"
STILL = "Tallene her er stadig for {period}. Skriv de to dage, og vælg »Vis de dage«."
ON_SCREEN = (
    "Dine egne dage er kun til skærmen. To perioder, der næsten er ens, kan trækkes fra hinanden, og så kan ét barn "
    "kendes. Vælg halvår, kvartal eller år til papir og filer."
)


class PeriodBar(QWidget):
    """The choice. Every part has a bar of its own, and all of them show what the desk has.

    `ways_changed` when the ways to the period before and after came or went.
    """

    ways_changed = Signal()

    def __init__(self, desk: FiguresDesk) -> None:
        super().__init__()
        self._desk = desk
        self._title, self._note = Text("", "heading", wrap=True), Text("", "meta", "ink2", wrap=True)
        self._before, self._after = PlainButton("Forrige", "Alt ←"), PlainButton("Næste", "Alt →")
        self.kinds, self.periods, self.days = ChoiceEditor(KINDS), ChoiceEditor(()), FreeDays(desk)
        self._writing = False
        """Whether she is writing days of her own, which may be none yet, or those of a half-year."""
        self.has_ways = True
        """Whether there are ways to the period before and after; days of her own have none."""
        self._lay_out()
        self._before.clicked.connect(lambda: desk.step(-1))
        self._after.clicked.connect(lambda: desk.step(1))
        self.kinds.changed.connect(self._on_kind)
        self.periods.changed.connect(self._on_period)
        desk.moved.connect(self._on_moved)
        self.days.kept.connect(self._on_moved)
        self.show_period()

    def show_period(self) -> None:
        """Show which period it is."""
        desk = self._desk
        free = self._writing or desk.kind is PeriodKind.FREE
        waits = free and desk.kind is not PeriodKind.FREE
        self._title.setText(OWN_DAYS if waits else period_words(desk.period))
        self.kinds.set_value(PeriodKind.FREE.value if free else desk.kind.value)
        self.periods.setHidden(free)
        if not free:
            self._fill()
        for button, there in ((self._before, desk.before() is not None), (self._after, desk.after() is not None)):
            button.setHidden(free)
            button.setEnabled(there)
        self.days.setVisible(free)
        self._tell(free, waits=waits)
        if self.has_ways == free:
            self.has_ways = not free
            self.ways_changed.emit()

    def _on_moved(self) -> None:
        self._writing = self._desk.kind is PeriodKind.FREE
        self.show_period()

    def _tell(self, free: bool, *, waits: bool) -> None:
        said = [STILL.format(period=short_words(self._desk.period))] if waits else []
        said += [ON_SCREEN] if free else []
        if self._desk.period.last > self._desk.today:
            said.append(RUNS.format(today=long_date(self._desk.today)))
        self._note.setText("\n".join(said))
        self._note.setVisible(bool(said))

    def _fill(self) -> None:
        choices = [(each.name, short_words(each)) for each in self._desk.choices()]
        self.periods.clear()
        for name, words in choices:
            self.periods.addItem(words, name)
        self.periods.set_value(self._desk.period.name)

    def _on_kind(self) -> None:
        kind = PeriodKind(self.kinds.value())
        self._writing = kind is PeriodKind.FREE
        if self._writing:
            self.show_period()
            self.days.begin()
        else:
            self._desk.choose_kind(kind)
            self.show_period()

    def _on_period(self) -> None:
        chosen = self.periods.value()
        self._desk.choose(next(each for each in self._desk.choices() if each.name == chosen))

    def _lay_out(self) -> None:
        row = QWidget()
        flow = FlowLayout(row, gap=10, line_gap=8)
        names = ((self.kinds, "Periodens længde"), (self.periods, "Hvilken periode"))
        for choice, name in names:
            choice.setAccessibleName(name)
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # all of them beside each other
        self._before.setAccessibleName("Forrige periode")
        self._after.setAccessibleName("Næste periode")
        for each in (self._before, self._after, self.kinds, self.periods):
            flow.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self._title, row, self.days, self._note):
            column.addWidget(part)
