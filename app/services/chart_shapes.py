"""The picture of a key figure: bars, lines, small lines side by side, bands from rung to rung, or faces.

Which one it is stands in the figure's definition. A picture is made of the row that may be shown and of nothing else,
so it cannot tell what is hidden.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.rules.figure_periods import PeriodKind, kind_of, short_words
from app.rules.key_figures import Chart, Shape
from app.services.chart_shapes_bars import Bar, bar_picture
from app.services.chart_shapes_flow import Move, flow_picture
from app.services.chart_shapes_ground import capital, counted, decimal_number
from app.services.chart_shapes_line import LineSpot, Seen, line_picture, multiples_picture
from app.services.chart_shapes_moves import keys_of, places_of
from app.services.chart_shapes_twin import twin_of
from app.services.chart_shapes_words import TOLD_PERIODS, is_until_now, now_of, part_name, shows_numbers
from app.services.curve_shapes import Picture
from app.services.figure_rows import FigurePage, FigureRow, PastFigure, ShownPart

AT_START, AT_END = "Da perioden begyndte", "Da den sluttede"
MOST_BARS, MOST_PANELS = 18, 12
"""More than anybody takes in at a glance, and all that a page of paper holds; the table has the others."""
_FACES = {"1", "2", "3"}


def picture_of(row: FigureRow, page: FigurePage, *, width: float, text: float) -> Picture:
    """Return the picture of a figure in a width with letters of a size; of no height when its number says it all.

    `words` say the same to those who cannot see it.
    """
    words, chart, shape = twin_of(row, page), row.figure.chart, row.figure.shape
    if chart is Chart.NONE or not shows_numbers(row):
        return Picture(width, 0, (), words)
    if shape is Shape.FLOW:
        return _flow(row, width, text, words)
    if {each.key for each in row.parts} == _FACES:
        return _bars(row, width, text, words, faces=True)
    if not row.past and shape is Shape.COUNT:
        return Picture(width, 0, (), words)
    if chart is Chart.BARS or not row.past:
        return _bars(row, width, text, words)
    draw = _line if chart is Chart.LINE and shape is not Shape.PARTS else _multiples
    return draw(row, page, width, text, words)


def _bars(row: FigureRow, width: float, text: float, words: str, *, faces: bool = False) -> Picture:
    if not any(each.count for each in row.parts):  # hatches alone are no picture, whatever was before
        return Picture(width, 0, (), words)
    bars = [
        Bar(capital(part_name(each)), each.count, each.percent, _note(each), int(each.key) if faces else 0)
        for each in _largest(row.parts, MOST_BARS)
    ]
    heading = heading_of(row.figure.shape, counted(row.n), len(row.parts))
    return bar_picture(bars, width=width, text=text, heading=heading, words=words)


def heading_of(shape: Shape, whole: str, parts: int) -> str:
    """Return what stands over bars: of how many, where one may be in several, and that only the largest are drawn.

    How many there are in all stands over every picture already and is not told twice.
    """
    told = [f"Af {whole}"] if shape is Shape.TAGS else []
    return ". ".join([*told, *([f"De {MOST_BARS} største af {parts}"] if parts > MOST_BARS else [])])


def _largest(parts: Sequence[ShownPart], most: int) -> list[ShownPart]:
    """Return so many parts in their order: the largest, then those that are hidden, then those that are nobody."""
    wanted = sorted(range(len(parts)), key=lambda place: -(0.5 if (count := parts[place].count) is None else count))
    return [parts[place] for place in sorted(wanted[:most])]


def _note(part: ShownPart) -> str:
    return f"median {decimal_number(part.middle)} dage" if part.middle is not None else ""


def _line(row: FigureRow, page: FigurePage, width: float, text: float, words: str) -> Picture:
    every = (*row.past, now_of(row, page))
    spots = [LineSpot(_under(each), each.value or 0.0, _seen(each.value, each.n)) for each in every]
    spots[-1] = replace(spots[-1], runs=is_until_now(row, page))
    unit = "\u00a0%" if row.figure.shape is Shape.SHARE else ""
    return line_picture(spots, width=width, text=text, unit=unit, words=words)


def _multiples(row: FigureRow, page: FigurePage, width: float, text: float, words: str) -> Picture:
    every = (*row.past, now_of(row, page))[-TOLD_PERIODS:]
    rated, runs = row.figure.rated, is_until_now(row, page)
    panels = []
    for part in _largest(row.parts, MOST_PANELS):
        spots = [_spot(period, part.key, rated=rated) for period in every]
        panels.append((capital(part.label), [*spots[:-1], replace(spots[-1], runs=runs)]))
    # A part that is hidden or nobody all the way says nothing as a picture; it stands in the table.
    told = [(name, spots) for name, spots in panels if any(each.value for each in spots)]
    return multiples_picture(told or panels, width=width, text=text, words=words)


def _spot(each: PastFigure, key: str, *, rated: bool) -> LineSpot:
    part = next((part for part in each.parts if part.key == key), None)
    if part is None:
        return LineSpot(_under(each), 0.0, Seen.HIDDEN if each.n is None and not each.parts else Seen.SHOWN)
    if rated and part.count is not None:
        return LineSpot(_under(each), part.rate or 0.0, _seen(part.rate, 0))
    value = part.count
    return LineSpot(_under(each), float(value or 0), Seen.HIDDEN if value is None else Seen.SHOWN)


def _seen(value: float | None, n: int | None) -> Seen:
    if value is not None:
        return Seen.SHOWN
    return Seen.NOTHING if n == 0 else Seen.HIDDEN


def _under(each: PastFigure) -> str:
    """Return what stands under a period's number; days of a free period are short."""
    period = each.period
    if kind_of(period) is not PeriodKind.FREE:
        return short_words(period)
    first, last = period.first, period.last
    return f"{first.day}.{first.month}.–{last.day}.{last.month}. {last.year}"


def _flow(row: FigureRow, width: float, text: float, words: str) -> Picture:
    moves = [Move(*keys_of(each), each.count) for each in row.parts]
    return flow_picture(moves, places_of(row), width=width, text=text, heads=(AT_START, AT_END), words=words)
