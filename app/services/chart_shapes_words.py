"""A key figure in words: its number, which way it moves, the same as its picture for those who cannot see it, a table.

Every number here is one that may be shown; what is hidden is »skjult« wherever it is told.
"""

from dataclasses import dataclass

from app.language.number_words import whole_number
from app.rules.figure_periods import PeriodKind, kind_of, period_before, period_words, short_words
from app.rules.key_figures import HIT, REST, Chart, Group, Period, Shape
from app.services.chart_shapes_ground import (
    HIDDEN,
    UNTIL_NOW,
    capital,
    counted,
    decimal_number,
    percent_words,
)
from app.services.chart_shapes_moves import from_and_to
from app.services.figure_rows import FigurePage, FigureRow, PastFigure, ShownPart, Trend
from app.services.figure_webs import OF_A_DAY

NONE = "ingen"
PARTLY = f"delvist {HIDDEN}"
PERIOD = "Periode"
NOTHING = "–"
GROUPS = {
    Group.CASES: "Sager og trin",
    Group.FOLLOW_UP: "Opfølgning",
    Group.MEETINGS: "Møder og aftaler",
    Group.EARLY: "Tidligt",
    Group.PLACEMENTS: "Anbringelser",
    Group.OUTCOME: "Mål og tilbud",
}
"""What each page of figures is called."""
OF_A_SHARE = {HIT: "ja", REST: "nej"}
UNKNOWN, UNKNOWN_POPULATION = "ikke regnet", "antallet af børn i kommunen er ikke skrevet"
TOLD_PERIODS = 6
"""As many periods stand side by side in small pictures and in their table."""
_TRENDS = {Trend.RISING: "Stigende", Trend.STABLE: "Stabil", Trend.FALLING: "Faldende"}


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The table beside a picture: all cells are words, the first column says what each row is."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def turned(self) -> "FigureTable":
        """Return the table with its rows as columns."""
        head, *rows = zip(self.head, *self.rows, strict=True)
        return FigureTable(head, tuple(rows))


def by_group(page: FigurePage) -> list[tuple[str, tuple[FigureRow, ...]]]:
    """Return the groups there are figures of, by their names, in the order of the pages."""
    return [(name, page.of(group)) for group, name in GROUPS.items() if page.of(group)]


def period_of(page: FigurePage) -> str:
    """Return the period of a page with its days."""
    return period_words(page.period)


def is_divided(row: FigureRow) -> bool:
    """Tell whether a figure divides its group, so that its parts have percents."""
    return row.figure.shape not in (Shape.COUNT, Shape.RATIO)


def shows_numbers(row: FigureRow) -> bool:
    """Tell whether any number but 0 is shown, now or in an earlier period: else there is nothing to draw."""
    parts = [part for parts in (row.parts, *(each.parts for each in row.past)) for part in parts]
    return any(part.rate if row.figure.rated else part.count for part in parts)


def small_groups(smallest: int) -> str:
    """Return how small groups are treated, in a sentence."""
    return f"Tal under {smallest} er skjult, og det samme er tal, der ville røbe dem."


def number_of(row: FigureRow) -> str:
    """Return the number of a figure as one reads it: »43 af 60 (72 %)«, »389 i alt«, »skjult«, »delvist skjult«."""
    shape = row.figure.shape
    if row.n is None:
        return PARTLY if any(each.count for each in row.parts) else HIDDEN
    if shape is Shape.SHARE:
        return _share(row)
    if shape is Shape.RATIO:
        return HIDDEN if row.ratio is None and row.n else f"{decimal_number(row.ratio or 0)} for hver"
    if row.rate is not None:
        return f"{decimal_number(row.rate)} for hver 1.000 ({whole_number(row.n)})"
    if row.figure.rated:
        return f"{UNKNOWN} ({UNKNOWN_POPULATION})"
    if shape is Shape.COUNT:
        return counted(row.n)
    return " · ".join(filter(None, (f"{counted(row.n)} i alt" if row.n else NONE, _middle(row))))


def trend_of(row: FigureRow, page: FigurePage) -> str:
    """Return how a figure stands to the period before: »Stigende siden …«, »12 flere end i …«; empty when unknown.

    While a period runs, its numbers are not held against those of a whole one; shares are, but never for one single
    case more or less.
    """
    before = short_words(period_before(page.period)) if kind_of(page.period) is not PeriodKind.FREE else ""
    if row.trend is not Trend.NONE:
        return "" if _tells_nothing(row) else f"{_TRENDS[row.trend]} siden {before}"
    change = _change(row, page)
    if change is None:
        return ""
    if not change:
        return f"Som i {before}"
    more, less = ("dage længere", "dage kortere") if row.figure.shape is Shape.DAYS else ("flere", "færre")
    return f"{decimal_number(abs(change))} {more if change > 0 else less} end i {before}"


def change_of(row: FigureRow, page: FigurePage) -> str:
    """Return the same as shortly as it can be said: »Stigende«, »+12«, »0«."""
    if row.trend is not Trend.NONE:
        return "" if _tells_nothing(row) else _TRENDS[row.trend]
    change = _change(row, page)
    if change is None:
        return ""
    sign = {True: "+", False: "\u2212"}[change > 0] if change else ""
    return f"{sign}{decimal_number(abs(change))}"


def _tells_nothing(row: FigureRow) -> bool:
    """Tell whether a share moved by one single case of a small group, or is of today whatever the period is."""
    if row.figure.of_today:
        return True
    if row.trend is Trend.STABLE or row.figure.shape is not Shape.SHARE or row.change is None or not row.n:
        return False
    return abs(row.change) <= 100 / row.n


def _change(row: FigureRow, page: FigurePage) -> float | None:
    """Return the change of a plain number that may be told, rounded as it is shown."""
    if page.running or row.change is None or row.figure.of_today:
        return None
    return round(row.change, 1)


