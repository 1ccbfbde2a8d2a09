"""The figures of a department in words: each number with its limits, its parts as a table, and each file in a line."""

from collections.abc import Sequence

from app.language.dates import long_date
from app.rules.key_figures import HIT, Shape
from app.services.chart_shapes_ground import HIDDEN, decimal_number, percent_words
from app.services.chart_shapes_words import FigureTable
from app.services.department_figures import Bounds, DepartmentPage, DepartmentPart, DepartmentRow
from app.services.period_files import PeriodFileRow

HEAD = ("Del", "Antal", "Andel", "Skjult i")
OTHERS = "De andre"
NAMELESS = "Uden navn"
LEFT_OUT = "Yderligere {files} er ikke lagt med, fordi de viser mindre grupper, end I viser nu. Bed om at få dem igen."
EARLY = "Ikke alle er talt til periodens slutning; den første stopper {day}. Vent med at sammenligne."
TWIN = "En anden fil har de samme tal. Er det den samme, så fjern den ene."


def together(page: DepartmentPage) -> str:
    """Return »Tallene fra 3 filer.«, which of them are not with, and that not all were counted to the end."""
    told = [f"Tallene fra {_files(page.files)}."]
    if page.left_out:
        told.append(LEFT_OUT.format(files=_files(page.left_out)))
    if page.counted_to and page.counted_to < page.period.last:
        told.append(EARLY.format(day=long_date(page.counted_to)))
    return " ".join(told)


def _files(number: int) -> str:
    return "én fil" if number == 1 else f"{number} filer"


def told_of(row: PeriodFileRow) -> str:
    """»Team Nord: gemt 3. september 2026, hentet 22. november 2026«."""
    days = [f"gemt {long_date(row.made_on)}"] if row.made_on else []
    days += [f"hentet {long_date(row.read_on)}"] if row.read_on else []
    days += [f"talt til og med {long_date(row.counted_to)}"] if row.counted_to < row.period.last else []
    return f"{row.label or NAMELESS}: {', '.join(days)}" if days else row.label or NAMELESS


def number_of(row: DepartmentRow) -> str:
    """Return the number of a figure with its limits: »142 af 172 (83 %)«, »mindst 120, højst 140, skjult i 2 filer«."""
    hit = next((each.bounds for each in row.parts if each.key == HIT), None)
    if row.figure.shape is Shape.SHARE:
        percent = f" ({percent_words(row.percent)})" if row.percent is not None else ""
        hits, whole = bounds_words(hit) if hit else HIDDEN, bounds_words(row.n)
        told = HIDDEN if hits == whole == HIDDEN else f"{hits} af {whole}{percent}"
    elif row.ratio is not None:
        told = f"{decimal_number(row.ratio)} ({bounds_words(row.n)} i alt)"
    elif row.rate is not None:
        told = f"{decimal_number(row.rate)} for hver 1.000 ({bounds_words(row.n)})"
    else:
        told = bounds_words(row.n)
    where = _hidden(hit if row.figure.shape is Shape.SHARE and hit else row.n, row.files)
    if told == HIDDEN and where:
        return f"{HIDDEN} i {where}"
    return f"{told}, {HIDDEN} i {where}" if where else told


def table_of(row: DepartmentRow) -> FigureTable | None:
    """Return the parts of a figure; none when it has no parts, or nobody shows any of them."""
    if row.figure.shape in (Shape.COUNT, Shape.SHARE, Shape.RATIO):
        return None
    shown = [each for each in row.parts if bounds_words(each.bounds) != HIDDEN]
    rows = [
        (_part_name(each), bounds_words(each.bounds), _percent(each), _hidden(each.bounds, row.files)) for each in shown
    ]
    if shown and len(shown) < len(row.parts):
        rows.append((OTHERS, HIDDEN, "", ""))
    return FigureTable(HEAD, tuple(rows)) if rows else None


def bounds_words(bounds: Bounds) -> str:
    """Return the number with its limits; »at least 0« says nothing."""
    return HIDDEN if bounds.high is None and not bounds.low else bounds.words


def _part_name(part: DepartmentPart) -> str:
    return f"{part.label[:1].upper()}{part.label[1:]}"


def _percent(part: DepartmentPart) -> str:
    return percent_words(part.percent) if part.percent is not None else ""


def _hidden(bounds: Bounds, files: int) -> str:
    """»2 af 3 filer«; nothing when all of them show it."""
    return f"{bounds.hidden_in} af {files} filer" if bounds.hidden_in else ""


def names_of(rows: Sequence[PeriodFileRow]) -> list[str]:
    """Return what each line is called where no two may be called the same."""
    told = [told_of(each) for each in rows]
    return [
        f"{words} ({told[:place].count(words) + 1})" if words in told[:place] else words
        for place, words in enumerate(told)
    ]
