"""From what was counted to what is shown: hidden numbers fall away, and with them all that was computed from them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.rules.figure_periods import PeriodKind, kind_of, period_before
from app.rules.key_figures import HIT, KeyFigure, Measure, Part, Period, Shape
from app.rules.suppression import Cell
from app.services.figure_counting import FigureCounting
from app.services.figure_rows import FigureRow, PastFigure, ShownPart, Trend
from app.services.figure_webs import END, MOVES, START, WHOLE, with_nobody

STABLE_POINTS, STABLE_RATE = 3.0, 0.2
"""What is no change: 3 percentage points, 0.2 for every 1,000 (VIVE 2020, annex 2)."""
NO_VALUE = ("none", "unknown", "unborn")
"""Parts that have no days and no age, so that a median or a mean is of the others."""


@dataclass(slots=True)
class FigureShowing:
    """Makes rows. `populations` are the children of the municipality by the name of a period."""

    counting: FigureCounting
    populations: Mapping[str, int]
    small_too: bool = False

    def row(self, figure: KeyFigure, period: Period, before: tuple[Period, ...]) -> FigureRow:
        """Return a figure of a period, with what it was in some earlier periods (oldest first)."""
        row = self._shown(figure, period)
        if kind_of(period) is PeriodKind.FREE:
            return row
        last = self._value(figure, self._shown(figure, period_before(period)))
        now = self._value(figure, row)
        change = None if now is None or last is None else now - last
        return replace(
            row, change=change, trend=_trend(figure, change), past=tuple(self._past(figure, each) for each in before)
        )

    def _past(self, figure: KeyFigure, period: Period) -> PastFigure:
        row = self._shown(figure, period)
        return PastFigure(period, row.n, self._value(figure, row), row.parts)

    def _value(self, figure: KeyFigure, row: FigureRow) -> float | None:
        """Return what a line draws of a figure."""
        if figure.rated:
            return row.rate
        chosen = {Shape.SHARE: row.percent, Shape.RATIO: row.ratio, Shape.DAYS: row.middle}
        return chosen.get(figure.shape, row.n)

    def _shown(self, figure: KeyFigure, period: Period) -> FigureRow:
        measure = self.counting.measured(period, figure.id)
        hidden = frozenset[Cell]() if self.small_too else self.counting.hidden(period, figure.id)
        if figure.id == MOVES and hidden:
            measure = self._with_hidden_moves(measure, period, hidden)
        cells = {part.key: (period.name, figure.id, part.key) in hidden for part in measure.parts}
        whole = (period.name, figure.id, WHOLE) in hidden
        per = self.populations.get(period.name) if figure.rated else measure.per
        n = None if whole else measure.n
        parts = tuple(_part(each, n, per, figure, is_hidden=cells[each.key]) for each in measure.parts)
        hit = next((each for each in parts if each.key == HIT), None)
        told = not whole and self._enough(measure)
        # Of classes of days or years a median or a mean would tell how many are in one that is hidden.
        in_classes = told and not any(is_hidden for key, is_hidden in cells.items() if key not in NO_VALUE)
        return FigureRow(
            figure=figure, parts=parts, n=n, per=per,
            percent=hit.percent if hit and figure.shape is Shape.SHARE else None,
            middle=measure.middle if (in_classes if figure.shape is Shape.DAYS else told) else None,
            average=measure.average if in_classes else None,
            rate=n * 1000 / per if figure.rated and per and n is not None else None,
            ratio=n / per if figure.shape is Shape.RATIO and per and n is not None else None,
        )  # fmt: skip

    def _with_hidden_moves(self, measure: Measure, period: Period, hidden: frozenset[Cell]) -> Measure:
        """Return the moves with those nobody made that are hidden too; the others nobody made are left out."""
        margins = {key: self.counting.measured(period, key) for key in (START, END)}
        full = with_nobody(measure, margins)
        told = tuple(each for each in full.parts if each.count or (period.name, MOVES, each.key) in hidden)
        return replace(full, parts=tuple(sorted(told, key=lambda each: each.key)))

    def _enough(self, measure: Measure) -> bool:
        """Tell whether a median or a mean is of enough to be nobody's."""
        valued = sum(each.count for each in measure.parts if each.key not in NO_VALUE)
        return self.small_too or valued >= self.counting.smallest


def _part(part: Part, n: int | None, per: int | None, figure: KeyFigure, *, is_hidden: bool) -> ShownPart:
    if is_hidden:
        return ShownPart(part.key, part.label, None)
    rate = part.count * 1000 / per if figure.rated and per else None
    return ShownPart(part.key, part.label, part.count, 100 * part.count / n if n else None, part.middle, rate)


def _trend(figure: KeyFigure, change: float | None) -> Trend:
    """Return which way it went; of plain numbers nobody has said what is a change."""
    limits = {Shape.SHARE: STABLE_POINTS}
    limit = STABLE_RATE if figure.rated else limits.get(figure.shape)
    if change is None or limit is None:
        return Trend.NONE
    # Half of a thousandth is what computing with fractions costs.
    if abs(change) <= limit + 0.0005:
        return Trend.STABLE
    return Trend.RISING if change > 0 else Trend.FALLING
