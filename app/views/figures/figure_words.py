"""A figure in words for the page: the large number, what stands beside it, and why something is hidden."""

from app.language.number_words import whole_number
from app.rules.key_figures import HIT, Chart, Shape
from app.services.chart_shapes_ground import UNTIL_NOW, capital, decimal_number, percent_words
from app.services.chart_shapes_words import UNKNOWN, UNKNOWN_POPULATION, number_of, shows_numbers
from app.services.figure_rows import FigureRow

HIDDEN = "Skjult"
NOBODY = "Ingen"
WAITING, SO_FAR = "none", "midt i rækken af dem, det er sket for. {whole} i alt"
WHOLE = "Tallet er skjult, så ingen kan kendes."
WHOLE_AND_SOME = "Det samlede tal og nogle af delene er skjult, så ingen kan kendes."
OF_THEM = "Det er skjult, hvor mange af dem det gælder, så ingen kan kendes."
PARTS = "Det samlede tal vises. Delene er skjult, så ingen kan kendes."
SOME = "Det samlede tal vises. Nogle af delene er skjult, så ingen kan kendes."


def large(row: FigureRow) -> str:
    """Return the number that stands large: a percent, days, a rate, or how many."""
    if row.n is None:
        return capital(number_of(row))
    if row.n == 0:
        return NOBODY
    if row.rate is not None:
        return f"{decimal_number(row.rate)} for hver 1.000"
    if row.figure.rated:
        return capital(UNKNOWN)
    shape = row.figure.shape
    if shape is Shape.SHARE:
        return HIDDEN if row.percent is None else percent_words(row.percent)
    if shape is Shape.RATIO:
        return HIDDEN if row.ratio is None else decimal_number(row.ratio)
    if shape is Shape.DAYS and row.middle is not None:
        return days(row.middle)
    return whole_number(row.n)


def beside(row: FigureRow, *, runs: bool = False) -> str:
    """Return what stands beside it: of how many, the mean where there is one, and that the period still runs."""
    if not row.n:
        return ""
    said = [UNTIL_NOW if runs and row.figure.shape is Shape.COUNT else _of_how_many(row)]
    if row.average is not None:
        said.append(f"i gennemsnit {decimal_number(row.average)} år")
    if row.middle is not None and row.figure.shape is not Shape.DAYS:
        said.append(f"midt i rækken {days(row.middle)}")
    return ", ".join(each for each in said if each)


def why_hidden(row: FigureRow) -> str:
    """Return why something of it is not shown, kindly; nothing when all of it is."""
    if not row.suppressed:
        return ""
    if row.n is None:
        return WHOLE_AND_SOME if _shows_parts(row) else WHOLE
    if row.figure.shape is Shape.SHARE:
        return OF_THEM
    return PARTS if all(each.count is None for each in row.parts) else SOME


def has_numbers(row: FigureRow) -> bool:
    """Tell whether there is anything to draw: numbers of this period, or of those before where they are drawn too."""
    if row.figure.rated:
        return shows_numbers(row)
    if row.figure.chart in (Chart.LINE, Chart.MULTIPLES):
        return bool(row.n) or any(each.value is not None for each in row.past)
    return bool(row.n) and any(each.count is not None for each in row.parts)


def days(number: float) -> str:
    """»1 dag«, »14,5 dage«."""
    return "1 dag" if number == 1 else f"{decimal_number(number)} dage"


def _shows_parts(row: FigureRow) -> bool:
    return any(each.count for each in row.parts)


def _of_how_many(row: FigureRow) -> str:
    whole, shape = whole_number(row.n or 0), row.figure.shape
    if shape is Shape.SHARE:
        hit = next((each.count for each in row.parts if each.key == HIT), None)
        return f"{whole_number(hit)} af {whole}" if hit is not None else f"af {whole}"
    if shape is Shape.RATIO:
        return f"{whole} delt på {whole_number(row.per)}" if row.per else ""
    if row.figure.rated and row.rate is None:
        return UNKNOWN_POPULATION
    if row.rate is not None and row.per:
        return f"{whole} af {whole_number(row.per)} børn"
    if shape is Shape.DAYS and row.middle is not None:
        waiting = row.part(WAITING)
        # A median is of those it has happened for; the others may still wait for long.
        return f"midt i rækken af {whole}" if waiting is None or waiting.count == 0 else SO_FAR.format(whole=whole)
    # A picture of bars says it above them.
    return "" if shape is Shape.COUNT or row.figure.chart is Chart.BARS else "i alt"