def table_of(row: FigureRow, page: FigurePage) -> FigureTable:
    """Return the numbers of a figure's picture."""
    figure = row.figure
    if figure.shape is Shape.FLOW:
        return FigureTable(*from_and_to(row))
    if figure.chart is Chart.MULTIPLES or (figure.chart is Chart.LINE and figure.shape is Shape.PARTS):
        return _side_by_side(row, page)
    if figure.shape in (Shape.COUNT, Shape.SHARE, Shape.RATIO):
        return _over_time(row, page)
    return _parts(row)


def part_name(part: ShownPart) -> str:
    """Return what a part is called; the two parts of a share are »ja« and »nej«."""
    return part.label or OF_A_SHARE.get(part.key, part.key)


def _share(row: FigureRow) -> str:
    hit = next((each for each in row.parts if each.key == HIT), None)
    if hit is None or not row.n:
        return NONE
    if hit.count is None:
        return f"{HIDDEN} af {counted(row.n)}"
    percent = f" ({percent_words(hit.percent)})" if hit.percent is not None else ""
    return f"{counted(hit.count)} af {counted(row.n)}{percent}"


def _middle(row: FigureRow) -> str:
    told = []
    if row.middle is not None:
        told.append(f"median {decimal_number(row.middle)} {'dag' if row.middle == 1 else 'dage'}")
    if row.average is not None:
        told.append(f"gennemsnit {decimal_number(row.average)} år")
    return " · ".join(told)


def _parts(row: FigureRow) -> FigureTable:
    """Return how many of each part, in percent, and the median where parts have one."""
    middles = any(each.middle is not None for each in row.parts)
    body = [
        (
            capital(each.label),
            counted(each.count),
            _percent(each, is_hidden=row.n is None),
            *((_days(each.middle),) if middles else ()),
        )
        for each in row.parts
    ]
    head = ("Del", "Antal", "Andel", *(("Median, dage",) if middles else ()))
    whole = ("I alt", counted(row.n), "", *((_days(row.middle),) if middles else ()))
    return FigureTable(head, (*body, whole) if row.figure.shape is not Shape.TAGS else tuple(body))


def _percent(part: ShownPart, *, is_hidden: bool) -> str:
    """Return the percent of a part; it is hidden with its number or with the group."""
    if part.count is None or (part.percent is None and is_hidden):
        return HIDDEN
    return percent_words(part.percent) if part.percent is not None else NOTHING


def _days(days: float | None) -> str:
    return decimal_number(days) if days is not None else NOTHING


def _over_time(row: FigureRow, page: FigurePage) -> FigureTable:
    """Return a figure of one number for each period, this one last."""
    every = _periods(row, page)
    if row.figure.shape is not Shape.SHARE:
        told = [(period_name(each.period, row, page), value_words(each)) for each in every]
        return FigureTable((PERIOD, "Antal"), tuple(told))
    shares = ((period_name(each.period, row, page), *_share_cells(each)) for each in every)
    return FigureTable((PERIOD, "Antal", "Ud af", "Andel"), tuple(shares))


def period_name(period: Period, row: FigureRow, page: FigurePage) -> str:
    """Return what a period is called over a number of a figure: »2. halvår 2026, indtil nu«."""
    name = short_words(period)
    return f"{name}, {UNTIL_NOW}" if period == page.period and is_until_now(row, page) else name


def is_until_now(row: FigureRow, page: FigurePage) -> bool:
    """Tell whether more will come: the period still runs, and the figure is of what happens in it."""
    return page.running and row.id not in OF_A_DAY


def _share_cells(each: PastFigure) -> tuple[str, ...]:
    hit = next((part for part in each.parts if part.key == HIT), None)
    if hit is None or each.n == 0:
        return NONE, "0", NOTHING
    return counted(hit.count), counted(each.n), _percent(hit, is_hidden=each.n is None)


def value_words(each: PastFigure) -> str:
    """Return the number a line draws for one period."""
    if each.value is None:
        return NOTHING if each.n == 0 else HIDDEN
    return decimal_number(each.value)


def _side_by_side(row: FigureRow, page: FigurePage) -> FigureTable:
    """Return the parts below each other and the last periods side by side."""
    every = _periods(row, page)[-TOLD_PERIODS:]
    rated = row.figure.rated
    middles = any(each.middle is not None for each in row.parts)
    body = []
    for part in row.parts:
        cells = [_cell(each, part.key, rated=rated) for each in every]
        body.append((capital(part.label), *cells, *((_days(part.middle),) if middles else ())))
    head = ("Del", *(period_name(each.period, row, page) for each in every), *(("Median nu, dage",) if middles else ()))
    return FigureTable(head, tuple(body))


def _cell(each: PastFigure, key: str, *, rated: bool) -> str:
    part = next((part for part in each.parts if part.key == key), None)
    if part is None:
        return HIDDEN if each.n is None else "0"
    if rated and part.count is not None:
        return decimal_number(part.rate) if part.rate is not None else NOTHING
    return counted(part.count)


def _periods(row: FigureRow, page: FigurePage) -> tuple[PastFigure, ...]:
    """Return the earlier periods and this one, the earliest first."""
    return (*row.past, now_of(row, page))


def now_of(row: FigureRow, page: FigurePage) -> PastFigure:
    """Return a figure's own period as the earlier ones are told."""
    return PastFigure(page.period, row.n, _value(row), row.parts)


def _value(row: FigureRow) -> float | None:
    if row.figure.shape is Shape.SHARE:
        return row.percent
    if row.figure.shape is Shape.RATIO:
        return row.ratio
    if row.rate is not None:
        return row.rate
    return float(row.n) if row.n is not None else None
