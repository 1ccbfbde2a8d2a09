"""The figures of a department in words: each number with its limits, its parts as a table, and each file in a line.

What is hidden is said as »mindst« and »højst«, never as a number between them.
"""

from collections.abc import Sequence

from app.language.dates import long_date
from app.language.number_words import whole_number
from app.rules.figure_periods import PeriodKind, kind_of, period_words, short_words
from app.rules.key_figures import Shape
from app.services.chart_shapes_ground import HIDDEN, capital, decimal_number, percent_words
from app.services.chart_shapes_words import OF_A_SHARE, UNKNOWN, UNKNOWN_POPULATION, FigureTable
from app.services.department_rows import FEWEST, Between, Bounds, DepartmentPage, DepartmentPart, DepartmentRow
from app.services.department_values import has_mean, has_middle
from app.services.period_files import PeriodFileRow

HEAD = ("Del", "Antal", "Andel", "Skjult i")
RATED, MIDDLE = "For hver 1.000", "Median, dage"
OTHERS = "De andre"
NAMELESS = "Uden navn"
BOUNDS = "»Mindst« og »højst« står, hvor nogle af filerne skjuler et lille tal."
LEFT_OUT = "Yderligere {files} er ikke lagt med, fordi de viser mindre grupper, end I viser nu. Bed om at få dem igen."
EARLY = "Ikke alle er talt til periodens slutning; den første stopper {day}. Vent med at sammenligne."
TWIN = "En anden fil har de samme tal. Er det den samme, så fjern den ene."
ALONE = "Afdelingens tal vises, når der er mindst to filer, så ingen rådgiver står alene."
BESIDE = "Til sammenligning står {period} ({files}). Er det ikke de samme rådgivere, så se på andelene, ikke antallene."
NO_MIDDLE, NO_MEAN = "medianen kan ikke siges ud fra filerne", "gennemsnittet kan ikke siges ud fra filerne"
MUCH_HIDDEN = "Mange tal er skjult, fordi grupperne er små. "
LONGER = {
    PeriodKind.QUARTER: "Hent filerne for hele året i stedet: jo længere periode, jo mindre bliver skjult.",
    PeriodKind.HALF_YEAR: "Et helt år skjuler mindre. Det kræver, at I giver tal ud for kvartaler og år i stedet for "
    "halvår.",
    PeriodKind.YEAR: "Se på de samlede tal og på andelene; et år er det længste, filerne kan dække.",
}


def together(page: DepartmentPage) -> str:
    """Return »Tallene fra 3 filer.«, which of them are not with, and that not all were counted to the end."""
    told = [f"Tallene fra {files_words(page.files)}."]
    if page.left_out:
        told.append(LEFT_OUT.format(files=files_words(page.left_out)))
    if page.files < FEWEST:
        told.append(ALONE)
    if page.counted_to and page.counted_to < page.period.last:
        told.append(EARLY.format(day=long_date(page.counted_to)))
    return " ".join(told)


def beside(page: DepartmentPage) -> str:
    """Return which period stands beside this one; empty without one."""
    if page.before is None:
        return ""
    return BESIDE.format(period=short_words(page.before.period), files=files_words(page.before.files))


def period_of(page: DepartmentPage) -> str:
    """Return the period of a page with its days."""
    return period_words(page.period)


def before_of(page: DepartmentPage) -> str:
    """Return what the period beside it is called; empty without one."""
    return short_words(page.before.period) if page.before else ""


def hint_of(page: DepartmentPage) -> str:
    """Return what to do when most files hide something of most figures; empty when they do not."""
    counted = [row for row in page.rows if row.n.low or row.n.high is None]
    bad = sum(2 * row.hidden_in > row.files for row in counted)
    return MUCH_HIDDEN + LONGER[kind_of(page.period)] if counted and 2 * bad > len(counted) else ""


def files_words(number: int) -> str:
    """»én fil«, »3 filer«."""
    return "én fil" if number == 1 else f"{number} filer"


def told_of(row: PeriodFileRow) -> str:
    """»Team Nord: gemt 3. september 2026, hentet 22. november 2026«."""
    days = [f"gemt {long_date(row.made_on)}"] if row.made_on else []
    days += [f"hentet {long_date(row.read_on)}"] if row.read_on else []
    days += [f"talt til og med {long_date(row.counted_to)}"] if row.counted_to < row.period.last else []
    return f"{row.label or NAMELESS}: {', '.join(days)}" if days else row.label or NAMELESS


def names_of(rows: Sequence[PeriodFileRow]) -> list[str]:
    """Return what each line is called where no two may be called the same."""
    told = [told_of(each) for each in rows]
    return [
        f"{words} ({told[:place].count(words) + 1})" if words in told[:place] else words
        for place, words in enumerate(told)
    ]


def number_of(row: DepartmentRow) -> str:
    """Return the number of a figure with its limits: »142 af 172 (83 %)«, »mindst 120, højst 140, skjult i 2 filer«."""
    told, where = _number(row), hidden_words(_main(row), row.files)
    if where:
        told = f"{HIDDEN} i {where}" if told == HIDDEN else f"{told}, {HIDDEN} i {where}"
    return " · ".join([told, *values_of(row)])


def short_number_of(row: DepartmentRow) -> str:
    """Return the number without in how many files it is hidden, for a column of them."""
    return " · ".join([_number(row), *(each for each in values_of(row) if each not in (NO_MIDDLE, NO_MEAN))])


