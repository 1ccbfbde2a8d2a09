"""Which figures have nothing to tell of a period: they are gathered, so that nobody meets a wall of »Skjult«."""

from app.rules.key_figures import Chart, Shape
from app.services.chart_shapes_words import shows_numbers
from app.services.figure_rows import FigureRow

EMPTY, EMPTY_ABOUT = "Intet at tælle", "Det her er der ingen af i perioden."
_FEWEST_BANDS = 3
_DIVIDED = (Shape.PARTS, Shape.DAYS, Shape.TAGS)


def is_all_hidden(row: FigureRow) -> bool:
    """Tell whether a figure says nothing of its period: its group is hidden, or the part that matters of a share.

    One band or two of a flow do not tell how anybody moved.
    """
    shown = sum(bool(each.count) for each in row.parts)
    if not row.suppressed or shown >= (_FEWEST_BANDS if row.figure.shape is Shape.FLOW else 1):
        return False
    return row.n is None or row.figure.shape is Shape.SHARE


def is_empty(row: FigureRow) -> bool:
    """Tell whether there was nothing to count, and there is no number of the periods before to hold it against."""
    return row.n == 0 and not row.suppressed and not shows_numbers(row)


def why_all_hidden(smallest: int) -> str:
    """Return why figures are gathered of which nothing is shown, in a sentence."""
    return f"De er skjult, fordi der er færre end {smallest}, eller fordi de ville røbe et andet lille tal."


def is_in_bars(row: FigureRow) -> bool:
    """Tell whether a figure is drawn as one bar for each of its parts, so that bars can stand in its table."""
    return row.figure.chart is Chart.BARS and row.figure.shape in _DIVIDED and shows_numbers(row)
