"""One who wants the hidden numbers: knows all that is shown and how it adds up, and asks a solver for the rest."""

from collections.abc import Iterable, Mapping, Sequence

import highspy

from app.rules.suppression import Cell, Sum

MANY = 1_000_000
NEARLY = 1e-6


def narrowest(
    counts: Mapping[Cell, int], sums: Iterable[Sum], hidden: frozenset[Cell], unseen: frozenset[Cell] = frozenset()
) -> tuple[int, Cell | None]:
    """Return how wide the range of the hidden number is that is known most nearly (whole numbers, never below nothing).

    What stands nowhere (`unseen`) counts when it is a small group.
    """
    unknown = hidden | unseen
    ties = [tie for each in sums if (tie := _Tie(each, counts, unknown)).factors]
    found: tuple[int, Cell | None] = (MANY, None)
    for group in _linked(unknown, ties):
        solver = _Solver(sorted(group), [tie for tie in ties if next(iter(tie.factors)) in group])
        for cell in sorted(group):
            if cell in hidden or 0 < counts[cell] < 5:
                found = min(found, (solver.width(cell), cell), key=lambda each: each[0])
    return found


class _Tie:
    """A sum with what is known moved to one side."""

    def __init__(self, each: Sum, counts: Mapping[Cell, int], unknown: frozenset[Cell]) -> None:
        self.factors: dict[Cell, int] = {}
        self.known = 0
        for cell, factor in ((each.total, -1), *((part, 1) for part in each.parts)):
            if cell in unknown:
                self.factors[cell] = self.factors.get(cell, 0) + factor
            else:
                self.known -= factor * counts[cell]


class _Solver:
    """The unknown numbers of some sums; an answer that is not whole is asked for again, in whole numbers."""

    def __init__(self, cells: Sequence[Cell], ties: Sequence[_Tie]) -> None:
        self.places = {cell: place for place, cell in enumerate(cells)}
        self.solver = highspy.Highs()
        self.solver.setOptionValue("output_flag", False)
        self.solver.setOptionValue("threads", 1)
        for _ in cells:
            self.solver.addVar(0, MANY)
        for tie in ties:
            places = [self.places[cell] for cell in tie.factors]
            factors = [float(each) for each in tie.factors.values()]
            self.solver.addRow(tie.known, tie.known, len(places), places, factors)

    def width(self, cell: Cell) -> int:
        """Return how far apart the least and the most are that a number can be."""
        least, most = (self._end(cell, sense) for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize))
        return most - least

    def _end(self, cell: Cell, sense: highspy.ObjSense) -> int:
        place = self.places[cell]
        self.solver.changeColCost(place, 1)
        self.solver.changeObjectiveSense(sense)
        value = self._run()
        if any(abs(each - round(each)) > NEARLY for each in self.solver.getSolution().col_value):
            self._whole(highspy.HighsVarType.kInteger)
            value = self._run()
            self._whole(highspy.HighsVarType.kContinuous)
        self.solver.changeColCost(place, 0)
        return round(value)

    def _run(self) -> float:
        self.solver.run()
        assert self.solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return float(self.solver.getInfo().objective_function_value)

    def _whole(self, kind: highspy.HighsVarType) -> None:
        for place in self.places.values():
            self.solver.changeColIntegrality(place, kind)


def _linked(cells: Iterable[Cell], ties: Iterable[_Tie]) -> list[set[Cell]]:
    groups = {cell: {cell} for cell in cells}
    for tie in ties:
        joined = set().union(*(groups[cell] for cell in tie.factors))
        groups |= dict.fromkeys(joined, joined)
    return list({id(group): group for group in groups.values()}.values())