def values_of(row: DepartmentRow) -> list[str]:
    """Return the median and the mean as nearly as they can be said, or that they cannot."""
    told = []
    if has_middle(row.figure) and (row.n.low or row.middle):
        told.append(f"median {between_words(row.middle, 'dage', row.files)}" if row.middle else NO_MIDDLE)
    if has_mean(row.figure) and (row.n.low or row.mean):
        told.append(f"gennemsnit {between_words(row.mean, 'år', row.files)}" if row.mean else NO_MEAN)
    return told


def between_words(value: Between, unit: str, files: int) -> str:
    """»34 dage«, »mellem 43 og 91 dage«, »mindst 366 dage, i 3 af 5 filer«."""
    where = f", i {value.files} af {files_words(files)}" if value.files < files else ""
    return f"{_between(value)} {unit}{where}"


def table_of(row: DepartmentRow, was: DepartmentRow | None = None, before: str = "") -> FigureTable | None:
    """Return the parts of a figure; none when it has no parts, or nobody shows any of them.

    With `was` the last column is what each part was in the period called `before`. A column of nothing is left out.
    """
    if row.figure.shape in (Shape.COUNT, Shape.SHARE, Shape.RATIO):
        return None
    shown = [each for each in row.parts if bounds_words(each.bounds) != HIDDEN]
    middles = any(each.middle for each in row.parts)
    rows = [(*_cells(each, row, middles=middles), *_was(each, was)) for each in shown]
    third = RATED if row.figure.rated else HEAD[2]
    head = (*HEAD[:2], third, HEAD[3], *((MIDDLE,) if middles else ()), *((capital(before),) if was else ()))
    if shown and len(shown) < len(row.parts):
        rows.append((OTHERS, HIDDEN, *("" for _ in head[2:])))
    return _without_empty(head, rows) if rows else None


def bounds_words(bounds: Bounds) -> str:
    """Return the number with its limits; »at least 0« says nothing."""
    if bounds.exact is not None:
        return whole_number(bounds.exact)
    return HIDDEN if bounds.high is None and not bounds.low else bounds.words


def part_percent(part: DepartmentPart) -> str:
    """»83 %«, »mellem 70 og 81 %«; empty when nobody knows."""
    if part.percent is not None:
        return percent_words(part.percent)
    if part.percents is None:
        return ""
    low, high = (whole_number(each) for each in part.percents)
    return f"mellem {low} og {high}\u00a0%" if low != "0" else f"højst {high}\u00a0%"


def hidden_words(bounds: Bounds, files: int) -> str:
    """»2 af 3 filer«; nothing when all of them show it."""
    return f"{bounds.hidden_in} af {files_words(files)}" if bounds.hidden_in else ""


def part_name(part: DepartmentPart) -> str:
    """Return what a part is called, with a capital; the two parts of a share are »Ja« and »Nej«.

    A file tells keys and never words, so those of a share have none that is for reading.
    """
    return capital(OF_A_SHARE.get(part.key, part.label or part.key))


def _main(row: DepartmentRow) -> Bounds:
    return row.hit.bounds if row.figure.shape is Shape.SHARE and row.hit else row.n


def _number(row: DepartmentRow) -> str:
    if row.figure.shape is Shape.SHARE:
        return _share(row)
    if row.ratio is not None:
        return f"{decimal_number(row.ratio)} ({bounds_words(row.n)} i alt)"
    if row.rate is not None:
        return f"{decimal_number(row.rate)} for hver 1.000 ({bounds_words(row.n)})"
    told = bounds_words(row.n)
    return f"{told} ({UNKNOWN}: {UNKNOWN_POPULATION})" if row.figure.rated and told != HIDDEN else told


def _share(row: DepartmentRow) -> str:
    if row.n.exact == 0:
        return "ingen"
    percent = part_percent(row.hit) if row.hit else ""
    hits, whole = bounds_words(row.hit.bounds) if row.hit else HIDDEN, bounds_words(row.n)
    return HIDDEN if hits == whole == HIDDEN else f"{hits} af {whole}{f' ({percent})' if percent else ''}"


def _cells(part: DepartmentPart, row: DepartmentRow, *, middles: bool) -> tuple[str, ...]:
    third = part_percent(part)
    if row.figure.rated:
        third = decimal_number(part.rate) if part.rate is not None else ""
    middle = (between_words(part.middle, "", row.files).replace(" ,", ",").strip() if part.middle else "",)
    told = (part_name(part), bounds_words(part.bounds), third, hidden_words(part.bounds, row.files))
    return (*told, *(middle if middles else ()))


def _without_empty(head: Sequence[str], rows: Sequence[Sequence[str]]) -> FigureTable:
    kept = [place for place in range(len(head)) if place < len(HEAD[:2]) or any(cells[place] for cells in rows)]
    return FigureTable(tuple(head[at] for at in kept), tuple(tuple(cells[at] for at in kept) for cells in rows))


def _was(part: DepartmentPart, was: DepartmentRow | None) -> tuple[str, ...]:
    if was is None:
        return ()
    found = was.part(part.key)
    if found is None:
        return (whole_number(0),)
    percent = part_percent(found) if found.percent is not None and not was.figure.rated else ""
    return (f"{bounds_words(found.bounds)}{f' ({percent})' if percent else ''}",)


def _between(value: Between) -> str:
    low = decimal_number(value.low)
    if value.high is None:
        return f"mindst {low}"
    high = decimal_number(value.high)
    return low if low == high else f"mellem {low} og {high}"
