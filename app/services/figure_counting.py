"""Counts the figures of one page and of the periods around it, each once, and decides what of them is hidden."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.rules.figure_periods import PeriodKind, kind_of, period_before, quarters_of, year_of
from app.rules.key_figures import Measure, Period, Shape
from app.rules.suppression import Cell, hidden_cells, too_few
from app.services.figure_desk import FigureDesk
from app.services.figure_webs import (
    ALIKE,
    END,
    OF_A_DAY,
    OPEN,
    OPENED,
    START,
    Opening,
    family_of,
    is_of_moves,
    web_of_a_day,
    web_of_a_time,
    web_of_moves,
)

Counts = Mapping[str, Callable[[FigureDesk], Measure]]


@dataclass(slots=True)
class FigureCounting:
    """The figures as they are counted, and what of them must not be seen. `desk` stands on any of the periods."""

    desk: FigureDesk
    counts: Counts
    shapes: Mapping[str, Shape]
    smallest: int
    _measured: dict[tuple[str, str], Measure] = field(default_factory=dict)
    _hidden: dict[tuple[str, tuple[str, ...]], frozenset[Cell]] = field(default_factory=dict)
    _desks: dict[str, FigureDesk] = field(default_factory=dict)

    def measured(self, period: Period, figure_id: str) -> Measure:
        """Return what was counted; nothing is hidden in it."""
        key = (period.name, figure_id)
        if key not in self._measured:
            if period.name not in self._desks:
                self._desks[period.name] = self.desk.beside(period)
            self._measured[key] = self.counts[figure_id](self._desks[period.name])
        return self._measured[key]

    def hidden(self, period: Period, figure_id: str) -> frozenset[Cell]:
        """Return what is hidden, of a figure and of those it is judged with; names are (period, figure, part)."""
        around = self._judged_in(period, figure_id)
        family = self._family(around, figure_id)
        if (around.name, family) not in self._hidden:
            self._hidden[around.name, family] = self._judge(around, figure_id, family)
        return self._hidden[around.name, family]

    def _family(self, around: Period, figure_id: str) -> tuple[str, ...]:
        """Return the figures that are judged together with one.

        When nobody stands almost alone on a rung, the rungs hide nothing, and what is counted of their help is judged
        for itself: it would come out the same, and need not be counted.
        """
        family = tuple(each for each in family_of(figure_id) if each in self.counts)
        if END in family and not any(too_few(part.count, self.smallest) for part in self.measured(around, END).parts):
            return (figure_id,)
        return family

    def _judged_in(self, period: Period, figure_id: str) -> Period:
        """Return the period whose web decides: the year of a quarter for what happened in it, else itself."""
        if figure_id not in OF_A_DAY and not is_of_moves(figure_id) and kind_of(period) is PeriodKind.QUARTER:
            return year_of(period)
        return period

    def _judge(self, around: Period, figure_id: str, family: tuple[str, ...]) -> frozenset[Cell]:
        if figure_id in ALIKE:
            first = ALIKE[figure_id]
            alike = self.hidden(around, first)
            return frozenset((around.name, figure_id, part) for _, each, part in alike if each == first)
        if is_of_moves(figure_id):
            measures = {each: self.measured(around, each) for each in (*family, START, END)}
            margins = self.hidden(around, START) | self.hidden(around, END)
            return hidden_cells(web_of_moves(around.name, measures, margins, self.shapes), self.smallest)
        if figure_id == START:
            return self._hidden_at_the_start(around)
        if figure_id in OF_A_DAY:
            measures = {each: self.measured(around, each) for each in family}
            return hidden_cells(web_of_a_day(around.name, measures, self.shapes), self.smallest)
        return self._judge_time(around, family)

    def _hidden_at_the_start(self, around: Period) -> frozenset[Cell]:
        """Return the rungs that are hidden when a period begins: those that were when the period before ended.

        It is one day and the same children. Judged for itself it could hide others, and the two would give both away.
        """
        before = period_before(around)
        return frozenset((around.name, START, part) for _, each, part in self.hidden(before, END) if each == END)

    def _judge_time(self, around: Period, family: tuple[str, ...]) -> frozenset[Cell]:
        periods = [around]
        if kind_of(around) is PeriodKind.YEAR:
            periods += [each for each in quarters_of(around) if each.first <= self.desk.today]
        measures = {each.name: {figure: self.measured(each, figure) for figure in family} for each in periods}
        known = OPENED in family and OPEN in self.counts
        opened = {each.name: self._opening(each) for each in periods} if known else {}
        year = around.name if len(periods) > 1 else ""
        return hidden_cells(web_of_a_time(year, measures, self.shapes, opened), self.smallest)

    def _opening(self, period: Period) -> Opening:
        """Return what was open around a period. A quarter begins where the one before ended, also over New Year."""
        return Opening(self.measured(period_before(period), OPEN).n, self.measured(period, OPEN).n)
