"""The picture of a figure of the department: bars that are filled as far as is certain and hatched as far as may be.

A share is drawn in percent, this period above the one before; moves from rung to rung are bands where the number is
known. Nothing is drawn between »mindst« and »højst« that would look like a number.
"""

from app.rules.figure_periods import short_words
from app.rules.key_figures import Shape
from app.services.chart_shapes import MOST_BARS, heading_of, picture_of
from app.services.chart_shapes_bars import Bar, bar_picture
from app.services.chart_shapes_ground import HIDDEN
from app.services.curve_shapes import Picture
from app.services.department_rows import Bounds, DepartmentPage, DepartmentPart, DepartmentRow
from app.services.department_words import bounds_words, number_of, part_name, part_percent
from app.services.figure_rows import FigurePage, FigureRow, ShownPart

ALL = 100
FEWEST_BARS = 2
"""One bar alone has nothing beside it to be seen against."""
_BARED = (Shape.PARTS, Shape.DAYS, Shape.TAGS)


def department_picture(row: DepartmentRow, page: DepartmentPage, *, width: float, text: float) -> Picture:
    """Return the picture of a figure; of no height when its number says it all, or nothing is shown."""
    shape, words = row.figure.shape, f"{row.figure.name}: {number_of(row)}."
    if not any(each.bounds.low for each in row.parts):
        return Picture(width, 0, (), words)
    if shape is Shape.FLOW:
        return picture_of(_known(row), _known_page(page, row), width=width, text=text)
    if shape is Shape.SHARE and _has_percent(row):
        bars = _shares(row, page)
        return bar_picture(bars, width=width, text=text, words=_told(words, bars), most=ALL)
    if shape not in _BARED or sum(bounds_words(each.bounds) != HIDDEN for each in row.parts) < FEWEST_BARS:
        return Picture(width, 0, (), words)
    told = _largest(row)
    bars = [_bar(each) for each in told]
    heading = heading_of(shape, bounds_words(row.n), len(row.parts))
    return bar_picture(bars, width=width, text=text, heading=heading, words=_told(words, bars))


def _told(words: str, bars: list[Bar]) -> str:
    return f"{words} {'; '.join(f'{each.label}: {each.told}' for each in bars)}."


def _largest(row: DepartmentRow) -> list[DepartmentPart]:
    wanted = sorted(range(len(row.parts)), key=lambda place: -row.parts[place].bounds.low)
    return [row.parts[place] for place in sorted(wanted[:MOST_BARS])]


def _bar(part: DepartmentPart) -> Bar:
    told = bounds_words(part.bounds)
    percent = part_percent(part)
    words = " · ".join(filter(None, (told, percent)))
    return _bounded(part_name(part), part.bounds, words)


def _bounded(label: str, bounds: Bounds, words: str) -> Bar:
    """Return a bar of a number with limits; of one nobody knows anything of it is the mark of a hidden one."""
    if words == HIDDEN:
        return Bar(label, None)
    return Bar(label, bounds.low, up_to=bounds.high, is_open=bounds.high is None, words=words)


def _shares(row: DepartmentRow, page: DepartmentPage) -> list[Bar]:
    """Return the percent of this period, and of the one before where it is known."""
    found = [(page.period, row)]
    was = page.was(row)
    if was is not None and page.before is not None:
        found.append((page.before.period, was))
    return [_share(short_words(period), each) for period, each in found]


def _share(label: str, row: DepartmentRow) -> Bar:
    hit = row.hit
    if hit is None or not _has_percent(row):
        return Bar(label, None)
    low, high = (hit.percent, hit.percent) if hit.percent is not None else hit.percents or (0, 0)
    return _bounded(label, Bounds(round(low), round(high), 0), part_percent(hit))


def _has_percent(row: DepartmentRow) -> bool:
    return row.hit is not None and (row.hit.percent is not None or row.hit.percents is not None)


def _known(row: DepartmentRow) -> FigureRow:
    """Return a figure with the numbers that are certain; the others are hidden."""
    parts = tuple(ShownPart(each.key, each.label, each.bounds.exact) for each in row.parts)
    return FigureRow(figure=row.figure, parts=parts, n=row.n.exact)


def _known_page(page: DepartmentPage, row: DepartmentRow) -> FigurePage:
    return FigurePage(
        period=page.period, end=page.period.last, running=False, may_leave=True, smallest=0, small_shown=False,
        population=None, rows=(_known(row),),
    )  # fmt: skip
