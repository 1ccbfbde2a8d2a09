"""The program's figures beside the oracle's, in the same words."""

import datetime as dt
import sqlite3
from collections.abc import Iterable

from app.bootstrap import OpenStore
from app.rules.key_figures import Measure, Period
from app.services.figure_definitions import measures
from app.services.figure_desk import FigureDesk
from tests.figure_oracle import ORACLES, Answer, Asked

TYPED_IN = ("per_thousand", "placements_per_thousand")
"""What they are divided by is no row of a case; the page lays it on."""


def counted(store: OpenStore, periods: Iterable[Period], today: dt.date) -> dict[str, dict[str, Answer]]:
    """Return what the program counts in some periods, by the period's name and the figure.

    They share one desk, as on the page: what was read for one period must not be told of another.
    """
    found = {}
    with store.units.read("figures.read") as unit:
        desk: FigureDesk | None = None
        for period in periods:
            desk = desk.beside(period) if desk else FigureDesk(unit, period, today)
            found[period.name] = {figure: told(count(desk)) for figure, count in measures().items()}
    return found


def by_oracle(rows: sqlite3.Connection, period: Period, today: dt.date) -> dict[str, Answer]:
    """Return what the oracle counts in a period."""
    asked = Asked(rows=rows, first=period.first, last=period.last, today=today)
    return {figure: without_empty(count(asked)) for figure, count in ORACLES.items()}


def without_empty(found: Answer) -> Answer:
    """Return an answer without the parts nobody is in."""
    parts = {key: count for key, count in found.parts.items() if count}
    average = round(found.average, 9) if found.average is not None else None
    return Answer(
        n=found.n, parts=parts, middle=found.middle, middles=found.middles, average=average, per=found.per
    )  # fmt: skip


def told(found: Measure) -> Answer:
    """Return a measure as the oracle says it."""
    return without_empty(
        Answer(
            n=found.n,
            parts={each.key: each.count for each in found.parts},
            middle=found.middle,
            middles={each.key: each.middle for each in found.parts if each.middle is not None},
            average=found.average,
            per=None if found.id in TYPED_IN else found.per,
        )
    )
