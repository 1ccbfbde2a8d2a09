"""One who wants to know the hidden numbers: knows all that is shown and how it adds up, and asks a solver for the rest."""

from collections.abc import Iterable, Mapping

import highspy

from app.rules.suppression import Cell, Sum

MANY = 1_000_000


def narrowest(
    counts: Mapping[Cell, int], sums: Iterable[Sum], hidden: frozenset[Cell], unseen: frozenset[Cell] = frozenset()
) -> tuple[int, Cell | None]:
    """Return how wide the range of the hidden number is that is known most nearly (whole numbers, never below nothing).

    What stands nowhere (`unseen`) counts when it is a small group.
    """
    asked = sorted(hidden | {cell for cell in unseen if 0 < counts[cell] < 5})
    if not asked:
        return MANY, None
    solver, places = _model(counts, tuple(sums), hidden | unseen)
    return min((_width(solver, places[cell]), cell) for cell in asked)


def _model(
    counts: Mapping[Cell, int], sums: tuple[Sum, ...], unknown: frozenset[Cell]
) -> tuple[highspy.Highs, dict[Cell, int]]:
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    places = {cell: place for place, cell in enumerate(sorted(unknown))}
    for place in places.values():
        solver.addVar(0, MANY)
        solver.changeColIntegrality(place, highspy.HighsVarType.kInteger)
    for each in sums:
        factors: dict[int, float] = {}
        rest = 0
        for cell, factor in ((each.total, -1), *((part, 1) for part in each.parts)):
            if cell in places:
                factors[places[cell]] = factors.get(places[cell], 0) + factor
            else:
                rest -= factor * counts[cell]
        if factors:
            solver.addRow(rest, rest, len(factors), list(factors), list(factors.values()))
    return solver, places


def _width(solver: highspy.Highs, place: int) -> int:
    found = []
    for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        solver.changeColCost(place, 1)
        solver.changeObjectiveSense(sense)
        solver.run()
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found.append(round(solver.getInfo().objective_function_value))
    solver.changeColCost(place, 0)
    return found[1] - found[0]
